import Crypto
import Foundation

/// Where model, registry and lexicon are, and what they are (their hashes).
public struct Installation: Sendable {
  /// Path of a safetensors file.
  public let model: String
  /// Path of the folder with the tables of actors.
  public let registry: String
  /// Folders whose tables are laid over those of ``registry``, the last one on top.
  public let layers: [String]
  /// Path of the folder with the tables of words.
  public let lexicon: String
  /// Folders whose tables are laid over those of ``lexicon``, the last one on top.
  public let lexiconLayers: [String]

  /// Makes an installation of paths, which are not checked here.
  public init(
    model: String, registry: String, layers: [String] = [], lexicon: String,
    lexiconLayers: [String] = []
  ) {
    self.model = model
    self.registry = registry
    self.layers = layers
    self.lexicon = lexicon
    self.lexiconLayers = lexiconLayers
  }

  /// Finds the data that belongs to a program.
  ///
  /// In this order: the paths given, the environment (`VERBALE_MODEL`, `VERBALE_REGISTRY`,
  /// `VERBALE_LEXICON`), the folders above the program, and `../share/verbale` beside it.
  ///
  /// - Throws: ``InstallationError`` that names what is missing and where it was sought.
  public static func find(
    model: String? = nil, registry: String? = nil, layers: [String] = [], lexicon: String? = nil,
    lexiconLayers: [String] = [], program: String = defaultProgram,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(InstallationError) -> Installation {
    func find(_ given: String?, _ variable: String, _ name: String) throws(InstallationError)
      -> String
    {
      try Self.find(name, given: given, environment[variable], variable, program)
    }
    return Installation(
      model: try find(model, "VERBALE_MODEL", "Models/verbale.safetensors"),
      registry: try find(registry, "VERBALE_REGISTRY", "Registry"), layers: layers,
      lexicon: try find(lexicon, "VERBALE_LEXICON", "Lexicon"), lexiconLayers: lexiconLayers)
  }

  /// Finds the tables of actors alone, as
  /// ``find(model:registry:layers:lexicon:lexiconLayers:program:environment:)`` does.
  ///
  /// - Throws: ``InstallationError`` if there are none.
  public static func findRegistry(
    program: String = defaultProgram,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(InstallationError) -> String {
    try find("Registry", given: nil, environment["VERBALE_REGISTRY"], "VERBALE_REGISTRY", program)
  }

  private static func find(
    _ name: String, given: String?, _ fallback: String?, _ variable: String, _ program: String
  ) throws(InstallationError) -> String {
    if let path = given ?? fallback { return path }
    let candidates = homes(of: program).map { $0 + "/" + name }
    guard let found = candidates.first(where: FileManager.default.fileExists) else {
      throw InstallationError(name: name, variable: variable, sought: candidates)
    }
    return found
  }

  /// The path of the running program, symbolic links resolved.
  public static var defaultProgram: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return path ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  private static func homes(of program: String) -> [String] {
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    var homes = [folder.path]
    homes.append(folder.deletingLastPathComponent().appendingPathComponent("share/verbale").path)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      homes.append(folder.path)
    }
    return homes
  }

  /// SHA-256 of a file.
  static func hash(file: String) throws -> String {
    hexadecimal(
      SHA256.hash(data: try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)))
  }

  /// SHA-256 of all tables of some folders, those of a folder in the order of their names.
  static func hash(folders: [String]) throws -> String {
    var hash = SHA256()
    for folder in folders {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where name.hasSuffix(".tsv") {
        hash.update(data: Data((name + "\n").utf8))
        hash.update(data: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      }
    }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

/// A part of the installation that is nowhere to be found.
public struct InstallationError: Error, CustomStringConvertible, Equatable {
  /// The path inside a home of the data, for instance `Models/verbale.safetensors`.
  public let name: String
  /// The environment variable that may hold the path, for instance `VERBALE_MODEL`.
  public let variable: String
  /// Every path that was tried, in that order.
  public let sought: [String]

  /// What is missing and what to do, with the first four paths that were tried.
  public var description: String {
    "\(name) was not found; set \(variable), or keep it beside the program. Sought:\n  "
      + sought.prefix(4).joined(separator: "\n  ")
  }
}
