import Language
import Statements

/// How well sources, cues and contents are found, and put together.
///
/// Both sides are brought to whole words. Exact: a span counts with its very first and last word;
/// each part of a discontinuous content is a span, as a tagger of words has it. Partial: a source,
/// cue or content is as good as the Jaccard overlap of its words with the best on the other side.
/// Linked: an attribution with its source, cue and content together, a word in its role.
package struct AttributionScores: Sendable, Codable, Equatable {
  package var exact = Roles<EvaluationScore>(EvaluationScore())
  package var partial = Roles<FractionalScore>(FractionalScore())

  package struct Roles<Score: Sendable & Codable & Equatable>: Sendable, Codable, Equatable {
    package var source: Score
    package var cue: Score
    package var content: Score
    /// Whole attributions.
    package var linked: Score

    init(_ zero: Score) {
      (source, cue, content, linked) = (zero, zero, zero, zero)
    }
  }

  package init() {}

  /// Compares the attributions of one text.
  package init(gold: [AttributedWords], system: [AttributedWords]) {
    func spans(_ side: [AttributedWords], _ role: KeyPath<AttributedWords, [Range<Int>]>)
      -> Set<Range<Int>>
    {
      Set(side.flatMap { $0[keyPath: role] })
    }
    func exactly(_ role: KeyPath<AttributedWords, [Range<Int>]>) -> EvaluationScore {
      let (a, b) = (spans(gold, role), spans(system, role))
      return EvaluationScore(correct: a.intersection(b).count, gold: a.count, system: b.count)
    }
    func partly(_ words: (AttributedWords) -> Set<Int>) -> FractionalScore {
      .init(
        gold: gold.map(words).filter { !$0.isEmpty },
        system: system.map(words).filter { !$0.isEmpty })
    }
    exact.source = exactly(\.sources)
    exact.cue = exactly(\.cues)
    exact.content = exactly(\.contents)
    let (a, b) = (Set(gold), Set(system))
    exact.linked = EvaluationScore(
      correct: a.intersection(b).count, gold: a.count, system: b.count)
    partial.source = partly { $0.sources.words }
    partial.cue = partly { $0.cues.words }
    partial.content = partly { $0.contents.words }
    partial.linked = partly { $0.inRoles }
  }

  package static func += (sum: inout Self, more: Self) {
    sum.exact.source += more.exact.source
    sum.exact.cue += more.exact.cue
    sum.exact.content += more.exact.content
    sum.exact.linked += more.exact.linked
    sum.partial.source += more.partial.source
    sum.partial.cue += more.partial.cue
    sum.partial.content += more.partial.content
    sum.partial.linked += more.partial.linked
  }
}

/// An attribution as ranges of words.
package struct AttributedWords: Sendable, Hashable {
  package var sources: [Range<Int>]
  package var cues: [Range<Int>]
  package var contents: [Range<Int>]

  /// The spans of an annotated article on the words of the program.
  package init(_ spans: SpokenSpans, in text: TokenizedText) {
    func words(_ ranges: [Range<Int>]) -> [Range<Int>] {
      ranges.compactMap { text.words(in: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    }
    sources = words(spans.source)
    cues = words(spans.cue)
    contents = words(spans.content)
  }

  package init(_ attribution: StatedAttribution) {
    sources = attribution.sourceWords.map { [$0] } ?? []
    cues = attribution.cue.map { [$0] } ?? []
    contents = attribution.contents
  }

  /// Each word, told apart by its role.
  fileprivate var inRoles: Set<Int> {
    Set(
      sources.words.map { 3 * $0 } + cues.words.map { 3 * $0 + 1 }
        + contents.words.map { 3 * $0 + 2 })
  }
}

extension [Range<Int>] {
  fileprivate var words: Set<Int> { Set(joined()) }
}

extension FractionalScore {
  /// Each answer is as right as its Jaccard overlap with the best of the other side.
  fileprivate init(gold: [Set<Int>], system: [Set<Int>]) {
    func best(_ one: Set<Int>, of others: [Set<Int>]) -> Double {
      others.lazy.filter { !$0.isDisjoint(with: one) }.map { other in
        Double(one.intersection(other).count) / Double(one.union(other).count)
      }.max() ?? 0
    }
    self.init(
      correctOfSystem: system.reduce(0) { $0 + best($1, of: gold) }, system: Double(system.count),
      correctOfGold: gold.reduce(0) { $0 + best($1, of: system) }, gold: Double(gold.count))
  }
}
