import Records

/// What speaks for and against two assertions being of one event, for fitting ``PairWeights``.
package enum LinkFeatures {
  /// A line for each two assertions of different reports of one story, and for each two of an
  /// annotated pair: their ids, the number of the pair, 1 for one event or 0 for two, what the days
  /// say, then the features.
  ///
  /// Tab-separated, with a header. Number and answer are empty where nobody annotated the two.
  package static func table(
    _ pairs: [LinkCase.Pair], records: [String: Record], voices: [String: String]
  ) -> [String] {
    let assertions = records.flatMap { key, record in
      record.events.map { Assertion($0, in: record, report: key, voice: voices[key] ?? key) }
    }
    let prepared = PreparedAssertion.prepare(assertions).prepared
    let answers = answers(pairs, records)
    let names = PairFeature.allCases.map { String(describing: $0) }
    var lines = [(["a", "b", "pair", "same", "days"] + names).joined(separator: "\t")]
    for (place, one) in prepared.enumerated() {
      for other in prepared[(place + 1)...] where other.report != one.report {
        let story = Story.Pair(one.story, other.story)
        let ids = [one.assertion.id, other.assertion.id].sorted()
        let answer = answers[ids]
        guard answer != nil || story.odds > 0 else { continue }
        var values = [Double](repeating: 0, count: names.count)
        PairFeature.forEach(of: one, other, story: story) { values[$0.rawValue] = $1 }
        let known = answer.map { [String($0.pair), $0.same ? "1" : "0"] } ?? ["", ""]
        lines.append(
          (ids + known + ["\(DayRelation(one.days, other.days))"]
            + values.map { String(Float($0)) }).joined(separator: "\t"))
      }
    }
    return lines
  }

  /// Of the ids of two assertions, ascending, which pair they belong to and what it says.
  private static func answers(
    _ pairs: [LinkCase.Pair], _ records: [String: Record]
  ) -> [[String]: (pair: Int, same: Bool)] {
    var answers: [[String]: (pair: Int, same: Bool)] = [:]
    for (number, pair) in pairs.enumerated() {
      for a in LinkScores.events(telling: pair.aWords, in: records[pair.a]) {
        for b in LinkScores.events(telling: pair.bWords, in: records[pair.b]) {
          answers[[pair.a + "/" + a.id, pair.b + "/" + b.id].sorted()] = (number, pair.same)
        }
      }
    }
    return answers
  }
}
