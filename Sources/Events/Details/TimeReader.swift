import Language

/// Finds the words for times in a sentence.
struct TimeReader {
  private let words: LowercaseWords
  private let sentence: Range<Int>
  private var text: AnnotatedText { words.text }

  init(_ words: LowercaseWords, sentence: Range<Int>) {
    self.words = words
    self.sentence = sentence
  }

  /// In the order of the text; none overlaps another.
  func read() -> [TimeExpression] {
    var found: [TimeExpression] = []
    var word = sentence.lowerBound
    while word < sentence.upperBound {
      if let (meaning, words) = expression(at: word), words.upperBound > word {
        found.append(TimeExpression(words: words, meaning: meaning))
        word = words.upperBound
      } else {
        word += 1
      }
    }
    return found.isEmpty ? found : joined(found)
  }

  private typealias Reading = (TimeExpression.Meaning, Range<Int>)

  private func form(_ word: Int) -> String {
    words.form(word, in: sentence)
  }

  private func isCapital(_ word: Int) -> Bool {
    let form = text.words[word].form.utf8
    // "mid-January"
    return (form.first == UInt8(ascii: "m") ? form.dropFirst(4) : form[...]).first
      .map { (0x41...0x5A).contains($0) } ?? false
  }

  /// What is read from a word on.
  private func expression(at word: Int) -> Reading? {
    let first = form(word)
    guard let byte = first.utf8.first else { return nil }
    if (0x30...0x39).contains(byte) { return printed(at: word) ?? distance(at: word) }
    switch Self.beginnings[first] {
    case .phrase:
      return chosen(at: word) ?? distance(at: word) ?? plain(at: word) ?? printed(at: word)
    case .name: return isCapital(word) ? weekday(at: word) ?? printed(at: word) : nil
    case .distance: return distance(at: word)
    case nil: return nil
    }
  }

  // MARK: Days of the week

  /// "Tuesday", "Tuesday night", "Tuesday, 5 August", "Tuesday last week"
  private func weekday(at word: Int) -> Reading? {
    guard let weekday = Self.weekdays[form(word)] else { return nil }
    let comma = form(word + 1) == "," ? 1 : 0
    if let (meaning, words) = printed(at: word + 1 + comma), case .date(_, _, _?) = meaning {
      return (meaning, word..<words.upperBound)
    }
    let next = form(word + 1) == "of" ? word + 2 : word + 1
    if form(next + 1) == "week", let weeks = Self.steps[form(next)] {
      return (.weekdayOfWeek(weekday, weeks), word..<(next + 2))
    }
    return (.weekday(weekday, .nearest), word..<(word + (isPartOfDay(word + 1) ? 2 : 1)))
  }

  private func isPartOfDay(_ word: Int) -> Bool {
    ["morning", "afternoon", "evening", "night"].contains(form(word))
  }

  // MARK: last, this, next

  /// "last Tuesday", "next month", "earlier this week", "this morning", "the past year"
  private func chosen(at word: Int) -> Reading? {
    var cursor = word
    let ahead: Bool? =
      switch form(word) {
      case "earlier": false
      case "later": true
      default: nil
      }
    if ahead != nil { cursor += 1 }
    if form(cursor) == "the" { cursor += 1 }
    guard let step = Self.steps[form(cursor)] else { return nil }
    if step == 0, ["past", "coming"].contains(form(cursor + 1)) { cursor += 1 }
    let (unit, words) = (form(cursor + 1), word..<(cursor + 2))
    let choice: TimeExpression.Choice = step == 0 ? .nearest : step < 0 ? .last : .next
    if let weekday = Self.weekdays[unit] {
      return (
        .weekday(weekday, choice), word..<(cursor + (isPartOfDay(cursor + 2) ? 3 : 2))
      )
    }
    if let month = Self.months[unit], isCapital(cursor + 1) {
      if let (meaning, rest) = printed(at: cursor + 1), rest.count > 1 {
        return (meaning, word..<rest.upperBound)
      }
      return (.date(year: nil, month: month, day: nil), words)
    }
    switch unit {
    case "week":
      if step == 0, let ahead { return (.partOfWeek(isAhead: ahead), words) }
      return (.weeks(step), words)
    case "month": return (.months(step), words)
    case "year": return (.years(step), words)
    case "weekend": return (.weekend(choice), words)
    case "night": return step > 0 ? nil : (.days(step), words)
    case "morning", "afternoon", "evening": return step == 0 ? (.days(0), words) : nil
    case "day": return step == 0 ? nil : (.fromThere(days: step), words)
    case "spring", "summer", "autumn", "fall", "winter", "decade", "century":
      return (.indefinite, words)
    case "days", "weeks", "months", "years", "decades": return (.indefinite, words)
    default: return nil
    }
  }

  // MARK: Distances

