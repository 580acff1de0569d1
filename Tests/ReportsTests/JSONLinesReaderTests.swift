import Records
import Reports
import Testing

@Suite struct JSONLinesReaderTests {
  private func reader(
    _ text: String, fields: [String] = [], limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) throws -> JSONLinesReader {
    JSONLinesReader(
      ByteStream(Array(text.utf8)), source: "a.jsonl", fields: try FieldMap(fields), limits: limits,
      defaults: defaults, pages: plainPages)
  }

  private func report(
    _ line: String, fields: [String] = [], defaults: ReportDefaults = .init()
  ) throws -> Report {
    var reader = try reader(line, fields: fields, defaults: defaults)
    guard case .report(let report, _) = reader.next() else {
      throw ReadingError(.noReport(try outcomes(self.reader(line, fields: fields)).joined()))
    }
    return report
  }

  private func slices(_ report: Report) -> [String] {
    let utf8 = Array(report.text.utf8)
    return report.parts.map { "\($0.kind) \(String(decoding: utf8[$0.range], as: UTF8.self))" }
  }

  @Test func fieldsBecomeTheReport() throws {
    let report = try report(
      #"""
      {"text": "The truce holds, the envoy said.", "title": "Truce holds", "id": "a-1", \#
      "url": "https://post.example/1", "published": "2025-08-09T23:30:00-05:00", \#
      "outlet": "The Post", "byline": ["Ana Ruiz", "B. Okoye"], "language": "en-GB"}
      """#)
    #expect(slices(report) == ["title Truce holds", "paragraph The truce holds, the envoy said."])
    #expect(report.id == "a-1")
    #expect(report.url == "https://post.example/1")
    #expect(report.published == CalendarDate("2025-08-09"))
    #expect(report.outlet == "The Post")
    #expect(report.byline == "Ana Ruiz, B. Okoye")
    #expect(report.language == "en")
  }

  @Test func fieldsAreFoundWhereTheMapSays() throws {
    let line =
      #"{"doc": {"body": ["", "The truce holds."], "a.b": "Truce"}, "when": {"ts": 1741989600}, "n": 7}"#
    let report = try report(
      line, fields: ["text=doc.body.1", "title=doc.a.b", "published=when.ts", "id=n"])
    #expect(report.text == "Truce\n\nThe truce holds.")
    #expect(report.published == CalendarDate("2025-03-14"))
    #expect(report.id == "7")
  }

  @Test(arguments: ["text", "=a", "body=text", ""]) func wrongMapsAreExplained(_ setting: String) {
    #expect(throws: ReadingError.self) { try FieldMap([setting]) }
  }

  @Test(
    "Days are taken as written",
    arguments: [
      (#""2025-08-09""#, "2025-08-09"), (#""2025-08-09T23:59:59Z""#, "2025-08-09"),
      (#""2025-08-09 01:00:00+14:00""#, "2025-08-09"), (#""20250809""#, "2025-08-09"),
      (#""20250809T170000Z""#, "2025-08-09"), ("0", "1970-01-01"), ("-1", "1969-12-31"),
      ("951782400", "2000-02-29"), ("1754697599.9", "2025-08-08"), ("1754697600000", "2025-08-09"),
      (#""August 9, 2025""#, "2025-08-09"), (#""2025-08""#, "2025-08"),
    ]) func days(_ value: String, _ day: String) throws
  {
    #expect(try report(#"{"text": "x", "published": \#(value)}"#).published?.description == day)
  }

  @Test func whatIsGivenGoesBefore() throws {
    let given = ReportDefaults(published: CalendarDate("2024-01-02"), outlet: "A", url: "b")
    let line = #"{"text": "x", "published": "no date", "outlet": "C", "url": "d"}"#
    let report = try report(line, defaults: given)
    #expect(
      [report.published?.description, report.outlet, report.url] == ["2024-01-02", "A", "b"])
  }

  @Test func pagesAreReadAsPages() throws {
    let line = #"{"html": "<p>é", "url": "https://post.example/1", "published": "2025-08-09"}"#
    let report = try report(line)
    #expect(report.text == "<p>é")
    #expect(report.url == "https://post.example/1")
    #expect(report.published == CalendarDate("2025-08-09"))
  }

  @Test(
    "Bad lines are told and passed over",
    arguments: [
      ("[1]", "the line is a list, not an object"),
      (#"{"text": "x""#, "no JSON: it ends too early (byte 12 of it)"),
      ("{text: 1}", "no JSON: a name is missing (byte 1 of it)"),
      ("no", "no JSON: a value is missing (byte 0 of it)"),
      (
        #"{"title": "x"}"#, "there is neither “text” nor “html”; name the field with --field text=…"
      ),
      (#"{"text": 5}"#, "“text” is a number, not a string"),
      (
        #"{"text": " ", "title": "T"}"#,
        "there is neither “text” nor “html”; name the field with --field text=…"
      ),
      (
        #"{"text": "x", "published": "soon"}"#,
        "“published” is no date; write YYYY-MM-DD, or give it with --published"
      ),
      (
        #"{"text": "x", "published": 1e300}"#,
        "“published” is no date; write YYYY-MM-DD, or give it with --published"
      ),
      (#"{"text": "x", "published": []}"#, "“published” is a list, not a date"),
      (
        #"{"text": "a\u0000b"}"#,
        "this is no plain text (a NUL in the text); convert it to UTF-8 text first"
      ),
      (#"{"text": "x"} {}"#, "no JSON: something behind the value (byte 14 of it)"),
      (#"{"text": "x", "byline": [1]}"#, "“byline” is a list, not a string"),
      (#"{"html": "<fail>"}"#, "nested more than 3 deep; raise the limit with --max-depth"),
      (#"{"text": "\x"}"#, "no JSON: no such escape (byte 12 of it)"),
      (#"{"text": 01}"#, "no JSON: a number begins with zero (byte 11 of it)"),
    ]) func badLines(_ line: String, _ reason: String) throws
  {
    let text = #"{"text": "One"}"# + "\n\(line)\n\n" + #"{"text": "Two"}"#
    #expect(
      outcomes(try reader(text)) == ["line 1: One", "line 2! \(reason)", "line 4: Two"])
  }

  @Test func brokenBytesAreTold() throws {
    let bytes = Array(#"{"text": "a"}"#.utf8) + [0x0A, 0x7B, 0xFF, 0x7D, 0x0A, 0x7B, 0, 0x0A]
    let found = outcomes(JSONLinesReader(ByteStream(bytes), source: "a", pages: plainPages))
    #expect(found.count == 3)
    #expect(found[1].contains("no UTF-8"))
    #expect(found[2].contains("a NUL byte"))
  }

  @Test func longAndDeepLinesAreTold() throws {
    let long = #"{"text": "\#(String(repeating: "x", count: 200_000))"}"#
    let deep = String(repeating: "[", count: 100_000)
    let text = "\(long)\n{\"text\": \"x\", \"y\": \(deep)\n" + #"{"text": "Two"}"#
    let found = outcomes(try reader(text, limits: ReadingLimits(bytes: 150_000, depth: 1_000_000)))
    #expect(
      found == [
        "line 1! larger than 150000 bytes; split it, or raise the limit with --max-bytes",
        "line 2! nested more than 1000 deep; raise the limit with --max-depth (byte 1018 of it)",
        "line 3: Two",
      ])
  }

  @Test func idsComeOnce() throws {
    let text = [1, 2, 1, 3].map { #"{"text": "x", "id": \#($0)}"# }.joined(separator: "\n")
    #expect(
      outcomes(try reader(text)) == [
        "line 1: x", "line 2: x",
        "line 3! its id “1” was there before; only the first one is read", "line 4: x",
      ])
  }

  @Test func stringsAreUnescaped() throws {
    let line = #"{"text": "\u0041\u00e9\ud83d\ude80 \ud83d \"q\"\/\\\t."}"#
    #expect(try report(line).text == "Aé🚀 \u{FFFD} \"q\"/\\\t.")
  }

  @Test func placesSayWhere() throws {
    let first = "\u{FEFF}" + #"{"text": "é"}"# + "\r\n"
    var reader = try reader(first + #"{"text": "b"}"#)
    var places: [Place] = []
    while let reading = reader.next() {
      if case .report(_, let place) = reading { places.append(place) }
    }
    #expect(
      places == [
        Place(source: "a.jsonl", piece: "line 1", byte: 0),
        Place(source: "a.jsonl", piece: "line 2", byte: first.utf8.count),
      ])
  }

  // MARK: Titles

  @Test(
    "A title is the first line once",
    arguments: [
      (
        "Truce holds", "Truce holds\n\nThe envoy said so on Monday.",
        ["title Truce holds", "paragraph The envoy said so on Monday."]
      ),
      (
        "Truce “holds”", "Truce \"holds\"\nThe envoy said so on Monday.",
        ["title Truce \"holds\"", "paragraph The envoy said so on Monday."]
      ),
      (
        "He said:\n it is over.", "The envoy said so on Monday.",
        ["title He said: it is over.", "paragraph The envoy said so on Monday."]
      ),
      (
        "Envoy leaves", "LIMA, Aug. 9 (Reuters) - The envoy left on Monday.",
        [
          "title Envoy leaves", "dateline LIMA, Aug. 9 (Reuters) -",
          "paragraph The envoy left on Monday.",
        ]
      ),
    ] as [(String, String, [String])])
  func titles(_ title: String, _ text: String, _ parts: [String]) throws {
    let escape = { (text: String) in
      text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
    let report = try report(#"{"title": "\#(escape(title))", "text": "\#(escape(text))"}"#)
    #expect(slices(report) == parts)
  }

  // MARK: Front matter

  private static let briefing = ####"""
    ---
    date: '2025-02-11'
    modified_time: 2025-02-12 18:49:44-05:00
    source_url: https://gov.example/a
    tags: [a, b]
    title: "Minister\u2019s Visit to the\
      \ Port of\_Callao"
    ---
     
    The minister [visited
    the port](https://gov.example/port_(old)) on
    *Monday* and **signed** a deal.  
       
    ## What follows ##
    -   Ships will *not* wait, `he` said of snake_case, 2 * 3 and
        the quay in
        2024. The work began then.
    - A \[second\] item ![map](m.png)

    See <https://gov.example/x>, <span class='a'>clause</span> <u>2</u>, a < b.

    \###
    """####

  @Test func frontMatterAndMarkdownAreRead() throws {
    let escaped = Self.briefing.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    let report = try report(#"{"id": "b", "text": "\#(escaped)"}"#)
    #expect(
      report.text.split(separator: "\n\n").map(String.init) == [
        "Minister’s Visit to the Port of Callao",
        "The minister visited the port on Monday and signed a deal.", "What follows",
        "Ships will not wait, he said of snake_case, 2 * 3 and the quay in 2024. The work began then.",
        "A [second] item", "See https://gov.example/x, clause 2, a < b.", "###",
      ])
    #expect(report.parts.first?.kind == .title)
    #expect(report.published == CalendarDate("2025-02-11"))
    #expect(report.modified == CalendarDate("2025-02-12"))
    #expect(report.url == "https://gov.example/a")
    #expect(report.id == "b")
  }

  @Test(
    "What only looks like front matter is text",
    arguments: [
      "---\\nNo name here\\n---\\nText.", "---\\ndate: 2025-01-01\\nText without end.", "---",
    ]) func noFrontMatter(_ text: String) throws
  {
    #expect(try report(#"{"text": "\#(text)"}"#).text.hasPrefix("---"))
  }

  @Test(
    "Markdown without end takes no time without end", .timeLimit(.minutes(1)),
    arguments: ["[", "](", "[a](b", "![[", "<http", "**_", "\\\\", "# ", "> ", "- "])
  func hostileMarkdown(_ pattern: String) throws {
    let text = String(repeating: pattern, count: 60_000)
    let found = outcomes(try reader(#"{"text": "---\ndate: 2025-01-01\n---\n\#(text) end."}"#))
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("end.") == true)
  }
}
