import Records

/// The words that a date is made of.
enum Calendar {
  static let months: [String: Int] = {
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ]
    let pairs = names.enumerated().flatMap { index, forms in
      forms.split(separator: " ").map { (String($0), index + 1) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  static let weekdays = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
    sat sun
    """.split(separator: " ").map(String.init))

  static func names(_ word: String) -> Bool { months[word] != nil || weekdays.contains(word) }
}

/// A day as it stands in a line.
struct PrintedDate: Equatable {
  let year: Int?
  let month: Int
  let day: Int

  var date: CalendarDate? { year.flatMap { CalendarDate(year: $0, month: month, day: day) } }
}

extension PrintedDate {
  /// The date that begins at an index, and the index after it.
  ///
  /// Forms: `Aug. 9, 2025`, `9 August 2025`, both without the year, `2025-08-09`, and `31/12/2025`
  /// where only one order of day and month makes a date.
  static func read(_ words: [Word], at index: Int) -> (date: Self, next: Int)? {
    guard index < words.count else { return nil }
    return named(words, at: index) ?? numeric(words, at: index)
  }

  private static func named(_ words: [Word], at start: Int) -> (date: Self, next: Int)? {
    var cursor = Cursor(words, start)
    let month: Int
    let day: Int
    if let named = cursor.month() {
      guard let number = cursor.number(1...31) else { return nil }
      (month, day) = (named, number)
    } else if let number = cursor.number(1...31) {
      cursor.skip("of")
      guard let named = cursor.month() else { return nil }
      (month, day) = (named, number)
    } else {
      return nil
    }
    var withYear = cursor
    withYear.skip(",")
    if let year = withYear.number(1800...2199) {
      return checked(year, month, day, withYear.index)
    }
    return checked(nil, month, day, cursor.index)
  }

  private static func numeric(_ words: [Word], at start: Int) -> (date: Self, next: Int)? {
    guard start + 4 < words.count, ["-", "/", "."].contains(words[start + 1].text),
      words[start + 3].text == words[start + 1].text,
      let first = words[start].number, let second = words[start + 2].number,
      let third = Int(words[start + 4].text.prefix { $0.isASCII && $0.isNumber })
    else { return nil }
    let next = start + 5
    if first >= 1800 { return checked(first, second, third, next) }
    let readings = Set([[first, second], [second, first]]).filter { $0[1] <= 12 }
    guard third >= 1800, readings.count == 1, let only = readings.first else { return nil }
    return checked(third, only[1], only[0], next)
  }

  private static func checked(
    _ year: Int?, _ month: Int, _ day: Int, _ next: Int
  ) -> (date: Self, next: Int)? {
    guard CalendarDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
    return (Self(year: year, month: month, day: day), next)
  }

  private struct Cursor {
    let words: [Word]
    var index: Int

    init(_ words: [Word], _ index: Int) {
      self.words = words
      self.index = index
    }

    mutating func skip(_ text: String) {
      if index < words.count, words[index].text == text { index += 1 }
    }

    mutating func month() -> Int? {
      guard index < words.count, words[index].kind != .small,
        let month = Calendar.months[words[index].text]
      else { return nil }
      index += 1
      skip(".")
      return month
    }

    mutating func number(_ allowed: ClosedRange<Int>) -> Int? {
      guard index < words.count, let number = words[index].number, allowed.contains(number)
      else { return nil }
      index += 1
      return number
    }
  }
}
