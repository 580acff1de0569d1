/// Goes through HTML from front to back and tells a ``BlockText`` of it.
///
/// Where it looks ahead it remembers what it found, so that no byte is searched twice for the same.
struct HTMLScanner {
  private let utf8: [UInt8]
  private(set) var text = BlockText()
  private var index = 0
  /// For each end that was searched for, where the next one begins; `Int.max` where none does.
  private var found: [String: Int] = [:]

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// The blocks of all of it.
  mutating func blocks() -> [BlockText.Block] {
    while index < utf8.count {
      let run = utf8[index...].prefix { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
      text.add(run)
      index += run.count
      guard index < utf8.count else { break }
      if utf8[index] == UInt8(ascii: "&") {
        addReference()
      } else if !passMarkup() {
        addByte()
      }
    }
    return text.finish()
  }

  private mutating func addByte() {
    text.add(CollectionOfOne(utf8[index]))
    index += 1
  }

  private mutating func addReference() {
    guard let reference = CharacterReference(utf8, at: index) else { return addByte() }
    text.add(String(reference.scalar).utf8)
    index += reference.length
  }

  /// Passes over a tag, a comment or a declaration; false where `<` is only a character.
  private mutating func passMarkup() -> Bool {
    guard index + 1 < utf8.count, let end = end(of: ">", from: index) else { return false }
    switch utf8[index + 1] {
    case UInt8(ascii: "!") where utf8[index...].starts(with: "<!--".utf8):
      index = self.end(of: "-->", from: index + 2) ?? end
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      index = end
    case UInt8(ascii: "/"):
      guard let (name, _) = name(at: index + 2) else { return false }
      index = end
      text.close(name)
    default:
      guard let (name, after) = name(at: index + 1) else { return false }
      index = endOfTag(from: after) ?? end
      let close = BlockText.hidden.contains(name) ? start(of: "</" + name, from: index) : index
      guard let close else { break }
      text.open(name)
      if utf8[index - 2] == UInt8(ascii: "/") { text.close(name) }
      if Self.raw.contains(name) { index = close }
    }
    return true
  }

  /// What they hold is no markup up to their end.
  private static let raw: Set = ["script", "style", "textarea", "title", "iframe"]

  /// The name of a tag in small letters, and the index behind it.
  private func name(at start: Int) -> (name: String, end: Int)? {
    guard start < utf8.count, (0x61...0x7A).contains(utf8[start] | 0x20) else { return nil }
    let bytes = utf8[start...].prefix(32).prefix {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x3A).contains($0) || $0 == UInt8(ascii: "-")
    }
    return (String(decoding: bytes, as: UTF8.self).lowercased(), bytes.endIndex)
  }

  /// The index behind the tag that goes on here; its end is not inside of a quoted value.
  private mutating func endOfTag(from start: Int) -> Int? {
    var position = start
    var isValue = false
    while position < utf8.count {
      let byte = utf8[position]
      position += 1
      switch byte {
      case UInt8(ascii: ">"): return position
      case UInt8(ascii: "="): isValue = true
      case UInt8(ascii: "\"") where isValue, UInt8(ascii: "'") where isValue:
        isValue = false
        position = end(of: byte == UInt8(ascii: "'") ? "'" : "\"", from: position) ?? position
      case 0x20, 0x09...0x0D: break
      default: isValue = false
      }
    }
    return nil
  }

  // MARK: Searching

  private mutating func end(of mark: String, from index: Int) -> Int? {
    start(of: mark, from: index).map { $0 + mark.utf8.count }
  }

  /// Where a mark in small letters begins next, in any letter case; nil where none does.
  private mutating func start(of mark: String, from index: Int) -> Int? {
    if let known = found[mark], known >= index { return known == .max ? nil : known }
    let bytes = Array(mark.utf8)
    var position = index
    while position + bytes.count <= utf8.count {
      if zip(utf8[position...], bytes).allSatisfy({
        $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1
      }) {
        found[mark] = position
        return position
      }
      position += 1
    }
    found[mark] = .max
    return nil
  }
}
