/// The words of a sentence that tell what it is about, as hashes of their stems.
enum ContentWords {
  /// Without repetition, ascending. Complexity: O(bytes).
  static func stems(of texts: [String]) -> [UInt64] {
    var stems: Set<UInt64> = []
    for text in texts { forEach(in: text) { stems.insert($0) } }
    return stems.sorted()
  }

  /// The stem of the first word that is no stop word.
  static func stem(of word: String) -> UInt64? {
    var first: UInt64?
    forEach(in: word) { first = first ?? $0 }
    return first
  }

  /// The words by themselves, in the order of the text: for names.
  static func names(in text: String) -> [UInt64] {
    var words: [UInt64] = []
    forEach(in: text, length: 64) { words.append($0) }
    return words
  }

  /// Stems of the words that begin with a capital, but for the first of the text: most are names.
  static func capitalised(in text: String) -> [UInt64] {
    var stems: [UInt64] = []
    var isFirst = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "-" || $0 == "–" }) {
      let letters = word.utf8.drop { $0 < 0x41 }
      if !isFirst, let first = letters.first, first < 0x5B || first == 0xC3 || first == 0xC4,
        let stem = stem(of: String(word))
      {
        stems.append(stem)
      }
      isFirst = false
    }
    return stems
  }

  /// A stem is the first five letters of a word: as rough as that, "destroyed" and "destruction"
  /// are one. A number in words is its digits.
  private static func forEach(in text: String, length: Int = 5, _ take: (UInt64) -> Void) {
    var word: [UInt8] = []
    func end() {
      if word.count > 1 || word.first.map({ $0 < 0x3A }) == true {
        let whole = word.reduce(Hashing.start) { Hashing.adding($1, to: $0) }
        if let number = numbers[whole] {
          take(number)
        } else if !stopWords.contains(whole) {
          // the plural and possessive s of short words, the digits of a number
          if word.last == UInt8(ascii: "s"), word.count > 3, word.count <= length {
            word.removeLast()
          }
          take(word.prefix(max(length, 1)).reduce(Hashing.start) { Hashing.adding($1, to: $0) })
        }
      }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      case UInt8(ascii: ","): if word.allSatisfy({ $0 >= 0x3A }) { end() }
      case 0x80...0xE1, 0xE3...: word.append(byte)
      case 0xE2: end()
      default: if word.last != 0xE2 { end() }
      }
    }
    end()
  }

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { word in
      word.utf8.reduce(Hashing.start) { Hashing.adding($1, to: $0) }
    }
  }

  private static let numbers: [UInt64: UInt64] = {
    let words =
      "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    return Dictionary(
      uniqueKeysWithValues: zip(hashes(words), hashes("2 3 4 5 6 7 8 9 10 11 12 13 14 15")))
  }()

  /// Words of grammar and of the trade, and words for times, which dates tell better.
  private static let stopWords = Set(
    hashes(
      """
      a about after again against all also although among an and another any are around as at away \
      back be because been before being both but by can could day days did do does down during each \
      early earlier either else even ever every few first following for former from further get got \
      had has have he her here hers him his hour hours how however if in into is it its itself just \
      last late later least less like made make many may might minute minutes month months more \
      morning most much must near neither new next night no nor not now of off on once one only or \
      other others our out over own part same say says said second set several shall she should since \
      so some something still such take taken than that the their them then there these they this \
      those through thus till time times to today told tomorrow too took toward towards under until \
      up upon us very was way we week weekend weeks well went were what when where whether which \
      while who whom whose why will with within without would year years yesterday yet you your \
      monday tuesday wednesday thursday friday saturday sunday january february march april june \
      july august september october november december evening afternoon dawn noon midnight ve re ll \
      don didn isn mr mrs ms according people official officials spokesman spokeswoman
      """))
}
