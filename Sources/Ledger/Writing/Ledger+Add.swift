import Foundation
import GRDB
import Records

extension Ledger {
  /// What became of a report that was to be added.
  package enum Added: Sendable, Equatable {
    case new(Int64)
    /// The same report had another text before, which is kept and not counted any more.
    case newVersion(Int64, of: Int64)
    /// It is there already: nothing was changed.
    case present(Int64)
  }

  /// Writes records, all in one transaction; a program that is ended meanwhile has written none.
  package func add(_ entries: [Entry], at time: Date = Date()) throws(LedgerError) -> [Added] {
    try write { database in
      try entries.map { try Self.add($0, at: Self.text(of: time), in: database) }
    }
  }

  @discardableResult
  package func add(_ entry: Entry, at time: Date = Date()) throws(LedgerError) -> Added {
    try write { try Self.add(entry, at: Self.text(of: time), in: $0) }
  }

  /// The number of the report if that very text of it is there, as any of its versions.
  package func number(of identity: ReportIdentity) throws(LedgerError) -> Int64? {
    try read { try Self.number(of: identity, in: $0) }
  }

  private static func number(of identity: ReportIdentity, in database: Database) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: "SELECT id FROM reports WHERE key = ? AND content_hash = ?")
    return try Int64.fetchOne(statement, arguments: [identity.key, identity.contentHash])
  }

  private static func add(_ entry: Entry, at time: String, in database: Database) throws -> Added {
    if let id = try number(of: entry.identity, in: database) { return .present(id) }
    let last = try Row.fetchOne(
      database,
      sql: "SELECT id, version FROM reports WHERE key = ? ORDER BY version DESC LIMIT 1",
      arguments: [entry.identity.key])
    let previous: Int64? = last?["id"]
    if previous != nil {
      try database.execute(
        sql: "UPDATE reports SET is_current = 0 WHERE key = ?", arguments: [entry.identity.key])
    }
    let report = entry.record.report
    let id = try database.insert(
      "reports",
      [
        "key": entry.identity.key, "version": (last?["version"] ?? 0) + 1,
        "previous_id": previous, "content_hash": entry.identity.contentHash,
        "url": report.url, "source_id": report.id, "outlet": report.outlet,
        "title": report.title, "byline": report.byline,
        "published": report.published?.description,
        "dated_from": report.dated?.from?.description, "dated_to": report.dated?.to?.description,
        "modified": report.modified?.description, "language": report.language,
        "added": time, "file": entry.file, "piece": entry.piece,
        "coder_id": try coderID(entry.record, in: database),
        "fingerprint": entry.fingerprint,
        "text": entry.keepsText ? report.text : nil,
      ])
    try database.insert("records", ["report_id": id, "record": entry.bytes])
    let stored = Stored(id: id, key: entry.identity.key, record: entry.record)
    try RecordRows(corrected(stored, in: database), reportID: id, database: database).write()
    return previous.map { .newVersion(id, of: $0) } ?? .new(id)
  }

  static func coderID(_ record: Record, in database: Database) throws -> Int64 {
    let coder = record.coder
    let values = [record.format, coder.version, coder.model, coder.registry, coder.lexicon]
    let found = try database.cachedStatement(
      sql: """
        SELECT id FROM coders
        WHERE format = ? AND version = ? AND model = ? AND registry = ? AND lexicon = ?
        """)
    if let id = try Int64.fetchOne(found, arguments: StatementArguments(values)) { return id }
    return try database.insert(
      "coders",
      [
        "format": values[0], "version": values[1], "model": values[2], "registry": values[3],
        "lexicon": values[4],
      ])
  }
}
