/// How well names are found: a name counts only with the right kind, first and last word.
package struct NameScores: Codable, Sendable, Equatable {
  /// Over the names of all kinds together.
  package private(set) var all = EvaluationScore()
  /// By the raw value of ``NameKind``; kinds of which neither side has a name are missing.
  package private(set) var kinds: [String: EvaluationScore] = [:]

  package init() {}

  /// Compares the names of a text; both sides count the same words.
  package init(gold: [Name], system: [Name]) {
    for name in Set(system.map(Key.init)).intersection(gold.map(Key.init)) {
      add(EvaluationScore(correct: 1), of: name.kind)
    }
    for name in gold { add(EvaluationScore(gold: 1), of: name.kind) }
    for name in system { add(EvaluationScore(system: 1), of: name.kind) }
  }

  package static func += (sum: inout Self, more: Self) {
    sum.all += more.all
    for (kind, score) in more.kinds { sum.kinds[kind, default: EvaluationScore()] += score }
  }

  private mutating func add(_ score: EvaluationScore, of kind: NameKind) {
    all += score
    kinds[kind.rawValue, default: EvaluationScore()] += score
  }

  private struct Key: Hashable {
    let kind: NameKind
    let words: Range<Int>

    init(_ name: Name) {
      kind = name.kind
      words = name.words
    }
  }
}
