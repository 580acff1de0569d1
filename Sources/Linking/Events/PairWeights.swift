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
    (.always, -0.94, -0.94, -0.94),
    (.sameType, 0.81, 0.81, 0.81),
    (.nearType, 1.02, 1.02, 1.02),
    (.otherType, -2.00, -2.00, -2.00),
    (.sameMode, 0.81, 0.81, 0.81),
    (.otherMode, -0.10, -0.10, -0.10),
    (.actors, 0.13, 0.13, 0.13),
    (.otherActors, -0.10, -0.10, -0.10),
    (.recipients, 0.40, 0.40, 0.40),
    (.otherRecipients, -0.10, -0.10, -0.10),
    (.reversed, -2.05, -2.05, -2.05),
    (.anybody, 0.10, 0.10, 0.10),
    (.sameDay, 1.97, 1.97, 1.97),
    (.nextDay, -0.18, -0.18, -0.18),
    (.otherDay, -2.54, -2.54, -2.54),
    (.closeDays, 0.82, 0.82, 0.82),
    (.apart, -0.5, -0.5, -0.5),
    (.openDay, 0.1, 0.1, 0.1),
    (.shutDay, -1.0, -1.0, -1.0),
    (.published, -0.33, -0.33, -0.33),
    (.samePlace, 0.10, 0.10, 0.10),
    (.otherCountry, -0.42, -0.42, -0.42),
    (.sameCount, 0.91, 0.91, 0.91),
    (.otherCount, -0.30, -0.30, -0.30),
    (.meaning, 3.45, 3.45, 3.45),
    (.words, 2.38, 2.38, 2.38),
    (.anyWords, 1.11, 1.11, 1.11),
    (.core, 0.42, 0.42, 0.42),
    (.coreHeld, 1.17, 1.17, 1.17),
    (.predicate, 0.45, 0.45, 0.45),
    (.reports, 2.05, 2.05, 2.05),
    (.otherCountries, -0.11, -0.11, -0.11),
    (.aheadAndDone, -0.66, -0.66, -0.66),
  ])
}
