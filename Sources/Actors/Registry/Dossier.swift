import Records

/// All that the registry knows about one whom a name may mean, for people to read.
package struct Dossier: Sendable, Equatable, Codable {
  /// `table/id`.
  package let registry: String
  package let name: String
  package let kind: String
  /// On the day that was asked for.
  package var country: String?
  package var sector: String?
  package var facts: [Fact] = []

  /// A row, as words, with where it stands.
  package struct Fact: Sendable, Equatable, Codable {
    package let what: String
    /// Whether it holds on the day that was asked for.
    package var holds = true
    /// `tenures.tsv:12`, with the folder where it is a layer.
    package let row: String
    package let source: String
  }
}

/// Looks up names in the registry for people who ask what it knows.
package struct DossierReader: Sendable {
  private let registry: Registry
  private let index: NameIndex

  package init(_ registry: Registry) {
    self.registry = registry
    index = NameIndex(registry)
  }

  /// Those whom a name may mean; `date` nil asks for now.
  package func dossiers(named name: String, on date: CalendarDate?) -> [Dossier] {
    var seen: Set<String> = []
    return
      (registry.countries.values.filter { $0.name.lowercased() == name.lowercased() }
      .map(dossier)
      + index.referents(named: name, registry).compactMap { dossier($0, on: date) }
      + registry.offices.values.filter { $0.name.lowercased() == name.lowercased() }
      .sorted { $0.id < $1.id }.map { dossier(of: $0, on: date) })
      .filter { seen.insert($0.registry).inserted }
  }

  private func dossier(_ referent: NameIndex.Referent, on date: CalendarDate?) -> Dossier? {
    switch referent {
    case .country(let id), .nationality(let id), .people(let id), .seat(let id, _):
      registry.countries[id].map(dossier)
    case .person(let id): registry.persons[id].map { dossier(of: $0, on: date) }
    case .organisation(let id): dossier(of: registry.organisations[id], in: "organisations")
    case .group(let id): dossier(of: registry.groups[id], in: "groups")
    case .outlet(let id): dossier(of: registry.outlets[id], in: "outlets")
    case .place(let id): registry.places[id].map(dossier)
    }
  }

  private func dossier(of country: Registry.Country) -> Dossier {
    var dossier = Dossier(
      registry: "countries/" + country.id, name: country.name, kind: "state",
      country: country.code)
    let words = [
      country.officialName, country.adjective, country.demonym, country.demonymPlural,
      registry.places[country.capital].map { "capital: " + $0.name } ?? "",
    ]
    dossier.facts.append(
      fact(words.filter { !$0.isEmpty }.joined(separator: ", "), country.origin))
    if let controller = country.controller {
      dossier.facts.append(fact("counts as \(controller)", country.origin))
    }
    dossier.facts += aliases(of: country.id, in: "countries")
    dossier.facts += memberships {
      $0.country == country.id
    } as: {
      registry.organisations[$0.organisation]?.name ?? $0.organisation
    }
    return dossier
  }

  private func dossier(of place: Registry.Place) -> Dossier {
    var dossier = Dossier(
      registry: "places/" + place.id, name: place.name, kind: place.kind, country: place.country)
    let degrees = [place.latitude, place.longitude].compactMap { $0 }.map { String($0) }
    dossier.facts.append(
      fact(([place.kind, place.country] + degrees).joined(separator: ", "), place.origin))
    dossier.facts += aliases(of: place.id, in: "places")
    return dossier
  }

  private func dossier(of body: Registry.Body?, in table: String) -> Dossier? {
    guard let body else { return nil }
    var dossier = Dossier(
      registry: table + "/" + body.id, name: body.name, kind: body.kind,
      country: body.country.isEmpty ? nil : body.country,
      sector: body.sector.isEmpty ? nil : body.sector)
    dossier.facts.append(fact(body.kind, body.origin))
    dossier.facts += aliases(of: body.id, in: table)
    if table == "organisations" {
      dossier.facts += memberships {
        $0.organisation == body.id
      } as: {
        registry.countries[$0.country]?.name ?? $0.country
      }
    }
    dossier.facts += registry.designations.filter { $0.group == body.id }.map { row in
      let authority =
        registry.organisations[row.authority]?.name ?? registry.offices[row.authority]?.name
        ?? row.authority
      let date = row.date.map { ", \($0)" } ?? ""
      return fact(
        "\(row.category) (\(authority)\(date); \(row.instrument)"
          + (row.basis.map { ", under \($0)" } ?? "") + "; \(row.status))", row.origin)
    }
    return dossier
  }

  private func dossier(of person: Registry.Person, on date: CalendarDate?) -> Dossier {
    let standing = registry.standing(of: person, on: date)
    var dossier = Dossier(
      registry: "persons/" + person.id, name: person.name, kind: "person",
      country: standing.country, sector: standing.sector)
    let words = [
      person.country, person.gender, person.sector.map { "\($0) without office" } ?? "",
      person.wikidata.map { "Wikidata \($0)" } ?? "",
    ]
    dossier.facts.append(
      fact(words.filter { !$0.isEmpty }.joined(separator: ", "), person.origin))
    dossier.facts += aliases(of: person.id, in: "persons")
    dossier.facts += facts(of: registry.tenures(of: person.id), on: date) {
      registry.offices[$0.office]?.name ?? $0.office
    }
    return dossier
  }

  private func dossier(of office: Registry.Office, on date: CalendarDate?) -> Dossier {
    var dossier = Dossier(
      registry: "offices/" + office.id, name: office.name, kind: "office",
      country: office.country, sector: office.sector)
    let known = office.knownThrough.map { "known through \($0)" } ?? "holders are not known"
    dossier.facts.append(fact("\(office.kind), \(known)", office.origin))
    dossier.facts += facts(of: registry.tenures(in: office.id), on: date) {
      registry.persons[$0.person]?.name ?? $0.person
    }
    return dossier
  }

  /// Tenures from the first to the last, by the name of the other side.
  private func facts(
    of tenures: [Registry.Tenure], on date: CalendarDate?, name: (Registry.Tenure) -> String
  ) -> [Dossier.Fact] {
    tenures.sorted { ($0.from?.earliest ?? 0) < ($1.from?.earliest ?? 0) }.map { tenure in
      let span = "\(tenure.from?.description ?? "…") to \(tenure.to?.description ?? "now")"
      return fact("\(name(tenure)), \(span)", tenure.origin, holds: tenure.covers(date))
    }
  }

  private func aliases(of id: String, in table: String) -> [Dossier.Fact] {
    let traits = registry.traits.filter { $0.id == id && $0.table == table }
    let described = traits.first.map {
      fact("described as: " + traits.map(\.word).joined(separator: ", "), $0.origin)
    }
    return registry.aliases.filter { $0.id == id && $0.table == table }.map {
      fact("\($0.kind): \($0.text)", $0.origin)
    } + [described].compactMap { $0 }
  }

  /// The other sides of memberships, one fact for each status.
  private func memberships(
    _ fits: (Registry.Membership) -> Bool, as name: (Registry.Membership) -> String
  ) -> [Dossier.Fact] {
    Dictionary(grouping: registry.memberships.filter(fits), by: \.status)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { status, found in
        fact(
          "\(status) (\(found.count)): " + found.map(name).sorted().joined(separator: ", "),
          found[0].origin)
      }
  }

  private func fact(_ what: String, _ origin: Registry.Origin, holds: Bool = true) -> Dossier.Fact {
    let layer = origin.folder == 0 ? "" : registry.folders[origin.folder] + "/"
    return .init(
      what: what, holds: holds, row: "\(layer)\(origin.table).tsv:\(origin.line)",
      source: origin.source)
  }
}
