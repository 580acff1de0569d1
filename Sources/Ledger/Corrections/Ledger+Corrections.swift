import Foundation
import GRDB
import Records

extension Ledger {
  /// What is said about an event before it is written down.
  package enum Remark: Sendable, Equatable {
    case accept
    case reject
    case set(Correction.Field, String)
  }

  /// The address of an event: the number of its report, and its id in the record.
  package struct Address: Sendable, Equatable, CustomStringConvertible {
    package let report: Int64
    package let event: String

    package init(report: Int64, event: String) {
      self.report = report
      self.event = event
    }

    /// Reads `12:e3`.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let report = Int64(parts[0]), !parts[1].isEmpty else { return nil }
      self.init(report: report, event: String(parts[1]))
    }

    package var description: String { "\(report):\(event)" }
  }

  /// Writes down what somebody says about an event, and applies it; all remarks or none.
  ///
  /// - Throws: `noReport`, `noAssertion`, or `correction` for a value that cannot be.
  package func correct(
    _ address: Address, _ remarks: [Remark], why: String, by: String, at time: Date = Date()
  ) throws(LedgerError) {
    try write { database in
      guard let stored = try Self.stored(address.report, in: database) else {
        throw LedgerError.Reason.noReport("\(address.report)")
      }
      guard let event = stored.record.events.first(where: { $0.id == address.event }) else {
        throw LedgerError.Reason.noAssertion("\(address)")
      }
      for remark in remarks {
        // what a former remark set is what this one finds
        let present = try Self.corrected(stored, in: database)
        let (kind, field, old, new) = try Self.columns(remark, event.id, present.record, database)
        try database.insert(
          "corrections",
          [
            "report_key": stored.key, "predicate": event.why.predicate.exact,
            "start": event.why.predicate.start, "end": event.why.predicate.end,
            "sentence": event.sentence.exact,
            "coded": Correction.coding(of: event, in: stored.record), "kind": kind,
            "field": field, "old": old, "new": new, "why": why, "by": by,
            "at": Self.text(of: time),
          ])
      }
      try Self.rewrite(reportsWithKey: stored.key, in: database)
    }
  }

  /// Everything that was said, in the order in which it was.
  package func corrections() throws(LedgerError) -> [Correction] {
    try read { try Self.corrections(in: $0) }
  }

  private static func corrections(in database: Database) throws -> [Correction] {
    try Row.fetchAll(database, sql: "SELECT * FROM corrections ORDER BY id")
      .compactMap { Correction($0) }
  }

  /// Those that apply to nothing at present: the report, or the event in it, is not there.
  package func idleCorrections() throws(LedgerError) -> [Correction] {
    try read { database in
      try Self.corrections(in: database).filter { correction in
        let ids = try Self.ids(ofKey: correction.reportKey, in: database)
        return try !ids.contains { id in
          try Self.stored(id, in: database).map { correction.index(in: $0.record) != nil }
            ?? false
        }
      }
    }
  }

  /// Takes back what was said; the event is again as if it had not been.
  ///
  /// - Throws: `correction` where there is none of that number.
  package func withdraw(correction id: Int64) throws(LedgerError) {
    try write { database in
      let key = try String.fetchOne(
        database, sql: "SELECT report_key FROM corrections WHERE id = ?", arguments: [id])
      guard let key else {
        throw LedgerError.Reason.correction("no correction \(id); verbale corrections lists them")
      }
      try database.execute(sql: "DELETE FROM corrections WHERE id = ?", arguments: [id])
      try Self.rewrite(reportsWithKey: key, in: database)
    }
  }

  /// A record with what people said about it.
  ///
  /// - Throws: `noReport` where there is none of that number.
  package func record(_ report: Int64) throws(LedgerError) -> CorrectedRecord {
    try read { database in
      guard let stored = try Self.stored(report, in: database) else {
        throw LedgerError.Reason.noReport("\(report)")
      }
      return try Self.corrected(stored, in: database)
    }
  }

  // MARK: Within a transaction

  /// A record as it was coded, with the key of its report.
  struct Stored {
    let id: Int64
    let key: String
    let record: Record
  }

  /// - Parameter isWhole: whether statements, quotations and notices are read, too.
  static func stored(_ id: Int64, isWhole: Bool = true, in database: Database) throws -> Stored? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT key, text, record FROM reports JOIN records ON report_id = id WHERE id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id]).map { row in
      Stored(
        id: id, key: row["key"],
        record: try StoredRecord.record(row["record"], text: row["text"], isWhole: isWhole))
    }
  }

  static func corrected(_ stored: Stored, in database: Database) throws -> CorrectedRecord {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM corrections WHERE report_key = ? ORDER BY id")
    let corrections = try Row.fetchAll(statement, arguments: [stored.key])
      .compactMap { Correction($0) }
    return try CorrectedRecord(stored.record, corrections) { try known($0, in: database) }
  }

  static func ids(ofKey key: String, in database: Database) throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT id FROM reports WHERE key = ? ORDER BY version", arguments: [key])
  }

  private static func rewrite(reportsWithKey key: String, in database: Database) throws {
    for id in try ids(ofKey: key, in: database) {
      guard let stored = try stored(id, in: database) else { continue }
      try RecordRows(corrected(stored, in: database), reportID: id, database: database).write()
    }
    try relink(key: key, in: database)
  }

  /// Somebody of the registry whom any report names.
  private static func known(_ registry: String, in database: Database) throws -> Actor? {
    try Row.fetchOne(
      database, sql: "SELECT name, country, sector FROM actors WHERE identity = ?",
      arguments: [registry]
    ).map { row in
      Actor(
        id: "", name: row["name"], country: row["country"], sector: row["sector"], office: nil,
        registry: registry, mentions: [])
    }
  }

  /// Kind, field, old and new value of a remark; a value is written so that it means the same when
  /// the report is coded anew.
  private static func columns(
    _ remark: Remark, _ event: String, _ record: Record, _ database: Database
  ) throws -> (String, String?, String?, String?) {
    switch remark {
    case .accept: return ("accept", nil, nil, nil)
    case .reject: return ("reject", nil, nil, nil)
    case .set(let field, let text):
      guard let present = record.events.first(where: { $0.id == event }) else {
        throw LedgerError.Reason.noAssertion(event)
      }
      var people = RecordActors(record.actors, known: { try known($0, in: database) })
      var draft = EventDraft(present)
      let old = draft.value(of: field, people: people)
      try draft.set(field, to: text.trimmed, people: &people)
      return ("set", field.rawValue, old, draft.value(of: field, people: people))
    }
  }

  static func text(of time: Date) -> String { time.formatted(.iso8601) }
}
