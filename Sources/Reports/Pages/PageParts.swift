import Records

/// What of a page is title, deck and text.
struct PageParts {
  let blocks: [PageBlock]
  let title: PageTitle?
  /// Indices of the blocks, in the order of the page.
  let decks: [Int]
  let body: [Int]
  let byline: String?
  let printedDay: CalendarDate?

  init(_ tree: PageTree, _ facts: PageFacts) {
    blocks = tree.blocks()
    let keys = blocks.map { TextKey($0.text) }
    let headings = blocks.filter { tree.nodes[$0.element].name == "h1" }
      .map { String(decoding: $0.text, as: UTF8.self) }
    title = PageTitle(facts, headings: headings)
    let titleKey = title?.key ?? TextKey("")
    let finder = BodyFinder(
      tree: tree, blocks: blocks, keys: keys,
      linked: Shingles([facts.article?.body].compactMap { $0 }), title: titleKey)
    body = finder.find()
    let authors = facts.authors
    byline = authors.isEmpty ? nil : authors.joined(separator: ", ")
    let deckFinder = DeckFinder(
      tree: tree, blocks: blocks, keys: keys, isOutside: finder.isOutside, title: titleKey,
      descriptions: facts.descriptions.map(TextKey.init), authors: authors.map(TextKey.init))
    decks = deckFinder.find(before: body.first ?? 0, body: Set(body))
    printedDay = Self.printedDay(tree, before: body.first.map { [blocks] in blocks[$0].element })
  }

  /// The first `<time>` before the text, or anywhere.
  private static func printedDay(_ tree: PageTree, before end: Int?) -> CalendarDate? {
    let days = tree.nodes.indices.lazy.filter { tree.nodes[$0].name == "time" }
      .compactMap { index -> (Int, CalendarDate)? in
        let node = tree.nodes[index]
        let day = PageDate.read(node.attributes["datetime"]) ?? PageDate.read(tree.text(of: index))
        return day.map { (index, $0) }
      }
    let all = Array(days.prefix(20))
    return (all.last { $0.0 < end ?? Int.max } ?? all.first)?.1
  }
}
