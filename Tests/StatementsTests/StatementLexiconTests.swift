import Foundation
import Language
import Records
import Statements
import Tables
import TestSupport
import Testing

@Suite struct StatementLexiconTests {
  static let cues = "lemma\tpos\tframe\tstance\tnote\nsay\tverb\tsubj+ccomp\tneutral\t_\n"
  static let effects =
    "lemma\tpos\tclass\tframe\tpositive\tnegated\tnote\nfail\tverb\tnegative\t_\tcertain-\tcertain+\t_\n"

  private func load(cues: String = cues, effects: String = effects) throws -> StatementLexicon {
    let folder = try Folder()
    try folder.write("cues.tsv", cues)
    try folder.write("factuality.tsv", effects)
    return try StatementLexicon(folder: folder.path)
  }

  @Test func wellFormedTablesAreRead() throws {
    let lexicon = try load()
    let text = try Tree.read("They//PRON/2/nsubj said/say/VERB/0/root so//ADV/2/advmod")
    #expect(lexicon.stance(text[1]) == .neutral)
    #expect(lexicon.stance(text[2]) == nil)
  }

  @Test func unknownStanceIsNamedWithItsLine() throws {
    let error = #expect(throws: TableError.self) {
      try load(cues: Self.cues + "# next\nhint\tverb\tsubj\todd\t_\n")
    }
    #expect(error?.path.hasSuffix("/cues.tsv") == true)
    #expect(error?.line == 4)
    #expect(error?.problem.contains("“odd”") == true)
  }

  @Test(arguments: ["certain", "certain*", "", "probable+/x", "Certain+", "maybe+"])
  func unknownValueIsNamedWithItsLine(_ value: String) throws {
    let error = #expect(throws: TableError.self) {
      try load(effects: Self.effects + "hope\tverb\tx\t_\t\(value)\tunknown\t_\n")
    }
    #expect(error?.path.hasSuffix("/factuality.tsv") == true)
    #expect(error?.line == 3)
    #expect(error?.problem.contains("“\(value)”") == true)
  }

  @Test func wrongNegatedValueIsNamedToo() throws {
    let error = #expect(throws: TableError.self) {
      try load(effects: Self.effects + "hope\tverb\tx\t_\tunknown/f\tmaybe\t_\n")
    }
    #expect(error?.line == 3)
    #expect(error?.problem.contains("“maybe”") == true)
  }

  @Test func unknownFrameIsNamed() throws {
    let error = #expect(throws: TableError.self) {
      try load(effects: Self.effects + "hope\tverb\tx\todd\tunknown/f\t_\t_\n")
    }
    #expect(error?.line == 3)
    #expect(error?.problem.contains("“odd”") == true)
  }

  @Test(arguments: ["cues.tsv", "factuality.tsv"]) func missingTableIsNamed(_ name: String) throws {
    let folder = try Folder()
    try folder.write("cues.tsv", Self.cues)
    try folder.write("factuality.tsv", Self.effects)
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    let error = #expect(throws: TableError.self) { try StatementLexicon(folder: folder.path) }
    #expect(error?.path == folder.path + "/" + name)
  }

  // MARK: The committed tables

  @Test func wordsOfTheCommittedTables() throws {
    let lexicon = try StatementLexicon(folder: Repository.lexicon)
    let stances: [(String, Attribution.Stance)] = [
      ("said/say", .neutral), ("confirmed/confirm", .committing), ("denied/deny", .denying),
      ("urged/urge", .asking), ("claimed/claim", .doubting),
    ]
    for (word, stance) in stances {
      let text = try Tree.read("They//PRON/2/nsubj \(word)/VERB/0/root it//PRON/2/obj")
      #expect(lexicon.stance(text[1]) == stance, "\(word)")
    }
    #expect(lexicon.stance(ofPhrase: "according to") == .neutral)
    #expect(lexicon.stance(ofPhrase: "underneath") == nil)
  }

  @Test(arguments: ["positive", "negated"])
  func everyValueOfTheCommittedTableIsKnown(_ column: String) throws {
    let known = Set(
      ["certain+", "probable+", "possible+", "certain-", "probable-", "possible-", "unknown"]
        .flatMap { value in ["", "/f", "/h", "/fh", "/f/h"].map { value + $0 } } + ["", "_"])
    let rows = try Table(path: Repository.lexicon + "/factuality.tsv", columns: ["lemma", column])
      .rows
    #expect(rows.filter { !known.contains($0[1]) }.map { "\($0.line): \($0[0]) \($0[1])" } == [])
  }
}
