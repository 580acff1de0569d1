import Actors
import Language
import Records

/// When and where an event is, and how many people it is about.
///
/// One value serves all events of a report; the sentences are read for it once.
package struct EventDetails: Sendable {
  private let dates: DateFinder
  private let places: PlaceFinder
  private let numbers: CountFinder

  /// `published` is the day of the report: without it, relative dates give nothing. `dateline` is
  /// the place it was written in, as printed.
  package init(
    _ text: AnnotatedText, _ cast: Cast, _ lexicon: DetailLexicon, published: CalendarDate? = nil,
    dateline: String? = nil
  ) {
    let words = LowercaseWords(text)
    dates = DateFinder(words: words, lexicon: lexicon, published: published)
    places = PlaceFinder(text: text, cast: cast, dateline: dateline)
    numbers = CountFinder(words: words, cast: cast, lexicon: lexicon)
  }

  /// The day, month, year or span of what a word tells; `isAhead` for what is planned or asked for,
  /// which the day of the report cannot date.
  package func date(of predicate: Token, type: EventType, isAhead: Bool = false) -> CodedDate? {
    dates.date(of: predicate, isAhead: isAhead, isVerbal: type.quadClass % 2 == 1)
  }

  /// The named place where it happens; the dateline's for acts that reports are filed from.
  package func place(of predicate: Token, type: EventType) -> CodedPlace? {
    places.place(of: predicate, type: type)
  }

  /// The numbers of people that the sentence tells of it, in the order of their kinds.
  package func counts(of predicate: Token, type: EventType) -> [CodedCount] {
    numbers.counts(of: predicate, type: type)
  }
}

/// When an event is, in terms of the text.
package struct CodedDate: Sendable, Equatable {
  package var value: CalendarDate?
  package var from: CalendarDate?
  package var to: CalendarDate?
  /// Nil for the day of the report.
  package var words: Range<Int>?

  package init(
    _ value: CalendarDate? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
    words: Range<Int>? = nil
  ) {
    self.value = value
    self.from = from
    self.to = to
    self.words = words
  }

  /// How exactly it is told: what the text says before the day of the report, days before months,
  /// values before spans.
  var exactness: Int {
    let precision = value.map { $0.day != nil ? 3 : $0.month != nil ? 2 : 1 } ?? 0
    return words == nil ? -1 : precision
  }
}

/// Where an event is, in terms of the text.
package struct CodedPlace: Sendable, Equatable {
  package let name: String
  package let country: String?
  /// Nil for the place of the dateline.
  package let words: Range<Int>?
  /// A state's name tells less than that of a city.
  let isCountry: Bool

  var exactness: Int { words == nil ? 0 : isCountry ? 1 : 2 }
}

/// A number of people, in terms of the text.
package struct CodedCount: Sendable, Equatable {
  package let kind: EventCount.Kind
  package let least: Int?
  package let most: Int?
  package let words: Range<Int>
}
