import Language
import Records
import Tables

/// Words that tell of dead and injured, of crowds, and verbs that only carry a noun: `details.tsv`.
package struct DetailLexicon: Sendable {
  private let rows: [String: [Row]]
  /// Nouns for one person, and for what is nobody: `truck`, `year`, `battalion`.
  private let persons: Set<String>
  private let things: Set<String>

  private struct Row: Sendable {
    let partOfSpeech: String
    let tells: String
    let isOfSubject: Bool
    /// Particles or prepositions of which one must stand beside; any will do if there are none.
    let with: [String]
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
    for row in try Table(path: path, columns: ["lemma", "pos", "tells", "of", "with"]).rows {
      guard EventCount.Kind(rawValue: row[2]) != nil || ["carrier", "crowd"].contains(row[2]) else {
        throw TableError(path: path, line: row.line, problem: "“\(row[2])” is nothing to tell")
      }
      rows[row[0], default: []].append(
        Row(
          partOfSpeech: row[1], tells: row[2], isOfSubject: row[3] == "subject",
          with: row[4].split(separator: "|").map(String.init)))
    }
    self.rows = rows
    var persons: Set<String> = []
    var things: Set<String> = []
    for row in try Table(path: folder + "/kinds.tsv", columns: ["noun", "kind"]).rows {
      switch row[1] {
      case "person": persons.insert(row[0])
      case "people": break
      default: things.insert(row[0])
      }
    }
    self.persons = persons
    self.things = things
  }

  /// What a word tells of people: `kill` of the dead.
  func casualty(_ token: Token) -> Casualty? {
    guard [.verb, .noun, .adjective].contains(token.partOfSpeech) else { return nil }
    let (rows, kind) = (rows(of: token), Self.kind(token.partOfSpeech))
    return rows.isEmpty
      ? nil
      : rows.lazy.filter {
        $0.partOfSpeech == kind && Self.stands($0.with, beside: token)
      }.compactMap { row in
        EventCount.Kind(rawValue: row.tells).map {
          Casualty(kind: $0, isOfSubject: row.isOfSubject)
        }
      }.first
  }

  /// "rounded **up**", "driven **from** their homes"
  private static func stands(_ words: [String], beside token: Token) -> Bool {
    words.isEmpty
      || (token.dependents + token.dependents(.obj).flatMap(\.dependents)).contains { dependent in
        let first = dependent.preposition?.prefix { $0 != " " }
        return words.contains(dependent.lemma.lowercased())
          || first.map { words.contains(String($0)) } ?? false
      }
  }

  /// The rows of a word's lemma; of "injuring" also where the model takes it for "injur".
  private func rows(of token: Token) -> [Row] {
    let lemma = token.lemma
    return rows[lemma] ?? rows[lemma.lowercased()]
      ?? (token.partOfSpeech == .verb ? rows[lemma + "e"] : nil) ?? []
  }

  /// "held", "carried out": the act is what the object names.
  func isCarrier(_ token: Token) -> Bool { tells(token, "carrier") }

  /// "a **crowd** of 2,000", "the **toll** rose": what it counts stands behind it.
  func isCrowd(_ token: Token) -> Bool { tells(token, "crowd") }

  /// Whether a noun names no people as far as is known.
  func isThing(_ token: Token) -> Bool {
    token.partOfSpeech == .noun && things.contains(token.lemma.lowercased())
  }

  /// Whether a noun in the singular is one person.
  func isPerson(_ token: Token) -> Bool {
    token.partOfSpeech == .noun && persons.contains(token.lemma.lowercased())
  }

  private func tells(_ token: Token, _ what: String) -> Bool {
    rows(of: token).contains {
      $0.tells == what && $0.partOfSpeech == Self.kind(token.partOfSpeech)
    }
  }

  private static func kind(_ partOfSpeech: PartOfSpeech) -> String {
    switch partOfSpeech {
    case .verb, .auxiliary: "verb"
    case .adjective: "adj"
    default: "noun"
    }
  }
}
