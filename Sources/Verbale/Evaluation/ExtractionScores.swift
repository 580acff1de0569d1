import Records

/// How well pages are read: text, title, day and byline.
package struct ExtractionScores: Sendable, Equatable, Encodable {
  package private(set) var pages = 0
  /// Pages that gave no report; their text counts 0.
  package private(set) var failed = 0
  /// Sums over the pages of what each scores.
  private var precisions = 0.0
  private var recalls = 0.0
  private var f1s = 0.0
  package private(set) var titles = Share()
  package private(set) var days = Share()
  package private(set) var bylines = Share()

  package init() {}

  /// How many of those that there are, are right.
  package struct Share: Sendable, Equatable, Encodable {
    package var right = 0
    package var all = 0
  }

  /// Means over the pages.
  package var precision: Double { precisions / Double(max(pages, 1)) }
  package var recall: Double { recalls / Double(max(pages, 1)) }
  package var f1: Double { f1s / Double(max(pages, 1)) }

  private enum CodingKeys: String, CodingKey {
    case pages, failed, precision, recall, f1, titles, days, bylines
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(pages, forKey: .pages)
    try values.encode(failed, forKey: .failed)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
    try values.encode(titles, forKey: .titles)
    try values.encode(days, forKey: .days)
    try values.encode(bylines, forKey: .bylines)
  }
}

extension ExtractionScores {
  /// Adds a page and says what is not right about it.
  ///
  /// The text is decks, section headlines and paragraphs, as a bag of words in small letters without
  /// marks; the title has to be the same but for white space, letter case of none, and the form of
  /// quotation marks and dashes; of the byline, every author has to be named.
  package mutating func add(_ one: PageCase, _ report: Report?) -> [String] {
    pages += 1
    guard let report else {
      failed += 1
      return ["no report"]
    }
    var faults = addText(one.expected, report)
    let title = report.texts(of: [.title]).first
    count(\.titles, one.expected.title, title, faults: &faults, "title") {
      Self.key($0) == Self.key($1)
    }
    count(
      \.days, one.expected.day?.description, report.published?.description, faults: &faults, "day",
      ==)
    let authors = one.expected.authors?.joined(separator: ", ")
    count(
      \.bylines, authors?.isEmpty ?? true ? nil : authors, report.byline, faults: &faults, "byline"
    ) { _, byline in
      let byline = Self.key(byline)
      return one.expected.authors?.allSatisfy { byline.contains(Self.key($0)) } ?? false
    }
    return faults
  }

  private mutating func count(
    _ share: WritableKeyPath<Self, Share>, _ expected: String?, _ read: String?,
    faults: inout [String], _ name: String, _ isRight: (String, String) -> Bool
  ) {
    guard let expected else { return }
    self[keyPath: share].all += 1
    if let read, isRight(expected, read) {
      self[keyPath: share].right += 1
    } else {
      faults.append("\(name) “\(read ?? "none")”, not “\(expected)”")
    }
  }

  private mutating func addText(_ expected: PageCase.Expected, _ report: Report) -> [String] {
    let read = report.texts(of: [.deck, .summary, .dateline, .paragraph])
    let gold = Self.bag(expected.paragraphs)
    let system = Self.bag(read)
    let common = gold.reduce(0) { $0 + min($1.value, system[$1.key] ?? 0) }
    let precision = Double(common) / Double(max(system.values.reduce(0, +), 1))
    let recall = Double(common) / Double(max(gold.values.reduce(0, +), 1))
    let f1 = common == 0 ? 0 : 2 * precision * recall / (precision + recall)
    precisions += precision
    recalls += recall
    f1s += f1
    guard f1 < 1 else { return [] }
    return ["text F1 \((f1 * 1000).rounded() / 10) %"]
      + Self.lacking(expected.paragraphs, in: system).map { "missing: \($0)" }
      + Self.lacking(read, in: gold).map { "too much: \($0)" }
  }

  /// Those texts of which most words are not in the bag, each word used once.
  private static func lacking(_ texts: [String], in bag: [String: Int]) -> [String] {
    var left = bag
    return texts.filter { text in
      let tokens = tokens(of: text)
      var found = 0
      for token in tokens where left[token, default: 0] > 0 {
        left[token, default: 0] -= 1
        found += 1
      }
      return found * 2 < tokens.count
    }
  }

  private static func bag(_ texts: [String]) -> [String: Int] {
    var bag: [String: Int] = [:]
    for text in texts { for token in tokens(of: text) { bag[token, default: 0] += 1 } }
    return bag
  }

  /// Runs of letters and digits, in small letters.
  static func tokens(of text: String) -> [String] {
    text.lowercased().unicodeScalars
      .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
      .map(String.init)
  }

  /// The text with one form of white space, quotation marks and dashes.
  private static func key(_ text: String) -> String {
    let plain = text.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "‘", "’", "‚", "`", "´": "'"
      case "“", "”", "„", "«", "»": "\""
      case "–", "—", "‑": "-"
      default: scalar.properties.isWhitespace ? " " : Character(scalar)
      }
    }
    return String(plain).split(separator: " ").joined(separator: " ").lowercased()
  }
}

extension Report {
  /// The texts of all parts of some kinds, in the order of the text.
  package func texts(of kinds: Set<Part.Kind>) -> [String] {
    let utf8 = Array(text.utf8)
    return parts.filter { kinds.contains($0.kind) }
      .map { String(decoding: utf8[$0.range], as: UTF8.self) }
  }
}
