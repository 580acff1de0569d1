/// How much of a system's answers is right and of the right answers found, where an answer may be
/// right in part.
package struct FractionalScore: Sendable, Equatable {
  /// The sum over the system's answers of the part of each that is right.
  package var correctOfSystem: Double
  package var system: Double
  /// The sum over the right answers of the part of each that the system gives.
  package var correctOfGold: Double
  package var gold: Double

  package init(
    correctOfSystem: Double = 0, system: Double = 0, correctOfGold: Double = 0, gold: Double = 0
  ) {
    self.correctOfSystem = correctOfSystem
    self.system = system
    self.correctOfGold = correctOfGold
    self.gold = gold
  }

  /// What is right is as much from either side.
  package init(correct: Double, gold: Int, system: Int) {
    self.init(
      correctOfSystem: correct, system: Double(system), correctOfGold: correct, gold: Double(gold))
  }

  /// Of the system's answers, the part that is right; 0 if there are none.
  package var precision: Double { system == 0 ? 0 : correctOfSystem / system }
  /// Of the right answers, the part that the system gives; 0 if there are none.
  package var recall: Double { gold == 0 ? 0 : correctOfGold / gold }
  /// The harmonic mean of precision and recall.
  package var f1: Double {
    let sum = precision + recall
    return sum == 0 ? 0 : 2 * precision * recall / sum
  }

  package static func += (sum: inout Self, more: Self) {
    sum.correctOfSystem += more.correctOfSystem
    sum.system += more.system
    sum.correctOfGold += more.correctOfGold
    sum.gold += more.gold
  }
}

extension FractionalScore: Codable {
  private enum CodingKeys: String, CodingKey {
    case correctOfSystem, system, correctOfGold, gold, precision, recall, f1
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    correctOfSystem = try values.decode(Double.self, forKey: .correctOfSystem)
    system = try values.decode(Double.self, forKey: .system)
    correctOfGold = try values.decode(Double.self, forKey: .correctOfGold)
    gold = try values.decode(Double.self, forKey: .gold)
  }

  /// Writes what follows from the sums too, for those who read the file.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(correctOfSystem, forKey: .correctOfSystem)
    try values.encode(system, forKey: .system)
    try values.encode(correctOfGold, forKey: .correctOfGold)
    try values.encode(gold, forKey: .gold)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
  }
}
