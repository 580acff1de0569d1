import Foundation

/// Words with weights that are larger the fewer reports have them, of length 1 together.
struct WeightedWords: Sendable {
  /// Ascending.
  let words: [UInt64]
  let weights: [Float]

  init(_ words: [UInt64], rarity: Rarity) {
    self.words = words
    let weights = words.map { rarity.weight(of: $0) }
    let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    self.weights = weights.map { length > 0 ? $0 / length : 0 }
  }

  /// The cosine, 0 to 1.
  func similarity(to other: WeightedWords) -> Double {
    var (i, j) = (0, 0)
    var product: Float = 0
    while i < words.count, j < other.words.count {
      if words[i] == other.words[j] {
        product += weights[i] * other.weights[j]
        i += 1
        j += 1
      } else if words[i] < other.words[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(product)
  }

  /// The weight of the words that another has, too, among that of all, 0 to 1.
  func share(in other: WeightedWords) -> Double {
    var (shared, all, j): (Float, Float, Int) = (0, 0, 0)
    for (word, weight) in zip(words, weights) {
      all += weight
      while j < other.words.count, other.words[j] < word { j += 1 }
      if j < other.words.count, other.words[j] == word { shared += weight }
    }
    return all > 0 ? Double(shared / all) : 0
  }

  /// In how few reports words are.
  struct Rarity {
    private let reports: [UInt64: Int32]
    private let count: Int

    /// Counts each word once for each report.
    init(_ reports: [[UInt64]]) {
      var counts: [UInt64: Int32] = [:]
      for words in reports { for word in words { counts[word, default: 0] += 1 } }
      self.reports = counts
      count = reports.count
    }

    /// The logarithm of how rare a word is, as if a hundred reports more had been read: what few
    /// reports say of rarity is little.
    func weight(of word: UInt64) -> Float {
      logf(Float(count + 100) / Float((reports[word] ?? 0) + 2))
    }
  }
}
