import Actors
import Events
import Foundation
import Tables

/// Dictionaries of PETRARCH, PETRARCH2 and UniversalPetrarch as layers of lexicon and registry.
package struct PetrarchLayers: Sendable {
  /// The installation with the layers under those that it has already.
  package private(set) var installation: Installation
  /// Lines that could not be read, with file and line; then how much could be taken.
  package private(set) var notices: [String] = []

  /// Reads the dictionaries and writes their tables into a folder, where they stay.
  ///
  /// - Throws: an error that names a file that is missing, or a table of the installation.
  package init(verbs: String?, actors: String?, folder: String, over installation: Installation)
    throws
  {
    self.installation = installation
    if let verbs { try layVerbs(verbs, folder + "/lexicon") }
    if let actors { try layActors(actors, folder + "/registry") }
  }

  private mutating func layVerbs(_ path: String, _ folder: String) throws {
    let dictionary = try PetrarchVerbs(path: path)
    let words = try Self.words(of: installation)
    let rows = PetrarchVerbRows(
      dictionary, path: path, cameo: try CameoCrosswalk(folder: installation.lexicon),
      verbs: words.verbs, classes: words.classes)
    try Self.write(
      folder, "predicates",
      [
        "lemma", "pos", "with", "type", "mode", "cameo", "actor", "recipient", "about", "example",
      ], rows.predicates)
    try Self.write(
      folder, "classes", ["class", "lemma"],
      rows.classes.sorted { $0.key < $1.key }.flatMap { name, words in
        words.sorted().map { [name, $0] }
      })
    installation = Installation(
      model: installation.model, registry: installation.registry, layers: installation.layers,
      lexicon: installation.lexicon, lexiconLayers: [folder] + installation.lexiconLayers)
    tell(
      path, dictionary.problems + rows.problems,
      [(rows.verbs, "verbs"), (rows.patterns, "patterns"), (rows.setWords, "words of sets")])
  }

  private mutating func layActors(_ path: String, _ folder: String) throws {
    let dictionary = try PetrarchActors(path: path)
    let registry = try Registry(
      folders: [installation.registry] + installation.layers, isLenient: true)
    let rows = PetrarchActorRows(dictionary, path: path, registry: registry)
    let body = ["id", "name", "kind", "country", "sector", "source"]
    for (table, columns, lines) in [
      (
        "persons", ["id", "name", "surname", "gender", "country", "wikidata", "sector", "source"],
        rows.persons
      ),
      ("organisations", body, rows.organisations), ("groups", body, rows.groups),
      ("offices", ["id", "name", "title", "kind", "country", "sector", "source"], rows.offices),
      ("tenures", ["person", "office", "from", "to", "source"], rows.tenures),
      ("aliases", ["alias", "kind", "table", "id", "source"], rows.aliases),
    ] { try Self.write(folder, table, columns, lines) }
    installation = Installation(
      model: installation.model, registry: installation.registry,
      layers: [folder] + installation.layers, lexicon: installation.lexicon,
      lexiconLayers: installation.lexiconLayers)
    tell(path, dictionary.problems + rows.problems, [(rows.entries, "actors")])
  }

  /// Verbs and classes that the lexicon knows.
  private static func words(of installation: Installation) throws(TableError) -> (
    verbs: Set<String>, classes: Set<String>
  ) {
    let predicates = try LayeredTable(
      "predicates.tsv", folder: installation.lexicon, layers: installation.lexiconLayers,
      columns: ["lemma", "pos"])
    let classes = try LayeredTable(
      "classes.tsv", folder: installation.lexicon, layers: installation.lexiconLayers,
      columns: ["class"])
    return (
      Set(predicates.rows.filter { $0[1] == "verb" }.map { $0[0] }),
      Set(classes.rows.map { $0[0] })
    )
  }

  private mutating func tell(
    _ path: String, _ problems: [TableError],
    _ counts: [(count: PetrarchVerbRows.Count, name: String)]
  ) {
    notices += problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }.map(\.finding)
    notices.append(
      "\(path): "
        + counts.map { "\($0.count.taken) of \($0.count.all) \($0.name)" }.joined(separator: ", ")
        + " taken; \(problems.count) line\(problems.count == 1 ? "" : "s") not read")
  }

  private static func write(
    _ folder: String, _ name: String, _ columns: [String], _ rows: [[String]]
  ) throws {
    let text = ([columns] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).tsv"))
  }
}
