import Foundation
import Ledger
import Records
import Testing

/// Every format is read back by a reader of its own.
@Suite struct ExportTests {
  private func table(_ text: String, _ format: ExportFormat) -> [[String]] {
    switch format {
    case .gdeltEvents, .gdeltMentions: ExportReader.tabs(text)
    case .polecat, .icews: ExportReader.quoted(text, separator: "\t")
    default: ExportReader.quoted(text)
    }
  }

  /// One row by the names of its columns.
  private func row(_ event: LedgerEvent, _ format: ExportFormat, _ index: Int = 0) throws
    -> [String: String]
  {
    let columns = try #require(format.columns)
    var rows = table(try ExportSample.export([event], format), format)
    if rows.first == columns { rows.removeFirst() }
    try #require(rows.count > index)
    try #require(rows[index].count == columns.count)
    return Dictionary(zip(columns, rows[index]), uniquingKeysWith: { first, _ in first })
  }

  // MARK: Shape

  @Test(arguments: [
    (ExportFormat.gdeltEvents, 61, false), (.gdeltMentions, 16, false), (.polecat, 40, true),
    (.icews, 20, true), (.csv, FlatColumns.count, true),
  ])
  func columnsAreThoseOfTheFormat(_ format: ExportFormat, _ count: Int, _ hasHeader: Bool) throws {
    let columns = try #require(format.columns)
    #expect(columns.count == count)
    #expect(Set(columns).count == count)
    let rows = table(
      try ExportSample.export([ExportSample.event("v1"), ExportSample.event("v2")], format), format)
    #expect(rows.count == (hasHeader ? 3 : 2))
    #expect(rows.allSatisfy { $0.count == count })
    #expect((rows.first == columns) == hasHeader)
  }

  private enum FlatColumns { static let count = 52 }

