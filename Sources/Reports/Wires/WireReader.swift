import Records

/// Reads the items of a news agency's files: NITF 3, by itself or inside NewsML-G2, whose items may
/// stand by themselves, in a message, or in a set.
package struct WireReader: PieceReader {
  private var pieces: XMLPieces

  package init(
    _ stream: ByteStream, source: String, limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) {
    pieces = XMLPieces(stream, source: source, noun: "item", limits: limits, defaults: defaults)
  }

  package mutating func next() -> Reading? {
    let xml = pieces.xml
    return pieces.next(
      expecting: "NITF or NewsML-G2 item", elements: ["nitf", "newsItem", "packageItem"]
    ) { () throws(MarkupFault) in
      switch xml.name {
      case "nitf":
        var item = NITFItem()
        try item.read(xml)
        return item.published()
      case "newsItem": return try NewsMLItem.read(xml)
      default:
        var package = PublishedItem()
        package.objection = "it is a package of other items and has no text of its own"
        return package
      }
    }
  }
}
