/// A word, a number or a mark of a short text, for the patterns of lines.
///
/// This is no tokenisation for analysis: it is as coarse as credits and datelines need it.
struct Word {
  /// In small letters, with straight apostrophes.
  let text: String
  /// UTF-8 offsets in the whole text.
  let range: Range<Int>
  let kind: Kind

  enum Kind {
    case small, capitalised
    /// Capitals only, two letters at least: `LIMA`, `U.S`.
    case capitals
    case number
    case mark
  }

  /// The number, without the ending of an ordinal.
  var number: Int? {
    guard kind == .number else { return nil }
    return Int(text.prefix { $0.isNumber })
  }

  var isName: Bool { kind == .capitalised || kind == .capitals }
  var isDash: Bool { ["-", "--", "–", "—", "―"].contains(text) }
}

extension Word {
  /// The words of the first bytes of a range.
  static func words(of utf8: [UInt8], in range: Range<Int>, most: Int = 400) -> [Word] {
    var end = min(range.upperBound, range.lowerBound + most)
    while end < range.upperBound, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    var words: [Word] = []
    var offset = range.lowerBound
    while offset < end {
      let first = utf8.scalar(at: offset)
      var next = offset + UTF8.width(first)
      if first.isWordPart {
        next = utf8.endOfWord(from: next, before: end)
        words.append(Word(utf8, offset..<next, first))
      } else if !first.isSpace {
        if first == "-" {
          while next < end, utf8[next] == 0x2D { next += 1 }
        }
        words.append(Word(mark: utf8, offset..<next))
      }
      offset = next
    }
    return words
  }

  private init(mark utf8: [UInt8], _ range: Range<Int>) {
    text = String(decoding: utf8[range], as: UTF8.self)
    self.range = range
    kind = .mark
  }

  private init(_ utf8: [UInt8], _ range: Range<Int>, _ first: Unicode.Scalar) {
    let plain = utf8[range].allSatisfy { (0x61...0x7A).contains($0) }
    let written = String(decoding: utf8[range], as: UTF8.self)
    let small = plain ? written : written.lowercased()
    text = utf8[range].contains(0xE2) ? small.replacing("’", with: "'") : small
    self.range = range
    if plain {
      kind = .small
    } else if first.isNumber {
      kind = .number
    } else if !first.isCapital {
      kind = .small
    } else {
      let letters = written.unicodeScalars.filter { $0.properties.isAlphabetic }
      let isMixed = letters.count < 2 || letters.contains { $0.properties.isLowercase }
      kind = isMixed ? .capitalised : .capitals
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWordPart: Bool {
    if isASCII {
      return switch self {
      case "a"..."z", "A"..."Z", "0"..."9": true
      default: false
      }
    }
    return properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
  }

  fileprivate var isSpace: Bool { isASCII ? value <= 0x20 : properties.isWhitespace }

  fileprivate var isNumber: Bool {
    isASCII ? ("0"..."9").contains(self) : properties.numericType != nil
  }

  fileprivate var isCapital: Bool {
    isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
  }

  fileprivate var isLetter: Bool {
    isASCII ? isWordPart && !isNumber : properties.isAlphabetic
  }
}

extension [UInt8] {
  /// The code point that begins at an offset of valid UTF-8.
  fileprivate func scalar(at offset: Int) -> Unicode.Scalar {
    let lead = self[offset]
    guard lead >= 0x80 else { return Unicode.Scalar(lead) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let bits = self[offset..<Swift.min(offset + width, count)].dropFirst()
      .reduce(UInt32(lead) & (0x7F >> UInt32(width))) { $0 << 6 | UInt32($1 & 0x3F) }
    return Unicode.Scalar(bits) ?? "\u{FFFD}"
  }

  /// Where a word ends whose first letter ends at `start`.
  ///
  /// A stop, an apostrophe or a hyphen between letters belongs to it, as in `U.S` or `D.C`.
  fileprivate func endOfWord(from start: Int, before end: Int) -> Int {
    var offset = start
    var isAfterLetter = !(0x30...0x39).contains(self[start - 1])
    while offset < end {
      let scalar = scalar(at: offset)
      let next = offset + UTF8.width(scalar)
      if scalar.isWordPart {
        isAfterLetter = scalar.isLetter
      } else {
        let joins =
          scalar == "." || scalar == "'" || scalar == "’" || scalar == "-" || scalar == "@"
        guard joins, isAfterLetter, next < end, self.scalar(at: next).isLetter else { break }
      }
      offset = next
    }
    return offset
  }
}
