import Foundation
import TestSupport
import Testing
import Verbale

/// Tables of one's own, laid over the lexicon by `--lexicon`.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct LexiconLayerTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func code(_ text: String, _ layers: String..., flags: [String] = []) throws
    -> Program.Outcome
  {
    try Program.run(
      ["code"] + Program.data + layers.flatMap { ["--lexicon", $0] } + flags
        + ["--format", "json", "--published", "2025-03-14", "-"],
      input: text)
  }

  private func predicates(_ name: String, _ row: String) throws -> String {
    try folder.write(
      name + "/predicates.tsv",
      "lemma\tpos\twith\ttype\tmode\tcameo\tactor\trecipient\tabout\n"
        + row.replacing("|", with: "\t") + "\n")
    return folder.path + "/" + name
  }

  private func events(_ outcome: Program.Outcome) throws -> [String] {
    try #require(try outcome.records.first).events.map { "\($0.type.rawValue) \($0.cameo)" }
  }

  @Test func predicateOfALayerIsInTheRecord() throws {
    let text = "Peru snubbed Chile on Monday."
    let layer = try predicates("mine", "snub|verb|obj:actor|REJECT|meet|125|subj|obj|_")
    let outcome = try code(text, layer)
    #expect(outcome.errors == "")
    #expect(try events(outcome) == ["REJECT 125"])
    #expect(try outcome.records.first?.events.first?.why.lexicon == "snub verb obj:actor")
    let coders = try [code(text), outcome].map { try #require(try $0.records.first).coder }
    #expect(coders[0].lexicon != coders[1].lexicon)
    #expect(coders[0].registry == coders[1].registry)
  }

  @Test func laterLayerLiesOnTopAndTheHashKnowsTheOrder() throws {
    let a = try predicates("a", "bomb|verb|subj:actor+obj:actor|REJECT|_|129|subj|obj|_")
    let b = try predicates("b", "bomb|verb|subj:actor+obj:actor|none|_|_|_|_|_")
    let (ab, ba) = try (code("Peru bombed Chile.", a, b), code("Peru bombed Chile.", b, a))
    #expect(try events(ab) == [])
    #expect(try events(ba) == ["REJECT 129"])
    #expect(try ab.records.first?.coder.lexicon != ba.records.first?.coder.lexicon)
  }

  @Test func cueOfALayerHasItsStance() throws {
    try folder.write(
      "mine/cues.tsv", "lemma\tpos\tframe\tstance\nsay\tverb\tsubj+ccomp\tdoubting\n")
    let text = "Chile said that Peru bombed Bolivia."
    let stances = try [code(text), code(text, folder.path + "/mine")].map {
      try $0.records.first?.attributions.first?.stance
    }
    #expect(stances == [.neutral, .doubting])
  }

  @Test func effectOfALayerChangesHowSureSomethingIs() throws {
    try folder.write(
      "mine/factuality.tsv",
      "lemma\tpos\tclass\tframe\tpositive\tnegated\nmanage\tverb\timplicative\txcomp\tcertain-\tcertain+\n"
    )
    let text = "Peru managed to bomb Chile."
    let summaries = try [code(text), code(text, folder.path + "/mine")].map {
      try $0.records.first?.events.first?.summary
    }
    #expect(summaries == [.happened, .denied])
  }

  @Test func emptyFolderIsNoLayer() throws {
    let outcome = try code("Peru bombed Chile.", folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path))
    #expect(outcome.errors.contains("none of the lexicon's tables"))
  }

  @Test(arguments: [
    ("cues", "lemma\tpos\tframe\tstance\nhint\tverb\tsubj\todd\n", "“odd”"),
    ("kinds", "noun\tkind\tgender\tnumber\nquay\tharbour\t_\t_\n", "“harbour”"),
    ("contexts", "lemma\tcontext\nquay\tnaval\n", "“naval”"),
    (
      "factuality", "lemma\tpos\tclass\tframe\tpositive\tnegated\nx\tverb\ty\t_\tsure\t_\n",
      "“sure”"
    ),
    ("given-names", "name\nolaf\n", "“gender”"), ("classes", "class\nforce\n", "“lemma”"),
  ])
  func faultIsNamed(_ table: String, _ text: String, _ problem: String) throws {
    let path = try folder.write("mine/\(table).tsv", text)
    let outcome = try code("Peru bombed Chile.", folder.path + "/mine")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    for part in [path, "line ", problem] { #expect(outcome.errors.contains(part), "\(outcome)") }
  }

  /// The base may be elsewhere; layers lie over it.
  @Test func environmentNamesTheBase() throws {
    let layer = try predicates("mine", "snub|verb|obj:actor|REJECT|meet|125|subj|obj|_")
    let outcome = try Program.run(
      ["code"] + Program.data + ["--lexicon", layer, "-"], input: "Peru snubbed Chile.",
      environment: ["VERBALE_LEXICON": layer])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(layer + "/kinds.tsv"))
  }
}
