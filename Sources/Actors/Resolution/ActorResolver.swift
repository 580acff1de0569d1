import Encoder
import Language
import Records

/// Finds the cast of a report: names, titles, roles and pronouns, resolved against the registry
/// as of the day of the report.
package struct ActorResolver: Sendable {
  package let registry: Registry
  private let index: NameIndex
  private let nouns: CoreferenceLexicon
  private let coreference: CoreferenceResolver

  /// Without meanings, descriptions are told apart by their words alone.
  package init(_ registry: Registry, _ lexicon: CoreferenceLexicon, _ meanings: WordMeanings? = nil)
  {
    self.registry = registry
    index = NameIndex(registry)
    nouns = lexicon
    coreference = CoreferenceResolver(lexicon: lexicon, meanings: meanings)
  }

  /// How many names there are: makes the index, for measuring.
  package static func names(_ registry: Registry) -> Int { NameIndex(registry).count }

  /// `date` is the day of the report; nil takes offices as they are held now. `dateline` is the
  /// place it was written in: authorities of no stated country are of that one.
  package func resolve(
    _ text: AnnotatedText, on date: CalendarDate?, dateline: String? = nil
  ) -> Cast {
    let hits = nameHits(text)
    var casting = casting(text, hits, on: date, dateline: dateline)
    if date == nil, let dating = casting.dating() {
      if let latest = dating.latest {
        casting = self.casting(text, hits, on: latest, dateline: dateline)
      }
      casting.cast.dating = dating
    }
    casting.castReferences(coreference.resolve(text, casting.cast))
    casting.placeTheUnplaced()
    casting.castNationalities()
    casting.doubtDesignations()
    casting.cast.home = casting.home
    return casting.cast
  }

  /// Which phrases mean the same, actors or not.
  package func coreference(_ text: AnnotatedText, on date: CalendarDate?) -> Coreference {
    coreference.resolve(text, casting(text, nameHits(text), on: date, dateline: nil).cast)
  }

  /// The sector of those whom a noun calls by their role: `GOV` for "official".
  package func sector(ofRole noun: String) -> String? {
    registry.roles[noun.lowercased()]?.sector
  }

  /// Whether a noun names nobody who could act: an idea, an event, a time; or, as recipient, be
  /// acted upon, as an attack may that is condemned.
  package func isNobody(noun: String, asRecipient: Bool) -> Bool {
    switch nouns.thing(ofNoun: noun) {
    case .idea, .time, .document: true
    case .event: !asRecipient
    default: false
    }
  }

  /// The first line of a file of training lines: the names of the features.
  package static var trainingHeader: String { AntecedentWeights.names().joined(separator: "\t") }

  /// What the ranking of antecedents is trained on, of a text whose entities are known.
  package func trainingLines(_ text: AnnotatedText, gold: [EntityMention]) -> [String] {
    coreference.trainingLines(
      text, casting(text, nameHits(text), on: nil, dateline: nil).cast, gold: gold)
  }

  /// Whoever is named or called by a role.
  private func casting(
    _ text: AnnotatedText, _ hits: [NameHit], on date: CalendarDate?, dateline: String?
  ) -> Casting {
    var casting = Casting(
      registry: registry, index: index, text: text, date: date, hits: hits,
      dateline: dateline)
    casting.castNames()
    casting.castPersons()
    casting.castRoles()
    return casting
  }

  /// All names of the registry in the text; none overlaps another.
  private func nameHits(_ text: AnnotatedText) -> [NameHit] {
    var hits: [NameHit] = []
    let words = text.words.map { folded($0.form) }
    for sentence in text.sentences {
      var word = sentence.words.lowerBound
      while word < sentence.words.upperBound {
        if let match = index.match(at: word, in: text, words, end: sentence.words.upperBound) {
          hits.append(
            NameHit(
              words: match.words, head: text.head(of: match.words), referents: match.referents))
          word = match.words.upperBound
        } else {
          word += 1
        }
      }
    }
    return hits
  }
}

/// A name of the registry in the text.
struct NameHit: Sendable {
  let words: Range<Int>
  let head: Int
  let referents: [NameIndex.Referent]

  var persons: [String] {
    referents.compactMap { if case .person(let id) = $0 { id } else { nil } }
  }

  var isPerson: Bool { !persons.isEmpty }

  /// Whether it is part of a longer name that the tagger found.
  func isInside(_ name: Name) -> Bool {
    name.words.count > words.count && name.words.contains(words.lowerBound)
      && name.words.contains(words.upperBound - 1)
  }

  /// "Mexican", "Mexicans": no name of a body or a place.
  var isOfNation: Bool {
    referents.allSatisfy {
      switch $0 {
      case .nationality, .people: true
      default: false
      }
    }
  }
}
