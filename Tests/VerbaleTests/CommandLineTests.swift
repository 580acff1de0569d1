import Foundation
import Reports
import TestSupport
import Testing
import Verbale

/// The program as a process, with the repository's data.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct CommandLineTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func code(_ arguments: String..., input: String = "") throws -> Program.Outcome {
    try Program.run(["code"] + Program.data + arguments, input: input)
  }

  // MARK: Records

  @Test func jsonIsTheRecord() throws {
    let text = RecordTests.Text.example.text
    let file = try folder.write("a.txt", text)
    let outcome = try code(
      "--format", "json", "--published", "2025-03-14", "--outlet", "The Bugle", file)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let recorder = try recorder.get()
    let reader = ReportReader(
      defaults: ReportDefaults(published: CalendarDate("2025-03-14"), outlet: "The Bugle"))
    let expected = reader.readings(of: .file(file)).compactMap { reading in
      if case .report(let report, _) = reading { recorder.record(report) } else { nil }
    }
    #expect(expected.count == 1)
    #expect(try outcome.records == expected)
  }

  @Test func tableSaysWhoDidWhatToWhom() throws {
    let file = try folder.write("a.txt", "Chile said that Peru bombed Bolivia.\n")
    let outcome = try code("--published", "2025-03-14", file)
    #expect(outcome.status == 0)
    for part in [
      "Peru (PER) → ASSAULT", "→ Bolivia (BOL)", "claimed", "Chile (said)", "2025-03-14",
    ] {
      #expect(outcome.output.contains(part), "\(part) is not in the table")
    }
  }

  @Test func textWithoutEventsSaysSo() throws {
    let outcome = try code("--published", "2025-03-14", "-", input: "It rained in May.")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("No events."))
  }

  @Test func dashReadsStandardInput() throws {
    let outcome = try code("--format", "json", "-", input: "Peru bombed Chile.")
    #expect(outcome.status == 0)
    #expect(try outcome.records == [try record("Peru bombed Chile.")])
  }

  @Test func recordsStandInTheOrderOfThePaths() throws {
    let texts = ["Peru bombed Chile.", "", "Chile rejected Peru’s plan.", "🚀"]
    let files = try texts.enumerated().map { try folder.write("\($0).txt", $1) }
    let outcome = try Program.run(["code"] + Program.data + ["--format", "jsonl"] + files)
    #expect(outcome.status == 0)
    #expect(try outcome.records.map(\.report.text) == texts)
    let list = try code("--format", "json", folder.path)
    #expect(
      try JSONDecoder().decode([Record].self, from: Data(list.output.utf8)) == (try outcome.records)
    )
  }

  // MARK: Reports that cannot be read

  @Test func badFileDoesNotStopTheOthers() throws {
    let good = try folder.write("a.txt", "Peru bombed Chile.")
    let bad = try folder.write("b.txt", Data([0x50, 0, 0x51]))
    let last = try folder.write("c.txt", "Chile bombed Peru.")
    let outcome = try code("--format", "jsonl", good, bad, folder.path + "/none.txt", last)
    #expect(outcome.status == 1)
    #expect(try outcome.records.map(\.report.text) == ["Peru bombed Chile.", "Chile bombed Peru."])
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("verbale: ") })
    #expect(lines.first?.contains(bad) == true)
    #expect(lines.dropFirst().first?.contains("/none.txt") == true)
    #expect(lines.last == "verbale: 2 reports, 2 rejects")
  }

  @Test(arguments: [
    ("a NUL", Data("Peru\u{0}Chile".utf8), "no plain text"),
    ("UTF-32", Data([0xFF, 0xFE, 0, 0, 0x50, 0, 0, 0]), "UTF-32"),
    (
      "an image", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]),
      "no plain text"
    ),
  ])
  func binaryFileIsRefused(_ name: String, _ data: Data, _ reason: String) throws {
    let outcome = try code(try folder.write("a.txt", data))
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("/a.txt"))
    #expect(outcome.errors.contains(reason))
  }

  // MARK: Archives

  @Test func linesBecomeRecordsInTheirOrder() throws {
    let texts = ["Peru bombed Chile.", "Chile rejected Peru’s plan.", "It rained."]
    let lines = texts.map { "{\"body\": {\"en\": \"\($0)\"}, \"day\": \"2025-03-14\"}" }
    let input = (lines + ["no JSON"]).joined(separator: "\n")
    let rejects = folder.path + "/rejects.tsv"
    let options = ["--as", "jsonl", "--field", "text=body.en", "--field", "published=day"]
    let outcome = try Program.run(
      ["code", "-", "--format", "jsonl", "--rejects", rejects] + Program.data + options,
      input: input)
    #expect(outcome.status == 1)
    #expect(try outcome.records.map(\.report.text) == texts)
    #expect(try outcome.records.allSatisfy { $0.report.published == CalendarDate("2025-03-14") })
    #expect(outcome.errors == "verbale: 3 reports, 1 reject\n")
    let table = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(table.first == "source\tpiece\tbyte\treason")
    #expect(table.count == 2)
    let place = "standard input\tline 4\t\(lines.joined(separator: "\n").utf8.count + 1)\t"
    #expect(table.last?.hasPrefix(place + "no JSON: ") == true)
  }

  @Test func rejectsAreATableEvenWithoutRows() throws {
    let rejects = folder.path + "/rejects.tsv"
    let outcome = try code(
      "--rejects", rejects, "--format", "json", "-", input: #"{"text": "Peru bombed Chile."}"#)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(try String(contentsOfFile: rejects, encoding: .utf8) == "source\tpiece\tbyte\treason\n")
    #expect(try JSONDecoder().decode([Record].self, from: Data(outcome.output.utf8)).count == 1)
  }

  @Test func tableOfRejectsThatCannotBeWrittenIsNamed() throws {
    let outcome = try code("--rejects", "/no/where", "-", input: "Peru bombed Chile.")
    #expect(outcome.status != 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("/no/where cannot be written"))
  }

  @Test(arguments: [("5", 1), ("6", 0), ("7", 0)]) func limitIsInclusive(
    _ limit: String, _ status: Int32
  ) throws {
    let outcome = try code("--max-bytes", limit, "-", input: "Peru.\n")
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("larger than \(limit) bytes") == (status == 1))
  }

  @Test func tenMegabytesAreTheLimit() throws {
    let file = try folder.write("a.txt", Data(repeating: 0x20, count: 10_000_001))
    let refused = try code(file)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("larger than 10000000 bytes"))
    #expect(refused.errors.contains("--max-bytes"))
    let taken = try code("--max-bytes", "10000001", "--format", "json", file)
    #expect(taken.status == 0)
    #expect(try taken.records.map { $0.report.text.utf8.count } == [10_000_001])
  }

  @Test(arguments: [
    ["--published", "9 August", "-"], ["--format", "xml", "-"], ["--max-bytes", "0", "-"],
    ["--max-bytes", "x", "-"], [], ["--as", "odt", "-"], ["--field", "body", "-"],
    ["--max-depth", "0", "-"], ["--max-seconds", "-1", "-"],
    ["--no-such-option", "-"],
  ])
  func wrongUseIsExplained(_ arguments: [String]) throws {
    let outcome = try Program.run(["code"] + Program.data + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: verbale code"))
  }

  // MARK: Data

  @Test func missingModelIsNamed() throws {
    let path = folder.path + "/none.safetensors"
    let outcome = try Program.run(
      ["code", "--model", path, "-"], input: "Peru bombed Chile.")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("no model file at \(path)"))
    #expect(outcome.errors.contains("VERBALE_MODEL"))
  }

  @Test func damagedModelIsNamed() throws {
    let path = try folder.write(
      "m.safetensors", try Repository.data("Models/verbale.safetensors").prefix(20_000))
    let outcome = try Program.run(
      ["code", "--model", path, "-"], input: "Peru bombed Chile.")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(path))
  }

  @Test func missingTablesOfTheLexiconAreNamed() throws {
    let outcome = try Program.run(
      ["code"] + Program.data + ["-"], environment: ["VERBALE_LEXICON": folder.path])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(folder.path + "/"))
    #expect(outcome.errors.contains(".tsv"))
  }

  /// The data of the repository, linked to a place below the folder.
  private func link(_ place: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + place, withIntermediateDirectories: true)
    for name in ["Models", "Registry", "Lexicon"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + place + "/" + name, withDestinationPath: Repository.path(name))
    }
  }

  private func copyProgram() throws -> String {
    try folder.write("bin/other", "")
    let copy = folder.path + "/bin/verbale"
    try FileManager.default.copyItem(atPath: try #require(Program.path), toPath: copy)
    return copy
  }

  @Test(arguments: ["/bin", "/share/verbale"]) func copiedProgramFindsItsData(_ place: String)
    throws
  {
    let copy = try copyProgram()
    try link(place)
    let outcome = try Program.run(
      ["code", "--format", "json", "-"], input: "Peru bombed Chile.", program: copy)
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(try outcome.records == [try record("Peru bombed Chile.")])
  }

  @Test func copiedProgramWithoutDataSaysWhatItLacks() throws {
    let outcome = try Program.run(
      ["code", "-"], input: "Peru bombed Chile.", program: try copyProgram())
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Models/verbale.safetensors was not found"))
    #expect(outcome.errors.contains("/bin/Models/verbale.safetensors"))
    #expect(outcome.errors.contains("VERBALE_MODEL"))
  }

  @Test func environmentNamesTheData() throws {
    let outcome = try Program.run(
      ["code", "--format", "json", "-"], input: "Peru bombed Chile.", program: try copyProgram(),
      environment: [
        "VERBALE_MODEL": Repository.model, "VERBALE_REGISTRY": Repository.registry,
        "VERBALE_LEXICON": Repository.lexicon,
      ])
    #expect(outcome.status == 0)
    #expect(try outcome.records == [try record("Peru bombed Chile.")])
  }

  // MARK: Other commands

  @Test func versionIsTold() throws {
    let outcome = try Program.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output == Recorder.version + "\n")
  }

  @Test func parsePrintsCoNLLU() throws {
    let outcome = try Program.run(["parse"] + Program.data + ["-"], input: "Peru bombed Chile.")
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.map(\.count) == [10, 10, 10, 10])
    #expect(rows.map { $0[1] } == ["Peru", "bombed", "Chile", "."])
    #expect(rows.map { $0[7] } == ["nsubj", "root", "obj", "punct"])
  }
}
