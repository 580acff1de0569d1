import Records

/// Reads the pages of a web archive, WARC 1.0 or 1.1 (ISO 28500), plain or inflated.
///
/// A report is a `response` with status 200 or a `resource` that holds HTML or plain text, or a
/// `conversion` to plain text, as in WET files. Other responses, and what cannot be read, are
/// rejected with the reason. Records that only describe (`warcinfo`, `request`, `metadata`) are
/// passed over. After a damage the next line that begins a record is looked for. No more than one
/// record is held.
package struct WARCReader: PieceReader {
  private let stream: ByteStream
  private let source: String
  private let limits: ReadingLimits
  private let defaults: ReportDefaults
  private let pages: PageReading
  private var number = 0
  private var isDone = false
  /// What is to be told of the report that was given last.
  private var pending: Reject?

  package init(
    _ stream: ByteStream, source: String, limits: ReadingLimits = ReadingLimits(),
    defaults: ReportDefaults = ReportDefaults(), pages: @escaping PageReading
  ) {
    self.stream = stream
    self.source = source
    self.limits = limits
    self.defaults = defaults
    self.pages = pages
  }

  package mutating func next() -> Reading? {
    if let reject = pending {
      pending = nil
      return .reject(reject)
    }
    while !isDone {
      var place = Place(source: source)
      do {
        guard try skipBlankLines() else { break }
        number += 1
        place = Place(source: source, piece: "record \(number)", byte: stream.offset)
        let record = try WARCRecord(stream, limits: limits)
        if record.isDescription { continue }
        return .report(try report(record, at: place), place)
      } catch {
        if let failure = stream.failure, failure == error { isDone = true }
        return .reject(Reject(error.message, at: place))
      }
    }
    isDone = true
    return nil
  }

  /// Whether anything is left behind the blank lines.
  private func skipBlankLines() throws(ReadingError) -> Bool {
    while let first = try stream.peek(1).first {
      guard first == 0x0D || first == 0x0A else { return true }
      _ = try stream.skip(1)
    }
    return false
  }

  private mutating func report(
    _ record: WARCRecord, at place: Place
  ) throws(ReadingError) -> Report {
    let url = record.url
    let (bytes, type) = try content(of: record)
    let isPage = type.isPage || type.name.isEmpty && bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
    let report: Report
    if isPage {
      report = try pages(bytes, type.charset, url)
    } else {
      report = try PlainTextReader(maximumBytes: limits.bytes).read(
        bytes, charset: type.charset, outlet: defaults.outlet)
    }
    if let cause = record.fields["warc-truncated"] {
      let reason = "only its beginning is in the archive (WARC-Truncated: \(cause)); it was read"
      pending = Reject(reason, at: place)
    }
    return report.filed(
      defaults, published: record.fields["warc-date"].flatMap { CalendarDate($0) }, url: url,
      id: record.id)
  }

  /// The text or page of a record.
  ///
  /// - Throws: `noReport` for a record that holds neither.
  private func content(
    of record: WARCRecord
  ) throws(ReadingError) -> (bytes: [UInt8], type: MediaType) {
    let outer = MediaType(record.fields["content-type"] ?? "")
    switch record.type {
    case "response" where outer.name == "application/http" || outer.name.isEmpty:
      let response = try HTTPResponse(record.block[...])
      guard response.status == 200 else {
        let target = response.headers["location"].map { " to \($0.prefix(300))" } ?? ""
        let isRedirect = (300..<400).contains(response.status)
        throw ReadingError(
          .noReport(
            isRedirect
              ? "a redirect (HTTP \(response.status))\(target)"
              : "the page was not delivered (HTTP \(response.status))"))
      }
      let type = MediaType(response.headers["content-type"] ?? "")
      try check(type)
      return (try response.content(most: limits.bytes, until: Deadline(limits)), type)
    case "resource", "conversion", "response":
      try check(outer)
      return (record.block, outer)
    case "revisit":
      throw ReadingError(
        .noReport("the same as an earlier page, whose record is elsewhere (revisit)"))
    case let type:
      throw ReadingError(.noReport("a record of type “\(type.prefix(40))” is not read"))
    }
  }

  private func check(_ type: MediaType) throws(ReadingError) {
    guard type.isPage || type.isText || type.name.isEmpty else {
      throw ReadingError(.noReport("\(type.name.prefix(80)) is neither HTML nor plain text"))
    }
  }
}
