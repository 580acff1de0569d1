import Foundation
import GRDB
import Ledger
import Records
import TestSupport
import Testing

/// `dyads` has what the other tables have, whatever was done, and gives what they give.
@Suite struct DyadRowsTests {
  let folder: Folder
  let ledger: Ledger

  init() throws {
    folder = try Folder()
    ledger = try folder.ledger()
  }

  // MARK: Rows

  private func rows(_ sql: String) throws -> [String] {
    try ledger.read {
      try Row.fetchAll($0, sql: sql + " ORDER BY 1, 2, 3, 4, 5, 6").map { "\($0)" }
    }
  }

  private func expectRows(_ count: Int, _ what: String) throws {
    let rows = try rows("SELECT * FROM dyads")
    #expect(try rows == self.rows("SELECT DISTINCT * FROM dyads_of_assertions"), "\(what)")
    #expect(rows.count == count, "\(what)")
  }

  @Test func rowsAreKeptWhateverIsDone() throws {
    let text = "Chile bombed Peru.\nPeru bombed Bolivia."
    try ledger.add(Sample.record(text, url: "https://a.example/1", outlet: "A"))
    try ledger.add(Sample.record(text, url: "https://a.example/2", outlet: "B"))
    try ledger.add(Sample.record("Chile bombed Peru.", url: "https://a.example/3", outlet: nil))
    try expectRows(5, "added")
    try ledger.relink()
    try expectRows(5, "linked")
    #expect(try ledger.count("dyads", where: "event_id IS NOT NULL") == 5)
    #expect(try ledger.count("(SELECT DISTINCT voice_id FROM dyads)") < 3)
    try ledger.correct(.init(report: 1, event: "e1"), [.reject], why: "a film", by: "me")
    try expectRows(5, "rejected")
    #expect(try ledger.count("dyads", where: "review = 'rejected'") == 1)
    try ledger.correct(
      .init(report: 2, event: "e2"), [.set(.type, "REJECT"), .set(.recipient, "a1")], why: "y",
      by: "me")
    try expectRows(5, "corrected")
    try ledger.withdraw(correction: 1)
    try expectRows(5, "withdrawn")
    try ledger.add(Sample.record("Peru bombed Chile.", url: "https://a.example/1", outlet: "C"))
    try expectRows(6, "a new version")
    #expect(try ledger.count("dyads", where: "is_current = 0") == 2)
    try ledger.relink()
    try expectRows(6, "linked again")
    let other = Record.Coder(version: "2", model: "m", registry: "r", lexicon: "l")
    let anew = Sample.record(
      text, url: "https://a.example/2", outlet: "B", type: .consult, coder: other)
    try ledger.recode([(2, try Ledger.Entry(anew, keepsText: true))])
    try expectRows(6, "coded anew")
    try ledger.relink()
    try ledger.forget(reports: [1])
    try expectRows(3, "forgotten")
    try ledger.compact()
    try expectRows(3, "compacted")
  }

  // MARK: Queries

  private static let names = [
    "CHL": ["Chile", "Santiago police"], "PER": ["Peru", "Lima police", "Ana Quispe"],
  ]

