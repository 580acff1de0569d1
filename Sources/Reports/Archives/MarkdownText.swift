/// Light Markdown as plain text: a block a line, with blank lines between, and without its marks.
///
/// Understood are headings, emphasis, links, pictures, lists, quotations, rules, hard breaks and
/// escapes of CommonMark; all else stays as it is.
struct MarkdownText {
  private(set) var utf8: [UInt8] = []
  private var block: [UInt8] = []

  /// - Throws: `tooSlow`. Complexity: O(bytes).
  init(_ markdown: ArraySlice<UInt8>, until deadline: Deadline) throws(ReadingError) {
    utf8.reserveCapacity(markdown.count)
    var isList = false
    for line in markdown.split(separator: 0x0A, omittingEmptySubsequences: false) {
      try deadline.check()
      let text = Self.trimmed(line)
      if text.isEmpty || Self.isRule(text) {
        closeBlock()
        isList = isList && text.isEmpty
        continue
      }
      let (content, kind) = Self.content(text, isInterrupting: !block.isEmpty && !isList)
      if kind != .paragraph { closeBlock() }
      isList = kind == .item || isList && (line.first == 0x20 || !block.isEmpty)
      if !block.isEmpty { block.append(0x20) }
      block += content
      if kind == .heading || Self.endsHard(line) { closeBlock() }
    }
    closeBlock()
  }

  private enum Kind {
    case paragraph, heading, item
  }

  private mutating func closeBlock() {
    if block.last == UInt8(ascii: "\\") { block.removeLast() }
    let plain = Self.trimmed(MarkdownSpans.plain(block[...])[...])
    block.removeAll(keepingCapacity: true)
    guard !plain.isEmpty else { return }
    if !utf8.isEmpty { utf8 += [0x0A, 0x0A] }
    utf8 += plain
  }

  /// A line without white space around, no-break spaces included.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while true {
      if let first = line.first, first <= 0x20 {
        line.removeFirst()
      } else if line.starts(with: [0xC2, 0xA0]) {
        line.removeFirst(2)
      } else {
        break
      }
    }
    while true {
      if let last = line.last, last <= 0x20 {
        line.removeLast()
      } else if line.suffix(2).elementsEqual([0xC2, 0xA0]) {
        line.removeLast(2)
      } else {
        return line
      }
    }
  }

  /// Three or more of `*`, `-`, `_` or `=` and nothing else.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, [0x2A, 0x2D, 0x5F, 0x3D].contains(first) else { return false }
    let marks = line.filter { $0 != 0x20 }
    return marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  /// Two blanks or a backslash at the end.
  private static func endsHard(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.last == 0x0D ? line.dropLast() : line
    return line.suffix(2).elementsEqual([0x20, 0x20]) || line.last == UInt8(ascii: "\\")
  }

  /// A line without the marks at its beginning.
  private static func content(
    _ line: ArraySlice<UInt8>, isInterrupting: Bool
  ) -> (content: ArraySlice<UInt8>, kind: Kind) {
    var line = line
    while line.first == UInt8(ascii: ">") { line = trimmed(line.dropFirst()) }
    let hashes = line.prefix { $0 == UInt8(ascii: "#") }
    if (1...6).contains(hashes.count), line.dropFirst(hashes.count).first == 0x20 {
      var heading = trimmed(line.dropFirst(hashes.count))
      while heading.last == UInt8(ascii: "#") { heading.removeLast() }
      return (heading, .heading)
    }
    if let first = line.first, [0x2A, 0x2B, 0x2D].contains(first), line.dropFirst().first == 0x20 {
      return (trimmed(line.dropFirst()), .item)
    }
    // A number within a paragraph is the end of a sentence: "in 2024. The".
    let digits = line.prefix { (0x30...0x39).contains($0) }
    let mark = line.dropFirst(digits.count).prefix(2)
    if !isInterrupting, (1...3).contains(digits.count), mark.last == 0x20,
      mark.first == UInt8(ascii: ".") || mark.first == UInt8(ascii: ")")
    {
      return (line, .item)
    }
    return (line, .paragraph)
  }
}

