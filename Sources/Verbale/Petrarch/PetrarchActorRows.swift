import Actors
import Language
import Records
import Tables

/// The rows of a registry's layer that an actor dictionary of PETRARCH makes.
///
/// Whom the registry knows by name keeps id and name; whose codes have dates is a person, the others
/// are bodies, or names of states where the code is a state's alone.
struct PetrarchActorRows {
  private(set) var persons: [[String]] = []
  private(set) var organisations: [[String]] = []
  private(set) var groups: [[String]] = []
  private(set) var offices: [[String]] = []
  private(set) var tenures: [[String]] = []
  private(set) var aliases: [[String]] = []
  /// Codes that name no country.
  private(set) var problems: [TableError] = []
  private(set) var entries = PetrarchVerbRows.Count()

  private let registry: Registry
  private let path: String
  private let countries: Set<String>
  /// What each name means in the registry, folded, as table and id.
  private var known: [String: Set<[String]>] = [:]
  private var ids: Set<String> = []
  private var tenureKeys: Set<[String]> = []

  init(_ dictionary: PetrarchActors, path: String, registry: Registry) {
    self.registry = registry
    self.path = path
    countries = Set(registry.countries.keys)
    learn()
    for entry in dictionary.entries { take(entry) }
  }

  // MARK: What the registry knows

  private mutating func learn() {
    func add(_ name: String, _ table: String, _ id: String) {
      if !name.isEmpty { known[folded(name), default: []].insert([table, id]) }
    }
    for country in registry.countries.values {
      for name in [
        country.name, country.officialName, country.adjective, country.demonym,
        country.demonymPlural,
      ] { add(name, "countries", country.id) }
    }
    for place in registry.places.values { add(place.name, "countries", place.country) }
    for person in registry.persons.values { add(person.name, "persons", person.id) }
    for body in registry.organisations.values { add(body.name, "organisations", body.id) }
    for body in registry.groups.values { add(body.name, "groups", body.id) }
    for alias in registry.aliases where alias.table != "offices" {
      add(alias.text, alias.table, alias.id)
    }
  }

  /// The one id that a name has in a table.
  private func id(of name: [String], in table: String) -> String? {
    let found = (known[folded(name.joined(separator: " "))] ?? []).filter { $0[0] == table }
    return found.count == 1 ? found.first?[1] : nil
  }

  // MARK: Entries

  private mutating func take(_ entry: PetrarchActors.Entry) {
    var codes: [(code: PetrarchCode, time: PetrarchActors.Code)] = []
    for time in entry.codes {
      guard let letters = time.letters else { continue }
      if let code = PetrarchCode(letters, countries: countries) {
        codes.append((code, time))
      } else {
        problems.append(
          TableError(path: path, line: time.line, problem: "“\(letters)” begins with no country"))
      }
    }
    guard let first = codes.first else { return entries.add(false) }
    entries.add(true)
    let main = entry.names[0]
    if id(of: main, in: "persons") != nil || main.count > 1 && codes.contains(where: \.time.isDated)
    {
      takePerson(entry, codes)
    } else if let sectored = lasting(codes).code.sector {
      takeBody(entry, lasting(codes).code, sector: sectored)
    } else if countries.contains(first.code.country) {
      for name in entry.names {
        addAlias(name, "countries", first.code.country, entry.line)
      }
    } else {
      takeBody(entry, first.code, sector: "")
    }
  }

  /// Bodies have no dates in a registry: what holds now, or without dates, or the last.
  private func lasting(_ codes: [(code: PetrarchCode, time: PetrarchActors.Code)]) -> (
    code: PetrarchCode, time: PetrarchActors.Code
  ) {
    codes.first { !$0.time.isDated } ?? codes.last { $0.time.to == nil } ?? codes[codes.count - 1]
  }

