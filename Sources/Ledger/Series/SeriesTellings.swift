import GRDB
import Records

extension Ledger {
  /// The series of what the query takes; its sorting and paging do not matter.
  package func series(_ query: EventQuery, by period: Period) throws(LedgerError) -> DyadSeries {
    try read { database in
      let selection = try EventSelection(query, in: database)
      var tellings = SeriesTellings(database)
      return try DyadSeries(
        selection.isEmpty ? [] : try tellings.all(selection), by: period, since: query.since,
        until: query.until)
    }
  }
}

/// Reads the tellings that a series counts, in the order of their ids.
struct SeriesTellings {
  private let database: Database
  private var events = Numbers()
  private var outlets = Numbers()
  private var voices = Numbers()
  private var days = Days()

  init(_ database: Database) { self.database = database }

  mutating func all(_ selection: EventSelection) throws -> [DyadSeries.Telling] {
    try selection.dyads.map { try ofCountries($0, selection) } ?? ofAnybody(selection)
  }

  /// Those of two countries stand together in `dyads`, one day after the other.
  ///
  /// - Parameter dyads: conditions of its rows `d`, one for each two of them.
  mutating func ofCountries(_ dyads: [SQL], _ selection: EventSelection) throws
    -> [DyadSeries.Telling]
  {
    var found: [(assertion: Int64, telling: DyadSeries.Telling)] = []
    for dyad in dyads {
      let rows = try SQLRequest<Row>(
        """
        SELECT d.assertion_id, d.event_id, d.date_from, d.date_to, d.quad_class, d.scale, d.outlet,
          d.voice_id
        FROM \(literal: selection.dyadSource) WHERE \(literal: dyad)
          AND \(literal: selection.dyadCondition)
        """
      ).fetchCursor(database)
      while let row = try rows.next() {
        found.append((row[0], telling(row, voice: row[7])))
      }
    }
    // another sector of the same country, or both directions of a meeting
    found.sort { $0.assertion < $1.assertion }
    return found.indices.compactMap { index in
      index > 0 && found[index].assertion == found[index - 1].assertion
        ? nil : found[index].telling
    }
  }

  /// Those of persons, groups and sectors are looked for as for a list.
  mutating func ofAnybody(_ selection: EventSelection) throws -> [DyadSeries.Telling] {
    let source: SQL =
      try selection.way(wanted: nil, in: database).map {
        """
        (SELECT DISTINCT id FROM (\(literal: $0))) AS c
        CROSS JOIN assertions AS a ON a.id = c.id
        """
      } ?? "assertions AS a"
    let rows = try SQLRequest<Row>(
      """
      SELECT a.id, a.event_id, a.date_from, a.date_to, a.quad_class, a.scale, r.outlet,
        coalesce(r.voice, r.key)
      FROM \(literal: source) CROSS JOIN reports AS r ON r.id = a.report_id
      WHERE \(literal: selection.condition) ORDER BY a.id
      """
    ).fetchCursor(database)
    var tellings: [DyadSeries.Telling] = []
    while let row = try rows.next() {
      tellings.append(telling(row, voice: voices.number(of: row[7])))
    }
    return tellings
  }

  /// An assertion that was not linked is an event of its own; numbers of events are below zero.
  private mutating func telling(_ row: Row, voice: Int64) -> DyadSeries.Telling {
    let event: String? = row[1]
    let outlet: String? = row[6]
    return DyadSeries.Telling(
      event: event.map { -1 - events.number(of: $0) } ?? row[0],
      from: days.number(row[2]), to: days.number(row[3]), quadClass: row[4], scale: row[5],
      outlet: outlet.map { outlets.number(of: $0) }, voice: voice)
  }
}

/// A number for each text, from 0.
private struct Numbers {
  private var numbers: [String: Int64] = [:]

  mutating func number(of text: String) -> Int64 {
    if let number = numbers[text] { return number }
    let number = Int64(numbers.count)
    numbers[text] = number
    return number
  }
}

/// Reads days as text; the same one often comes many times, one after the other.
private struct Days {
  private var last: (text: String, number: DayNumber?) = ("", nil)

  mutating func number(_ text: String?) -> DayNumber? {
    guard let text else { return nil }
    if text != last.text { last = (text, CalendarDate(text).map { DayNumber($0) }) }
    return last.number
  }
}
