import Foundation

/// What a whole report is about, as far as its assertions tell: two reports of one story share words,
/// names and countries.
final class Story: Sendable {
  private let words: WeightedWords
  /// Words that are written with a capital, places, and all countries.
  private let names: WeightedWords
  /// Of all who take part, and of places.
  private let countries: Set<UInt64>
  /// Of the report, as ``DayRange`` counts; nil if unknown.
  private let day: Int?

  /// What the assertions of a report hold together.
  struct Content {
    var words: Set<UInt64> = []
    var names: Set<UInt64> = []
    var countries: Set<UInt64> = []
    var day: Int?
  }

  init(_ content: Content, rarity: WeightedWords.Rarity) {
    words = WeightedWords(content.words.sorted(), rarity: rarity)
    names = WeightedWords(content.names.union(content.countries).sorted(), rarity: rarity)
    countries = content.countries
    day = content.day
  }

  /// Two reports beside each other.
  struct Pair {
    /// The cosine of the words.
    let words: Double
    /// The cosine of names and countries.
    let names: Double
    /// Whether both name countries, and none is the same.
    let isElsewhere: Bool
    /// Between the reports; 0 where one has none.
    let days: Int

    init(_ one: Story, _ other: Story) {
      words = one.words.similarity(to: other.words)
      names = one.names.similarity(to: other.names)
      isElsewhere =
        !one.countries.isEmpty && !other.countries.isEmpty
        && one.countries.isDisjoint(with: other.countries)
      days = one.day.flatMap { day in other.day.map { abs(day - $0) } } ?? 0
    }

    /// The log odds that both are of one story, if they share something rare: a logistic regression,
    /// fitted to the reports of Tests/Fixtures/links/links-a.jsonl. Those are of a few months: that
    /// stories end in the years after is set by hand.
    var odds: Double {
      -3.0 + 21.0 * words + 13.5 * names - (isElsewhere ? 3.0 : 0) - log(1 + Double(days) / 30)
    }
  }
}
