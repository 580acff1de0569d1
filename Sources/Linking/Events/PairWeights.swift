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
    (.always, -2.27, -2.57, -2.33),
    (.sameType, 0.11, -0.65, -0.73),
    (.nearType, -0.23, -0.13, -0.43),
    (.otherType, 0.18, -0.53, 0.11),
    (.types, 1.89, 2.09, 2.18),
    (.sameMode, 0.62, -0.54, 1.09),
    (.otherMode, 0.11, 0.29, 0.04),
    (.actors, 0.61, -0.11, 0.78),
    (.otherActors, -0.32, -0.39, -0.22),
    (.recipients, 0.24, -0.09, 0.65),
    (.otherRecipients, -0.08, -0.21, 0.01),
    (.reversed, -2.22, -2.03, -2.44),
    (.anybody, -0.08, 0.12, 0.02),
    (.sameDay, 1.39, 1.39, 1.39),
    (.nextDay, -1.00, -1.00, -1.00),
    (.otherDay, -2.25, -2.25, -2.25),
    (.closeDays, 0.07, 0.07, 0.07),
    (.apart, -0.86, -0.86, -0.86),
    (.openDay, 0.04, 0.04, 0.04),
    (.shutDay, -1.56, -1.56, -1.56),
    (.published, -0.55, 0.36, -0.19),
    (.samePlace, 0.55, 0.99, 1.31),
    (.otherCountry, -0.29, -0.08, -0.57),
    (.sameCount, 0.72, 0.99, 1.13),
    (.otherCount, -0.64, -0.06, -0.99),
    (.meaning, 2.43, 1.52, 2.03),
    (.words, 1.40, 1.70, 1.00),
    (.anyWords, 0.66, 1.27, 0.67),
    (.core, -0.09, -0.45, -0.59),
    (.coreHeld, 0.76, 0.51, 0.67),
    (.predicate, -0.04, 0.29, -0.16),
    (.leads, 1.48, 2.17, 2.41),
    (.reports, -0.62, -2.18, -1.81),
    (.otherCountries, 0.24, 0.01, -0.15),
    (.aheadAndDone, 0.20, 0.25, -0.39),
  ])
}
