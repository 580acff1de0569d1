import Records

/// Words for a time, not yet counted from any day: "on Tuesday", "two days ago", "since June 2024".
struct TimeExpression: Equatable {
  /// Indices of words, without a preposition.
  var words: Range<Int>
  var meaning: Meaning
  /// "from March **to May**"
  var last: Meaning?
  var bound = Bound.at

  enum Meaning: Equatable {
    /// A month without a year, or a day without both, is the nearest one.
    case date(year: Int?, month: Int?, day: Int?)
    /// From 0 for Sunday.
    case weekday(Int, Choice)
    /// "Tuesday last week": so many weeks from that of the report.
    case weekdayOfWeek(Int, Int)
    case weekend(Choice)
    /// Units from that of the report: yesterday is day −1, next month is month 1.
    case days(Int), weeks(Int), months(Int), years(Int)
    /// "earlier this week": up to the day of the report, or from it on.
    case partOfWeek(isAhead: Bool)
    /// The night before the day of the report.
    case overnight
    /// First year of ten.
    case decade(Int)
    /// "a day earlier", "the same day": from the day that was told last, so many days more or less.
    case fromThere(days: Int, slack: Int = 0)
    /// "a day after the vote": from the day of what governs the words.
    case fromGovernor(days: Int, slack: Int = 0)
    /// "have blocked the road for three days": since then.
    case lasting(days: Int)
    /// "years ago", "in the autumn": some other time than that of the report.
    case indefinite
  }

  /// Whether it is counted from another day than that of the report.
  var isDistance: Bool {
    switch meaning {
    case .fromThere, .fromGovernor: true
    default: false
    }
  }

  enum Choice { case nearest, last, next }

  /// What a preposition makes of it: "since Friday" tells only the beginning.
  enum Bound { case at, from, to, forWhat }
}

/// The day of a report, from which relative dates are counted.
struct ReportDay {
  let day: CalendarDate

  /// Nil unless the day is known.
  init?(_ published: CalendarDate?) {
    guard let published, published.day != nil else { return nil }
    day = published
  }

  /// Monday of the week that lies so many weeks from that of the report.
  func monday(_ weeks: Int) -> CalendarDate { day.moved(weeks * 7 - (day.weekday + 6) % 7) }

  func weekday(_ weekday: Int, _ choice: TimeExpression.Choice, isAhead: Bool) -> CalendarDate {
    let back = (day.weekday - weekday + 7) % 7
    return switch choice {
    case .last: day.moved(back == 0 ? -7 : -back)
    case .next: day.moved(7 - back)
    case .nearest: isAhead && back > 0 ? day.moved(7 - back) : day.moved(-back)
    }
  }

  func month(_ months: Int) -> CalendarDate? {
    let count = day.year * 12 + (day.month ?? 1) - 1 + months
    return CalendarDate(year: count / 12, month: count % 12 + 1)
  }

  /// A month, or a day of it, in the year that is nearest in the direction of the tense; in the
  /// other direction where that is a matter of weeks, for of ten months one would tell the year.
  func nearest(month: Int, day number: Int?, isAhead: Bool) -> CalendarDate? {
    let candidates = [-1, 0, 1].compactMap {
      CalendarDate(year: day.year + $0, month: month, day: number)
    }
    let before = candidates.last { $0.earliest <= day.earliest }
    let after = candidates.first { $0.latest >= day.earliest }
    guard number != nil, let before, let after else { return isAhead ? after : before }
    if isAhead { return day.moved(-Self.weeks).earliest <= before.latest ? before : after }
    return after.earliest <= day.moved(Self.weeks).latest ? after : before
  }

  private static let weeks = 50
}

extension TimeExpression.Meaning {
  /// The date or span, counted from the day of the report; `isAhead` says where to look for it.
  ///
  /// Nil for what is indefinite, hangs on another date, or is relative in a report without a day.
  func date(seenFrom report: ReportDay?, isAhead: Bool) -> CodedDate? {
    switch self {
    case .date(let year?, let month, let day):
      return CalendarDate(year: year, month: month, day: day).map { CodedDate($0) }
    case .decade(let year):
      return CodedDate(from: CalendarDate(year: year), to: CalendarDate(year: year + 9))
    case .indefinite, .fromThere, .fromGovernor, .lasting: return nil
    default: return report.flatMap { relative(to: $0, isAhead) }
    }
  }

  private func relative(to report: ReportDay, _ isAhead: Bool) -> CodedDate? {
    func week(_ weeks: Int) -> CodedDate {
      CodedDate(from: report.monday(weeks), to: report.monday(weeks).moved(6))
    }
    switch self {
    case .date(nil, let month?, let day):
      return report.nearest(month: month, day: day, isAhead: isAhead).map { CodedDate($0) }
    case .weekday(let weekday, let choice):
      return CodedDate(report.weekday(weekday, choice, isAhead: isAhead))
    case .weekdayOfWeek(let weekday, let weeks):
      return CodedDate(report.monday(weeks).moved((weekday + 6) % 7))
    case .weekend(let choice):
      let saturday = report.weekday(6, choice, isAhead: isAhead)
      // on a Sunday the weekend is that of the day before
      return CodedDate(from: saturday, to: saturday.moved(1))
    case .days(let days): return CodedDate(report.day.moved(days))
    case .weeks(let weeks): return week(weeks)
    case .months(let months): return report.month(months).map { CodedDate($0) }
    case .years(let years): return CalendarDate(year: report.day.year + years).map { CodedDate($0) }
    case .partOfWeek(let isAhead):
      return isAhead
        ? CodedDate(from: report.day, to: report.monday(0).moved(6))
        : CodedDate(from: report.monday(0), to: report.day)
    case .overnight: return CodedDate(from: report.day.moved(-1), to: report.day)
    default: return nil
    }
  }
}

extension TimeExpression {
  /// The date or span of the words with their preposition and their end.
  func date(seenFrom report: ReportDay?, isAhead: Bool) -> CodedDate? {
    guard var date = meaning.date(seenFrom: report, isAhead: isAhead) else { return nil }
    if let last {
      guard let begin = date.value ?? date.from,
        let end = [isAhead, true].lazy.compactMap({ isAhead -> CalendarDate? in
          let end = last.date(seenFrom: report, isAhead: isAhead)
          return (end?.value ?? end?.to).flatMap { $0.latest < begin.earliest ? nil : $0 }
        }).first
      else { return nil }
      date = CodedDate(from: begin, to: end)
    }
    date.words = words
    switch bound {
    case .from: return CodedDate(from: date.value ?? date.from, to: date.to, words: words)
    case .to: return CodedDate(to: date.value ?? date.to, words: words)
    case .at, .forWhat: return date
    }
  }
}

extension CalendarDate {
  /// So many days later, or earlier for a negative number.
  func moved(_ days: Int) -> CalendarDate {
    if days >= 0 { return advanced(days: days) }
    return (0..<min(-days, 4000)).reduce(self) { day, _ in day.dayBefore ?? day }
  }
}
