import Foundation

/// Bytes of a file, of memory or of another stream, read once from front to back.
///
/// It holds what was looked ahead at and no more. Where the bytes fail, for instance in a damaged
/// archive, those before are given first; the error is thrown where nothing is left before it, and
/// again by all that is asked then. Not thread-safe.
package final class ByteStream {
  /// Gives up to so many further bytes, none at the end.
  private let fill: (Int) throws(ReadingError) -> [UInt8]
  private var buffer: [UInt8] = []
  /// The first byte of the buffer that was not yet read.
  private var start = 0
  private var isAtEnd = false
  /// Why there are no more bytes than those that are held; nil where there are, or at a good end.
  package private(set) var failure: ReadingError?
  /// How many bytes were read.
  package private(set) var offset = 0

  private static let chunk = 1 << 16

  package init(fill: @escaping (Int) throws(ReadingError) -> [UInt8]) {
    self.fill = fill
  }

  package convenience init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    self.init { (most: Int) throws(ReadingError) -> [UInt8] in
      defer { rest = rest.dropFirst(most) }
      return Array(rest.prefix(most))
    }
  }

  package convenience init(_ source: ReportSource) throws(ReadingError) {
    let handle =
      switch source {
      case .file(let path): FileHandle(forReadingAtPath: path)
      case .standardInput: FileHandle?.some(.standardInput)
      }
    guard let handle else {
      throw ReadingError(.unreadable("it cannot be opened"), file: source.name)
    }
    self.init { (most: Int) throws(ReadingError) -> [UInt8] in
      do {
        return try handle.read(upToCount: min(most, 1 << 20)).map(Array.init) ?? []
      } catch {
        throw ReadingError(.unreadable(error.localizedDescription), file: source.name)
      }
    }
  }

  /// The next bytes, still to be read; fewer only at the end or before a failure.
  package func peek(_ count: Int) throws(ReadingError) -> ArraySlice<UInt8> {
    try hold(count)
    return buffer[start..<min(start + count, buffer.count)]
  }

  /// Reads so many bytes; fewer only at the end or before a failure.
  package func read(_ count: Int) throws(ReadingError) -> [UInt8] {
    try hold(count)
    let end = start + min(count, buffer.count - start)
    defer { advance(to: end) }
    return Array(buffer[start..<end])
  }

  /// Passes over so many bytes and says how many there were.
  package func skip(_ count: Int) throws(ReadingError) -> Int {
    var left = count
    while left > 0 {
      if buffer.count == start { try hold(1) }
      let passed = min(left, buffer.count - start)
      if passed == 0 { break }
      advance(to: start + passed)
      left -= passed
    }
    return count - left
  }

  /// All that is left.
  ///
  /// - Throws: `tooLarge` if it is more than `limit` bytes, of which no more are held; the failure
  ///   if there is one.
  package func rest(most limit: Int) throws(ReadingError) -> [UInt8] {
    try hold(limit + 1)
    guard buffer.count - start <= limit else { throw ReadingError(.tooLarge(limit: limit)) }
    if let failure { throw failure }
    return try read(limit)
  }

  /// A line without its end, LF or CRLF.
  package struct Line: Equatable, Sendable {
    /// Empty where the line is too long.
    package let bytes: [UInt8]
    package let isTooLong: Bool
  }

  /// The next line; one longer than `limit` bytes is passed over without being held. Nil at the end.
  ///
  /// - Throws: the failure if the bytes end before the line does.
  package func line(most limit: Int) throws(ReadingError) -> Line? {
    var searched = 0
    var isTooLong = false
    while true {
      try hold(searched + 1)
      if let end = buffer[(start + searched)...].firstIndex(of: 0x0A) {
        defer { advance(to: end + 1) }
        var line = buffer[start..<end]
        if line.last == 0x0D { line.removeLast() }
        if isTooLong || line.count > limit { return Line(bytes: [], isTooLong: true) }
        return Line(bytes: Array(line), isTooLong: false)
      }
      if isAtEnd {
        if let failure {
          advance(to: buffer.count)
          throw failure
        }
        guard buffer.count > start || isTooLong else { return nil }
        defer { advance(to: buffer.count) }
        if isTooLong || buffer.count - start > limit { return Line(bytes: [], isTooLong: true) }
        return Line(bytes: Array(buffer[start...]), isTooLong: false)
      }
      searched = buffer.count - start
      if searched > limit + 1 {
        isTooLong = true
        advance(to: buffer.count)
        searched = 0
      }
    }
  }

  /// Fills the buffer until it holds so many unread bytes, or all there are.
  ///
  /// - Throws: the failure where nothing is held before it.
  private func hold(_ count: Int) throws(ReadingError) {
    while buffer.count - start < count, !isAtEnd {
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      do {
        let more = try fill(min(max(Self.chunk, count - buffer.count), 1 << 24))
        if more.isEmpty { isAtEnd = true } else { buffer.append(contentsOf: more) }
      } catch {
        failure = error
        isAtEnd = true
      }
    }
    if let failure, buffer.count == start, count > 0 { throw failure }
  }

  private func advance(to index: Int) {
    offset += index - start
    start = index
  }
}
