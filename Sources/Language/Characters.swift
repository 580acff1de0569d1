/// What a character can be to a word.
enum CharacterClass {
  case space, letter, digit, apostrophe, hyphen, symbol
}

/// Looks at characters of UTF-8 bytes in constant time; nothing here reads past the bytes.
struct Characters {
  let utf8: [UInt8]

  /// A byte, or 0 past the end.
  subscript(index: Int) -> UInt8 { index < utf8.count ? utf8[index] : 0 }

  /// The scalar at a byte and the number of its bytes; a stray byte is U+FFFD.
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[index])
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= utf8.count else { return (0xFFFD, 1) }
    var value = lead & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let next = UInt32(utf8[index + offset])
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | next & 0x3F
    }
    return (value, length)
  }

  /// The range without the bytes of scalars that it cuts through.
  func wholeScalars(in range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<utf8.count)
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, utf8[lower] & 0xC0 == 0x80 { lower += 1 }
    while lower < upper, self[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<upper
  }

  func character(at index: Int) -> (class: CharacterClass, length: Int) {
    let byte = self[index]
    if byte < 0x80 { return (Self.ascii(byte), 1) }
    let (value, length) = scalar(at: index)
    return (Self.classify(value), length)
  }

  func isLetter(at index: Int) -> Bool { character(at: index).class == .letter }

  func isLetterOrDigit(at index: Int) -> Bool {
    let found = character(at: index).class
    return found == .letter || found == .digit
  }

  func isDigit(at index: Int) -> Bool { self[index] &- 48 < 10 }
  func isASCIILetter(at index: Int) -> Bool { (self[index] | 0x20) &- 97 < 26 }
  func isLowercase(at index: Int) -> Bool { self[index] &- 97 < 26 }

  /// An upper-case letter of any script.
  func isUppercase(at index: Int) -> Bool {
    if self[index] < 0x80 { return self[index] &- 65 < 26 }
    guard let scalar = Unicode.Scalar(scalar(at: index).value) else { return false }
    return scalar.properties.isUppercase
  }

  /// The end of the digits that begin at a byte.
  func endOfDigits(from index: Int, before end: Int) -> Int {
    var index = index
    while index < end, isDigit(at: index) { index += 1 }
    return index
  }

  func string(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  /// The word with ASCII letters lowered and curly apostrophes made straight, or nil if it is
  /// too long to be in a list.
  func key(_ range: Range<Int>) -> String? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    return String(unsafeUninitializedCapacity: range.count) { buffer in
      var count = 0
      var index = range.lowerBound
      while index < range.upperBound {
        var byte = utf8[index]
        index += 1
        if byte == 0xE2, self[index] == 0x80, self[index + 1] & 0xFE == 0x98 {
          byte = UInt8(ascii: "'")
          index += 2
        }
        buffer[count] = byte &- 65 < 26 ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// Whether the bytes of an ASCII string stand at an index.
  func has(_ string: StaticString, at index: Int) -> Bool {
    let count = string.utf8CodeUnitCount
    guard index >= 0, index + count <= utf8.count else { return false }
    return string.withUTF8Buffer { buffer in
      for offset in 0..<count where utf8[index + offset] != buffer[offset] { return false }
      return true
    }
  }

  private static func ascii(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    default: .symbol
    }
  }

  private static func classify(_ value: UInt32) -> CharacterClass {
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x4E00...0x9FFF: return .letter
    case 0x80...0x9F, 0xA0, 0x1680, 0x2000...0x200B, 0x200E...0x200F, 0x2028...0x202F,
      0x205F...0x2060,
      0x2066...0x2069, 0x3000, 0xFEFF:
      return .space
    case 0x2018, 0x2019, 0x2BC: return .apostrophe
    case 0x2010, 0x2011: return .hyphen
    case 0xAD, 0x200C, 0x200D: return .letter
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
      return .letter
    default: return .symbol
    }
  }
}
