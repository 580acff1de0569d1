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

  @Test(arguments: ["2025-08-09T10:12:00Z", "2025-08-09 10:12"]) func timeIsLeftOut(_ text: String)
  {
    #expect(CalendarDate(text) == CalendarDate(year: 2025, month: 8, day: 9))
  }

  @Test(arguments: [
    "", "-", "25-08-09", "2025-8-9", "2025-13", "2025-00-01", "2025-02-29", "1900-02-29",
    "2025-04-31",
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

  @Test func wrongJSONIsExplained() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data("[\"9 August\"]".utf8))
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("“9 August” is no ISO 8601 date"))
  }
}
