import Records

/// The days on which an event may have been, as numbers that count days.
struct DayRange: Sendable {
  let first: Int
  let last: Int
  /// Whether the report tells it, rather than the day of the report.
  let isTold: Bool
  /// Whether the report leaves it open: what it recalls, and what lies ahead at no stated time.
  let isOpen: Bool

  /// How far what is left open reaches.
  private static let reach = 400

  /// Nil where the report tells neither its own day nor that of the event.
  init?(_ assertion: Assertion) {
    let published = assertion.published.map { Self.days($0) }
    if let date = assertion.date, date.source == .text {
      let first = (date.value ?? date.from).map { Self.days($0).lowerBound }
      let last = (date.value ?? date.to).map { Self.days($0).upperBound }
      // of a span that is open, a month
      guard let one = first ?? last.map({ $0 - 30 }), let other = last ?? first.map({ $0 + 30 })
      else { return nil }
      (self.first, self.last) = (min(one, other), max(one, other))
      (isTold, isOpen) = (true, false)
    } else if let published {
      isTold = false
      isOpen = assertion.date?.value == nil
      let isPast = assertion.date != nil
      first = published.lowerBound - (isOpen ? Self.reach : 1)
      last = published.upperBound + (isOpen && !isPast ? Self.reach : 0)
    } else {
      return nil
    }
  }

  /// Days between two ranges; 0 where they overlap.
  func gap(to other: DayRange) -> Int {
    max(0, max(first, other.first) - min(last, other.last))
  }

  var length: Int { last - first + 1 }

  /// Days since 1 March of the year 0, of the first and last day that a date may mean.
  static func days(_ date: CalendarDate) -> ClosedRange<Int> {
    let month = date.month ?? 1
    let first = number(date.year, month, date.day ?? 1)
    if date.day != nil { return first...first }
    if date.month == nil { return first...(number(date.year + 1, 1, 1) - 1) }
    return first...(number(month == 12 ? date.year + 1 : date.year, month % 12 + 1, 1) - 1)
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month < 3 ? year - 1 : year
    let month = (month + 9) % 12
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1
  }
}
