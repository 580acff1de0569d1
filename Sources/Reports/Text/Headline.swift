/// A line that may be a headline, without the slug before it and the outlet behind it.
struct Headline {
  /// `UPDATE 1-`, `BREAKING:`
  let slug: Range<Int>?
  /// All but the slug.
  let whole: Range<Int>
  /// What comes before ` | ` or the last ` - `; the same as ``whole`` without one.
  let stem: Range<Int>
  /// Whether the mark before the suffix is a bar, which headlines themselves don't have.
  let hasBar: Bool
  /// Letters and digits of ``whole``, ``stem`` and what follows the stem, to tell repetitions by.
  let key: String
  let stemKey: String
  let suffixKey: String

  private static let longest = 300

  /// Returns nil for what is too long to be one.
  init?(_ range: Range<Int>, in utf8: [UInt8]) {
    guard range.count <= Self.longest else { return nil }
    let words = Word.words(of: utf8, in: range, most: Self.longest)
    let slugCount = Self.slugCount(words)
    slug = slugCount > 0 ? range.lowerBound..<words[slugCount - 1].range.upperBound : nil
    let line = words[slugCount...]
    whole = (line.first?.range.lowerBound ?? range.lowerBound)..<range.upperBound
    let bar = line.firstIndex { $0.text == "|" }
    let isSpacedDash = { (index: Int) in
      line[index].isDash && index > line.startIndex && index + 1 < line.endIndex
        && line[index - 1].range.upperBound < line[index].range.lowerBound
        && line[index].range.upperBound < line[index + 1].range.lowerBound
    }
    let cut = bar ?? line.indices.last(where: isSpacedDash)
    hasBar = bar != nil
    if let cut, cut > line.startIndex, line.endIndex - cut <= Self.longestSuffix {
      stem = whole.lowerBound..<line[cut - 1].range.upperBound
      stemKey = Self.key(line[..<cut])
      suffixKey = Self.key(line[(cut + 1)...])
    } else {
      stem = whole
      stemKey = Self.key(line)
      suffixKey = ""
    }
    key = Self.key(line)
  }

  /// Words and marks of an outlet, its bar or dash included.
  private static let longestSuffix = 8

  func repeats(_ other: Headline) -> Bool {
    key == other.key || stemKey == other.key || key == other.stemKey
      || stemKey == other.stemKey && hasBar == other.hasBar && !suffixKey.isEmpty
  }

  static func key(_ words: ArraySlice<Word>) -> String {
    words.lazy.filter { $0.kind != .mark }.map(\.text).joined(separator: " ")
      .replacing("'", with: "")
  }

  static func key(_ text: String) -> String {
    let utf8 = Array(text.utf8)
    return key(Word.words(of: utf8, in: 0..<utf8.count)[...])
  }

  private static let slugs: Set<String> = [
    "urgent", "update", "wrapup", "refile", "corrected", "correction", "rpt", "breaking", "alert",
    "exclusive", "analysis", "explainer", "factbox", "timeline", "insight", "focus", "newsmaker",
    "advisory", "flash", "bulletin", "developing", "live", "opinion", "watch", "repeat", "feature",
  ]

  /// The words of slugs before a hyphen or colon, each with a number if need be.
  private static func slugCount(_ words: [Word]) -> Int {
    var count = 0
    while count < words.count, slugs.contains(words[count].text) {
      var next = count + 1
      if next < words.count, words[next].kind == .number { next += 1 }
      guard next < words.count, words[next].text == ":" || words[next].isDash else { break }
      count = next + 1
    }
    return count + 2 < words.count ? count : 0
  }
}
