import Records

/// An actor in CAMEO's codes: `USAGOV`, `IGOUNO`.
///
/// Source: CAMEO codebook 1.1b3 (Schrodt), chapters on actor codes.
struct CameoActor: Sendable, Equatable {
  /// All codes one after the other; empty where neither country nor sector is known.
  let code: String
  /// Three letters of a state; nil for others.
  let country: String?
  /// A group that CAMEO knows by letters of its own.
  let group: String?
  /// At most two: what kind of international actor, then which role.
  let types: [String]

  init(_ actor: Actor) {
    let role = actor.sector.flatMap { Self.roles[$0] }
    switch actor.country {
    case "UNO"?: (country, group, types) = (nil, "UNO", ["IGO"])
    case "EUR"?: (country, group, types) = (nil, "EEC", ["IGO"])
    case let code? where Self.international.contains(code):
      (country, group) = (nil, nil)
      types = [code] + (role.map { [$0] } ?? [])
    case let state: (country, group, types) = (state, nil, role.map { [$0] } ?? [])
    }
    let parts =
      country == nil ? types.prefix(1) + [group].compactMap { $0 } + types.dropFirst() : [] + types
    code = (country ?? "") + parts.joined()
  }

  /// PLOVER's countries that are none; CAMEO has them as types.
  private static let international: Set = ["IGO", "NGO", "ISM", "IMG", "MNC"]

  /// PLOVER's sectors as CAMEO's roles: MED is the media there, medicine here. Parties, religion
  /// and those not identified have no role there.
  private static let roles = [
    "COP": "COP", "GOV": "GOV", "JUD": "JUD", "LEG": "LEG", "MIL": "MIL", "PRM": "PRM",
    "REB": "REB", "SPY": "SPY", "UAF": "UAF", "AGR": "AGR", "BUS": "BUS", "CRM": "CRM",
    "CVL": "CVL", "EDU": "EDU", "ELI": "ELI", "JRN": "MED", "LAB": "LAB", "MED": "HLH",
    "REF": "REF", "OPP": "OPP", "PRE": "SEP", "PTY": "PTY", "SOC": "CVL",
  ]
}

/// A code of CAMEO, in its three levels.
struct CameoCode: Sendable, Equatable {
  let code: String

  /// The first two digits.
  var root: String { String(code.prefix(2)) }
  /// The first three digits, or the code where it has no more.
  var base: String { String(code.prefix(3)) }

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, as GDELT
  /// has it by root codes; PLOVER's differs for demands, which are appeals here.
  var quadClass: Int? {
    switch root {
    case "01", "02", "03", "04", "05": 1
    case "06", "07", "08": 2
    case "09", "10", "11", "12", "13": 3
    case "14", "15", "16", "17", "18", "19", "20": 4
    default: nil
    }
  }
}
