import Language
import Records

/// Finds the cast of a report: names, titles, roles and pronouns, resolved against the registry
/// as of the day of the report.
package struct ActorResolver: Sendable {
  package let registry: Registry
  private let index: NameIndex

  package init(_ registry: Registry) {
    self.registry = registry
    index = NameIndex(registry)
  }

  /// `date` is the day of the report; nil takes offices as they are held now. `dateline` is the
  /// place it was written in: authorities of no stated country are of that one.
  package func resolve(
    _ text: AnnotatedText, on date: CalendarDate?, dateline: String? = nil
  ) -> Cast {
    let hits = nameHits(text)
    var casting = Casting(registry: registry, index: index, text: text, date: date, hits: hits)
    casting.home = dateline.flatMap { index.country(ofPlace: $0, registry) }
    casting.castNames()
    casting.castPersons()
    casting.castRoles()
    casting.castReferences()
    casting.placeTheUnplaced()
    casting.joinAppositions()
    casting.castNationalities()
    return casting.cast
  }

  /// All names of the registry in the text; none overlaps another.
  private func nameHits(_ text: AnnotatedText) -> [NameHit] {
    var hits: [NameHit] = []
    for sentence in text.sentences {
      var word = sentence.words.lowerBound
      while word < sentence.words.upperBound {
        if let match = index.match(at: word, in: text, end: sentence.words.upperBound) {
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
}

extension AnnotatedText {
  /// The word of a stretch that the others hang on: the one whose own head lies outside.
  func head(of words: Range<Int>) -> Int {
    words.first { self[$0].head.map { !words.contains($0.index) } ?? true } ?? words.upperBound - 1
  }
}
