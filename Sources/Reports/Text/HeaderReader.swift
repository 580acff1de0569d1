import Records

/// Finds what comes before the first paragraph.
///
/// 1. The title is the headline that is printed twice; else the first block that looks like a
///    headline, if it comes first or right behind a summary. Behind a section's name of one or two
///    words, it is the next. A sentence is a title if it comes first and is in title case, or short
///    before a dateline, or at most half as long as the paragraphs that follow.
/// 2. A block before the title is a summary, or if it is a name or two, boilerplate.
/// 3. Blocks between title and dateline are decks. Without a dateline, a block behind the title is
///    a deck if it ends no sentence, or if it is one sentence and the layout sets it off: a byline
///    follows; or a blank line follows and none comes before; or it is at most half as long as
///    the paragraphs that follow.
struct HeaderReader {
  let utf8: [UInt8]
  let items: [Item]
  /// Indices of the items that are content.
  let content: [Int]
  /// The place in `content` of the block with the dateline.
  let dateline: Int?

  struct Header {
    /// The kinds of the items that belong to the header, by their index.
    var kinds: [Int: Report.Part.Kind] = [:]
    var title: Headline?
    /// Whether the title is printed again without the outlet behind it.
    var isRepeatedWithoutSuffix = false
    /// The index of the first item that does not belong to it.
    var end = 0
  }

  private static let mostDecks = 4
  private static let longestDeck = 300
  private static let longestSummary = 400

  func read() -> Header {
    var header = Header()
    let repeated = repetition()
    guard let title = repeated?.first ?? firstHeadline() else {
      for place in 0..<(dateline ?? 0) { header.kinds[content[place]] = .summary }
      header.end = dateline.map { content[$0] } ?? 0
      return header
    }
    for place in 0..<title {
      header.kinds[content[place]] = isNames(place) ? .boilerplate : .summary
    }
    header.kinds[content[title]] = .title
    header.title = Headline(range(title), in: utf8)
    var place = title + 1
    if let repeated, let headline = header.title {
      for between in place..<repeated.last {
        header.kinds[content[between]] = isNames(between) ? .boilerplate : .deck
      }
      while place < content.count, place <= repeated.last || isRepetition(place, of: headline) {
        if let line = Headline(range(place), in: utf8), line.repeats(headline) {
          header.kinds[content[place]] = .repeated
          if line.key == headline.stemKey {
            header.isRepeatedWithoutSuffix = headline.key != line.key
          }
        }
        place += 1
      }
    }
    var decks = 0
    while place < dateline ?? content.count, decks < Self.mostDecks || dateline != nil {
      if isNames(place), dateline != nil || place + 1 < content.count {
        header.kinds[content[place]] = .boilerplate
      } else if isDeck(place) {
        header.kinds[content[place]] = .deck
        decks += 1
      } else {
        break
      }
      place += 1
    }
    header.end = place < content.count ? content[place] : items.count
    return header
  }

  private func range(_ place: Int) -> Range<Int> { items[content[place]].range }

  private func isHeadline(_ place: Int) -> Bool {
    Self.isHeadline(items[content[place]].block, in: utf8)
  }

  /// Whether a block is short and does not end like a sentence.
  static func isHeadline(_ block: Block, in utf8: [UInt8]) -> Bool {
    block.range.count <= 250 && block.lineCount <= 3
      && !Shape.endsWithoutHeadline(utf8[block.range])
      && Shape.sentenceCount(utf8[block.range]) <= 2
  }

  private func words(_ place: Int) -> [Word] {
    Word.words(of: utf8, in: range(place)).filter { $0.kind != .mark }
  }

  /// Whether a block is only a name, a place or a section: few words, all with capitals.
  private func isNames(_ place: Int) -> Bool {
    let words = words(place)
    return words.count < 5 && isHeadline(place)
      && words.allSatisfy { $0.isName || $0.kind == .number }
  }

  // MARK: - The title

  /// The places of the headline and of its last repetition near the top.
  private func repetition() -> (first: Int, last: Int)? {
    let lines = (0..<min(8, dateline ?? content.count)).map { Headline(range($0), in: utf8) }
    for (first, line) in lines.prefix(4).enumerated() {
      guard let line, !line.key.isEmpty else { continue }
      let last = lines.indices.dropFirst(first + 1).prefix(2).first { place in
        guard lines[place].map(line.repeats) ?? false else { return false }
        let hasBody = place + 1 < content.count
        return place == first + 1 || hasBody && isHeadline(first) && isHeadline(place)
      }
      if let last { return (first, last) }
    }
    return nil
  }

  private func isRepetition(_ place: Int, of headline: Headline) -> Bool {
    Headline(range(place), in: utf8).map(headline.repeats) ?? false
  }

  private func firstHeadline() -> Int? {
    if let dateline {
      let first = (0..<dateline).first { isHeadline($0) }
      guard let first else { return dateline > 0 && words(0).count <= 20 ? 0 : nil }
      return isSection(first) && first + 1 < dateline ? first + 1 : first
    }
    guard !content.isEmpty else { return nil }
    if isHeadline(0) { return isSection(0) ? 1 : 0 }
    if isTitleCase(0) { return 0 }
    if content.count > 2, range(0).count <= Self.longestSummary, isHeadline(1), words(1).count >= 4
    {
      return 1
    }
    return isSentence(0) && words(0).count <= 20 && isShort(0) ? 0 : nil
  }

  /// Whether three quarters of the longer words of a sentence have capitals.
  private func isTitleCase(_ place: Int) -> Bool {
    guard isSentence(place), range(place).count <= 200 else { return false }
    let words = words(place).filter { $0.text.count > 3 }
    return words.count > 3 && words.count(where: \.isName) * 4 >= words.count * 3
  }

  /// Whether a block is a section's name: one or two words with capitals before a longer headline.
  private func isSection(_ place: Int) -> Bool {
    place + 1 < content.count && words(place).count <= 2 && isNames(place) && isHeadline(place + 1)
      && words(place + 1).count >= 4
  }

  // MARK: - The deck

  private func isDeck(_ place: Int) -> Bool {
    if dateline != nil { return true }
    let item = items[content[place]]
    let rest = content[(place + 1)...]
    guard !rest.isEmpty, item.range.count <= Self.longestDeck else { return false }
    if isHeadline(place), !Shape.endsSentence(utf8[item.range]) { return true }
    guard isSentence(place) else { return false }
    if items[content[place] + 1].isByline { return true }
    let isSetOff = !item.block.startsGroup && items[content[place] + 1].block.startsGroup
    return isSetOff && rest.count > 1 || isShort(place)
  }

  private func isSentence(_ place: Int) -> Bool {
    Shape.sentenceCount(utf8[range(place)].prefix(Self.longestSummary)) == 1
  }

  /// Whether a block is at most half as long as those that follow; at least two must.
  private func isShort(_ place: Int) -> Bool {
    let lengths = content[(place + 1)...].map { items[$0].range.count }.sorted()
    return lengths.count > 1 && range(place).count * 2 <= lengths[lengths.count / 2]
  }
}
