import Records

/// Rows of GDELT 2.0's table of events: 61 columns, no header.
///
/// Source: GDELT Event Database, data format codebook 2.0.
enum GDELTEvents {
  static let columns: [String] = {
    var columns = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
    for side in ["Actor1", "Actor2"] { columns += actorColumns.map { side + $0 } }
    columns += actionColumns
    for place in ["Actor1Geo", "Actor2Geo", "ActionGeo"] {
      columns += placeColumns.map { place + $0 }
    }
    return columns + ["DATEADDED", "SOURCEURL"]
  }()

  private static let actorColumns = [
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
  ]
  private static let actionColumns = [
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
  ]
  private static let placeColumns = [
    "_Type", "_FullName", "_CountryCode", "_ADM1Code", "_ADM2Code", "_Lat", "_Long", "_FeatureID",
  ]

  static func rows(_ event: LedgerEvent) -> [[Cell]] {
    event.pairs.map { row(event, $0) }
  }

  private static func row(_ event: LedgerEvent, _ pair: ActorPair) -> [Cell] {
    let telling = event.telling
    let none = [Cell](repeating: .empty, count: 8)
    var cells: [Cell] = [.integer(event.number(of: pair))]
    cells += GDELTDates.cells(telling.event.date?.start)
    cells += side(pair.actor)
    cells += side(pair.recipient)
    cells += action(event)
    cells += none
    cells += none
    cells += place(telling)
    cells += [added(event), .text(telling.report.url)]
    return cells
  }

  /// Ten columns of an actor, whose name is in capitals as there.
  private static func side(_ actor: Actor?) -> [Cell] {
    guard let actor else { return [Cell](repeating: .empty, count: 10) }
    let codes = CameoActor(actor)
    return [
      .text(codes.code.isEmpty ? nil : codes.code), .text(actor.name.uppercased()),
      .text(codes.country), .text(codes.group), .empty, .empty, .empty,
      .text(codes.types.first), .text(codes.types.dropFirst().first), .empty,
    ]
  }

  /// Ten columns of what is done and how many tell it; neither Goldstein's scale nor tone.
  private static func action(_ event: LedgerEvent) -> [Cell] {
    let code = CameoCode(code: event.telling.event.cameo)
    return [
      .integer(isRoot(event) ? 1 : 0), .text(code.code), .text(code.base), .text(code.root),
      .integer(code.quadClass), .empty, .integer(event.tellings.count), .integer(event.outlets),
      .integer(event.reports), .empty,
    ]
  }

  /// Whether a telling has it in its title or first paragraph.
  private static func isRoot(_ event: LedgerEvent) -> Bool {
    event.tellings.contains { telling in
      telling.report.lead.map { lead in telling.event.evidence.contains { $0.start < lead } }
        ?? false
    }
  }

  /// Eight columns of the place; its type only where it is a country.
  private static func place(_ telling: LedgerEvent.Telling) -> [Cell] {
    let place = telling.event.place
    let isCountry = place != nil && place?.name == CountryCodes.name(place?.country)
    return [
      isCountry ? .integer(1) : .empty, .text(place?.name),
      .text(CountryCodes.fips(place?.country)), .empty, .empty,
      telling.coordinates.map { .decimal($0.latitude) } ?? .empty,
      telling.coordinates.map { .decimal($0.longitude) } ?? .empty, .empty,
    ]
  }

  /// When the ledger first had it.
  static func added(_ event: LedgerEvent) -> Cell {
    GDELTDates.moment(
      event.tellings.compactMap(\.report.added).min(), or: event.firstPublished)
  }
}
