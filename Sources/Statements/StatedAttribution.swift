import Language
import Records

/// One statement of the text that something is somebody's word: who, which word says so, and what.
package struct StatedAttribution: Sendable, Equatable {
  package var source: Judgement.Source
  /// The words for the source; nil where there are none.
  package var sourceWords: Range<Int>? = nil
  /// The words that say that somebody says so; nil where only quotation marks do.
  package var cue: Range<Int>? = nil
  /// The word of the cue that governs the others.
  package var cueHead: Int? = nil
  /// What is said, in the order of the text; several where it is interrupted.
  package var contents: [Range<Int>]
  package var stance: Attribution.Stance
  /// "The article says": a document that nobody is named for.
  package var isDocument = false
  /// "wants to", "is expected to": a wish or an expectation, which makes no link of a chain; what it
  /// says of how sure something is, the table of factuality tells.
  var isWish = false
  /// Read by the tagger, in whose scheme nothing stands inside what somebody says.
  package var isTagged = false
  /// "reported, citing Denmark": stands inside what the other says, though the words are the same.
  var isCited = false
  /// "denied this", "dismissed the claim": about what somebody else has just said.
  var isAnswer = false
  /// All of the content stands between quotation marks.
  package var isVerbatim = false
  /// "has **not** confirmed", "**no** group claimed": nobody has said so.
  package var isNegated = false
  /// Index of the attribution whose content this one is part of.
  package var parent: Int?

  func holds(_ word: Int) -> Bool { contents.contains { $0.contains(word) } }

  /// Whether it is further in than another that holds the same word.
  func isInside(_ other: StatedAttribution) -> Bool {
    (size, isCited ? 0 : 1, isAnswer ? 1 : 0)
      < (other.size, other.isCited ? 0 : 1, other.isAnswer ? 1 : 0)
  }

  /// Words of the content.
  var size: Int { contents.reduce(0) { $0 + $1.count } }
}

/// Which attributions touch a sentence: a text of any length is read in linear time.
struct AttributionIndex: Sendable {
  private var bySentence: [Int: [Int]] = [:]

  init(_ attributions: [StatedAttribution], in text: AnnotatedText) {
    for (index, stated) in attributions.enumerated() { add(index, stated, in: text) }
  }

  mutating func add(_ index: Int, _ stated: StatedAttribution, in text: AnnotatedText) {
    var sentences: Set<Int> = []
    for words in stated.contents + [stated.cue, stated.sourceWords].compactMap({ $0 })
    where !words.isEmpty {
      sentences.formUnion(text[words.lowerBound].sentence...text[words.upperBound - 1].sentence)
    }
    for sentence in sentences { bySentence[sentence, default: []].append(index) }
  }

  /// Indices of those that some words may belong to, in order.
  func touching(_ words: Range<Int>, in text: AnnotatedText) -> [Int] {
    guard !words.isEmpty else { return [] }
    let sentences = text[words.lowerBound].sentence...text[words.upperBound - 1].sentence
    let found = sentences.flatMap { bySentence[$0] ?? [] }
    return sentences.count == 1 ? found : Set(found).sorted()
  }
}
