import Foundation
import Ledger
import Records
import TestSupport
import Testing

@Suite struct DyadSeriesTests {
  private func telling(
    _ event: String, _ first: String?, to: String? = nil, quad: Int = 1, scale: Double = 2,
    outlet: String? = "A", voice: String = "v"
  ) -> DyadSeries.Telling {
    func number(_ text: String) -> Int64 { text.utf8.reduce(0) { $0 * 256 + Int64($1) } }
    func day(_ text: String?) -> DayNumber? {
      text.flatMap { CalendarDate($0) }.map { DayNumber($0) }
    }
    return .init(
      event: number(event), from: day(first), to: day(to ?? first), quadClass: quad, scale: scale,
      outlet: outlet.map { Int32(number($0)) }, voice: number(voice))
  }

  // MARK: Periods

  @Test(arguments: [
    ("2020-12-31", "2020-W53", "2020-12-28"), ("2021-01-03", "2020-W53", "2020-12-28"),
    ("2021-01-04", "2021-W01", "2021-01-04"), ("2024-12-30", "2025-W01", "2024-12-30"),
    ("2025-08-09", "2025-W32", "2025-08-04"), ("2026-12-31", "2026-W53", "2026-12-28"),
    ("0001-01-01", "0001-W01", "0001-01-01"),
  ])
  func weeksAreThoseOfISO(_ day: String, _ label: String, _ monday: String) throws {
    let start = Period.week.start(of: DayNumber(try #require(CalendarDate(day))))
    #expect(Period.week.label(start) == label)
    #expect(start.date?.description == monday)
  }

  @Test func daysAreCountedAsCalendarDatesAre() throws {
    var date = try #require(CalendarDate("1899-12-30"))
    var number = DayNumber(date)
    for _ in 0..<60_000 {
      #expect(number.date == date)
      date = date.advanced(days: 1)
      number = DayNumber(number.value + 1)
    }
    #expect(DayNumber(try #require(CalendarDate("1970-01-01"))).value == 0)
  }

  // MARK: Counts

  @Test func emptyPeriodsAreThere() throws {
    let tellings = [
      telling("1", "2025-01-31", quad: 1, scale: 2), telling("2", "2025-01-01", quad: 4, scale: -9),
      telling("3", "2025-04-30", quad: 3, scale: -3),
    ]
    let series = try DyadSeries(tellings, by: .month)
    #expect(series.points.map(\.period) == ["2025-01", "2025-02", "2025-03", "2025-04"])
    #expect(
      series.points.map(\.counts) == [[1, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0]])
    #expect(series.points.map(\.meanScale) == [-3.5, nil, nil, -3])
    #expect(series.points.map(\.events) == [2, 0, 0, 1])
    let bounded = try DyadSeries(
      [], by: .week, since: CalendarDate("2025-08-01"), until: CalendarDate("2025-08-11"))
    #expect(bounded.points.map(\.period) == ["2025-W31", "2025-W32", "2025-W33"])
    #expect(try DyadSeries([], by: .day).points == [])
  }

  @Test func eventsCountOnceAndCopiesAreOneOutlet() throws {
    let series = try DyadSeries(
      [
        telling("1", "2025-01-01", outlet: "A", voice: "x"),
        telling("1", "2025-01-01", outlet: "B", voice: "x"),
        telling("1", "2025-01-05", outlet: "C", voice: "y"),
        telling("2", "2025-01-01", outlet: "C", voice: "z"),
      ], by: .day)
    #expect(series.points.map(\.period) == ["2025-01-01"])
    #expect(series.points.map(\.events) == [2])
    #expect(series.points.map(\.outlets) == [2])
  }

  @Test(arguments: [(Period.day, 3), (.week, 2), (.month, 1)])
  func datesThatAreTooVagueAreTold(_ period: Period, _ unplaced: Int) throws {
    let series = try DyadSeries(
      [
        telling("1", nil), telling("2", "2025-01-06", to: "2025-01-12"),
        telling("3", "2025-01-01", to: "2025-01-31"), telling("4", "2025-01-07"),
        // another report knows the day
        telling("5", nil), telling("5", "2025-01-08"),
      ], by: period)
    #expect(series.unplaced == unplaced)
    #expect(series.points.map(\.events).reduce(0, +) == 5 - unplaced)
  }

  @Test func endlessSeriesIsRefused() {
    #expect(throws: DyadSeries.TooLong.self) {
      try DyadSeries(
        [], by: .day, since: CalendarDate("0001-01-01"), until: CalendarDate("9999-12-31"))
    }
  }

  @Test func ledgerGivesBothDirections() throws {
    let folder = try Folder()
    let ledger = try folder.ledger()
    try ledger.add(Sample.record("Chile bombed Peru.\nPeru bombed Chile.\nPeru bombed Bolivia."))
    var query = EventQuery()
    query.dyads = [.init(.init("CHI"), .init("PER"))]
    #expect(try ledger.series(query, by: .month).points.map(\.events) == [1])
    query.dyads.append(.init(.init("PER"), .init("CHI")))
    let both = try ledger.series(query, by: .month)
    #expect(both.points.map(\.counts) == [[0, 0, 0, 2]])
    #expect(both.points.map(\.outlets) == [1])
    #expect(try ledger.series(query, by: .day).unplaced == 2)
  }

  // MARK: Chart

  @Test func chartIsXMLWithAllColumns() throws {
    let series = try DyadSeries(
      [telling("1", "2025-01-01", quad: 2), telling("2", "2025-02-01", quad: 3, scale: -1.25)],
      by: .month)
    let svg = SeriesChart(
      series, title: "<script>alert(\"1\")</script> & \u{1}", subtitle: "a < b"
    ).svg
    #expect(!svg.contains("<script"))
    #expect(svg.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \u{FFFD}"))
    #expect(svg.components(separatedBy: "<g ").count == 3)
    #expect(svg.contains("2025-01: 1 material cooperation"))
    #expect(svg.contains("2025-02: 1 verbal conflict; mean score -1.25; outlets: 1"))
    #expect(
      SeriesChart(try DyadSeries([], by: .day), title: "", subtitle: "").svg.contains("no events"))
  }
}
