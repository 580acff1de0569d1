import Records

/// Tells what each block of a text is: headline, deck, paragraph, or no part of the report.
///
/// Every character that is no white space ends up in exactly one part.
struct LayoutReader {
  let utf8: [UInt8]
  let outlet: String?

  private(set) var parts: [Report.Part] = []
  private(set) var dateline: Report.Dateline?
  private(set) var published: CalendarDate?

  /// Complexity: O(bytes).
  init(_ utf8: [UInt8], outlet: String?) {
    self.utf8 = utf8
    self.outlet = outlet
    let blocks = Block.blocks(of: utf8)
    var items = blocks.map { Item($0, in: utf8) }
    Self.keepChronology(&items)
    let content = items.indices.filter { items[$0].isContent }
    let opening = datelineOpening(items, content, blocks)
    let header = HeaderReader(utf8: utf8, items: items, content: content, dateline: opening?.index)
      .read()
    keepDays(of: &items, from: header.end)
    dateline = opening?.dateline
    published = publication(items) ?? dateline?.day(withYear: nil)
    var isList = false
    for (index, item) in items.enumerated() {
      if let kind = header.kinds[index] {
        add(kind, item, header)
      } else if !item.isContent {
        add(.boilerplate, item.range)
        isList = index >= header.end && (opensList(item) || isList)
      } else if let opening, content[opening.index] == index {
        add(.dateline, item.range.lowerBound..<opening.end)
        addParagraph(item, from: opening.end)
      } else if let title = header.title, isRepetition(item, of: title) {
        add(.repeated, item.range)
      } else if isList, HeaderReader.isHeadline(item.block, in: utf8) {
        add(.boilerplate, item.range)
      } else {
        isList = false
        addParagraph(item, from: item.range.lowerBound)
      }
    }
  }

  private mutating func add(_ kind: Report.Part.Kind, _ range: Range<Int>) {
    let range = utf8.trimmed(range)
    if !range.isEmpty { parts.append(.init(kind, range)) }
  }

  private mutating func addParagraph(_ item: Item, from start: Int) {
    let end = item.tail?.lowerBound ?? item.range.upperBound
    add(.paragraph, start..<max(start, end))
    if let tail = item.tail { add(.boilerplate, tail) }
  }

  /// Adds a part of the header; from a title what is not the headline is cut off.
  private mutating func add(_ kind: Report.Part.Kind, _ item: Item, _ header: HeaderReader.Header) {
    guard kind == .title, let title = header.title else {
      add(kind, item.range)
      return
    }
    let isOutlet = outlet.map { Headline.key($0) == title.suffixKey } ?? false
    let isCut = title.hasBar || isOutlet || header.isRepeatedWithoutSuffix
    let end = isCut ? title.stem.upperBound : title.whole.upperBound
    if let slug = title.slug { add(.boilerplate, slug) }
    add(.title, title.whole.lowerBound..<end)
    add(.boilerplate, end..<item.range.upperBound)
  }

  /// Bytes that quotation marks, white space and the name of an outlet may add to a headline.
  private static let longestAddition = 80

  private func isRepetition(_ item: Item, of title: Headline) -> Bool {
    item.range.count <= title.whole.count + Self.longestAddition
      && Headline(item.range, in: utf8).map(title.repeats) ?? false
  }

  /// "Related:" and nothing more: the headlines below are links.
  private func opensList(_ item: Item) -> Bool {
    guard case .standing(.link) = item.role else { return false }
    return Word.words(of: utf8, in: item.range).count { $0.kind != .mark } <= 4
  }
}

extension LayoutReader {
  /// How many blocks may come before the one with the dateline, and how long they may be.
  private static let headerCount = 8
  private static let headerLength = 400

  /// The first paragraph with a dateline, as an index into the content.
  private func datelineOpening(
    _ items: [Item], _ content: [Int], _ blocks: [Block]
  ) -> (index: Int, dateline: Report.Dateline, end: Int)? {
    let isTranscript = DatelineReader.isTranscript(blocks, in: utf8)
    let reader = DatelineReader(utf8: utf8, isTranscript: isTranscript)
    for (index, position) in content.prefix(Self.headerCount).enumerated() {
      let range = items[position].range
      if let (dateline, end) = reader.read(range) {
        let isLine = end == range.upperBound
        let isSure = dateline.date != nil || dateline.agency != nil
        if isLine ? isSure : isSure || !HeaderReader.isHeadline(items[position].block, in: utf8) {
          return (index, dateline, end)
        }
      }
      if range.count > Self.headerLength { break }
    }
    return nil
  }

  /// Lines with different days and content between them are a chronology: they stay content.
  private static func keepChronology(_ items: inout [Item]) {
    var last: (days: [CalendarDate], content: Int)?
    var content = 0
    var isChronology = false
    for item in items {
      if item.isContent { content += 1 }
      guard let stamp = item.bareTimestamp else { continue }
      if let last, last.days != stamp.published, last.content < content { isChronology = true }
      last = (stamp.published, content)
    }
    guard isChronology else { return }
    for index in items.indices where items[index].bareTimestamp != nil {
      items[index].role = .content
    }
  }

  /// A day alone on a line between paragraphs is content too.
  private func keepDays(of items: inout [Item], from start: Int) {
    guard let first = items.indices.first(where: { $0 >= start && items[$0].isContent }),
      let last = items.lastIndex(where: \.isContent), first < last
    else { return }
    for index in first..<last where items[index].bareTimestamp != nil {
      items[index].role = .content
    }
  }

  /// The one day of publication that the text prints, if it prints one: first those that it says
  /// to be that, then those that stand alone.
  private func publication(_ items: [Item]) -> CalendarDate? {
    var labelled: Set<CalendarDate> = []
    var bare: Set<CalendarDate> = []
    for item in items {
      switch item.role {
      case .timestamp(let stamp) where stamp.isLabelled: labelled.formUnion(stamp.published)
      case .timestamp(let stamp): bare.formUnion(stamp.published)
      case .standing(.byline):
        bare.formUnion(Timestamp.days(of: Word.words(of: utf8, in: item.range)))
      case .content, .standing, .rule: break
      }
    }
    let days = labelled.isEmpty ? bare : labelled
    return days.count == 1 ? days.first : nil
  }
}
