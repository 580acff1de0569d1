import Records

/// What the readers of XML have in common: the cursor, the desk, and how a piece ends that cannot
/// be read.
struct XMLPieces {
  let xml: XMLPull
  private var desk: PieceDesk
  private var isFinished = false
  private var found = false

  init(
    _ stream: ByteStream, source: String, noun: String, limits: ReadingLimits,
    defaults: ReportDefaults
  ) {
    xml = XMLPull(stream, limits: limits)
    desk = PieceDesk(source: source, noun: noun, defaults: defaults)
  }

  /// The next piece that is an element of one of these names, read to its end.
  mutating func next(
    expecting expected: String, elements: Set<String>,
    read: () throws(MarkupFault) -> PublishedItem
  ) -> Reading? {
    let xml = xml
    return next(
      expecting: expected,
      advance: { () throws(MarkupFault) in
        while let event = try xml.next() {
          if event == .start, elements.contains(xml.name) { return true }
        }
        return false
      }, read: read)
  }

  /// The next piece: `advance` moves to its start and says whether there is one, `read` reads it to
  /// its end.
  ///
  /// A piece that is too large is passed over; any other fault ends the source. One without a
  /// single piece is a reject that says what was expected.
  mutating func next(
    expecting expected: String,
    advance: () throws(MarkupFault) -> Bool,
    read: () throws(MarkupFault) -> PublishedItem
  ) -> Reading? {
    guard !isFinished else { return nil }
    var place: Place?
    do throws(MarkupFault) {
      guard try advance() else {
        isFinished = true
        guard !found else { return nil }
        return .reject(
          Reject("there is no \(expected) in it; name its kind with --kind", at: desk.whole))
      }
      found = true
      let here = desk.nextPlace(byte: xml.byte)
      place = here
      let depth = xml.depth
      let replaced = xml.replacedBytes
      xml.beginPiece()
      do throws(MarkupFault) {
        var item = try read()
        try xml.leave(depth)
        if let notice = Notice.replaced(xml.replacedBytes - replaced) {
          item.notices.append(notice)
        }
        return desk.reading(of: item, at: here)
      } catch {
        guard !xml.isBroken else { throw error }
        xml.beginPiece()
        try xml.leave(depth)
        return .reject(Reject(error.description, at: here))
      }
    } catch {
      isFinished = true
      return .reject(Reject(error.description, at: place ?? desk.whole))
    }
  }
}
