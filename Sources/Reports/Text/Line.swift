/// A line that holds more than white space.
struct Line {
  /// UTF-8 offsets without the white space around.
  let range: Range<Int>
  /// The number of code points.
  let length: Int
  let isIndented: Bool
  /// Whether a blank line, or nothing, comes before.
  let startsGroup: Bool
}

extension Line {
  /// The lines of a text; LF, CR, CRLF, and Unicode's line and paragraph separators end a line.
  ///
  /// Complexity: O(bytes).
  static func lines(of utf8: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var blank = true
    while start < utf8.count {
      let (end, next) = lineEnd(in: utf8, from: start)
      let range = utf8.trimmed(start..<end)
      if range.isEmpty {
        blank = true
      } else {
        let length = utf8[range].count { $0 & 0xC0 != 0x80 }
        lines.append(
          Line(
            range: range, length: length,
            isIndented: range.lowerBound - start > 1 || utf8[start] == 0x09, startsGroup: blank))
        blank = false
      }
      start = next
    }
    return lines
  }

  private static func lineEnd(in utf8: [UInt8], from start: Int) -> (end: Int, next: Int) {
    var offset = start
    while offset < utf8.count {
      switch utf8[offset] {
      case 0x0A: return (offset, offset + 1)
      case 0x0D:
        let isPair = offset + 1 < utf8.count && utf8[offset + 1] == 0x0A
        return (offset, offset + (isPair ? 2 : 1))
      case 0xE2 where offset + 2 < utf8.count && utf8[offset + 1] == 0x80:
        if utf8[offset + 2] & 0xFE == 0xA8 { return (offset, offset + 3) }
        offset += 3
      default: offset += 1
      }
    }
    return (offset, offset)
  }
}

extension [UInt8] {
  /// The range without the white space at its ends, Unicode's spaces and byte order marks included.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, let width = spaceWidth(at: lower), lower + width <= upper {
      lower += width
    }
    while upper > lower {
      let width = (1...3).first { upper - $0 >= lower && spaceWidth(at: upper - $0) == $0 }
      guard let width else { break }
      upper -= width
    }
    return lower..<upper
  }

  /// The number of bytes of the white space at an offset, or nil if there is none.
  func spaceWidth(at offset: Int) -> Int? {
    switch self[offset] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2 where offset + 1 < count:
      return self[offset + 1] == 0xA0 || self[offset + 1] == 0x85 ? 2 : nil
    case 0xE2, 0xE3, 0xEF:
      guard offset + 2 < count else { return nil }
      switch (self[offset], self[offset + 1], self[offset + 2]) {
      case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
        (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
        return 3
      default: return nil
      }
    default: return nil
    }
  }
}
