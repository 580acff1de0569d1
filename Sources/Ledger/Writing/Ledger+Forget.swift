import GRDB
import Records

extension Ledger {
  /// Removes reports with everything that hangs on them, all their versions and corrections, and
  /// overwrites where they stood. What they were linked with is linked anew.
  ///
  /// - Returns: how many reports there were, with their versions.
  @discardableResult
  package func forget(reports ids: [Int64]) throws(LedgerError) -> Int {
    try forget { database in
      try ids.map { id in
        let key = try String.fetchOne(
          database, sql: "SELECT key FROM reports WHERE id = ?", arguments: [id])
        guard let key else { throw LedgerError.Reason.noReport("\(id)") }
        return key
      }
    }
  }

  /// Removes the reports of which all versions were published before a day; those without a day
  /// stay.
  @discardableResult
  package func forget(before day: CalendarDate) throws(LedgerError) -> Int {
    try forget { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT key, published FROM reports")
      var isBefore: [String: Bool] = [:]
      for row in rows {
        let published = (row["published"] as String?).flatMap { CalendarDate($0) }
        let isOld = published.map { $0.latest < day.earliest } ?? false
        isBefore[row["key"], default: true] = isBefore[row["key"], default: true] && isOld
      }
      return isBefore.filter(\.value).keys.sorted()
    }
  }

  /// Removes the report of a URL; the number of its versions.
  @discardableResult
  package func forget(url: String) throws(LedgerError) -> Int {
    try forget { database in
      let keys = try String.fetchAll(
        database, sql: "SELECT DISTINCT key FROM reports WHERE url = ?", arguments: [plain(url)])
      guard !keys.isEmpty else { throw LedgerError.Reason.noReport(url) }
      return keys
    }
  }

  private func forget(_ keys: (Database) throws -> [String])
    throws(LedgerError) -> Int
  {
    let count = try write { database in
      let keys = Set(try keys(database)).sorted()
      var count = 0
      try Self.removeLinked(keys: keys, in: database) {
        for key in keys {
          try database.execute(
            sql: "DELETE FROM corrections WHERE report_key = ?", arguments: [key])
          try database.execute(sql: "DELETE FROM reports WHERE key = ?", arguments: [key])
          count += database.changesCount
        }
      }
      try Self.removeOrphans(database)
      // a word that no report has any more still stands in the older parts of an index
      try database.execute(sql: "INSERT INTO report_text (report_text) VALUES ('optimize')")
      try database.execute(sql: "INSERT INTO evidence_text (evidence_text) VALUES ('optimize')")
      return count
    }
    try maintain { try $0.checkpoint(.truncate) }
    return count
  }

  /// Makes the file as small as it can be; needs as much space once more meanwhile.
  package func compact() throws(LedgerError) {
    try maintain { database in
      try database.execute(sql: "VACUUM")
      try database.checkpoint(.truncate)
    }
  }

  /// Actors and coders that nothing refers to.
  private static func removeOrphans(_ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM actors WHERE id NOT IN (SELECT actor_id FROM report_actors);
        DELETE FROM coders WHERE id NOT IN (SELECT coder_id FROM reports);
        """)
  }
}
