import Foundation
import Language
import TestSupport
import Testing
import Verbale

/// `verbale evaluate` for attributions, quotations, chains and factuality on tiny files.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct EvaluateStatementsCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func evaluate(_ task: String, _ file: String, _ flags: String...) throws
    -> Program.Outcome
  {
    try Program.run(["evaluate", task, file] + flags + Program.data)
  }

  private func scores<Scores: Decodable>(_ outcome: Program.Outcome, _ type: Scores.Type) throws
    -> Scores
  {
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }

  // MARK: Attribution

  private func articles() throws {
    let text = "Claudia Sheinbaum said that Chile had bombed a bridge.\n"
    try folder.write("text/x1.txt", text)
    try folder.write("text/y2.txt", "Goats graze.\n")
    try folder.write(
      "attributions/x1_bo.ann",
      "T1\tSource 0 17\t\nT2\tCue 18 22\t\nT3\tContent 23 53\t\nE1\tCue:T2 Source:T1 Content:T3\n")
  }

  @Test func attributionsAreScored() throws {
    try articles()
    let scores = try scores(
      evaluate("attribution", folder.path, "--json"), AttributionScores.self)
    #expect(scores.exact.source.correct == 1)
    #expect(scores.exact.cue.correct == 1)
    #expect(scores.exact.linked.gold == 1)
    #expect(scores.partial.content.gold == 1)
    #expect(scores.partial.content.correctOfGold > 0.8)
  }

  @Test func attributionsAsATable() throws {
    try articles()
    let lines = try evaluate("attribution", folder.path).output.split(separator: "\n")
    try #require(lines.count == 12)
    #expect(lines[0] == "Exact spans")
    #expect(lines[6] == "Jaccard overlap")
    #expect(
      lines.map { $0.prefix { $0 != " " } }
        == ["Exact", "", "source", "cue", "content", "linked"]
        + ["Jaccard", "", "source", "cue", "content", "linked"])
    #expect(lines[2].split(separator: " ").dropFirst() == ["100.0", "100.0", "100.0"])
  }

  @Test func onlySomeArticles() throws {
    try articles()
    let scores = try scores(
      evaluate("attribution", folder.path, "--json", "--only", "y"), AttributionScores.self)
    #expect(scores.exact.cue.gold == 0)
  }

  @Test func brokenAnnotationIsNamed() throws {
    try articles()
    try folder.write("attributions/y2_bo.ann", "T1\tCue 0 5\t\nT2\tCue 6 99\t\n")
    let outcome = try evaluate("attribution", folder.path, "--json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("/attributions/y2_bo.ann: line 2: “ 6 99” is no range"))
  }

  @Test func missingFolderIsNamed() throws {
    let outcome = try evaluate("attribution", folder.path + "/none")
    #expect(outcome.status != 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path + "/none/attributions"))
  }

  // MARK: Quotations

  /// One right, one of somebody else, one that is nowhere, and a novel.
  static let quotations = """
    {"id": "x1", "form": "curly", "text": "“The bridge is safe,” Claudia Sheinbaum said on Monday.", "quotations": [{"exact": "“The bridge is safe,”", "speaker": "Claudia Sheinbaum", "cue": "said", "whole": true}]}

    {"id": "x2", "form": "straight", "text": "\\"The bridge is safe,\\" Claudia Sheinbaum said on Monday.", "quotations": [{"exact": "\\"The bridge is safe,\\"", "speaker": "Ana Ruiz", "whole": true}, {"exact": "“Stop”", "speaker": null}]}
    {"id": "y3", "form": "novel", "text": "Claudia Sheinbaum read the novel “Pedro Páramo” on Monday.", "quotations": [{"exact": "“Pedro Páramo”", "speaker": null, "speech": false}]}

    """

  @Test func quotationsAreCounted() throws {
    let file = try folder.write("q.jsonl", Self.quotations)
    let scores = try scores(evaluate("quotations", file, "--json"), QuotationScores.self)
    #expect(
      counts(scores.quotations, scores.found, scores.speakers, scores.wholes) == [3, 2, 1, 2])
    #expect(counts(scores.others, scores.othersLeft, scores.more) == [1, 1, 0])
    #expect(scores.faults.map { $0.prefix(3) } == ["x2:", "x2:"])
  }

  @Test func quotationsAsATable() throws {
    let file = try folder.write("q.jsonl", Self.quotations)
    #expect(
      try evaluate("quotations", file).output == """
        found     66.7 % (2 of 3)
        speaker   33.3 % (1 of 3)
        whole     66.7 % (2 of 3)
        no speech 100.0 % (1 of 1)
        too many  0

        """)
  }

  @Test func quotationsOfOneForm() throws {
    let file = try folder.write("q.jsonl", Self.quotations)
    let scores = try scores(
      evaluate("quotations", file, "--json", "--only", "curly"), QuotationScores.self)
    #expect(counts(scores.quotations, scores.others) == [1, 0])
  }

  // MARK: Chains

  static let chains = """
    {"id": "x1", "text": "Claudia Sheinbaum said on Monday that Chile bombed a bridge.", "claims": [{"predicate": "bombed", "chain": [{"source": "Claudia Sheinbaum", "cue": "said", "stance": "neutral", "verbatim": false}], "summary": "claimed"}]}

    {"id": "y2", "text": "Claudia Sheinbaum said on Monday that Chile bombed a bridge.", "claims": [{"predicate": "bombed", "chain": [], "summary": "happened"}]}

    """

  @Test func chainsAreCounted() throws {
    let file = try folder.write("c.jsonl", Self.chains)
    let scores = try scores(evaluate("chains", file, "--json"), ChainScores.self)
    #expect(counts(scores.claims, scores.chains, scores.links, scores.stances) == [2, 1, 1, 1])
    #expect(counts(scores.verbatim, scores.summarised, scores.summaries) == [1, 2, 1])
    let one = try self.scores(evaluate("chains", file, "--json", "--only", "x"), ChainScores.self)
    #expect(counts(one.claims, one.chains) == [1, 1])
  }

  @Test func chainsAsATable() throws {
    let file = try folder.write("c.jsonl", Self.chains)
    #expect(
      try evaluate("chains", file).output == """
        chain     50.0 % (1 of 2)
        stance    100.0 % (1 of 1)
        verbatim  100.0 % (1 of 1)
        summary   50.0 % (1 of 2)

        """)
  }

  // MARK: Factuality

  static let factuality = """
    {"id": "x1", "split": "test", "text": "Claudia Sheinbaum said on Monday that Chile bombed a bridge.", "judgements": [{"predicate": "bombed", "holder": "Claudia Sheinbaum", "value": "CT+", "tense": "past"}, {"predicate": "bombed", "holder": "author", "value": "CT-", "tense": "future"}]}

    {"split": "train", "text": "Chile bombed a bridge.", "judgements": [{"predicate": "bombed", "holder": "Ana Ruiz", "value": "CT+", "tense": "past"}]}

    """

  @Test func factualityIsCounted() throws {
    let file = try folder.write("f.jsonl", Self.factuality)
    let all = try scores(evaluate("factuality", file, "--json"), FactualityScores.self)
    #expect(counts(all.judgements, all.right, all.rightTenses, all.unknownHolders) == [3, 1, 2, 1])
    let some = try scores(
      evaluate("factuality", file, "--json", "--split", "test"), FactualityScores.self)
    #expect(counts(some.judgements, some.right, some.unknownHolders) == [2, 1, 0])
    let one = try scores(
      evaluate("factuality", file, "--json", "--only", "x1"), FactualityScores.self)
    #expect(one == some)
  }

  @Test func factualityAsATable() throws {
    let file = try folder.write("f.jsonl", Self.factuality)
    let lines = try evaluate("factuality", file, "--split", "test").output.split(separator: "\n")
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      lines == [
        "precision recall F1", "CT+ 100.0 100.0 100.0", "CT- 0.0 0.0 0.0", "Uu 0.0 0.0 0.0",
        "macro-F1 50.0", "accuracy 50.0", "tense 50.0",
        "judgements 2, of them of unknown holders 0",
      ])
  }

  // MARK: Faults

  @Test(arguments: [
    ("quotations", quotations, ["x2: \"The bridge is safe,\": Claudia Sheinbaum, not Ana Ruiz"]),
    ("chains", chains, ["y2 “bombed”: [\"Claudia Sheinbaum\"], not []"]),
    ("factuality", factuality, ["x1 “bombed” author: Uu, not CT-"]),
  ])
  func faultsAreNamed(_ task: String, _ cases: String, _ faults: [String]) throws {
    let file = try folder.write("c.jsonl", cases)
    let table = try evaluate(task, file).output
    let outcome = try evaluate(task, file, "--faults")
    #expect(outcome.output.hasSuffix(table))
    #expect(outcome.output != table)
    for fault in faults {
      #expect(outcome.output.contains("\n" + fault) || outcome.output.hasPrefix(fault))
    }
    // JSON stays alone on standard output
    let json = try evaluate(task, file, "--faults", "--json")
    #expect(json.output == (try evaluate(task, file, "--json").output))
    #expect(json.errors == outcome.output.dropLast(table.count))
  }

  // MARK: Files that cannot be read

  @Test(arguments: [("quotations", quotations), ("chains", chains), ("factuality", factuality)])
  func brokenLineIsNamed(_ task: String, _ good: String) throws {
    for bad in ["{\"id\": ", "{\"id\": \"x\"}", "[]", "Peru"] {
      let file = try folder.write("b.jsonl", good + bad + "\n")
      let outcome = try evaluate(task, file, "--json")
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      let line = good.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(outcome.errors.contains("line \(line) is no case"), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["quotations", "chains", "factuality"])
  func missingFileIsNamed(_ task: String) throws {
    let outcome = try evaluate(task, folder.path + "/none.jsonl")
    #expect(outcome.status != 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path + "/none.jsonl cannot be read"))
  }
}
