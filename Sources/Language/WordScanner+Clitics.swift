extension WordScanner {
  /// Cuts `do|n't`, `it|'s`, `students|'`, `gon|na`.
  func parts(of word: Range<Int>) -> [Range<Int>] {
    if let key = characters.key(word), let lengths = lists.contractions[key] {
      return cut(word, into: lengths)
    }
    if isContractedIts(word) { return cut(word, into: [2, 1]) }
    guard let start = startOfClitic(word), start > word.lowerBound else { return [word] }
    return [word.lowerBound..<start, start..<word.upperBound]
  }

  private func isContractedIts(_ word: Range<Int>) -> Bool {
    guard word.count == 3, characters.key(word) == "its" else { return false }
    let next = Follower(characters, after: word.upperBound, before: paragraph.upperBound)
    guard next.kind == .lowercase, !next.isAttached, let key = characters.key(next.word) else {
      return false
    }
    return lists.afterContraction.contains(key)
  }

  private func cut(_ word: Range<Int>, into lengths: [Int]) -> [Range<Int>] {
    var start = word.lowerBound
    return lengths.map { length in
      var end = start
      for _ in 0..<length { end += characters.character(at: end).length }
      defer { start = end }
      return start..<end
    }
  }

  private func startOfClitic(_ word: Range<Int>) -> Int? {
    for length in 0...min(2, word.count - 1) {
      let end = word.upperBound - length
      guard let apostrophe = startOfApostrophe(endingAt: end, in: word) else { continue }
      let first = characters[end] | 0x20
      let second = characters[end + 1] | 0x20
      switch length {
      case 0: return apostrophe
      case 1:
        if first == UInt8(ascii: "t"), apostrophe > word.lowerBound,
          characters[apostrophe - 1] | 0x20 == UInt8(ascii: "n")
        {
          return apostrophe - 1
        }
        if first == UInt8(ascii: "s") {
          return isDecade(word.lowerBound..<apostrophe) ? nil : apostrophe
        }
        return first == UInt8(ascii: "m") || first == UInt8(ascii: "d") ? apostrophe : nil
      default:
        let isClitic =
          first == UInt8(ascii: "r") && second == UInt8(ascii: "e")
          || first == UInt8(ascii: "v") && second == UInt8(ascii: "e")
          || first == UInt8(ascii: "l") && second == UInt8(ascii: "l")
        return isClitic ? apostrophe : nil
      }
    }
    return nil
  }

  /// Where an apostrophe of one to three bytes begins that ends here.
  private func startOfApostrophe(endingAt end: Int, in word: Range<Int>) -> Int? {
    for length in 1...3 where end - length >= word.lowerBound {
      let (found, actual) = characters.character(at: end - length)
      if found == .apostrophe, actual == length { return end - length }
    }
    return nil
  }

  /// `1980's` is one word.
  private func isDecade(_ range: Range<Int>) -> Bool {
    (range.count == 2 || range.count == 4) && range.allSatisfy(characters.isDigit)
      && characters[range.upperBound - 1] == UInt8(ascii: "0")
  }

  /// Adds the apostrophe of `students'`, which no letter follows.
  func endWithApostrophe(_ word: Range<Int>) -> Int {
    let end = word.upperBound
    guard end < chunk.upperBound, !quoteIsOpen else { return end }
    let (found, length) = characters.character(at: end)
    guard found == .apostrophe, characters.scalar(at: end).value != 0x2018,
      characters[end] != UInt8(ascii: "`")
    else { return end }
    let next = end + length
    if next < chunk.upperBound {
      let follower = characters.character(at: next).class
      if follower == .letter || follower == .digit || follower == .apostrophe { return end }
    }
    switch characters[end - 1] | 0x20 {
    case UInt8(ascii: "s"): return next
    case UInt8(ascii: "x"), UInt8(ascii: "z"):
      return characters.isUppercase(at: word.lowerBound) ? next : end
    default: return end
    }
  }

  /// A quotation mark, or the apostrophe that a clipped word begins with.
  mutating func scanApostrophe(at start: Int) -> Int {
    let (value, length) = characters.scalar(at: start)
    let after = start + length
    if after < chunk.upperBound, characters.scalar(at: after) == (value, length) {
      return add(start..<after + length)
    }
    if after < chunk.upperBound, value != 0x60 {
      let end = endOfLetters(from: after)
      if let key = characters.key(start..<end), lists.contractions[key] != nil {
        return addWord(start..<end)
      }
      if let end = endOfClipped(from: start, letters: after) { return add(start..<end) }
      if let end = endOfDetachedClitic(from: after) {
        let isWritten = start > chunk.lowerBound && characters[start - 1] == UInt8(ascii: ".")
        return add(start..<end, continuesToken: isWritten)
      }
    }
    if characters.isLetterOrDigit(at: after), after < chunk.upperBound, value != 0x2019 {
      quoteIsOpen = true
    } else if value != 0x2018 {
      quoteIsOpen = false
    }
    return add(start..<after)
  }

  /// `'em`, `'n'`, `'90s`.
  private func endOfClipped(from start: Int, letters: Int) -> Int? {
    let digits = characters.endOfDigits(from: letters, before: chunk.upperBound)
    if digits == letters + 2 {
      let end = characters[digits] | 0x20 == UInt8(ascii: "s") ? digits + 1 : digits
      let isWhole = end >= chunk.upperBound || !characters.isLetterOrDigit(at: end)
      return isWhole && isFree(start) ? min(end, chunk.upperBound) : nil
    }
    let end = endOfLetters(from: letters)
    guard end > letters else { return nil }
    if end < chunk.upperBound, characters.character(at: end).class == .apostrophe {
      let closed = end + characters.character(at: end).length
      if let key = characters.key(start..<closed), lists.clipped.contains(key) { return closed }
    }
    guard let key = characters.key(start..<end) else { return nil }
    return lists.clipped.contains(key) ? end : nil
  }

  /// A clitic that stands after something other than a letter: `U.S.|'s`, `"Time" 's`.
  private func endOfDetachedClitic(from letters: Int) -> Int? {
    let end = endOfLetters(from: letters)
    guard end - letters <= 2, let key = characters.key(letters..<end) else { return nil }
    return key == "s" && !quoteIsOpen || key == "re" || key == "ve" || key == "ll" ? end : nil
  }
}
