import ArgumentParser
import Events
import Foundation
import Language
import Records
import Statements
import Verbale

extension Evaluate {
  struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Events against annotated sentences.",
      discussion: """
        A tab-separated file in the format of PLV has the columns marked_sentence, with <s>…</s> and \
        <t>…</t> around source and target, and gold_root: scored is the type of what is between the \
        given spans, or with --end-to-end the events of the plain sentence.

        Otherwise a line of the file is a text with its events, as in Training/corpus/events.jsonl.
        """)

    @Argument(
      help: "A .tsv file in the format of PLV, or a text with its events as JSON on each line.")
    var file: String

    @Flag(help: "The events of the plain sentence, without given spans.")
    var endToEnd = false

    @Option(help: "Only texts of this split.")
    var split: String?

    @Option(
      help: ArgumentHelp("Write what the head is trained on to a file.", visibility: .hidden))
    var words: String?

    @Option(
      help: ArgumentHelp("Write what is right row by row to a file.", visibility: .hidden))
    var answers: String?

    @Option(
      help: ArgumentHelp("Write what the confidence is fitted to to a file.", visibility: .hidden))
    var shares: String?

    @Flag(help: "Print everything that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let content = try bytes(file)
      if file.hasSuffix(".tsv") {
        try scoreRows(try EventRow.read(content, in: file))
      } else {
        try scoreTexts(
          try readCases(content, in: file, of: EventText.self).filter {
            options.takes($0.id) && (split == nil || $0.split == split)
          })
      }
    }

    private func scoreRows(_ rows: [EventRow]) throws {
      if let words {
        return try write(rows.enumerated().map { EventExample($1, number: $0 + 1) }, to: words)
      }
      let recorder = try options.data.recorder()
      if endToEnd {
        var scores = EndToEndScores()
        for row in rows {
          let coded = try row.coded(by: recorder)
          scores.add(row, coded.events, in: coded.text)
        }
        if let answers { return try write(scores.answers, to: answers) }
        if faults { scores.faults.forEach { tell($0, options) } }
        if options.json { return print(try CLI.json(scores)) }
        return print(
          """
          root and pair  \(percent(scores.rootAndPair))
          root           \(percent(scores.root))
          events         \(String(format: "%.2f", scores.eventsPerSentence)) a sentence
          """)
      }
      var scores = GivenSpanScores()
      for row in rows {
        let label = row.label(by: recorder)
        scores.add(gold: row.root, system: label)
        if faults, label != row.root {
          tell("\(row.root.rawValue), not \(label.rawValue): \(row.marked)", options)
        }
      }
      if let answers { return try write(scores.answers, to: answers) }
      if options.json { return print(try CLI.json(scores)) }
      print(scoreTable(scores.table))
      print(
        """
        accuracy       \(percent(scores.accuracy))
        macro-F1       \(percent(scores.macroF1))
        quad accuracy  \(percent(scores.quadAccuracy))
        quad macro-F1  \(percent(scores.quadMacroF1))
        """)
    }

    private func scoreTexts(_ texts: [EventText]) throws {
      if let words { return try write(texts.map(EventExample.init), to: words) }
      let recorder = try options.data.recorder()
      var scores = EventTextScores()
      for text in texts {
        let statements = recorder.statements(
          try recorder.read(whole: text.text, published: text.published))
        scores.add(text, recorder.told(statements).events, in: statements.text)
      }
      if let shares { return try write(scores.judged, to: shares) }
      if faults { scores.faults.forEach { tell($0, options) } }
      if options.json { return print(try CLI.json(scores)) }
      print(scoreTable(scores.table))
      for (name, share) in scores.shares {
        print(name.padding(toLength: 15, withPad: " ", startingAt: 0) + percent(share))
      }
      print("confidence  events  mean  right")
      for tenth in scores.reliability where tenth.events > 0 {
        print(
          String(
            format: "            %6d  %4.0f   %4.0f", tenth.events, 100 * tenth.confidence,
            100 * tenth.right))
      }
    }
  }
}
