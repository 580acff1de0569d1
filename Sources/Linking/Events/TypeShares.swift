import Records

/// How likely an assertion is of each event type: two readings of one event often choose differently,
/// and seldom without having thought of what the other chose.
struct TypeShares {
  /// Without types that are hardly likely.
  private let shares: [(type: EventType, share: Double)]

  init(_ assertion: Assertion) {
    let shares = EventType.allCases.compactMap { type in
      assertion.types[type.rawValue].map { (type: type, share: $0) }
    }
    // what a rule chose is as good as certain
    let isChosen = assertion.types[assertion.type.rawValue] != nil
    self.shares = isChosen ? shares : [(assertion.type, 1)]
  }

  /// How alike both are, 0 to 1: the cosine, where near types count as partly the same.
  func similarity(to other: TypeShares) -> Double {
    let shared = product(with: other)
    return shared > 0 ? shared / (product(with: self) * other.product(with: other)).squareRoot() : 0
  }

  private func product(with other: TypeShares) -> Double {
    var sum = 0.0
    for (type, share) in shares {
      for (its, itsShare) in other.shares {
        sum += share * itsShare * TypeNearness.of(type, its)
      }
    }
    return sum
  }
}
