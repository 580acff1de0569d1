import Foundation
import GRDB
import Records

/// That of the room Records; GRDB has a class of that name.
package typealias Record = Records.Record

/// The records of many reports in one SQLite file, whose tables `LEDGER.md` explains.
///
///     let ledger = try Ledger(path: "news.db")
///     try ledger.add([Ledger.Entry(record, keepsText: ledger.keepsText)])
///
/// Any number of threads and programs may use one file; writers take turns, readers never wait.
package final class Ledger: Sendable {
  /// The path as given.
  package let path: String
  /// Whether the texts of reports are kept, or the words of evidence alone.
  package let keepsText: Bool
  private let reader: any DatabaseReader
  /// Nil where the ledger was opened for reading alone.
  private let writer: DatabasePool?

  /// Opens a ledger for writing and makes it where there is none; one of an older version is
  /// brought to the present form.
  ///
  /// - Parameters:
  ///   - keepsText: whether a new ledger keeps texts; nil for whatever it does.
  ///   - patience: how many seconds to wait for other programs that write.
  package init(path: String, keepsText: Bool? = nil, patience: Double = 60) throws(LedgerError) {
    self.path = path
    do {
      try Self.check(path)
      let pool = try DatabasePool(
        path: path, configuration: Self.configuration(patience: patience))
      // the first look refuses what is no ledger before anything is written
      try pool.writeWithoutTransaction { try Self.claim($0) }
      try Schema.migrator.migrate(pool)
      self.keepsText = try pool.write { try Self.settleText($0, keepsText: keepsText) }
      reader = pool
      writer = pool
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Opens a ledger for reading alone, also on a disk that cannot be written.
  package init(reading path: String) throws(LedgerError) {
    self.path = path
    do {
      guard FileManager.default.fileExists(atPath: path) else { throw LedgerError.Reason.notFound }
      try Self.check(path)
      reader = try Self.openForReading(path)
      writer = nil
      keepsText = try reader.read { database in
        try Self.claim(database)
        guard try Schema.migrator.hasCompletedMigrations(database) else {
          throw LedgerError.Reason.older
        }
        return try Self.setting("text", in: database) != "dropped"
      }
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Runs queries on one state of the file, whatever others write meanwhile.
  package func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try reader.read(body)
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Runs a transaction: all of it is written, or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      guard let writer else { throw LedgerError.Reason.readOnly }
      return try writer.write(body)
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Runs what must stand in no transaction.
  package func maintain(_ body: (Database) throws -> Void) throws(LedgerError) {
    do {
      guard let writer else { throw LedgerError.Reason.readOnly }
      try writer.writeWithoutTransaction(body)
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// A program that made records, and how many current reports it made the records of.
  package struct CoderCount: Sendable, Equatable {
    package let coder: Record.Coder
    package let reports: Int
  }

  /// All coders of current reports, the one of most reports first: more than one are not to be
  /// mixed.
  package func coders() throws(LedgerError) -> [CoderCount] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT c.version, c.model, c.registry, c.lexicon, count(*) AS reports
          FROM current_reports AS r JOIN coders AS c ON c.id = r.coder_id
          GROUP BY c.id ORDER BY reports DESC, c.id
          """
      ).map { row in
        CoderCount(
          coder: .init(
            version: row["version"], model: row["model"], registry: row["registry"],
            lexicon: row["lexicon"]),
          reports: row["reports"])
      }
    }
  }

  // MARK: Opening

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // what is deleted is overwritten
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  private static func openForReading(_ path: String) throws -> any DatabaseReader {
    var configuration = configuration(patience: 10)
    configuration.readonly = true
    do {
      return try DatabasePool(path: path, configuration: configuration)
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
    {
      // a file that nobody can write needs no write-ahead log beside it
      guard !FileManager.default.fileExists(atPath: path + "-wal"),
        let url = URL(fileURLWithPath: path).absoluteString.removingPercentEncoding
      else { throw error }
      return try DatabaseQueue(path: url + "?immutable=1", configuration: configuration)
    }
  }

  /// Refuses folders and files that are no database before SQLite makes files beside them.
  private static func check(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard !isFolder.boolValue else { throw LedgerError.Reason.unreadable("it is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw LedgerError.Reason.unreadable("permission denied")
    }
    let head = try handle.read(upToCount: 16) ?? Data()
    guard head.isEmpty || head == Data("SQLite format 3\0".utf8) else {
      throw LedgerError.Reason.noLedger
    }
  }

  /// Refuses the databases of other programs and of newer versions; an empty one is free to take.
  private static func claim(_ database: Database) throws {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let isFree = id == 0 && (tables == 0 || isUnfinished(database))
    guard isFree || id == Schema.applicationID else { throw LedgerError.Reason.noLedger }
    guard try !Schema.migrator.hasBeenSuperseded(database) else { throw LedgerError.Reason.newer }
  }

  /// Whether a program was ended before it made the first table of its own.
  private static func isUnfinished(_ database: Database) -> Bool {
    let names = try? String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    return names == ["grdb_migrations"]
  }

  private static func settleText(_ database: Database, keepsText: Bool?) throws -> Bool {
    guard let value = try setting("text", in: database) else {
      let keeps = keepsText ?? true
      try database.execute(
        sql: "INSERT INTO settings (name, value) VALUES ('text', ?)",
        arguments: [keeps ? "kept" : "dropped"])
      return keeps
    }
    if keepsText == false, value == "kept" { throw LedgerError.Reason.textIsKept }
    return value == "kept"
  }

  private static func setting(_ name: String, in database: Database) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
  }
}
