import Records
import Reports
import Testing

/// A record of a web archive as crawlers write them.
func warc(
  _ type: String, _ block: String, url: String = "https://post.example/1",
  fields: [String] = [], length: Int? = nil, version: String = "1.0"
) -> [UInt8] {
  let lines =
    [
      "WARC/\(version)", "WARC-Type: \(type)", "WARC-Target-URI: \(url)",
      "WARC-Date: 2025-03-14T22:10:00Z", "WARC-Record-ID: <urn:uuid:\(url.count)>",
    ] + fields + ["Content-Length: \(length ?? block.utf8.count)"]
  return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + block + "\r\n\r\n").utf8)
}

/// A response with a page.
func response(
  _ body: String, status: String = "200 OK", headers: [String] = ["Content-Type: text/html"],
  url: String = "https://post.example/1", length: Int? = nil, version: String = "1.0"
) -> [UInt8] {
  let http = (["HTTP/1.1 \(status)"] + headers).joined(separator: "\r\n") + "\r\n\r\n" + body
  return warc(
    "response", http, url: url, fields: ["Content-Type: application/http; msgtype=response"],
    length: length, version: version)
}

/// Takes a page as the paragraph that it is, and says what came with it.
let plainPages: PageReading = { (bytes, charset, url) throws(ReadingError) in
  let text = try CharacterDecoder.decode(bytes, as: .html, label: charset).text
  if text.contains("<fail>") { throw ReadingError(.tooDeep(limit: 3)) }
  return Report(text: text, parts: [.init(.paragraph, 0..<text.utf8.count)], outlet: charset)
}

/// What a reader gives, one line for each reading.
func outcomes(_ reader: some PieceReader) -> [String] {
  var reader = reader
  var lines: [String] = []
  while let reading = reader.next() {
    switch reading {
    case .report(let report, let place): lines.append("\(place.piece ?? "-"): \(report.text)")
    case .reject(let reject): lines.append("\(reject.place.piece ?? "-")! \(reject.reason)")
    }
  }
  return lines
}

@Suite struct WARCReaderTests {
  private func reader(
    _ bytes: [UInt8], size: Int = 1 << 16, limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) -> WARCReader {
    WARCReader(
      stream(bytes, by: size), source: "a.warc", limits: limits, defaults: defaults,
      pages: plainPages)
  }

  @Test(arguments: ["1.0", "1.1"]) func responseIsAReport(_ version: String) throws {
    let info = warc("warcinfo", "software: test\r\n", version: version)
    let bytes = info + response("<p>Truce", version: version)
    var reader = reader(bytes)
    guard case .report(let report, let place) = reader.next() else {
      Issue.record("no report")
      return
    }
    #expect(report.text == "<p>Truce")
    #expect(report.url == "https://post.example/1")
    #expect(report.id == "urn:uuid:22")
    #expect(report.published == CalendarDate("2025-03-14"))
    #expect(place == Place(source: "a.warc", piece: "record 2", byte: info.count))
    #expect(reader.next() == nil)
    #expect(reader.next() == nil)
  }

  @Test func whatIsGivenGoesBefore() throws {
    let given = ReportDefaults(
      published: CalendarDate("2024-01-02"), outlet: "The Post", url: "https://a.example/")
    var reader = reader(response("<p>Truce"), defaults: given)
    guard case .report(let report, _) = reader.next() else {
      Issue.record("no report")
      return
    }
    #expect(report.published?.description == "2024-01-02")
    #expect(report.outlet == "The Post")
    #expect(report.url == "https://a.example/")
  }

