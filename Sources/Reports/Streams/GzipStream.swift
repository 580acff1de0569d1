/// Inflates gzip with any number of members, one behind the other, as its bytes come in.
///
/// What comes before a damage is given before its error, whose offset is of the compressed bytes.
/// Zeros behind the last member are filling; anything else there is an error.
package struct GzipStream {
  /// Text shrinks to a tenth or a thirtieth. Deflate reaches a thousandth only with bytes that are
  /// all the same, which are no report; below this many bytes even they do no harm.
  static let ratio = 500
  static let harmless = 1 << 26

  private let source: ByteStream
  private let inflater: Inflater
  private var isInMember = false
  private var inflated = 0
  /// What goes wrong behind the bytes that were given last.
  private var failure: ReadingError?

  /// Whether the bytes begin as gzip does.
  package static func matches(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: [0x1F, 0x8B])
  }

  /// The inflated bytes of a stream.
  package static func inflating(_ source: ByteStream) throws(ReadingError) -> ByteStream {
    var stream = try GzipStream(source)
    return ByteStream { (most: Int) throws(ReadingError) -> [UInt8] in try stream.read(most) }
  }

  private init(_ source: ByteStream) throws(ReadingError) {
    self.source = source
    do {
      inflater = try Inflater(.gzip)
    } catch {
      throw ReadingError(.damaged(error.complaint))
    }
  }

  /// Up to so many bytes; none at the end.
  private mutating func read(_ most: Int) throws(ReadingError) -> [UInt8] {
    while true {
      if let failure { throw failure }
      let input = try source.peek(1 << 16)
      if input.isEmpty {
        if isInMember { throw ReadingError(.damaged("it ends too early"), byte: source.offset) }
        return []
      }
      if !isInMember {
        guard Self.matches(input) else { return try checkFilling() }
        isInMember = true
      }
      let step = inflater.step(input, most: min(most, 1 << 20))
      _ = try source.skip(step.used)
      isInMember = !step.isAtEnd
      inflated += step.output.count
      if let failure = step.failure {
        self.failure = ReadingError(.damaged(failure.complaint), byte: source.offset)
      } else if step.used == 0, step.output.isEmpty {
        throw ReadingError(.damaged("it ends too early"), byte: source.offset + input.count)
      } else if inflated > Self.harmless, inflated / Self.ratio > source.offset {
        throw ReadingError(.bomb, byte: source.offset)
      }
      if !step.output.isEmpty { return step.output }
    }
  }

  /// Zeros up to the end, as tape archivers leave them.
  private func checkFilling() throws(ReadingError) -> [UInt8] {
    while true {
      let bytes = try source.peek(1 << 16)
      if bytes.isEmpty { return [] }
      if let index = bytes.firstIndex(where: { $0 != 0 }) {
        throw ReadingError(
          .damaged("what follows the last member is no gzip"),
          byte: source.offset + index - bytes.startIndex)
      }
      _ = try source.skip(bytes.count)
    }
  }
}
