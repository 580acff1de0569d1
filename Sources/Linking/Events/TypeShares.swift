import Records

/// How likely an assertion is of each event type: two readings of one event often choose differently,
/// and seldom without having thought of what the other chose.
struct TypeShares: Sendable {
  /// The number of the type that was chosen, see ``TypeNearness``.
  let chosen: Int
  /// Of the types that are likely enough to be told.
  private let shares: [(type: Int, share: Double)]
  /// Of each type, the shares of the types near to it.
  private let near: [Double]
  private let length: Double

  init(_ assertion: Assertion) {
    chosen = TypeNearness.number(of: assertion.type)
    // what a rule or a person chose is as good as certain
    let isThoughtOf = assertion.types[assertion.type.rawValue] != nil
    var shares: [(type: Int, share: Double)] = []
    for (number, type) in EventType.allCases.enumerated() {
      if let share = assertion.types[type.rawValue] { shares.append((number, share)) }
    }
    if !isThoughtOf { shares = [(chosen, 1)] }
    let near: [Double] = (0..<TypeNearness.count).map { type in
      var sum = 0.0
      for (its, share) in shares { sum += share * TypeNearness.of(type, its) }
      return sum
    }
    var square = 0.0
    for (type, share) in shares { square += share * near[type] }
    self.near = near
    self.shares = shares
    length = square.squareRoot()
  }

  /// How alike both are, 0 to 1: the cosine, where near types count as partly the same.
  func similarity(to other: TypeShares) -> Double {
    var product = 0.0
    for (type, share) in shares { product += share * other.near[type] }
    return product > 0 ? product / (length * other.length) : 0
  }
}
