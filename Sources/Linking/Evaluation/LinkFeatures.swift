import Records

/// What speaks for and against annotated pairs, for fitting ``PairWeights``.
package enum LinkFeatures {
  /// A line for each two assertions of an annotated pair: the number of the pair, 1 for one event or
  /// 0 for two, the log odds that both reports are of one story, then the features.
  ///
  /// Tab-separated, with a header. Pairs with a side that is not coded have no line.
  package static func table(
    _ pairs: [LinkCase.Pair], records: [String: Record], voices: [String: String]
  ) -> [String] {
    let assertions = records.flatMap { key, record in
      record.events.map { Assertion($0, in: record, report: key, voice: voices[key] ?? key) }
    }
    let prepared = PreparedAssertion.prepare(assertions).prepared
    let byID = Dictionary(
      prepared.map { ($0.assertion.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = PairFeature.allCases.map { String(describing: $0) }
    var lines = [(["pair", "same", "story"] + names).joined(separator: "\t")]
    for (number, pair) in pairs.enumerated() {
      for a in LinkScores.events(telling: pair.aWords, in: records[pair.a]) {
        for b in LinkScores.events(telling: pair.bWords, in: records[pair.b]) {
          guard let one = byID[pair.a + "/" + a.id], let other = byID[pair.b + "/" + b.id] else {
            continue
          }
          let story = Story.Pair(one.story, other.story)
          let values = [story.odds] + PairFeature.values(of: one, other, story: story)
          lines.append(
            ([String(number), pair.same ? "1" : "0"] + values.map { String($0) })
              .joined(separator: "\t"))
        }
      }
    }
    return lines
  }
}
