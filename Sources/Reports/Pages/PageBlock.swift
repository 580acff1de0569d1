/// A run of text that a browser would set as a paragraph of its own.
struct PageBlock {
  /// The block-level element that it stands in directly.
  let element: Int
  /// UTF-8, with one space for each run of white space and none at the ends.
  let text: [UInt8]
  /// How many bytes of the text are links.
  let linkBytes: Int
  /// How many bytes of the text are set in bold.
  let boldBytes: Int

  var isMostlyLink: Bool { linkBytes * 2 > text.count }
}

extension PageTree {
  /// The blocks of a page in the order of the page.
  ///
  /// Block-level elements and two line breaks in a row end a block; inline elements neither add a
  /// space nor take one away. What is never shown as text is passed over. Complexity: O(nodes).
  func blocks() -> [PageBlock] {
    var maker = BlockMaker(tree: self)
    var index = 0
    while index < nodes.count {
      maker.leave(before: index)
      let node = nodes[index]
      if node.isText {
        maker.append(node.text)
      } else if node.traits.contains(.unread) {
        index = node.end
        continue
      } else {
        maker.enter(index)
      }
      index += 1
    }
    maker.leave(before: nodes.count)
    maker.flush()
    return maker.blocks
  }
}

private struct BlockMaker {
  let tree: PageTree
  var blocks: [PageBlock] = []

  private var open: [Int] = []
  private var openBlocks: [Int] = []
  private var links = 0
  private var bolds = 0
  private var text: [UInt8] = []
  private var linkBytes = 0
  private var boldBytes = 0
  private var isAfterSpace = false
  private var breaks = 0

  init(tree: PageTree) { self.tree = tree }

  mutating func enter(_ index: Int) {
    let node = tree.nodes[index]
    if node.traits.contains(.lineBreak) {
      breaks += 1
      isAfterSpace = true
      if breaks == 2 { flush() }
      return
    }
    if isBlock(node) {
      flush()
      openBlocks.append(index)
    }
    if node.traits.contains(.link) { links += 1 }
    if node.traits.contains(.bold) { bolds += 1 }
    open.append(index)
  }

  /// Closes the elements that end before a node.
  mutating func leave(before index: Int) {
    while let last = open.last, tree.nodes[last].end <= index {
      let node = tree.nodes[last]
      if isBlock(node) {
        flush()
        openBlocks.removeLast()
      }
      if node.traits.contains(.link) { links -= 1 }
      if node.traits.contains(.bold) { bolds -= 1 }
      open.removeLast()
    }
  }

  private func isBlock(_ node: PageTree.Node) -> Bool {
    if node.traits.contains(.block) { return true }
    return node.traits.contains(.custom) && tree.nodes[max(node.parent, 0)].name != "p"
  }

  /// Adds the text at UTF-8 offsets of the tree.
  mutating func append(_ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let width = invisibleWidth(at: offset) {
        offset += width
      } else if let width = tree.utf8.spaceWidth(at: offset) {
        isAfterSpace = true
        offset += width
      } else {
        offset = appendWord(from: offset, before: range.upperBound)
      }
    }
  }

  /// Adds a byte that is no space and the plain ones behind it.
  private mutating func appendWord(from start: Int, before end: Int) -> Int {
    let length = text.count
    if isAfterSpace, !text.isEmpty { text.append(0x20) }
    isAfterSpace = false
    breaks = 0
    var offset = start
    repeat {
      text.append(tree.utf8[offset])
      offset += 1
    } while offset < end && (0x21...0x7E).contains(tree.utf8[offset])
    if links > 0 { linkBytes += text.count - length }
    if bolds > 0 { boldBytes += text.count - length }
    return offset
  }

  /// Bytes of a soft hyphen, of a space without width, or of a control character.
  private func invisibleWidth(at offset: Int) -> Int? {
    let utf8 = tree.utf8
    switch utf8[offset] {
    case 0x7F, 0x00...0x08, 0x0E...0x1F: return 1
    case 0xC2: return offset + 1 < utf8.count && utf8[offset + 1] == 0xAD ? 2 : nil
    case 0xE2:
      guard offset + 2 < utf8.count, utf8[offset + 1] == 0x80 else { return nil }
      return utf8[offset + 2] == 0x8B ? 3 : nil
    default: return nil
    }
  }

  mutating func flush() {
    if !text.isEmpty, let element = openBlocks.last {
      blocks.append(
        PageBlock(element: element, text: text, linkBytes: linkBytes, boldBytes: boldBytes))
    }
    text = []
    (linkBytes, boldBytes, breaks, isAfterSpace) = (0, 0, 0, false)
  }
}
