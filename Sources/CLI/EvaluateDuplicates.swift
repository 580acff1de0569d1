import ArgumentParser
import Linking
import Verbale

extension Evaluate {
  struct Duplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copies of one text against annotated pairs.",
      discussion: """
        A line of the file is a pair of texts (id, kind, copy, a, b): copy says whether an editor would \
        call both the same text.
        """)

    @Argument(help: "A file of pairs as JSON on each line.")
    var file: String

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      var scores = DuplicateScores()
      for pair in try readCases(try bytes(file), in: file, of: DuplicateScores.Pair.self) {
        scores.add(pair)
      }
      if faults { scores.faults.forEach { print(shown($0)) } }
      if json { return print(try CLI.json(scores)) }
      print(
        """
        copies found   \(scores.found) of \(scores.copies)  \(percent(scores.recall))
        found rightly  \(scores.found) of \(scores.found + scores.wrong)  \(percent(scores.precision))
        others         \(scores.others), \(scores.wrong) taken for copies
        """)
    }
  }
}
