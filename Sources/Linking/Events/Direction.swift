import Records

/// A meaning, made ready for comparison with many others: of length 1.
struct Direction: Sendable {
  private let values: [Float]

  init(_ meaning: Meaning) {
    let squares = meaning.values.reduce(0) { $0 + Float($1) * Float($1) }
    let scale = squares > 0 ? 1 / squares.squareRoot() : 0
    values = meaning.values.map { Float($0) * scale }
  }

  /// The cosine; 0 for meanings of different models.
  func similarity(to other: Direction) -> Double {
    guard values.count == other.values.count else { return 0 }
    return values.withUnsafeBufferPointer { one in
      other.values.withUnsafeBufferPointer { other in
        var sum = SIMD8<Float>.zero
        var index = 0
        while index + 8 <= one.count {
          let a = UnsafeRawPointer(one.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
          let b = UnsafeRawPointer(other.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
          sum += a * b
          index += 8
        }
        var total = sum.sum()
        while index < one.count {
          total += one[index] * other[index]
          index += 1
        }
        return Double(total)
      }
    }
  }
}
