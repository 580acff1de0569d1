/// Tells by its first bytes what a source holds.
package enum KindSniffer {
  /// How many bytes are looked at.
  private static let reach = 1 << 16

  /// What the bytes to come are; they are still to be read.
  package static func kind(of stream: ByteStream) throws(ReadingError) -> SourceKind {
    try kind(of: try stream.peek(reach))
  }

  /// The kind; text where nothing else is recognised.
  ///
  /// - Throws: `unknownKind` for XML with a root that no reader knows and for what is no text.
  static func kind(of head: ArraySlice<UInt8>) throws(ReadingError) -> SourceKind {
    let text = ascii(head)
    let body = text.drop { $0 <= 0x20 }
    if body.starts(with: Array("WARC/".utf8)), body.dropFirst(5).first.map(isDigit) ?? false {
      return .warc
    }
    switch body.first {
    case UInt8(ascii: "{"): return json(body) ?? .text
    case UInt8(ascii: "["):
      guard body.dropFirst().first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return .text }
      throw ReadingError(.unknownKind("a list of JSON; write one object a line"))
    case UInt8(ascii: "<"): return try markup(body)
    case UInt8(ascii: "%") where body.starts(with: Array("%PDF-".utf8)):
      throw ReadingError(.unknownKind("a PDF"))
    default: return .text
    }
  }

  /// The bytes without byte order mark; of UTF-16 every other one.
  private static func ascii(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return head.dropFirst(3) }
    let isMarked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    guard isMarked || CharacterDecoder.zeroPattern(head.prefix(8192)) != nil else { return head }
    return head.dropFirst(isMarked ? 2 : 0).filter { $0 != 0 }[...]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A JSON Feed by its version, else JSON Lines; nil for what begins as no object.
  private static func json(_ body: ArraySlice<UInt8>) -> SourceKind? {
    let second = body.dropFirst().first { $0 > 0x20 }
    guard second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") || second == nil else {
      return nil
    }
    // Within a text the marks of the version would be escaped.
    if body.range(of: "\"https://jsonfeed.org/version/") != nil
      || body.range(of: "\"https:\\/\\/jsonfeed.org\\/version\\/") != nil
      || body.range(of: "\"http://jsonfeed.org/version/") != nil
    {
      return .jsonFeed
    }
    let line = body.prefix { $0 != 0x0A }
    let isWhole = line.last { $0 > 0x20 } == UInt8(ascii: "}")
    // An object over several lines is no line of JSON Lines.
    return isWhole || line.count == body.count ? .jsonLines : .jsonFeed
  }

  /// By the name of the root element.
  private static func markup(_ body: ArraySlice<UInt8>) throws(ReadingError) -> SourceKind {
    var rest = body
    var isXML = false
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = rest.range(of: "-->") else { break }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<?".utf8)) {
        isXML = true
        guard let end = rest.range(of: "?>") else { break }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<!".utf8)) {
        if word(rest.dropFirst(2)) == "doctype",
          word(rest.dropFirst(9).drop { $0 <= 0x20 }) == "html"
        {
          return .html
        }
        rest = afterDeclaration(rest)
      } else {
        let name = word(rest.dropFirst())
        if let kind = roots[name] { return kind }
        if elements.contains(name) || !isXML && !name.isEmpty && hasHTML(body) { return .html }
        if !isXML { return .text }
        throw ReadingError(.unknownKind("XML with the root element “\(name.prefix(40))”"))
      }
    }
    return isXML ? .html : .text
  }

  /// Roots of kinds, in small letters and without their prefix.
  private static let roots: [String: SourceKind] = [
    "rss": .rss, "rdf": .rss, "feed": .atom, "nitf": .nitf, "newsitem": .newsML,
    "newsmessage": .newsML, "packageitem": .newsML, "newsml": .newsML, "sentences": .petrarch,
    "articles": .petrarch, "html": .html,
  ]

  /// Elements that a page without a root may begin with.
  private static let elements: Set<String> = [
    "head", "body", "title", "meta", "link", "script", "style", "div", "p", "article", "main",
    "section", "header", "span", "table", "h1", "h2", "h3", "br", "a", "img", "center", "font",
    "base",
    "noscript", "ul", "ol", "blockquote", "figure", "nav", "b", "i", "em", "strong",
  ]

  private static func hasHTML(_ body: ArraySlice<UInt8>) -> Bool {
    let small = body.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return small[...].range(of: "<html") != nil || small[...].range(of: "<body") != nil
  }

  /// The letters and digits of a name behind its prefix, in small letters.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    let isPart = { (byte: UInt8) in
      isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x3A || byte == 0x2D
        || byte == 0x5F
    }
    let name = String(decoding: bytes.prefix(while: isPart), as: UTF8.self).lowercased()
    return name.split(separator: ":").last.map(String.init) ?? ""
  }

  /// What stands behind a declaration, its own subset in brackets included.
  private static func afterDeclaration(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 0
    for (index, byte) in zip(bytes.indices, bytes) {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if byte == UInt8(ascii: ">"), depth <= 0 { return bytes[(index + 1)...] }
    }
    return bytes[bytes.endIndex...]
  }
}
