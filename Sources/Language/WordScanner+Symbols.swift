extension WordScanner {
  /// Runs of signs, tags and handles, or one sign.
  mutating func scanSymbol(at start: Int) -> Int {
    let byte = characters[start]
    if isBullet(at: start) { return addListMark(chunk) }
    if byte >= 0x80 { return add(start..<endOfPicture(from: start)) }
    if let end = endOfEmoticon(from: start) { return add(start..<end) }
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "#"):
      return add(start..<(endOfTag(from: start) ?? endOfRun(from: start)))
    case UInt8(ascii: "+"):
      if isFree(start), characters.isDigit(at: start + 1), start + 1 < chunk.upperBound {
        return add(start..<endOfPlusNumber(from: start + 1))
      }
      return add(start..<endOfRun(from: start))
    case UInt8(ascii: "."):
      if start + 1 < chunk.upperBound, characters.isDigit(at: start + 1), isFree(start) {
        return add(start..<endOfNumber(from: start + 1))
      }
      return add(start..<endOfStops(from: start))
    case UInt8(ascii: "?"), UInt8(ascii: "!"):
      return add(start..<endOfStops(from: start))
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "$"):
      return add(start..<endOfRun(from: start))
    default: break
    }
    return add(start..<start + 1)
  }

  /// A dot, star or hyphen alone at the beginning of a line.
  private func isBullet(at start: Int) -> Bool {
    guard startsLine, start == chunk.lowerBound, start > paragraph.lowerBound else { return false }
    let (value, length) = characters.scalar(at: start)
    guard start + length == chunk.upperBound else { return false }
    return value == 0x2A || value == 0x2D || value == 0x2022 || value == 0x25CF || value == 0x25AA
  }

  private func endOfRun(from start: Int) -> Int {
    var end = start + 1
    while end < chunk.upperBound, characters[end] == characters[start] { end += 1 }
    let isArrow = characters[start] == UInt8(ascii: "-") || characters[start] == UInt8(ascii: "=")
    if isArrow, end < chunk.upperBound, characters[end] == UInt8(ascii: ">") { end += 1 }
    return end
  }

  /// `...`, `?!`, `.?`; dots in a row stand apart from what follows.
  private func endOfStops(from start: Int) -> Int {
    let stop = UInt8(ascii: ".")
    var end = start
    while end < chunk.upperBound, characters[end] == stop { end += 1 }
    if end > start + 1 { return end }
    while end < chunk.upperBound,
      characters[end] == UInt8(ascii: "?") || characters[end] == UInt8(ascii: "!")
        || characters[end] == stop && characters[end + 1] != stop
    {
      end += 1
    }
    return end
  }

  /// `@handle`, `#tag`.
  private func endOfTag(from start: Int) -> Int? {
    let first = start + 1
    guard first < chunk.upperBound, isFree(start), characters.isLetter(at: first) else {
      return nil
    }
    var end = first
    while end < chunk.upperBound {
      let (found, length) = characters.character(at: end)
      guard found == .letter || found == .digit || isInsideHandle(end, from: start) else { break }
      end += length
    }
    return end
  }

  /// `_`, and in a handle a stop before a letter.
  private func isInsideHandle(_ index: Int, from start: Int) -> Bool {
    characters[index] == UInt8(ascii: "_")
      || characters[index] == UInt8(ascii: ".") && characters[start] == UInt8(ascii: "@")
        && index + 1 < chunk.upperBound && characters.isLetter(at: index + 1)
  }

  private func endOfPlusNumber(from start: Int) -> Int {
    var end = characters.endOfDigits(from: start, before: chunk.upperBound)
    while end + 1 < chunk.upperBound, characters[end] == UInt8(ascii: "-"),
      characters.isDigit(at: end + 1)
    {
      end = characters.endOfDigits(from: end + 1, before: chunk.upperBound)
    }
    return end == characters.endOfDigits(from: start, before: chunk.upperBound)
      ? endOfNumber(from: start) : end
  }

  /// Eyes, perhaps a nose, a mouth; nothing of a word before or behind.
  private func endOfEmoticon(from start: Int) -> Int? {
    let eyes = characters[start]
    if characters.has("<3", at: start), start + 2 == chunk.upperBound { return start + 2 }
    guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=") else {
      return nil
    }
    var mouth = start + 1
    if characters[mouth] == UInt8(ascii: "-") || characters[mouth] == UInt8(ascii: "'") {
      mouth += 1
    }
    guard mouth < chunk.upperBound else { return nil }
    switch characters[mouth] {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "]"), UInt8(ascii: "|"),
      UInt8(ascii: "\\"):
      break
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "O"),
      UInt8(ascii: "o"), UInt8(ascii: "/"):
      guard start == chunk.lowerBound, mouth + 1 == chunk.upperBound else { return nil }
    default: return nil
    }
    let isOpening = characters[mouth] == UInt8(ascii: "(") && mouth + 1 < chunk.upperBound
    let isClosing =
      characters[mouth] == UInt8(ascii: ")") && mouth == start + 1 && start > chunk.lowerBound
      && characters.isDigit(at: start - 1)
    return isOpening || isClosing ? nil : mouth + 1
  }

  /// A sign outside ASCII; the parts of a composed picture stay together.
  private func endOfPicture(from start: Int) -> Int {
    let (value, length) = characters.scalar(at: start)
    var end = start + length
    guard value >= 0x203C else { return end }
    while end < chunk.upperBound {
      let (next, width) = characters.scalar(at: end)
      switch next {
      case 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF: end += width
      case 0x1F1E6...0x1F1FF:
        guard (0x1F1E6...0x1F1FF).contains(value), end == start + length else { return end }
        end += width
      case 0x200D:
        let joined = end + width
        guard joined < chunk.upperBound else { return end }
        end = joined + characters.scalar(at: joined).length
      default: return end
      }
    }
    return end
  }
}
