import Actors
import Events
import Foundation
import Statements
import Tables

/// The tables of words that the rooms read, of the installed folder and of those laid over it.
struct Lexicon: Sendable {
  let coreference: CoreferenceLexicon
  let statements: StatementLexicon
  let events: EventLexicon
  let contexts: ContextLexicon
  let rules: EventRules
  let details: DetailLexicon

  /// The tables that a layer may hold.
  private static let layered = [
    "predicates.tsv", "classes.tsv", "cues.tsv", "factuality.tsv", "contexts.tsv", "kinds.tsv",
    "given-names.tsv", "rules.tsv",
  ]

  /// Reads the tables of a folder, which has all of them, and of layers, which have any.
  init(folder: String, layers: [String]) throws(TableError) {
    for layer in layers
    where !Self.layered.contains(where: {
      FileManager.default.fileExists(atPath: layer + "/" + $0)
    }) {
      throw TableError(path: layer, problem: "the folder has none of the lexicon's tables")
    }
    coreference = try CoreferenceLexicon(folder: folder, layers: layers)
    statements = try StatementLexicon(folder: folder, layers: layers)
    events = try EventLexicon(folder: folder, layers: layers)
    contexts = try ContextLexicon(folder: folder, layers: layers)
    rules = try EventRules(folder: folder, layers: layers)
    details = try DetailLexicon(folder: folder)
  }
}
