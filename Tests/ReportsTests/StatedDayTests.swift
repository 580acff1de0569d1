import Records
import Reports
import Testing

@Suite struct StatedDayTests {
  @Test(arguments: [
    ("Sat, 09 Aug 2025 17:04:00 -0500", "2025-08-09"), ("9 Aug 25 17:04 EST", "2025-08-09"),
    ("Sat, 9 Aug 2025 23:59:59 GMT", "2025-08-09"), ("09 Aug 99 00:00 Z", "1999-08-09"),
    ("Saturday, 09-Aug-25 17:04:00 PDT", "2025-08-09"), ("2025-08-09T17:04:00Z", "2025-08-09"),
    ("2025-08-09T17:04:00.123+05:30", "2025-08-09"), ("20250809T170400Z", "2025-08-09"),
    ("20250809T170400+0200", "2025-08-09"), ("20250809", "2025-08-09"), ("2025-08", "2025-08"),
    ("2025", "2025"), (" 2025-08-09 17:04:00 ", "2025-08-09"), ("2025/08/09", "2025-08-09"),
    ("Aug 9, 2025 5:04 PM", "2025-08-09"), ("August 9th 2025", "2025-08-09"),
    ("Sat Aug  9 17:04:00 UTC 2025", "2025-08-09"), ("sat, 09 aug 2025", "2025-08-09"),
    ("Sat, 30 Feb 2025 10:00:00 GMT", nil), ("yesterday", nil), ("", nil), ("12:30", nil),
    ("09/08/2025", nil), ("20251340", nil), ("99999999999999999999999", nil), ("0000-00-00", nil),
    ("2025-13-01", nil), ("31/12/2025", "2025-12-31"),
    ("Updated 10 August 2025, published 9 August 2025", "2025-08-09"),
    ("9 August 2025 to 10 August 2025", nil),
  ]) func dayIsRead(_ written: String, _ day: String?) throws {
    let text =
      "<rss><channel><item><title>A</title><pubDate>\(written)</pubDate></item></channel></rss>"
    let report = try #require(readings(FeedReader(stream(text), source: "f")).reports.first)
    #expect(report.published?.description == day)
  }
}
