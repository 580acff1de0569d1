/// What the languages of one script are told apart by: their commonest words, and letters, groups
/// of letters, beginnings (`^ge`) and ends (`ung$`) that are commoner in them than in others.
struct LanguageTable: Sendable {
  struct Row: Sendable {
    let code: String
    let words: String
    let letters: String

    init(_ code: String, _ words: String, _ letters: String) {
      self.code = code
      self.words = words
      self.letters = letters
    }
  }

  let codes: [String]
  private let words: Votes
  private let letters: Votes

  /// What a group of letters counts beside a word of the table.
  private static let letterWeight: Float = 0.35

  init(_ rows: [Row]) {
    codes = rows.map(\.code)
    words = Votes(rows.map(\.words), weight: 1)
    letters = Votes(rows.map(\.letters), weight: Self.letterWeight)
  }

  /// Scores of the languages of a table, in its order.
  struct Tally {
    fileprivate(set) var scores: [Float]
    /// How many words were those of the table.
    fileprivate(set) var known: [Int]
    /// Scores of the word at hand, all zero between words.
    fileprivate var word: [Float]

    init(_ table: LanguageTable) {
      scores = [Float](repeating: 0, count: table.codes.count)
      known = [Int](repeating: 0, count: table.codes.count)
      word = scores
    }
  }

  /// Letters of one word count for a language at most so much.
  private static let most: Float = 1.2
  /// Characters of the longest group of letters, `^` and `$` included.
  private static let longestGroup = 5
  /// Bytes of a word that are looked at.
  private static let longestWord = 60

  /// Adds what a word in small letters says, times a weight.
  ///
  /// A word of the table counts for the languages that have it; any other by its letters.
  func count(_ word: ArraySlice<UInt8>, weight: Float, in tally: inout Tally) {
    let hash = word.reduce(Votes.seed, Votes.hash)
    let isKnown = words.add(hash, to: &tally.word)
    if !isKnown { addLetters(of: word.prefix(Self.longestWord), to: &tally.word) }
    let most = isKnown ? Votes.most : Self.most
    for language in tally.scores.indices where tally.word[language] > 0 {
      if isKnown { tally.known[language] += 1 }
      tally.scores[language] += weight * min(tally.word[language], most)
      tally.word[language] = 0
    }
  }

  private func addLetters(of word: ArraySlice<UInt8>, to scores: inout [Float]) {
    let start = Votes.hash(Votes.seed, UInt8(ascii: "^"))
    addGroups(word, from: word.startIndex, start, characters: 1, to: &scores)
    for index in word.indices where word[index] & 0xC0 != 0x80 {
      addGroups(word, from: index, Votes.seed, characters: 0, to: &scores)
    }
  }

  /// Adds all groups that begin at an index, each a character longer than the one before.
  private func addGroups(
    _ word: ArraySlice<UInt8>, from start: Int, _ beginning: UInt64, characters: Int,
    to scores: inout [Float]
  ) {
    var hash = beginning
    var characters = characters
    var index = start
    while index < word.endIndex, characters < Self.longestGroup {
      repeat {
        hash = Votes.hash(hash, word[index])
        index += 1
      } while index < word.endIndex && word[index] & 0xC0 == 0x80
      characters += 1
      letters.add(hash, to: &scores)
    }
    if index == word.endIndex {
      letters.add(Votes.hash(hash, UInt8(ascii: "$")), to: &scores)
    }
  }
}

/// Which languages a word or a group of letters speaks for, found by its hash.
///
/// It counts the more the fewer languages have it.
private struct Votes: Sendable {
  /// Open addressing: 0 for an empty place, of which there are more than full ones.
  private var keys: [UInt64]
  private var votes: [[(language: Int, weight: Float)]]
  private let mask: Int

  /// What one word may say for a language.
  static let most: Float = 4

  /// FNV-1a.
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// - Parameter lists: for each language its words, between blanks; one with `!` behind it counts
  ///   twice.
  init(_ lists: [String], weight: Float) {
    var languages: [UInt64: [(language: Int, factor: Float)]] = [:]
    for (language, list) in lists.enumerated() {
      for word in Set(list.split(whereSeparator: \.isWhitespace)) {
        let isSure = word.hasSuffix("!")
        let key = word.utf8.dropLast(isSure ? 1 : 0).reduce(Self.seed, Self.hash)
        languages[key, default: []].append((language, isSure ? 2 : 1))
      }
    }
    var capacity = 64
    while capacity < languages.count * 2 { capacity *= 2 }
    mask = capacity - 1
    keys = Array(repeating: 0, count: capacity)
    votes = Array(repeating: [], count: capacity)
    for (key, languages) in languages {
      let place = place(of: key)
      keys[place] = key
      let share = weight * (0.5 + 1.5 / Float(languages.count))
      votes[place] = languages.map { ($0.language, $0.factor * share) }
    }
  }

  /// The place of a key, or the empty one where it would be.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  /// Adds what is known under a hash, and says whether anything is.
  @discardableResult
  func add(_ hash: UInt64, to scores: inout [Float]) -> Bool {
    let place = place(of: hash)
    guard keys[place] == hash else { return false }
    for vote in votes[place] { scores[vote.language] += vote.weight }
    return true
  }
}
