import Ledger
import Records
import TestSupport
import Testing

@Suite struct LedgerLinkTests {
  let folder: Folder
  let ledger: Ledger

  init() throws {
    folder = try Folder()
    ledger = try folder.ledger()
  }

  private func add(_ text: String, outlet: String, day: String = "2025-03-14") throws {
    try ledger.add(
      Sample.record(
        text, url: "https://\(outlet).example/\(day)", outlet: outlet,
        published: CalendarDate(day)))
  }

  private var events: [String] {
    get throws {
      try ledger.text(
        """
        SELECT group_concat(e.reports || ' ' || e.voices || ' ' || e.outlets, ';')
        FROM (SELECT * FROM events ORDER BY id) AS e
        """
      ).map { $0.split(separator: ";").map(String.init) } ?? []
    }
  }

  @Test func copiesAreOneVoiceAndOneEvent() throws {
    let text = "Peru bombed Chile.\nIt was the first raid on the port since the winter of 2019."
    try add(text, outlet: "bugle")
    try add(text, outlet: "herald")
    #expect(try ledger.relink() == 2)
    #expect(try ledger.count("reports", where: "voice IS NULL OR is_linked = 0") == 0)
    #expect(try ledger.text("SELECT count(DISTINCT voice) FROM reports") == "1")
    #expect(try events == ["2 1 1"])
    let id = try ledger.text("SELECT id FROM events")
    // a later copy joins the event, which keeps its id
    try add(text, outlet: "courier", day: "2025-03-15")
    #expect(try ledger.relink() == 1)
    #expect(try events == ["3 1 1"])
    #expect(try ledger.text("SELECT id FROM events") == id)
    // nothing new: nothing changes
    let before = try ledger.contents()
    #expect(try ledger.relink() == 0)
    #expect(try ledger.contents() == before)
  }

  @Test func idsStayThroughRecodingAndForgetting() throws {
    let text = "Peru bombed Chile.\nIt was the first raid on the port since the winter of 2019."
    try add(text, outlet: "bugle")
    try add(text, outlet: "herald")
    try ledger.relink()
    let id = try ledger.text("SELECT id FROM events")
    let newer = Record.Coder(version: "2", model: "m", registry: "r", lexicon: "l")
    try ledger.recode(to: newer) { report in
      Sample.record(
        report.text, url: report.url, outlet: report.outlet, published: report.published,
        coder: newer)
    }
    #expect(try ledger.relink() == 2)
    #expect(try ledger.text("SELECT group_concat(id) FROM events") == id)
    try ledger.forget(reports: [1])
    #expect(try events == ["1 1 1"])
    #expect(try ledger.text("SELECT group_concat(id) FROM events") == id)
    #expect(try ledger.text("SELECT key = voice FROM reports") == "1")
  }

  @Test func whatIsRejectedTellsOfNoEvent() throws {
    try add("Peru bombed Chile.", outlet: "bugle")
    try ledger.relink()
    #expect(try events.count == 1)
    try ledger.correct(.init(report: 1, event: "e1"), [.reject], why: "a film", by: "me")
    #expect(try events == [])
    try ledger.withdraw(correction: 1)
    #expect(try events.count == 1)
  }

  @Test func aNewVersionTakesThePlaceOfTheOld() throws {
    try add("Peru bombed Chile.", outlet: "bugle")
    try ledger.relink()
    try add("Peru bombed Chile.\nChile denied it.", outlet: "bugle")
    try ledger.relink()
    #expect(try ledger.text("SELECT sum(reports) = count(*) FROM events") == "1")
    #expect(
      try ledger.count(
        "assertions AS a JOIN reports AS r ON r.id = a.report_id",
        where: "is_current = 0 AND event_id IS NOT NULL") == 0)
  }

  /// Little is looked at where nothing is new, and everything stays as it was.
  @Test func correctionsLeaveOtherEventsAlone() throws {
    let text = "Peru bombed Chile.\nIt was the first raid on the port since the winter of 2019."
    for outlet in ["bugle", "herald", "courier"] { try add(text, outlet: outlet) }
    try add("Ghana rejected Kenya.", outlet: "mail")
    try ledger.relink()
    let kept = try ledger.contents().filter { $0.hasPrefix("events") && $0.contains("reports:1") }
    #expect(kept.count == 1)
    try ledger.correct(.init(report: 2, event: "e1"), [.reject], why: "a film", by: "me")
    #expect(try events.sorted() == ["1 1 1", "2 1 1"])
    #expect(try ledger.text("SELECT count(DISTINCT voice) FROM reports") == "2")
    #expect(
      try ledger.contents().filter { $0.hasPrefix("events") && $0.contains("reports:1") } == kept)
    // what was rejected told of nothing: without it all stays
    try ledger.forget(reports: [2])
    #expect(try events.sorted() == ["1 1 1", "2 1 1"])
  }
}
