/// The words of a text as hashes, so that edits which change no word change nothing.
///
/// A word is a run of letters and digits, or one character of a script without spaces. Left out are
/// letter case (ASCII and Latin-1), apostrophes, marks and white space. British and American
/// spelling fall together by rules that are blind to the word: s for z, or for our, ter for tre,
/// ense for ence, one l for two. Words that become the same by that are so in every text.
enum ComparableWords {
  /// In the order of the text. Complexity: O(bytes).
  static func hashes(of text: String) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(text.utf8.count / 6)
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { hashes.append(hash(word)) }
      word.removeAll(keepingCapacity: true)
    }
    let utf8 = Array(text.utf8)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let scalar = utf8[index..<min(index + length, utf8.count)]
      index += length
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      case UInt8(ascii: "'"): break
      case 0..<0x80: end()
      case 0xC3: word += [0xC3, (scalar.last ?? 0) | 0x20]
      case 0xC2: end()  // signs and the no-break space
      case 0xE2:
        // ’ is part of a word, other general punctuation is not
        if !scalar.elementsEqual([0xE2, 0x80, 0x99]) { end() }
      case 0xE3...0xEF:
        end()
        word += scalar
        end()
      default: word += scalar
      }
      // nobody's word is that long
      if word.count > 64 { end() }
    }
    end()
    return hashes
  }

  private static func hash(_ word: [UInt8]) -> UInt64 {
    func has(_ index: Int, _ letters: StaticString) -> Bool {
      let count = letters.utf8CodeUnitCount
      guard index >= 0, index + count <= word.count else { return false }
      return (0..<count).allSatisfy { word[index + $0] == letters.utf8Start[$0] }
    }
    let last = word.count
    var hash = Hashing.start
    for (index, byte) in word.enumerated() {
      switch byte {
      case UInt8(ascii: "z"): hash = Hashing.adding(UInt8(ascii: "s"), to: hash)
      case UInt8(ascii: "u") where has(index - 1, "our"): break
      case UInt8(ascii: "l") where has(index - 1, "ll"): break
      case UInt8(ascii: "c") where index + 2 == last && has(index - 2, "ence"):
        hash = Hashing.adding(UInt8(ascii: "s"), to: hash)
      case UInt8(ascii: "r") where index + 2 == last && has(index - 1, "tre"):
        hash = Hashing.adding(UInt8(ascii: "e"), to: hash)
      case UInt8(ascii: "e") where index + 1 == last && has(index - 2, "tre"):
        hash = Hashing.adding(UInt8(ascii: "r"), to: hash)
      case UInt8(ascii: "m") where has(index - 1, "mme"),
        UInt8(ascii: "e") where has(index - 2, "mme"):
        break
      default: hash = Hashing.adding(byte, to: hash)
      }
    }
    return Hashing.mixed(hash)
  }
}
