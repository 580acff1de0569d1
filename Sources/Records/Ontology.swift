/// The sixteen event types of PLOVER.
///
/// Source: PLOVER manual, Open Event Data Alliance.
public enum EventType: String, Sendable, Codable, CaseIterable {
  case agree = "AGREE", consult = "CONSULT", support = "SUPPORT", concede = "CONCEDE"
  case cooperate = "COOPERATE", aid = "AID", retreat = "RETREAT"
  case request = "REQUEST", accuse = "ACCUSE", reject = "REJECT", threaten = "THREATEN"
  case protest = "PROTEST", sanction = "SANCTION", mobilize = "MOBILIZE", coerce = "COERCE"
  case assault = "ASSAULT"

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  public var quadClass: Int {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }

  /// The manual's score of the type without a mode, −10 to 10.
  public var scale: Double {
    switch self {
    case .agree, .consult: 2.5
    case .support: 5
    case .concede: 4.5
    case .cooperate: 9.5
    case .aid: 10
    case .retreat: 6.5
    case .request: 0
    // The manual prints +3 beside modes of −2 to −3.5.
    case .accuse: -3
    case .reject: -2
    case .threaten: -3.5
    case .protest: -5
    case .sanction: -6
    case .mobilize: -5.5
    case .coerce: -7
    case .assault: -9
    }
  }

  /// The modes of the type with their scores.
  public var modes: [String: Double] {
    switch self {
    case .agree, .support, .concede, .cooperate, .aid: [:]
    case .consult: ["visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5]
    case .retreat:
      [
        "withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5,
      ]
    case .request: ["assist": 0.5, "change": -1, "yield": -1, "meet": 0]
    case .accuse: ["disapprove": -2, "investigate": -3.5, "allege": -3.5]
    case .reject: ["assist": -1.5, "change": -2, "yield": -2, "meet": -2]
    case .threaten:
      [
        "restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4,
        "violence": -3.5,
      ]
    case .protest:
      [
        "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
        "vandalize": -5,
      ]
    case .sanction: ["convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6]
    case .mobilize: ["troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6]
    case .coerce:
      [
        "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5,
        "arrest": -7, "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7,
      ]
    case .assault:
      [
        "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5,
        "destroy": -8.5, "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5,
        "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5, "crowd-control": -7.5,
        "unconventional": -10,
      ]
    }
  }

  /// Whether nobody is the recipient: a meeting, a clash, an agreement puts everyone in `actor`.
  public var isSymmetric: Bool { self == .consult || self == .cooperate }
}

/// PLOVER's contexts of events.
public enum EventContext: String, Sendable, Codable, CaseIterable {
  case military, intelligence, executive, legislative, election
  case politicalInstitutions = "political_institutions", proDemocracy = "pro_democracy"
  case proAutocracy = "pro_autocracy", economic, legal, reparations
  case humanRights = "human_rights", rightsFreedoms = "rights_freedoms", repression
  case humanSecurity = "human_security", gender, lgbt
  case religionEthnicity = "religion_ethnicity", inequality, diplomatic, territory, peacekeeping
  case health, asylum, migration, disasters, naturalResource = "natural_resource", environment
  case technology, terrorism, cbrn, cyber, misinformation, crime, corruption
  case illegalDrugs = "illegal_drugs", trafficking
}

/// PLOVER's sectors of actors.
public enum Sector: String, Sendable, Codable, CaseIterable {
  case police = "COP", government = "GOV", judiciary = "JUD", legislature = "LEG"
  case military = "MIL", proGovernmentParamilitary = "PRM", party = "PTY", rebels = "REB"
  case intelligence = "SPY", unidentifiedArmedForce = "UAF", unidentified = "UNK"
  case agriculture = "AGR", business = "BUS", criminals = "CRM", civilians = "CVL"
  case education = "EDU", elites = "ELI", media = "JRN", labour = "LAB", health = "MED"
  case refugees = "REF", opposition = "OPP", partiallyRecognised = "PRE", religion = "REL"
  case civilSociety = "SOC"
}
