import Records

/// A day as the number of days since 1970-01-01.
///
/// Source: days_from_civil and civil_from_days (Howard Hinnant).
package struct DayNumber: Sendable, Hashable, Comparable {
  package let value: Int

  package init(_ value: Int) { self.value = value }

  /// The first day that a date may mean.
  package init(_ date: CalendarDate) {
    let month = date.month ?? 1
    let year = month <= 2 ? date.year - 1 : date.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (date.day ?? 1) - 1
    value = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Nil before the year 1 and after 9999.
  package var date: CalendarDate? {
    let shifted = value + 719_468
    guard shifted >= 0 else { return nil }
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return CalendarDate(
      year: yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 0 for Monday.
  var weekday: Int { ((value + 3) % 7 + 7) % 7 }

  package static func < (a: DayNumber, b: DayNumber) -> Bool { a.value < b.value }
  static func + (day: DayNumber, days: Int) -> DayNumber { DayNumber(day.value + days) }
}
