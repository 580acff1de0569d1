/// How many of a system's answers are right, how many there are, and how many there should be.
package struct EvaluationScore: Sendable, Equatable {
  package var correct: Int
  package var gold: Int
  package var system: Int

  package init(correct: Int = 0, gold: Int = 0, system: Int = 0) {
    self.correct = correct
    self.gold = gold
    self.system = system
  }

  /// Of the system's answers, the part that is right; 0 if there are none.
  package var precision: Double { system == 0 ? 0 : Double(correct) / Double(system) }
  /// Of the right answers, the part that the system gives; 0 if there are none.
  package var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
  /// The harmonic mean of precision and recall.
  package var f1: Double {
    gold + system == 0 ? 0 : 2 * Double(correct) / Double(gold + system)
  }

  package static func += (sum: inout Self, more: Self) {
    sum.correct += more.correct
    sum.gold += more.gold
    sum.system += more.system
  }
}

extension EvaluationScore: Codable {
  private enum CodingKeys: String, CodingKey {
    case correct, gold, system, precision, recall, f1
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    correct = try values.decode(Int.self, forKey: .correct)
    gold = try values.decode(Int.self, forKey: .gold)
    system = try values.decode(Int.self, forKey: .system)
  }

  /// Writes what follows from the counts too, for those who read the file.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(correct, forKey: .correct)
    try values.encode(gold, forKey: .gold)
    try values.encode(system, forKey: .system)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
  }
}
