/// How much each feature of a pair counts, as log odds.
///
/// Fitted to the annotated pairs of Tests/Fixtures/links/links-a.jsonl, with and without meanings, and
/// to pairs of different stories, by logistic regression that is drawn towards weights set by hand
/// and keeps their signs. What each feature is, ``PairFeature`` says.
enum PairWeights {
  static let table: [(feature: PairFeature, weight: Double)] = [
    (.always, 0.10),
    (.sameType, 0.81),
    (.nearType, 1.07),
    (.sameMode, 0.68),
    (.otherMode, -0.10),
    (.actors, 0.10),
    (.otherActors, -0.10),
    (.recipients, 0.30),
    (.otherRecipients, -0.17),
    (.reversed, -2.04),
    (.anybody, 0.44),
    (.sameDay, 2.11),
    (.nextDay, -0.16),
    (.otherDay, -2.60),
    (.closeDays, 0.52),
    (.published, -0.77),
    (.samePlace, 0.17),
    (.otherCountry, -0.10),
    (.sameCount, 0.84),
    (.otherCount, -0.40),
    (.meaning, 3.56),
    (.words, 2.20),
    (.anyWords, 0.60),
    (.core, 0.31),
    (.coreHeld, 1.03),
    (.predicate, 0.10),
    (.reports, 2.67),
    (.aheadAndDone, -0.76),
  ]

  /// In the order of the features.
  static let values: [Double] = PairFeature.allCases.map { feature in
    table.first { $0.feature == feature }?.weight ?? 0
  }
}
