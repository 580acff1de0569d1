/// How much each feature of a pair counts, as log odds.
///
/// Fitted by logistic regression that is drawn towards weights set by hand and keeps their signs: to
/// the annotated pairs of Tests/Fixtures/links/links-a.jsonl, with and without meanings, and, as
/// negatives of little weight, to the other pairs of the same stories. What each feature is,
/// ``PairFeature`` says; whether two reports are of one story at all, ``Story``.
enum PairWeights {
  static let table: [(feature: PairFeature, weight: Double)] = [
    (.always, -0.94),
    (.sameType, 0.81),
    (.nearType, 1.02),
    (.otherType, -2.00),
    (.sameMode, 0.81),
    (.otherMode, -0.10),
    (.actors, 0.13),
    (.otherActors, -0.10),
    (.recipients, 0.40),
    (.otherRecipients, -0.10),
    (.reversed, -2.05),
    (.anybody, 0.10),
    (.sameDay, 1.97),
    (.nextDay, -0.18),
    (.otherDay, -2.54),
    (.closeDays, 0.82),
    (.published, -0.33),
    (.samePlace, 0.10),
    (.otherCountry, -0.42),
    (.sameCount, 0.91),
    (.otherCount, -0.30),
    (.meaning, 3.45),
    (.words, 2.38),
    (.anyWords, 1.11),
    (.core, 0.42),
    (.coreHeld, 1.17),
    (.predicate, 0.45),
    (.reports, 2.05),
    (.otherCountries, -0.11),
    (.aheadAndDone, -0.66),
  ]

  /// In the order of the features.
  static let values: [Double] = PairFeature.allCases.map { feature in
    table.first { $0.feature == feature }?.weight ?? 0
  }
}