  @Test(arguments: [1, 100, 1 << 16]) func recordsStandInOrder(_ size: Int) {
    let bytes = (0..<30).flatMap { response("<p>Page \($0)", url: "https://post.example/\($0)") }
    #expect(
      outcomes(reader(bytes, size: size)) == (0..<30).map { "record \($0 + 1): <p>Page \($0)" })
  }

  @Test func membersOfGzipAreOneArchive() throws {
    let bytes = (0..<30).flatMap { gzip(response("<p>Page \($0)")) }
    let found = outcomes(
      WARCReader(
        try GzipStream.inflating(ByteStream(bytes)), source: "a.warc.gz", pages: plainPages))
    #expect(found == (0..<30).map { "record \($0 + 1): <p>Page \($0)" })
  }

  @Test(
    "What is no page is rejected with the reason",
    arguments: [
      (
        response("", status: "301 Moved", headers: ["LOCATION: /new"]),
        "a redirect (HTTP 301) to /new"
      ),
      (response("", status: "404 Not Found"), "the page was not delivered (HTTP 404)"),
      (
        response("x", headers: ["content-type: image/png"]),
        "image/png is neither HTML nor plain text"
      ),
      (
        response("x", headers: ["Content-Type: text/html", "Content-Encoding: br"]),
        "the page is compressed with br, which is not read"
      ),
      (
        warc("revisit", ""),
        "the same as an earlier page, whose record is elsewhere (revisit)"
      ),
      (warc("continuation", "x"), "a record of type “continuation” is not read"),
      (
        warc("response", "junk", fields: ["Content-Type: application/http"]),
        "the record holds no HTTP response"
      ),
      (response("<fail>"), "nested more than 3 deep; raise the limit with --max-depth"),
      (
        response("zz\r\n", headers: ["Content-Type: text/html; charset=x-klingon"]),
        "the encoding “x-klingon” is not known; convert it to UTF-8 first"
      ),
    ]) func rejected(_ record: [UInt8], _ reason: String)
  {
    #expect(
      outcomes(reader(record + response("<p>Next"))) == [
        "record 1! \(reason)", "record 2: <p>Next",
      ])
  }

  @Test(
    "Bodies are unpacked",
    arguments: [
      (["Transfer-Encoding: chunked"], "5\r\n<p>Tr\r\n3;x=y\r\nuce\r\n0\r\n\r\n"),
      (["transfer-encoding: Chunked"], "<p>Truce"), (["Content-Encoding: gzip"], "<p>Truce"),
      (["Content-Encoding: deflate"], "<p>Truce"), (["Content-Encoding: identity"], "<p>Truce"),
    ]) func unpacked(_ headers: [String], _ body: String)
  {
    let record = response(body, headers: headers + ["Content-Type: text/html"])
    #expect(outcomes(reader(record)) == ["record 1: <p>Truce"])
  }

  @Test func compressedBodyIsInflated() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    let block = Array(head.utf8) + gzip("<p>Truce")
    let fields = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(block.count)\r\n\r\n"
    let whole = Array(fields.utf8) + block + Array("\r\n\r\n".utf8)
    #expect(outcomes(reader(whole)) == ["record 1: <p>Truce"])
    let limits = ReadingLimits(bytes: 7)
    #expect(
      outcomes(reader(whole, limits: limits)) == [
        "record 1! larger than 7 bytes; split it, or raise the limit with --max-bytes"
      ])
  }

  @Test func charsetOfTheHeaderReachesThePage() {
    var reader = reader(response("<p>x", headers: ["Content-Type: text/html; Charset=\"KOI8-R\""]))
    guard case .report(let report, _) = reader.next() else {
      Issue.record("no report")
      return
    }
    #expect(report.outlet == "KOI8-R")
  }

  @Test func plainTextOfConversionsIsLaidOut() {
    let text = "Truce holds\n\nThe truce holds, the envoy said on Monday."
    var reader = reader(warc("conversion", text, fields: ["Content-Type: text/plain"]))
    guard case .report(let report, _) = reader.next() else {
      Issue.record("no report")
      return
    }
    #expect(report.parts.map(\.kind) == [.title, .paragraph])
    #expect(report.url == "https://post.example/1")
  }

  @Test("A wrong length costs its own record only", arguments: [0, 10, 400, 5000, 99_999_999_999])
  func wrongLength(_ length: Int) {
    let next = response("<p>Next", url: "https://post.example/next")
    let found = outcomes(reader(response("<p>Truce holds", length: length) + next + next))
    #expect(found.first?.hasPrefix("record 1! ") == true)
    #expect(found.dropFirst() == ["record 2: <p>Next", "record 3: <p>Next"])
  }

  @Test func negativeLengthIsNone() {
    let found = outcomes(reader(response("<p>Truce", length: -5) + response("<p>Next")))
    #expect(found.count == 2)
    #expect(found.first?.contains("has no Content-Length") == true)
    #expect(found.last == "record 2: <p>Next")
  }

  @Test func lineWithinAPageBeginsNoRecord() {
    let page = "<p>An archive begins with\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n"
    #expect(outcomes(reader(response(page) + response("<p>Next"))).count == 2)
  }

  @Test func largeRecordIsPassedOver() {
    let large = response(String(repeating: "x", count: 300_000))
    let bytes = large + response("<p>Next")
    let found = outcomes(reader(bytes, limits: ReadingLimits(bytes: 1000)))
    #expect(
      found == [
        "record 1! larger than 1000 bytes; split it, or raise the limit with --max-bytes",
        "record 2: <p>Next",
      ])
  }

  @Test func junkBetweenRecordsIsToldOnce() {
    let bytes = response("<p>One") + Array("junk\r\nmore junk\r\n\r\n".utf8) + response("<p>Two")
    let found = outcomes(reader(bytes))
    #expect(
      found == [
        "record 1: <p>One", "record 2! no record begins here; 19 bytes were passed over",
        "record 3: <p>Two",
      ])
  }

  @Test("What comes before a cut is read, and the cut is told") func truncated() throws {
    let bytes = (0..<3).flatMap { gzip(response("<p>Page \($0)")) }.dropLast(20)
    let found = outcomes(
      WARCReader(
        try GzipStream.inflating(ByteStream(Array(bytes))), source: "a", pages: plainPages))
    #expect(found.prefix(2) == ["record 1: <p>Page 0", "record 2: <p>Page 1"])
    #expect(found.count == 3)
    #expect(found.last?.contains("it ends too early") == true)
    let plain = outcomes(reader(Array((response("<p>One") + response("<p>Two")).dropLast(7))))
    #expect(plain.first == "record 1: <p>One")
    #expect(plain.last?.contains("the archive ends before") == true)
    #expect(plain.count == 2)
  }

  @Test func pageThatTheCrawlerCutIsReadAndTold() {
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Trunc"
    let fields = ["Content-Type: application/http", "WARC-Truncated: length"]
    #expect(
      outcomes(reader(warc("response", http, fields: fields) + response("<p>Next"))) == [
        "record 1: <p>Trunc",
        "record 1! only its beginning is in the archive (WARC-Truncated: length); it was read",
        "record 2: <p>Next",
      ])
  }

  @Test("Any bytes are read to the end") func noise() {
    var state: UInt64 = 7
    let whole = (0..<6).flatMap { response("<p>Page \($0)") }
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      let found = outcomes(reader(bytes))
      #expect(!found.isEmpty && found.count < 40)
    }
  }
}
