import Foundation
import Records
import Reports
import Testing

@Suite struct ReportReaderTests {
  private func kind(_ bytes: [UInt8]) -> SourceKind? {
    ReportReader().readings(of: ByteStream(bytes), named: "a").kind
  }

  private func lines(
    _ bytes: [UInt8], as kind: SourceKind? = nil, limits: ReadingLimits = .init()
  ) -> [String] {
    let reader = ReportReader(kind: kind, limits: limits)
    return reader.readings(of: ByteStream(bytes), named: "a").map { reading in
      switch reading {
      case .report(let report, let place): "\(place.piece ?? "-"): \(report.text)"
      case .reject(let reject): "\(reject.place.piece ?? "-")! \(reject.reason)"
      }
    }
  }

  @Test(arguments: [
    ("The ministry said on Monday that it would send two ships to the port.", "en", true),
    ("El ministerio dijo el lunes que enviará dos barcos al puerto de la capital.", "es", false),
    ("Le ministère a dit lundi qu'il enverrait deux navires au port de la capitale.", "fr", false),
  ])
  func languageIsToldAndWhatIsNotCodedNoticed(
    _ text: String, _ language: String, _ isCoded: Bool
  ) {
    var readings = ReportReader().readings(of: ByteStream(Array(text.utf8)), named: "a")
    let reading = readings.next()
    guard case .report(let report, _)? = reading else {
      Issue.record("no report")
      return
    }
    #expect(report.language == language)
    #expect(report.isEnglish == isCoded)
    #expect(
      report.notices.filter { $0.kind == .language }.map(\.message)
        == (isCoded ? [] : ["not coded: language \(language)"]))
  }

  @Test(
    "Kinds are told by content",
    arguments: [
      ("Truce holds\n", .text), ("", .text), ("{draft} Truce holds", .text),
      ("[PHOTO] Truce", .text),
      ("<3 from Lima", .text), ("{\"text\": \"a\"}\n{\"text\": \"b\"}", .jsonLines),
      ("\n {\"text\": \"a\"}", .jsonLines), ("<!DOCTYPE html><p>", .html), ("<HTML>", .html),
      ("<!-- a --><div>", .html), ("<meta charset=utf-8>", .html), ("A < B", .text),
      ("<!-- never closed", .text), ("<!DOCTYPE nitf>", .text),
      ("<?xml version='1.0'?><!DOCTYPE html><html>", .html),
      ("WARC/1.0\r\n", .warc), ("WARC/1.1\r\n", .warc), ("WARC/s are read", .text),
    ] as [(String, SourceKind)])
  func kinds(_ text: String, _ expected: SourceKind) {
    #expect(kind(Array(text.utf8)) == expected)
    #expect(kind([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    #expect(kind(gzip(text)) == expected)
    #expect(kind([0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] }) == expected)
  }

  @Test(
    "Kinds that others read are told",
    arguments: [
      ("<?xml version=\"1.0\"?>\n<!-- by us --><rss version='2.0'>", "rss"),
      ("<rdf:RDF xmlns='a'>", "rss"),
      ("<feed xmlns='http://www.w3.org/2005/Atom'>", "atom"), ("<nitf>", "nitf"),
      ("<!DOCTYPE nitf SYSTEM 'a.dtd' [<!ENTITY b '>'>]><nitf>", "nitf"),
      ("<newsItem>", "newsml"), ("<n:newsMessage>", "newsml"), ("<Sentences>", "petrarch"),
      ("<Articles>", "petrarch"),
      ("{\n\"version\": \"https://jsonfeed.org/version/1.1\"}", "json-feed"),
      ("{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\",\"items\":[]}", "json-feed"),
    ]) func otherKinds(_ text: String, _ kind: String) throws
  {
    #expect(try KindSniffer.kind(of: ByteStream(Array(text.utf8))).rawValue == kind)
  }

  @Test(
    "What nobody reads is named",
    arguments: [
      ("<?xml version='1.0'?><urlset>", "XML with the root element “urlset”"),
      ("[{\"text\": 1}]", "a list of JSON"), ("%PDF-1.7\n", "a PDF"),
    ]) func unknown(_ text: String, _ look: String)
  {
    let found = lines(Array(text.utf8))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("-! this looks like \(look)") == true)
    #expect(lines(Array(text.utf8), as: .text) == ["-: \(text)"])
  }

  @Test func archivesComeThroughTheDoor() {
    let plain = warc("conversion", "Truce", fields: ["Content-Type: text/plain"])
    #expect(lines(plain) == ["record 1: Truce"])
    #expect(lines(gzip(plain) + gzip(plain)) == ["record 1: Truce", "record 2: Truce"])
    #expect(lines(gzip(gzip(plain))) == ["record 1: Truce"])
    let json = gzip(#"{"text": "a"}"# + "\nno\n")
    #expect(lines(json) == ["line 1: a", "line 2! no JSON: a value is missing (byte 0 of it)"])
  }

  @Test func damageIsRejected() {
    let text = (0..<5000).map { "The truce of day \($0) holds." }.joined(separator: "\n")
    let whole = gzip(text)
    #expect(
      lines(Array(whole.dropLast(4))) == [
        "-! the compressed data is damaged (it ends too early); get the file anew (byte \(whole.count - 4) of it)"
      ])
    #expect(lines(Array(whole.prefix(6))).count == 1)
    #expect(
      lines(gzip(text), limits: ReadingLimits(bytes: 1000)).first?.contains(
        "larger than 1000 bytes") == true)
  }

  @Test func pagesAreReadWhereverTheyStand() {
    let body = String(repeating: "The truce held on Monday, the envoy said in Lima. ", count: 6)
    let page =
      "<html><head><title>Truce holds</title></head><body><h1>Truce holds</h1><p>\(body)</p></body></html>"
    let json = "{\"html\": \"\(page)\"}"
    for (bytes, place) in [
      (Array(page.utf8), "-"), (response(page), "record 1"), (Array(json.utf8), "line 1"),
      (gzip(page), "-"),
    ] {
      let found = lines(bytes)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("\(place): Truce holds\n\nThe truce held") == true, "\(found)")
    }
  }

  @Test func timeIsLimited() {
    let text = "---\\ndate: 2025-01-01\\n---\\nThe truce holds."
    let found = lines(
      Array("{\"text\": \"\(text)\"}".utf8), limits: ReadingLimits(seconds: 1e-9))
    #expect(found.first?.hasPrefix("line 1! took longer than 1e-09 s") == true, "\(found)")
  }

  @Test func missingFileIsOneReject() {
    let found = Array(ReportReader().readings(of: .file("/nowhere")))
    #expect(found.count == 1)
    guard case .reject(let reject) = found.first else {
      Issue.record("no reject")
      return
    }
    #expect(reject.place == Place(source: "/nowhere"))
    #expect(reject.reason.contains("cannot be opened"))
  }

  @Test func whatIsGivenGoesBefore() {
    let given = ReportDefaults(published: CalendarDate("2024-01-02"), outlet: "A", url: "b")
    let text = "Truce\nPublished 9 August 2025\n\nIt holds."
    let json = #"{"text": "Published 9 August 2025\n\nIt holds.", "outlet": "C", "url": "d"}"#
    let page = """
      <html><head><meta property="og:site_name" content="C"><meta name="date" content="2025-08-09">
      <link rel="canonical" href="https://post.example/d"></head><body><h1>Truce holds</h1>
      <p>The truce held on Monday, the envoy said in Lima, and both sides thanked her for it.</p>
      </body></html>
      """
    for input in [text, json, page] {
      let reader = ReportReader(defaults: given)
      let reports = reader.readings(of: ByteStream(Array(input.utf8)), named: "a").compactMap {
        if case .report(let report, _) = $0 { report } else { nil }
      }
      #expect(reports.map(\.published) == [given.published])
      #expect(reports.map(\.outlet) == ["A"])
      #expect(reports.map(\.url) == ["b"])
    }
  }
}
