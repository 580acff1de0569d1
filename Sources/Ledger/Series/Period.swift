import Records

/// How long the steps of a series are.
package enum Period: String, Sendable, CaseIterable {
  case day
  /// Of ISO 8601: from Monday; the first week of a year is the one with its first Thursday.
  case week
  case month

  /// The first day of the step that a day is in.
  package func start(of day: DayNumber) -> DayNumber {
    switch self {
    case .day: day
    case .week: day + -day.weekday
    case .month: day + (1 - (day.date?.day ?? 1))
    }
  }

  /// The first day of the step after the one that begins with a day.
  package func next(after start: DayNumber) -> DayNumber {
    switch self {
    case .day: start + 1
    case .week: start + 7
    case .month: self.start(of: start + 31)
    }
  }

  /// `2025-08-09`, `2025-W32`, `2025-08`.
  package func label(_ start: DayNumber) -> String {
    switch self {
    case .day: return start.date?.description ?? ""
    case .week:
      // a week is of the year that its Thursday is in
      guard let thursday = (start + 3).date,
        let newYear = CalendarDate(year: thursday.year, month: 1, day: 1)
      else { return "" }
      let number = ((start + 3).value - DayNumber(newYear).value) / 7 + 1
      return String(thursday.description.prefix(4)) + "-W" + (number < 10 ? "0" : "") + "\(number)"
    case .month: return String((start.date?.description ?? "").prefix(7))
    }
  }
}
