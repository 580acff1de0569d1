import Language
import Records
import Tables

/// Words that tell of dead and injured, of crowds, and verbs that only carry a noun: `details.tsv`.
package struct DetailLexicon: Sendable {
  private let rows: [String: [Row]]
  /// Nouns for what is nobody: `truck`, `year`, `battalion`.
  private let things: Set<String>

  private struct Row: Sendable {
    let partOfSpeech: String
    let tells: String
    let isOfSubject: Bool
  }

  /// Whom a word counts.
  struct Casualty {
    let kind: EventCount.Kind
    /// "died", "fled": the subject, not the object.
    let isOfSubject: Bool
  }

  /// Reads `details.tsv`, and `kinds.tsv` for what nouns name.
  package init(folder: String) throws(TableError) {
    let path = folder + "/details.tsv"
    var rows: [String: [Row]] = [:]
    for row in try Table(path: path, columns: ["lemma", "pos", "tells", "of"]).rows {
      guard EventCount.Kind(rawValue: row[2]) != nil || ["carrier", "crowd"].contains(row[2]) else {
        throw TableError(path: path, line: row.line, problem: "“\(row[2])” is nothing to tell")
      }
      rows[row[0], default: []].append(
        Row(partOfSpeech: row[1], tells: row[2], isOfSubject: row[3] == "subject"))
    }
    self.rows = rows
    let people: Set = ["person", "people"]
    things = Set(
      try Table(path: folder + "/kinds.tsv", columns: ["noun", "kind", "gender", "number"]).rows
        .filter { !people.contains($0[1]) }.map { $0[0] })
  }

  /// What a word tells of people: `kill` of the dead.
  func casualty(_ token: Token) -> Casualty? {
    guard let rows = rows[token.lemma.lowercased()] else { return nil }
    let kind = Self.kind(token.partOfSpeech)
    return rows.lazy.filter { $0.partOfSpeech == kind }.compactMap { row in
      EventCount.Kind(rawValue: row.tells).map { Casualty(kind: $0, isOfSubject: row.isOfSubject) }
    }.first
  }

  /// "held", "carried out": the act is what the object names.
  func isCarrier(_ token: Token) -> Bool { tells(token, "carrier") }

  /// "a **crowd** of 2,000", "the **toll** rose": what it counts stands behind it.
  func isCrowd(_ token: Token) -> Bool { tells(token, "crowd") }

  /// Whether a noun names no people as far as is known.
  func isThing(_ token: Token) -> Bool {
    token.partOfSpeech == .noun && things.contains(token.lemma.lowercased())
  }

  private func tells(_ token: Token, _ what: String) -> Bool {
    rows[token.lemma.lowercased()]?.contains {
      $0.tells == what && $0.partOfSpeech == Self.kind(token.partOfSpeech)
    } ?? false
  }

  private static func kind(_ partOfSpeech: PartOfSpeech) -> String {
    switch partOfSpeech {
    case .verb, .auxiliary: "verb"
    case .adjective: "adj"
    default: "noun"
    }
  }
}
