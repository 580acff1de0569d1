import Foundation
import Language
import Testing

@Suite struct CoreferenceEvaluationTests {
  /// An entity for each word, a mention for each of its letters.
  static func entities(_ text: String) -> [[Character]] {
    text.split(separator: " ").map(Array.init)
  }

  static func scores(
    _ gold: String, _ system: String, keepsSingletons: Bool = false
  ) -> CoreferenceScores {
    CoreferenceScores(
      gold: entities(gold), system: entities(system), keepsSingletons: keepsSingletons)
  }

  static func isNear(_ score: FractionalScore, precision: Double, recall: Double) -> Bool {
    abs(score.precision - precision) < 1e-12 && abs(score.recall - recall) < 1e-12
  }

  /// The example of Pradhan et al. 2014.
  ///
  /// In common: 2 of `abc` and `ab`, 1 of `abc` and `cd`, 1 of `defg` and `cd`, 2 of `defg` and
  /// `fghi`; 6 of 7 mentions of the gold and of 8 of the system.
  ///
  /// MUC: (2 − 1) + (1 − 1) + (1 − 1) + (2 − 1) = 2 links of 2 + 3 and of 1 + 1 + 3.
  ///
  /// B³: (4 + 1) / 3 + (1 + 4) / 4 = 35/12 of 7, and 4/2 + (1 + 1) / 2 + 4/4 = 4 of 8.
  ///
  /// CEAFe: `abc` goes with `ab`, 2 · 2 / (3 + 2) = 4/5, and `defg` with `fghi`, 2 · 2 / (4 + 4) =
  /// 1/2; 13/10 of 2 entities and of 3.
  @Test func countsByHand() {
    let scores = Self.scores("abc defg", "ab cd fghi")
    #expect(scores.mentions == FractionalScore(correct: 6, gold: 7, system: 8))
    #expect(scores.muc == FractionalScore(correct: 2, gold: 5, system: 5))
    #expect(Self.isNear(scores.bCubed, precision: 1.0 / 2, recall: 5.0 / 12))
    #expect(Self.isNear(scores.ceafe, precision: 1.3 / 3, recall: 1.3 / 2))
    #expect(abs(scores.muc.f1 - 0.4) < 1e-12)
    #expect(abs(scores.bCubed.f1 - 5.0 / 11) < 1e-12)
    #expect(abs(scores.ceafe.f1 - 0.52) < 1e-12)
    #expect(abs(scores.conll - (0.4 + 5.0 / 11 + 0.52) / 3) < 1e-12)
  }

  /// `abc` is more like `abde` (2 · 2 / 7) than like `c` (2 · 1 / 4), but `de` has only `abde`:
  /// 2 · 1 / 4 + 2 · 2 / 6 = 7/6 is more than 4/7.
  @Test func theBestPairingIsNotTheGreedyOne() {
    let scores = Self.scores("abc de", "abde c", keepsSingletons: true)
    #expect(Self.isNear(scores.ceafe, precision: 7.0 / 12, recall: 7.0 / 12))
  }

  /// MUC: 3 links of 3 and of 4. B³: all of the gold's; (3² + 2²) / 5 of 5. CEAFe: 2 · 3 / (3 + 5)
  /// of 2 entities and of 1.
  @Test func allInOne() {
    let scores = Self.scores("abc de", "abcde")
    #expect(Self.isNear(scores.mentions, precision: 1, recall: 1))
    #expect(Self.isNear(scores.muc, precision: 3.0 / 4, recall: 1))
    #expect(Self.isNear(scores.bCubed, precision: 13.0 / 25, recall: 1))
    #expect(Self.isNear(scores.ceafe, precision: 3.0 / 4, recall: 3.0 / 8))
  }

  /// B³: all of the system's; 3 · 1/3 + 2 · 1/2 of 5. CEAFe: 2 · 1 / (3 + 1) + 2 · 1 / (2 + 1) =
  /// 7/6 of 2 entities and of 5.
  @Test func allSingletons() {
    let scores = Self.scores("abc de", "a b c d e", keepsSingletons: true)
    #expect(Self.isNear(scores.mentions, precision: 1, recall: 1))
    #expect(scores.muc == FractionalScore(correct: 0, gold: 3, system: 0))
    #expect(Self.isNear(scores.bCubed, precision: 1, recall: 2.0 / 5))
    #expect(Self.isNear(scores.ceafe, precision: 7.0 / 30, recall: 7.0 / 12))

    let without = Self.scores("abc de", "a b c d e")
    #expect(without == Self.scores("abc de", ""))
  }

  /// Without `f`, `g` and `c` the sides are `abc de` and `ab de`.
  @Test func singletonsAreLeftOutOnBothSides() {
    let scores = Self.scores("abc f de g", "ab c f de")
    #expect(scores == Self.scores("abc de", "ab de"))
    #expect(scores.mentions == FractionalScore(correct: 4, gold: 5, system: 4))
    let kept = Self.scores("abc f de g", "ab c f de", keepsSingletons: true)
    #expect(kept.mentions == FractionalScore(correct: 6, gold: 7, system: 6))
    #expect(kept.ceafe.gold == 4 && kept.ceafe.system == 4)
  }

  @Test func aMentionCountsWhereItStandsFirst() {
    #expect(Self.scores("abca bde", "abc de") == Self.scores("abc de", "abc de"))
    #expect(Self.scores("ab ba", "ab") == Self.scores("ab", "ab"))
    #expect(Self.scores("a ab", "ab") == Self.scores("ab", "ab"))
  }

