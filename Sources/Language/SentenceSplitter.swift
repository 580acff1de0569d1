/// Groups the words of a paragraph into sentences.
struct SentenceSplitter {
  let characters: Characters
  let lists: WordLists

  /// Ranges of indices into `words`, one after the other, none empty.
  ///
  /// Nothing is looked for further than the longest sentence reaches, so time stays linear.
  func split(_ words: [ScannedWord]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < words.count {
      let limit = limit(of: words, from: start)
      let end = end(at: index, of: words, from: start, before: limit)
      index = end ?? index + 1
      if end != nil || index == limit || words[index].startsItem {
        sentences.append(start..<index)
        start = index
      }
    }
    return sentences
  }

  /// Where the longest sentence ends; it does not cut through a token.
  private func limit(of words: [ScannedWord], from start: Int) -> Int {
    var limit = start + Tokenizer.longestSentence
    guard limit < words.count else { return words.count }
    while words[limit].continuesToken { limit -= 1 }
    return limit
  }

  /// Where the sentence ends that the word may close; closing marks behind it belong to it.
  private func end(
    at index: Int, of words: [ScannedWord], from start: Int, before limit: Int
  ) -> Int? {
    guard isTerminator(words[index]), !isListNumber(words, at: index, from: start) else {
      return nil
    }
    var end = index + 1
    while end < limit, closes(words, at: end, from: start) { end += 1 }
    end = min(endOfNotes(words, from: end, before: limit), limit)
    guard end < words.count else { return end }
    return begins(words, at: end, after: index, from: start) ? end : nil
  }

  private func isTerminator(_ word: ScannedWord) -> Bool {
    if let ends = word.endsSentence { return ends }
    let start = word.range.lowerBound
    switch characters[start] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return !characters.isDigit(at: word.range.upperBound - 1)
    case 0xE2: return characters.scalar(at: start).value == 0x2026
    default: return false
    }
  }

  /// `2.` where a sentence begins.
  private func isListNumber(_ words: [ScannedWord], at index: Int, from start: Int) -> Bool {
    index == start + 1 && words[start].range.count < 3
      && words[start].range.allSatisfy(characters.isDigit)
      && words[index].range.count == 1 && isAttached(words, at: index)
  }

  private func isAttached(_ words: [ScannedWord], at index: Int) -> Bool {
    words[index].range.lowerBound == words[index - 1].range.upperBound
  }

  /// Closing brackets and quotation marks, more full stops, a smile.
  private func closes(_ words: [ScannedWord], at index: Int, from start: Int) -> Bool {
    let range = words[index].range
    switch characters.scalar(at: range.lowerBound).value {
    case 0x29, 0x5D, 0x7D, 0x201D, 0xBB, 0x27, 0x2019:
      return isAttached(words, at: index) && !characters.isLetterOrDigit(at: range.upperBound)
    case 0x22:
      if isAttached(words, at: index) { return !characters.isLetterOrDigit(at: range.upperBound) }
      let isFree = characters.character(at: range.upperBound).class == .space
      return isFree
        && !words[start..<index].lazy.filter { isQuotationMark($0) }.count.isMultiple(of: 2)
    case 0x21, 0x2E, 0x3F: return isTerminator(words[index])
    case 0x3A, 0x3B, 0x3D: return range.count > 1
    default: return false
    }
  }

  private func isQuotationMark(_ word: ScannedWord) -> Bool {
    characters[word.range.lowerBound] == UInt8(ascii: "\"")
  }

  /// The numbers of notes behind a full stop: `.12 The`, `. [12] The`.
  private func endOfNotes(_ words: [ScannedWord], from index: Int, before limit: Int) -> Int {
    var index = index
    if index < words.count, words[index].range.count < 4, isAttached(words, at: index),
      words[index].range.allSatisfy(characters.isDigit),
      index + 1 == words.count || !isAttached(words, at: index + 1)
    {
      index += 1
    }
    while index < limit, index + 2 < words.count,
      characters[words[index].range.lowerBound] == UInt8(ascii: "["),
      characters.isDigit(at: words[index + 1].range.lowerBound),
      characters[words[index + 2].range.lowerBound] == UInt8(ascii: "]")
    {
      index += 3
    }
    return index
  }

  private func begins(
    _ words: [ScannedWord], at next: Int, after terminator: Int, from start: Int
  ) -> Bool {
    let word = words[next].range
    switch characters.character(at: word.lowerBound).class {
    case .letter:
      if !isLowercase(word) { return true }
      let isStop =
        words[terminator].range.count == 1 && characters[words[terminator].range.lowerBound] != 0xE2
      guard isStop, next == terminator + 1, !isAttached(words, at: next) else { return false }
      return characters[words[terminator].range.lowerBound] == UInt8(ascii: ".")
        || isLowercase(words[start].range)
    case .symbol:
      switch characters.scalar(at: word.lowerBound).value {
      case 0x2C, 0x3B, 0x3A, 0x29, 0x5D, 0x2F: return false
      default: return true
      }
    default: return true
    }
  }

  private func isLowercase(_ word: Range<Int>) -> Bool {
    characters.isLetter(at: word.lowerBound) && !characters.isUppercase(at: word.lowerBound)
  }
}
