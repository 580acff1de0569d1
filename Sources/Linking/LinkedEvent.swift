import Records

/// One event, and all that reports assert of it.
package struct LinkedEvent: Sendable {
  /// `ev-` and a hash of the id of the first assertion: reports that come later do not change it.
  package let id: String
  /// By the day of their reports, then by id; those without a day last. Never empty.
  package let assertions: [Assertion]
  /// How many reports tell of it.
  package let reports: Int
  /// How many of them are no copies of others.
  package let voices: Int
  /// How many outlets are among the voices, where the first report of a voice speaks for it; a
  /// report without an outlet counts for none.
  package let outlets: Int
  /// The first day on which the assertions that tell its day say that it was; of none, the day of
  /// the first report.
  package let from: CalendarDate?
  /// The last such day.
  package let to: CalendarDate?

  /// Of assertions in their order, at least one.
  init(_ assertions: [Assertion]) {
    self.assertions = assertions
    id = Self.id(of: assertions.first?.id ?? "")
    reports = Set(assertions.map(\.report)).count
    let voices = Dictionary(grouping: assertions, by: \.voice)
    self.voices = voices.count
    outlets =
      Set(
        voices.compactMap { voice, copies in
          (copies.first { $0.report == voice } ?? copies.first)?.outlet
        }
      ).count
    let told = assertions.compactMap(\.date).filter { $0.source == .text }
    let published = assertions.compactMap(\.published).first
    from = told.compactMap { $0.value ?? $0.from }.min { $0.earliest < $1.earliest } ?? published
    to = told.compactMap { $0.value ?? $0.to }.max { $0.latest < $1.latest } ?? published
  }

  /// The report that told of it first.
  package var firstReport: String { assertions.first?.report ?? "" }

  /// The type that most assertions have, of several the first of them.
  package var type: EventType {
    var counts: [EventType: Int] = [:]
    for assertion in assertions { counts[assertion.type, default: 0] += 1 }
    var best = assertions.first?.type ?? .consult
    for assertion in assertions where counts[assertion.type, default: 0] > counts[best, default: 0]
    {
      best = assertion.type
    }
    return best
  }

  private static func id(of assertion: String) -> String {
    let digits = String(Hashing.hash(assertion), radix: 16)
    return "ev-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
