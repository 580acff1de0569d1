import Records

/// Reads a report from each line of JSON Lines.
///
/// A line is an object with `text` or `html`, or what the ``FieldMap`` says stands in their place.
/// A line that gives no report is rejected, and the next one is read; blank lines are nothing. An id
/// that was there before is rejected too.
package struct JSONLinesReader: PieceReader {
  private let stream: ByteStream
  private let source: String
  private let limits: ReadingLimits
  private let report: JSONReport
  private var number = 0
  private var seen = SeenIDs()
  private var isDone = false

  package init(
    _ stream: ByteStream, source: String, fields: FieldMap = FieldMap(),
    limits: ReadingLimits = ReadingLimits(), defaults: ReportDefaults = ReportDefaults(),
    pages: @escaping PageReading
  ) {
    self.stream = stream
    self.source = source
    self.limits = limits
    report = JSONReport(fields: fields, defaults: defaults, limits: limits, pages: pages)
  }

  package mutating func next() -> Reading? {
    while !isDone {
      number += 1
      let place = Place(source: source, piece: "line \(number)", byte: stream.offset)
      do {
        guard let line = try stream.line(most: limits.bytes) else { break }
        let bytes =
          number == 1 && line.bytes.starts(with: Self.mark) ? line.bytes[3...] : line.bytes[...]
        if !line.isTooLong, bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        return try read(bytes, isTooLong: line.isTooLong, at: place)
      } catch {
        isDone = stream.failure != nil
        return .reject(Reject(error.message, at: place))
      }
    }
    isDone = true
    return nil
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func read(
    _ line: ArraySlice<UInt8>, isTooLong: Bool, at place: Place
  ) throws(ReadingError) -> Reading {
    if isTooLong { throw ReadingError(.tooLarge(limit: limits.bytes)) }
    let found = try report.read(line)
    if let objection = found.id.flatMap({ seen.objection(to: $0) }) {
      throw ReadingError(.noReport(objection))
    }
    return .report(found, place)
  }
}
