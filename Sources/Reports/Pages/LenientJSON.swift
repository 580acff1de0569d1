/// A value of JSON, read from what a page calls JSON.
///
/// Line breaks in strings, missing and superfluous commas, comments around it and an end that is
/// missing are passed over: what was read up to there is kept.
indirect enum LenientJSON {
  case object([(key: String, value: LenientJSON)])
  case array([LenientJSON])
  case string(String)
  /// A number, or `true`, `false`, `null`, as written.
  case other(String)

  /// Nil if there is neither object nor array. What is nested more than 64 deep is left out.
  ///
  /// Complexity: O(bytes).
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
    var scanner = Scanner(bytes: bytes, offset: start)
    self = scanner.value(depth: 0)
  }

  subscript(_ key: String) -> LenientJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// A string, or a number as written; of an array, that of the first that is one.
  var string: String? {
    switch self {
    case .string(let string): string
    case .other(let word): word == "null" ? nil : word
    case .array(let values): values.lazy.compactMap(\.string).first
    case .object: nil
    }
  }

  /// The elements of an array; of anything else, itself.
  var elements: [LenientJSON] {
    if case .array(let values) = self { values } else { [self] }
  }

  private struct Scanner {
    let bytes: ArraySlice<UInt8>
    var offset: Int

    private static let deepest = 64

    private var byte: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

    mutating func value(depth: Int) -> LenientJSON {
      skip { $0 <= 0x20 }
      switch byte {
      case 0x7B where depth < Self.deepest: return .object(members(depth))
      case 0x5B where depth < Self.deepest: return .array(elements(depth))
      case 0x7B, 0x5B:
        offset = bytes.endIndex
        return .other("null")
      case 0x22:
        return .string(string())
      default:
        let start = offset
        skip { $0 > 0x20 && ![0x2C, 0x7D, 0x5D, 0x3A].contains($0) }
        return .other(String(decoding: bytes[start..<offset], as: UTF8.self))
      }
    }

    private mutating func members(_ depth: Int) -> [(key: String, value: LenientJSON)] {
      offset += 1
      var members: [(key: String, value: LenientJSON)] = []
      while true {
        skip { $0 != 0x22 && $0 != 0x7D }
        guard byte == 0x22 else {
          offset = min(offset + 1, bytes.endIndex)
          return members
        }
        let key = string()
        skip { $0 <= 0x20 }
        guard byte == 0x3A else { continue }
        offset += 1
        members.append((key, value(depth: depth + 1)))
      }
    }

    private mutating func elements(_ depth: Int) -> [LenientJSON] {
      offset += 1
      var elements: [LenientJSON] = []
      while true {
        skip { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3A }
        guard let byte, byte != 0x5D, byte != 0x7D else {
          offset = min(offset + 1, bytes.endIndex)
          return elements
        }
        elements.append(value(depth: depth + 1))
      }
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
      while offset < bytes.endIndex, condition(bytes[offset]) { offset += 1 }
    }

    /// Reads a string with its quotation marks.
    private mutating func string() -> String {
      offset += 1
      var text: [UInt8] = []
      while let byte {
        offset += 1
        if byte == 0x22 { break }
        if byte == 0x5C { escape(&text) } else { text.append(byte) }
      }
      return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape(_ text: inout [UInt8]) {
      guard let byte else { return }
      offset += 1
      switch byte {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
      case UInt8(ascii: "u"): text += Array(String(scalar()).utf8)
      default: text.append(byte)
      }
    }

    /// Four hexadecimal digits, or eight where two escapes make one character.
    private mutating func scalar() -> Unicode.Scalar {
      guard let first = unit() else { return "\u{FFFD}" }
      if 0xD800..<0xDC00 ~= first, bytes[offset...].starts(with: [0x5C, 0x75]) {
        let mark = offset
        offset += 2
        if let second = unit(), 0xDC00..<0xE000 ~= second {
          return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }
        offset = mark
      }
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func unit() -> UInt32? {
      let digits = bytes[offset...].prefix(4)
      guard digits.count == 4,
        let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      offset += 4
      return unit
    }
  }
}
