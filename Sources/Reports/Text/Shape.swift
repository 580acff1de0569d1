/// What can be seen of a stretch of UTF-8 without reading it.
enum Shape {
  /// Whether the stretch ends in a full stop, or in a question or exclamation mark, if need be
  /// before closing quotation marks and brackets; the stop of an abbreviation does not count.
  static func endsSentence(_ utf8: ArraySlice<UInt8>) -> Bool {
    if let last = utf8.last, isPlain(last) { return false }
    guard let (stop, before) = lastMark(utf8), stops.contains(stop) else { return false }
    return stop != "." || !isAbbreviation(before)
  }

  /// Whether the stretch ends like a headline never does: a full stop, colon, comma or semicolon.
  static func endsWithoutHeadline(_ utf8: ArraySlice<UInt8>) -> Bool {
    guard let (mark, before) = lastMark(utf8) else { return true }
    switch mark {
    case "?", "!", "？", "！", "؟": return false
    case ":", ",", ";", "：", "，": return true
    default: return stops.contains(mark) && !(mark == "." && isAbbreviation(before))
    }
  }

  /// Whether the first letter is a small one.
  static func beginsSmall(_ utf8: ArraySlice<UInt8>) -> Bool {
    guard let first = utf8.first else { return false }
    if first < 0x80 { return (0x61...0x7A).contains(first) }
    return String(decoding: utf8.prefix(4), as: UTF8.self).unicodeScalars.first
      .map(\.properties.isLowercase) ?? false
  }

  /// The number of stops inside that seem to end a sentence, plus one for what follows the last.
  static func sentenceCount(_ utf8: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: utf8, as: UTF8.self)
    var count = 0
    var word = ""
    var ended = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if ended, !isAbbreviation(word[...]) { count += 1 }
        word = ""
        ended = false
      } else if stops.contains(scalar) {
        ended = true
        if scalar != "." { word = "" } else { word.unicodeScalars.append(scalar) }
      } else if !closing.contains(scalar) {
        ended = false
        word.unicodeScalars.append(scalar)
      }
    }
    return count + 1
  }

  /// Whether there is a letter or a digit.
  static func hasLetters(_ utf8: ArraySlice<UInt8>) -> Bool {
    utf8.contains(where: isPlain)
      || String(decoding: utf8.prefix(1000), as: UTF8.self).unicodeScalars.contains {
        !$0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
  }

  /// Whether a byte is an ASCII letter or digit.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  private static let stops: Set<Unicode.Scalar> = [
    ".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔",
  ]
  private static let closing: Set<Unicode.Scalar> = [
    "\"", "'", "”", "’", "»", "›", ")", "]", "」", "』", "）",
  ]
  /// Words whose stop ends no sentence; a headline may end in one.
  private static let abbreviations: Set<String> = [
    "inc", "ltd", "co", "corp", "jr", "sr", "st", "gen", "col", "lt", "gov", "sen", "rep", "mr",
    "mrs", "ms", "dr", "prof", "rev", "no", "vs", "jan", "feb", "mar", "apr", "aug", "sept", "sep",
    "oct", "nov", "dec",
  ]

  /// `U.S`, a single letter, or a word of the table; a stop at the end is left out.
  private static func isAbbreviation(_ word: Substring) -> Bool {
    let word = word.last == "." ? word.dropLast() : word
    guard let first = word.first, first.isLetter else { return false }
    return word.count == 1 || abbreviations.contains(word.lowercased())
      || word.contains(".") && word.count <= 6
        && word.split(separator: ".").allSatisfy { $0.count == 1 }
  }

  /// The last character that closes nothing, and the word before it.
  private static func lastMark(
    _ utf8: ArraySlice<UInt8>
  ) -> (mark: Unicode.Scalar, before: Substring)? {
    let tail = String(decoding: utf8.suffix(64), as: UTF8.self)
    var scalars = tail.unicodeScalars[...]
    while let last = scalars.last, closing.contains(last) || last.properties.isWhitespace {
      scalars = scalars.dropLast()
    }
    guard let mark = scalars.popLast() else { return nil }
    let start = scalars.lastIndex { $0.properties.isWhitespace || closing.contains($0) }
    let word = start.map { scalars[scalars.index(after: $0)...] } ?? scalars
    return (mark, Substring(word))
  }
}
