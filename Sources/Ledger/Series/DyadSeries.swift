import GRDB
import Records

/// What two sides did to each other, step by step.
package struct DyadSeries: Sendable, Equatable, Encodable {
  /// One for each step between the first and the last, also where nothing was.
  package let points: [Point]
  /// How many events have no date, or none that lies within one step: they are in no point.
  package let unplaced: Int

  /// One step.
  package struct Point: Sendable, Equatable, Encodable {
    /// `2025-08-09`, `2025-W32` or `2025-08`.
    package let period: String
    /// The first day.
    package let start: CalendarDate
    /// How many events of the quad classes 1 to 4.
    package let counts: [Int]
    /// The mean of PLOVER's scores; nil where there is no event.
    package let meanScale: Double?
    /// How many events.
    package let events: Int
    /// How many outlets tell of them that do not only copy others.
    package let outlets: Int

    private enum CodingKeys: String, CodingKey {
      case period, start, counts, events, outlets
      case meanScale = "mean_scale"
    }
  }

  /// More steps than so many are refused.
  package static let mostPoints = 20_000

  /// One report's telling of an event of the two; small, as there may be many.
  package struct Telling: Sendable {
    /// Of the linked event, or any number that no other event has.
    let event: Int64
    /// The same for copies of one text.
    let voice: Int64
    let scale: Double
    /// Of the outlet; below zero where it has no name.
    let outlet: Int32
    private let first: Int32
    private let last: Int32
    let quadClass: Int8

    /// - Parameters:
    ///   - from: the first day that it may be; nil where open.
    ///   - to: the last day that it may be; nil where open.
    ///   - outlet: its number; nil where it has no name.
    package init(
      event: Int64, from: DayNumber?, to: DayNumber?, quadClass: Int, scale: Double, outlet: Int32?,
      voice: Int64
    ) {
      self.event = event
      self.voice = voice
      self.scale = scale
      self.outlet = outlet ?? -1
      first = from.map { Int32(clamping: $0.value) } ?? Self.open
      last = to.map { Int32(clamping: $0.value) } ?? Self.open
      self.quadClass = Int8(clamping: quadClass)
    }

    private static let open = Int32.min

    /// Nil where a bound is open.
    var days: (first: DayNumber, last: DayNumber)? {
      first == Self.open || last == Self.open
        ? nil : (DayNumber(Int(first)), DayNumber(Int(last)))
    }
  }

  /// Too many steps for one series.
  package struct TooLong: Error, CustomStringConvertible {
    package let count: Int
    package var description: String {
      "\(count) periods are too many for a series (at most \(mostPoints)); "
        + "take longer ones with --by, or bounds with --since and --until"
    }
  }

  /// Counts every event once: its first telling that has a date says when and what it is.
  ///
  /// - Parameters:
  ///   - since: where the series begins; nil for its first event.
  ///   - until: where it ends, inclusive; nil for its last event.
  package init(
    _ tellings: some Sequence<Telling>, by period: Period, since: CalendarDate? = nil,
    until: CalendarDate? = nil
  ) throws(TooLong) {
    var steps: [DayNumber: Step] = [:]
    var placed: [Int64: DayNumber] = [:]
    placed.reserveCapacity(tellings.underestimatedCount)
    var others: Set<Int64> = []
    for telling in tellings {
      let known = placed[telling.event]
      guard let start = known ?? Self.start(of: telling, by: period) else {
        others.insert(telling.event)
        continue
      }
      steps[start, default: Step()].add(telling, isFirst: known == nil)
      if known == nil { placed[telling.event] = start }
    }
    unplaced = others.count { placed[$0] == nil }
    let first = since.map { period.start(of: DayNumber($0)) } ?? steps.keys.min()
    let last =
      until.map { period.start(of: Self.lastDay(of: $0)) } ?? steps.keys.max()
    guard let first, let last, first <= last else {
      points = []
      return
    }
    let days = [Period.day: 1, .week: 7, .month: 31][period] ?? 1
    let count = (last.value - first.value) / days + 1
    guard count <= Self.mostPoints else { throw TooLong(count: count) }
    var points: [Point] = []
    var start = first
    while start <= last {
      if let date = start.date {
        points.append((steps[start] ?? Step()).point(period.label(start), date))
      }
      start = period.next(after: start)
    }
    self.points = points
  }

  private static func lastDay(of date: CalendarDate) -> DayNumber {
    CalendarDate(date.lastDay).map { DayNumber($0) } ?? DayNumber(date)
  }

  private static func start(of telling: Telling, by period: Period) -> DayNumber? {
    guard let days = telling.days else { return nil }
    let start = period.start(of: days.first)
    return days.last == days.first || period.start(of: days.last) == start ? start : nil
  }

  /// What is counted for a step.
  private struct Step {
    var counts = [0, 0, 0, 0]
    var sum = 0.0
    var events = 0
    var firstOutlet: [Int64: Int32] = [:]

    mutating func add(_ telling: Telling, isFirst: Bool) {
      // of several outlets with one text the first one counts
      if firstOutlet[telling.voice] == nil { firstOutlet[telling.voice] = telling.outlet }
      guard isFirst else { return }
      if (1...4).contains(telling.quadClass) { counts[Int(telling.quadClass) - 1] += 1 }
      sum += telling.scale
      events += 1
    }

    func point(_ label: String, _ start: CalendarDate) -> Point {
      Point(
        period: label, start: start, counts: counts,
        meanScale: events == 0 ? nil : sum / Double(events), events: events,
        outlets: Set(firstOutlet.values).count)
    }
  }
}

extension DyadSeries {
  package static let columns = [
    "period", "start", "verbal_cooperation", "material_cooperation", "verbal_conflict",
    "material_conflict", "events", "mean_scale", "outlets",
  ]
}

extension DyadSeries.Point {
  package var cells: [Cell] {
    [.text(period), .date(start)] + counts.map { .integer($0) }
      + [
        .integer(events), meanScale.map { .decimal(($0 * 1000).rounded() / 1000) } ?? .empty,
        .integer(outlets),
      ]
  }
}
