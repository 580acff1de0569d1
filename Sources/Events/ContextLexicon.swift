import Language
import Records
import Tables

/// Words that place an event in one of PLOVER's contexts: `contexts.tsv`.
package struct ContextLexicon: Sendable {
  private let contexts: [String: [EventContext]]
  /// Lemmas of somebody's own layers.
  private let own: Set<String>

  /// Reads the table of a folder with those of the layers over it; a lemma in a layer has the
  /// contexts of that layer alone, and none where its context is empty.
  package init(folder: String, layers: [String] = []) throws(TableError) {
    var contexts: [String: [EventContext]] = [:]
    var own: Set<String> = []
    let table = try LayeredTable(
      "contexts.tsv", folder: folder, layers: layers, columns: ["lemma", "context"], key: { $0[0] })
    for (row, height) in zip(table.rows, table.heights) {
      if height > 0 { own.insert(row[0]) }
      if height > 0, row.value(1) == nil { continue }
      guard let context = EventContext(rawValue: row[1]) else {
        throw row.error("no context is called “\(row[1])”")
      }
      contexts[row[0], default: []].append(context)
    }
    self.contexts = contexts
    self.own = own
  }

  /// The contexts that words of the predicate's sentence speak of, in the order of the text; with
  /// `ownOnly` those of somebody's own layers.
  func contexts(of predicate: Token, ownOnly: Bool) -> [EventContext] {
    var found: [EventContext] = []
    for token in predicate.text.tokens(ofSentence: predicate.sentence) {
      let lemma = token.lemma.lowercased()
      if ownOnly, !own.contains(lemma) { continue }
      for context in contexts[lemma] ?? [] where !found.contains(context) {
        found.append(context)
      }
    }
    return found
  }
}
