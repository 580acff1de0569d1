import Records

/// A document of NITF 3, as its elements say what is what.
struct NITFItem {
  private var item = PublishedItem()
  private var headTitle: String?
  private var headlines: [String] = []
  private var decks: [String] = []
  private var summary: [BlockText.Block] = []
  private var dateline: (text: String, place: String?, date: String?)?
  private(set) var content: [BlockText.Block] = []
  private var end: [BlockText.Block] = []

  /// Reads the `nitf` element that the cursor is at to its end.
  mutating func read(_ xml: XMLPull) throws(MarkupFault) {
    item.language = xml.language.flatMap(LanguageTag.language)
    item.modified = xml.attribute("change.date").flatMap(StatedDay.read)
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "head": try readHead(xml)
      case "body": try readBody(xml)
      default: break
      }
    }
  }

  private mutating func readHead(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start else { continue }
      switch xml.name {
      case "title":
        let title = try xml.text().onOneLine
        PublishedItem.keep(title, in: &headTitle)
      case "doc-id": PublishedItem.keep(xml.attribute("id-string"), in: &item.id)
      case "date.issue": keepDay(xml.attribute("norm"), in: &item.published)
      case "date.release": keepDay(xml.attribute("norm"), in: &released)
      case "pubdata":
        keepDay(xml.attribute("date.publication"), in: &released)
        PublishedItem.keep(xml.attribute("name"), in: &item.outlet)
        PublishedItem.keep(xml.attribute("ex-ref"), in: &item.url)
      case "revision-history": keepDay(xml.attribute("norm"), in: &item.modified)
      case "doc.copyright": PublishedItem.keep(xml.attribute("holder"), in: &holder)
      default: break
      }
    }
  }

  /// The day of release, where none of issue is given.
  private var released: CalendarDate?
  /// Who owns it, where nobody is said to publish it.
  private var holder: String?

  private func keepDay(_ stamp: String?, in field: inout CalendarDate?) {
    PublishedItem.keep(stamp.flatMap(StatedDay.read), in: &field)
  }

  private mutating func readBody(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      switch xml.name {
      case "body.head": try readBodyHead(xml)
      case "body.content": content += try xml.blocks()
      case "body.end": end += try xml.blocks()
      default: break
      }
    }
  }

  private mutating func readBodyHead(_ xml: XMLPull) throws(MarkupFault) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start else { continue }
      switch xml.name {
      case "hl1": if let line = try xml.text().onOneLine { headlines.append(line) }
      case "hl2": if let line = try xml.text().onOneLine { decks.append(line) }
      case "byline":
        let byline = try xml.blocks().map(\.text).joined(separator: ", ").onOneLine
        PublishedItem.keep(byline, in: &item.byline)
      case "distributor":
        let name = try xml.text().onOneLine
        PublishedItem.keep(name, in: &item.outlet)
      case "dateline": try readDateline(xml)
      case "abstract": summary += try xml.blocks()
      default: break
      }
    }
  }

  private mutating func readDateline(_ xml: XMLPull) throws(MarkupFault) {
    var text = ""
    var texts: [String: String] = [:]
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      guard event == .text else { continue }
      text += xml.value
      for name in xml.path[depth...] { texts[name, default: ""] += xml.value }
    }
    guard dateline == nil, let line = text.onOneLine else { return }
    dateline = (line, texts["location"]?.onOneLine, texts["story.date"]?.onOneLine)
  }

  /// What was read, laid out.
  func published() -> PublishedItem {
    var item = item
    item.title = headlines.first ?? headTitle
    PublishedItem.keep(released, in: &item.published)
    PublishedItem.keep(holder, in: &item.outlet)
    if let title = item.title { item.text.add(.title, title) }
    for deck in headlines.dropFirst() + decks { item.text.add(.deck, deck) }
    if let dateline {
      item.text.addDateline(dateline.text, place: dateline.place, date: dateline.date)
    }
    if content.isEmpty {
      item.text.add(summary)
    } else if !summary.isEmpty {
      item.text.add(.summary, summary.map(\.text).joined(separator: "\n"))
    }
    item.text.add(content)
    for block in end { item.text.add(.boilerplate, block.text) }
    return item
  }
}
