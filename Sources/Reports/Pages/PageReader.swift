import Records

/// Reads a report from the HTML of a news page.
package struct PageReader: Sendable {
  package let limits: ReadingLimits
  package let defaults: ReportDefaults

  package init(limits: ReadingLimits = .init(), defaults: ReportDefaults = .init()) {
    self.limits = limits
    self.defaults = defaults
  }

  package func read(
    _ bytes: [UInt8], charset: String? = nil, url: String? = nil
  ) throws(ReadingError) -> Report {
    guard bytes.count <= limits.bytes else {
      throw ReadingError(.tooLarge(limit: limits.bytes))
    }
    let (utf8, notices) = try PageEncoding(of: bytes, label: charset).decode(bytes)
    let markup = PageMarkup(utf8)
    let tree = try PageTree(markup.utf8, depth: limits.depth)
    let facts = PageFacts(tree, linkedData: markup.linkedData, url: url)
    let page = PageParts(tree, facts)
    guard !page.body.isEmpty else { throw ReadingError(.noText) }
    var text = ReportText(title: page.title?.text)
    for index in page.decks { text.add(page.blocks[index].text, .deck) }
    for index in page.body { text.add(page.blocks[index].text, .paragraph) }
    return Report(
      text: text.text, parts: text.parts, dateline: text.dateline,
      published: defaults.published ?? facts.published ?? page.printedDay
        ?? PageDate.inPath(of: facts.canonical ?? url),
      outlet: defaults.outlet ?? facts.outlet, url: defaults.url ?? facts.address ?? url,
      byline: page.byline, modified: facts.modified, language: facts.language,
      notices: notices + (markup.isCut ? [Self.cut] : []))
  }

  private static let cut = Notice(
    .cut, "a script of the page is never closed; what stands behind its beginning was not read")
}
