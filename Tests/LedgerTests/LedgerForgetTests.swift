import Foundation
import Ledger
import Records
import TestSupport
import Testing

@Suite struct LedgerForgetTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Whether any of the ledger's files has the bytes.
  private func holds(_ words: String) throws -> Bool {
    try ["", "-wal", "-shm"].contains { suffix in
      let file = folder.path + "/news.db" + suffix
      guard FileManager.default.fileExists(atPath: file) else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: file)).firstRange(of: Data(words.utf8))
        != nil
    }
  }

  @Test(arguments: [true, false])
  func nothingOfItIsLeft(isCompacting: Bool) throws {
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Peru bombed Chile.", url: "https://bugle.example/peru"))
    let kept = try ledger.contents()
    for number in 0..<40 {
      try ledger.add(
        Sample.record(
          "Xyzzyland bombed Plugh\(number).\nXyzzyland frobbed Plugh\(number).",
          url: "https://bugle.example/xyzzy\(number)"))
    }
    try ledger.correct(
      .init(report: 7, event: "e1"), [.set(.actor, "Frotzers (PER)"), .set(.place, "Frotz")],
      why: "frotz", by: "frotz")
    try ledger.relink()
    #expect(try holds("yzzyland") && holds("frotz") && holds("plugh"))
    #expect(try ledger.forget(reports: Array(2...30)) == 29)
    for number in 29..<40 {
      #expect(try ledger.forget(url: "https://bugle.example/xyzzy\(number)") == 1)
    }
    try ledger.relink()
    if isCompacting { try ledger.compact() }
    for words in ["yzzyland", "lugh", "rotz", "frobbed", "/xyzzy"] {
      #expect(try !holds(words), "\(words)")
    }
    #expect(try ledger.count("corrections") == 0)
    #expect(try ledger.count("reports") == 1)
    #expect(try ledger.count("actors") == 2)
    #expect(try ledger.count("assertions") == 1)
    #expect(
      kept.filter { $0.hasPrefix("actors") }
        == (try ledger.contents()).filter { $0.hasPrefix("actors") })
    #expect(try ledger.text("PRAGMA integrity_check") == "ok")
    #expect(try ledger.count("pragma_foreign_key_check") == 0)
    #expect(try ledger.count("report_text", where: "report_text MATCH 'frobbed'") == 0)
  }

  @Test func allVersionsGo() throws {
    let ledger = try folder.ledger()
    let url = "https://bugle.example/1"
    try ledger.add(Sample.record("Peru bombed Chile.", url: url))
    try ledger.add(Sample.record("Peru bombed Bolivia.", url: url))
    #expect(try ledger.forget(reports: [1]) == 2)
    #expect(try ledger.count("reports") == 0)
    // a number is never used again
    #expect(try ledger.add(Sample.record("Peru bombed Chile.", url: url)) == .new(3))
  }

  @Test(arguments: [
    ("2025-03-14", [2, 3, 4, 5]), ("2025-03-15", [3, 4, 5]), ("2025-04-01", [3, 4]),
    ("2026-01-01", [3]),
  ])
  func whatIsOlderGoes(day: String, left: [Int]) throws {
    let ledger = try folder.ledger()
    let days = ["2025-03-13", "2025-03-14", nil, "2025", "2025-03"]
    for (number, day) in days.enumerated() {
      try ledger.add(
        Sample.record("Peru bombed \(number).", published: day.flatMap { CalendarDate($0) }))
    }
    try ledger.forget(before: #require(CalendarDate(day)))
    let ids = try ledger.text("SELECT group_concat(id) FROM reports")
    #expect(ids == left.map(String.init).joined(separator: ","))
  }

  @Test func unknownReportsAreRefused() throws {
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Peru bombed Chile."))
    #expect(throws: LedgerError(.noReport("2"), file: ledger.path)) {
      try ledger.forget(reports: [1, 2])
    }
    #expect(throws: LedgerError(.noReport("x"), file: ledger.path)) { try ledger.forget(url: "x") }
    #expect(try ledger.count("reports") == 1)
  }
}
