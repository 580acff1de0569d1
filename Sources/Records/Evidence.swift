/// The very characters that a fact comes from, as selectors of the W3C Web Annotation Data Model.
public struct Evidence: Sendable, Hashable {
  /// Unicode code points before the first character.
  public let start: Int
  /// Unicode code points before the first character that no longer belongs to it.
  public let end: Int
  /// The characters themselves.
  public let exact: String
  /// Up to 32 characters before.
  public let prefix: String
  /// Up to 32 characters after.
  public let suffix: String

  /// Makes evidence from its parts; that they fit the text is not checked.
  public init(start: Int, end: Int, exact: String, prefix: String = "", suffix: String = "") {
    self.start = start
    self.end = end
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }
}

extension Evidence: Codable {
  private enum Keys: String, CodingKey { case type, start, end, exact, prefix, suffix }

  /// A list of two selectors, position first.
  public func encode(to encoder: any Encoder) throws {
    var selectors = encoder.unkeyedContainer()
    var position = selectors.nestedContainer(keyedBy: Keys.self)
    try position.encode("TextPositionSelector", forKey: .type)
    try position.encode(start, forKey: .start)
    try position.encode(end, forKey: .end)
    var quote = selectors.nestedContainer(keyedBy: Keys.self)
    try quote.encode("TextQuoteSelector", forKey: .type)
    try quote.encode(exact, forKey: .exact)
    try quote.encode(prefix, forKey: .prefix)
    try quote.encode(suffix, forKey: .suffix)
  }

  /// Reads the two selectors, position first; their types are not checked.
  public init(from decoder: any Decoder) throws {
    var selectors = try decoder.unkeyedContainer()
    let position = try selectors.nestedContainer(keyedBy: Keys.self)
    start = try position.decode(Int.self, forKey: .start)
    end = try position.decode(Int.self, forKey: .end)
    let quote = try selectors.nestedContainer(keyedBy: Keys.self)
    exact = try quote.decode(String.self, forKey: .exact)
    prefix = try quote.decode(String.self, forKey: .prefix)
    suffix = try quote.decode(String.self, forKey: .suffix)
  }
}

/// Makes evidence of UTF-8 offsets of one text.
public struct EvidenceMaker: Sendable {
  private let utf8: [UInt8]
  /// Code points before every 64th byte.
  private let marks: [Int]

  /// Complexity: O(bytes of the text).
  public init(_ text: String) {
    utf8 = Array(text.utf8)
    var marks: [Int] = []
    marks.reserveCapacity(utf8.count / 64 + 1)
    var points = 0
    for (offset, byte) in utf8.enumerated() {
      if offset % 64 == 0 { marks.append(points) }
      if byte & 0xC0 != 0x80 { points += 1 }
    }
    if utf8.count % 64 == 0 { marks.append(points) }
    self.marks = marks
  }

  /// Evidence for UTF-8 offsets that lie on boundaries of code points.
  public func evidence(_ range: Range<Int>) -> Evidence {
    let before = boundary(range.lowerBound, movedBy: -32)
    let after = boundary(range.upperBound, movedBy: 32)
    return Evidence(
      start: codePoints(before: range.lowerBound), end: codePoints(before: range.upperBound),
      exact: string(range), prefix: string(before..<range.lowerBound),
      suffix: string(range.upperBound..<after))
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }

  private func codePoints(before offset: Int) -> Int {
    let mark = offset / 64
    return utf8[(mark * 64)..<offset].reduce(marks[mark]) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// The offset of the code point that is `count` code points away, or the end of the text.
  private func boundary(_ offset: Int, movedBy count: Int) -> Int {
    var offset = offset
    for _ in 0..<abs(count) {
      let next = count < 0 ? offset - 1 : offset + 1
      guard (0...utf8.count).contains(next) else { break }
      offset = next
      while offset > 0, offset < utf8.count, utf8[offset] & 0xC0 == 0x80 {
        offset += count < 0 ? -1 : 1
      }
    }
    return offset
  }
}
