import ArgumentParser
import Foundation
import Records
import Verbale

extension Evaluate {
  struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Events against annotated sentences.")

    @Argument(
      help: "A file in the format of PLV (.tsv), or a text with its events as JSON on each line.")
    var file: String

    @Option(
      help: ArgumentHelp("Write what the head is trained on to a file.", visibility: .hidden))
    var words: String?

    @OptionGroup var options: Options

    func run() throws {
      let content = try bytes(file)
      let examples =
        file.hasSuffix(".tsv")
        ? try EventRow.read(content, in: file).enumerated().map { EventExample($1, number: $0 + 1) }
        : try readCases(content, in: file, of: EventText.self).map { EventExample($0) }
      if let words {
        let lines = try examples.map { try CLI.json($0, onOneLine: true) }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: words))
      }
    }
  }
}
