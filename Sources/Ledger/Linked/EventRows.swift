import GRDB
import Linking
import Records

/// Writes which events assertions tell of; an event that was there keeps its id.
struct EventRows {
  let database: Database

  func write(_ events: [LinkedEvent]) throws {
    let old = try oldEvents()
    let ids = try EventIDs(events, old: old, isTaken: isTaken)
    try database.execute(
      sql: """
        UPDATE assertions SET event_id = NULL
        WHERE event_id IN (SELECT event_id FROM temp.touched)
        """)
    let upsert = try database.cachedStatement(
      sql: """
        INSERT INTO events
          (id, type, first_report_id, first_day, last_day, reports, voices, outlets)
        VALUES (?, ?, (SELECT id FROM reports WHERE key = ? AND is_current = 1), ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          type = excluded.type, first_report_id = excluded.first_report_id,
          first_day = excluded.first_day, last_day = excluded.last_day,
          reports = excluded.reports, voices = excluded.voices, outlets = excluded.outlets
        """)
    let link = try database.cachedStatement(sql: "UPDATE assertions SET event_id = ? WHERE id = ?")
    for (event, id) in zip(events, ids.ids) {
      try upsert.execute(arguments: [
        id, event.type.rawValue, event.firstReport, event.from?.description,
        event.to?.description, event.reports, event.voices, event.outlets,
      ])
      for assertion in event.assertions {
        guard let number = AssertionReader.number(of: assertion) else { continue }
        try link.execute(arguments: [id, number])
      }
    }
    try database.execute(
      sql: """
        DELETE FROM events WHERE id IN (SELECT event_id FROM temp.touched)
          AND NOT EXISTS (SELECT 1 FROM assertions WHERE event_id = events.id)
        """)
  }

  /// Of the rows of assertions, the events that they told of so far.
  private func oldEvents() throws -> [Int64: String] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT a.id, a.event_id FROM temp.linking AS l JOIN assertions AS a ON a.id = l.assertion_id
        WHERE a.event_id IS NOT NULL
        """)
    var old: [Int64: String] = [:]
    while let row = try rows.next() { old[row["id"]] = row["event_id"] }
    return old
  }

  private func isTaken(_ id: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM events WHERE id = ?)", arguments: [id]) ?? false
  }
}

/// The ids of events: each keeps the one that most of its assertions had, if no other has a better
/// claim to it.
private struct EventIDs {
  /// In the order of the events.
  let ids: [String]

  init(_ events: [LinkedEvent], old: [Int64: String], isTaken: (String) throws -> Bool) throws {
    struct Claim {
      let event: Int
      let id: String
      let count: Int
    }
    var claims: [Claim] = []
    for (number, event) in events.enumerated() {
      let had = event.assertions.compactMap { AssertionReader.number(of: $0).flatMap { old[$0] } }
      for (id, same) in Dictionary(grouping: had, by: \.self) {
        claims.append(Claim(event: number, id: id, count: same.count))
      }
    }
    claims.sort { ($1.count, $0.id, $0.event) < ($0.count, $1.id, $1.event) }
    var ids: [Int: String] = [:]
    var used: Set<String> = []
    for claim in claims where ids[claim.event] == nil && !used.contains(claim.id) {
      ids[claim.event] = claim.id
      used.insert(claim.id)
    }
    self.ids = try events.enumerated().map { number, event in
      if let id = ids[number] { return id }
      var id = event.id
      var copy = 1
      while try used.contains(id) || isTaken(id) {
        copy += 1
        id = "\(event.id)-\(copy)"
      }
      used.insert(id)
      return id
    }
  }
}
