import Records

/// The text of a report whose publisher says what is headline, deck and paragraph: it is put
/// together with a blank line between blocks, and what stands in it is known.
///
/// What only the words tell is still read from them: datelines, and lines that are no part of the
/// report, as credits and links.
struct MarkedText {
  private(set) var utf8: [UInt8] = []
  private(set) var parts: [Report.Part] = []
  private(set) var dateline: Report.Dateline?
  private var title: Headline?
  private var paragraphs = 0

  init() {}

  /// A plain text, laid out as ``PlainTextReader`` does.
  init(laidOut text: String, outlet: String?) {
    utf8 = Array((text.trimmedOrNil ?? "").utf8)
    let layout = LayoutReader(utf8, outlet: outlet)
    parts = layout.parts
    dateline = layout.dateline
  }

  /// Whether there is more than a headline.
  var hasBody: Bool { parts.contains { $0.kind.isCoded && $0.kind != .title } }

  /// Adds a block as what it is; an empty one is nothing.
  mutating func add(_ kind: Report.Part.Kind, _ text: String) {
    guard let range = append(text) else { return }
    switch kind {
    case .paragraph: addParagraph(range)
    case .title:
      title = title ?? Headline(range, in: utf8)
      parts.append(.init(kind, range))
    case .summary, .deck:
      // Many a publisher writes the headline once more where a summary should be.
      let isRepeated = title.map { title in Headline(range, in: utf8).map(title.repeats) ?? false }
      parts.append(.init(isRepeated ?? false ? .repeated : kind, range))
    case .dateline, .repeated, .boilerplate: parts.append(.init(kind, range))
    }
  }

  /// Adds the blocks of marked-up text.
  mutating func add(_ blocks: [BlockText.Block]) {
    for block in blocks { add(block.kind == .caption ? .boilerplate : .paragraph, block.text) }
  }

  /// Adds a sentence that stands by itself: a paragraph, but for a dateline at its beginning.
  mutating func add(sentence: String) {
    guard let range = append(sentence) else { return }
    paragraphs += 1
    let body = utf8.trimmed(addOpening(range)..<range.upperBound)
    if !body.isEmpty { parts.append(.init(.paragraph, body)) }
  }

  /// The paragraphs of a plain text.
  static func paragraphs(of plain: String) -> [String] {
    let lines = Array(plain.utf8)
    return Block.blocks(of: lines).map { String(decoding: lines[$0.range], as: UTF8.self) }
  }

  /// Adds a dateline that stands by itself, with the place and the date that it is said to name.
  mutating func addDateline(_ text: String, place: String?, date: String?) {
    guard dateline == nil, let range = append(text) else { return }
    parts.append(.init(.dateline, range))
    let read = DatelineReader(utf8: utf8, isTranscript: false).read(range)?.dateline
    dateline = read ?? .init(place: place ?? text, date: date)
  }

  private mutating func append(_ text: String) -> Range<Int>? {
    guard let text = text.trimmedOrNil else { return nil }
    if !utf8.isEmpty { utf8 += [0x0A, 0x0A] }
    let start = utf8.count
    utf8 += text.utf8
    return start..<utf8.count
  }

  private mutating func addParagraph(_ range: Range<Int>) {
    let lines = utf8[range].count { $0 == 0x0A } + 1
    let item = Item(Block(range: range, lineCount: lines, startsGroup: true), in: utf8)
    guard item.isContent || item.bareTimestamp != nil && paragraphs > 0 else {
      return parts.append(.init(.boilerplate, range))
    }
    if let title, range.count <= 400, Headline(range, in: utf8).map(title.repeats) ?? false {
      return parts.append(.init(.repeated, range))
    }
    paragraphs += 1
    let end = item.tail?.lowerBound ?? range.upperBound
    let start = addOpening(range)
    let body = utf8.trimmed(start..<max(start, end))
    if !body.isEmpty { parts.append(.init(.paragraph, body)) }
    if let tail = item.tail { parts.append(.init(.boilerplate, tail)) }
  }

  /// The dateline that one of the first paragraphs begins with is a part of its own.
  private mutating func addOpening(_ range: Range<Int>) -> Int {
    guard dateline == nil, paragraphs <= 2,
      let (found, end) = DatelineReader(utf8: utf8, isTranscript: false).read(range)
    else { return range.lowerBound }
    dateline = found
    parts.append(.init(.dateline, range.lowerBound..<end))
    return end
  }
}
