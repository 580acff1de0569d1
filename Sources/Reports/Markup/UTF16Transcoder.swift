/// Makes UTF-8 of the bytes of a UTF-16 text, a stretch at a time.
struct UTF16Transcoder {
  private let isBigEndian: Bool
  /// An odd byte, or the first half of a pair, that waits for what follows.
  private var rest: [UInt8] = []

  /// Nil for bytes that neither begin with a byte order mark of UTF-16 nor with `<` in it.
  init?(_ head: ArraySlice<UInt8>) {
    let head = Array(head.prefix(4))
    guard head.count == 4 else { return nil }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return nil
    case (0xFF, 0xFE, _, _), (0x3C, 0, _, 1...): isBigEndian = false
    case (0xFE, 0xFF, _, _), (0, 0x3C, _, 1...): isBigEndian = true
    case (0x3C, 0, 1..., 0): isBigEndian = false
    default: return nil
    }
  }

  /// The text of the next bytes; at the end what is left over becomes U+FFFD.
  mutating func transcode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    rest += bytes
    var end = rest.count
    if !isLast {
      end -= end % 2
      if end > 0, (0xD8...0xDB).contains(rest[isBigEndian ? end - 2 : end - 1]) { end -= 2 }
    }
    defer { rest.removeFirst(end) }
    return Transcoding(utf16: rest[..<end], isBigEndian: isBigEndian).utf8
  }
}