  /// Two hundred events of a few, most of whom are of two countries.
  private func fill() throws {
    let cast = [
      ExportSample.actor("a1", "Chile", "CHL", "GOV", registry: "countries/CHL"),
      ExportSample.actor("a2", "Santiago police", "CHL", "COP"),
      ExportSample.actor("a3", "Peru", "PER", "GOV", registry: "countries/PER"),
      ExportSample.actor("a4", "Lima police", "PER", "COP"),
      ExportSample.actor("a5", "Ana Quispe", "PER", "CVL"),
      ExportSample.actor("a6", "A rebel group", nil, "REB"),
    ]
    var draw = Draw(state: 7)
    for number in 0..<100 {
      let text = "Report \(number) tells it.\nAnd more of it."
      let maker = EvidenceMaker(text)
      let events = (0..<2).map { index -> Event in
        let sentence = maker.evidence(index == 0 ? 0..<9 : 10..<20)
        let type = [EventType.consult, .cooperate, .reject, .assault][draw.next(4)]
        let sides = (0..<(1 + draw.next(3))).map { _ in cast[draw.next(cast.count)].id }
        let hasRecipients = type == .reject || draw.next(2) == 0
        return Event(
          id: "e\(index + 1)", type: type, mode: draw.next(2) == 0 ? ["meet"] : [], cameo: "12",
          context: draw.next(2) == 0 ? [.military] : [], actor: Array(Set(sides)).sorted(),
          recipient: hasRecipients ? [cast[draw.next(cast.count)].id] : [], about: [],
          chain: [Attribution(source: .init(.outlet))],
          factuality: [.init(holder: "outlet", value: .certain)], tense: .past, auxiliaryMode: [],
          summary: [.happened, .claimed, .denied][draw.next(3)],
          confidence: Double(draw.next(100)) / 100,
          date: [
            nil, ExportSample.day("2025-08"), ExportSample.day("2025-08-0\(1 + draw.next(9))"),
            ExportSample.day("2025-07-0\(1 + draw.next(9))"),
          ][draw.next(4)],
          place: draw.next(2) == 0
            ? EventPlace(name: "Callao", country: "PER", evidence: sentence) : nil,
          evidence: [sentence], sentence: sentence,
          why: .init(
            predicate: sentence, actor: [], recipient: [], lexicon: "", path: [],
            probabilities: [:], signals: []))
      }
      try ledger.add(
        Record(
          coder: ExportSample.coder,
          report: .init(
            title: nil, outlet: [nil, "A", "B"][draw.next(3)],
            url: "https://a.example/\(draw.next(90))",
            published: CalendarDate("2025-08-10"), dateline: nil, text: text, parts: []),
          actors: cast, events: events, attributions: [], quotations: [], notices: []))
    }
    // as linking would
    try DatabaseQueue(path: ledger.path).write { database in
      for id in 0..<30 {
        try database.execute(
          sql: """
            INSERT INTO events (id, type, reports, voices, outlets) VALUES (?, 'REJECT', ?, 1, 1);
            UPDATE assertions SET event_id = ? WHERE id % 40 = ?;
            UPDATE assertions SET review = 'rejected' WHERE id = ?;
            UPDATE reports SET voice = (SELECT key FROM reports WHERE id = ?) WHERE id = ?;
            """, arguments: ["v\(id)", 1 + id % 7, "v\(id)", id, id * 5, id + 1, id + 31])
      }
    }
  }

  @Test(arguments: Period.allCases, [false, true])
  func countriesGiveWhatTheirPeopleGive(_ period: Period, _ isBoth: Bool) throws {
    try fill()
    #expect(
      try rows("SELECT * FROM dyads") == rows("SELECT DISTINCT * FROM dyads_of_assertions"))
    let filters: [(inout EventQuery) -> Void] = [
      { _ in }, { $0.types = [.consult, .reject] }, { $0.summaries = [.happened, .claimed] },
      { $0.since = CalendarDate("2025-08-02") }, { $0.until = CalendarDate("2025-08") },
      { $0.outlet = "a" }, { $0.minConfidence = 0.5 }, { $0.contexts = [.military] },
      { $0.modes = ["meet"] }, { $0.place = "PER" }, { $0.isEverything = true },
      { $0.hasAllCoders = true }, { $0.sort = .confidence }, { $0.sort = .reports },
      { $0.offset = 7 }, { $0.limit = 5 },
    ]
    for (index, filter) in filters.enumerated() {
      var query = EventQuery()
      filter(&query)
      var people = query
      for (one, other) in isBoth ? [("CHL", "PER"), ("PER", "CHL")] : [("CHL", "PER")] {
        query.dyads.append(.init(.init(one), .init(other)))
        for actor in Self.names[one] ?? [] {
          for recipient in Self.names[other] ?? [] {
            people.dyads.append(.init(.init(actor), .init(recipient)))
          }
        }
      }
      let events = try ledger.events(query)
      #expect(!events.isEmpty, "filter \(index)")
      #expect(try events == ledger.events(people), "filter \(index)")
      let series = try ledger.series(query, by: period)
      #expect(!series.points.isEmpty, "filter \(index)")
      #expect(try series == ledger.series(people, by: period), "filter \(index)")
    }
  }

  @Test func sectorsAreTold() throws {
    try fill()
    var query = EventQuery()
    query.dyads = [.init(.init("CHL:COP"), .init("PER:GOV"))]
    var people = EventQuery()
    people.dyads = [.init(.init("Santiago police"), .init("Peru"))]
    #expect(try !ledger.events(query).isEmpty)
    #expect(try ledger.events(query) == ledger.events(people))
    #expect(try ledger.series(query, by: .month) == ledger.series(people, by: .month))
  }
}

/// Numbers that are the same in each run.
private struct Draw {
  var state: UInt64

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
