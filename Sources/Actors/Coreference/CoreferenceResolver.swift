import Encoder
import Language

/// Which phrases of a text mean the same, whatever they mean.
package struct Coreference: Sendable {
  let phrases: [Phrase]
  /// For each phrase the chain that it belongs to.
  let chains: [Int]
  let speech: Speech

  /// The chains as mentions, for scoring; a phrase that nothing takes up is a chain of its own.
  package var mentions: [EntityMention] {
    zip(phrases, chains).map {
      EntityMention(words: $0.words, head: $0.head, entity: String($1))
    }
  }
}

/// Finds out which phrases of a text mean the same.
struct CoreferenceResolver: Sendable {
  let lexicon: CoreferenceLexicon
  let meanings: WordMeanings?

  func resolve(_ text: AnnotatedText, _ cast: Cast) -> Coreference {
    let ranker = ranker(text, cast)
    let chains = ranker.rank(lexicon.weights)
    return Coreference(phrases: ranker.phrases, chains: chains, speech: ranker.speech)
  }

  private func ranker(_ text: AnnotatedText, _ cast: Cast) -> AntecedentRanker {
    let speech = Speech(text)
    var finder = PhraseFinder(text, cast, lexicon, speech)
    let phrases = finder.find()
    return AntecedentRanker(
      phrases, cast, speech, text, numbers: finder.numbers, meanings: meanings)
  }

  /// The candidates of all phrases with their features, each phrase being joined to what is right
  /// before the next is looked at: what the weights are trained on.
  ///
  /// A line for a phrase, its candidates divided by tabs: `1` if it is right, else `0`, a colon,
  /// the features divided by spaces.
  func trainingLines(_ text: AnnotatedText, _ cast: Cast, gold: [EntityMention]) -> [String] {
    let ranker = ranker(text, cast)
    let entityOfWords = Dictionary(gold.map { ($0.words, $0.entity) }) { first, _ in first }
    let entityOfHead = Dictionary(gold.map { ($0.syntacticHead(in: text), $0.entity) }) {
      first, _ in first
    }
    let entities = ranker.phrases.map { entityOfWords[$0.words] ?? entityOfHead[$0.head] }
    var latest: [String: Int] = [:]
    var lines: [String] = []
    for (index, entity) in entities.enumerated() {
      let known = entity.flatMap { latest[$0] }
      let candidates = ranker.candidates(of: index)
      let right = candidates.map { candidate in
        candidate.antecedent.map { entity != nil && entities[$0] == entity } ?? (known == nil)
      }
      if right.contains(true) {
        lines.append(
          zip(candidates, right).map { candidate, isRight in
            (isRight ? "1:" : "0:") + candidate.features.map { String($0) }.joined(separator: " ")
          }.joined(separator: "\t"))
      }
      ranker.join(index, to: known)
      if let entity { latest[entity] = index }
    }
    return lines
  }
}
