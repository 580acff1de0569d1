import Foundation
import GRDB
import Ledger
import Records
import TestSupport
import Testing

/// Ledgers as older programs wrote them, each with one report that has one correction.
@Suite struct LedgerMigrationTests {
  @Test(arguments: ["1"])
  func ledgerOfAnyVersionIsBroughtUpToDate(version: String) throws {
    let folder = try Folder()
    let path = folder.path + "/news.db"
    let sql = try String(
      decoding: Repository.data("Tests/Fixtures/ledgers/\(version).sql"), as: UTF8.self)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()

    let ledger = try Ledger(path: path)
    let present = try Folder()
    #expect(try ledger.schema() == present.ledger().schema())
    let record = try ledger.record(1)
    #expect(record.record.report.title == "Peru bombs Chile")
    #expect(record.record.events.first?.counts.first?.most == 14)
    #expect(record.reviews == ["e1": .corrected])
    #expect(try ledger.text("SELECT sum(review = 'corrected') FROM current_assertions") == "1")
    #expect(try ledger.count("report_text", where: "report_text MATCH 'village'") == 1)
    #expect(try ledger.corrections().map(\.by) == ["A. Okafor"])
    #expect(try ledger.add(record.record) == .present(1))
    #expect(try ledger.text("PRAGMA integrity_check") == "ok")
  }
}

extension Ledger {
  /// What every table, view, index and trigger is made by, without differences of white space.
  fileprivate func schema() throws -> [String] {
    try read { database in
      try String.fetchAll(database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
    }
  }
}
