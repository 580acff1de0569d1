import Records

/// Finds out in which encoding bytes are, and decodes them.
///
/// What counts, first to last: a byte order mark, the label from outside (`Content-Type`), what the
/// text says of itself (an XML declaration, a `meta` element), zeros where UTF-16 has them, UTF-8
/// where the bytes are that. Else plain text whose bytes look like it is windows-1252, and so is
/// HTML without a label; all else is UTF-8 to be repaired.
package struct CharacterDecoder {
  /// Where a text may say in which encoding it is.
  package enum Format: Sendable {
    case text, html, xml
  }

  /// Decodes bytes.
  ///
  /// - Parameter label: the name of the encoding that came with the bytes, if one did.
  /// - Throws: `unknownEncoding` for a label that is in no list, `binary` if the bytes are no text,
  ///   `encoding` for UTF-32.
  package static func decode(
    _ bytes: [UInt8], as format: Format = .text, label: String? = nil
  ) throws(ReadingError) -> DecodedText {
    for mark in foreignMarks where bytes.starts(with: mark) {
      throw ReadingError(.encoding("UTF-32"), byte: 0)
    }
    for (mark, encoding) in marks where bytes.starts(with: mark) {
      return try DecodedText(bytes, from: mark.count, in: encoding)
    }
    if let label, !label.isEmpty { return try DecodedText(bytes, in: try encoding(label)) }
    if let encoding = zeroPattern(bytes.prefix(8192)) {
      return try DecodedText(bytes, in: encoding)
    }
    if let label = EncodingLabel.find(in: bytes, as: format) {
      // Whoever can read "UTF-16" byte by byte has no UTF-16 before him; a name that nobody knows
      // does no harm to what is UTF-8 anyway.
      let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
      let encoding = try CharacterEncoding(label: label) == nil && isUTF8 ? .utf8 : encoding(label)
      return try DecodedText(bytes, in: encoding.isUTF16 ? .utf8 : encoding)
    }
    let decoded = try DecodedText(bytes, in: .utf8)
    guard !decoded.notices.isEmpty, format == .html || Windows1252.isPlausible(bytes[...]) else {
      return decoded
    }
    return try DecodedText(bytes, in: .windows1252, isGuess: true)
  }

  private static func encoding(_ label: String) throws(ReadingError) -> CharacterEncoding {
    guard let encoding = CharacterEncoding(label: label) else {
      throw ReadingError(.unknownEncoding(String(label.prefix(40))))
    }
    return encoding
  }

  private static let marks: [(mark: [UInt8], encoding: CharacterEncoding)] = [
    ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian),
  ]

  /// Those of UTF-32, one of which begins with UTF-16's.
  private static let foreignMarks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

  /// UTF-16 without a mark: most characters have a zero, all on the same side, and none has two.
  static func zeroPattern(_ head: ArraySlice<UInt8>) -> CharacterEncoding? {
    let bytes = Array(head)
    guard bytes.count >= 8 else { return nil }
    var counts = [0, 0]
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      if bytes[index] == 0, bytes[index + 1] == 0 { return nil }
      if bytes[index] == 0 { counts[0] += 1 }
      if bytes[index + 1] == 0 { counts[1] += 1 }
    }
    let half = bytes.count / 4
    if counts[0] == 0, counts[1] > half { return .utf16LittleEndian }
    if counts[1] == 0, counts[0] > half { return .utf16BigEndian }
    return nil
  }
}

/// Where bytes that are no UTF-8 look like windows-1252 in a language of Western Europe.
enum Windows1252 {
  /// At most a quarter of the bytes are beyond ASCII, none of them makes a character of UTF-8, and
  /// nine in ten are letters beside letters or the marks of typesetters.
  static func isPlausible(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var (high, likely) = (0, 0)
    for index in bytes.indices where bytes[index] >= 0x80 {
      let before = index > 0 ? bytes[index - 1] : 0x20
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      if isLead(bytes[index]), (0x80...0xBF).contains(after), !isLead(before),
        isCharacter(bytes, at: index)
      {
        return false
      }
      high += 1
      if marks.contains(bytes[index])
        || isLetter(bytes[index]) && (isLetter(before) || isLetter(after))
      {
        likely += 1
      }
    }
    return high > 0 && high * 4 <= bytes.count && likely * 10 >= high * 9
  }

  /// € … quotation marks • – — ™ no-break space £ § © « ® ° · » and the fractions.
  private static let marks: Set<UInt8> = [
    0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE,
    0xB0, 0xB7, 0xBB, 0xBC, 0xBD, 0xBE,
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: true
    case 0xC0...0xFF: byte != 0xD7 && byte != 0xF7
    default: false
    }
  }

  private static func isLead(_ byte: UInt8) -> Bool { (0xC2...0xF4).contains(byte) }

  private static func isCharacter(_ bytes: [UInt8], at index: Int) -> Bool {
    let count = bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
    guard index + count <= bytes.count else { return false }
    return String(validating: bytes[index..<index + count], as: UTF8.self) != nil
  }
}
