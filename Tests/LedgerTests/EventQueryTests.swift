import Foundation
import Ledger
import Records
import TestSupport
import Testing

import class GRDB.DatabaseQueue

/// A small ledger whose events differ in what can be asked for.
@Suite struct EventQueryTests {
  let folder: Folder
  let ledger: Ledger

  init() throws {
    folder = try Folder()
    ledger = try folder.ledger()
    let chile = ExportSample.actor("a1", "Chile", "CHL", "GOV", registry: "countries/CHL")
    let peru = ExportSample.actor("a2", "Peru", "PER", "GOV", registry: "countries/PER")
    let police = ExportSample.actor("a3", "Lima police", "PER", "COP")
    let ana = ExportSample.actor("a4", "Ana Quispe 100%", "PER", "CVL", registry: "persons/ana")
    let tirana = ExportSample.actor("a5", "Tirana", "ALB", registry: "places/tirana")
    typealias Row = (EventType, [Actor], [Actor], Factuality.Summary, String?, Double)
    let rows: [Row] = [
      (.reject, [chile], [peru], .happened, "2025-08-01", 0.9),  // 1:e1
      (.reject, [chile], [peru], .denied, "2025-08-02", 0.8),  // 2:e1
      (.consult, [chile, peru], [], .happened, "2025-08-03", 0.7),  // 3:e1
      (.coerce, [police], [ana], .claimed, "2025-08-04", 0.6),  // 4:e1
      (.assault, [tirana], [police], .planned, nil, 0.5),  // 5:e1
      (.reject, [peru], [chile], .happened, "2025-09", 0.4),  // 6:e1
    ]
    for (index, row) in rows.enumerated() {
      try add(row, number: index + 1, outlet: index % 2 == 0 ? "The Bugle" : "La Hoja")
    }
  }

  private func add(
    _ row: (EventType, [Actor], [Actor], Factuality.Summary, String?, Double), number: Int,
    outlet: String, coder: Record.Coder = ExportSample.coder
  ) throws {
    let text = "Report number \(number) tells it. \"Nothing\" \(outlet) said."
    let sentence = EvidenceMaker(text).evidence(0..<text.utf8.count)
    let event = Event(
      id: "e1", type: row.0, mode: row.0 == .reject ? ["meet"] : [], cameo: "12",
      context: row.0 == .coerce ? [.military, .humanRights] : [.diplomatic],
      actor: row.1.map(\.id), recipient: row.2.map(\.id), about: [],
      chain: [Attribution(source: .init(.outlet))],
      factuality: [.init(holder: "outlet", value: .certain)], tense: .past, auxiliaryMode: [],
      summary: row.3, confidence: row.5, date: row.4.map { ExportSample.day($0) },
      place: row.0 == .coerce
        ? EventPlace(name: "Callao", country: "PER", evidence: sentence) : nil,
      evidence: [sentence], sentence: sentence,
      why: .init(
        predicate: sentence, actor: [], recipient: [], lexicon: "", path: [], probabilities: [:],
        signals: []))
    let quoted = EvidenceMaker(text).evidence(26..<35)
    try ledger.add(
      Record(
        coder: coder,
        report: .init(
          title: "Number \(number)", outlet: outlet, url: "https://a.example/\(number)",
          published: CalendarDate(year: 2025, month: 8, day: 10 + number), dateline: nil,
          text: text, parts: []),
        actors: row.1 + row.2, events: [event], attributions: [],
        quotations: [
          Quotation(
            evidence: quoted, speaker: .init(.actor, actor: (row.1 + row.2).first?.id),
            whole: number % 2 == 0)
        ], notices: []))
  }

  private func addresses(_ change: (inout EventQuery) -> Void) throws -> [String] {
    var query = EventQuery()
    change(&query)
    let found = try ledger.events(query).map(\.address)
    // a page at a time gives the same
    var pages: [String] = []
    query.limit = 1
    while pages.count <= found.count, let next = try ledger.events(query).first {
      pages.append(next.address)
      query.offset += 1
    }
    #expect(pages == found)
    return found
  }

  /// Writes what the linking of assertions would.
  private func change(_ sql: String) throws {
    try DatabaseQueue(path: ledger.path).write { try $0.execute(sql: sql) }
  }

  // MARK: Who

  @Test(arguments: [
    ("CHL", ["3:e1", "2:e1", "1:e1"]), ("COP", ["4:e1"]), ("PER:COP", ["4:e1"]),
    ("CHL:COP", []), (":COP", ["4:e1"]), ("countries/PER", ["6:e1", "3:e1"]),
    ("chile", ["3:e1", "2:e1", "1:e1"]), ("police", ["4:e1"]), ("LIMA POLICE", ["4:e1"]),
    ("Iran", []), ("Tirana", ["5:e1"]), ("%", []), ("", []), ("ZZZ", []),
    ("persons/none", []), ("' OR 1=1 --", []),
  ])
  func actorsAreNamedInManyWays(_ who: String, _ expected: [String]) throws {
    #expect(try addresses { $0.actors = [ActorQuery(who)] } == expected)
  }

