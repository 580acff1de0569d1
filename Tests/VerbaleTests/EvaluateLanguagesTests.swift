import TestSupport
import Testing

/// `verbale evaluate languages` on tiny files.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct EvaluateLanguagesTests {
  @Test func languagesAreCounted() throws {
    let folder = try Folder()
    let file = try folder.write(
      "l.tsv",
      """
      language\ttext
      en\tThe army said it had left the town during the night.
      en\tDie Armee hat die Stadt in der Nacht verlassen.
      de\tDie Regierung hat den Antrag der Opposition abgelehnt.

      """)
    let outcome = try Program.run(["evaluate", "languages", file, "--faults"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("languages   2"))
    #expect(outcome.output.contains("right              66.7 % (2 of 3)"))
    #expect(outcome.output.contains("taken for English  0.0 % (0 of 1)"))
    #expect(outcome.output.contains("en, not de"))
  }

  @Test func lineWithoutATabIsNamed() throws {
    let folder = try Folder()
    let file = try folder.write("l.tsv", "language\ttext\nno tab here\n")
    let outcome = try Program.run(["evaluate", "languages", file])
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("“no tab here” has no tab"))
  }
}
