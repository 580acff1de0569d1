import Actors
import ArgumentParser
import Foundation
import Language
import Records
import Verbale

extension Evaluate {
  struct Actors: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Country, sector and identity of actors against hand-written cases.",
      discussion: """
        A line of the file is a case: {"id", "text", "published", "mention", "occurrence", \
        "country", "sector", "registry"}.
        """)

    @Argument(help: "A file with a case as JSON on each line.")
    var file: String

    @Flag(help: "Print every case that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var scores = ActorScores()
      for one in try readCases(try bytes(file), in: file, of: ActorCase.self)
      where options.takes(one.id) {
        let record = try recorder.record(
          text: one.pointed.text, published: one.pointed.published)
        let verdict = one.judge(record)
        scores.add(verdict)
        if faults, !verdict.faults.isEmpty {
          tell(
            "\(one.id) “\(one.pointed.mention)”: \(verdict.faults.joined(separator: "; "))", options
          )
        }
      }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
        country   \(share(scores.country, scores.cases))
        sector    \(share(scores.sector, scores.cases))
        identity  \(share(scores.registry, scores.listed))
        missing   \(share(scores.missing, scores.cases))
        """)
    }
  }

  struct Coreference: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What words refer to, against annotated texts or hand-written cases.",
      discussion: """
        In CoNLL-U, entities stand in the last column as in UD GUM; the measures are those of the \
        CoNLL 2012 shared task, of phrases of the very same words and of phrases with the same \
        head. A line of a .jsonl file is a case: {"id", "kind", "text", "published", "mention", \
        "occurrence", "refersTo"}.
        """)

    @Argument(help: "A .conllu file with entities, or a .jsonl file with a case on each line.")
    var file: String

    @Flag(help: "Print every case that is not right.")
    var faults = false

    @Flag(help: "Count entities of one mention, too.")
    var singletons = false

    @Option(
      help: ArgumentHelp("Write what the ranking is trained on to a file.", visibility: .hidden))
    var features: String?

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      if let features { return try writeFeatures(recorder, to: features) }
      if file.hasSuffix(".conllu") { try measures(recorder) } else { try cases(recorder) }
    }

    private func measures(_ recorder: Recorder) throws {
      var exact = CoreferenceScores()
      var byHead = CoreferenceScores()
      for document in try CoNLLU.read(bytes: try bytes(file)) where options.takes(document.id) {
        let text = recorder.annotator.annotate(TokenizedText(document.text))
        let system = recorder.actors.coreference(text, on: nil).mentions
        exact += CoreferenceScores(
          gold: document.mentions, system: system, keepsSingletons: singletons, by: \.words)
        byHead += CoreferenceScores(
          gold: document.mentions.map { mention in
            var mention = mention
            mention.head = mention.syntacticHead(in: document.text)
            return mention
          }, system: system, keepsSingletons: singletons, by: \.head)
      }
      if options.json {
        return print(try CLI.json(["exact": exact, "head": byHead]))
      }
      for (name, scores) in [("The same words", exact), ("The same head", byHead)] {
        print(name)
        for (name, score) in scores.table {
          let parts = [score.precision, score.recall, score.f1].map { percent($0) }
          print(
            name.padding(toLength: 10, withPad: " ", startingAt: 0), parts.joined(separator: " "))
        }
        print("CoNLL F1  ", percent(scores.conll))
      }
    }

    private func writeFeatures(_ recorder: Recorder, to path: String) throws {
      var lines = [ActorResolver.trainingHeader]
      for document in try CoNLLU.read(bytes: try bytes(file)) where options.takes(document.id) {
        let text = recorder.annotator.annotate(TokenizedText(document.text))
        lines += recorder.actors.trainingLines(text, gold: document.mentions)
      }
      try write(lines: lines, to: path)
    }

    private func cases(_ recorder: Recorder) throws {
      var right: [String: (right: Int, all: Int)] = [:]
      for one in try readCases(try bytes(file), in: file, of: ReferenceCase.self)
      where options.takes(one.id) {
        let record = try recorder.record(
          text: one.pointed.text, published: one.pointed.published)
        let fault = one.fault(of: record)
        for kind in [one.kind, "all"] {
          right[kind, default: (0, 0)].all += 1
          right[kind, default: (0, 0)].right += fault == nil ? 1 : 0
        }
        if faults, let fault { tell("\(one.id) “\(one.pointed.mention)”: \(fault)", options) }
      }
      if options.json {
        return print(try CLI.json(right.mapValues { ["right": $0.right, "cases": $0.all] }))
      }
      for (kind, score) in right.sorted(by: { $0.key < $1.key }) {
        print(
          kind.padding(toLength: 18, withPad: " ", startingAt: 0), share(score.right, score.all))
      }
    }
  }
}
