import Records

/// Rows of POLECAT: 40 columns with a header, lists separated by semicolons.
///
/// Source: the codebook of POLECAT, Harvard Dataverse.
enum POLECATRows {
  static let columns: [String] = {
    var columns = [
      "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    ]
    for side in ["Actor", "Recipient"] {
      columns += [
        "\(side) Name", "\(side) Country", "\(side) COW", "Primary \(side) Sector",
        "\(side) Sectors", "\(side) Title", "\(side) Name Raw", "Wikipedia \(side) ID",
      ]
    }
    columns += [
      "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
      "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
      "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    ]
    return columns
  }()

  static func rows(_ event: LedgerEvent) -> [[Cell]] {
    let pairs = event.pairs
    return pairs.indices.map { index in
      row(event, pairs[index], id: pairs.count == 1 ? event.id : "\(event.id)-\(index + 1)")
    }
  }

  private static func row(_ event: LedgerEvent, _ pair: ActorPair, id: String) -> [Cell] {
    let telling = event.telling
    let what = telling.event
    var cells: [Cell] = [
      .text(id), .day(what.date?.start), .text(what.type.rawValue), .list(what.mode),
      .decimal(what.scale), .text(quadNames[what.quadClass]),
      .list(what.context.map(\.rawValue)),
    ]
    cells += side(pair.actor, words: what.why.actor)
    cells += side(pair.recipient, words: what.why.recipient)
    cells += place(telling)
    cells += [
      .text(telling.report.outlet), .day(telling.report.published),
      names(["persons"], in: telling), names(["organisations", "groups", "outlets"], in: telling),
      names(["countries", "places"], in: telling), .text(telling.report.language),
      .text(event.coder.version),
    ]
    return cells
  }

  private static func side(_ actor: Actor?, words: [Evidence]) -> [Cell] {
    guard let actor else { return [Cell](repeating: .empty, count: 8) }
    // the words of one actor are those of the pair; of several it is not known whose is which
    let raw = words.count == 1 ? words[0].exact : actor.mentions.first?.exact
    return [
      .text(actor.name), .text(actor.country), .empty, .text(actor.sector), .text(actor.sector),
      .text(actor.office), .text(raw), .empty,
    ]
  }

  private static func place(_ telling: LedgerEvent.Telling) -> [Cell] {
    let place = telling.event.place
    return [
      .text(place?.name), .empty, .empty, .empty, .text(place?.country),
      telling.coordinates.map { .decimal($0.latitude) } ?? .empty,
      telling.coordinates.map { .decimal($0.longitude) } ?? .empty, .empty,
      .text(place?.evidence.exact), .empty,
    ]
  }

  /// Those of the event and its sources whom the registry has in one of some tables.
  private static func names(_ tables: [String], in telling: LedgerEvent.Telling) -> Cell {
    .list(
      telling.actors.filter { actor in
        tables.contains { actor.registry?.hasPrefix($0 + "/") ?? false }
      }.map(\.name))
  }

  private static let quadNames = [
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
  ]
}
