/// How much each feature of a pair counts, as log odds: fitted to annotated pairs by logistic
/// regression that is drawn towards weights set by hand.
enum PairWeights {
  static let table: [(feature: PairFeature, weight: Double)] = [
    (.always, -4.5),
    (.sameType, 1.5),
    (.nearType, 1.0),
    (.sameMode, 0.6),
    (.otherMode, -0.4),
    (.actors, 1.0),
    (.otherActors, -1.0),
    (.recipients, 1.0),
    (.otherRecipients, -0.8),
    (.reversed, -2.0),
    (.anybody, 0.5),
    (.sameDay, 1.5),
    (.nextDay, -0.5),
    (.otherDay, -3.0),
    (.closeDays, 1.0),
    (.published, -0.2),
    (.samePlace, 1.0),
    (.otherCountry, -1.0),
    (.sameCount, 0.8),
    (.otherCount, -0.5),
    (.meaning, 4.0),
    (.words, 3.0),
    (.anyWords, 2.0),
    (.predicate, 0.8),
    (.reports, 3.0),
    (.aheadAndDone, -0.7),
  ]

  /// In the order of the features.
  static let values: [Double] = PairFeature.allCases.map { feature in
    table.first { $0.feature == feature }?.weight ?? 0
  }
}
