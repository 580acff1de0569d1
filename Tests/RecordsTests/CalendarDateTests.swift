import Foundation
import Records
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2025-08-09", "2025-08", "2025", "0001-01-01", "9999-12-31", "2024-02-29"])
  func isWrittenAsItIsRead(_ text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.description == text)
    let json = try JSONEncoder().encode([date])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([CalendarDate].self, from: json) == [date])
  }

  @Test(arguments: [
    "2025-08-09T10:12:00Z", "2025-08-09 10:12", "2025-08-09T10:12", "2025-08-09T", "2025-08-09 ",
  ]) func timeIsLeftOut(_ text: String) {
    #expect(CalendarDate(text) == CalendarDate(year: 2025, month: 8, day: 9))
  }

  @Test(arguments: [
    "", "-", "25-08-09", "2025-8-9", "2025-13", "2025-00-01", "2025-02-29", "1900-02-29",
    "2025-04-31",
    "2024-1-01", "20240-01", "-2024", "2024-", "2024-01-", "2024--01", "2024-02-30", "2024-001",
    "2024-01-1", "2024-01-011", "24", "T10:00", " 2024", "2024-1T10:00", "2024-02-30T10:00",
    "2024-01-01Z", "２０２４",
    "2025-08-09-01", "2025-", "+025-01-01", "2025/08/09", "٢٠٢٥-٠٨-٠٩", "0000-01-01", "99999",
  ]) func isRefused(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func leapYears() {
    let leap = [1600, 2000, 2024].map { CalendarDate(year: $0, month: 2, day: 29) }
    #expect(leap.allSatisfy { $0 != nil })
    let common = [1700, 1900, 2100, 2023].map { CalendarDate(year: $0, month: 2, day: 29) }
    #expect(common.allSatisfy { $0 == nil })
  }

  @Test func dayWithoutMonthIsNone() {
    #expect(CalendarDate(year: 2025, month: nil, day: 9) == nil)
  }

  @Test func daysAreOrdered() throws {
    let texts = [
      "1999-12-31", "2000-01-01", "2000-01-31", "2000-02-01", "2000-02-29", "2000-03-01",
      "2000-12-31", "2001-01-01",
    ]
    let days = try texts.map { try #require(CalendarDate($0)) }
    #expect(days.map(\.earliest) == days.map(\.latest))
    #expect(zip(days, days.dropFirst()).allSatisfy { $0.latest < $1.earliest })
  }

  @Test(arguments: [
    ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
    ("2023", "2023-01-01", "2023-12-31"), ("2023-04", "2023-04-01", "2023-04-30"),
  ]) func vagueDateSpansItsDays(_ vague: String, _ first: String, _ last: String) throws {
    let date = try #require(CalendarDate(vague))
    #expect(date.earliest == CalendarDate(first)?.earliest)
    #expect(date.latest == CalendarDate(last)?.latest)
  }

  // MARK: Days before, after and of the week

  @Test(arguments: [
    ("2025-08-09", "2025-08-08"), ("2025-08-01", "2025-07-31"), ("2025-05-01", "2025-04-30"),
    ("2025-01-01", "2024-12-31"), ("2024-03-01", "2024-02-29"), ("2023-03-01", "2023-02-28"),
    ("1900-03-01", "1900-02-28"), ("2000-03-01", "2000-02-29"), ("2025-08", "2025-07-31"),
    ("2025-01", "2024-12-31"), ("2025", "2024-12-31"), ("0001-01-02", "0001-01-01"),
  ]) func dayBefore(_ date: String, _ before: String) throws {
    #expect(try #require(CalendarDate(date)).dayBefore == CalendarDate(before))
  }

  @Test(arguments: ["0001-01-01", "0001-01", "0001"]) func noDayIsBeforeTheFirst(_ date: String)
    throws
  {
    #expect(try #require(CalendarDate(date)).dayBefore == nil)
  }

  @Test(arguments: [
    ("2025-08-09", 6), ("2025-08-10", 0), ("2000-01-01", 6), ("2000-02-29", 2), ("1900-01-01", 1),
    ("1969-07-20", 0), ("2024-02-29", 4), ("2024-03-01", 5), ("2024-12-31", 2), ("2025-01-01", 3),
    ("1582-10-15", 5), ("0001-01-01", 1), ("2025-08", 5), ("2024", 1),
  ]) func weekday(_ date: String, _ weekday: Int) throws {
    #expect(try #require(CalendarDate(date)).weekday == weekday)
  }

  @Test(arguments: [
    ("2025-08-09", 0, "2025-08-09"), ("2025-08-09", 14, "2025-08-23"),
    ("2025-08-30", 2, "2025-09-01"), ("2025-12-31", 1, "2026-01-01"),
    ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"),
    ("2023-02-28", 1, "2023-03-01"), ("1900-02-28", 1, "1900-03-01"),
    ("2000-02-28", 1, "2000-02-29"), ("2024-01-01", 366, "2025-01-01"),
    ("2023-01-01", 365, "2024-01-01"), ("2000-01-01", 36_525, "2100-01-01"),
    ("2025-02", 30, "2025-03-03"), ("2025", 0, "2025-01-01"), ("2025-08-09", -3, "2025-08-09"),
    ("9999-12-30", 1, "9999-12-31"), ("9999-12-31", 1, "9999-12-31"),
  ]) func advanced(_ date: String, _ days: Int, _ later: String) throws {
    #expect(try #require(CalendarDate(date)).advanced(days: days) == CalendarDate(later))
  }

  @Test("Day after day for four years and more, each is one on from the one before")
  func daysFollowOneAnother() throws {
    let first = try #require(CalendarDate("1999-12-15"))
    for days in 0..<1600 {
      let (day, next) = (first.advanced(days: days), first.advanced(days: days + 1))
      #expect(next.dayBefore == day)
      #expect(next.weekday == (day.weekday + 1) % 7)
      #expect(day.latest < next.earliest)
      #expect(day.advanced(days: 1) == next)
    }
  }

  // MARK: JSON

  @Test func wrongJSONIsExplained() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data("[\"9 August\"]".utf8))
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("“9 August” is no ISO 8601 date"))
  }
}
