/// The text of elements as blocks, one for a paragraph, a heading, a list item: what is left of
/// HTML, XHTML or NITF when its tags are gone.
///
/// It is told of the tags and the text between them in their order. Inside a block, white space
/// becomes one blank; a line break divides where a sentence ends.
struct BlockText {
  struct Block: Equatable {
    enum Kind { case text, heading, caption }
    let kind: Kind
    let text: String
  }

  private(set) var blocks: [Block] = []
  private var text: [UInt8] = []
  private var kind = Block.Kind.text
  /// How many elements around are not read.
  private var hidden = 0
  private var captions = 0

  mutating func open(_ tag: String) {
    if Self.hidden.contains(tag) { hidden += 1 }
    switch tag {
    case "br": breakLine()
    case "td", "th": addBlank()
    default:
      guard Self.blocks.contains(tag) || Self.captions.contains(tag) else { return }
      endBlock()
      if Self.captions.contains(tag) { captions += 1 }
      kind = captions > 0 ? .caption : Self.headings.contains(tag) ? .heading : .text
    }
  }

  mutating func close(_ tag: String) {
    if Self.hidden.contains(tag) { hidden = max(0, hidden - 1) }
    guard Self.blocks.contains(tag) || Self.captions.contains(tag) else { return }
    endBlock()
    if Self.captions.contains(tag) { captions = max(0, captions - 1) }
    kind = captions > 0 ? .caption : .text
  }

  mutating func add(_ utf8: some Sequence<UInt8>) {
    guard hidden == 0 else { return }
    for byte in utf8 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        addBlank()
      } else {
        text.append(byte)
        dropInvisible()
      }
    }
  }

  /// All blocks, the one that was not closed yet, too.
  mutating func finish() -> [Block] {
    endBlock()
    return blocks
  }

  private mutating func addBlank() {
    if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
  }

  /// A no-break space is a blank; soft hyphens and spaces without width are nothing.
  private mutating func dropInvisible() {
    guard let last = text.last, last & 0xC0 == 0x80 else { return }
    if text.suffix(2) == [0xC2, 0xA0] {
      text.removeLast(2)
      addBlank()
    } else if text.suffix(2) == [0xC2, 0xAD] {
      text.removeLast(2)
    } else if text.suffix(3) == [0xE2, 0x80, 0x8B] || text.suffix(3) == [0xEF, 0xBB, 0xBF] {
      text.removeLast(3)
    }
  }

  private mutating func breakLine() {
    let line = text.last == 0x20 ? text.dropLast() : text[...]
    let kind = kind
    if line.isEmpty || Shape.endsSentence(line) {
      endBlock()
      self.kind = kind
    } else {
      // A second break ends the block.
      if text.last == 0x0A { return endBlock() }
      text = line + [0x0A]
    }
  }

  private mutating func endBlock() {
    guard let block = String(decoding: text, as: UTF8.self).trimmedOrNil else {
      return text.removeAll(keepingCapacity: true)
    }
    blocks.append(Block(kind: kind, text: block))
    text.removeAll(keepingCapacity: true)
  }
}

extension BlockText {
  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  /// Of HTML, then of NITF.
  private static let blocks = words(
    """
    p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article main header footer aside \
    nav address pre hr table thead tbody tfoot tr caption center form fieldset details summary \
    figure block bq byttl bytag hl1 hl2 fn tagline abstract nitf-table pronounce
    """)
  private static let headings = words("h1 h2 h3 h4 h5 h6 hl1 hl2")
  private static let captions = words("figcaption media-caption media-producer")
  /// What is no text of the page.
  static let hidden = words(
    """
    script style template iframe svg math object video audio canvas select button textarea title \
    media-reference media-metadata media-object
    """)
}
