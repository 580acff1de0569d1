import Foundation
import Ledger
import Records
import TestSupport
import Testing

@Suite struct LedgerCorrectionTests {
  let folder: Folder
  let ledger: Ledger
  let text = "Peru bombed Chile.\nChile bombed Peru."

  init() throws {
    folder = try Folder()
    ledger = try folder.ledger()
    try ledger.add(Sample.record(text))
  }

  private func correct(_ event: String, _ remarks: Ledger.Remark...) throws {
    let address = try #require(Ledger.Address(event))
    try ledger.correct(address, remarks, why: "read it again", by: "O'Hara")
  }

  @Test func rejectedIsCountedNoMore() throws {
    try correct("1:e1", .reject)
    #expect(try ledger.count("assertions") == 2)
    #expect(try ledger.count("current_assertions") == 1)
    #expect(try ledger.record(1).reviews == ["e1": .rejected])
  }

  @Test(arguments: [
    (Correction.Field.type, "COERCE", "COERCE", "type"),
    (.mode, "drone;aerial", "drone;aerial", "modes"),
    (.mode, "", "", "modes"),
    (.context, "economic; legal", "economic;legal", "contexts"),
    (.cameo, "1951", "1951", "cameo"),
    (.summary, "denied", "denied", "summary"),
    (.date, "2025-02-01..2025-02-03", "2025-02-03", "date_to"),
    (.date, "2024", "2024-12-31", "date_to"),
    (.place, "Arica", "Arica", "place"),
    (.country, "CHL", "CHL", "place_country"),
    (.dead, "4..6", "6", "dead_most"),
    (.injured, "7", "7", "injured_least"),
  ])
  func valueIsSet(field: Correction.Field, value: String, stored: String, column: String) throws {
    try correct("1:e1", .set(field, value))
    #expect(try ledger.text("SELECT \(column) FROM assertions WHERE local_id = 'e1'") == stored)
    #expect(try ledger.text("SELECT review FROM assertions WHERE local_id = 'e1'") == "corrected")
    let change = try ledger.corrections().first?.change
    #expect(
      change.map { if case .set(field, _, _) = $0 { true } else { false } } == true, "\(field)")
    try ledger.withdraw(correction: 1)
    #expect(try ledger.record(1).record == Sample.record(text))
    #expect(try ledger.text("SELECT review FROM assertions WHERE local_id = 'e1'") == nil)
  }

  @Test(arguments: [
    ("a2", "Chile|CHI|GOV"), ("chile", "Chile|CHI|GOV"), ("places/peru", "Peru|PER|GOV"),
    ("miners (PER LAB)", "miners|PER|LAB"), ("UN (UNO)", "UN|UNO|"), ("nobody", "nobody||"),
    ("crowds (CVL)", "crowds||CVL"),
  ])
  func actorIsSet(value: String, stored: String) throws {
    try correct("1:e1", .set(.actor, value))
    #expect(
      try ledger.text(
        """
        SELECT x.name || '|' || coalesce(p.actor_country, '') || '|' || coalesce(p.actor_sector, '')
        FROM pairs AS p JOIN actors AS x ON x.id = p.actor_id WHERE assertion_id = 1
        """) == stored)
  }

  @Test(arguments: [
    (Correction.Field.type, "WAR"), (.mode, "visit"), (.context, "sports"), (.cameo, "1x"),
    (.summary, "perhaps"), (.date, "yesterday"), (.date, "2025-03-02..2025-03-01"), (.date, ".."),
    (.dead, "-3"), (.dead, "9..3"), (.dead, "many"), (.actor, "persons/nobody"), (.actor, ";"),
    (.actor, "x (peru)"), (.actor, "(PER)"),
  ])
  func whatCannotBeIsRefused(field: Correction.Field, value: String) throws {
    let before = try ledger.contents()
    #expect(throws: LedgerError.self) { try correct("1:e1", .accept, .set(field, value)) }
    #expect(try ledger.contents() == before)
  }

  @Test func unknownEventsAreRefused() throws {
    #expect(throws: LedgerError(.noReport("9"), file: ledger.path)) {
      try correct("9:e1", .accept)
    }
    #expect(throws: LedgerError(.noAssertion("1:e9"), file: ledger.path)) {
      try correct("1:e9", .accept)
    }
    #expect(throws: LedgerError.self) { try ledger.withdraw(correction: 1) }
  }

  @Test func correctionsSurviveRecoding() throws {
    try correct("1:e1", .reject)
    try correct("1:e2", .set(.recipient, "a2"), .set(.dead, "8"))
    let newer = Record.Coder(version: "2", model: "m", registry: "r", lexicon: "l")
    #expect(try ledger.outdated(by: Sample.coder) == [])
    #expect(try ledger.outdated(by: newer) == [1])
    var seen: [Report] = []
    try ledger.recode(to: newer) { report in
      seen.append(report)
      return Sample.record(report.text, type: .coerce, coder: newer)
    }
    #expect(seen.map(\.text) == [text])
    #expect(seen.first?.parts.map(\.range) == [0..<18, 19..<37])
    #expect(seen.first?.notices.map(\.kind) == [.repaired])
    #expect(try ledger.outdated(by: newer) == [])
    #expect(try ledger.coders().map(\.coder) == [newer])
    #expect(try ledger.count("current_assertions") == 1)
    #expect(
      try ledger.text("SELECT type || dead_least || dead_most || id FROM current_assertions")
        == "COERCE882")
    #expect(try ledger.idleCorrections().isEmpty)
    // a coder that finds nothing: what was said is kept and idle
    let blind = Record.Coder(version: "3", model: "m", registry: "r", lexicon: "l")
    try ledger.recode(to: blind) { _ in Sample.record("", coder: blind) }
    #expect(try ledger.idleCorrections().count == 3)
  }

  @Test func correctionsHoldForTheSameSentenceOfANewVersion() throws {
    let url = "https://bugle.example/7"
    try ledger.add(Sample.record(text, url: url))
    try correct("2:e2", .reject)
    try ledger.add(Sample.record("Update\n" + text, url: url))
    #expect(try ledger.record(3).reviews == ["e2": .rejected])
  }

  @Test func severalCodersAreTold() throws {
    let other = Record.Coder(version: "2", model: "m", registry: "r", lexicon: "l")
    try ledger.add(Sample.record("Bolivia bombed Chile.", coder: other))
    try ledger.add(Sample.record("Brazil bombed Chile.", coder: other))
    #expect(try ledger.coders().map(\.reports) == [2, 1])
    #expect(try ledger.coders().map(\.coder) == [other, Sample.coder])
  }
}
