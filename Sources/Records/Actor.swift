/// Somebody of a report's cast: a person, a state, an organisation, a group, people in a role.
public struct Actor: Sendable, Equatable, Codable {
  /// Unique in the record: `a1`, `a2`, ….
  public let id: String
  /// The registry's name, or the fullest one of the report.
  public let name: String
  /// ISO 3166-1 alpha-3 of a state, or one of PLOVER's codes IGO, UNO, EUR, NGO, ISM, IMG, MNC.
  public let country: String?
  /// A PLOVER sector code: GOV, MIL, CRM, ….
  public let sector: String?
  /// The office held on the day of the report, as the registry names it.
  public let office: String?
  /// Table and id of the registry, for instance `persons/claudia-sheinbaum`; nil if not listed.
  public let registry: String?
  /// Where the report mentions the actor.
  public let mentions: [Evidence]

  /// Makes an actor from its parts.
  public init(
    id: String, name: String, country: String?, sector: String?, office: String?,
    registry: String?, mentions: [Evidence]
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.sector = sector
    self.office = office
    self.registry = registry
    self.mentions = mentions
  }
}
