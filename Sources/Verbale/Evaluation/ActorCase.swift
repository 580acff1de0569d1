import Language
import Records

/// A mention with the actor that it should be resolved to.
package struct ActorCase: Sendable, Codable {
  package let id: String
  /// The report and the words asked about.
  package let pointed: PointedText
  /// A code; `MEX|USA` takes either, `MEX+USA` asks for two actors, `null` for none.
  package let country: String?
  /// A code, or several of which any is right.
  package let sector: String?
  /// `table/id` of the registry, in the same notation; nil where it does not matter.
  package let registry: String?

  private enum CodingKeys: String, CodingKey {
    case id, country, sector, registry
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    pointed = try PointedText(from: decoder)
    country = try values.decodeIfPresent(String.self, forKey: .country)
    sector = try values.decodeIfPresent(String.self, forKey: .sector)
    registry = try values.decodeIfPresent(String.self, forKey: .registry)
  }

  package func encode(to encoder: any Encoder) throws {
    try pointed.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(country, forKey: .country)
    try values.encode(sector, forKey: .sector)
    try values.encode(registry, forKey: .registry)
  }

  /// What the record says in place of what it should say; empty if all is right.
  package func judge(_ record: Record) -> ActorScores.Verdict {
    guard let place = pointed.place(in: record) else {
      var verdict = ActorScores.Verdict(faults: ["it is not there"])
      (verdict.isMissing, verdict.registry) = (true, registry == nil ? nil : false)
      return verdict
    }
    let isSeveral = [country, registry].contains { $0?.contains("+") == true }
    let actors = isSeveral ? record.actors(inside: place) : record.actors(at: place)
    let countries = Set(actors.map { $0.country ?? "null" })
    let sectors = Set(actors.map { $0.sector ?? "null" })
    func fits(_ found: Set<String>, _ expected: String?) -> Bool {
      let found = found.isEmpty ? ["null"] : found
      let choices = (expected ?? "null").split(separator: "|").map {
        Set($0.split(separator: "+").map(String.init))
      }
      // several actors may each be any of the choices
      return choices.contains(found)
        || found.isSubset(of: choices.filter { $0.count == 1 }.joined())
    }
    var verdict = ActorScores.Verdict()
    verdict.isMissing = actors.isEmpty
    if !fits(countries, country) {
      verdict.faults.append("country \(countries.sorted()), not \(country ?? "null")")
      verdict.country = false
    }
    if !fits(sectors, sector) {
      verdict.faults.append("sector \(sectors.sorted()), not \(sector ?? "null")")
      verdict.sector = false
    }
    if let registry {
      // ids may be given without their table
      let hasTables = registry.contains("/")
      verdict.registry = fits(
        Set(
          actors.map { actor in
            let id = actor.registry ?? "null"
            return hasTables ? id : id.split(separator: "/").last.map(String.init) ?? id
          }), registry)
      if verdict.registry == false {
        let found = actors.map { $0.registry ?? "unlisted \($0.name)" }
        verdict.faults.append("\(found), not \(registry)")
      }
    }
    return verdict
  }
}

/// How often country, sector and identity are right.
package struct ActorScores: Sendable, Codable {
  package private(set) var cases = 0
  package private(set) var country = 0
  package private(set) var sector = 0
  package private(set) var registry = 0
  /// Cases that name a row of the registry.
  package private(set) var listed = 0
  /// Mentions that no actor has.
  package private(set) var missing = 0

  package struct Verdict: Sendable {
    package var country = true
    package var sector = true
    /// Nil where the case names no row.
    package var registry: Bool?
    package var isMissing = false
    /// In words, for people.
    package var faults: [String] = []

    init(faults: [String] = []) {
      self.faults = faults
      if !faults.isEmpty { (country, sector) = (false, false) }
    }
  }

  package init() {}

  package mutating func add(_ verdict: Verdict) {
    cases += 1
    country += verdict.country ? 1 : 0
    sector += verdict.sector ? 1 : 0
    listed += verdict.registry == nil ? 0 : 1
    registry += verdict.registry == true ? 1 : 0
    missing += verdict.isMissing ? 1 : 0
  }
}
