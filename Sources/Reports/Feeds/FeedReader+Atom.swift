import Records

extension FeedReader {
  /// Reads an `entry` of an Atom feed to its end.
  static func entry(_ xml: XMLPull) throws(MarkupFault) -> PublishedItem {
    var item = PublishedItem()
    var summary: [BlockText.Block] = []
    var content: [BlockText.Block] = []
    var authors: [String] = []
    item.language = xml.language.flatMap(LanguageTag.language)
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "title":
        let title = try construct(xml).map(\.text).joined(separator: " ").onOneLine
        PublishedItem.keep(title, in: &item.title)
      case "id":
        let id = try xml.phrase()
        PublishedItem.keep(id, in: &item.id)
      case "link":
        if ["alternate", nil].contains(xml.attribute("rel")) {
          PublishedItem.keep(xml.attribute("href"), in: &item.url)
        }
      case "published", "issued", "created":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &item.published)
      case "updated", "modified":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &item.modified)
      case "author":
        if let name = try xml.line(of: "name") { authors.append(name) }
      case "dc:creator":
        if let name = try xml.phrase() { authors.append(name) }
      case "source":
        let title = try title(ofSource: xml)
        PublishedItem.keep(title, in: &item.outlet)
      case "summary": summary += try construct(xml)
      case "content": content += try construct(xml)
      default: break
      }
    }
    if !authors.isEmpty { item.byline = authors.joined(separator: ", ") }
    // Atom asks for the day of the last change alone.
    PublishedItem.keep(item.modified, in: &item.published)
    item.layOut(content: content, summary: summary)
    return item
  }

  /// A text of Atom: plain, HTML as text, or XHTML as elements; nothing where it is of another kind
  /// or stands somewhere else.
  private static func construct(_ xml: XMLPull) throws(MarkupFault) -> [BlockText.Block] {
    let type = xml.attribute("type")?.lowercased() ?? "text"
    if xml.attribute("src") != nil { return [] }
    switch type {
    case "text", "text/plain":
      return MarkedText.paragraphs(of: try xml.text()).map { .init(kind: .text, text: $0) }
    case "html", "text/html": return HTMLFragment(try xml.text()).blocks
    case "xhtml", "application/xhtml+xml": return try xml.blocks()
    default: return []
    }
  }

  private static func title(ofSource xml: XMLPull) throws(MarkupFault) -> String? {
    var title: String?
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      guard xml.name == "title" else { continue }
      let text = HTMLFragment.line(try xml.text())
      PublishedItem.keep(text, in: &title)
    }
    return title
  }
}
