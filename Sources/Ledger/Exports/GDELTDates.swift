import Records

/// Dates in the forms that GDELT has them.
enum GDELTDates {
  /// SQLDATE, MonthYear, Year and FractionDate; empty where the date is not known so exactly.
  static func cells(_ date: CalendarDate?) -> [Cell] {
    let day = date?.day.flatMap { day in date?.month.map { month in (month, day) } }
    return [
      .text(date?.day == nil ? nil : digits(date)),
      .text(date?.month == nil ? nil : digits(date).map { String($0.prefix(6)) }),
      .text(digits(date).map { String($0.prefix(4)) }),
      .text(
        day.flatMap { month, day in date.map { fraction($0.year, month, day) } }),
    ]
  }

  /// `YYYYMMDDHHMMSS` of a moment in ISO 8601, else of the beginning of a day.
  static func moment(_ moment: String?, or day: CalendarDate?) -> Cell {
    let digits = (moment ?? "").utf8.filter { (0x30...0x39).contains($0) }
    if digits.count >= 14 { return .text(String(decoding: digits.prefix(14), as: UTF8.self)) }
    return day?.day == nil ? .empty : .text(Self.digits(day).map { $0 + "000000" })
  }

  private static func digits(_ date: CalendarDate?) -> String? {
    date.map { String($0.description.filter { $0 != "-" }) }
  }

  /// The year and how much of it had passed, each month taken to have 30 days: (days) ÷ 365.
  private static func fraction(_ year: Int, _ month: Int, _ day: Int) -> String {
    let share = (((month - 1) * 30 + day) * 20000 / 365 + 1) / 2
    let digits = String(share)
    return String(year) + "." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
