import Foundation
import TestSupport
import Testing
import Verbale

/// `verbale evaluate events` and what `code` tells of events, on tiny files.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct EvaluateEventsCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private static let rows = """
    marked_sentence\tgold_root
    <s>Norway</s> bombed <t>Sweden</t> on Tuesday.\tASSAULT
    <s>The Danish foreign minister</s> met <t>her Finnish counterpart</t> in Oslo.\tCONSULT
    <s>Police in Lima</s> arrested <t>twelve students</t>.\tAGREE

    """

  private struct Given: Decodable {
    let rows: Int
    let accuracy, macroF1, quadMacroF1: Double
    let f1: [String: Double]
  }

  private struct EndToEnd: Decodable {
    let rows: Int
    let rootAndPair, root, eventsPerSentence: Double
  }

  private func scores<Scores: Decodable>(_ type: Scores.Type, _ flags: String...) throws -> Scores {
    let file = try folder.write("rows.tsv", Self.rows)
    let outcome = try Program.run(["evaluate", "events", file, "--json"] + flags + Program.data)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }

  @Test func givenSpans() throws {
    let scores = try scores(Given.self)
    #expect(scores.rows == 3)
    #expect(abs(scores.accuracy - 2 / 3) < 1e-9)
    #expect(scores.f1["ASSAULT"] == 1)
    #expect(scores.f1["AGREE"] == 0)
    #expect(scores.macroF1 > 0 && scores.macroF1 < 1)
  }

  @Test func endToEnd() throws {
    let scores = try scores(EndToEnd.self, "--end-to-end")
    #expect(scores.rows == 3)
    #expect(abs(scores.rootAndPair - 2 / 3) < 1e-9)
    #expect(scores.root >= scores.rootAndPair)
    #expect(scores.eventsPerSentence >= 1)
  }

  @Test(arguments: [
    ("marked_sentence\n<s>A</s> met <t>B</t>.\n", "line 1"),
    ("marked_sentence\tgold_root\n<s>A</s> met <t>B</t>.\tHUG\n", "line 2"),
    ("marked_sentence\tgold_root\nalone\n", "line 2"),
  ])
  func brokenTables(_ table: String, _ place: String) throws {
    let file = try folder.write("broken.tsv", table)
    let outcome = try Program.run(["evaluate", "events", file] + Program.data)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains(place))
  }

  @Test func textsWithTheirEvents() throws {
    let text = """
      {"id":"x1","split":"test","text":"Norway bombed Sweden.","events":[{"type":"ASSAULT",\
      "mode":["aerial"],"predicate":"bombed","actor":["Norway"],"recipient":["Sweden"],\
      "context":["military"],"status":"happened"}]}
      {"id":"x2","split":"train","text":"Goats graze.","events":[]}

      """
    let file = try folder.write("texts.jsonl", text)
    let outcome = try Program.run(
      ["evaluate", "events", file, "--split", "test"] + Program.data)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let all = outcome.output.split(separator: "\n").first { $0.hasPrefix("with roles") }
    #expect(all?.split(separator: " ").suffix(3) == ["100.0", "100.0", "100.0"])
  }

  // MARK: code

  @Test func explanations() throws {
    let outcome = try Program.run(
      ["code", "-", "--explain"] + Program.data,
      input: "Norway bombed Sweden. The team attacked from the first minute.")
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("“bombed”: ASSAULT"))
    #expect(outcome.output.contains("Norway (nsubj), Sweden (obj)"))
    #expect(outcome.output.contains("Looked at, and no event"))
  }

  @Test func onlyLikelyEvents() throws {
    func events(_ least: String) throws -> Int {
      let outcome = try Program.run(
        ["code", "-", "--format", "json", "--min-confidence", least] + Program.data,
        input: "Norway bombed Sweden.")
      try #require(outcome.status == 0, "\(outcome.errors)")
      return try outcome.records[0].events.count
    }
    #expect(try events("0") == 1)
    #expect(try events("1") == 0)
    #expect(try Program.run(["code", "-", "--min-confidence", "2"] + Program.data).status != 0)
  }
}
