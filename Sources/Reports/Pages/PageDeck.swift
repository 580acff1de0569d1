/// Finds the deck of a report: what stands between headline and text and says in short what it is
/// about.
///
/// A block there is a deck if it says what the page gives as its description, if it or an element
/// around it is called one (``PageRegion/isDeck(_:)``), or if it is the first behind the headline
/// and a sentence or a headline of some length.
struct DeckFinder {
  let tree: PageTree
  let blocks: [PageBlock]
  let keys: [TextKey]
  let isOutside: [Bool]
  let title: TextKey
  let descriptions: [TextKey]
  let authors: [TextKey]

  private static let most = 6
  private static let longest = 900

  /// The indices of the decks before the first block of the body.
  func find(before first: Int, body: Set<Int>) -> [Int] {
    guard let start = titleBlock(before: first) else { return [] }
    var decks: [Int] = []
    var isFirst = true
    for index in (start + 1)..<max(first, start + 1) where decks.count < Self.most {
      guard !body.contains(index), isReadable(index) else { continue }
      if isDescription(index) || isCalledDeck(index) || isFirst && looksLikeDeck(index) {
        decks.append(index)
      }
      isFirst = false
    }
    return decks
  }

  /// The last block before the text that says what the title says.
  private func titleBlock(before first: Int) -> Int? {
    let before = blocks.indices.prefix(first)
    return before.last { keys[$0] == title }
      ?? before.last { tree.nodes[blocks[$0].element].name == "h1" }
  }

  private func isReadable(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.text.count <= Self.longest, keys[index].words.count >= 3, keys[index] != title,
      block.linkBytes * 10 <= block.text.count * 8, Shape.hasLetters(block.text[...]),
      !authors.contains(where: {
        keys[index].overlap(with: $0) == 1 && keys[index].words.count <= $0.words.count + 8
      })
    else { return false }
    if tree.ancestors(of: block.element).contains(where: { isOutside[$0] }) {
      return isDescription(index)
    }
    let words = Word.words(of: block.text, in: 0..<block.text.count)
    return StandingLine.kind(of: words, endsSentence: Shape.endsSentence(block.text[...])) == nil
      && Timestamp(words) == nil
  }

  private func isDescription(_ index: Int) -> Bool {
    descriptions.contains {
      $0 == keys[index] || $0.begins(with: keys[index]) || keys[index].begins(with: $0)
    }
  }

  private func isCalledDeck(_ index: Int) -> Bool {
    tree.ancestors(of: blocks[index].element).prefix(4).contains {
      PageRegion.isDeck(tree.nodes[$0])
    }
  }

  private func looksLikeDeck(_ index: Int) -> Bool {
    switch tree.nodes[blocks[index].element].name {
    case "h2", "h3", "h4": keys[index].words.count >= 5
    case "p": keys[index].words.count >= 8
    default: false
    }
  }
}
