/// The words of a text as numbers, to tell whether two texts say the same.
///
/// Letter case, marks and white space don't count.
struct TextKey: Equatable {
  let words: [UInt64]

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Complexity: O(bytes).
  init(_ utf8: [UInt8]) {
    var words: [UInt64] = []
    var hash = Self.seed
    var offset = 0
    while offset < utf8.count {
      let byte = utf8[offset]
      if byte < 0x80 {
        if Self.isPlain(byte) {
          hash = Self.adding((0x41...0x5A).contains(byte) ? byte | 0x20 : byte, to: hash)
        } else if !Self.isApostrophe(byte), hash != Self.seed {
          words.append(hash)
          hash = Self.seed
        }
        offset += 1
      } else if byte == 0xE2, offset + 2 < utf8.count, utf8[offset + 1] == 0x80 {
        // General punctuation; an apostrophe joins.
        if utf8[offset + 2] != 0x98, utf8[offset + 2] != 0x99, hash != Self.seed {
          words.append(hash)
          hash = Self.seed
        }
        offset += 3
      } else if let width = utf8.spaceWidth(at: offset) {
        if hash != Self.seed { words.append(hash) }
        hash = Self.seed
        offset += width
      } else if (0xE3...0xED).contains(byte) {
        // Scripts of East Asia, mostly without spaces: each character is a word.
        if hash != Self.seed { words.append(hash) }
        hash = Self.seed
        let end = min(offset + 3, utf8.count)
        words.append(utf8[offset..<end].reduce(Self.seed) { Self.adding($1, to: $0) })
        offset = end
      } else {
        hash = Self.adding(byte, to: hash)
        offset += 1
      }
    }
    if hash != Self.seed { words.append(hash) }
    self.words = words
  }

  /// How many words stand in a row in a shingle.
  static let shingleLength = 4

  /// A number for each run of four words.
  var shingles: [UInt64] {
    guard words.count >= Self.shingleLength else { return [] }
    return (0...(words.count - Self.shingleLength)).map { start in
      words[start..<(start + Self.shingleLength)].reduce(Self.seed) { ($0 ^ $1) &* Self.prime }
    }
  }

  /// Whether this begins with the words of another, which are four at least.
  func begins(with other: TextKey) -> Bool {
    other.words.count >= Self.shingleLength && words.starts(with: other.words)
  }

  /// How many of the words of the shorter text the other has too, from 0 to 1.
  func overlap(with other: TextKey) -> Double {
    let (mine, others) = (Set(words), Set(other.words))
    let least = min(mine.count, others.count)
    return least == 0 ? 0 : Double(mine.intersection(others).count) / Double(least)
  }

  // FNV-1a.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  private static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* prime
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isApostrophe(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x60 }
}

/// The runs of words of a text that a page gives to programs, to check its paragraphs against.
struct Shingles {
  private let all: Set<UInt64>

  init(_ texts: [String]) {
    all = Set(texts.flatMap { TextKey($0).shingles })
  }

  var isEmpty: Bool { all.isEmpty }

  /// How many of the runs of words of a text are here too, from 0 to 1; nil for a text too short
  /// to tell.
  func share(of key: TextKey) -> Double? {
    let shingles = key.shingles
    guard shingles.count >= 2 else { return nil }
    return Double(shingles.count(where: all.contains)) / Double(shingles.count)
  }
}
