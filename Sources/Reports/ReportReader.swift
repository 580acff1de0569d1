import Records

/// The door to all readers: gives the reports of a source, whatever it holds.
package struct ReportReader: Sendable {
  /// What sources hold; nil to tell by their first bytes.
  package var kind: SourceKind?
  /// Where the fields of a report stand in JSON Lines.
  package var fields: FieldMap
  package var limits: ReadingLimits
  /// What goes before all that a piece says of itself.
  package var defaults: ReportDefaults

  package init(
    kind: SourceKind? = nil, fields: FieldMap = FieldMap(), limits: ReadingLimits = ReadingLimits(),
    defaults: ReportDefaults = ReportDefaults()
  ) {
    self.kind = kind
    self.fields = fields
    self.limits = limits
    self.defaults = defaults
  }

  /// The reports of a source one after the other; a source that cannot be opened is one reject.
  package func readings(of source: ReportSource) -> Readings {
    do {
      return readings(of: try ByteStream(source), named: source.name)
    } catch {
      return Readings(rejecting: error, source: source.name)
    }
  }

  /// The reports of a stream, which may be compressed with gzip.
  package func readings(of stream: ByteStream, named source: String) -> Readings {
    do throws(ReadingError) {
      let stream = try inflated(stream)
      let kind = if let kind { kind } else { try KindSniffer.kind(of: stream) }
      return Readings(try pieces(of: kind, stream, source), kind: kind)
    } catch {
      return Readings(rejecting: error, source: source)
    }
  }

  /// How often a source may be compressed; servers compress what was compressed already.
  private static let mostLayers = 2

  private func inflated(_ stream: ByteStream) throws(ReadingError) -> ByteStream {
    var stream = stream
    for _ in 0..<Self.mostLayers {
      guard GzipStream.matches(try stream.peek(2)) else { break }
      stream = try GzipStream.inflating(stream)
    }
    return stream
  }

  /// The reader of a kind.
  private func pieces(
    of kind: SourceKind, _ stream: ByteStream, _ source: String
  ) throws(ReadingError) -> any PieceReader {
    switch kind {
    case .text: OnePiece(stream, source: source, limits: limits, read: text)
    case .html: OnePiece(stream, source: source, limits: limits, read: page)
    case .jsonLines:
      JSONLinesReader(
        stream, source: source, fields: fields, limits: limits, defaults: defaults, pages: pages)
    case .warc:
      WARCReader(stream, source: source, limits: limits, defaults: defaults, pages: pages)
    case .rss, .atom:
      FeedReader(stream, source: source, limits: limits, defaults: defaults)
    case .jsonFeed:
      JSONFeedReader(stream, source: source, limits: limits, defaults: defaults)
    case .nitf, .newsML:
      WireReader(stream, source: source, limits: limits, defaults: defaults)
    case .petrarch:
      PetrarchReader(stream, source: source, limits: limits, defaults: defaults)
    }
  }

  private func text(_ bytes: [UInt8]) throws(ReadingError) -> Report {
    try PlainTextReader(maximumBytes: limits.bytes).read(
      bytes, published: defaults.published, outlet: defaults.outlet, url: defaults.url)
  }

  private func page(_ bytes: [UInt8]) throws(ReadingError) -> Report {
    try pages(bytes, nil, defaults.url).filed(defaults)
  }

  /// Reads the pages of archives and of HTML files.
  private var pages: PageReading {
    let reader = PageReader(limits: limits)
    return { (bytes, charset, url) throws(ReadingError) in
      try reader.read(bytes, charset: charset, url: url)
    }
  }
}

/// The reports and rejects of one source, in its order.
package struct Readings: Sequence, IteratorProtocol {
  /// What the source holds; nil where nobody can tell.
  package let kind: SourceKind?
  private var pieces: any PieceReader
  private let languages = LanguageDetector()

  fileprivate init(_ pieces: any PieceReader, kind: SourceKind) {
    self.pieces = pieces
    self.kind = kind
  }

  fileprivate init(rejecting error: ReadingError, source: String) {
    pieces = Rejected(reject: Reject(error.message, at: Place(source: source)))
    kind = nil
  }

  /// Whether the source is of a kind that may hold several reports.
  package var mayBeSeveral: Bool { kind.map { $0 != .text && $0 != .html && $0 != .nitf } ?? false }

  package mutating func next() -> Reading? { pieces.next()?.inItsLanguage(by: languages) }
}

/// A source that is one report.
private struct OnePiece: PieceReader {
  let stream: ByteStream
  let place: Place
  let limits: ReadingLimits
  let read: ([UInt8]) throws(ReadingError) -> Report
  private var isDone = false

  init(
    _ stream: ByteStream, source: String, limits: ReadingLimits,
    read: @escaping ([UInt8]) throws(ReadingError) -> Report
  ) {
    self.stream = stream
    place = Place(source: source)
    self.limits = limits
    self.read = read
  }

  mutating func next() -> Reading? {
    guard !isDone else { return nil }
    isDone = true
    do {
      return .report(try read(try stream.rest(most: limits.bytes)), place)
    } catch {
      // The offset of a damage counts compressed bytes.
      if error == stream.failure { return .reject(Reject(error.message, at: place)) }
      return .reject(Reject(error.complaint, at: place.at(error.byte)))
    }
  }
}

/// A source that cannot be read at all.
private struct Rejected: PieceReader {
  var reject: Reject?

  mutating func next() -> Reading? {
    defer { reject = nil }
    return reject.map(Reading.reject)
  }
}
