import Records

/// Reads a report from the HTML of a news page.
package struct PageReader: Sendable {
  package let limits: ReadingLimits

  package init(limits: ReadingLimits = .init()) {
    self.limits = limits
  }

  /// The report of a page, without what the caller knows of it but for its encoding and address.
  package func read(
    _ bytes: [UInt8], charset: String? = nil, url: String? = nil
  ) throws(ReadingError) -> Report {
    guard bytes.count <= limits.bytes else {
      throw ReadingError(.tooLarge(limit: limits.bytes))
    }
    let (bytes, dropped) = try Self.withoutNULs(bytes)
    let decoded = try CharacterDecoder.decode(bytes, as: .html, label: charset)
    let markup = PageMarkup(decoded.utf8)
    let tree = try PageTree(markup.utf8, depth: limits.depth)
    guard !tree.nodes.isEmpty else { throw ReadingError(.noText) }
    let facts = PageFacts(tree, linkedData: markup.linkedData, url: url)
    let page = PageParts(tree, facts)
    guard !page.body.isEmpty else { throw ReadingError(.noText) }
    var text = ReportText(title: page.title?.text)
    for index in page.decks { text.add(page.blocks[index].text, .deck) }
    for index in page.body { text.add(page.blocks[index].text, .paragraph) }
    return Report(
      text: text.text, parts: text.parts, dateline: text.dateline,
      published: facts.published ?? page.printedDay
        ?? PageDate.inPath(of: facts.canonical ?? url),
      outlet: facts.outlet, url: facts.address ?? url,
      byline: page.byline, modified: facts.modified, language: facts.language,
      notices: dropped + decoded.notices + (markup.isCut ? [Self.cut] : []))
  }

  /// A few NULs in a page that is not UTF-16 are dropped, as browsers do; many make it no page.
  private static func withoutNULs(
    _ bytes: [UInt8]
  ) throws(ReadingError) -> (bytes: [UInt8], notices: [Notice]) {
    let count = bytes.count { $0 == 0 }
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || CharacterDecoder.zeroPattern(bytes.prefix(8192)) != nil
    guard count > 0, !isUTF16 else { return (bytes, []) }
    let head = bytes.prefix(8192)
    if head.count(where: { $0 == 0 }) * 10 > head.count {
      throw ReadingError(.binary("more than a tenth of it are NUL bytes"), byte: 0)
    }
    let notice = Notice(.repaired, "\(count) NUL \(count == 1 ? "byte was" : "bytes were") dropped")
    return (bytes.filter { $0 != 0 }, [notice])
  }

  private static let cut = Notice(
    .cut, "a script of the page is never closed; what stands behind its beginning was not read")
}
