/// How much each feature of a pair counts, as log odds, by what the days say.
package struct PairWeights: Sendable {
  /// By the number of the relation, then of the feature.
  private let values: [[Double]]

  /// Of the columns of a table in the order of ``DayRelation``; 0 for a feature without a row.
  init(_ rows: [(feature: PairFeature, unlike: Double, same: Double, open: Double)]) {
    var values = DayRelation.allCases.map { _ in
      [Double](repeating: 0, count: PairFeature.allCases.count)
    }
    for row in rows {
      values[DayRelation.unlike.rawValue][row.feature.rawValue] = row.unlike
      values[DayRelation.same.rawValue][row.feature.rawValue] = row.same
      values[DayRelation.open.rawValue][row.feature.rawValue] = row.open
    }
    self.values = values
  }

  /// Of a table with a header as `Training/linking.py` writes it: feature, unlike, same, open; nil
  /// where a line is none of these.
  package init?(table: String) {
    var rows: [(PairFeature, Double, Double, Double)] = []
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t")
      guard cells.count == 4,
        let feature = PairFeature.allCases.first(where: { "\($0)" == cells[0] }),
        let unlike = Double(cells[1]), let same = Double(cells[2]), let open = Double(cells[3])
      else { return nil }
      rows.append((feature, unlike, same, open))
    }
    self.init(rows)
  }

  /// The log odds that two assertions of one story are of one event.
  func odds(_ a: PreparedAssertion, _ b: PreparedAssertion, _ story: Story.Pair) -> Double {
    let weights = values[DayRelation(a.days, b.days).rawValue]
    var odds = 0.0
    PairFeature.forEach(of: a, b, story: story) { odds += weights[$0.rawValue] * $1 }
    return odds
  }

  /// Fitted by `Training/linking.py`.
  package static let standard = PairWeights([
    (.always, 0.41, 0.31, 0.55),
    (.sameType, 0.23, 0.03, 0.01),
    (.nearType, 0.77, 0.81, 0.72),
    (.otherType, -0.91, -0.88, -0.56),
    (.types, 1.10, 1.12, 1.02),
    (.sameMode, 0.52, 0.35, 0.56),
    (.otherMode, 0.10, 0.27, 0.06),
    (.actors, 0.28, 0.16, 0.43),
    (.otherActors, -0.28, -0.41, -0.33),
    (.recipients, 0.32, 0.28, 0.34),
    (.otherRecipients, -0.13, -0.16, -0.15),
    (.reversed, -2.14, -2.17, -2.18),
    (.anybody, -0.11, -0.24, -0.08),
    (.sameDay, 1.91, 1.91, 1.91),
    (.nextDay, -0.35, -0.35, -0.35),
    (.otherDay, -2.49, -2.49, -2.49),
    (.closeDays, 0.79, 0.79, 0.79),
    (.apart, -0.62, -0.62, -0.62),
    (.openDay, 0.24, 0.24, 0.24),
    (.shutDay, -1.14, -1.14, -1.14),
    (.published, -0.55, 0.08, -0.38),
    (.samePlace, 0.32, 0.36, 0.50),
    (.otherCountry, -0.39, -0.34, -0.44),
    (.sameCount, 0.90, 0.95, 0.96),
    (.otherCount, -0.46, -0.51, -0.51),
    (.meaning, 3.05, 2.93, 2.87),
    (.words, 2.04, 1.99, 1.93),
    (.anyWords, 0.67, 0.56, 0.56),
    (.core, 0.16, 0.02, 0.08),
    (.coreHeld, 0.90, 0.79, 0.85),
    (.predicate, 0.14, 0.18, 0.00),
    (.clause, -0.27, -0.19, -0.36),
    (.clauseHeld, -0.30, -0.29, -0.38),
    (.sameNumber, 0.20, 0.28, 0.32),
    (.otherNumber, -0.21, -0.40, -0.04),
    (.actorNames, -0.09, -0.26, -0.05),
    (.otherActorNames, -0.04, -0.07, -0.12),
    (.recipientNames, -0.17, -0.21, -0.25),
    (.otherRecipientNames, -0.08, -0.12, 0.01),
    (.again, -0.33, -0.62, -0.26),
    (.leads, 0.52, 0.55, 0.86),
    (.reports, 1.60, 1.35, 1.43),
    (.otherCountries, 0.00, -0.01, -0.02),
    (.aheadAndDone, -0.26, -0.07, -0.29),
  ])
}
