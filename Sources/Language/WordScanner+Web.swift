extension WordScanner {
  /// The end of an address of the Internet, of mail, or of a file's name.
  mutating func endOfWebAddress(from start: Int) -> Int? {
    if isWebPrefix(at: start) { return withoutPunctuation(start..<chunk.upperBound) }
    return endOfMailAddress(from: start) ?? endOfDomain(from: start)
  }

  private func isWebPrefix(at index: Int) -> Bool {
    switch characters[index] | 0x20 {
    case UInt8(ascii: "h"):
      characters.has("http://", at: index) || characters.has("https://", at: index)
    case UInt8(ascii: "w"): characters.has("www.", at: index)
    case UInt8(ascii: "f"): characters.has("ftp://", at: index)
    case UInt8(ascii: "m"): characters.has("mailto:", at: index)
    case UInt8(ascii: "d"): characters.has("doi:10.", at: index)
    default: false
    }
  }

  /// Takes away what closes the sentence rather than the address.
  private func withoutPunctuation(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    var brackets = 0
    while end < range.upperBound {
      let (found, length) = characters.character(at: end)
      let value = characters.scalar(at: end).value
      if value == 0x28 { brackets += 1 }
      if value == 0x29 { brackets -= 1 }
      let isOutside =
        brackets < 0 || value == 0x22 || value == 0x3C || value == 0x3E || value == 0x5D
      if isOutside || found == .symbol && value >= 0x2010 && value <= 0x2027 { break }
      end += length
    }
    while end > range.lowerBound + 1, isClosing(characters[end - 1]) { end -= 1 }
    return end
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  private mutating func endOfMailAddress(from start: Int) -> Int? {
    guard start >= noAddressBefore else { return nil }
    var index = start
    while index < chunk.upperBound, isMailByte(characters[index]) { index += 1 }
    guard index + 1 < chunk.upperBound, characters[index] == UInt8(ascii: "@"),
      characters.isLetterOrDigit(at: index + 1)
    else {
      noAddressBefore = index
      return nil
    }
    var end = index + 1
    while end < chunk.upperBound, isMailByte(characters[end]) { end += 1 }
    while isClosing(characters[end - 1]) || characters[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// `example.com/page`, `report.doc`, `rec.arts.books`.
  private mutating func endOfDomain(from start: Int) -> Int? {
    guard start >= noDomainBefore else { return nil }
    var end = start
    var stops = 0
    var lastStop = start
    var hasLetters = false
    var isLong = true
    while end < chunk.upperBound {
      let byte = characters[end]
      if characters.isASCIILetter(at: end) {
        hasLetters = true
      } else if byte == UInt8(ascii: ".") {
        guard end + 1 < chunk.upperBound,
          characters.isASCIILetter(at: end + 1) || characters.isDigit(at: end + 1)
        else { break }
        isLong = isLong && end - lastStop > 2 && characters.isLowercase(at: end + 1)
        lastStop = end
        stops += 1
      } else if !characters.isDigit(at: end), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    noDomainBefore = end
    guard hasLetters, stops > 0, lastStop > start + 1 else { return nil }
    if !(stops > 1 && isLong && end - lastStop > 2) {
      guard let key = characters.key(lastStop + 1..<end), lists.domains.contains(key),
        characters.isLowercase(at: lastStop + 1) == characters.isLowercase(at: end - 1)
      else { return nil }
    }
    guard end < chunk.upperBound, characters[end] == UInt8(ascii: "/") else { return end }
    return withoutPunctuation(start..<chunk.upperBound)
  }
}
