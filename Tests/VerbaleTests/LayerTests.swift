import Foundation
import TestSupport
import Testing
import Verbale

/// Tables of one's own, laid over the registry by `--registry`.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct LayerTests {
  let folder: Folder
  static let text = "Torvald Quenby visited Lima."

  init() throws { folder = try Folder() }

  private func code(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      ["code"] + Program.data + arguments + ["--format", "json", "--published", "2025-03-14", "-"],
      input: Self.text)
  }

  /// A layer with somebody whom nobody else knows, and rows of tenures.
  private func layer(tenures: String...) throws -> String {
    try folder.write(
      "layer/persons.tsv",
      """
      id\tname\tsurname\tgender\tcountry\twikidata\tsource
      torvald-quenby\tTorvald Quenby\tQuenby\tm\tCHL\t\tnotebook

      """)
    try folder.write(
      "layer/tenures.tsv",
      (["person\toffice\tfrom\tto\tsource"] + tenures).joined(separator: "\n") + "\n")
    return folder.path + "/layer"
  }

  static let minister = "torvald-quenby\tchl-finance-minister\t2025-01-02\t2025-02-03\tnotebook"
  static let broken = "torvald-quenby\tchl-finance-minister\t2024-13-01\t\tnotebook"

  private func quenby(_ outcome: Program.Outcome) throws -> Actor? {
    try outcome.records.first?.actors.first { $0.name == "Torvald Quenby" }
  }

  // MARK: Records

  @Test func personOfALayerIsInTheRecord() throws {
    let bare = try code()
    #expect(try quenby(bare)?.registry == nil)
    let outcome = try code("--registry", try layer(tenures: Self.minister))
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    let actor = try #require(try quenby(outcome))
    #expect(actor.registry == "persons/torvald-quenby")
    #expect(actor.country == "CHL")
    #expect(actor.sector == "ELI")
    let coders = try [bare, outcome].map { try #require(try $0.records.first).coder }
    #expect(coders[0].registry != coders[1].registry)
    #expect(coders[0].lexicon == coders[1].lexicon)
  }

  @Test func laterLayerLiesOnTop() throws {
    let layer = try layer()
    try folder.write(
      "top/persons.tsv",
      "id\tname\tsurname\tgender\tcountry\twikidata\ntorvald-quenby\tTorvald Quenby\tQuenby\tm\tPER\t\n"
    )
    let top = folder.path + "/top"
    for (layers, country) in [([layer, top], "PER"), ([top, layer], "CHL")] {
      let outcome = try code("--registry", layers[0], "--registry", layers[1])
      #expect(try quenby(outcome)?.country == country)
    }
  }

  @Test(arguments: [[], ["--lenient"]]) func emptyFolderIsNoLayer(_ flags: [String]) throws {
    let outcome = try Program.run(
      ["code"] + Program.data + flags + ["--registry", folder.path, "-"], input: Self.text)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path))
    #expect(outcome.errors.contains("none of the registry's tables"))
  }

  // MARK: Rows with a fault

  @Test func brokenRowIsNamed() throws {
    let layer = try layer(tenures: Self.minister, Self.broken)
    let outcome = try code("--registry", layer)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    for part in ["\(layer)/tenures.tsv", "line 3", "column “from”", "“2024-13-01” is no date"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test func lenientProgramTellsOfABrokenRowAndGoesOn() throws {
    let layer = try layer(tenures: Self.broken, Self.minister)
    let outcome = try code("--lenient", "--registry", layer)
    #expect(outcome.status == 0)
    #expect(try quenby(outcome)?.registry == "persons/torvald-quenby")
    #expect(try quenby(outcome)?.sector == "ELI")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("verbale: ") == true)
    #expect(lines.first?.contains("\(layer)/tenures.tsv, line 2, column “from”") == true)
  }

  // MARK: verbale registry check

  private func check(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["registry", "check"] + arguments)
  }

  @Test func nothingIsWrongWithTheInstalledTables() throws {
    let outcome = try check()
    #expect(outcome.output == "no problem found\n")
    #expect(outcome.status == 0)
  }

  @Test func soundLayerIsNoProblem() throws {
    let outcome = try check("--registry", try layer(tenures: Self.minister))
    #expect(outcome.output == "no problem found\n")
    #expect(outcome.status == 0)
  }

  @Test func everyProblemOfALayerIsTold() throws {
    let layer = try layer(
      tenures: Self.broken, "torvald-quenby\tchl-emperor\t2024\t\tnotebook",
      "torvald-quenby\tchl-finance-minister\t2021-03\t2020\tnotebook")
    let outcome = try check("--registry", layer)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4)
    for (line, place) in zip(lines, ["2, column “from”", "3, column “office”", "4, column “to”"]) {
      #expect(line.contains("\(layer)/tenures.tsv, line \(place)"))
    }
    #expect(lines.last == "3 problems")
  }

  @Test func folderThatIsNotThereIsNamed() throws {
    let outcome = try check("--registry", folder.path + "/none")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(folder.path + "/none"))
  }

  // MARK: verbale actor

  /// What `--format json` prints of somebody.
  private struct Shown: Decodable {
    let registry, name, kind: String
    let country, sector: String?
    let facts: [Fact]

    struct Fact: Decodable {
      let what, row, source: String
      let holds: Bool
    }
  }

  private func actor(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["actor"] + arguments)
  }

  private func shown(_ outcome: Program.Outcome) throws -> [Shown] {
    try JSONDecoder().decode([Shown].self, from: Data(outcome.output.utf8))
  }

  @Test func actorIsShownWithWhatHoldsOnTheDay() throws {
    let outcome = try actor("Marco Rubio", "--on", "2025-08-09")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "Marco Rubio · person USA GOV · persons/marco-rubio")
    let holds = lines.filter { $0.hasSuffix("  ← on 2025-08-09") }
    #expect(holds.contains { $0.hasPrefix("  United States Secretary of State, 2025-01-21 to ") })
    #expect(!holds.contains { $0.contains("Senator") })
    #expect(lines.contains { $0.hasPrefix("  United States Senator, 2011-01") })
    #expect(lines.dropFirst(2).contains { $0.hasPrefix("      tenures.tsv:") })
  }

  @Test func actorAsJSON() throws {
    let outcome = try actor("Marco Rubio", "--on", "2025-08-09", "--format", "json")
    #expect(outcome.status == 0)
    let found = try shown(outcome)
    #expect(found.map(\.registry) == ["persons/marco-rubio"])
    let rubio = try #require(found.first)
    #expect(
      [rubio.name, rubio.kind, rubio.country, rubio.sector] == [
        "Marco Rubio", "person", "USA", "GOV",
      ])
    let secretary = try #require(
      rubio.facts.first { $0.what.hasPrefix("United States Secretary of State") })
    #expect(secretary.holds)
    #expect(secretary.row.hasPrefix("tenures.tsv:"))
    #expect(!secretary.source.isEmpty)
  }

  @Test func severalActorsOfOneName() throws {
    let outcome = try actor("Georgia")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\n\nGeorgia · region USA · places/georgia-us-state\n"))
    #expect(try shown(try actor("Georgia", "--format", "json")).count == 2)
  }

  @Test func actorOfALayerNamesItsRow() throws {
    let layer = try layer(tenures: Self.minister)
    let found = try shown(
      try actor("Quenby", "--on", "2025-01-15", "--registry", layer, "--format", "json"))
    #expect(found.map(\.registry) == ["persons/torvald-quenby"])
    #expect(found.first?.sector == "GOV")
    #expect(found.first?.facts.map(\.row) == ["\(layer)/persons.tsv:2", "\(layer)/tenures.tsv:2"])
    #expect(found.first?.facts.map(\.source) == ["notebook", "notebook"])
  }

  @Test(arguments: [[], ["--format", "json"]]) func unknownNameIsToldAndFails(_ flags: [String])
    throws
  {
    let outcome = try Program.run(["actor", "Nobody Atall"] + flags)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "verbale: the registry knows nobody called “Nobody Atall”\n")
    #expect(outcome.output.filter { !$0.isWhitespace } == (flags.isEmpty ? "" : "[]"))
  }

  @Test(arguments: [
    ["actor"], ["actor", "Rubio", "--on", "9 August"], ["actor", "Rubio", "--format", "xml"],
    ["registry", "mend"],
  ])
  func wrongUseIsExplained(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: verbale"))
  }
}
