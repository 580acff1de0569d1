import Records

/// Text made of bytes: without byte order mark, and valid.
package struct DecodedText: Sendable {
  package let text: String
  /// The UTF-8 of the text.
  package let utf8: [UInt8]
  /// Whether bytes were replaced, or read in an encoding that was guessed.
  package let notices: [Notice]

  /// Decodes the bytes behind a byte order mark of so many bytes, and puts U+FFFD in place of each
  /// sequence that is broken. Line ends are left as they are.
  ///
  /// Throws if the bytes are no text: in the first 8 KiB a NUL or more than a tenth of control
  /// characters.
  init(
    _ bytes: [UInt8], from start: Int = 0, in encoding: CharacterEncoding, isGuess: Bool = false
  ) throws(ReadingError) {
    let body = bytes[min(start, bytes.count)...]
    if !encoding.isUTF16 { try Self.checkForControls(bytes.prefix(8192), in: encoding) }
    if encoding == .utf8, let valid = String(validating: body, as: UTF8.self) {
      text = valid
      utf8 = Array(body)
      notices = []
      return
    }
    let decoded = try Transcoding(body, in: encoding)
    if encoding.isUTF16 {
      let head = decoded.utf8.prefix(8192)
      do {
        try Self.checkForControls(head, in: encoding)
      } catch {
        throw ReadingError(error.reason, byte: start)
      }
    }
    utf8 = decoded.utf8
    text = String(decoding: decoded.utf8, as: UTF8.self)
    notices = isGuess ? [Self.guess(encoding, bytes)] : Self.repair(decoded, encoding)
  }

  private static func checkForControls(
    _ head: ArraySlice<UInt8>, in encoding: CharacterEncoding
  ) throws(ReadingError) {
    if let nul = head.firstIndex(of: 0) {
      throw ReadingError(.binary("a NUL byte"), byte: nul)
    }
    let isControl = { (byte: UInt8) in
      byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F
    }
    guard let first = head.firstIndex(where: isControl) else { return }
    if head.count(where: isControl) * 10 > head.count {
      throw ReadingError(.binary("more than a tenth of it are control characters"), byte: first)
    }
  }

  private static func repair(_ decoded: Transcoding, _ encoding: CharacterEncoding) -> [Notice] {
    guard let first = decoded.first else { return [] }
    let bytes = decoded.replaced == 1 ? "1 byte that was" : "\(decoded.replaced) bytes that were"
    let verb = decoded.replaced == 1 ? "was" : "were"
    let message = "\(bytes) no \(encoding.name) \(verb) replaced; the first at byte \(first)"
    return [Notice(.repaired, message)]
  }

  private static func guess(_ encoding: CharacterEncoding, _ bytes: [UInt8]) -> Notice {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    return Notice(
      .repaired,
      "the text is no UTF-8 and was read as \(encoding.name); the first such byte at byte \(first)")
  }
}
