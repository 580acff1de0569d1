import ArgumentParser
import Foundation
import Language
import Verbale

extension Evaluate {
  struct Attribution: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sources, cues and contents against articles annotated as PolNeAR is.")

    @Argument(help: "A folder with text/ID.txt and attributions/ID_ANNOTATOR.ann.")
    var folder: String

    @Option(
      help: ArgumentHelp("Write what the head is trained on to a file.", visibility: .hidden))
    var words: String?

    @OptionGroup var options: Options

    func run() throws {
      let articles = try BratArticle.read(folder: folder).filter { options.takes($0.id) }
      if let words {
        let lines = try articles.map { try String(decoding: JSONEncoder().encode(AttributionExample($0)), as: UTF8.self) }
        return try Data((lines.joined(separator: "\n") + "\n").utf8).write(
          to: URL(fileURLWithPath: words))
      }
    }
  }

  struct Quotations: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Quotations and their speakers against hand-written cases.",
      discussion: """
        A line of the file is a case: {"id", "form", "text", "quotations": [{"exact", "speaker", \
        "cue", "whole", "speech"}]}.
        """)

    @Argument(help: "A file with a case as JSON on each line.")
    var file: String

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var scores = QuotationScores()
      for one in try readCases(try bytes(file), in: file, of: QuotationCase.self)
      where options.takes(one.id + " " + one.form) {
        scores += try one.judge(recorder)
      }
      if faults { scores.faults.forEach { tell($0, options) } }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
        found     \(share(scores.found, scores.quotations))
        speaker   \(share(scores.speakers, scores.quotations))
        whole     \(share(scores.wholes, scores.quotations))
        no speech \(share(scores.othersLeft, scores.others))
        too many  \(scores.more)
        """)
    }
  }

  struct Chains: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "On whose word something is, against hand-written cases.",
      discussion: """
        A line of the file is a case: {"id", "text", "claims": [{"predicate", "occurrence", \
        "chain": [{"source", "cue", "stance", "verbatim"}], "summary"}]}.
        """)

    @Argument(help: "A file with a case as JSON on each line.")
    var file: String

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var scores = ChainScores()
      for one in try readCases(try bytes(file), in: file, of: ChainCase.self)
      where options.takes(one.id) {
        scores += try one.judge(recorder)
      }
      if faults { scores.faults.forEach { tell($0, options) } }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
        chain     \(share(scores.chains, scores.claims))
        stance    \(share(scores.stances, scores.links))
        verbatim  \(share(scores.verbatim, scores.links))
        summary   \(share(scores.summaries, scores.summarised))
        """)
    }
  }
}
