import ArgumentParser
import Foundation
import Linking
import Verbale

extension Evaluate {
  struct Linking: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Links between reports against annotated pairs.",
      discussion: """
        A line of the file is a report (kind, id, outlet, published, text) or a pair of places in two \
        reports (kind, a, a_words, b, b_words, same): the words tell an event each.
        """)

    @Argument(help: "A file of reports and pairs as JSON on each line.")
    var file: String

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @Option(help: "Write what speaks for and against each pair into a table, for training.")
    var features: String?

    @Option(
      parsing: .upToNextOption,
      help:
        "Tables of weights as Training/linking.py writes them: print the F1 of coded pairs with each."
    )
    var weights: [String] = []

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var records: [String: Record] = [:]
      var pairs: [LinkCase.Pair] = []
      for one in try readCases(try bytes(file), in: file, of: LinkCase.self) {
        switch one {
        case .pair(let pair): pairs.append(pair)
        case .report(let report):
          records[report.id] = try recorder.record(
            text: report.text, published: report.published, outlet: report.outlet)
        }
      }
      let voices = NearDuplicates.voices(
        records.map { ($0, $1.report.published, Fingerprint(of: $1.report)) })
      if let features {
        let table = LinkFeatures.table(pairs, records: records, voices: voices)
        try Data((table.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: features))
        return
      }
      for file in weights {
        let scores = LinkScores(
          pairs, records: records, voices: voices, linker: try linker(weights: file))
        print(file, percent(scores.precision), percent(scores.codedRecall), percent(scores.codedF1))
      }
      guard weights.isEmpty else { return }
      let scores = LinkScores(pairs, records: records, voices: voices)
      if faults { scores.faults.forEach { tell($0, options) } }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
                        precision   recall       F1
        all pairs          \(percent(scores.precision))   \(percent(scores.recall))   \(percent(scores.f1))
        coded pairs        \(percent(scores.precision))   \(percent(scores.codedRecall))   \(percent(scores.codedF1))
        of one event: \(scores.rightlyLinked) linked, \(scores.notLinked) not, \(scores.missed) not coded; \
        of two: \(scores.wronglyLinked) linked, \(scores.rightlyApart) not, \(scores.missedApart) not coded
        """)
    }

    private func linker(weights file: String) throws -> Linker {
      guard let table = PairWeights(table: String(decoding: try bytes(file), as: UTF8.self)) else {
        throw ValidationError("\(file) is no table of weights")
      }
      return Linker(weights: table)
    }
  }
}
