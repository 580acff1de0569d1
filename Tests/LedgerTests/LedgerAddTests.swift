import Foundation
import GRDB
import Ledger
import Records
import TestSupport
import Testing

@Suite struct LedgerAddTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [
    "Peru bombed Chile.", "", "🚀 bombed 🏔️.\r\nÄgypten bombed \u{FFFD}.",
    "Peru bombed \"Chi'le\"; DROP TABLE reports;--.", "Peru\u{0} bombed Chi\u{0}le.",
  ])
  func recordComesBackAsItWas(text: String) throws {
    let ledger = try folder.ledger()
    let record = Sample.record(text)
    guard case .new(let id) = try ledger.add(record) else {
      Issue.record("it was not new")
      return
    }
    #expect(try ledger.record(id).record == record)
    #expect(try ledger.count("assertions") == record.events.count)
    #expect(try ledger.count("actors") == record.actors.count)
  }

  @Test func tenMegabytesComeBack() throws {
    let ledger = try folder.ledger()
    let text =
      "Peru bombed Chile.\n"
      + String(repeating: String(repeating: "é 🚀 ", count: 100) + "\n", count: 12_000)
    let record = Sample.record(text)
    try ledger.add(record)
    #expect(try ledger.record(1).record.report.text == text)
    let stored = try ledger.text("SELECT substr(text, 1, 18) FROM reports")
    #expect(stored == "Peru bombed Chile.")
  }

  @Test func rowsTellTheEvent() throws {
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Peru bombed Chile.\nChile bombed Peru."))
    let row = try ledger.read { try Row.fetchOne($0, sql: "SELECT * FROM assertions WHERE id = 1") }
    let expected: [String: (any DatabaseValueConvertible)?] = [
      "local_id": "e1", "type": "ASSAULT", "mode": "aerial", "modes": "aerial", "cameo": "195",
      "quad_class": 4, "scale": -9.5, "contexts": "military;territory", "summary": "claimed",
      "factuality": "Uu", "date": "2025-03", "date_precision": "month", "date_from": "2025-03-01",
      "date_to": "2025-03-31", "day": "2025-03-01", "dead_least": 3, "dead_most": nil,
      "predicate": "bombed", "predicate_start": 5, "predicate_end": 11, "place_country": "PER",
      "sentence": "Peru bombed Chile.", "review": nil, "event_id": nil,
    ]
    for (column, value) in expected {
      #expect(row?[column] == value?.databaseValue ?? .null, "\(column)")
    }
    #expect(
      try ledger.count("pairs", where: "actor_country = 'PER' AND recipient_country = 'CHI'") == 1)
    #expect(
      try ledger.text(
        "SELECT name FROM chains JOIN actors ON actors.id = actor_id WHERE assertion_id = 2")
        == "Chile")
    #expect(
      try ledger.text(
        """
        SELECT substr(text, e.start + 1, e."end" - e.start) FROM evidence AS e
        JOIN assertions AS a ON a.id = assertion_id JOIN reports AS r ON r.id = a.report_id
        WHERE role = 'recipient' AND assertion_id = 2
        """) == "Peru.")
  }

  @Test func sameReportTwiceChangesNothing() throws {
    let ledger = try folder.ledger()
    let records = [
      Sample.record("Peru bombed Chile.", url: "https://bugle.example/1"),
      Sample.record("Peru bombed Chile.", url: "https://bugle.example/2"),
      Sample.record("Peru bombed Chile.", id: "17"), Sample.record("Peru bombed Chile."),
    ]
    for record in records { try ledger.add(record) }
    #expect(try ledger.count("reports") == 4)
    let before = try ledger.contents()
    for (index, record) in records.enumerated() {
      #expect(try ledger.add(record) == .present(Int64(index + 1)))
    }
    #expect(try ledger.contents() == before)
    #expect(try ledger.number(of: ReportIdentity(records[1].report)) == 2)
    let other = Sample.record("Peru bombed Bolivia.").report
    #expect(try ledger.number(of: ReportIdentity(other)) == nil)
  }

  @Test func changedTextIsANewVersion() throws {
    let ledger = try folder.ledger()
    let url = "https://bugle.example/1"
    let first = Sample.record("Peru bombed Chile.", url: url)
    try ledger.add(first)
    let second = Sample.record("Peru bombed Chile.\nChile bombed Peru.", url: url)
    #expect(try ledger.add(second) == .newVersion(2, of: 1))
    #expect(try ledger.count("assertions") == 3)
    #expect(try ledger.count("current_assertions") == 2)
    #expect(try ledger.text("SELECT group_concat(version || is_current) FROM reports") == "10,21")
    // what was there once is no new version
    #expect(try ledger.add(first) == .present(1))
    #expect(try ledger.record(1).record == first)
  }

  @Test func actorsAreOneRowEach() throws {
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Peru bombed Chile.\nPeru bombed Bolivia."))
    try ledger.add(Sample.record("Bolivia bombed Peru."))
    #expect(try ledger.count("actors") == 3)
    #expect(try ledger.count("report_actors") == 5)
  }

  @Test(arguments: [
    ("bombed", 2), ("\"chile bombed\"", 1), ("peru NOT bolivia", 1), ("PÉRU", 2), ("nobody", 0),
  ])
  func searchesFindTexts(query: String, count: Int) throws {
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Peru bombed Chile.\nChile bombed Peru."))
    try ledger.add(Sample.record("Bolivia bombed Peru."))
    #expect(try ledger.count("report_text", where: "report_text MATCH '\(query)'") == count)
  }

  @Test func withoutTextsOnlyEvidenceIsKept() throws {
    let ledger = try folder.ledger(keepsText: false)
    try ledger.add(Sample.record("Peru bombed Chile.\nIt rained."))
    #expect(try ledger.text("SELECT text FROM reports") == nil)
    #expect(try ledger.record(1).record.report.text == "")
    #expect(try ledger.record(1).record.events.count == 1)
    #expect(try ledger.count("report_text", where: "report_text MATCH 'rained'") == 0)
    #expect(try ledger.count("evidence_text", where: "evidence_text MATCH 'bombed'") == 1)
    #expect(try folder.ledger().keepsText == false)
    #expect(throws: LedgerError(.textIsDropped, file: ledger.path)) { try ledger.report(1) }
  }

  @Test func batchIsWrittenWholeOrNotAtAll() throws {
    let ledger = try folder.ledger()
    let entries = try (1...3).map { try Ledger.Entry(Sample.record("Peru bombed \($0).")) }
    #expect(try ledger.add(entries) == [.new(1), .new(2), .new(3)])
    // a table that cannot be written: everything of the batch goes
    try ledger.breakNotices()
    let before = try ledger.contents()
    #expect(throws: LedgerError.self) {
      try ledger.add([Ledger.Entry(Sample.record("Chile bombed Peru."))])
    }
    #expect(try ledger.contents() == before)
  }
}

extension Ledger {
  /// Makes every further notice an error, from another connection.
  fileprivate func breakNotices() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER broken BEFORE INSERT ON notices
          BEGIN SELECT raise(ABORT, 'broken'); END
          """)
    }
  }
}
