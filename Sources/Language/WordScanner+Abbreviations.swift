extension WordScanner {
  /// Adds a word together with its full stop, if it has one and is an abbreviation.
  mutating func addAbbreviation(_ word: Range<Int>) -> Int? {
    let end = word.upperBound
    guard end < chunk.upperBound, characters[end] == UInt8(ascii: "."),
      characters[end + 1] != UInt8(ascii: ".") || characters[end + 2] != UInt8(ascii: "."),
      let key = characters.key(word)
    else { return nil }
    let isCapital = characters.isUppercase(at: word.lowerBound)
    let next = Follower(characters, after: end + 1, before: paragraph.upperBound)
    let whole = word.lowerBound..<end + 1
    if isCapital, lists.titles.contains(key), next.kind == .uppercase {
      return add(whole, endsSentence: false)
    }
    if next.kind == .digit, lists.beforeNumbers.contains(key) {
      return add(whole, endsSentence: false)
    }
    let isInitial = word.count == 1 && isInitial(key, isCapital: isCapital, before: next)
    if next.isAttached, next.kind == .uppercase || next.kind == .lowercase {
      return isInitial ? add(whole, endsSentence: false) : nil
    }
    let isDotted = key.utf8.contains(UInt8(ascii: "."))
    guard
      isDotted || isInitial || lists.abbreviations.contains(key)
        || isCapital && lists.capitalAbbreviations.contains(key)
    else { return nil }
    let ends = next.kind == .none || next.kind == .uppercase && isStarter(next, after: key)
    if !ends { return add(whole, endsSentence: false) }
    return isDotted ? add(whole, endsSentence: true) : nil
  }

  /// `J. Smith`, `H. R. 1280`, `(b. 1950)`.
  private func isInitial(_ key: String, isCapital: Bool, before next: Follower) -> Bool {
    let previous = words.last?.range
    let isBracketed = previous.map { characters[$0.lowerBound] == UInt8(ascii: "(") } ?? false
    guard isCapital else { return isBracketed && next.kind != .none }
    if let previous, endsInNumber(previous) { return false }
    let isAfterInitial =
      previous.map { characters[$0.upperBound - 1] == UInt8(ascii: ".") && $0.count == 2 } ?? false
    switch next.kind {
    case .uppercase:
      if isStarter(next, after: key) { return false }
      return key != "i" || previous.map { characters.isUppercase(at: $0.lowerBound) } ?? true
    case .lowercase: return key != "i" && key != "a" && !next.isAttached
    case .digit: return isAfterInitial
    case .symbol: return isAfterInitial || !next.isAttached && key != "i"
    case .none: return false
    }
  }

  /// `40 C`, `20° C`.
  private func endsInNumber(_ word: Range<Int>) -> Bool {
    characters.isDigit(at: word.upperBound - 1)
      || characters.scalar(at: word.lowerBound).value == 0xB0
  }

  /// Whether a capital after an abbreviation begins a sentence.
  private func isStarter(_ next: Follower, after key: String) -> Bool {
    if next.isQuoted || key == "etc" { return true }
    guard let word = characters.key(next.word) else { return false }
    if key == "a.m" || key == "p.m" { return !lists.afterClock.contains(word) }
    return lists.starters.contains(word)
  }
}

/// What stands after a word that may end its sentence.
struct Follower {
  enum Kind { case uppercase, lowercase, digit, symbol, none }

  private(set) var kind = Kind.none
  /// No white space stands between.
  private(set) var isAttached = true
  /// An opening quotation mark stands between.
  private(set) var isQuoted = false
  private(set) var word = 0..<0

  init(_ characters: Characters, after start: Int, before end: Int) {
    var index = start
    while index < end {
      let (found, length) = characters.character(at: index)
      switch found {
      case .space: isAttached = false
      case .letter:
        kind = characters.isUppercase(at: index) ? .uppercase : .lowercase
        word = index..<Self.endOfWord(characters, from: index, before: end)
        return
      case .digit:
        kind = .digit
        return
      default:
        guard !isAttached, Self.opens(characters.scalar(at: index).value) else {
          kind = Self.closes(characters.scalar(at: index).value) ? .none : .symbol
          if kind == .none, !Self.endsParagraph(characters, after: index + length, before: end) {
            kind = .symbol
          }
          return
        }
        isQuoted = true
      }
      index += length
    }
  }

  private static func endOfWord(_ characters: Characters, from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, index - start < 20 {
      let (found, length) = characters.character(at: index)
      guard found == .letter || found == .apostrophe else { break }
      index += length
    }
    return index
  }

  private static func opens(_ value: UInt32) -> Bool {
    value == 0x22 || value == 0x27 || value == 0x201C || value == 0x2018 || value == 0xAB
  }

  private static func closes(_ value: UInt32) -> Bool {
    value == 0x22 || value == 0x27 || value == 0x201D || value == 0x2019 || value == 0xBB
      || value == 0x29 || value == 0x5D
  }

  private static func endsParagraph(_ characters: Characters, after start: Int, before end: Int)
    -> Bool
  {
    var index = start
    while index < end {
      let (found, length) = characters.character(at: index)
      if found == .letter || found == .digit { return false }
      if index - start > 8 { return false }
      index += length
    }
    return true
  }
}
