/// The markup of a page without scripts, styles and comments, and the linked data that they held.
///
/// What is dropped is most of a page by size, and what an HTML parser spends most time on. The
/// scan knows tags, quoted values and the ends of scripts, and nothing of how elements nest.
struct PageMarkup {
  /// What is left, in UTF-8.
  private(set) var utf8: [UInt8] = []
  /// The contents of `<script type="application/ld+json">`, in the order of the page.
  private(set) var linkedData: [ArraySlice<UInt8>] = []
  /// Whether a script or style is never closed, so that all behind it is lost.
  private(set) var isCut = false

  private let source: [UInt8]
  /// The quotation marks that do not occur any more, so that none is looked for twice.
  private var isWithout: Set<UInt8> = []
  /// Whether no comment ends any more.
  private var isWithoutCommentEnd = false

  /// How many attributes of one tag are read; a parser compares each with all before it.
  private static let mostAttributes = 256
  /// Elements whose content is no text and no markup.
  private static let rawElements: Set<String> = ["script", "style"]

  /// Complexity: O(bytes).
  init(_ source: [UInt8]) {
    self.source = source
    utf8.reserveCapacity(source.count / 2)
    var offset = 0
    while offset < source.count {
      let next = source[offset...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
      utf8 += source[offset..<next]
      offset = next < source.count ? readMark(at: next) : next
    }
  }

  /// Reads what begins with `<` and returns the offset behind it.
  private mutating func readMark(at start: Int) -> Int {
    let rest = source[(start + 1)...]
    if rest.starts(with: "!--".utf8) { return endOfComment(from: start) }
    guard let first = rest.first, first == UInt8(ascii: "/") || Self.isLetter(first) else {
      // `<` that opens nothing is text; `<!DOCTYPE` and `<?xml` are left to the parser.
      let isMark = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?")
      utf8 += isMark ? [UInt8(ascii: "<")] : Array("&lt;".utf8)
      return start + 1
    }
    let mark = utf8.count
    let end = copyTag(from: start)
    let name = self.name(at: start + 1)
    guard Self.rawElements.contains(name) else { return end }
    let isLinkedData = Self.contains(utf8[mark...], "ld+json")
    utf8.removeSubrange(mark...)
    let close = endOfRaw(name, from: end)
    if isLinkedData { linkedData.append(source[end..<close]) }
    return close < source.count ? copyNothing(from: close) : close
  }

  /// The name of a tag in small letters; empty where it is long, as none that matters here is.
  private func name(at start: Int) -> String {
    let name = source[start...].prefix(8).prefix { Self.isLetter($0) }
    return String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
  }

  /// Copies a tag with its first attributes and returns the offset behind it.
  private mutating func copyTag(from start: Int) -> Int {
    var offset = start + 1
    while offset < source.count, !Self.isSpace(source[offset]), source[offset] != 0x3E {
      offset += 1
    }
    utf8 += source[start..<offset]
    var attributes = 0
    while offset < source.count, source[offset] != 0x3E {
      let begin = offset
      offset = endOfAttribute(from: offset)
      attributes += 1
      if attributes <= Self.mostAttributes { utf8 += source[begin..<offset] }
    }
    utf8.append(0x3E)
    return min(offset + 1, source.count)
  }

  /// Passes over a tag.
  private mutating func copyNothing(from start: Int) -> Int {
    let mark = utf8.count
    defer { utf8.removeSubrange(mark...) }
    return copyTag(from: start)
  }

  /// The end of an attribute, of the white space before it and of its value.
  private mutating func endOfAttribute(from start: Int) -> Int {
    var offset = start
    while offset < source.count, Self.isSpace(source[offset]) || source[offset] == 0x2F {
      offset += 1
    }
    while offset < source.count, !Self.isSpace(source[offset]), source[offset] != 0x3D,
      source[offset] != 0x3E, source[offset] != 0x2F
    {
      offset += 1
    }
    var value = offset
    while value < source.count, Self.isSpace(source[value]) { value += 1 }
    guard value < source.count, source[value] == 0x3D else { return max(offset, start) }
    value += 1
    while value < source.count, Self.isSpace(source[value]) { value += 1 }
    guard value < source.count else { return value }
    let quote = source[value]
    if quote == 0x22 || quote == 0x27, !isWithout.contains(quote) {
      if let close = source[(value + 1)...].firstIndex(of: quote) { return close + 1 }
      isWithout.insert(quote)
    }
    while value < source.count, !Self.isSpace(source[value]), source[value] != 0x3E { value += 1 }
    return value
  }

  /// The end of a comment; of one that is never closed, the end of its first tag-like piece, for a
  /// reader wants the text behind it.
  private mutating func endOfComment(from start: Int) -> Int {
    if !isWithoutCommentEnd {
      var offset = start + 4
      // `<!-->` is a whole comment.
      if source[min(offset, source.count)...].first == 0x3E { return offset + 1 }
      while let dash = source[min(offset, source.count)...].firstIndex(of: 0x2D) {
        if source[(dash + 1)...].starts(with: "->".utf8) { return dash + 3 }
        offset = dash + 1
      }
      isWithoutCommentEnd = true
    }
    return source[start...].firstIndex(of: 0x3E).map { $0 + 1 } ?? source.count
  }

  /// Where the closing tag of a raw element begins.
  private mutating func endOfRaw(_ name: String, from start: Int) -> Int {
    var offset = start
    while let mark = source[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = mark + 1
      guard source[offset...].first == UInt8(ascii: "/") else { continue }
      if self.name(at: offset + 1) == name { return mark }
    }
    isCut = true
    return source.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ part: String) -> Bool {
    let part = Array(part.utf8)
    return bytes.indices.contains { index in
      bytes[index...].prefix(part.count).elementsEqual(part) { $0 | 0x20 == $1 | 0x20 }
    }
  }
}
