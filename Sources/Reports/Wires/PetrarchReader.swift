import Records

/// Reads the sentences or articles that PETRARCH is given: `Sentence` or `Article` elements with
/// `date`, `id` and `source`, and the words in `Text`. A `Parse` is passed over.
package struct PetrarchReader: PieceReader {
  private var pieces: XMLPieces

  package init(
    _ stream: ByteStream, source: String, limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) {
    pieces = XMLPieces(stream, source: source, noun: "text", limits: limits, defaults: defaults)
  }

  package mutating func next() -> Reading? {
    let xml = pieces.xml
    return pieces.next(
      expecting: "Sentence or Article", elements: ["Sentence", "Article"]
    ) { () throws(MarkupFault) in
      try Self.text(xml)
    }
  }

  /// One sentence is one paragraph, whatever it looks like; an article is laid out as plain text.
  private static func text(_ xml: XMLPull) throws(MarkupFault) -> PublishedItem {
    var item = PublishedItem()
    item.id = xml.attribute("id")
    item.outlet = xml.attribute("source")
    item.url = xml.attribute("url")
    item.published = xml.attribute("date").flatMap(StatedDay.read)
    item.language = xml.language.flatMap(LanguageTag.language)
    let isSentence =
      xml.attribute("sentence").map { $0.lowercased() == "true" }
      ?? (xml.name == "Sentence")
    var text = ""
    let depth = xml.depth
    while try xml.nextChild(of: depth) {
      if xml.name == "Text" { text += try xml.text() }
    }
    if isSentence {
      item.text.add(sentence: text)
    } else {
      item.text = MarkedText(laidOut: text, outlet: item.outlet)
    }
    return item
  }
}
