import Foundation
import GRDB
import Linking
import Records

extension Ledger {
  /// How many days before and after a report the others are that may tell the same.
  private static let window = 5

  /// Links what was added or coded anew since the last time: finds copies, and which
  /// assertions tell of one event.
  ///
  /// Looked at are these reports; those that were published, or tell of something, in a window of
  /// days around them, and name an actor or a country that they name; and whatever was linked with
  /// those. Events and voices keep their ids as long as anything of them is left.
  ///
  /// - Returns: how many reports were to be linked.
  @discardableResult
  package func relink(_ linker: Linker = Linker()) throws(LedgerError) -> Int {
    try write { database in
      try Self.clearMarks(database)
      try database.execute(
        sql: """
          INSERT INTO temp.fresh SELECT id FROM reports WHERE is_linked = 0 AND is_current = 1;
          INSERT INTO temp.near SELECT report_id FROM temp.fresh;
          INSERT INTO temp.touched SELECT DISTINCT a.event_id FROM temp.fresh AS f
            JOIN reports AS r ON r.id = f.report_id JOIN reports AS versions ON versions.key = r.key
            JOIN assertions AS a ON a.report_id = versions.id WHERE a.event_id IS NOT NULL;
          """)
      let fresh = try Int.fetchOne(database, sql: "SELECT count(*) FROM temp.fresh") ?? 0
      guard fresh > 0 else { return 0 }
      try Self.widenByDays(database)
      try Self.linkMarked(linker, in: database)
      try database.execute(
        sql: """
          UPDATE reports SET is_linked = 1 WHERE id IN (SELECT report_id FROM temp.fresh)
          """)
      return fresh
    }
  }

  /// Links anew what a report tells that was linked before, with those that tell the same.
  static func relink(key: String, in database: Database) throws {
    try clearMarks(database)
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO temp.touched
          SELECT a.event_id FROM reports AS r JOIN assertions AS a ON a.report_id = r.id
          WHERE r.key = :key AND a.event_id IS NOT NULL;
        INSERT INTO temp.linking
          SELECT a.id FROM reports AS r JOIN current_assertions AS a ON a.report_id = r.id
          WHERE r.key = :key AND r.is_linked = 1;
        """, arguments: ["key": key])
    try linkMarked(Linker(), isOfReports: false, in: database)
  }

  /// Removes reports by their keys, and links anew, without them, what they had a part in.
  static func removeLinked(
    keys: [String], in database: Database, removing: () throws -> Void
  ) throws {
    try clearMarks(database)
    for key in keys {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO temp.touched
            SELECT a.event_id FROM reports AS r JOIN assertions AS a ON a.report_id = r.id
            WHERE r.key = :key AND a.event_id IS NOT NULL;
          UPDATE reports SET voice = NULL WHERE voice = :key AND key <> :key;
          """, arguments: ["key": key])
    }
    try removing()
    try database.execute(
      sql: """
        INSERT INTO temp.near
          SELECT id FROM reports WHERE voice IS NULL AND is_linked = 1 AND is_current = 1
        """)
    try linkMarked(Linker(), isOfReports: false, in: database)
  }

  /// Finds the copies among the reports in `near`, then the events that their assertions, and those
  /// of the events in `touched`, tell of.
  private static func linkMarked(
    _ linker: Linker, isOfReports: Bool = true, in database: Database
  ) throws {
    try Voices(database: database).update()
    if isOfReports {
      try database.execute(
        sql: """
          INSERT INTO temp.linking
            SELECT a.id FROM temp.near AS n JOIN current_assertions AS a USING (report_id);
          INSERT OR IGNORE INTO temp.touched
            SELECT a.event_id FROM temp.linking AS l JOIN assertions AS a ON a.id = l.assertion_id
            WHERE a.event_id IS NOT NULL;
          """)
    }
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO temp.linking
          SELECT a.id FROM temp.touched AS t JOIN current_assertions AS a USING (event_id)
        """)
    let events = linker.link(try AssertionReader(database: database).assertions())
    try EventRows(database: database).write(events)
  }

  /// Marks of this connection: reports to be linked, those near them, events that change, and the
  /// assertions that are linked.
  private static func clearMarks(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS temp.fresh (report_id INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS temp.near (report_id INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS temp.named (country TEXT, actor_id INTEGER);
        CREATE TABLE IF NOT EXISTS temp.touched (event_id TEXT PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS temp.linking (assertion_id INTEGER PRIMARY KEY);
        DELETE FROM temp.fresh;
        DELETE FROM temp.near;
        DELETE FROM temp.named;
        DELETE FROM temp.touched;
        DELETE FROM temp.linking;
        """)
  }

  /// Marks the reports around the days of the fresh ones that have an actor or country of theirs.
  private static func widenByDays(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO temp.named SELECT DISTINCT x.country, NULL
          FROM temp.fresh AS f JOIN report_actors AS x USING (report_id) WHERE country IS NOT NULL;
        INSERT INTO temp.named SELECT DISTINCT NULL, x.actor_id
          FROM temp.fresh AS f JOIN report_actors AS x USING (report_id) WHERE country IS NULL;
        """)
    for span in try spans(database) {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO temp.near
            SELECT around.id FROM (
              SELECT id FROM reports WHERE is_current = 1 AND published BETWEEN :from AND :to
              UNION
              SELECT report_id FROM current_assertions WHERE day BETWEEN :from AND :to
            ) AS around
            WHERE EXISTS (
              SELECT 1 FROM report_actors AS x WHERE x.report_id = around.id AND (
                x.country IN (SELECT country FROM temp.named WHERE country IS NOT NULL)
                OR x.actor_id IN (SELECT actor_id FROM temp.named WHERE actor_id IS NOT NULL)))
          """, arguments: ["from": span.from, "to": span.to])
    }
  }

  /// The days around those that the new reports are of and tell of, without overlaps.
  private static func spans(_ database: Database) throws -> [(from: String, to: String)] {
    let days = try String.fetchAll(
      database,
      sql: """
        SELECT published FROM temp.fresh JOIN reports ON id = report_id
          WHERE published IS NOT NULL
        UNION SELECT day FROM temp.fresh JOIN current_assertions USING (report_id)
          WHERE day IS NOT NULL
        ORDER BY 1
        """)
    var spans: [(from: String, to: String)] = []
    for day in days {
      guard let date = CalendarDate(day) else { continue }
      let from = date.moved(days: -window).description
      let to = date.advanced(days: window).description
      if let last = spans.last, from <= last.to {
        spans[spans.count - 1].to = max(last.to, to)
      } else {
        spans.append((from, to))
      }
    }
    return spans
  }
}

extension CalendarDate {
  /// So many days after the first day that the date may mean, or before it.
  fileprivate func moved(days: Int) -> CalendarDate {
    guard days < 0 else { return advanced(days: days) }
    var date = self
    for _ in 0..<(-days) { date = date.dayBefore ?? date }
    return date
  }
}
