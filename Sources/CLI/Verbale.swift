import Actors
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
    subcommands: [
      Code.self, Read.self, Add.self, Recode.self, Correct.self, Corrections.self, Forget.self,
      Link.self, Events.self, Quotes.self, ListReports.self, Search.self, Show.self, Series.self,
      Export.self, Parse.self, ShowActor.self, RegistryCommand.self, Evaluate.self,
      Time.self,
    ],
    defaultSubcommand: nil)
}

/// Where the program's data is, for every command.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "A folder of tables to lay over the registry; may be given several times.",
      valueName: "folder"))
  var registry: [String] = []

  @Flag(help: "Leave out rows of the registry that have a fault, and go on.")
  var lenient = false

  @Option(
    help: ArgumentHelp(
      "A folder of tables to lay over the lexicon; may be given several times.",
      valueName: "folder"))
  var lexicon: [String] = []

  func recorder(_ petrarch: PetrarchOptions? = nil) throws -> Recorder {
    let folder = FileManager.default.temporaryDirectory.path + "/verbale-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let layers = try PetrarchLayers(
      verbs: petrarch?.verbs, actors: petrarch?.actors, folder: folder, over: installation())
    for notice in layers.notices { warn(notice) }
    let recorder = try Recorder(layers.installation, isLenient: lenient)
    for problem in recorder.problems { warn(problem) }
    return recorder
  }

  /// What reads language alone.
  func annotator(precision: Precision = .int8) throws -> Annotator {
    try Annotator(try ModelFile(path: try installation().model), precision: precision)
  }

  /// The registry alone.
  func facts(isLenient: Bool? = nil) throws -> Registry {
    try Registry(
      folders: [try Installation.findRegistry()] + registry, isLenient: isLenient ?? lenient)
  }

  private func installation() throws -> Installation {
    try .find(model: model, layers: registry, lexiconLayers: lexicon)
  }
}

/// Dictionaries of PETRARCH, PETRARCH2 or UniversalPetrarch that go over the program's tables.
struct PetrarchOptions: ParsableArguments {
  @Option(
    name: .customLong("petrarch-verbs"),
    help: ArgumentHelp("A verb dictionary of PETRARCH to lay over the lexicon.", valueName: "file"))
  var verbs: String?

  @Option(
    name: .customLong("petrarch-actors"),
    help: ArgumentHelp(
      "An actor dictionary of PETRARCH to lay over the registry.", valueName: "file"))
  var actors: String?
}

/// Standard error, for what is not the result.
func warn(_ message: Any) {
  FileHandle.standardError.write(Data("verbale: \(message)\n".utf8))
}

/// JSON as the program prints it: stable keys in the order of their names.
func json(_ value: some Encodable, onOneLine: Bool = false) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
