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
    (.always, -1.93, -1.95, -1.80),
    (.sameType, 0.38, 0.23, 0.24),
    (.nearType, 0.90, 0.91, 0.88),
    (.otherType, -1.33, -1.22, -1.06),
    (.types, 1.16, 1.12, 1.09),
    (.sameMode, 0.61, 0.53, 0.61),
    (.otherMode, 0.10, 0.21, 0.16),
    (.actors, 0.16, 0.11, 0.23),
    (.otherActors, -0.22, -0.26, -0.26),
    (.recipients, 0.32, 0.29, 0.32),
    (.otherRecipients, -0.09, -0.09, -0.05),
    (.reversed, -2.10, -2.12, -2.11),
    (.anybody, -0.07, -0.14, -0.04),
    (.sameDay, 1.94, 1.94, 1.94),
    (.nextDay, -0.22, -0.22, -0.22),
    (.otherDay, -2.56, -2.56, -2.56),
    (.closeDays, 0.77, 0.77, 0.77),
    (.apart, -0.61, -0.61, -0.61),
    (.openDay, 0.23, 0.23, 0.23),
    (.shutDay, -1.06, -1.06, -1.06),
    (.published, -0.50, -0.05, -0.41),
    (.samePlace, 0.17, 0.20, 0.24),
    (.otherCountry, -0.39, -0.37, -0.40),
    (.sameCount, 0.91, 0.94, 0.93),
    (.otherCount, -0.37, -0.38, -0.38),
    (.meaning, 3.25, 3.20, 3.18),
    (.words, 2.19, 2.15, 2.14),
    (.anyWords, 0.85, 0.79, 0.79),
    (.core, 0.24, 0.17, 0.19),
    (.coreHeld, 0.97, 0.90, 0.92),
    (.predicate, 0.24, 0.23, 0.15),
    (.leads, 0.27, 0.29, 0.46),
    (.reports, 1.83, 1.74, 1.78),
    (.otherCountries, -0.03, 0.00, -0.04),
    (.aheadAndDone, -0.47, -0.37, -0.45),
  ])
}