  @Test(arguments: [
    ("PER", ["4:e1", "3:e1", "2:e1", "1:e1", "5:e1"]), ("Ana Quispe", ["4:e1"]), ("100%", ["4:e1"]),
    ("CVL", ["4:e1"]),
  ])
  func recipientsToo(_ who: String, _ expected: [String]) throws {
    #expect(try addresses { $0.recipients = [ActorQuery(who)] } == expected)
  }

  @Test func thoseWhoMeetAreOnBothSides() throws {
    #expect(
      try addresses {
        $0.actors = [ActorQuery("PER")]
        $0.recipients = [ActorQuery("CHL")]
      } == ["6:e1", "3:e1"])
    // but nobody meets themselves
    #expect(
      try addresses {
        $0.actors = [ActorQuery("CHL")]
        $0.recipients = [ActorQuery("CHL")]
      } == [])
  }

  @Test func severalMayBeMeant() throws {
    #expect(
      try addresses { $0.actors = [ActorQuery("COP"), ActorQuery("ALB")] } == ["4:e1", "5:e1"])
    #expect(
      try addresses {
        $0.dyads = [.init(.init("PER"), .init("CHL")), .init(.init("PER:COP"), .init("CVL"))]
      } == ["6:e1", "4:e1", "3:e1"])
  }

  // MARK: What, when, where

  @Test func eachFilterLeavesItsEvents() throws {
    #expect(try addresses { _ in } == ["6:e1", "4:e1", "3:e1", "2:e1", "1:e1", "5:e1"])
    #expect(try addresses { $0.types = [.reject] } == ["6:e1", "2:e1", "1:e1"])
    #expect(try addresses { $0.types = [.coerce, .assault] } == ["4:e1", "5:e1"])
    #expect(try addresses { $0.modes = ["meet"] } == ["6:e1", "2:e1", "1:e1"])
    #expect(try addresses { $0.modes = ["mee"] } == [])
    #expect(try addresses { $0.summaries = [.denied, .planned] } == ["2:e1", "5:e1"])
    #expect(try addresses { $0.contexts = [.humanRights] } == ["4:e1"])
    #expect(try addresses { $0.place = "PER" } == ["4:e1"])
    #expect(try addresses { $0.place = "callao" } == ["4:e1"])
    #expect(try addresses { $0.outlet = "la hoja" } == ["6:e1", "4:e1", "2:e1"])
    #expect(try addresses { $0.outlet = "none" } == [])
    #expect(try addresses { $0.minConfidence = 0.8 } == ["2:e1", "1:e1"])
    #expect(try addresses { $0.since = CalendarDate("2025-08-03") } == ["6:e1", "4:e1", "3:e1"])
    #expect(try addresses { $0.until = CalendarDate("2025-08-02") } == ["2:e1", "1:e1"])
    #expect(
      try addresses {
        $0.since = CalendarDate("2025-08")
        $0.until = CalendarDate("2025-08")
      } == ["4:e1", "3:e1", "2:e1", "1:e1"])
  }

  @Test func orderIsAsAskedFor() throws {
    #expect(
      try addresses { $0.sort = .confidence } == [
        "1:e1", "2:e1", "3:e1", "4:e1", "5:e1", "6:e1",
      ])
    try link()
    #expect(
      try addresses { $0.sort = .reports } == ["2:e1", "6:e1", "4:e1", "3:e1", "5:e1"])
    #expect(
      try addresses {
        $0.sort = .reports
        $0.types = [.reject]
      } == ["2:e1", "6:e1"])
  }

  // MARK: What counts

  private func link() throws {
    try change(
      """
      INSERT INTO events (id, type, reports, voices, outlets) VALUES ('v1', 'REJECT', 2, 2, 2);
      UPDATE assertions SET event_id = 'v1' WHERE report_id IN (1, 2);
      """)
  }

  @Test func linkedAssertionsAreOneEvent() throws {
    try link()
    #expect(try addresses { $0.types = [.reject] } == ["6:e1", "2:e1"])
    let event = try #require(try ledger.events(EventQuery()).first { $0.event == "v1" })
    #expect("\(event.reports) \(event.voices) \(event.outlets)" == "2 2 2")
    // the one that fits stands for both
    #expect(
      try addresses {
        $0.summaries = [.happened]
        $0.types = [.reject]
      } == ["6:e1", "1:e1"])
  }

  @Test func rejectedAndOlderOnesCountOnDemand() throws {
    try ledger.correct(.init(report: 1, event: "e1"), [.reject], why: "a film", by: "me")
    try change("UPDATE reports SET is_current = 0 WHERE id = 2")
    #expect(try addresses { $0.types = [.reject] } == ["6:e1"])
    #expect(
      try addresses {
        $0.types = [.reject]
        $0.isEverything = true
      } == ["6:e1", "2:e1", "1:e1"])
  }

  @Test func newestCoderAloneCounts() throws {
    let other = Record.Coder(version: "0.2.0", model: "m", registry: "r", lexicon: "l")
    try add(
      (.reject, [ExportSample.chile], [ExportSample.peru], .happened, "2025-08-09", 0.3),
      number: 7, outlet: "The Bugle", coder: other)
    #expect(try ledger.coderCount() == 2)
    #expect(try addresses { _ in } == ["7:e1"])
    #expect(try addresses { $0.hasAllCoders = true }.count == 7)
    #expect(try ledger.reports(ReportQuery()).map(\.number) == [7])
  }

  // MARK: All that is known

  @Test func dossierHasEveryAssertion() throws {
    try link()
    for name in ["v1", "2:e1"] {
      let dossier = try #require(try ledger.dossier(of: name))
      #expect(Set(dossier.assertions.map(\.listed.address)) == ["1:e1", "2:e1"])
    }
    let named = try #require(try ledger.dossier(of: "2:e1"))
    #expect(named.event.address == "2:e1")
    let alone = try #require(try ledger.dossier(of: "4:e1"))
    #expect(alone.assertions.map(\.told.type) == [EventType.coerce])
    for name in ["9:e1", "4:e9", "", "v9", "'; DROP TABLE events"] {
      let none = try ledger.dossier(of: name)
      #expect(none == nil)
    }
  }

  @Test func exportHasEveryTelling() throws {
    try link()
    var query = EventQuery()
    query.types = [.reject]
    query.summaries = [.happened]
    var events: [LedgerEvent] = []
    try ledger.eachEvent(query, limited: false) { events.append($0) }
    #expect(events.map(\.id).last == "v1")
    #expect(events.map(\.tellings.count) == [1, 2])
    // the one that was asked for stands for the event
    #expect(events.last?.telling.event.summary == .happened)
    #expect(events.last?.tellings.map(\.report.outlet) == ["The Bugle", "La Hoja"])
    #expect(events.first?.id.hasSuffix(":e1") == true)
  }

  @Test func whatWasCorrectedIsExported() throws {
    try ledger.correct(
      .init(report: 4, event: "e1"), [.set(.type, "ASSAULT")], why: "see text", by: "me")
    var query = EventQuery()
    query.place = "Callao"
    var events: [LedgerEvent] = []
    try ledger.eachEvent(query, limited: false) { events.append($0) }
    #expect(events.map(\.telling.event.type) == [.assault])
  }

  // MARK: Reports, words, quotations

  @Test func reportsAreListed() throws {
    var query = ReportQuery()
    #expect(try ledger.reports(query).map(\.number) == [6, 5, 4, 3, 2, 1])
    query.outlet = "THE BUGLE"
    #expect(try ledger.reports(query).map(\.number) == [5, 3, 1])
    query.since = CalendarDate("2025-08-12")
    query.until = CalendarDate("2025-08-13")
    #expect(try ledger.reports(query).map(\.number) == [3])
  }

  @Test(arguments: [
    ("number", 6), ("Nothing 4", 1), ("\"number 4\"", 1), ("\"4 number\"", 0), ("nowhere", 0),
    ("number OR nowhere", 0), ("number*", 6), ("NEAR(number, 4)", 0), ("text:number", 0),
    ("\"", 0), ("", 0), ("- ^ ( )", 0), ("number \"", 6), ("a\u{0}b", 0),
    ("'; DROP TABLE reports; --", 0),
  ])
  func wordsAreWords(_ words: String, _ count: Int) throws {
    #expect(try ledger.search(words, ReportQuery()).count == count)
    #expect(try ledger.searchEvents(words, ReportQuery()).count == count)
  }

  @Test func quotesAreOfTheirSpeakers() throws {
    let query = ReportQuery()
    func reports(_ who: String...) throws -> [Int64] {
      try ledger.quotes(by: who.map { ActorQuery($0) }, query).map(\.report)
    }
    #expect(try reports() == [6, 5, 4, 3, 2, 1])
    #expect(try reports("CHL") == [3, 2, 1])
    #expect(try reports("PER") == [6, 4])
    #expect(try reports("COP") == [4])
    #expect(try reports("PER:GOV") == [6])
    #expect(try reports("Lima police", "ALB") == [5, 4])
    #expect(try reports("nobody") == [])
    let quote = try #require(try ledger.quotes(by: [ActorQuery("COP")], query).first)
    #expect(quote.exact == "\"Nothing\"")
    #expect(quote.speaker == "Lima police")
    #expect(quote.whole)
  }
}
