import Records

/// An assertion, made ready for comparison with many others.
final class PreparedAssertion: Sendable {
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
  let placeCountry: UInt64?
  let counts: [EventCount]
  let types: TypeShares
  let modes: [UInt64]
  let liesAhead: Bool
  let meaning: Direction?
  let predicate: UInt64?
  let words: WeightedWords
  /// Whether the sentence has too few words to tell it from others: "Thank you, Admiral."
  var saysLittle: Bool { words.words.count < 3 }
  /// Whether it stands at the beginning of its report.
  let isLead: Bool
  /// Of those who take part, place, predicate and what it is about, without the sentence.
  let core: WeightedWords
  /// What the whole report is about.
  let story: Story
  /// Of those who take part and of the place, ascending.
  let countries: [UInt64]

  private init(
    _ assertion: Assertion, number: Int, report: Int, words: WeightedWords, core: WeightedWords,
    story: Story, countries: Set<UInt64>
  ) {
    self.assertion = assertion
    self.number = number
    self.report = report
    self.words = words
    self.core = core
    isLead = assertion.sentenceStart < 400
    self.story = story
    self.countries = countries.sorted()
    days = DayRange(assertion)
    published = assertion.published.map { DayRange.days($0).lowerBound }
    actors = assertion.actors.map(Participant.init)
    recipients = assertion.recipients.map(Participant.init)
    place = assertion.place.map { ContentWords.names(in: $0.name) } ?? []
    placeCountry = assertion.place?.country.map(Hashing.hash)
    counts = assertion.counts
    types = TypeShares(assertion)
    modes = assertion.modes.map(Hashing.hash)
    liesAhead = Self.liesAhead(assertion.summary)
    meaning = assertion.meaning.map(Direction.init)
    predicate = ContentWords.stem(of: assertion.predicate)
  }

  /// A denial is evidence about the event, and as good as its telling.
  private static func liesAhead(_ summary: Factuality.Summary) -> Bool {
    switch summary {
    case .planned, .hypothetical, .requested: true
    case .happened, .ongoing, .claimed, .denied, .historical: false
    }
  }

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
    let countries = ordered.map { assertion in
      Set(
        ((assertion.actors + assertion.recipients).map(\.country) + [assertion.place?.country])
          .compactMap { $0.map(Hashing.hash) })
    }
    var reports: [String: Int] = [:]
    var contents: [Story.Content] = []
    var numbers: [Int] = []
    for (index, assertion) in ordered.enumerated() {
      let report = reports[assertion.report] ?? contents.count
      if report == contents.count { contents.append(Story.Content()) }
      reports[assertion.report] = report
      contents[report].words.formUnion(stems[index])
      contents[report].names.formUnion(ContentWords.capitalised(in: assertion.sentence))
      if let place = assertion.place {
        contents[report].names.formUnion(ContentWords.stems(of: [place.name]))
      }
      contents[report].countries.formUnion(countries[index])
      contents[report].day = assertion.published.map { DayRange.days($0).lowerBound }
      numbers.append(report)
    }
    let rarity = WeightedWords.Rarity(
      contents.map { Array($0.words.union($0.names).union($0.countries)) })
    let stories = contents.map { Story($0, rarity: rarity) }
    let prepared = ordered.indices.map { number in
      let assertion = ordered[number]
      return PreparedAssertion(
        assertion, number: number, report: numbers[number],
        words: WeightedWords(stems[number], rarity: rarity),
        core: WeightedWords(core[number], rarity: rarity),
        story: stories[numbers[number]],
        countries: countries[number])
    }
    return (prepared, rarity)
  }
}
