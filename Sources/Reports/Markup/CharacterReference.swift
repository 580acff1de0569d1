internal import CLibXML2

/// `&eacute;`, `&#233;` or `&#xE9;` as it stands in markup.
struct CharacterReference: Equatable {
  /// What it stands for.
  let scalar: Unicode.Scalar
  /// Its bytes, from the ampersand on.
  let length: Int

  /// No more bytes of a reference are looked at.
  static let longest = 40

  /// The reference that begins with the ampersand at an index; nil where none does.
  ///
  /// Names are those of HTML 4. Numbers of control characters that Windows gives a letter mean that
  /// letter, as browsers have it; numbers of no character mean U+FFFD. A number may lack its
  /// semicolon.
  init?(_ utf8: [UInt8], at start: Int) {
    let end = min(utf8.count, start + Self.longest)
    guard start + 2 < end else { return nil }
    if utf8[start + 1] == UInt8(ascii: "#") {
      self.init(number: utf8, from: start, to: end)
    } else {
      self.init(name: utf8, from: start, to: end)
    }
  }

  private init?(name utf8: [UInt8], from start: Int, to end: Int) {
    let name = utf8[(start + 1)..<end].prefix { Self.isAlphanumeric($0) }
    let close = start + 1 + name.count
    guard !name.isEmpty, close < end, utf8[close] == UInt8(ascii: ";"),
      let entity = htmlEntityLookup(Array(name) + [0]),
      let scalar = Unicode.Scalar(UInt32(entity.pointee.value))
    else { return nil }
    self.scalar = scalar
    length = close + 1 - start
  }

  private init?(number utf8: [UInt8], from start: Int, to end: Int) {
    let isHexadecimal = utf8[start + 2] | 0x20 == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var index = first
    var value: UInt32 = 0
    while index < end, let digit = Self.digit(utf8[index], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < end, utf8[index] == UInt8(ascii: ";") { index += 1 }
    scalar = Self.scalar(value)
    length = index - start
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal:
      UInt32(byte | 0x20) - 0x57
    default: nil
    }
  }

  private static let unknown: Unicode.Scalar = "\u{FFFD}"

  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    switch value {
    case 0x80...0x9F: windows[Int(value) - 0x80]
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...0x10_FFFF:
      Unicode.Scalar(value) ?? unknown
    default: unknown
    }
  }

  /// Code page 1252 from 0x80 to 0x9F; what it leaves open is U+FFFD.
  private static let windows = Array(
    ("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ").unicodeScalars)
}
