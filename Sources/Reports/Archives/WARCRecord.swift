/// A record of a web archive.
struct WARCRecord {
  /// `response`, `request`, …; in small letters.
  let type: String
  let fields: HeaderFields
  let block: [UInt8]

  /// What a header may take.
  private static let longestHeader = 1 << 16
  private static let first = Array("WARC/".utf8)

  /// Reads the record that begins where the stream is.
  ///
  /// - Throws: what is wrong; the stream then stands where the next record seems to begin.
  init(_ stream: ByteStream, limits: ReadingLimits) throws(ReadingError) {
    let head = try stream.peek(Self.longestHeader)
    guard head.starts(with: Self.first), let (lines, rest) = HeaderFields.split(head) else {
      let begins = head.starts(with: Self.first)
      let passed = try Self.passOver(stream)
      let complaint =
        begins ? "the header of the record does not end" : "no record begins here"
      throw ReadingError(.malformed("\(complaint); \(passed) bytes were passed over"))
    }
    fields = HeaderFields(lines.dropFirst())
    type = fields["warc-type"]?.lowercased() ?? ""
    let headerCount = rest.startIndex - head.startIndex
    guard let text = fields["content-length"], let length = Int(text), length >= 0 else {
      let passed = try Self.passOver(stream)
      throw ReadingError(
        .malformed("the record has no Content-Length; \(passed) bytes were passed over"))
    }
    guard length <= limits.bytes + Self.longestHeader else {
      try Self.passOver(stream, length: length, header: headerCount, limits: limits)
      throw ReadingError(.tooLarge(limit: limits.bytes))
    }
    block = try Self.block(stream, header: headerCount, length: length)
  }

  /// Whether it is about other records or the archive itself.
  var isDescription: Bool { ["warcinfo", "request", "metadata"].contains(type) }

  /// The address that was asked for.
  var url: String? { fields["warc-target-uri"].map(Self.bare) }

  /// The record's name without its brackets.
  var id: String? { fields["warc-record-id"].map(Self.bare) }

  private static func bare(_ text: String) -> String {
    text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
  }

  /// The bytes of the block, after which two line ends, the next record or the end has to come.
  ///
  /// Where it does not, the length is wrong: the next line that begins a record is looked for from
  /// the beginning of the block, which is still held.
  private static func block(
    _ stream: ByteStream, header: Int, length: Int
  ) throws(ReadingError) -> [UInt8] {
    let held = try stream.peek(header + length + 12)
    let block = held.dropFirst(header)
    guard block.count >= length else {
      let failure = stream.failure
      let next = recordStart(in: block)
      _ = try stream.skip(next.map { $0 - held.startIndex } ?? held.count)
      if next == nil, let failure { throw failure }
      throw ReadingError(
        .malformed("the record says it has \(length) bytes, and the archive ends before"))
    }
    let behind = block.dropFirst(length)
    let next = behind.drop { $0 == 0x0D || $0 == 0x0A }
    let isClosed = behind.starts(with: [0x0D, 0x0A, 0x0D, 0x0A])
    if isClosed || next.isEmpty || next.starts(with: first) && next.startIndex > behind.startIndex {
      _ = try stream.skip(header + length)
      return Array(block.prefix(length))
    }
    if let start = recordStart(in: block) {
      _ = try stream.skip(start - held.startIndex)
    } else {
      _ = try stream.skip(held.count)
      _ = try passOver(stream)
    }
    throw ReadingError(
      .malformed(
        "no record follows the \(length) bytes that the record says it has; "
          + "reading went on at byte \(stream.offset)"))
  }

  /// Where a line that begins a record is, from the second line on.
  private static func recordStart(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let found = rest.range(of: "\nWARC/1.") {
      let line = rest[(found.lowerBound + 1)...].prefix(12)
      if line.contains(0x0A) { return found.lowerBound + 1 }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  /// Passes over the line here and those behind it up to one that begins a record, and says how
  /// many bytes that were.
  private static func passOver(_ stream: ByteStream) throws(ReadingError) -> Int {
    let start = stream.offset
    repeat {
      guard try stream.line(most: 1 << 12) != nil else { break }
    } while try !stream.peek(first.count + 2).starts(with: first + [0x31, 0x2E])
    return stream.offset - start
  }

  /// Passes over a record that is too long to be held; where the archive is shorter than that, its
  /// length is wrong, and the next record is looked for in what can be held.
  private static func passOver(
    _ stream: ByteStream, length: Int, header: Int, limits: ReadingLimits
  ) throws(ReadingError) {
    let held = try stream.peek(header + limits.bytes + longestHeader)
    if held.count < header + limits.bytes + longestHeader {
      let start = recordStart(in: held.dropFirst(header))
      _ = try stream.skip(start.map { $0 - held.startIndex } ?? held.count)
      throw ReadingError(
        .malformed("the record says it has \(length) bytes, and the archive ends before"))
    }
    let (total, overflows) = header.addingReportingOverflow(length)
    let passed = try stream.skip(overflows ? Int.max : total)
    guard passed == total else {
      throw ReadingError(
        .malformed(
          "the record says it has \(length) bytes, and the archive ends after \(passed); "
            + "what follows it was not read"))
    }
  }
}
