import Records

/// An assertion, made ready for comparison with many others.
struct PreparedAssertion {
  let assertion: Assertion
  /// Its number in the order of all: by day of the report, then by id.
  let number: Int
  /// Numbers of report and voice.
  let report: Int
  let days: DayRange?
  let published: Int?
  let actors: [Participant]
  let recipients: [Participant]
  let place: [UInt64]
  let predicate: UInt64?
  let words: WeightedWords
  /// Of those who take part, place, predicate and what it is about, without the sentence.
  let core: WeightedWords
  /// Of all assertions of the report.
  let reportWords: WeightedWords

  /// All that assertions are prepared for, in their order.
  static func prepare(_ assertions: [Assertion]) -> (
    prepared: [PreparedAssertion], rarity: WeightedWords.Rarity
  ) {
    let ordered = assertions.map { (day: $0.published?.earliest ?? .max, assertion: $0) }
      .sorted { ($0.day, $0.assertion.id) < ($1.day, $1.assertion.id) }.map(\.assertion)
    let core = ordered.map { assertion in
      ContentWords.stems(
        of: [assertion.predicate, assertion.place?.name ?? ""] + assertion.about
          + (assertion.actors + assertion.recipients).map(\.name))
    }
    let stems = zip(ordered, core).map { assertion, core in
      Set(ContentWords.stems(of: [assertion.sentence]) + core).sorted()
    }
    var reports: [String: Int] = [:]
    var reportStems: [Set<UInt64>] = []
    var numbers: [Int] = []
    for (assertion, stems) in zip(ordered, stems) {
      let report = reports[assertion.report] ?? reportStems.count
      if report == reportStems.count { reportStems.append([]) }
      reports[assertion.report] = report
      reportStems[report].formUnion(stems)
      numbers.append(report)
    }
    let sortedStems = reportStems.map { $0.sorted() }
    let rarity = WeightedWords.Rarity(sortedStems)
    let reportWords = sortedStems.map { WeightedWords($0, rarity: rarity) }
    let prepared = ordered.indices.map { number in
      let assertion = ordered[number]
      return PreparedAssertion(
        assertion: assertion, number: number, report: numbers[number], days: DayRange(assertion),
        published: assertion.published.map { DayRange.days($0).lowerBound },
        actors: assertion.actors.map(Participant.init),
        recipients: assertion.recipients.map(Participant.init),
        place: assertion.place.map { ContentWords.names(in: $0.name) } ?? [],
        predicate: ContentWords.stem(of: assertion.predicate),
        words: WeightedWords(stems[number], rarity: rarity),
        core: WeightedWords(core[number], rarity: rarity),
        reportWords: reportWords[numbers[number]])
    }
    return (prepared, rarity)
  }
}
