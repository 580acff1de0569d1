import Records

/// A news item of NewsML-G2: what its metadata say, and the content in it that can be read.
struct NewsMLItem {
  private var item = PublishedItem()
  private var headline: String?
  private var itemTitle: String?
  private var decks: [String] = []
  private var created: CalendarDate?
  private var version: CalendarDate?
  private var credit: String?
  private var creators: [String] = []
  private var dateline: String?
  private var located: String?
  private var blocks: [BlockText.Block] = []
  private var wire: NITFItem?
  /// What the content set holds besides: pictures, pages elsewhere.
  private var others: [String] = []

  /// Reads the `newsItem` element that the cursor is at to its end.
  static func read(_ xml: XMLPull) throws(MarkupFault) -> PublishedItem {
    var news = NewsMLItem()
    try news.read(xml)
    return news.published()
  }

  private mutating func read(_ xml: XMLPull) throws(MarkupFault) {
    item.id = xml.attribute("guid")
    item.language = xml.language.flatMap(LanguageTag.language)
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "itemMeta": try readItem(xml)
      case "contentMeta": try readContentMetadata(xml)
      case "contentSet": try readContent(xml)
      default: break
      }
    }
  }

  // MARK: Metadata

  private mutating func readItem(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "provider":
        let code = xml.attribute("literal") ?? xml.attribute("qcode").map(Self.localName)
        let name = try xml.line(of: "name")
        PublishedItem.keep(name ?? code, in: &item.outlet)
      case "versionCreated":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &version)
      case "firstCreated":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &created)
      case "pubStatus":
        if let status = xml.attribute("qcode").map(Self.localName), status != "usable" {
          item.objection = "its publisher calls it \(status); it is not read"
        }
      case "title":
        let title = try xml.text().onOneLine
        PublishedItem.keep(title, in: &itemTitle)
      case "link":
        if xml.attribute("rel") == "irel:alternate" {
          PublishedItem.keep(xml.attribute("href"), in: &item.url)
        }
      default: break
      }
    }
  }

  private mutating func readContentMetadata(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "headline":
        let role = xml.attribute("role").map(Self.localName) ?? ""
        guard let line = try xml.text().onOneLine else { continue }
        if role.contains("sub") || role.contains("deck") || headline != nil {
          if line != headline { decks.append(line) }
        } else {
          headline = line
        }
      case "by":
        let byline = try xml.text().onOneLine
        PublishedItem.keep(byline, in: &item.byline)
      case "creator":
        if let name = try xml.line(of: "name") { creators.append(name) }
      case "creditline":
        let line = try xml.text().onOneLine
        PublishedItem.keep(line, in: &credit)
      case "dateline":
        let line = try xml.text().onOneLine
        PublishedItem.keep(line, in: &dateline)
      case "located":
        let place = try xml.line(of: "name")
        PublishedItem.keep(place, in: &located)
      case "contentCreated":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &created)
      case "contentModified":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &item.modified)
      case "language":
        let language = xml.attribute("tag").flatMap(LanguageTag.language)
        if let language { item.language = language }
      default: break
      }
    }
  }

  /// `usable` of `stat:usable`.
  private static func localName(_ code: String) -> String {
    String(code[(code.lastIndex(of: ":").map(code.index(after:)) ?? code.startIndex)...])
  }

  // MARK: Content

  /// The first content that can be read is taken; the others are the same in another form.
  private mutating func readContent(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      let isTaken = wire != nil || !blocks.isEmpty
      switch xml.name {
      case "inlineXML" where !isTaken:
        let inside = xml.depth
        while try xml.nextChild(of: inside) {
          if xml.name == "nitf" {
            var wire = NITFItem()
            try wire.read(xml)
            self.wire = wire
          } else {
            blocks += try xml.blocks()
          }
        }
      case "inlineData" where !isTaken:
        if xml.attribute("encoding") != nil {
          others.append("encoded data")
          continue
        }
        let isHTML = xml.attribute("contenttype")?.contains("html") ?? false
        let text = try xml.text()
        blocks +=
          isHTML
          ? HTMLFragment(text).blocks
          : MarkedText.paragraphs(of: text).map { .init(kind: .text, text: $0) }
      case "remoteContent", "inlineBinary":
        others.append(xml.attribute("contenttype") ?? xml.name)
      default: break
      }
    }
  }

  private func published() -> PublishedItem {
    let inside = wire?.published()
    var item = inside ?? PublishedItem()
    item.id = self.item.id ?? item.id
    item.url = self.item.url ?? item.url
    item.language = self.item.language ?? item.language
    item.objection = self.item.objection
    item.byline =
      self.item.byline ?? item.byline
      ?? (creators.isEmpty ? nil : creators.joined(separator: ", "))
    item.outlet = self.item.outlet ?? credit ?? item.outlet
    item.published = created ?? version ?? item.published
    item.modified = self.item.modified ?? version ?? item.modified
    guard inside == nil else { return item }
    if let title = headline ?? itemTitle { item.text.add(.title, title) }
    for deck in decks { item.text.add(.deck, deck) }
    if let dateline { item.text.addDateline(dateline, place: located, date: nil) }
    item.text.add(blocks)
    if !item.text.hasBody, item.objection == nil, !others.isEmpty {
      item.objection = "it has no text but \(others.joined(separator: ", ")); give the full text"
    }
    return item
  }
}
