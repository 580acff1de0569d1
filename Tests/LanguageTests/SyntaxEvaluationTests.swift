import Foundation
import Language
import Testing

@Suite struct SyntaxEvaluationTests {
  static func text(_ rows: String) throws -> AnnotatedText {
    try CoNLLU.read(CoNLLUTests.file(rows))[0].text
  }

  static let gold = """
    1 The the DET _ Definite=Def|PronType=Art 2 det _ _
    2 dogs dog NOUN _ Number=Plur 3 nsubj:pass _ _
    3-4 cannot _ _ _ _ _ _ _ SpaceAfter=No
    3 can can AUX _ _ 0 root _ _
    4 not _ PART _ _ 3 advmod _ _
    5 . . PUNCT _ _ 3 punct _ _

    1 Go go VERB _ _ 0 root _ _

    """

  @Test func aTextIsEqualToItself() throws {
    let gold = try Self.text(Self.gold)
    for (_, score) in try SyntaxScores(gold: gold, system: gold).table {
      #expect(score.f1 == 1)
      #expect(score.precision == 1 && score.recall == 1)
    }
  }

  /// Gold: 5 tokens, 6 words, 2 sentences. System: 6 tokens, 6 words, 1 sentence, of which
  /// `The`, `dogs`, `.`, `Go` are the same tokens, and all words but `not` the same words.
  @Test func countsByHand() throws {
    let system = try Self.text(
      """
      1 The the DET _ PronType=Art|Definite=Def|Typo=Yes 2 det _ _
      2 dogs dogs NOUN _ Number=Sing 3 nsubj _ _
      3 can can VERB _ _ 0 root _ SpaceAfter=No
      4 Not no ADV _ _ 3 advmod _ SpaceAfter=No
      5 . . PUNCT _ _ 4 punct _ _
      6 Go go VERB _ _ 3 conj _ _

      """)
    let scores = try SyntaxScores(
      gold: Self.text(Self.gold.replacing("cannot", with: "canNot")), system: system)
    #expect(scores.tokens == EvaluationScore(correct: 4, gold: 5, system: 6))
    #expect(scores.tokens.f1 == 8.0 / 11)
    #expect(scores.sentences == EvaluationScore(correct: 0, gold: 2, system: 1))
    #expect(scores.words == EvaluationScore(correct: 6, gold: 6, system: 6))
    #expect(scores.upos.correct == 4)  // not `can`, `not`
    #expect(scores.ufeats.correct == 5)  // not `dogs`
    #expect(scores.lemmas.correct == 5)  // not `dogs`; the gold lemma of `not` is open
    #expect(scores.uas.correct == 4)  // not `.`, `Go`
    #expect(scores.las.correct == 4)
    #expect(scores.lasWithSubtypes.correct == 3)  // not `dogs`
    #expect(scores.las.f1 == 4.0 / 6)
  }

  @Test func aWordWhoseHeadIsNotAlignedIsWrong() throws {
    let gold = try Self.text("1 ab ab X _ _ 2 det _ _\n2 cd cd X _ _ 0 root _ _\n")
    let system = try Self.text(
      """
      1 ab ab X _ _ 2 det _ _
      2 c c X _ _ 0 root _ SpaceAfter=No
      3 d d X _ _ 2 dep _ _

      """)
    let scores = try SyntaxScores(gold: gold, system: system)
    #expect(scores.words == EvaluationScore(correct: 1, gold: 2, system: 3))
    #expect(scores.uas.correct == 0)
    #expect(scores.sentences.correct == 1)
  }

  @Test func differentTextsAreRefused() throws {
    let gold = try Self.text("1 ab ab X _ _ 0 root _ _\n")
    let system = try Self.text("1 ax ax X _ _ 0 root _ _\n")
    #expect(throws: SyntaxEvaluationError.differentTexts(character: 1)) {
      try SyntaxScores(gold: gold, system: system)
    }
  }

  @Test func sumsAreThoseOfTheWhole() throws {
    let gold = try Self.text(Self.gold)
    var sum = try SyntaxScores(gold: gold, system: gold)
    sum += sum
    #expect(sum.words == EvaluationScore(correct: 12, gold: 12, system: 12))
    #expect(sum.sentences == EvaluationScore(correct: 4, gold: 4, system: 4))
  }

  @Test func anEmptySideScoresNothing() {
    #expect(EvaluationScore().f1 == 0)
    #expect(EvaluationScore(gold: 3).precision == 0)
    #expect(EvaluationScore(system: 3).recall == 0)
  }

  @Test func jsonHoldsCountsAndMeasures() throws {
    let score = EvaluationScore(correct: 1, gold: 2, system: 4)
    let data = try JSONEncoder().encode(score)
    let values = try JSONDecoder().decode([String: Double].self, from: data)
    #expect(values["precision"] == 0.25 && values["recall"] == 0.5 && values["f1"] == 1.0 / 3)
    #expect(try JSONDecoder().decode(EvaluationScore.self, from: data) == score)
  }
}