/// The marks of Markdown within a block.
enum MarkdownSpans {
  /// The text without emphasis, links, pictures, code marks and escapes.
  static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    // Where the text of an open bracket began in `plain`, and whether it is that of a picture.
    var brackets: [(start: Int, isPicture: Bool)] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0x20
      if brackets.count > mostOpen { brackets.removeFirst() }
      switch byte {
      case UInt8(ascii: "\\") where isPunctuation(next):
        plain.append(next)
        index += 2
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        let run = text[index...].prefix { $0 == byte }
        let before = index > text.startIndex ? text[index - 1] : 0x20
        let after = run.endIndex < text.endIndex ? text[run.endIndex] : 0x20
        if !isEmphasis(byte, before, after) { plain += run }
        index = run.endIndex
      case UInt8(ascii: "`"): index += 1
      case UInt8(ascii: "!") where next == UInt8(ascii: "["):
        brackets.append((plain.count, true))
        index += 2
      case UInt8(ascii: "["):
        brackets.append((plain.count, false))
        plain.append(byte)
        index += 1
      case UInt8(ascii: "]"):
        index += 1
        guard let open = brackets.popLast() else {
          plain.append(byte)
          continue
        }
        if let end = target(text[index...]) {
          if open.isPicture {
            plain.removeSubrange(open.start...)
          } else {
            plain.remove(at: open.start)
          }
          index = end
        } else {
          plain.append(byte)
        }
      case UInt8(ascii: "<"):
        if let (address, end) = address(text[index...]) {
          plain += address
          index = end
        } else if let end = tag(text[index...]) {
          index = end
        } else {
          plain.append(byte)
          index += 1
        }
      default:
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Marks with blanks on both sides stand for themselves, and so do underscores within a word.
  private static func isEmphasis(_ mark: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
    if before <= 0x20, after <= 0x20 { return false }
    let isWord = { (byte: UInt8) in
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return mark == UInt8(ascii: "*") || !(isWord(before) && isWord(after))
  }

  /// The longest address that is looked for, how many brackets it may open, and how many of the
  /// text may be open at once: what is beyond stays as it is, and time grows with the text alone.
  private static let longest = 4000
  private static let mostNested = 4
  private static let mostOpen = 32

  /// Where `(address "title")` ends.
  private static func target(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "(") else { return nil }
    var depth = 0
    for (index, byte) in zip(text.indices, text.prefix(longest)) {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth > mostNested { return nil }
      if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return nil
  }

  /// `<https://…>` without its brackets.
  private static func address(
    _ text: ArraySlice<UInt8>
  ) -> (address: ArraySlice<UInt8>, end: Int)? {
    let inner = text.dropFirst().prefix(longest)
    let marks: Set = [UInt8(ascii: "<"), UInt8(ascii: ">"), 0x20]
    guard let close = inner.firstIndex(where: marks.contains), inner[close] == UInt8(ascii: ">")
    else { return nil }
    let address = inner[..<close]
    let isAddress =
      address.starts(with: Array("http".utf8)) || address.starts(with: Array("mailto:".utf8))
    guard isAddress else { return nil }
    return (address, close + 1)
  }

  /// Where a tag of HTML that marks words within a line ends; other tags stay as they are.
  private static func tag(_ text: ArraySlice<UInt8>) -> Int? {
    var name = text.dropFirst().prefix(12)
    if name.first == UInt8(ascii: "/") { name = name.dropFirst() }
    let letters = name.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard inline.contains(String(decoding: letters, as: UTF8.self).lowercased()) else { return nil }
    let marks: Set = [UInt8(ascii: "<"), UInt8(ascii: ">")]
    let rest = text.dropFirst().prefix(longest)
    guard let close = rest.firstIndex(where: marks.contains), rest[close] == UInt8(ascii: ">")
    else { return nil }
    return close + 1
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "br", "cite", "em", "font", "i", "ins", "mark", "s", "small", "span",
    "strong",
    "sub", "sup", "u",
  ]
}