  /// "two days ago", "a day earlier", "a day after", "years ago"
  private func distance(at word: Int) -> Reading? {
    guard let number = NumberReader.number(at: word, in: sentence, of: words) else {
      return unitless(at: word)
    }
    let unit = number.words.upperBound
    guard let days = Self.units[form(unit)] else { return nil }
    return distance(number.value, days, unit: unit, from: word)
  }

  /// "days ago", "the day before"
  private func unitless(at word: Int) -> Reading? {
    let unit = ["the", "several", "some", "many", "few"].contains(form(word)) ? word + 1 : word
    guard Self.units[form(unit)] != nil else { return nil }
    if form(unit) == "day", form(word) == "the", form(unit + 1) == "before" {
      // "the day before the vote" hangs on the vote
      return (isEnd(unit + 2) ? .fromThere(days: -1) : .fromGovernor(days: -1), word..<(unit + 2))
    }
    guard ["ago", "earlier", "before", "later", "after"].contains(form(unit + 1)) else {
      return nil
    }
    if form(unit).hasPrefix("hour") || form(unit).hasPrefix("minute") {
      return distance(0, 0, unit: unit, from: word)
    }
    return form(unit).hasSuffix("s") ? (.indefinite, word..<(unit + 2)) : nil
  }

  private func distance(_ number: Int, _ days: Int, unit: Int, from word: Int) -> Reading? {
    let words = word..<(unit + 2)
    // in weeks and months people count roughly
    let isCounted = days < 365 && number * days < 200
    let slack = days > 1 ? days / 2 : 0
    let isAlone = isEnd(unit + 2)
    switch form(unit + 1) {
    case "ago":
      switch days {
      case 0: return (.days(0), words)
      case 1: return (.days(-number), words)
      case 7: return number == 1 ? (.days(-7), words) : (.weeks(-number), words)
      case 30: return (.months(-number), words)
      case 365: return (.years(-number), words)
      default: return (.indefinite, words)
      }
    case let step where !isCounted && ["earlier", "later", "after", "before"].contains(step):
      return (.indefinite, words)
    case "earlier": return (.fromThere(days: -number * days, slack: slack), words)
    case "later": return (.fromThere(days: number * days, slack: slack), words)
    case "before" where isAlone: return (.fromThere(days: -number * days, slack: slack), words)
    case "after" where isAlone: return (.fromThere(days: number * days, slack: slack), words)
    // what stands behind is as much later or earlier than what governs it
    case "after": return (.fromGovernor(days: -number * days, slack: slack), words)
    case "before": return (.fromGovernor(days: number * days, slack: slack), words)
    default:
      return form(word - 1) == "for" && (days == 1 || days == 7 && number < 8)
        ? (.lasting(days: number * days), word..<(unit + 1)) : nil
    }
  }

  private func isEnd(_ word: Int) -> Bool {
    word >= sentence.upperBound || text[word].partOfSpeech == .punctuation
  }

  // MARK: Other words

  private func plain(at word: Int) -> Reading? {
    let one = word..<(word + 1)
    switch form(word) {
    case "yesterday":
      return (.days(-1), word..<(word + (isPartOfDay(word + 1) ? 2 : 1)))
    case "today", "tonight": return (.days(0), one)
    case "tomorrow": return (.days(1), word..<(word + (isPartOfDay(word + 1) ? 2 : 1)))
    case "overnight":
      return text[word].partOfSpeech == .adverb ? (.overnight, one) : nil
    case "recently", "previously", "formerly": return (.indefinite, one)
    case "the", "that":
      let words = word..<(word + 2)
      switch form(word + 1) {
      case "weekend": return form(word) == "the" ? (.weekend(.nearest), words) : nil
      case "same" where form(word + 2) == "day": return (.fromThere(days: 0), word..<(word + 3))
      case "following" where form(word + 2) == "day":
        return (.fromThere(days: 1), word..<(word + 3))
      case "day", "night", "morning", "afternoon", "evening":
        return form(word) == "that" ? (.fromThere(days: 0), words) : nil
      case "spring", "summer", "autumn", "winter":
        return form(word - 1) == "in" ? (.indefinite, words) : nil
      default:
        if form(word + 1).hasSuffix("0s"), let year = Self.year(String(form(word + 1).dropLast())) {
          return (.decade(year), words)
        }
        return nil
      }
    default: return nil
    }
  }

  // MARK: Printed dates

