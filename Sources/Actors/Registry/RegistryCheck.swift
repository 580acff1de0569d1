import Language
import Records
import Tables

/// Finds what is wrong in a registry beyond what loading it finds: facts that contradict each other.
package struct RegistryCheck: Sendable {
  private let registry: Registry

  package init(_ registry: Registry) { self.registry = registry }

  /// Everything wrong, those rows included that a lenient reading left out; in the order of tables
  /// and lines.
  package func problems() -> [TableError] {
    (registry.problems + codes() + capitals() + reversed() + overlaps() + horizons() + aliases())
      .sorted { ($0.path, $0.line ?? 0) < ($1.path, $1.line ?? 0) }
  }

  private func error(_ origin: Registry.Origin, _ column: String, _ problem: String) -> TableError {
    TableError(
      path: registry.folders[origin.folder] + "/" + origin.table + ".tsv", line: origin.line,
      column: column, problem: problem)
  }

  // MARK: Codes

  private func codes() -> [TableError] {
    var problems: [TableError] = []
    func country(_ code: String?, _ origin: Registry.Origin, column: String = "country") {
      guard let code, !code.isEmpty, registry.countries[code] == nil,
        !RegistryReader.beyondStates.contains(code)
      else { return }
      problems.append(error(origin, column, "no country has the code “\(code)”"))
    }
    func sector(_ code: String, _ origin: Registry.Origin) {
      if code.isEmpty || Sector(rawValue: code) != nil { return }
      problems.append(error(origin, "sector", "PLOVER has no sector “\(code)”"))
    }
    for row in registry.countries.values {
      country(row.controller, row.origin, column: "controller")
    }
    for person in registry.persons.values {
      country(person.country, person.origin)
      sector(person.sector ?? "", person.origin)
      if ["m", "f", "unknown", ""].contains(person.gender) { continue }
      problems.append(
        error(person.origin, "gender", "“\(person.gender)” is none of m, f, unknown"))
    }
    for office in registry.offices.values {
      country(office.country, office.origin)
      country(office.recipientCountry, office.origin, column: "recipient_country")
      sector(office.sector, office.origin)
    }
    for bodies in [registry.organisations, registry.groups, registry.outlets] {
      for body in bodies.values {
        country(body.country, body.origin)
        sector(body.sector, body.origin)
      }
    }
    for place in registry.places.values { country(place.country, place.origin) }
    for role in registry.roles.values { sector(role.sector, role.origin) }
    return problems
  }

  private func capitals() -> [TableError] {
    registry.countries.values
      .filter { !$0.capital.isEmpty && registry.places[$0.capital] == nil }
      .map { error($0.origin, "capital", "no place is called “\($0.capital)”") }
  }

  // MARK: Tenures

  private func reversed() -> [TableError] {
    registry.tenures.compactMap { tenure in
      guard let from = tenure.from, let to = tenure.to, from.earliest > to.latest else {
        return nil
      }
      return error(tenure.origin, "to", "it ends on \(to), before it begins on \(from)")
    }
  }

  /// An office of one holder that two held on one day, or one person twice.
  private func overlaps() -> [TableError] {
    Dictionary(grouping: registry.tenures, by: \.office).flatMap { id, tenures -> [TableError] in
      let isSingle = registry.offices[id]?.isSingle == true
      let ordered = tenures.sorted {
        ($0.from?.earliest ?? 0, $0.origin.line) < ($1.from?.earliest ?? 0, $1.origin.line)
      }
      return ordered.indices.compactMap { place in
        let later = ordered[place]
        let earlier = ordered[..<place].first { earlier in
          (isSingle || earlier.person == later.person)
            && (earlier.to?.earliest ?? .max) > (later.from?.latest ?? 0)
        }
        guard let earlier else { return nil }
        return error(
          later.origin, "from",
          "\(later.person) holds \(id) from \(later.from?.description ?? "the beginning"), when "
            + "\(earlier.person) still does (line \(earlier.origin.line))")
      }
    }
  }

  /// An office cannot be known up to a day before its last holder came.
  private func horizons() -> [TableError] {
    registry.offices.values.compactMap { office in
      let last = registry.tenures(in: office.id).compactMap { $0.from }.max {
        $0.earliest < $1.earliest
      }
      guard let known = office.knownThrough, let last, last.earliest > known.latest else {
        return nil
      }
      return error(
        office.origin, "known_through", "it is \(known), but a tenure begins on \(last)")
    }
  }

  // MARK: Names

  private func aliases() -> [TableError] {
    var lines: [String: Int] = [:]
    return registry.aliases.compactMap { alias in
      // a demonym and an adjective of the same letters are two facts
      let kind = ["demonym", "adjective"].contains(alias.kind) ? alias.kind : ""
      let key = [String(alias.origin.folder), alias.table, alias.id, kind, alias.text]
        .joined(separator: "\t")
      guard let line = lines.updateValue(alias.origin.line, forKey: key) else { return nil }
      return error(
        alias.origin, "alias",
        "“\(alias.text)” is an alias of \(alias.table)/\(alias.id) on line \(line) already")
    }
  }
}
