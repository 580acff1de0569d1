import Foundation
import TestSupport
import Testing

/// The commands that keep a ledger, as a process, with the repository's data.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct LedgerCommandTests {
  let folder: Folder
  private var ledger: [String] { ["--ledger", folder.path + "/news.db"] }

  init() throws {
    folder = try Folder()
    for (name, text) in [
      ("a", "Chile said that Peru bombed Bolivia."), ("b", "Peru rejected Chile's offer."),
      ("c", "Brazil sent troops to Bolivia."),
    ] {
      try folder.write("reports/\(name).txt", text)
    }
  }

  private func run(_ command: String, _ arguments: String...) throws -> Program.Outcome {
    try Program.run([command] + arguments + ledger)
  }

  private func add(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      ["add", folder.path + "/reports", "--published", "2025-03-14"] + arguments + ledger
        + Program.data)
  }

  @Test func secondRunPassesOverWhatIsThere() throws {
    let first = try add()
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(first.errors.contains("3 added;"))
    try folder.write("reports/d.txt", "Chile expelled two diplomats of Peru.")
    let second = try add("--threads", "3")
    #expect(second.status == 0)
    #expect(second.errors.contains("3 already there, 1 added;"))
  }

  @Test func whatCannotBeReadIsTold() throws {
    try folder.write("reports/bb.txt", Data([0x50, 0, 0x51]))
    let rejects = folder.path + "/rejects.tsv"
    let outcome = try add("--rejects", rejects)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("3 added") && outcome.errors.contains("1 rejected"))
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("bb.txt") == true)
  }

  @Test func correctionsAreListedAndTakenBack() throws {
    _ = try add()
    let wrong = try run("correct", "1:e1", "--set", "type=WAR", "--why", "w", "--by", "b")
    #expect(wrong.status != 0)
    #expect(wrong.errors.contains("“WAR” is no type; possible are AGREE"))
    let set = try run("correct", "1:e1", "--set", "type=COERCE", "--why", "so it is", "--by", "me")
    #expect(set.status == 0)
    #expect(try run("corrections").output.contains("type: “ASSAULT” → “COERCE”  (so it is; me"))
    #expect(try run("corrections", "--withdraw", "1").status == 0)
    #expect(try run("corrections").output == "")
  }

  @Test func recodingHasNothingToDoForTheSameCoder() throws {
    _ = try add()
    let outcome = try Program.run(["recode"] + ledger + Program.data)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("no reports"))
  }

  @Test func forgottenReportsCanBeAddedAgain() throws {
    _ = try add()
    #expect(try run("forget", "--report", "2").output == "1 report forgotten\n")
    #expect(try run("forget", "--report", "2").status != 0)
    #expect(try run("forget").errors.contains("say what to forget"))
    #expect(try add().errors.contains("1 added"))
  }

  @Test func missingAndForeignFilesAreTold() throws {
    let missing = try run("corrections")
    #expect(missing.status != 0)
    #expect(missing.errors.contains("no such ledger"))
    try folder.write("news.db", "no ledger at all, but a text")
    let foreign = try add()
    #expect(foreign.status != 0)
    #expect(foreign.errors.contains("this is no ledger of verbale"))
  }

  /// Two programs that add the same reports to a ledger that neither has made yet.
  @Test func twoProgramsMayWriteAtOnce() async throws {
    for number in 0..<40 {
      try folder.write("reports/n\(number).txt", "Peru bombed village number \(number) in Chile.")
    }
    let errors = await withTaskGroup(of: String.self) { group in
      for _ in 0..<2 {
        group.addTask { (try? self.add().errors) ?? "failed" }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let counts = errors.map { text in
      text.split { !$0.isNumber && !$0.isLetter }.reduce(into: (added: 0, last: 0)) { sum, word in
        if word == "added" { sum.added += sum.last }
        sum.last = Int(word) ?? 0
      }.added
    }
    #expect(counts.reduce(0, +) == 43, "\(errors)")
    #expect(try add().errors.contains("43 already there"))
  }
}
