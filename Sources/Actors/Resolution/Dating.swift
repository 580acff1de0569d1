import Language
import Records

/// When a report that gives no date may be of, by the offices and dates in it.
package struct Dating: Sendable, Equatable {
  /// The first day that it may be of; nil if nothing bounds it.
  package let from: CalendarDate?
  /// The first day that it can no longer be of; nil if it may be of today.
  package let to: CalendarDate?
  package let reasons: [Reason]
  /// What the report says that cannot be true on such a day.
  package let contradictions: [Reason]

  /// What bounds the date, with the words that say so.
  package struct Reason: Sendable, Equatable {
    package let message: String
    package let words: Range<Int>
  }

  /// The last day that it may be of; nil means today.
  var latest: CalendarDate? { to?.dayBefore }
}

/// Somebody whom the report gives an office.
struct TitledPerson {
  let member: Int
  let words: Range<Int>
  let title: Title
}

extension Casting {
  /// Bounds for the day of the report: the days on which most of what it says of offices is true.
  ///
  /// What contradicts the rest is left to the notices.
  func dating() -> Dating? {
    let constraints = titled.compactMap(constraint) + text.printedDates.compactMap(constraint)
    let starts = Set(constraints.flatMap { $0.spans.map { $0.from?.earliest ?? 0 } })
    func fitting(_ day: Int) -> Int { constraints.count { $0.holds(on: day) } }
    guard let most = starts.map(fitting).max(), most > 0 else { return nil }
    // from the first day on which most is true to the last; where several things cannot be true
    // together, what is true last
    let fittest = starts.filter { fitting($0) == most }.sorted()
    let last = fittest.last.map { day in constraints.map { $0.holds(on: day) } }
    let days = fittest.filter { day in constraints.map { $0.holds(on: day) } == last }
    let spans = days.map { day in constraints.compactMap { $0.span(on: day) } }
    let from = spans.first?.compactMap(\.from).max { $0.earliest < $1.earliest }
    let to = spans.last?.compactMap(\.to).min { $0.earliest < $1.earliest }
    let bounds = narrowed(.init(from: from, to: to))
    // the same things are true on each of the days
    let (held, broken) = (
      constraints.filter { $0.holds(on: days[0]) }, constraints.filter { !$0.holds(on: days[0]) }
    )
    return Dating(
      from: bounds.span.from, to: bounds.span.to,
      reasons: Self.distinct(held) + bounds.reasons,
      contradictions: Self.distinct(broken) + bounds.contradictions)
  }

  /// The bounds by days without a year, where only one year fits: "Saturday, August 9".
  private func narrowed(_ span: Constraint.Span) -> (
    span: Constraint.Span, reasons: [Dating.Reason], contradictions: [Dating.Reason]
  ) {
    guard let from = span.from else { return (span, [], []) }
    let end = span.to ?? from.advanced(days: Self.openYears * 365)
    for constraint in text.printedWeekdays.compactMap(constraint) {
      let fitting = constraint.spans.filter { one in
        guard let day = one.from else { return false }
        return from.earliest <= day.earliest && day.earliest < end.earliest
      }
      if fitting.count == 1 { return (fitting[0], [constraint.reason], []) }
      if fitting.isEmpty, span.to != nil { return (span, [], [constraint.reason]) }
    }
    return (span, [], [])
  }

  /// How many years after the first possible day a day without a year is sought.
  private static let openYears = 5

  private static func distinct(_ constraints: [Constraint]) -> [Dating.Reason] {
    var seen: Set<String> = []
    return constraints.map(\.reason).filter { seen.insert($0.message).inserted }
  }

  /// Days on which something the report says is true.
  private struct Constraint {
    let spans: [Span]
    let reason: Dating.Reason

    struct Span {
      let from, to: CalendarDate?

      func contains(_ day: Int) -> Bool {
        (from?.earliest ?? 0) <= day && day < (to?.earliest ?? .max)
      }
    }

    func span(on day: Int) -> Span? { spans.first { $0.contains(day) } }
    func holds(on day: Int) -> Bool { span(on: day) != nil }
  }

  /// Somebody in office: the report is of the time in office; somebody called former: of later.
  private func constraint(_ one: TitledPerson) -> Constraint? {
    guard let id = personID(one.member),
      let office = registry.everyOffice(of: id).first(where: { fits($0, one.title) })
    else { return nil }
    let tenures = registry.tenures(of: id).filter { $0.office == office.id && $0.from != nil }
    let name = cast.members[one.member].name
    let said = "“\(text.string(ofWords: one.words))”"
    switch one.title.standing {
    case .current:
      let spans = tenures.map { Constraint.Span(from: $0.from, to: $0.to) }
      let dates = tenures.map {
        "from \($0.from?.description ?? "…")\($0.to.map { " to \($0)" } ?? "")"
      }
      return spans.isEmpty
        ? nil
        : Constraint(
          spans: spans,
          reason: .init(
            message: "\(name) is \(office.name) \(dates.joined(separator: " and ")) (\(said))",
            words: one.words))
    case .former:
      guard let first = tenures.compactMap(\.to).min(by: { $0.earliest < $1.earliest }) else {
        return nil
      }
      let again = tenures.compactMap(\.from).filter { $0.earliest > first.earliest }
        .min { $0.earliest < $1.earliest }
      return Constraint(
        spans: [.init(from: first, to: again)],
        reason: .init(
          message: "\(name) was \(office.name) until \(first) (\(said))", words: one.words))
    case .elect: return nil
    }
  }

