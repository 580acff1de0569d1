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
    let way = try selection.way(wanted: wanted.map { $0 + query.offset }, in: database)
    var seen: Set<String> = []
    var skipped = 0
    for part in parts(selection, way) {
      let hits = try SQLRequest<Row>(literal: part).fetchCursor(database)
      while let row = try hits.next() {
        let hit = EventHit(assertion: row[0], event: row[1])
        if let event = hit.event, !seen.insert(event).inserted { continue }
        skipped += 1
        if skipped <= query.offset { continue }
        if try !body(hit) { return }
      }
    }
  }

  /// The statements whose rows, one after the other, are the result.
  func parts(_ selection: EventSelection, _ way: SQL?) -> [SQL] {
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

  private var order: String {
    switch query.sort {
    case .date: "a.day DESC, a.id DESC"
    case .confidence: "a.confidence DESC, a.id DESC"
    case .reports: "coalesce(e.reports, 1) DESC, e.id IS NULL, e.id, a.day DESC, a.id DESC"
    }
  }
}
