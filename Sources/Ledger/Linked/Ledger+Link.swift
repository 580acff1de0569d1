import Foundation
import GRDB
import Linking
import Records

extension Ledger {
  /// How many days before and after a report the others are that may tell the same.
  private static let window = 5

  /// Links what was added, coded anew or corrected since the last time: finds copies, and which
  /// assertions tell of one event.
  ///
  /// Looked at are these reports; those that were published, or tell of something, in a window of
  /// days around them, and name an actor or a country that they name; and whatever was linked with
  /// those. Events and voices keep their ids as long as anything of them is left.
  ///
  /// - Parameter isNew: whether there are reports that were never linked; without them, after a
  ///   correction or when something was forgotten, what was linked before is enough to look at.
  /// - Returns: how many reports were to be linked.
  @discardableResult
  package func relink(_ linker: Linker = Linker(), isNew: Bool = true) throws(LedgerError) -> Int {
    try write { database in
      let fresh = try Self.markFresh(database)
      guard fresh > 0 else { return 0 }
      try Self.widenByEvents(database)
      if isNew { try Self.widenByDays(database) }
      try Voices(database: database).update()
      try Self.widenByEvents(database)
      let events = linker.link(try AssertionReader(database: database).assertions())
      try EventRows(database: database).write(events)
      try database.execute(
        sql: """
          UPDATE reports SET is_linked = 1 WHERE id IN (SELECT report_id FROM temp.fresh);
          DELETE FROM temp.fresh;
          DELETE FROM temp.linking;
          """)
      return fresh
    }
  }

  /// Takes a report, all its versions, out of its events; those that tell the same events, or are
  /// copies of it, will be linked anew.
  static func unlink(key: String, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE reports SET voice = NULL, is_linked = 0 WHERE voice = :key;
        UPDATE reports SET is_linked = 0 WHERE id IN (
          SELECT others.report_id FROM reports AS r JOIN assertions AS own ON own.report_id = r.id
          JOIN assertions AS others ON others.event_id = own.event_id WHERE r.key = :key);
        UPDATE assertions SET event_id = NULL
          WHERE report_id IN (SELECT id FROM reports WHERE key = :key);
        """, arguments: ["key": key])
  }

  /// Marks the current reports that are to be linked, in tables of this connection.
  private static func markFresh(_ database: Database) throws -> Int {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS temp.fresh (report_id INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS temp.linking (report_id INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS temp.named (country TEXT, actor_id INTEGER);
        DELETE FROM temp.fresh;
        DELETE FROM temp.linking;
        DELETE FROM temp.named;
        INSERT INTO temp.fresh SELECT id FROM reports WHERE is_linked = 0 AND is_current = 1;
        INSERT INTO temp.linking SELECT report_id FROM temp.fresh;
        """)
    return try Int.fetchOne(database, sql: "SELECT count(*) FROM temp.fresh") ?? 0
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
          INSERT OR IGNORE INTO temp.linking
            SELECT near.id FROM (
              SELECT id FROM reports WHERE is_current = 1 AND published BETWEEN :from AND :to
              UNION
              SELECT report_id FROM current_assertions WHERE day BETWEEN :from AND :to
            ) AS near
            WHERE EXISTS (
              SELECT 1 FROM report_actors AS x WHERE x.report_id = near.id AND (
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

  /// Marks the reports that have a part in an event that a marked one has.
  private static func widenByEvents(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO temp.linking
          SELECT DISTINCT others.report_id
          FROM temp.linking AS l JOIN assertions AS own ON own.report_id = l.report_id
          JOIN current_assertions AS others ON others.event_id = own.event_id
        """)
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
