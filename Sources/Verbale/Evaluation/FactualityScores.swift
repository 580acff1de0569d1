import Language
import Records

/// How well values and tenses are found, over judgements of a predicate by a holder.
package struct FactualityScores: Sendable, Codable, Equatable {
  package private(set) var judgements = 0
  package private(set) var right = 0
  package private(set) var rightTenses = 0
  /// Judgements whose holder the program does not know; they are wrong.
  package private(set) var unknownHolders = 0
  /// By the raw value of ``Factuality``.
  package private(set) var values: [String: EvaluationScore] = [:]

  package init() {}

  package mutating func add(_ answer: FactualityAnswer) {
    judgements += 1
    if answer.value == nil { unknownHolders += 1 }
    if answer.tense == answer.expected.tense { rightTenses += 1 }
    let expected = answer.expected.value
    if answer.value == expected { right += 1 }
    values[expected.rawValue, default: EvaluationScore()] += EvaluationScore(
      correct: answer.value == expected ? 1 : 0, gold: 1)
    if let value = answer.value {
      values[value.rawValue, default: EvaluationScore()] += EvaluationScore(system: 1)
    }
  }

  /// The mean of F1 over the values that are expected somewhere.
  package var macroF1: Double {
    let expected = values.values.filter { $0.gold > 0 }
    return expected.isEmpty ? 0 : expected.reduce(0) { $0 + $1.f1 } / Double(expected.count)
  }

  package var accuracy: Double { judgements == 0 ? 0 : Double(right) / Double(judgements) }
  package var tenseAccuracy: Double {
    judgements == 0 ? 0 : Double(rightTenses) / Double(judgements)
  }

  private enum CodingKeys: String, CodingKey {
    case judgements, right, rightTenses, unknownHolders, values, macroF1, accuracy, tenseAccuracy
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    judgements = try container.decode(Int.self, forKey: .judgements)
    right = try container.decode(Int.self, forKey: .right)
    rightTenses = try container.decode(Int.self, forKey: .rightTenses)
    unknownHolders = try container.decode(Int.self, forKey: .unknownHolders)
    values = try container.decode([String: EvaluationScore].self, forKey: .values)
  }

  /// Writes what follows from the counts too, for those who read the file.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(judgements, forKey: .judgements)
    try container.encode(right, forKey: .right)
    try container.encode(rightTenses, forKey: .rightTenses)
    try container.encode(unknownHolders, forKey: .unknownHolders)
    try container.encode(values, forKey: .values)
    try container.encode(macroF1, forKey: .macroF1)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(tenseAccuracy, forKey: .tenseAccuracy)
  }
}
