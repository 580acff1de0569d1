/// A code of an actor in CAMEO's scheme, `USAGOVMIL`, as PLOVER's country and sector.
struct PetrarchCode: Equatable {
  /// ISO 3166-1 alpha-3 or one of PLOVER's codes beyond states.
  let country: String
  let sector: String?

  /// Nil where the first letters name no country and no kind of international actor.
  init?(_ letters: String, countries: Set<String>) {
    var parts: [String] = []
    var rest = letters[...]
    while !rest.isEmpty {
      parts.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    guard let first = parts.first else { return nil }
    let roles = parts.dropFirst().compactMap { Self.sectors[$0] }
    // the branch of a government says more than that it is one
    let branch = roles.first == "GOV" ? roles.dropFirst().first { Self.branches.contains($0) } : nil
    let role = branch ?? roles.first
    if let code = Self.international(first, parts.dropFirst().first) {
      country = code
      sector = role ?? Self.usualSectors[code]
    } else {
      let state = Self.renamed[first] ?? first
      guard countries.contains(state) else { return nil }
      country = state
      sector = role
    }
  }

  private static func international(_ first: String, _ second: String?) -> String? {
    switch first {
    case "IGO":
      switch second {
      case "UNO": "UNO"
      case "EEC", "EUU", "EUR": "EUR"
      default: "IGO"
      }
    case "UNO": "UNO"
    case "EEC", "EUU": "EUR"
    case "NGO", "NGM": "NGO"
    case "MNC", "ISM", "IMG": first
    default: nil
    }
  }

  /// Sectors of what CAMEO needs no role for.
  private static let usualSectors = [
    "IGO": "GOV", "UNO": "GOV", "EUR": "GOV", "NGO": "SOC", "MNC": "BUS", "IMG": "UAF",
    "ISM": "REB",
  ]

  /// States whose letters were others when the dictionaries were made, and parts of states.
  private static let renamed = [
    "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "KOS", "XKX": "KOS", "SCG": "SRB",
    "YUG": "SRB", "WBK": "PSE", "GZS": "PSE", "PAL": "PSE", "SUN": "RUS", "BUR": "MMR",
  ]

  private static let branches: Set = ["MIL", "COP", "JUD", "LEG", "SPY"]

  /// CAMEO's roles as PLOVER's sectors; MED is the media there, medicine here.
  private static let sectors = [
    "GOV": "GOV", "MIL": "MIL", "REB": "REB", "INS": "REB", "SEP": "REB", "OPP": "OPP",
    "PTY": "PTY", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "SPY": "SPY", "UAF": "UAF",
    "PRM": "PRM", "BUS": "BUS", "MNC": "BUS", "MED": "JRN", "JRN": "JRN", "EDU": "EDU",
    "AGR": "AGR", "LAB": "LAB", "REF": "REF", "CVL": "CVL", "ELI": "ELI", "CRM": "CRM",
    "HLH": "MED", "HRI": "SOC", "DEV": "SOC", "ENV": "SOC", "SOC": "SOC", "NGO": "SOC",
    "NGM": "SOC", "REL": "REL", "MOS": "REL", "CHR": "REL", "JEW": "REL", "HIN": "REL",
    "BUD": "REL", "CTH": "REL", "IMG": "UAF",
  ]
}
