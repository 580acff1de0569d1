import Foundation
import Language
import Testing
import Verbale

/// Scores that are worked out by hand, on a text of ten words of one letter.
@Suite struct AttributionScoresTests {
  static let text = Tokenizer().tokenize(SourceText("a b c d e f g h k m"))

  static func stated(_ source: [Range<Int>], _ cue: [Range<Int>], _ content: [Range<Int>])
    -> AttributedWords
  {
    func characters(_ words: [Range<Int>]) -> [Range<Int>] {
      words.map { (2 * $0.lowerBound)..<(2 * $0.upperBound - 1) }
    }
    var spans = SpokenSpans()
    spans.source = characters(source)
    spans.cue = characters(cue)
    spans.content = characters(content)
    return AttributedWords(spans, in: text)
  }

  static let one = stated([0..<2], [2..<3], [3..<6])
  static let two = stated([6..<7], [7..<8], [8..<10])
  /// Half of a source, and a cue that is none.
  static let half = AttributionScores(
    gold: [one, two], system: [stated([0..<1], [2..<3], [3..<6]), stated([], [9..<10], [])])

  @Test func exactSpansCount() {
    let exact = Self.half.exact
    #expect(exact.source == EvaluationScore(correct: 0, gold: 2, system: 1))
    #expect(exact.cue == EvaluationScore(correct: 1, gold: 2, system: 2))
    #expect(exact.content == EvaluationScore(correct: 1, gold: 2, system: 1))
    #expect(exact.linked == EvaluationScore(correct: 0, gold: 2, system: 2))
    #expect(exact.cue.f1 == 0.5)
  }

  @Test func overlapsCountInPart() {
    let partial = Self.half.partial
    #expect(
      partial.source
        == FractionalScore(correctOfSystem: 0.5, system: 1, correctOfGold: 0.5, gold: 2))
    #expect(
      partial.cue == FractionalScore(correctOfSystem: 1, system: 2, correctOfGold: 1, gold: 2))
    #expect(
      partial.content == FractionalScore(correctOfSystem: 1, system: 1, correctOfGold: 1, gold: 2))
    #expect(abs(partial.linked.correctOfSystem - 5.0 / 6) < 1e-12)
    #expect(abs(partial.source.f1 - 1.0 / 3) < 1e-12)
  }

  @Test func everythingRight() {
    let all = [Self.one, Self.two]
    let scores = AttributionScores(gold: all, system: all.reversed())
    let exact = [scores.exact.source, scores.exact.cue, scores.exact.content, scores.exact.linked]
    #expect(exact.map(\.f1) == [1, 1, 1, 1])
    let partial = [
      scores.partial.source, scores.partial.cue, scores.partial.content, scores.partial.linked,
    ]
    #expect(partial.map(\.f1) == [1, 1, 1, 1])
  }

  @Test func nothingAgainstSomething() {
    let missed = AttributionScores(gold: [Self.one], system: [])
    #expect(missed.exact.linked == EvaluationScore(gold: 1))
    #expect(missed.partial.linked.recall == 0)
    #expect(AttributionScores(gold: [], system: []) == AttributionScores())
  }

  /// Each part of a discontinuous content is a span; overlap is of all its words.
  @Test func partsOfAContent() {
    let gold = Self.stated([], [4..<5], [0..<2, 6..<8])
    let system = Self.stated([], [4..<5], [0..<2])
    let scores = AttributionScores(gold: [gold], system: [system])
    #expect(scores.exact.content == EvaluationScore(correct: 1, gold: 2, system: 1))
    #expect(scores.partial.content.correctOfGold == 0.5)
    #expect(scores.exact.source == EvaluationScore())
    #expect(scores.partial.source.gold == 0)
  }

  /// The same words in another role are no overlap of attributions.
  @Test func roleCounts() {
    let scores = AttributionScores(
      gold: [Self.stated([0..<2], [2..<3], [])], system: [Self.stated([2..<3], [0..<2], [])])
    #expect(scores.partial.linked.correctOfGold == 0)
    #expect(scores.partial.linked.correctOfSystem == 0)
  }

  /// Characters inside a word stand for all of it.
  @Test func spansAreBroughtToWholeWords() {
    var spans = SpokenSpans()
    spans.cue = [7..<9, 3..<4]
    let text = Tokenizer().tokenize(SourceText("goats graze"))
    #expect(AttributedWords(spans, in: text).cues == [0..<1, 1..<2])
  }

  @Test func sumsAddCounts() {
    var sum = Self.half
    sum += AttributionScores(gold: [Self.one], system: [Self.one])
    #expect(sum.exact.source == EvaluationScore(correct: 1, gold: 3, system: 2))
    #expect(sum.exact.cue.f1 == 2.0 * 2 / 6)
    #expect(sum.exact.content == EvaluationScore(correct: 2, gold: 3, system: 2))
    #expect(sum.exact.linked == EvaluationScore(correct: 1, gold: 3, system: 3))
    #expect(
      sum.partial.source
        == FractionalScore(correctOfSystem: 1.5, system: 2, correctOfGold: 1.5, gold: 3))
    #expect(sum.partial.cue.correctOfGold == 2)
    #expect(sum.partial.content.gold == 3)
    #expect(sum.partial.linked.system == 3)
  }

  @Test func scoresDecodeBackEqual() throws {
    let data = try JSONEncoder().encode(Self.half)
    #expect(try JSONDecoder().decode(AttributionScores.self, from: data) == Self.half)
  }
}
