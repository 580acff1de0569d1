import Language
import Records
import Tables

/// Which predicate in which frame is which event: `predicates.tsv` and `classes.tsv`.
package struct EventLexicon: Sendable {
  private let frames: [String: [Frame]]
  private let classes: [String: Set<String>]

  /// A row of the table.
  package struct Frame: Sendable {
    package let lemma: String
    package let conditions: [Condition]
    /// Nil where the row says that this is no event.
    package let type: EventType?
    package let mode: String?
    package let actor: String
    package let recipient: [String]
    package let about: [String]
    /// As people find it again in the table: `sign verb obj:order`.
    package let entry: String
  }

  /// A word that must be there: a particle, an object of some class, a prepositional phrase.
  package struct Condition: Sendable {
    package let slot: String
    /// The preposition of `obl` and `nmod`, else empty.
    package let preposition: String
    /// A class, a lemma, `actor` or `any`.
    package let filler: String
  }

  package init(folder: String) throws(TableError) {
    var classes: [String: Set<String>] = [:]
    for row in try Table(path: folder + "/classes.tsv", columns: ["class", "lemma"]).rows {
      classes[row[0], default: []].insert(row[1].lowercased())
    }
    self.classes = classes
    let path = folder + "/predicates.tsv"
    var frames: [String: [Frame]] = [:]
    for row in try Table(
      path: path, columns: ["lemma", "pos", "with", "type", "mode", "actor", "recipient", "about"]
    ).rows {
      let type = EventType(rawValue: row[3])
      guard type != nil || row[3] == "none" else {
        throw TableError(path: path, line: row.line, problem: "no event type is called “\(row[3])”")
      }
      if let mode = row.value(4), let type, type.modes[mode] == nil {
        throw TableError(path: path, line: row.line, problem: "\(type.rawValue) has no mode “\(mode)”")
      }
      let entry = [row[0], row[1], row[2]].filter { !$0.isEmpty }.joined(separator: " ")
      frames[row[0] + " " + row[1], default: []].append(
        Frame(
          lemma: row[0], conditions: Self.conditions(row[2]), type: type, mode: row.value(4),
          actor: row[5], recipient: Self.alternatives(row[6]), about: Self.alternatives(row[7]),
          entry: entry))
    }
    self.frames = frames.mapValues { rows in
      rows.enumerated().sorted {
        ($1.element.conditions.count, $0.offset) < ($0.element.conditions.count, $1.offset)
      }.map(\.element)
    }
  }

  private static func alternatives(_ field: String) -> [String] {
    field.split(separator: "|").map(String.init)
  }

  private static func conditions(_ field: String) -> [Condition] {
    field.split(separator: "+").map { condition in
      let parts = condition.split(separator: ":").map(String.init)
      let isPhrase = parts[0] == "obl" || parts[0] == "nmod"
      return Condition(
        slot: parts[0], preposition: isPhrase && parts.count > 1 ? parts[1] : "",
        filler: isPhrase ? (parts.count > 2 ? parts[2] : "any") : (parts.count > 1 ? parts[1] : "any"))
    }
  }

  /// The rows for a word, those with more conditions first.
  func frames(for token: Token) -> [Frame] {
    let kind: String
    switch token.partOfSpeech {
    case .verb: kind = "verb"
    case .noun, .properNoun: kind = "noun"
    case .adjective: kind = "adj"
    default: return []
    }
    return frames[token.lemma.lowercased() + " " + kind] ?? []
  }

  /// Whether a word is a lemma, or belongs to a class.
  func word(_ token: Token, is filler: String) -> Bool {
    let lemma = token.lemma.lowercased()
    return filler == "any" || lemma == filler || classes[filler]?.contains(lemma) == true
  }
}
