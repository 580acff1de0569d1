import Language
import Tables

/// What words tell about what they name: kinds of nouns, the gender of given names.
package struct CoreferenceLexicon: Sendable {
  private let kinds: [String: Kind]
  private let genders: [String: Phrase.Gender]
  let weights: AntecedentWeights

  private struct Kind: Sendable {
    let thing: Phrase.Thing
    let gender: Phrase.Gender
    let isPlural: Bool
  }

  /// Reads `kinds.tsv`, `given-names.tsv` and `coreference.tsv` of a folder; of the layers over it
  /// the first two, whose rows stand in place of those with the same noun or name.
  package init(folder: String, layers: [String] = []) throws(TableError) {
    var kinds: [String: Kind] = [:]
    for row in try LayeredTable(
      "kinds.tsv", folder: folder, layers: layers,
      columns: ["noun", "kind", "gender", "number"], key: { $0[0] }
    ).rows {
      guard let thing = Self.things[row[1]] else {
        throw row.error("no kind is called “\(row[1])”", column: 1)
      }
      kinds[row[0]] = Kind(
        thing: thing, gender: Self.gender(row[2]), isPlural: row[3] == "plural")
    }
    self.kinds = kinds
    var genders: [String: Phrase.Gender] = [:]
    for row in try LayeredTable(
      "given-names.tsv", folder: folder, layers: layers, columns: ["name", "gender"],
      key: { $0[0] }
    ).rows {
      genders[row[0]] = Self.gender(row[1])
    }
    self.genders = genders
    weights = try AntecedentWeights(path: folder + "/coreference.tsv")
  }

  private static let things: [String: Phrase.Thing] = [
    "person": .person, "people": .people, "state": .state, "organisation": .organisation,
    "group": .group, "place": .place, "event": .event, "document": .document, "time": .time,
    "thing": .object, "idea": .idea,
  ]

  static func gender(_ letter: String?) -> Phrase.Gender {
    switch letter {
    case "m": .male
    case "f": .female
    default: .unknown
    }
  }

  func thing(ofNoun lemma: String) -> Phrase.Thing? { kinds[lemma]?.thing }

  func gender(ofNoun lemma: String) -> Phrase.Gender { kinds[lemma]?.gender ?? .unknown }

  /// Nouns that "they" takes up though they are singular: `police`.
  func isPlural(_ lemma: String) -> Bool { kinds[lemma]?.isPlural ?? false }

  func gender(ofGivenName name: String) -> Phrase.Gender { genders[folded(name)] ?? .unknown }
}