  @Test(arguments: [ExportFormat.gdeltEvents, .gdeltMentions, .polecat, .icews, .csv])
  func hostileTextsStayInTheirCells(_ format: ExportFormat) throws {
    let bad = "a\tb\nc\r\nd\"e,f;g|h\u{2028}i\u{0}j\u{85}k\u{7}'=1"
    let actor = ExportSample.actor("a1", bad, "CHL", "GOV")
    let event = try ExportSample.event(
      bad,
      ExportSample.telling(
        ExportSample.report(bad, title: bad, outlet: bad, url: bad), actors: [actor], place: bad,
        sentence: bad))
    let columns = try #require(format.columns)
    var text = try ExportSample.export([event, event], format)
    var rows = table(text, format)
    if rows.first == columns { rows.removeFirst() }
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.count == columns.count })
    if format != .csv {
      // a reader that knows no quoting sees as many lines, and no control character but tabs
      text.removeAll { $0 == "\n" || $0 == "\t" }
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  // MARK: GDELT

  @Test func gdeltEventHasItsCodes() throws {
    let row = try row(try ExportSample.event(), .gdeltEvents)
    let expected = [
      "SQLDATE": "20250808", "MonthYear": "202508", "Year": "2025", "FractionDate": "2025.5973",
      "Actor1Code": "CHLGOV", "Actor1Name": "CHILE", "Actor1CountryCode": "CHL",
      "Actor1Type1Code": "GOV", "Actor2Code": "PER", "Actor2Name": "PERU", "Actor2Type1Code": "",
      "IsRootEvent": "1", "EventCode": "1244", "EventBaseCode": "124", "EventRootCode": "12",
      "QuadClass": "3", "GoldsteinScale": "", "NumMentions": "1", "NumSources": "1",
      "NumArticles": "1", "AvgTone": "", "ActionGeo_FullName": "Arica",
      "ActionGeo_CountryCode": "CI", "ActionGeo_Lat": "-18.48", "ActionGeo_Long": "-70.33",
      "DATEADDED": "20250810060708", "SOURCEURL": "https://www.bugle.example/1",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
    #expect(row["GLOBALEVENTID"].flatMap { Int64($0) } ?? 0 > 0)
  }

  @Test(arguments: [
    ("2025-02-18", ["20250218", "202502", "2025", "2025.1315"]),
    ("2025-12-31", ["20251231", "202512", "2025", "2025.9890"]),
    ("2025-02", ["", "202502", "2025", ""]), ("2025", ["", "", "2025", ""]),
  ])
  func gdeltDatesAreAsExactAsKnown(_ date: String, _ cells: [String]) throws {
    let row = try row(
      try ExportSample.event("v1", ExportSample.telling(date: ExportSample.day(date))), .gdeltEvents
    )
    #expect(["SQLDATE", "MonthYear", "Year", "FractionDate"].map { row[$0] } == cells)
  }

  @Test(arguments: [
    ("UNO", "GOV", "IGOUNO", "", "UNO", "IGO"), ("NGO", "SOC", "NGOCVL", "", "", "NGO"),
    ("PER", "JRN", "PERMED", "PER", "", "MED"), ("PER", "MED", "PERHLH", "PER", "", "HLH"),
    (nil, "REB", "REB", "", "", "REB"), ("PER", "UNK", "PER", "PER", "", ""),
    (nil, nil, "", "", "", ""),
  ])
  func cameoCodesOfActors(
    _ country: String?, _ sector: String?, _ code: String, _ state: String, _ group: String,
    _ type: String
  ) throws {
    let actor = ExportSample.actor("a1", "Somebody", country, sector)
    let row = try row(
      try ExportSample.event("v1", ExportSample.telling(actors: [actor])), .gdeltEvents)
    #expect(row["Actor1Code"] == code)
    #expect(row["Actor1CountryCode"] == state)
    #expect(row["Actor1KnownGroupCode"] == group)
    #expect(row["Actor1Type1Code"] == type)
  }

  @Test func everyActorMeetsEveryRecipient() throws {
    let two = [ExportSample.chile, ExportSample.actor("a3", "Bolivia", "BOL")]
    let rows = ExportReader.tabs(
      try ExportSample.export(
        [ExportSample.event("v1", ExportSample.telling(actors: two))], .gdeltEvents))
    #expect(rows.map { [$0[6], $0[16]] } == [["CHILE", "PERU"], ["BOLIVIA", "PERU"]])
    #expect(Set(rows.map { $0[0] }).count == 2)
  }

  @Test func thoseWhoMeetArePairs() throws {
    let three = [ExportSample.chile, ExportSample.peru, ExportSample.actor("a3", "Bolivia", "BOL")]
    let meeting = ExportSample.telling(
      type: .consult, mode: [], cameo: "036", actors: three, recipients: [])
    let rows = ExportReader.tabs(
      try ExportSample.export([ExportSample.event("v1", meeting)], .gdeltEvents))
    #expect(
      rows.map { [$0[6], $0[16]] } == [
        ["CHILE", "PERU"], ["CHILE", "BOLIVIA"], ["PERU", "BOLIVIA"],
      ])
    let clash = ExportSample.telling(type: .assault, mode: [], actors: three, recipients: [])
    let sides = ExportReader.tabs(
      try ExportSample.export([ExportSample.event("v1", clash)], .gdeltEvents))
    #expect(sides.map { [$0[6], $0[16]] } == [["CHILE", ""], ["PERU", ""], ["BOLIVIA", ""]])
  }

  @Test func numbersOfEventsStay() throws {
    let first = try row(try ExportSample.event("v1"), .gdeltEvents)["GLOBALEVENTID"]
    let again = try row(
      try ExportSample.event(
        "v1", ExportSample.telling(), ExportSample.telling(ExportSample.report("r2"))), .gdeltEvents
    )
    let other = try row(try ExportSample.event("v2"), .gdeltEvents)
    #expect(first == again["GLOBALEVENTID"])
    #expect(first != other["GLOBALEVENTID"])
    #expect(again["NumArticles"] == "2")
    #expect(again["NumMentions"] == "2")
    // FNV-1a of "v1" with the finalizer, worked out apart
    #expect(first == "1669639733781746448")
  }

  @Test func mentionsBelongToTheirEvent() throws {
    let event = try ExportSample.event(
      "v1", ExportSample.telling(),
      ExportSample.telling(ExportSample.report("r2", url: nil, added: nil)))
    let number = try row(event, .gdeltEvents)["GLOBALEVENTID"]
    let web = try row(event, .gdeltMentions)
    let paper = try row(event, .gdeltMentions, 1)
    #expect(web["GLOBALEVENTID"] == number)
    #expect(paper["GLOBALEVENTID"] == number)
    let expected = [
      "EventTimeDate": "20250810060708", "MentionTimeDate": "20250810060708", "MentionType": "1",
      "MentionSourceName": "bugle.example", "MentionIdentifier": "https://www.bugle.example/1",
      "SentenceID": "", "Actor1CharOffset": "12", "Actor2CharOffset": "30",
      "ActionCharOffset": "16", "InRawText": "1", "Confidence": "88", "MentionDocLen": "900",
    ]
    for (column, value) in expected { #expect(web[column] == value, "\(column)") }
    #expect(paper["MentionType"] == "2")
    #expect(paper["MentionTimeDate"] == "20250809000000")
    #expect(paper["MentionIdentifier"] == "The Bugle, Chile shuts a pass, 2025-08-09")
  }

  // MARK: POLECAT, ICEWS, CSV

  @Test func polecatRowHasItsCodes() throws {
    let row = try row(try ExportSample.event(), .polecat)
    let expected = [
      "Event ID": "v1", "Event Date": "2025-08-08", "Event Type": "REJECT", "Event Mode": "meet",
      "Intensity": "-2.0", "Quad Code": "VERBAL CONFLICT", "Contexts": "diplomatic",
      "Actor Name": "Chile", "Actor Country": "CHL", "Primary Actor Sector": "GOV",
      "Recipient Name": "Peru", "Recipient COW": "", "Placename": "Arica", "Country": "CHL",
      "Latitude": "-18.48", "Source": "The Bugle", "Publication Date": "2025-08-09",
      "Story Locations": "Chile;Peru", "Language": "en", "Version": "0.1.0",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test func icewsRowHasItsCodes() throws {
    let row = try row(try ExportSample.event(), .icews)
    let expected = [
      "Event Date": "2025-08-08", "Source Name": "Chile", "Source Sectors": "Government",
      "Source Country": "Chile", "Event Text": "reject meet", "CAMEO Code": "1244",
      "Intensity": "", "Target Name": "Peru", "Target Country": "Peru", "Publisher": "The Bugle",
      "City": "Arica", "Country": "Chile", "Longitude": "-70.33",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test func flatRowHasAllOfIt() throws {
    let row = try row(
      try ExportSample.event(
        "v1", ExportSample.telling(summary: .denied),
        ExportSample.telling(ExportSample.report("r2"))),
      .csv)
    let expected = [
      "event_id": "v1", "date": "2025-08-08", "type": "REJECT", "cameo": "1244",
      "quad_class": "3", "scale": "-2.0", "summary": "denied", "confidence": "0.875",
      "actor_names": "Chile", "actor_registry": "countries/CHL", "recipient_sectors": "",
      "about": "the talks", "sources": "The Bugle|two aides", "source_views": "Uu|CT+",
      "injured_least": "3", "injured_most": "5", "dead_least": "", "reports": "2", "outlets": "1",
      "voices": "2", "sentence": "Chile called off the talks with Peru.", "sentence_start": "10",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test(arguments: ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1"])
  func formulasAreTexts(_ text: String) throws {
    let event = try ExportSample.event("v1", ExportSample.telling(sentence: text))
    let index = try #require(ExportFormat.csv.columns?.firstIndex(of: "sentence"))
    let scale = try #require(ExportFormat.csv.columns?.firstIndex(of: "scale"))
    let safe = ExportReader.quoted(try ExportSample.export([event], .csv))
    let raw = ExportReader.quoted(try ExportSample.export([event], .csv, isRaw: true))
    #expect(safe.map { $0[index] } == ["sentence", "'" + text])
    #expect(raw.map { $0[index] } == ["sentence", text])
    // a number is one
    #expect(safe.map { $0[scale] } == ["scale", "-2.0"])
  }

  // MARK: What is no fact

  @Test(arguments: ExportFormat.allCases, Factuality.Summary.allCases)
  func whatIsNoFactIsNotExportedAsOne(_ format: ExportFormat, _ summary: Factuality.Summary) throws
  {
    let event = try ExportSample.event("v1", ExportSample.telling(summary: summary))
    var exporter = try Exporter(format) { _ in }
    try exporter.add(event)
    let isFact = [.happened, .ongoing, .claimed].contains(summary)
    let says = [.plover, .csv, .json].contains(format)
    #expect(exporter.written == (isFact || says ? 1 : 0))
    #expect(exporter.leftOut == (isFact || says ? 0 : 1))
    var all = try Exporter(format, isEverything: true) { _ in }
    try all.add(event)
    #expect(all.written == 1)
  }

  // MARK: JSON

  @Test func jsonIsWhatWasThere() throws {
    let events = [
      try ExportSample.event("v1"), try ExportSample.event("v2", ExportSample.telling(date: nil)),
    ]
    let text = try ExportSample.export(events, .json)
    #expect(try JSONDecoder().decode([LedgerEvent].self, from: Data(text.utf8)) == events)
    #expect(try ExportSample.export([], .json) == "[]\n")
  }

  @Test func ploverLineHasItsFields() throws {
    let text = try ExportSample.export(
      [
        ExportSample.event("v1", ExportSample.telling(sentence: "A\nB\t\"C\"")),
        ExportSample.event("v2"),
      ], .plover)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    let line = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(line["id"] as? String == "v1")
    #expect(line["date"] as? String == "2025-08-08")
    #expect(line["event"] as? [String] == ["REJECT"])
    #expect(line["mode"] as? [String] == ["meet"])
    #expect(line["quad_code"] as? Int == 3)
    #expect(line["event_scale"] as? Double == -2)
    #expect(line["text"] as? String == "A\nB\t\"C\"")
    #expect(line["coded_date"] as? String == "2025-08-10")
    let actor = try #require((line["actor"] as? [[String: Any]])?.first)
    #expect(actor["code"] as? String == "CHL")
    #expect(actor["identifier_id"] as? String == "countries/CHL")
    let cite = try #require(line["cite_info"] as? [String: Any])
    #expect(cite["publication"] as? String == "The Bugle")
    let own = try #require(line["verbale"] as? [String: Any])
    #expect(own["summary"] as? String == "happened")
    #expect((own["chain"] as? [Any])?.count == 2)
  }

  @Test func ploverDateIsNeverMissing() throws {
    func date(_ telling: LedgerEvent.Telling) throws -> String? {
      let text = try ExportSample.export([ExportSample.event("v1", telling)], .plover)
      let line = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return line?["date"] as? String
    }
    #expect(try date(ExportSample.telling(date: nil)) == "2025-08-09")
    #expect(try date(ExportSample.telling(date: ExportSample.day("2025-08"))) == "2025-08")
    #expect(try date(ExportSample.telling(ExportSample.report(published: nil), date: nil)) == "")
  }
}
