import ArgumentParser
import Foundation
import Language
import Records
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
        return try write(articles.map(AttributionExample.init), to: words)
      }
      let recorder = try options.data.recorder()
      var scores = AttributionScores()
      for article in articles {
        let text = recorder.tokenizer.tokenize(SourceText(article.text))
        scores += AttributionScores(
          gold: article.attributions.map { AttributedWords($0, in: text) },
          system: recorder.attributions(in: text).map(AttributedWords.init))
      }
      if options.json { return print(try CLI.json(scores)) }
      print("Exact spans")
      print(
        scoreTable([
          ("source", scores.exact.source), ("cue", scores.exact.cue),
          ("content", scores.exact.content), ("linked", scores.exact.linked),
        ]))
      print("Jaccard overlap")
      print(
        scoreTable([
          ("source", scores.partial.source), ("cue", scores.partial.cue),
          ("content", scores.partial.content), ("linked", scores.partial.linked),
        ]))
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

  struct Factuality: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How sure is whom of what, against hand-written judgements.",
      discussion: """
        A line of the file is a text with judgements: {"text", "split", "judgements": [{"predicate", \
        "occurrence", "holder", "value", "tense"}]}. The holder is “author”, “unnamed”, or the \
        words of the text for the source.
        """)

    @Argument(help: "A file with a text and its judgements as JSON on each line.")
    var file: String

    @Option(help: "Only texts of this split.")
    var split: String?

    @Option(
      help: ArgumentHelp("Write what the head is trained on to a file.", visibility: .hidden))
    var features: String?

    @Flag(help: "Print every judgement that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      let cases = try readCases(try bytes(file), in: file, of: FactualityCase.self).filter {
        options.takes($0.id ?? "") && (split == nil || $0.split == split)
      }
      if let features {
        return try write(cases.flatMap { try $0.examples(recorder) }, to: features)
      }
      var scores = FactualityScores()
      for one in cases {
        for answer in try one.judge(recorder) {
          scores.add(answer)
          if faults { for fault in answer.faults { tell("\(one.id ?? "") \(fault)", options) } }
        }
      }
      if options.json { return print(try CLI.json(scores)) }
      let values = Records.Factuality.allCases.map(\.rawValue).compactMap { name in
        scores.values[name].map { (name: name, score: $0) }
      }
      print(scoreTable(values))
      print(
        """
        macro-F1  \(percent(scores.macroF1))
        accuracy  \(percent(scores.accuracy))
        tense     \(percent(scores.tenseAccuracy))
        judgements \(scores.judgements), of them of unknown holders \(scores.unknownHolders)
        """)
    }
  }
}
