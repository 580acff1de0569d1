import ArgumentParser
import Encoder
import Foundation
import Language
import Verbale

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores the program on annotated files.",
    subcommands: [
      Syntax.self, Names.self, Actors.self, Coreference.self, Attribution.self, Quotations.self,
      Chains.self,
      Factuality.self, Events.self, Details.self, Extraction.self, Linking.self,
      Duplicates.self,
      Languages.self,
    ])

  /// How to compute and print, for every evaluation.
  struct Options: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Compute with floats instead of 8-bit integers.")
    var float = false

    @Option(help: "Only documents or articles whose id contains this.")
    var only: String?

    @OptionGroup var data: DataOptions

    func annotator() throws -> Annotator {
      try data.annotator(precision: float ? .float : .int8)
    }

    func takes(_ id: String) -> Bool { only.map { id.contains($0) } ?? true }
  }

  struct Syntax: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Tags, lemmas and trees against CoNLL-U, by the method of the CoNLL 2018 shared task.")

    @Argument(help: "A CoNLL-U file.")
    var file: String

    @Flag(help: "Begin with the raw text instead of the file's words and sentences.")
    var raw = false

    @OptionGroup var options: Options

    func run() throws {
      let annotator = try options.annotator()
      var scores = SyntaxScores()
      for document in try CoNLLU.read(bytes: try bytes(file)) where options.takes(document.id) {
        let words = raw ? Tokenizer().tokenize(document.text.source) : TokenizedText(document.text)
        scores += try SyntaxScores(gold: document.text, system: annotator.annotate(words))
      }
      try show(scores, scores.table)
    }

    private func show(_ scores: SyntaxScores, _ table: [(name: String, score: EvaluationScore)])
      throws
    {
      options.json ? print(try CLI.json(scores)) : print(scoreTable(table))
    }
  }

  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Names against a file of words with BIO tags: exact spans and kinds.")

    @Argument(help: "A file with a word, a tab and a tag on each line.")
    var file: String

    @OptionGroup var options: Options

    func run() throws {
      let annotator = try options.annotator()
      var scores = NameScores()
      for article in BIO.read(String(decoding: try bytes(file), as: UTF8.self))
      where options.takes(article.id) {
        scores += NameScores(gold: article.names, system: annotator.annotate(article.text).names)
      }
      if options.json {
        print(try CLI.json(scores))
      } else {
        let kinds = scores.kinds.sorted { $0.key < $1.key }.map { (name: $0.key, score: $0.value) }
        print(scoreTable(kinds + [(name: "All", score: scores.all)]))
      }
    }
  }
}

func bytes(_ file: String) throws -> [UInt8] {
  do {
    return Array(try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe))
  } catch {
    throw ValidationError("\(file) cannot be read: \(error.localizedDescription)")
  }
}

func scoreTable(_ rows: [(name: String, score: EvaluationScore)]) -> String {
  table(rows.map { ($0.name, [$0.score.precision, $0.score.recall, $0.score.f1]) })
}

func scoreTable(_ rows: [(name: String, score: FractionalScore)]) -> String {
  table(rows.map { ($0.name, [$0.score.precision, $0.score.recall, $0.score.f1]) })
}

/// Precision, recall and F1 of each row, in percent.
private func table(_ rows: [(name: String, shares: [Double])]) -> String {
  let width = rows.map(\.name.count).max() ?? 0
  let lines = rows.map { name, shares in
    name + String(repeating: " ", count: width - name.count)
      + shares.map { "   " + percent($0) }.joined()
  }
  let header = String(repeating: " ", count: width) + "precision   recall       F1"
  return ([header] + lines).joined(separator: "\n")
}

/// Writes a JSON object on each line of a file.
func write(_ objects: [some Encodable], to path: String) throws {
  try write(lines: try objects.map { try CLI.json($0, onOneLine: true) }, to: path)
}

func write(lines: [String], to path: String) throws {
  try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
}

/// Where JSON is printed, faults go to standard error.
func tell(_ fault: String, _ options: Evaluate.Options) {
  if options.json {
    FileHandle.standardError.write(Data((fault + "\n").utf8))
  } else {
    print(fault)
  }
}

func percent(_ share: Double) -> String {
  let text = String((share * 10_000).rounded() / 100)
  return String(repeating: " ", count: max(0, 6 - text.count)) + text
}

func share(_ part: Int, _ all: Int) -> String {
  let percent = all == 0 ? 0 : (Double(part) / Double(all) * 1000).rounded() / 10
  return "\(percent) % (\(part) of \(all))"
}