  @Test func anEmptySideScoresNothing() {
    for scores in [Self.scores("", ""), Self.scores("ab", ""), Self.scores("", "ab")] {
      #expect(scores.conll == 0)
      #expect(scores.table.allSatisfy { $0.score.precision == 0 && $0.score.recall == 0 })
    }
    #expect(Self.scores("ab cde", "").muc == FractionalScore(correct: 0, gold: 3, system: 0))
  }

  // MARK: Laws

  static let pairs = [
    ("abc defg", "ab cd fghi"), ("abc de", "abcde"), ("ab cd ef gh", "ac bd eg fh"),
    ("abcdef gh", "abg cdh ef"), ("ab", "abxy z"), ("a b cd", "ab d c"),
  ]

  @Test(arguments: pairs, [false, true])
  func anAnswerIsEqualToItself(pair: (String, String), keepsSingletons: Bool) {
    for text in [pair.0, pair.1] {
      let scores = Self.scores(text, text, keepsSingletons: keepsSingletons)
      #expect(abs(scores.conll - 1) < 1e-12)
      #expect(scores.table.allSatisfy { Self.isNear($0.score, precision: 1, recall: 1) })
    }
  }

  @Test(arguments: pairs, [false, true])
  func theOtherWayRoundPrecisionIsRecall(pair: (String, String), keepsSingletons: Bool) {
    let scores = Self.scores(pair.0, pair.1, keepsSingletons: keepsSingletons)
    let turned = Self.scores(pair.1, pair.0, keepsSingletons: keepsSingletons)
    for (score, other) in zip(scores.table, turned.table) {
      #expect(
        Self.isNear(score.score, precision: other.score.recall, recall: other.score.precision))
      #expect((0...1).contains(score.score.precision) && (0...1).contains(score.score.recall))
    }
  }

  @Test(arguments: pairs, [false, true])
  func orderDoesNotMatter(pair: (String, String), keepsSingletons: Bool) {
    let scores = Self.scores(pair.0, pair.1, keepsSingletons: keepsSingletons)
    let turned = Self.scores(
      String(pair.0.reversed()), String(pair.1.reversed()), keepsSingletons: keepsSingletons)
    for (score, other) in zip(scores.table, turned.table) {
      #expect(
        Self.isNear(score.score, precision: other.score.precision, recall: other.score.recall))
    }
  }

  /// Documents that have no mention in common are scored together as one by one.
  @Test func sumsAreThoseOfTheWhole() {
    var sum = Self.scores("abc de", "ab cde")
    sum += Self.scores("uv xyz", "uvx yz")
    let whole = Self.scores("abc de uv xyz", "ab cde uvx yz")
    for (score, other) in zip(sum.table, whole.table) {
      #expect(
        Self.isNear(score.score, precision: other.score.precision, recall: other.score.recall))
      #expect(score.score.gold == other.score.gold && score.score.system == other.score.system)
    }
  }

  // MARK: Mentions of a text

  static func mention(_ words: Range<Int>, _ head: Int, _ entity: String) -> EntityMention {
    EntityMention(words: words, head: head, entity: entity)
  }

  /// `the mayor [of Rome]` against `mayor`: another span, the same head.
  @Test func mentionsAreComparedByAKey() {
    let gold = [Self.mention(0..<4, 1, "1"), Self.mention(6..<7, 6, "1")]
    let system = [Self.mention(1..<2, 1, "x"), Self.mention(6..<7, 6, "x")]
    let exact = CoreferenceScores(gold: gold, system: system, by: \.words)
    #expect(exact.mentions == FractionalScore(correct: 1, gold: 2, system: 2))
    #expect(exact.muc.f1 == 0)
    let byHead = CoreferenceScores(gold: gold, system: system, by: \.head)
    #expect(byHead.conll == 1)
  }

  /// Of three mentions with the head 1 the longest one is alone with its entity; it is left out
  /// first, so that the next one counts.
  @Test func ofMentionsWithOneKeyTheLongestCounts() {
    let gold = [
      Self.mention(1..<2, 1, "1"), Self.mention(0..<4, 1, "2"), Self.mention(0..<2, 1, "3"),
      Self.mention(6..<7, 6, "1"), Self.mention(8..<9, 8, "3"),
    ]
    let system = [Self.mention(1..<2, 1, "x"), Self.mention(8..<9, 8, "x")]
    let scores = CoreferenceScores(gold: gold, system: system, by: \.head)
    #expect(scores.mentions == FractionalScore(correct: 2, gold: 2, system: 2))
    #expect(scores.conll == 1)
    let kept = CoreferenceScores(gold: gold, system: system, keepsSingletons: true, by: \.head)
    #expect(kept.mentions == FractionalScore(correct: 2, gold: 3, system: 2))
    #expect(kept.muc == FractionalScore(correct: 0, gold: 0, system: 1))
  }

  @Test func jsonHoldsSumsAndMeasures() throws {
    let scores = Self.scores("abc defg", "ab cd fghi")
    let data = try JSONEncoder().encode(scores)
    let values = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let bCubed = try #require(values["bCubed"] as? [String: Double])
    #expect(values["conll"] as? Double == scores.conll)
    #expect(bCubed["precision"] == 0.5 && bCubed["system"] == 8 && bCubed["correctOfSystem"] == 4)
    #expect(Set(values.keys) == ["mentions", "muc", "bCubed", "ceafe", "conll"])
    #expect(try JSONDecoder().decode(CoreferenceScores.self, from: data) == scores)
  }
}