  /// "Saturday, August 9": a year in which the day is of that name, and not long after it.
  private func constraint(_ day: AnnotatedText.PrintedWeekday) -> Constraint? {
    let spans = (1990...2049).compactMap { year -> Constraint.Span? in
      guard let date = CalendarDate(year: year, month: day.month, day: day.day),
        date.weekday == day.weekday
      else { return nil }
      return .init(from: date, to: date.advanced(days: 14))
    }
    return Constraint(
      spans: spans,
      reason: .init(
        message: "“\(text.string(ofWords: day.words))” is in such a year", words: day.words))
  }

  /// A day that the report tells of as past.
  private func constraint(_ date: AnnotatedText.PrintedDate) -> Constraint? {
    let token = text[date.words.lowerBound]
    guard date.date.year <= registry.horizon, let verb = token.ancestors.first(where: \.isVerbal),
      verb.features["Tense"] == "Past"
        || verb.dependents.contains(where: {
          $0.partOfSpeech == .auxiliary && $0.features["Tense"] == "Past"
        }),
      !verb.dependents.contains(where: { ["will", "would"].contains($0.lemma) })
    else { return nil }
    return Constraint(
      spans: [.init(from: date.date, to: nil)],
      reason: .init(
        message: "it tells of \(date.date) as past (“\(text.string(ofWords: date.words))”)",
        words: date.words))
  }
}

extension AnnotatedText {
  /// A date with its year in the text.
  package struct PrintedDate: Sendable, Equatable {
    package let words: Range<Int>
    package let date: CalendarDate
  }

  /// `9 August 2025`, `August 9, 2025`, `August 2025`, and `in 2025`.
  package var printedDates: [PrintedDate] {
    var dates: [PrintedDate] = []
    for word in words.indices {
      guard let year = year(word) else { continue }
      let start = sentences[self[word].sentence].words.lowerBound
      func form(_ back: Int) -> String { word - back >= start ? words[word - back].form : "" }
      let comma = form(1) == "," ? 1 : 0
      if let month = Self.month(form(1 + comma)), comma == 0 {
        let day = Int(form(2)).flatMap { CalendarDate(year: year, month: month, day: $0) }
        if let date = day ?? CalendarDate(year: year, month: month) {
          dates.append(.init(words: (word - (day == nil ? 1 : 2))..<(word + 1), date: date))
        }
      } else if let day = Int(form(1 + comma)), let month = Self.month(form(2 + comma)),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        dates.append(.init(words: (word - 2 - comma)..<(word + 1), date: date))
      } else if ["in", "since", "during"].contains(form(1).lowercased()),
        let date = CalendarDate(year: year)
      {
        dates.append(.init(words: word..<(word + 1), date: date))
      }
    }
    return dates
  }

  /// A weekday with day and month and no year.
  package struct PrintedWeekday: Sendable, Equatable {
    package let words: Range<Int>
    /// From 0 for Sunday.
    package let weekday: Int
    package let month, day: Int
  }

  /// `Saturday, August 9`, `Saturday 9 August`
  package var printedWeekdays: [PrintedWeekday] {
    words.indices.compactMap { word in
      guard let weekday = Self.weekdays.firstIndex(of: words[word].form.lowercased()) else {
        return nil
      }
      let end = sentences[self[word].sentence].words.upperBound
      let start = word + 1 < end && words[word + 1].form == "," ? word + 2 : word + 1
      guard start + 1 < end else { return nil }
      let (first, second) = (words[start].form, words[start + 1].form)
      let behind = start + 2 < end && words[start + 2].form == "," ? start + 3 : start + 2
      if behind < end, year(behind) != nil { return nil }
      let parts =
        Self.month(first).map { ($0, Int(second)) } ?? Self.month(second).map { ($0, Int(first)) }
      guard let (month, day) = parts, let day, (1...31).contains(day) else { return nil }
      return PrintedWeekday(words: word..<(start + 2), weekday: weekday, month: month, day: day)
    }
  }

  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private func year(_ word: Int) -> Int? {
    let form = words[word].form
    guard form.utf8.count == 4, let year = Int(form), (1900...2100).contains(year) else {
      return nil
    }
    return year
  }

  private static func month(_ form: String) -> Int? {
    let letters = form.lowercased().prefix(3)
    guard letters.count == 3,
      form.count == 3 || form.hasSuffix(".") || months.contains(form.lowercased())
    else { return nil }
    return months.firstIndex { $0.hasPrefix(letters) }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
