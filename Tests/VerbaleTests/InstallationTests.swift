import Foundation
import TestSupport
import Testing
import Verbale

@Suite struct InstallationTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let parts = ["Models/verbale.safetensors", "Registry", "Lexicon"]

  /// Puts empty data at a place below the folder.
  private func install(_ place: String, _ parts: [String] = parts) throws {
    for part in parts {
      try folder.write(
        place + "/" + part + (part == "Models/verbale.safetensors" ? "" : "/x.tsv"), "")
    }
  }

  private func find(
    model: String? = nil, program: String = "/bin/verbale", _ environment: [String: String] = [:]
  ) throws -> [String] {
    let found = try Installation.find(
      model: model, program: folder.path + program, environment: environment)
    return [found.model, found.registry, found.lexicon].map {
      $0.replacing(resolved(folder.path), with: "")
    }
  }

  private func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private func paths(_ place: String) -> [String] { Self.parts.map { place + "/" + $0 } }

  // MARK: Places

  @Test(arguments: [
    ("/bin", "/bin/verbale"), ("/share/verbale", "/bin/verbale"), ("", "/bin/verbale"),
    ("", "/.build/release/verbale"), ("/opt/share/verbale", "/opt/bin/verbale"),
    ("/opt", "/opt/a/b/c/verbale"),
  ])
  func dataIsFoundBesideAndAboveTheProgram(_ place: String, _ program: String) throws {
    try install(place)
    try folder.write(program, "")
    #expect(try find(program: program) == paths(place))
  }

  @Test func nearerDataGoesFirst() throws {
    for place in ["", "/share/verbale", "/bin"] { try install(place) }
    #expect(try find() == paths("/bin"))
    try FileManager.default.removeItem(atPath: folder.path + "/bin")
    #expect(try find() == paths("/share/verbale"))
    try FileManager.default.removeItem(atPath: folder.path + "/share")
    #expect(try find() == paths(""))
  }

  @Test func linkToTheProgramLeadsToItsData() throws {
    try install("/opt/verbale")
    try folder.write("opt/verbale/verbale", "")
    try folder.write("bin/other", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bin/verbale",
      withDestinationPath: folder.path + "/opt/verbale/verbale")
    #expect(try find() == paths("/opt/verbale"))
  }

  @Test func partsMayLieApart() throws {
    try install("/share/verbale", ["Models/verbale.safetensors"])
    try install("", ["Registry", "Lexicon"])
    #expect(try find() == ["/share/verbale/Models/verbale.safetensors", "/Registry", "/Lexicon"])
  }

  // MARK: Overrides

  @Test func environmentGoesBeforePlaces() throws {
    try install("/bin")
    let found = try find(["VERBALE_MODEL": "/elsewhere/m.safetensors", "VERBALE_LEXICON": "words"])
    #expect(found == ["/elsewhere/m.safetensors", "/bin/Registry", "words"])
  }

  @Test func givenPathGoesBeforeTheEnvironment() throws {
    try install("/bin")
    let found = try find(
      model: "mine", ["VERBALE_MODEL": "/elsewhere", "VERBALE_REGISTRY": "/facts"])
    #expect(found == ["mine", "/facts", "/bin/Lexicon"])
  }

  // MARK: What is missing

  @Test(arguments: [
    ("Models/verbale.safetensors", "VERBALE_MODEL"), ("Registry", "VERBALE_REGISTRY"),
    ("Lexicon", "VERBALE_LEXICON"),
  ])
  func missingPartIsNamed(_ part: String, _ variable: String) throws {
    try install("/share/verbale", Self.parts.filter { $0 != part })
    let error = try #require(#expect(throws: InstallationError.self) { try find() })
    #expect(error.name == part)
    #expect(error.variable == variable)
    let sought = error.sought.map { $0.replacing(resolved(folder.path), with: "") }
    #expect(sought.prefix(3) == ["/bin/" + part, "/share/verbale/" + part, "/" + part])
    #expect(error.description.contains(part))
    #expect(error.description.contains(variable))
    #expect(error.description.contains("/share/verbale/" + part))
  }

  @Test func missingFileOfAGivenPathIsNamedWhenItIsRead() throws {
    let path = folder.path + "/none.safetensors"
    let error = #expect(throws: (any Error).self) {
      try Recorder(
        Installation(model: path, registry: Repository.registry, lexicon: Repository.lexicon))
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("no model file at \(path)"))
  }

  @Test func dataIsNamedByItsHash() throws {
    let coder = try record("").coder
    #expect(
      [coder.model, coder.registry, coder.lexicon].allSatisfy { hash in
        hash.utf8.count == 64 && hash.allSatisfy { "0123456789abcdef".contains($0) }
      })
    #expect(Set([coder.model, coder.registry, coder.lexicon]).count == 3)
    #expect(coder.version == Recorder.version)
  }

  /// A changed table is another lexicon, another file beside the tables is not.
  @Test func hashIsOfTheTables() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.lexicon)
    for name in names {
      try folder.write("Lexicon/" + name, try Repository.data("Lexicon/" + name))
    }
    func hash() throws -> String {
      let recorder = try Recorder(
        Installation(
          model: Repository.model, registry: Repository.registry, lexicon: folder.path + "/Lexicon")
      )
      return recorder.record(try recorder.read(text: "")).coder.lexicon
    }
    let first = try hash()
    #expect(first == (try record("").coder.lexicon))
    try folder.write("Lexicon/notes.md", "more")
    #expect(try hash() == first)
    try folder.write("Lexicon/contexts.tsv", "lemma\tcontext\nship\tmilitary\n")
    #expect(try hash() != first)
  }
}
