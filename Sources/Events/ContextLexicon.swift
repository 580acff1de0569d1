import Language
import Records
import Tables

/// Words that place an event in one of PLOVER's contexts: `contexts.tsv`.
package struct ContextLexicon: Sendable {
  private let contexts: [String: [EventContext]]

  package init(folder: String) throws(TableError) {
    let path = folder + "/contexts.tsv"
    var contexts: [String: [EventContext]] = [:]
    for row in try Table(path: path, columns: ["lemma", "context"]).rows {
      guard let context = EventContext(rawValue: row[1]) else {
        throw TableError(path: path, line: row.line, problem: "no context is called “\(row[1])”")
      }
      contexts[row[0], default: []].append(context)
    }
    self.contexts = contexts
  }

  /// The contexts that words of the predicate's sentence speak of, in the order of the text.
  func contexts(of predicate: Token, in text: AnnotatedText) -> [EventContext] {
    var found: [EventContext] = []
    for token in text.tokens(ofSentence: predicate.sentence) {
      for context in contexts[token.lemma.lowercased()] ?? [] where !found.contains(context) {
        found.append(context)
      }
    }
    return found
  }
}
