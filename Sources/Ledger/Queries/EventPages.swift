import GRDB
import Records

/// One assertion that stands for its event on a page.
struct EventHit: Sendable, Equatable {
  let assertion: Int64
  /// Nil where it was not linked to others yet.
  let event: String?
}

/// Goes through the assertions that a query takes, one for each event.
struct EventPages {
  let query: EventQuery

  /// Calls `body` for events in their order, without those of the offset; until it returns false.
  ///
  /// - Parameter wanted: how many will be taken; nil for all.
  func each(
    wanted: Int?, in database: Database, _ body: (EventHit) throws -> Bool
  ) throws {
    let selection = try EventSelection(query, in: database)
    guard !selection.isEmpty else { return }
    var seen: Set<String> = []
    var last: Int64?
    var skipped = 0
    for part in try parts(selection, wanted: wanted, in: database) {
      let hits = try SQLRequest<Row>(literal: part).fetchCursor(database)
      while let row = try hits.next() {
        let hit = EventHit(assertion: row[0], event: row[1])
        // another sector of the same country
        if hit.assertion == last { continue }
        last = hit.assertion
        if let event = hit.event, !seen.insert(event).inserted { continue }
        skipped += 1
        if skipped <= query.offset { continue }
        if try !body(hit) { return }
      }
    }
  }

  /// The statements whose rows, one after the other, are the result.
  private func parts(
    _ selection: EventSelection, wanted: Int?, in database: Database
  ) throws -> [SQL] {
    let wanted = wanted.map { $0 + query.offset }
    let dyads = try selection.dyads.flatMap { dyads in
      let rows = ofCountries(dyads, selection)
      return try query.sort != .reports || isShort(rows, wanted: wanted, in: database) ? rows : nil
    }
    if let dyads { return [sorted(dyads)] }
    let way = try selection.way(wanted: wanted, in: database)
    let reports: SQL = "CROSS JOIN reports AS r ON r.id = a.report_id"
    if let way {
      let events: SQL = query.sort == .reports ? "LEFT JOIN events AS e ON e.id = a.event_id" : ""
      return [
        """
        SELECT a.id, a.event_id FROM (SELECT DISTINCT id FROM (\(literal: way))) AS c
        CROSS JOIN assertions AS a ON a.id = c.id \(literal: reports) \(literal: events)
        WHERE \(literal: selection.condition) ORDER BY \(sql: order)
        """
      ]
    }
    switch query.sort {
    case .date, .confidence:
      let index = query.sort == .date ? "assertions_by_day" : "assertions_by_confidence"
      return [
        """
        SELECT a.id, a.event_id FROM assertions AS a INDEXED BY \(sql: index)
        \(literal: reports) WHERE \(literal: selection.condition) ORDER BY \(sql: order)
        """
      ]
    case .reports:
      return [
        """
        SELECT a.id, a.event_id FROM events AS e INDEXED BY events_by_reports
        CROSS JOIN assertions AS a ON a.event_id = e.id \(literal: reports)
        WHERE \(literal: selection.condition)
        ORDER BY e.reports DESC, e.id, a.day DESC, a.id DESC
        """,
        """
        SELECT a.id, a.event_id FROM assertions AS a INDEXED BY assertions_by_day
        \(literal: reports) WHERE a.event_id IS NULL AND \(literal: selection.condition)
        ORDER BY a.day DESC, a.id DESC
        """,
      ]
    }
  }

  /// What countries did to each other, which stands in the order of days.
  private func ofCountries(_ dyads: [SQL], _ selection: EventSelection) -> SQL {
    dyads.map { dyad in
      """
      SELECT d.assertion_id AS id, d.event_id AS event_id, d.day AS day, d.confidence AS confidence
      FROM \(literal: selection.dyadSource)
      WHERE \(literal: dyad) AND \(literal: selection.dyadCondition)
      """ as SQL
    }.joined(separator: " UNION ALL ")
  }

  private func sorted(_ rows: SQL) -> SQL {
    switch query.sort {
    case .date: "\(literal: rows) ORDER BY day DESC, id DESC"
    case .confidence: "\(literal: rows) ORDER BY confidence DESC, id DESC"
    case .reports:
      """
      SELECT a.id, a.event_id FROM (\(literal: rows)) AS a
      LEFT JOIN events AS e ON e.id = a.event_id ORDER BY \(sql: order)
      """
    }
  }

  /// Whether the events of all rows are sooner looked up and sorted than events gone through in
  /// their order until as many are found as are wanted.
  private func isShort(_ rows: SQL, wanted: Int?, in database: Database) throws -> Bool {
    guard let wanted else { return true }
    let count =
      try SQLRequest<Int>("SELECT count(*) FROM (\(literal: rows))").fetchOne(database) ?? 0
    let all = try Int.fetchOne(database, sql: "SELECT max(id) FROM assertions") ?? 0
    return Double(count) * Double(count) < Double(wanted) * Double(all)
  }

  private var order: String {
    switch query.sort {
    case .date: "a.day DESC, a.id DESC"
    case .confidence: "a.confidence DESC, a.id DESC"
    case .reports: "coalesce(e.reports, 1) DESC, e.id IS NULL, e.id, a.day DESC, a.id DESC"
    }
  }
}
