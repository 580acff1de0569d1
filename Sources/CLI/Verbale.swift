import ArgumentParser
import Encoder
import Foundation
import Language
import Verbale

@main
struct VerbaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbale",
    abstract: "Reads news reports and keeps the record: who did or said what to whom.",
    version: Recorder.version,
    subcommands: [Code.self, Parse.self, Evaluate.self],
    defaultSubcommand: nil)
}

/// Where the program's data is, for every command.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("The folder of the registry's tables.", valueName: "folder"))
  var registry: String?

  @Option(help: ArgumentHelp("The folder of the lexicon's tables.", valueName: "folder"))
  var lexicon: String?

  func recorder() throws -> Recorder {
    try Recorder(.find(model: model, registry: registry, lexicon: lexicon))
  }

  /// What reads language alone.
  func annotator(precision: Precision = .int8) throws -> Annotator {
    let installation = try Installation.find(model: model, registry: registry, lexicon: lexicon)
    return try Annotator(try ModelFile(path: installation.model), precision: precision)
  }
}

/// Standard error, for what is not the result.
func warn(_ message: any Error) {
  FileHandle.standardError.write(Data("verbale: \(message)\n".utf8))
}

/// JSON as the program prints it: stable keys in the order of their names.
func json(_ value: some Encodable, onOneLine: Bool = false) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
