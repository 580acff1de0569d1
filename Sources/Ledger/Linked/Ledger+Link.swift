import Foundation
import GRDB
import Linking
import Records

extension Ledger {
  /// How many days before and after a report the others are that may tell the same.
  private static let window = 10

  /// Links what was added, coded anew or corrected since the last time: finds copies, and which
  /// assertions tell of one event.
  ///
  /// Looked at is what was published, or is said to have been, in a window of days around these
  /// reports, and whatever was linked with that. Events and voices keep their ids as long as
  /// anything of them is left.
  ///
  /// - Returns: how many reports were linked that were not before.
  @discardableResult
  package func relink(_ linker: Linker = Linker()) throws(LedgerError) -> Int {
    try write { database in
      let fresh = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM current_reports WHERE voice IS NULL")
      guard let fresh, fresh > 0 else { return 0 }
      try Self.markWindow(database)
      try Voices(database: database).update()
      try Self.widenByEvents(database)
      let events = linker.link(try AssertionReader(database: database).assertions())
      try EventRows(database: database).write(events)
      try database.execute(sql: "DELETE FROM temp.linking")
      return fresh
    }
  }

  /// Takes a report, all its versions, out of its events; those that tell the same events, or are
  /// copies of it, will be linked anew.
  static func unlink(key: String, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE reports SET voice = NULL WHERE voice = :key OR id IN (
          SELECT others.report_id FROM reports AS r JOIN assertions AS own ON own.report_id = r.id
          JOIN assertions AS others ON others.event_id = own.event_id WHERE r.key = :key);
        UPDATE assertions SET event_id = NULL
          WHERE report_id IN (SELECT id FROM reports WHERE key = :key);
        """, arguments: ["key": key])
  }

  /// Marks the current reports near those that were not linked yet, in a table of this connection.
  private static func markWindow(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS temp.linking (report_id INTEGER PRIMARY KEY);
        DELETE FROM temp.linking;
        INSERT INTO temp.linking SELECT id FROM current_reports WHERE voice IS NULL;
        """)
    for span in try spans(database) {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO temp.linking
            SELECT id FROM reports WHERE is_current = 1 AND published BETWEEN :from AND :to
            UNION SELECT a.report_id FROM current_assertions AS a WHERE a.day BETWEEN :from AND :to
          """, arguments: ["from": span.from, "to": span.to])
    }
  }

  /// The days around those that the new reports are of and tell of, without overlaps.
  private static func spans(_ database: Database) throws -> [(from: String, to: String)] {
    let days = try String.fetchAll(
      database,
      sql: """
        SELECT published AS day FROM current_reports WHERE voice IS NULL AND published IS NOT NULL
        UNION SELECT day FROM current_assertions WHERE voice IS NULL AND day IS NOT NULL
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
