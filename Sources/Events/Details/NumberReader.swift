/// Reads numbers in digits and in words: "1,200", "twenty-three", "two hundred and fifty", "a dozen".
enum NumberReader {
  struct Number: Equatable {
    var value: Int
    var words: Range<Int>
    /// "dozens", "several hundred", "tens of thousands": at least so many.
    var isVague = false
  }

  /// Whether a number may begin with a word.
  static func begins(_ form: String) -> Bool {
    guard let first = form.utf8.first else { return false }
    return (0x30...0x39).contains(first) || words.contains(form)
      || form.utf8.count > 7 && form.utf8.contains(UInt8(ascii: "-")) && small(form) != nil
  }

  /// The number that begins at a word of a sentence.
  static func number(at word: Int, in sentence: Range<Int>, of words: LowercaseWords) -> Number? {
    func form(_ word: Int) -> String { words.form(word, in: sentence) }
    let first = form(word)
    guard begins(first) else { return nil }
    if let vague = vague(first, at: word, form) { return vague }
    var cursor = word
    var (total, group) = (0, 0)
    var isBegun = false
    if ["a", "an"].contains(first) {
      // "a hundred", "a dozen", "a day"; of others "a" is no number
      guard multiples[form(word + 1)] != nil || timeUnits.contains(form(word + 1)) else {
        return nil
      }
      group = 1
      isBegun = true
      cursor += 1
    }
    while sentence.contains(cursor) {
      let next = form(cursor)
      if let digits = digits(next), !isBegun {
        group = digits
      } else if let small = small(next), !isBegun || small < 100 {
        group += small
      } else if let multiple = multiples[next] {
        if multiple >= 1000 {
          total += max(group, 1) * multiple
          group = 0
        } else {
          group = max(group, 1) * multiple
        }
      } else if isBegun, next == "and" || next == "-", small(form(cursor + 1)) != nil,
        next == "-" ? group % 10 == 0 : group % 100 == 0
      {
        cursor += 1
        continue
      } else if !isBegun, next == "half", form(cursor + 1) == "a", form(cursor + 2) == "dozen" {
        return Number(value: 6, words: word..<(cursor + 3))
      } else {
        break
      }
      isBegun = true
      cursor += 1
    }
    guard isBegun, cursor > word else { return nil }
    return Number(value: total + group, words: word..<cursor)
  }

  /// "dozens", "tens of thousands", "several hundred", "a few dozen"
  private static func vague(_ first: String, at word: Int, _ form: (Int) -> String) -> Number? {
    if let least = vagueLeast[first] {
      if form(word + 1) == "of", let more = vagueLeast[form(word + 2)] {
        // "tens of thousands" 20000, "hundreds of thousands" 200000
        return Number(value: least / 2 * more, words: word..<(word + 3), isVague: true)
      }
      // "tens" alone is no number of anybody
      return first == "tens"
        ? nil : Number(value: least, words: word..<(word + 1), isVague: true)
    }
    let start = first == "a" && form(word + 1) == "few" ? word + 1 : word
    guard ["several", "few", "many"].contains(form(start)) else { return nil }
    guard let multiple = multiples[form(start + 1)] else { return nil }
    return Number(value: 2 * multiple, words: word..<(start + 2), isVague: true)
  }

  private static func digits(_ form: String) -> Int? {
    guard let first = form.utf8.first, (0x30...0x39).contains(first) else { return nil }
    if let plain = Int(form) { return plain }
    let groups = form.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
      return nil
    }
    return Int(groups.joined())
  }

  /// A number below 100 in one word: "seven", "twenty-three".
  private static func small(_ form: String) -> Int? {
    if let value = smalls[form] { return value }
    let parts = form.split(separator: "-")
    guard parts.count == 2, let tens = smalls[String(parts[0])], tens >= 20,
      let ones = smalls[String(parts[1])], ones < 10
    else { return nil }
    return tens + ones
  }

  private static let smalls: [String: Int] = {
    let names = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var smalls = Dictionary(uniqueKeysWithValues: zip(names, 0...))
    for (index, name) in tens.enumerated() { smalls[name] = (index + 2) * 10 }
    return smalls
  }()
  /// Those that may begin a number.
  static let words = Set(smalls.keys).union(multiples.keys).union(vagueLeast.keys)
    .union(["a", "an", "half", "several", "few", "many"])
  private static let multiples = [
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000,
  ]
  private static let vagueLeast = [
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
    "millions": 2_000_000,
  ]
  private static let timeUnits: Set = [
    "day", "week", "month", "year", "hour", "minute", "decade", "fortnight",
  ]
}
