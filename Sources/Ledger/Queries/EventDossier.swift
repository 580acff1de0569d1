import GRDB
import Records

/// An event with everything that the ledger has on it: every assertion, on whose word, in which
/// words, and why it was coded so.
package struct EventDossier: Sendable, Encodable {
  package let event: ListedEvent
  package let assertions: [Assertion]

  /// One report's telling.
  package struct Assertion: Sendable, Encodable {
    package let listed: ListedEvent
    /// With the words for chain, evidence and why, as the record has them.
    package let told: Event
    /// Names of those whom ids in `told` mean.
    package let actors: [String: String]
    /// Whether it is of the last version of its report.
    package let isCurrent: Bool
  }
}

extension Ledger {
  /// What there is on an event; nil where there is none.
  ///
  /// - Parameters:
  ///   - name: the id of a linked event, or report and event: `12:e3`.
  ///   - isEverything: whether older versions of reports count, and what a person rejected.
  package func dossier(of name: String, isEverything: Bool = false) throws(LedgerError)
    -> EventDossier?
  {
    try read { database in
      let rows = try Self.rows(of: name, isEverything: isEverything, in: database)
      let listed = try ListedEvents(database).list(rows.map { $0["id"] })
      var assertions: [EventDossier.Assertion] = []
      for (row, listed) in zip(rows, listed) {
        guard let stored = try Self.stored(row["report_id"], in: database) else { continue }
        let record = try Self.corrected(stored, in: database).record
        let local: String = row["local_id"]
        guard let event = record.events.first(where: { $0.id == local }) else { continue }
        assertions.append(
          EventDossier.Assertion(
            listed: listed, told: event,
            actors: Dictionary(
              record.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
            isCurrent: row["is_current"]))
      }
      return assertions.first.map { EventDossier(event: $0.listed, assertions: assertions) }
    }
  }

  /// All assertions of the event, the one that was named first, then the surest.
  private static func rows(of name: String, isEverything: Bool, in database: Database) throws
    -> [Row]
  {
    var named: SQL = "a.event_id = \(name)"
    var first: Int64 = -1
    if let address = Address(name) {
      let row = try Row.fetchOne(
        database, sql: "SELECT id, event_id FROM assertions WHERE report_id = ? AND local_id = ?",
        arguments: [address.report, address.event])
      guard let row else { return [] }
      first = row["id"]
      let event: String? = row["event_id"]
      named = event.map { "a.event_id = \($0) OR a.id = \(first)" } ?? "a.id = \(first)"
    }
    let counting: SQL =
      isEverything ? "1" : "(r.is_current = 1 AND a.review IS NOT 'rejected') OR a.id = \(first)"
    return try SQLRequest<Row>(
      """
      SELECT a.id, a.report_id, a.local_id, r.is_current
      FROM assertions AS a CROSS JOIN reports AS r ON r.id = a.report_id
      WHERE (\(literal: named)) AND (\(literal: counting))
      ORDER BY a.id = \(first) DESC, a.confidence DESC, a.id LIMIT 1000
      """
    ).fetchAll(database)
  }
}
