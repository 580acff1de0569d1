import Foundation
import TestSupport
import Testing
import Verbale

@Suite struct ExpectationTests {
  /// What the program has reached; raise a floor or lower a ceiling when it does better.
  static let variants = Bounds(core: 40, broken: 2)
  static let sentences = Bounds(core: 124, broken: 2, silent: 21)

  static let reports = Bounds(core: 37, broken: 6)
  static let reportVariants = Bounds(core: 24, broken: 11)

  struct Bounds: Sendable {
    /// At least so many core events are found.
    let core: Int
    /// At most so many rules are broken.
    let broken: Int
    /// At least so many texts without an event are left without one.
    var silent = 0
  }

  private func check(_ name: String, _ expectations: [Expectation], _ bounds: Bounds) throws {
    var score = Score()
    for expectation in expectations {
      score.add(
        expectation, try record(try expectation.content(), published: expectation.published))
    }
    print(
      "\(name): core \(score.core) of \(score.coreOf), all \(score.all) of \(score.allOf), rules broken "
        + "\(score.broken) of \(score.rules), silent \(score.silent) of \(score.silentOf)")
    let faults = Comment(rawValue: score.faults.joined(separator: "\n"))
    #expect(score.core >= bounds.core, faults)
    #expect(score.broken <= bounds.broken, faults)
    #expect(score.silent >= bounds.silent, faults)
  }

  @Test func firstExample() throws {
    let expectation = try Expectation.report("panama-dismisses.json")
    let core = expectation.events?.count { $0.core == true } ?? 0
    #expect(core == 3)
    try check("panama", [expectation], Bounds(core: core, broken: 0))
  }

  @Test func variantsOfTheExample() throws {
    let folder = Repository.path("Tests/Fixtures/expectations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasPrefix("variant-") }
    #expect(names.count == 12)
    try check("variants", try names.map(Expectation.report), Self.variants)
  }

  @Test func sampleReports() throws {
    try check("reports", try Expectation.list("reports.json"), Self.reports)
  }

  @Test func variantsOfASampleReport() throws {
    try check(
      "variants of a report", try Expectation.list("report-variants.json"), Self.reportVariants)
  }

  @Test func singleSentences() throws {
    try check("sentences", try Expectation.list("sentences.json"), Self.sentences)
  }
}

/// The rules of matching themselves, on a record written by hand.
@Suite struct MatchingTests {
  static let text = "🇳🇴 Norway said Sweden bombed Denmark. Norway said it again."

  /// Sweden bombed Denmark, on Norway's word.
  static func event(
    actor: [String] = ["a2"], recipient: [String] = ["a3"], summary: Factuality.Summary = .claimed,
    speaker: Attribution.Source = .init(.actor, actor: "a1")
  ) -> Event {
    let bombed = Evidence(start: 22, end: 36, exact: "bombed Denmark")
    return Event(
      id: "e1", type: .assault, mode: ["aerial"], cameo: "195", context: [], actor: actor,
      recipient: recipient, about: [bombed],
      chain: [.init(source: .init(.outlet)), .init(source: speaker)],
      factuality: [],
      tense: .past, auxiliaryMode: [], summary: summary, confidence: 1, evidence: [bombed],
      sentence: bombed,
      why: .init(
        predicate: bombed, actor: [], recipient: [], lexicon: "bomb verb", path: [],
        probabilities: [:], signals: []))
  }

  static let record: Record = {
    func state(_ id: String, _ name: String, _ code: String) -> Actor {
      Actor(
        id: id, name: name, country: code, sector: nil, office: nil, registry: nil, mentions: [])
    }
    return Record(
      coder: .init(version: "", model: "", registry: "", lexicon: ""),
      report: .init(
        title: nil, outlet: nil, url: nil, published: nil, dateline: nil, text: text, parts: []),
      actors: [
        state("a1", "Norway", "NOR"), state("a2", "Sweden", "SWE"), state("a3", "Denmark", "DNK"),
      ], events: [], attributions: [], quotations: [], notices: [])
  }()

  private func expected(_ json: String) throws -> Expectation.Expected {
    try JSONDecoder().decode(
      Expectation.Expected.self,
      from: Data(#"{"id":"E1","type":["ASSAULT"],\#(json)"core":true}"#.utf8))
  }

  @Test(arguments: [
    ("", true), (#""actor":[{"country":"SWE"}],"#, true), (#""actor":[{"country":"NOR"}],"#, false),
    (#""actor":[{"country":"SWE","sector":"MIL"}],"#, false),
    (#""actor":[{"name":"Kingdom of Sweden"}],"#, true),
    (#""actor":[{"name":"Swe"}],"#, true), (#""actor":[],"#, false), (#""recipient":[],"#, false),
    (#""actor":[{"country":"SWE"},{"country":"DNK"}],"#, false),
    (#""actor":[{"country":"SWE"},{"country":"DNK"}],"symmetric":true,"#, true),
    (#""recipient":[{"country":"DNK"}],"#, true), (#""recipient":[{"country":"SWE"}],"#, false),
    (#""summary":["claimed","happened"],"#, true), (#""summary":["denied"],"#, false),
    (#""evidence":["Sweden bombed"],"#, true), (#""evidence":["Sweden "],"#, false),
    (#""evidence":["said Sweden"," it again"],"#, false), (#""evidence":["Denmark."],"#, true),
    (#""about":"Denmark","#, true), (#""about":"Norway","#, false),
    (#""saidBy":["Norway"],"#, true), (#""saidBy":["Sweden"],"#, false),
    (#""mode":["drone"],"#, true),
  ])
  func keys(_ json: String, _ fits: Bool) throws {
    #expect(Matching(Self.record).fits(Self.event(), try expected(json)) == fits)
  }

  @Test func emptyListMeansNobody() throws {
    let matching = Matching(Self.record)
    #expect(matching.fits(Self.event(recipient: []), try expected(#""recipient":[],"#)))
    #expect(matching.fits(Self.event(actor: []), try expected(#""actor":[],"#)))
  }

  @Test func speakersWithoutAName() throws {
    let matching = Matching(Self.record)
    let words = Evidence(start: 0, end: 1, exact: "two officials")
    let officials = Self.event(speaker: .init(.unnamed, words: words))
    #expect(matching.fits(officials, try expected(#""saidBy":["officials"],"#)))
    #expect(
      !matching.fits(Self.event(speaker: .init(.outlet)), try expected(#""saidBy":["Norway"],"#)))
  }

  @Test(arguments: [
    (#"{"type":["ASSAULT"]}"#, true), (#"{"type":["COERCE"]}"#, false),
    (#"{"type":["ASSAULT","COERCE"],"actor":{"country":"SWE"}}"#, true),
    (#"{"type":["ASSAULT"],"actor":{"country":"DNK"}}"#, false),
    (#"{"type":["ASSAULT"],"recipient":{"country":"DNK"},"summary":["claimed"]}"#, true),
    (#"{"type":["ASSAULT"],"summary":["happened","ongoing"]}"#, false),
  ])
  func rules(_ json: String, _ breaks: Bool) throws {
    let rule = try JSONDecoder().decode(Expectation.Rule.self, from: Data(json.utf8))
    #expect(Matching(Self.record).breaks(Self.event(), rule) == breaks)
  }
}
