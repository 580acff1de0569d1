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
      published: defaults.published ?? facts.published ?? page.printedDay
        ?? PageDate.inPath(of: facts.canonical ?? url),
      outlet: defaults.outlet ?? facts.outlet, url: defaults.url ?? facts.address ?? url,
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

  /// Whether bytes begin like a page: a tag or declaration of HTML behind white space and comments.
  ///
  /// A page in UTF-16 is known by its byte order mark.
  package static func isPage(_ bytes: [UInt8]) -> Bool {
    var head = bytes.prefix(4096)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      head = ArraySlice(head.dropFirst(2).filter { $0 != 0 })
    } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      head = head.dropFirst(3)
    }
    while true {
      head = head.drop { $0 <= 0x20 }
      guard head.first == UInt8(ascii: "<") else { return false }
      let isComment = head.starts(with: "<!--".utf8)
      guard isComment || head.starts(with: "<?".utf8) else { break }
      guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return false }
      head = head[(end + 1)...]
    }
    let name = String(
      decoding: head.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }, as: UTF8.self
    ).lowercased()
    if name == "!doctype" {
      return String(decoding: head.prefix(40), as: UTF8.self).lowercased().contains("html")
    }
    return pageTags.contains(name)
  }

  private static let pageTags: Set<String> = [
    "html", "head", "body", "meta", "title", "link", "script", "article", "main", "div", "section",
    "h1", "p",
  ]
}
