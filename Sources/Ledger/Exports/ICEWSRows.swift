import Records

/// Rows of ICEWS coded event data: 20 columns with a header.
///
/// Source: the README of ICEWS coded event data, Harvard Dataverse.
enum ICEWSRows {
  static let columns = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
  ]

  static func rows(_ event: LedgerEvent) -> [[Cell]] {
    event.pairs.map { row(event, $0) }
  }

  private static func row(_ event: LedgerEvent, _ pair: ActorPair) -> [Cell] {
    let telling = event.telling
    let what = telling.event
    let country = CountryCodes.name(what.place?.country)
    var cells: [Cell] = [.integer(event.number(of: pair)), .day(what.date?.start)]
    cells += side(pair.actor)
    cells += [
      .text(([what.type.rawValue] + what.mode).joined(separator: " ").lowercased()),
      .text(what.cameo), .empty,
    ]
    cells += side(pair.recipient)
    cells += [
      .integer(StableNumber.of(telling.report.key)), .empty, .text(telling.report.outlet),
      .text(what.place?.name == country ? nil : what.place?.name), .empty, .empty,
      .text(country ?? what.place?.country),
      telling.coordinates.map { .decimal($0.latitude) } ?? .empty,
      telling.coordinates.map { .decimal($0.longitude) } ?? .empty,
    ]
    return cells
  }

  private static func side(_ actor: Actor?) -> [Cell] {
    [
      .text(actor?.name), .text(actor?.sector.map { sectors[$0] ?? $0 }),
      .text(CountryCodes.name(actor?.country) ?? actor?.country.map { international[$0] ?? $0 }),
    ]
  }

  private static let sectors = [
    "COP": "Police", "GOV": "Government", "JUD": "Judicial", "LEG": "Legislative",
    "MIL": "Military", "PRM": "Pro-Government Paramilitary", "PTY": "Parties", "REB": "Rebel",
    "SPY": "Intelligence", "UAF": "Unidentified Forces", "UNK": "Unidentified",
    "AGR": "Agricultural", "BUS": "Business", "CRM": "Criminals / Gangs",
    "CVL": "General Population",
    "EDU": "Education", "ELI": "Elite", "JRN": "News", "LAB": "Labor", "MED": "Medical",
    "REF": "Refugees", "OPP": "Opposition", "PRE": "Partially Recognised Entity",
    "REL": "Religious", "SOC": "Civil Society",
  ]

  private static let international = [
    "IGO": "International Government Organization", "UNO": "United Nations",
    "EUR": "European Union", "NGO": "Nongovernmental Organization",
    "ISM": "International Social Movement", "IMG": "International Militarized Group",
    "MNC": "Multinational Corporation",
  ]
}
