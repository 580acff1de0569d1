import ArgumentParser
import Foundation
import Language
import Reports
import Verbale

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints sentences with tags, trees and names as CoNLL-U.",
    discussion: "Names stand in the last column as Entity=B-Person and so on.")

  @Argument(help: "Plain text or CoNLL-U: files, or - for standard input.")
  var paths: [String]

  @Flag(help: "The input is CoNLL-U: its words and sentences are kept.")
  var conllu = false

  @OptionGroup var data: DataOptions

  func run() throws {
    let annotator = try data.annotator()
    var failed = false
    for source in ReportFiles(paths) {
      do {
        for text in try texts(try source.get()) {
          print(CoNLLU.write(annotator.annotate(text)), terminator: "")
        }
      } catch {
        warn(error)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }

  private func texts(_ source: ReportSource) throws -> [TokenizedText] {
    if conllu || source.name.hasSuffix(".conllu") {
      return try CoNLLU.read(bytes: source.bytes(most: 1_000_000_000)).map {
        TokenizedText($0.text)
      }
    }
    return [Tokenizer().tokenize(SourceText(try PlainTextReader().read(source).text))]
  }
}
