/// Hashes that are the same in every run and on every machine, unlike those of the standard library.
enum Hashing {
  /// The beginning of a hash over bytes: FNV-1a, 64 bits.
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  static func hash(_ text: String) -> UInt64 {
    mixed(text.utf8.reduce(start) { adding($1, to: $0) })
  }

  /// The order matters.
  static func combined(_ one: UInt64, _ other: UInt64) -> UInt64 {
    mixed((one << 7 | one >> 57) ^ other &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Spreads what differs in few bits over all of them: the last steps of SplitMix64.
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
