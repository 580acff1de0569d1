import Records

/// A block of a text with what it looks like on its own.
struct Item {
  let block: Block
  var role: Role
  /// A credit in brackets at the end of a paragraph.
  let tail: Range<Int>?

  enum Role {
    /// The report itself: headlines and paragraphs.
    case content
    case standing(StandingLine)
    case timestamp(Timestamp)
    /// No letter and no digit.
    case rule
  }

  var range: Range<Int> { block.range }

  var isContent: Bool { if case .content = role { true } else { false } }

  var bareTimestamp: Timestamp? {
    if case .timestamp(let stamp) = role, !stamp.isLabelled { stamp } else { nil }
  }

  /// Whether this is what stands between a headline or deck and the first paragraph.
  var isByline: Bool {
    switch role {
    case .standing(.byline), .timestamp: true
    case .content, .standing, .rule: false
    }
  }
}

extension Item {
  /// Standing lines are short; what is longer is not even looked at.
  private static let longestStandingLine = 700
  /// How long a line may be that a pattern without a fixed first word describes.
  private static let longestUnknownLine = 200
  private static let longestTimestamp = 160
  private static let longestCaption = 400
  private static let longestTail = 300

  init(_ block: Block, in utf8: [UInt8]) {
    self.block = block
    let line = utf8[block.range]
    tail = Self.tail(of: block.range, in: utf8)
    if let tail, block.range.count <= Self.longestCaption,
      Self.standing(utf8, tail) == .picture
    {
      role = .standing(.picture)
    } else if block.range.count > Self.longestStandingLine || block.lineCount > 4 {
      role = .content
    } else if !Shape.hasLetters(line) {
      role = .rule
    } else if let kind = Self.standing(utf8, block.range) {
      role = .standing(kind)
    } else if let stamp = Self.timestamp(utf8, block.range) {
      role = .timestamp(stamp)
    } else {
      role = .content
    }
  }

  private static func timestamp(_ utf8: [UInt8], _ range: Range<Int>) -> Timestamp? {
    guard range.count <= longestTimestamp,
      utf8[range].contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    return Timestamp(Word.words(of: utf8, in: range))
  }

  private static func standing(_ utf8: [UInt8], _ range: Range<Int>) -> StandingLine? {
    let line = utf8[range]
    if !line.contains(0x20), line.contains(0x2F), line.starts(with: "http".utf8) { return .link }
    if range.count > longestUnknownLine {
      let beginning = Word.words(of: utf8, in: range, most: 40)
      guard StandingLine.mayBegin(with: beginning) else { return nil }
    }
    let words = Word.words(of: utf8, in: range)
    return StandingLine.kind(of: words, endsSentence: Shape.endsSentence(line))
  }

  /// The last bracket of a block if it is a credit and more comes before it.
  private static func tail(of range: Range<Int>, in utf8: [UInt8]) -> Range<Int>? {
    let end = utf8[range].suffix(longestTail)
    guard end.last == 0x29 || end.last == 0x2E && end.dropLast().last == 0x29,
      let open = end.lastIndex(of: 0x28), open > range.lowerBound
    else { return nil }
    switch standing(utf8, open..<range.upperBound) {
    case .credit, .picture, .legal: return open..<range.upperBound
    case .byline, .link, .page, nil: return nil
    }
  }
}
