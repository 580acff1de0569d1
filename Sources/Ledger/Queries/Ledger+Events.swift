import GRDB
import Records

extension Ledger {
  /// Calls `body` for every event that a query takes, with all that tells it, in the order of the
  /// query; its limit and offset count. Of what was read the ids of events alone are kept.
  ///
  /// The first telling is the surest one that the query takes; the others follow in the order of
  /// their days.
  package func eachEvent(
    _ query: EventQuery, limited: Bool, _ body: (LedgerEvent) throws -> Void
  ) throws(LedgerError) {
    try read { database in
      let tellings = TellingReader(database)
      let selection = try EventSelection(query, in: database)
      var count = 0
      guard !limited || query.limit > 0 else { return }
      try EventPages(query: query).each(wanted: limited ? query.limit : nil, in: database) { hit in
        if let event = try tellings.event(hit, selection) { try body(event) }
        count += 1
        return !limited || count < query.limit
      }
    }
  }
}

/// Reads events with all their tellings; keeps the records that it read last.
final class TellingReader {
  private let database: Database
  private var records: [Int64: Kept] = [:]
  private var order: [Int64] = []
  private static let mostRecords = 256

  init(_ database: Database) { self.database = database }

  /// What is needed of a record, without its text.
  private struct Kept {
    let facts: LedgerEvent.ReportFacts
    let coder: Record.Coder
    let events: [String: Event]
    let actors: [String: Actor]
  }

  /// Nil where a stored record lacks the event, which a damaged file alone can have.
  func event(_ hit: EventHit, _ selection: EventSelection) throws -> LedgerEvent? {
    let which: SQL =
      hit.event.map { "a.event_id = \($0)" } ?? "a.id = \(hit.assertion)"
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT a.report_id, a.local_id, a.latitude, a.longitude, r.key,
          (\(literal: selection.condition)) AS taken
        FROM assertions AS a CROSS JOIN reports AS r ON r.id = a.report_id
        WHERE \(literal: which) AND \(literal: selection.countingCondition)
        ORDER BY taken DESC, CASE WHEN taken THEN -a.confidence ELSE 0 END, r.published IS NULL,
          r.published, a.id
        """, cached: true
    ).fetchAll(database)
    guard let first = rows.first else { return nil }
    let tellings = try rows.compactMap { try telling($0) }
    guard let coder = try record(first["report_id"])?.coder else { return nil }
    let key: String = first["key"]
    let local: String = first["local_id"]
    return LedgerEvent(id: hit.event ?? "\(key):\(local)", coder: coder, tellings: tellings)
  }

  private func telling(_ row: Row) throws -> LedgerEvent.Telling? {
    guard let record = try record(row["report_id"]), let event = record.events[row["local_id"]]
    else { return nil }
    let sources = event.chain.compactMap(\.source.actor) + event.factuality.map(\.holder)
    var seen: Set<String> = []
    let actors = (event.actor + event.recipient + sources)
      .filter { seen.insert($0).inserted }.compactMap { record.actors[$0] }
    let latitude: Double? = row["latitude"]
    let longitude: Double? = row["longitude"]
    return LedgerEvent.Telling(
      report: record.facts, event: event, actors: actors,
      coordinates: latitude.flatMap { latitude in
        longitude.map { .init(latitude: latitude, longitude: $0) }
      })
  }

  private func record(_ id: Int64) throws -> Kept? {
    if let kept = records[id] { return kept }
    guard let stored = try Ledger.stored(id, isWhole: false, in: database) else { return nil }
    let record = try Ledger.corrected(stored, in: database).record
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT added, voice FROM reports WHERE id = ?"),
      arguments: [id])
    let kept = Kept(
      facts: Self.facts(record.report, key: stored.key, added: row?["added"], voice: row?["voice"]),
      coder: record.coder,
      events: Dictionary(
        record.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      actors: Dictionary(
        record.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    if order.count == Self.mostRecords { records[order.removeFirst()] = nil }
    order.append(id)
    records[id] = kept
    return kept
  }

  /// Where the text was dropped, its last part tells how long it was.
  private static func facts(
    _ report: Record.ReportHeader, key: String, added: String?, voice: String?
  ) -> LedgerEvent.ReportFacts {
    LedgerEvent.ReportFacts(
      key: key, title: report.title, outlet: report.outlet, url: report.url,
      published: report.published, added: added, language: report.language, voice: voice,
      length: report.text.isEmpty
        ? report.parts.map(\.end).max() ?? 0 : report.text.unicodeScalars.count,
      lead: report.parts.first { $0.kind == .paragraph }?.end)
  }
}
