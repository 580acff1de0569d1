import Records

/// What a publisher says of one report, as a reader of feeds or wires finds it.
struct PublishedItem {
  var text = MarkedText()
  var title: String?
  var id: String?
  var url: String?
  var byline: String?
  var outlet: String?
  var language: String?
  var published: CalendarDate?
  var modified: CalendarDate?
  /// Why it is not to be read, whatever it holds.
  var objection: String?
  var notices: [Notice] = []

  /// Keeps the first value that is given for a field.
  static func keep<Value>(_ value: Value?, in field: inout Value?) {
    if field == nil { field = value }
  }
}

/// Numbers the pieces of a source, makes reports of them, and refuses those that come twice.
struct PieceDesk {
  private let source: String
  private let defaults: ReportDefaults
  /// What a piece is called: `item`, `sentence`.
  private let noun: String
  private var count = 0
  private var seen = SeenIDs()

  init(source: String, noun: String, defaults: ReportDefaults) {
    self.source = source
    self.noun = noun
    self.defaults = defaults
  }

  /// The place of the source as a whole.
  var whole: Place { Place(source: source) }

  /// The place of the next piece.
  mutating func nextPlace(byte: Int?) -> Place {
    count += 1
    return Place(source: source, piece: "\(noun) \(count)", byte: byte)
  }

  /// The report of a piece, or why there is none.
  mutating func reading(of item: PublishedItem, at place: Place) -> Reading {
    if let objection = item.objection { return .reject(Reject(objection, at: place)) }
    if let objection = item.id.flatMap({ seen.objection(to: $0) }) {
      return .reject(Reject(objection, at: place))
    }
    guard !item.text.parts.isEmpty else {
      return .reject(Reject("it has no text; give the full text, or leave it out", at: place))
    }
    let report = Report(
      text: String(decoding: item.text.utf8, as: UTF8.self), parts: item.text.parts,
      dateline: item.text.dateline, published: item.published, outlet: item.outlet, url: item.url,
      id: item.id, byline: item.byline,
      modified: item.modified == item.published ? nil : item.modified, language: item.language,
      notices: item.notices)
    return .report(report.filed(defaults), place)
  }
}

/// Says that bytes were replaced.
extension Notice {
  static func replaced(_ count: Int) -> Notice? {
    guard count > 0 else { return nil }
    let bytes =
      count == 1 ? "1 byte that was no UTF-8 was" : "\(count) bytes that were no UTF-8 were"
    return Notice(.repaired, bytes + " replaced")
  }
}
