import Records

/// Reads the items of an RSS or Atom feed: RSS 0.9 to 2.0, RSS 1.0 in RDF, Atom 0.3 and 1.0.
package struct FeedReader: PieceReader {
  private var pieces: XMLPieces
  private var channel = Channel()

  /// What a feed says of itself before its items.
  private struct Channel {
    var title: String?
    var language: String?
    var byline: String?
    var isAtom = false
  }

  package init(
    _ stream: ByteStream, source: String, limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) {
    pieces = XMLPieces(stream, source: source, noun: "item", limits: limits, defaults: defaults)
  }

  package mutating func next() -> Reading? {
    let xml = pieces.xml
    var channel = channel
    let reading = pieces.next(expecting: "feed with items") { () throws(MarkupFault) in
      try Self.advance(xml, &channel)
    } read: { () throws(MarkupFault) in
      var item = channel.isAtom ? try Self.entry(xml) : try Self.item(xml)
      PublishedItem.keep(channel.title, in: &item.outlet)
      PublishedItem.keep(channel.language, in: &item.language)
      return item
    }
    self.channel = channel
    return reading
  }

  /// Moves to the next item, and keeps what the feed says of itself on the way.
  private static func advance(
    _ xml: XMLPull, _ channel: inout Channel
  ) throws(MarkupFault) -> Bool {
    while let event = try xml.next() {
      guard event == .start else { continue }
      let parent = xml.path.dropLast().last
      switch (parent, xml.name) {
      case ("rss", "item"), ("channel", "item"), ("RDF", "item"), ("rdf:RDF", "item"):
        return true
      case ("feed", "entry"):
        channel.isAtom = true
        PublishedItem.keep(xml.language.flatMap(LanguageTag.language), in: &channel.language)
        return true
      case ("channel", "title"), ("feed", "title"):
        let title = HTMLFragment.line(try xml.text())
        PublishedItem.keep(title, in: &channel.title)
      case ("channel", "language"), ("channel", "dc:language"):
        let language = LanguageTag.language(try xml.text())
        PublishedItem.keep(language, in: &channel.language)
      default: break
      }
    }
    return false
  }
}
