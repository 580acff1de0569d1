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
}
