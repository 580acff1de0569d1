import Records

extension FeedReader {
  /// Reads an `item` of any RSS to its end.
  static func item(_ xml: XMLPull) throws(MarkupFault) -> PublishedItem {
    var item = PublishedItem()
    var description: String?
    var content: String?
    var isPermanentLink = false
    item.id = xml.attribute("rdf:about")
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "title":
        let title = HTMLFragment.line(try xml.text())
        PublishedItem.keep(title, in: &item.title)
      case "link":
        let link = try xml.phrase()
        PublishedItem.keep(link, in: &item.url)
      case "guid", "dc:identifier":
        isPermanentLink = xml.name == "guid" && xml.attribute("isPermaLink") != "false"
        if let id = try xml.phrase() { item.id = id }
      case "description":
        let text = try xml.text()
        PublishedItem.keep(text.trimmedOrNil, in: &description)
      case "content:encoded", "body", "fulltext":
        let text = try xml.text()
        PublishedItem.keep(text.trimmedOrNil, in: &content)
      case "pubDate", "dc:date":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &item.published)
      case "atom:updated", "dcterms:modified", "lastBuildDate":
        let day = StatedDay.read(try xml.text())
        PublishedItem.keep(day, in: &item.modified)
      case "dc:creator":
        if let author = HTMLFragment.line(try xml.text()) {
          item.byline = item.byline.map { "\($0), \(author)" } ?? author
        }
      case "author":
        let author = Self.author(try xml.text())
        PublishedItem.keep(author, in: &item.byline)
      case "source", "dc:source":
        let source = try xml.text().onOneLine
        PublishedItem.keep(source, in: &item.outlet)
      case "dc:language":
        item.language = LanguageTag.language(try xml.text())
      default: break
      }
    }
    if isPermanentLink, let id = item.id, id.hasPrefix("http") {
      PublishedItem.keep(id, in: &item.url)
    }
    item.layOut(
      content: HTMLFragment(content ?? "").blocks, summary: HTMLFragment(description ?? "").blocks)
    return item
  }

  /// RSS gives an address of mail, with the name in brackets behind it.
  private static func author(_ text: String) -> String? {
    guard let text = text.onOneLine else { return nil }
    guard text.contains("@"), let open = text.firstIndex(of: "("),
      let close = text.lastIndex(of: ")"), open < close
    else { return text }
    return String(text[text.index(after: open)..<close]).onOneLine
  }
}