  private mutating func takePerson(
    _ entry: PetrarchActors.Entry, _ codes: [(code: PetrarchCode, time: PetrarchActors.Code)]
  ) {
    let main = entry.names[0]
    let knownID = id(of: main, in: "persons")
    let person = knownID.flatMap { registry.persons[$0] }
    let personID = knownID ?? newID(main)
    let surname = person?.surname ?? Self.surname(main)
    let undated = codes.first { !$0.time.isDated }?.code
    if let person, undated != nil, ids.insert("persons/" + personID).inserted {
      persons.append([
        personID, person.name, person.surname, person.gender, undated?.country ?? person.country,
        person.wikidata ?? "", undated?.sector ?? person.sector ?? "", source(entry.line),
      ])
    } else if person == nil, ids.insert("persons/" + personID).inserted {
      persons.append([
        personID, Self.text(main), surname, "unknown", (undated ?? codes[0].code).country, "",
        undated?.sector ?? "", source(entry.line),
      ])
      known[folded(main.joined(separator: " ")), default: []].insert(["persons", personID])
    }
    for (code, time) in codes where time.isDated {
      // who holds no office and held one is of the elites by itself
      guard let sector = code.sector, sector != "ELI" else { continue }
      let key = [personID, office(code.country, sector, time.line), time.from?.description ?? ""]
      if tenureKeys.insert(key).inserted {
        tenures.append(key + [time.to?.description ?? "", source(time.line)])
      }
    }
    for name in entry.names.dropFirst() where folded(Self.text(name)) != folded(surname) {
      addAlias(name, "persons", personID, entry.line)
    }
  }

  private mutating func takeBody(
    _ entry: PetrarchActors.Entry, _ code: PetrarchCode, sector: String
  ) {
    let main = entry.names[0]
    let isArmed = ["REB", "CRM", "UAF", "PRM"].contains(sector)
    let order = isArmed ? ["groups", "organisations"] : ["organisations", "groups"]
    let table = order.first { id(of: main, in: $0) != nil } ?? order[0]
    let knownID = id(of: main, in: table)
    let body = knownID.flatMap {
      (table == "groups" ? registry.groups : registry.organisations)[$0]
    }
    let bodyID = knownID ?? newID(main)
    if ids.insert(table + "/" + bodyID).inserted {
      let row = [
        bodyID, body?.name ?? Self.text(main), body?.kind ?? (isArmed ? "militant" : "other"),
        code.country, sector, source(entry.line),
      ]
      if table == "groups" { groups.append(row) } else { organisations.append(row) }
      known[folded(main.joined(separator: " ")), default: []].insert([table, bodyID])
    }
    for name in entry.names.dropFirst() { addAlias(name, table, bodyID, entry.line) }
  }

  /// The office of all who act for a sector of a country.
  private mutating func office(_ country: String, _ sector: String, _ line: Int) -> String {
    let id = "petrarch-\(country.lowercased())-\(sector.lowercased())"
    if ids.insert("offices/" + id).inserted {
      let name = registry.countries[country]?.name ?? country
      offices.append([
        id, "Office of \(name) (\(sector))", "", "other", country, sector, source(line),
      ])
    }
    return id
  }

  private mutating func addAlias(_ name: [String], _ table: String, _ id: String, _ line: Int) {
    let key = folded(name.joined(separator: " "))
    guard known[key, default: []].insert([table, id]).inserted else { return }
    aliases.append([Self.text(name), "name", table, id, source(line)])
  }

  // MARK: Names

  private mutating func newID(_ name: [String]) -> String {
    let words = folded(name.joined(separator: " ")).unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }.map { String($0) }
    let stem = "petrarch-" + words.joined(separator: "-")
    var id = stem
    var number = 2
    while !ids.insert(id).inserted {
      id = stem + "-\(number)"
      number += 1
    }
    return id
  }

  /// Dictionaries are in capitals; names in a registry are written as reports write them.
  private static func text(_ name: [String]) -> String {
    name.map { word in
      word.contains(where: \.isLowercase)
        ? word
        : word.split(separator: "-", omittingEmptySubsequences: false)
          .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
    }.joined(separator: " ")
  }

  /// The last word, with what belongs to it: "bin Laden".
  private static func surname(_ name: [String]) -> String {
    let prefixes: Set = ["bin", "ibn", "ben", "al", "el", "van", "von", "de", "da", "dos", "di"]
    let last = name.suffix(
      name.count > 2 && prefixes.contains(name[name.count - 2].lowercased()) ? 2 : 1)
    return text(Array(last))
  }

  private func source(_ line: Int) -> String { "\(PetrarchVerbRows.name(path)):\(line)" }
}
