import Records

/// A meaning, made ready for comparison with many others: of length 1.
struct Direction: Sendable {
  /// Filled up with zeros.
  private let values: [SIMD8<Float>]

  init(_ meaning: Meaning) {
    let squares = meaning.values.reduce(0) { $0 + Float($1) * Float($1) }
    let scale = squares > 0 ? 1 / squares.squareRoot() : 0
    var values = [SIMD8<Float>](repeating: .zero, count: (meaning.values.count + 7) / 8)
    for (index, value) in meaning.values.enumerated() {
      values[index / 8][index % 8] = Float(value) * scale
    }
    self.values = values
  }

  /// The cosine; 0 for meanings of different models.
  func similarity(to other: Direction) -> Double {
    guard values.count == other.values.count else { return 0 }
    var sum = SIMD8<Float>.zero
    for index in values.indices { sum += values[index] * other.values[index] }
    return Double(sum.sum())
  }
}
