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
    (.always, -1.86, -1.87, -1.74),
    (.sameType, 0.38, 0.24, 0.24),
    (.nearType, 0.90, 0.91, 0.87),
    (.otherType, -1.32, -1.21, -1.06),
    (.types, 1.16, 1.12, 1.09),
    (.sameMode, 0.60, 0.52, 0.60),
    (.otherMode, 0.09, 0.21, 0.15),
    (.actors, 0.18, 0.13, 0.26),
    (.otherActors, -0.21, -0.25, -0.25),
    (.recipients, 0.34, 0.31, 0.35),
    (.otherRecipients, -0.10, -0.10, -0.08),
    (.reversed, -2.10, -2.11, -2.11),
    (.anybody, -0.04, -0.11, -0.00),
    (.sameDay, 1.94, 1.94, 1.94),
    (.nextDay, -0.24, -0.24, -0.24),
    (.otherDay, -2.55, -2.55, -2.55),
    (.closeDays, 0.77, 0.77, 0.77),
    (.apart, -0.60, -0.60, -0.60),
    (.openDay, 0.22, 0.22, 0.22),
    (.shutDay, -1.06, -1.06, -1.06),
    (.published, -0.51, -0.05, -0.43),
    (.samePlace, 0.19, 0.22, 0.27),
    (.otherCountry, -0.40, -0.37, -0.40),
    (.sameCount, 0.91, 0.93, 0.93),
    (.otherCount, -0.36, -0.38, -0.38),
    (.meaning, 3.28, 3.22, 3.21),
    (.words, 2.21, 2.18, 2.16),
    (.anyWords, 0.88, 0.83, 0.83),
    (.core, 0.26, 0.20, 0.22),
    (.coreHeld, 0.99, 0.94, 0.96),
    (.predicate, 0.25, 0.25, 0.17),
    (.clause, -0.16, -0.14, -0.20),
    (.clauseHeld, -0.16, -0.17, -0.20),
    (.sameNumber, 0.10, 0.15, 0.14),
    (.otherNumber, -0.10, -0.17, -0.04),
    (.actorNames, -0.07, -0.13, -0.05),
    (.otherActorNames, -0.01, -0.00, -0.01),
    (.recipientNames, -0.10, -0.13, -0.14),
    (.otherRecipientNames, -0.01, -0.02, 0.09),
    (.again, -0.18, -0.31, -0.17),
    (.leads, 0.27, 0.28, 0.45),
    (.reports, 1.85, 1.75, 1.80),
    (.otherCountries, -0.04, -0.01, -0.04),
    (.aheadAndDone, -0.47, -0.36, -0.46),
  ])
}