  /// "5 August 2025", "Aug. 5", "August 2025", "in June", "in 2013", "the 2012 truce", "2025-08-05"
  private func printed(at word: Int) -> Reading? {
    guard sentence.contains(word) else { return nil }
    let start = form(word) == "the" ? word + 1 : word
    if let date = Self.iso(form(start)) { return (date, word..<(start + 1)) }
    if let day = Self.day(form(start)) {
      let next = form(start + 1) == "of" ? start + 2 : start + 1
      if Self.between.contains(form(next)), let last = Self.day(form(next + 1)), last > day,
        let month = month(at: next + 2)
      {
        // the month of "5 and 6 June" stands behind the last
        let year = self.year(behind: next + 3).year
        return (.date(year: year, month: month, day: day), word..<next)
      }
      guard let month = month(at: next) else { return nil }
      let (year, end) = self.year(behind: next + 1)
      return (.date(year: year, month: month, day: day), word..<end)
    }
    if let month = month(at: start) {
      if let day = Self.day(form(start + 1)) {
        let (year, end) = self.year(behind: start + 2)
        return (.date(year: year, month: month, day: day), word..<end)
      }
      let (year, end) = self.year(behind: start + 1)
      guard
        year != nil || Self.beforeMonths.contains(form(start - 1))
          || form(start).hasPrefix("mid-") || isOfNoun(start)
      else {
        return nil
      }
      return (.date(year: year, month: month, day: nil), word..<end)
    }
    if start == word, let year = Self.year(form(word)), isYear(word) {
      return (.date(year: year, month: nil, day: nil), word..<(word + 1))
    }
    return nil
  }

  private func month(at word: Int) -> Int? {
    guard let month = Self.months[form(word)], isCapital(word),
      text[word].partOfSpeech != .auxiliary
    else { return nil }
    return month
  }

  /// "the **January** return", "**October's** strike"; not the premier May's government.
  private func isOfNoun(_ month: Int) -> Bool {
    guard let noun = text[month].head, noun.index > month, noun.index <= month + 3,
      form(month) != "may"
    else { return false }
    return ["the", "a", "its", "their", "that", "this"].contains(form(month - 1))
      || ["'s", "’s"].contains(form(month + 1))
  }

  private func year(behind word: Int) -> (year: Int?, end: Int) {
    let comma = form(word) == "," ? 1 : 0
    guard let year = Self.year(form(word + comma)) else { return (nil, word) }
    return (year, word + comma + 1)
  }

  /// Whether four digits name a year, not a number of things.
  private func isYear(_ word: Int) -> Bool {
    let before = form(word - 1)
    if Self.beforeYears.contains(before) {
      return text[word].relation.base != .nummod
    }
    let isOwned = ["the", "a", "'s", "’s", "its", "his", "her", "their", "this"].contains(before)
    guard let noun = text[word].head, noun.index > word else { return before == "of" }
    return isOwned || noun.features["Number"] == "Sing" && before != "of"
  }

  private static func year(_ form: String) -> Int? {
    guard form.utf8.count == 4, let year = Int(form), (1900...2099).contains(year) else {
      return nil
    }
    return year
  }

  private static func day(_ form: String) -> Int? {
    if form == "first" { return 1 }
    let digits = form.prefix { $0.isNumber }
    guard (1...2).contains(digits.count), let day = Int(digits), (1...31).contains(day),
      ["", "st", "nd", "rd", "th"].contains(form.dropFirst(digits.count))
    else { return nil }
    return day
  }

  private static func iso(_ form: String) -> TimeExpression.Meaning? {
    guard form.utf8.count == 10 else { return nil }
    let parts = form.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1900...2099).contains(parts[0]) else { return nil }
    return .date(year: parts[0], month: parts[1], day: parts[2])
  }

  // MARK: Spans and prepositions

  /// Joins "from March to May", and notes the preposition of each.
  private func joined(_ found: [TimeExpression]) -> [TimeExpression] {
    var joined: [TimeExpression] = []
    for var expression in found {
      let before = form(expression.words.lowerBound - 1)
      if let last = joined.last, last.last == nil,
        last.words.upperBound == expression.words.lowerBound - 1,
        Self.joins(form(last.words.lowerBound - 1), before)
          || Self.between.contains(before) && isDayAlone(last.words)
      {
        joined[joined.count - 1].last = expression.meaning
        joined[joined.count - 1].words = last.words.lowerBound..<expression.words.upperBound
        joined[joined.count - 1].bound = .at
        continue
      }
      expression.bound =
        switch before {
        case "since", "from", "after": .from
        case "until", "till", "by", "before": .to
        case "for": .forWhat
        default: .at
        }
      joined.append(expression)
    }
    return joined
  }

  /// The "5" of "5 and 6 June".
  private func isDayAlone(_ words: Range<Int>) -> Bool {
    Self.day(form(words.upperBound - 1)) != nil
      && !words.contains { Self.months[form($0)] != nil }
  }

  private static let between: Set = ["and", "to", "until", "through", "-", "–"]

  private static func joins(_ before: String, _ between: String) -> Bool {
    switch between {
    case "to", "until", "till", "through": before == "from"
    case "and": before == "between"
    case "-", "–": true
    default: false
    }
  }
}
