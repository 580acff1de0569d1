import Records

/// One row an event for spreadsheets and statistics, in our own columns; `EXPORTS.md` says what
/// each means.
enum FlatRows {
  static let columns: [String] = {
    var columns = [
      "event_id", "date", "date_from", "date_to", "type", "mode", "cameo", "quad_class", "scale",
      "contexts", "summary", "tense", "confidence",
    ]
    for side in ["actor", "recipient"] {
      columns += ["\(side)_names", "\(side)_countries", "\(side)_sectors", "\(side)_registry"]
    }
    columns += [
      "about", "sources", "source_views", "place", "place_country", "latitude", "longitude",
    ]
    for kind in EventCount.Kind.allCases {
      columns += ["\(kind.rawValue)_least", "\(kind.rawValue)_most"]
    }
    columns += [
      "reports", "outlets", "voices", "first_published", "last_published", "outlet", "published",
      "url", "title", "sentence", "sentence_start", "sentence_end", "report_key", "coder",
    ]
    return columns
  }()

  static func row(_ event: LedgerEvent) -> [Cell] {
    let telling = event.telling
    let what = telling.event
    var cells: [Cell] = [
      .text(event.id), .date(what.date?.value), .date(what.date?.from), .date(what.date?.to),
      .text(what.type.rawValue), list(what.mode), .text(what.cameo), .integer(what.quadClass),
      .decimal(what.scale), list(what.context.map(\.rawValue)), .text(what.summary.rawValue),
      .text(what.tense.rawValue), .decimal(what.confidence),
    ]
    cells += side(telling.actors(what.actor))
    cells += side(telling.actors(what.recipient))
    cells += [
      list(what.about.map(\.exact)), list(what.chain.map { source($0.source, telling) }),
      list(what.factuality.map(\.value.rawValue)), .text(what.place?.name),
      .text(what.place?.country),
      telling.coordinates.map { .decimal($0.latitude) } ?? .empty,
      telling.coordinates.map { .decimal($0.longitude) } ?? .empty,
    ]
    for kind in EventCount.Kind.allCases {
      let count = what.counts.first { $0.kind == kind }
      cells += [.integer(count?.least), .integer(count?.most)]
    }
    cells += [
      .integer(event.reports), .integer(event.outlets), .integer(event.voices),
      .date(event.firstPublished), .date(event.lastPublished), .text(telling.report.outlet),
      .date(telling.report.published), .text(telling.report.url), .text(telling.report.title),
      .text(what.sentence.exact), .integer(what.sentence.start), .integer(what.sentence.end),
      .text(telling.report.key), .text(coder(event.coder)),
    ]
    return cells
  }

  private static func side(_ actors: [Actor]) -> [Cell] {
    [
      list(actors.map(\.name)), list(actors.map { $0.country ?? "" }),
      list(actors.map { $0.sector ?? "" }), list(actors.map { $0.registry ?? "" }),
    ]
  }

  /// Lists have as many elements as there are actors, unknown ones empty; nothing if there is none.
  private static func list(_ texts: [String]) -> Cell { .list(texts, separator: "|") }

  /// Who a source is: a name, the words for it, or which kind it is.
  private static func source(
    _ source: Attribution.Source, _ telling: LedgerEvent.Telling
  ) -> String {
    switch source.kind {
    case .outlet: telling.report.outlet ?? "outlet"
    case .actor: source.actor.flatMap { telling.actors([$0]).first?.name } ?? "actor"
    case .unnamed: source.words?.exact ?? "unnamed"
    case .unclear: "unclear"
    }
  }

  /// The version, and the first digits of what model and tables were.
  private static func coder(_ coder: Record.Coder) -> String {
    ([coder.version] + [coder.model, coder.registry, coder.lexicon].map { String($0.prefix(12)) })
      .joined(separator: " ")
  }
}
