/// A word of a paragraph and what its sentence must know of it.
struct ScannedWord {
  var range: Range<Int>
  var continuesToken = false
  /// For an abbreviation whose full stop is also that of the sentence, or surely is not.
  var endsSentence: Bool?
  /// `2.` or a bullet at the beginning of a line.
  var startsItem = false
}

/// Finds the words of a paragraph from left to right.
///
/// White space parts the text into chunks; at each place in a chunk the longest thing that can
/// stand there is taken: an address, a number, a word with its apostrophes, a run of signs.
struct WordScanner {
  let characters: Characters
  let lists: WordLists
  private(set) var words: [ScannedWord] = []
  /// The chunk that is read and the paragraph that it stands in.
  var chunk = 0..<0
  private(set) var paragraph = 0..<0
  /// The chunk is the first of a line.
  private(set) var startsLine = true
  /// A single quotation mark is open; an apostrophe after `s` may close it.
  var quoteIsOpen = false
  /// Where reading on was in vain, so that nothing is read twice.
  var noAddressBefore = 0
  var noDomainBefore = 0

  init(characters: Characters, lists: WordLists) {
    self.characters = characters
    self.lists = lists
  }

  mutating func scan(_ range: Range<Int>) -> [ScannedWord] {
    paragraph = characters.wholeScalars(in: range)
    words = []
    quoteIsOpen = false
    noAddressBefore = 0
    noDomainBefore = 0
    startsLine = true
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      let (found, length) = characters.character(at: index)
      if found == .space {
        startsLine = startsLine || characters[index] == UInt8(ascii: "\n")
        index += length
      } else {
        scanChunk(from: index)
        index = chunk.upperBound
        startsLine = false
      }
    }
    return words
  }

  private mutating func scanChunk(from start: Int) {
    var end = start
    while end < paragraph.upperBound {
      let (found, length) = characters.character(at: end)
      if found == .space || end + length - start > Tokenizer.longestWord { break }
      end += length
    }
    chunk = start..<min(max(end, start + 1), paragraph.upperBound)
    var index = start
    while index < chunk.upperBound {
      switch characters.character(at: index).class {
      case .letter, .digit: index = scanWord(from: index)
      case .apostrophe: index = scanApostrophe(at: index)
      case .space, .hyphen, .symbol: index = scanSymbol(at: index)
      }
    }
  }

  // MARK: Words

  private mutating func scanWord(from start: Int) -> Int {
    if let end = endOfWebAddress(from: start) { return add(start..<end) }
    if characters.isDigit(at: start) { return scanNumber(from: start) }
    let end = endOfLetters(from: start)
    if let currency = endOfCurrency(start..<end) { return add(start..<currency) }
    return addWord(start..<endOfCompound(start..<end))
  }

  /// The end of letters, digits and the apostrophes and stops inside.
  func endOfLetters(from start: Int) -> Int {
    var end = start
    while end < chunk.upperBound {
      let (found, length) = characters.character(at: end)
      switch found {
      case .letter, .digit: end += length
      case .apostrophe:
        guard end > start, end + length < chunk.upperBound,
          characters.isLetter(at: end + length)
        else { return end }
        end += length
      default:
        guard end > start, isInsideWord(end, from: start) else {
          return endOfDotted(from: start, letters: end) ?? end
        }
        end += 1
      }
    }
    return end
  }

  /// `AT&T`, `GCP_London`, `PM2.5`.
  private func isInsideWord(_ index: Int, from start: Int) -> Bool {
    guard index + 1 < chunk.upperBound else { return false }
    switch characters[index] {
    case UInt8(ascii: "_"): return characters.isLetterOrDigit(at: index + 1)
    case UInt8(ascii: "."):
      return characters.isDigit(at: index - 1) && characters.isDigit(at: index + 1)
    case UInt8(ascii: "&"):
      return index - start < 5 && characters.isUppercase(at: index + 1)
        && characters.isUppercase(at: index - 1)
        && (index + 2 >= chunk.upperBound || !characters.isLowercase(at: index + 2))
    default: return false
    }
  }

  /// `U.S.`, `a.m.`, `Ph.D.`: single letters with a stop after each, the last stop as it is.
  private func endOfDotted(from start: Int, letters: Int) -> Int? {
    let stop = UInt8(ascii: ".")
    guard letters < chunk.upperBound, characters[letters] == stop else { return nil }
    if letters - start <= 3 {
      var last = letters + 1
      while last < chunk.upperBound, characters.isASCIILetter(at: last), last - letters < 5 {
        last += 1
      }
      if let key = characters.key(start..<last), lists.dotted.contains(key) { return last }
    }
    var end = letters
    if letters == start + 1 {
      while end + 1 < chunk.upperBound, characters[end] == stop,
        characters.isASCIILetter(at: end + 1),
        end + 2 == chunk.upperBound || !characters.isLetterOrDigit(at: end + 2)
      {
        end += 2
      }
    }
    return end == letters ? nil : end
  }

  /// `US$` before a number.
  private func endOfCurrency(_ range: Range<Int>) -> Int? {
    let end = range.upperBound
    guard range.count <= 3, end < chunk.upperBound, characters[end] == UInt8(ascii: "$"),
      characters.isDigit(at: end + 1) || end + 1 == chunk.upperBound,
      range.allSatisfy(characters.isUppercase)
    else { return nil }
    return end + 1
  }

  /// Joins what a prefix or suffix with its hyphen belongs to: `co-founder`.
  private func endOfCompound(_ first: Range<Int>) -> Int {
    let hyphen = first.upperBound
    guard hyphen < chunk.upperBound else { return hyphen }
    if characters[hyphen] == UInt8(ascii: "/") { return endOfSlashed(first) ?? hyphen }
    guard hyphen + 1 < chunk.upperBound, characters[hyphen] == UInt8(ascii: "-"),
      characters.isLetterOrDigit(at: hyphen + 1)
    else { return hyphen }
    let end = endOfLetters(from: hyphen + 1)
    if isPrefix(first) { return end }
    if let key = characters.key(hyphen + 1..<end), lists.suffixes.contains(key) { return end }
    if let key = characters.key(first.lowerBound..<end), lists.wholes.contains(key) { return end }
    return hyphen
  }

  /// `anti`, `Anti`, but of the capitals only `E`.
  private func isPrefix(_ range: Range<Int>) -> Bool {
    guard let key = characters.key(range), lists.prefixes.contains(key) else { return false }
    return range.count == 1 || !characters.isUppercase(at: range.upperBound - 1)
  }

  /// `w/o`.
  private func endOfSlashed(_ first: Range<Int>) -> Int? {
    guard first.count == 1 else { return nil }
    let end = endOfLetters(from: first.upperBound + 1)
    guard let key = characters.key(first.lowerBound..<end), lists.wholes.contains(key) else {
      return nil
    }
    return end
  }

  /// Whether no letter or digit stands close before.
  func isFree(_ index: Int) -> Bool {
    index == chunk.lowerBound || !characters.isLetterOrDigit(at: index - 1)
  }

  // MARK: Results

  /// A word as it stands.
  mutating func add(_ range: Range<Int>) -> Int {
    words.append(ScannedWord(range: range))
    return range.upperBound
  }

  /// A word from which clitics are cut and to which a full stop may belong.
  mutating func addWord(_ range: Range<Int>) -> Int {
    if let end = addAbbreviation(range) { return end }
    let end = endWithApostrophe(range)
    for (index, part) in parts(of: range.lowerBound..<end).enumerated() {
      words.append(ScannedWord(range: part, continuesToken: index > 0))
    }
    return end
  }

  mutating func add(_ range: Range<Int>, endsSentence: Bool?) -> Int {
    words.append(ScannedWord(range: range, endsSentence: endsSentence))
    return range.upperBound
  }

  mutating func add(_ range: Range<Int>, continuesToken: Bool) -> Int {
    words.append(ScannedWord(range: range, continuesToken: continuesToken))
    return range.upperBound
  }

  /// Marks what was found as the beginning of an item in a list.
  mutating func addListMark(_ range: Range<Int>) -> Int {
    words.append(ScannedWord(range: range, endsSentence: false, startsItem: true))
    return range.upperBound
  }
}
