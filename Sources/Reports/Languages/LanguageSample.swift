/// The beginning of a text as the detector sees it: how many letters of each script it has, and its
/// words in small letters.
struct LanguageSample {
  struct Word {
    let range: Range<Int>
    let script: Script
    /// Whether it begins with a capital inside a sentence: a name, mostly.
    let isName: Bool
    let beginsSentence: Bool
  }

  /// UTF-8 of the words, one behind the other.
  private(set) var letters: [UInt8] = []
  private(set) var words: [Word] = []
  /// For each script by its raw value.
  private(set) var counts = [Int](repeating: 0, count: Script.allCases.count)

  /// No more characters are looked at.
  static let longest = 3000

  init(_ text: String) {
    var start = 0
    var script: Script?
    var isCapital = false
    var beginsSentence = true
    func end(_ sample: inout LanguageSample) {
      guard let found = script else { return }
      while sample.letters.last == UInt8(ascii: "'") { sample.letters.removeLast() }
      sample.words.append(
        Word(
          range: start..<sample.letters.count, script: found,
          isName: isCapital && !beginsSentence, beginsSentence: beginsSentence))
      script = nil
      beginsSentence = false
    }
    letters.reserveCapacity(min(text.utf8.count, 4 * Self.longest))
    var seen = 0
    for scalar in text.unicodeScalars {
      seen += 1
      if seen > Self.longest { break }
      let value = scalar.value
      if let next = Script(value) {
        counts[next.rawValue] += 1
        let small = Lowercase.scalar(value)
        if script != next { end(&self) }
        if script == nil {
          (start, script, isCapital) = (letters.count, next, small != value)
        }
        append(small)
      } else if script != nil, Self.isApostrophe(value) {
        letters.append(UInt8(ascii: "'"))
      } else {
        end(&self)
        if Self.endsSentence(value) { beginsSentence = true }
      }
    }
    end(&self)
  }

  private static func isApostrophe(_ value: UInt32) -> Bool {
    value == 0x27 || value == 0x2019 || value == 0x2BC
  }

  private static func endsSentence(_ value: UInt32) -> Bool {
    switch value {
    case 0x21, 0x2E, 0x3F, 0x3A, 0x0A, 0x22, 0x201C, 0x201E, 0xAB: true
    default: false
    }
  }

  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80: letters.append(UInt8(scalar))
    case 0x80..<0x800:
      letters += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
    case 0x800..<0x1_0000:
      letters += [
        UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F),
      ]
    default: letters += [0xF0, 0x80, 0x80, 0x80]
    }
  }
}
