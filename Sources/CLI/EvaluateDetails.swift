import ArgumentParser
import Foundation
import Records
import Verbale

extension Evaluate {
  struct Details: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Dates, places and numbers of events against annotated texts.", shouldDisplay: false
    )

    @Argument(help: "A file with a text and its events as JSON on each line.")
    var file: String

    @Option(help: "Only texts of this split.")
    var split: String?

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var scores = DetailScores()
      for example in try readCases(try bytes(file), in: file, of: EventText.self)
      where options.takes(example.id) && (split == nil || example.split == split) {
        try scores.add(example, recorder)
      }
      if faults { scores.faults.forEach { print($0) } }
      let counts = EventCount.Kind.allCases.map { ($0.rawValue, scores.counts[$0] ?? .init()) }
      print("               right  of marked  of found")
      for (name, score) in [("date", scores.dates), ("place", scores.places)] + counts {
        print(
          name.padding(toLength: 14, withPad: " ", startingAt: 0), score.right,
          "/ \(score.marked) = \(percent(Double(score.right) / Double(max(score.marked, 1))))",
          "\(score.rightOfFound) / \(score.found)",
          percent(Double(score.rightOfFound) / Double(max(score.found, 1))),
          separator: "  ")
      }
    }
  }
}
