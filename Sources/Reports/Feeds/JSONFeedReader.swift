import Records

/// Reads the items of a JSON Feed, version 1 or 1.1.
package struct JSONFeedReader: PieceReader {
  private var input: JSONItems
  private var desk: PieceDesk
  private let limits: ReadingLimits
  private var channel = Channel()
  private var isFinished = false
  private var found = false

  /// What a feed says of itself before its items.
  private struct Channel {
    var title: String?
    var language: String?
    var byline: String?
  }

  package init(
    _ stream: ByteStream, source: String, limits: ReadingLimits = .init(),
    defaults: ReportDefaults = .init()
  ) {
    input = JSONItems(stream, limits: limits)
    self.limits = limits
    desk = PieceDesk(source: source, noun: "item", defaults: defaults)
  }

  package mutating func next() -> Reading? {
    guard !isFinished else { return nil }
    do throws(MarkupFault) {
      while let piece = try input.next() {
        switch piece {
        case .field(let name, let value): keep(name, value)
        case .refused(let objection, let byte):
          found = true
          return .reject(Reject(objection, at: desk.nextPlace(byte: byte)))
        case .item(let bytes, let byte):
          found = true
          return reading(of: bytes, at: desk.nextPlace(byte: byte))
        }
      }
      isFinished = true
      guard !found else { return nil }
      return .reject(
        Reject("there is no list of items in it; name its kind with --kind", at: desk.whole))
    } catch {
      isFinished = true
      return .reject(Reject(error.description, at: desk.whole))
    }
  }

  private mutating func keep(_ name: String, _ bytes: [UInt8]) {
    switch name {
    case "title": channel.title = value(bytes)?.string?.onOneLine
    case "language": channel.language = value(bytes)?.string.flatMap(LanguageTag.language)
    case "authors", "author": channel.byline = value(bytes).flatMap(JSONFeedItem.byline)
    default: break
    }
  }

  /// What a field of the feed holds; nil where it is no JSON.
  private func value(_ bytes: [UInt8]) -> JSONValue? {
    guard let text = try? CharacterDecoder.decode(bytes, label: "utf-8") else { return nil }
    return try? JSONParser.parse(text.utf8[...], depth: limits.depth)
  }

  private mutating func reading(of bytes: [UInt8], at place: Place) -> Reading {
    do {
      let text = try CharacterDecoder.decode(bytes, label: "utf-8")
      let value = try JSONParser.parse(text.utf8[...], depth: limits.depth)
      guard case .object(let fields) = value else {
        throw ReadingError(.malformed("it is \(value.kind)"))
      }
      var item = JSONFeedItem(fields).published()
      item.notices = text.notices
      PublishedItem.keep(channel.title, in: &item.outlet)
      PublishedItem.keep(channel.language, in: &item.language)
      PublishedItem.keep(channel.byline, in: &item.byline)
      return desk.reading(of: item, at: place)
    } catch {
      return .reject(Reject("it is no JSON object of a feed; repair it", at: place))
    }
  }
}
