import Foundation
import TestSupport
import Testing
import Verbale

/// `verbale evaluate` on tiny files.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct EvaluateCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func evaluate(_ task: String, _ file: String, _ flags: String...) throws
    -> Program.Outcome
  {
    try Program.run(["evaluate", task, file] + flags + Program.data)
  }

  private func json<Value: Decodable>(_ outcome: Program.Outcome) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(outcome.output.utf8))
  }

  // MARK: Actors

  /// One right, one of another country, one that is nobody.
  static let actors = """
    {"id": "x1", "text": "Peru rejected the plan.", "mention": "Peru", "country": "PER", "sector": null, "registry": "countries/PER"}

    {"id": "x2", "text": "Peru rejected Chile.", "mention": "Chile", "occurrence": 1, "country": "ARG", "sector": null, "registry": "countries/ARG"}
    {"id": "y3", "text": "Peru rejected the plan.", "mention": "plan", "country": null, "sector": null}

    """

  @Test func actorsAreCounted() throws {
    let file = try folder.write("a.jsonl", Self.actors)
    let outcome = try evaluate("actors", file, "--json")
    #expect(outcome.status == 0)
    let counts: [String: Int] = try json(outcome)
    #expect(
      counts == ["cases": 3, "country": 2, "sector": 3, "registry": 1, "listed": 2, "missing": 1])
  }

  @Test func actorsAsATable() throws {
    let file = try folder.write("a.jsonl", Self.actors)
    #expect(
      try evaluate("actors", file).output == """
        country   66.7 % (2 of 3)
        sector    100.0 % (3 of 3)
        identity  50.0 % (1 of 2)
        missing   33.3 % (1 of 3)

        """)
  }

  @Test func faultsOfActorsAreNamed() throws {
    let file = try folder.write("a.jsonl", Self.actors)
    let lines = try evaluate("actors", file, "--faults").output.split(separator: "\n")
    #expect(lines.count == 5)
    let fault = try #require(lines.first)
    for part in ["x2", "“Chile”", "CHL", "not ARG", "countries/CHL", "not countries/ARG"] {
      #expect(fault.contains(part), "\(fault)")
    }
  }

  @Test func onlySomeCases() throws {
    let file = try folder.write("a.jsonl", Self.actors)
    let counts: [String: Int] = try json(try evaluate("actors", file, "--json", "--only", "x"))
    #expect(counts["cases"] == 2)
  }

  // MARK: References

  static let references = """
    {"id": "x1", "kind": "pronoun", "text": "President Claudia Sheinbaum spoke on Monday. She rejected the plan.", "published": "2025-08-09", "mention": "She", "refersTo": ["Claudia Sheinbaum"]}
    {"id": "x2", "kind": "none", "text": "President Claudia Sheinbaum spoke on Monday. It rained in May.", "published": "2025-08-09", "mention": "It", "refersTo": ["Claudia Sheinbaum"]}

    """

  @Test func referencesAreCountedByKind() throws {
    let file = try folder.write("r.jsonl", Self.references)
    let counts: [String: [String: Int]] = try json(try evaluate("coreference", file, "--json"))
    #expect(
      counts == [
        "all": ["cases": 2, "right": 1], "pronoun": ["cases": 1, "right": 1],
        "none": ["cases": 1, "right": 0],
      ])
    let table = try evaluate("coreference", file).output.split(separator: "\n")
    #expect(table.map { $0.prefix(8) } == ["all     ", "none    ", "pronoun "])
    #expect(table.first?.hasSuffix("50.0 % (1 of 2)") == true)
  }

  @Test func faultsOfReferencesAreNamed() throws {
    let file = try folder.write("r.jsonl", Self.references)
    let lines = try evaluate("coreference", file, "--faults").output.split(separator: "\n")
    #expect(lines.first == "x2 “It”: [\"nobody\"], not [\"Claudia Sheinbaum\"]")
    #expect(lines.count == 4)
  }

  // MARK: Annotated texts

  /// [Claudia Sheinbaum] spoke. [She] left.
  static let annotated = """
    # newdoc id = x1
    # global.Entity = eid-etype-head
    1 Claudia Claudia PROPN _ _ 3 nsubj _ Entity=(1-person-1
    2 Sheinbaum Sheinbaum PROPN _ _ 1 flat _ Entity=1)
    3 spoke speak VERB _ _ 0 root _ _
    4 . . PUNCT _ _ 3 punct _ _

    1 She she PRON _ _ 2 nsubj _ Entity=(1-person-1)
    2 left leave VERB _ _ 0 root _ _
    3 . . PUNCT _ _ 2 punct _ _


    """.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("#") ? String($0) : String($0).replacing(" ", with: "\t")
    }.joined(separator: "\n")

  private struct Measures: Decodable {
    let mentions, muc: Score
    let conll: Double

    struct Score: Decodable { let gold, system, correctOfGold: Double }
  }

  @Test func coreferenceOfAnAnnotatedText() throws {
    let file = try folder.write("c.conllu", Self.annotated)
    let outcome = try evaluate("coreference", file, "--json")
    #expect(outcome.status == 0)
    let measures: [String: Measures] = try json(outcome)
    #expect(measures.keys.sorted() == ["exact", "head"])
    for measure in measures.values {
      #expect(measure.mentions.gold == 2)
      #expect(measure.mentions.correctOfGold == 2)
      #expect(measure.muc.gold == 1)
      #expect(measure.conll == 1)
    }
    let lines = try evaluate("coreference", file).output.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.first == "The same words")
    #expect(lines.filter { $0 == "CoNLL F1    100.0" }.count == 2)
  }

  /// What the file marks and nobody finds.
  @Test func missedMentionCounts() throws {
    let marked = Self.annotated.replacing(
      "2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_",
      with: "2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\tEntity=(1-event-1)")
    let file = try folder.write("c.conllu", marked)
    let measures: [String: Measures] = try json(try evaluate("coreference", file, "--json"))
    #expect(measures["exact"]?.mentions.gold == 3)
    #expect(measures["exact"]?.mentions.correctOfGold == 2)
    #expect((measures["exact"]?.conll ?? 1) < 1)
  }

  // MARK: Files that cannot be read

  @Test(arguments: ["actors", "coreference"]) func brokenLineIsNamed(_ task: String) throws {
    let good = task == "actors" ? Self.actors : Self.references
    for bad in ["{\"id\": ", "{\"id\": \"x\"}", "[]", "Peru"] {
      let file = try folder.write("b.jsonl", good + bad + "\n")
      let outcome = try evaluate(task, file, "--json")
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      let line = good.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(outcome.errors.contains("line \(line) is no case"), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["actors", "coreference"]) func missingFileIsNamed(_ task: String) throws {
    let outcome = try evaluate(task, folder.path + "/none.jsonl")
    #expect(outcome.status != 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path + "/none.jsonl cannot be read"))
  }
}
