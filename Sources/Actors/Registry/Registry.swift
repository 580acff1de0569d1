import Records
import Tables

/// The facts about actors: who is called what, who held which office when.
///
/// Read from the tables of one or more folders; `Registry/README.md` says what is in them.
package final class Registry: Sendable {
  /// Where the facts come from; what a later folder says goes before what an earlier one says.
  package let folders: [String]
  package let countries: FactTable<Country>
  package let places: FactTable<Place>
  package let persons: FactTable<Person>
  package let offices: FactTable<Office>
  package let organisations: FactTable<Body>
  package let groups: FactTable<Body>
  package let outlets: FactTable<Body>
  package let roles: FactTable<Role>
  package let aliases: [Alias]
  package let tenures: [Tenure]
  package let designations: [Designation]
  package let traits: [Trait]
  package let memberships: [Membership]
  /// The words that describe each `table/id`.
  private let traitsOfRow: [String: Set<String>]
  private let traitWords: Set<String>
  /// Those made on one day by one authority, together.
  let designationBatches: [[Designation]]
  /// Rows that were left out because something is wrong with them.
  package let problems: [TableError]
  /// Where the tenures of a person and in an office are.
  private let tenuresOfPerson: [String: [Int]]
  private let tenuresOfOffice: [String: [Int]]
  /// Where the offices are, by country and title in lower case: `MEX president`.
  private let officesByTitle: [String: [Int]]
  /// Where the offices are, by country and kind: `MEX head-of-state`.
  private let officesByKind: [String: [Int]]

  /// Reads the tables of folders.
  ///
  /// The first folder has every table; those that follow have any, and add to it: a row with a known
  /// id stands in place of the old one. Throws the first thing wrong in a file, unless it is lenient:
  /// then such rows are left out and told in ``problems``.
  package convenience init(folders: [String], isLenient: Bool = false) throws(TableError) {
    var reader = RegistryReader()
    for (index, folder) in folders.enumerated() {
      try reader.read(folder, isFirst: index == 0)
    }
    reader.dropDangling()
    if !isLenient, let first = reader.problems.first { throw first }
    self.init(reader)
  }

  private init(_ reader: RegistryReader) {
    folders = reader.folders
    countries = reader.countries
    places = reader.places
    persons = reader.persons
    offices = reader.offices
    organisations = reader.organisations
    groups = reader.groups
    outlets = reader.outlets
    roles = reader.roles
    aliases = reader.aliases
    tenures = reader.tenures
    designations = reader.designations
    problems = reader.problems
    traits = reader.traits
    memberships = reader.memberships
    traitWords = Set(traits.map(\.word))
    traitsOfRow = Dictionary(grouping: traits) { $0.table + "/" + $0.id }
      .mapValues { Set($0.map(\.word)) }
    designationBatches = Self.places(of: designations) {
      "\($0.authority) \($0.date?.description ?? "") \($0.category)"
    }.values.map { $0.map { reader.designations[$0] } }
      .sorted { $0[0].origin.line < $1[0].origin.line }
    tenuresOfPerson = Self.places(of: tenures) { $0.person }
    tenuresOfOffice = Self.places(of: tenures) { $0.office }
    officesByTitle = Self.places(of: offices.values) { $0.country + " " + $0.title.lowercased() }
    officesByKind = Self.places(of: offices.values) { $0.country + " " + $0.kind }
  }

  private static func places<Fact>(of facts: [Fact], by key: (Fact) -> String) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    places.reserveCapacity(facts.count)
    for (place, fact) in facts.enumerated() { places[key(fact), default: []].append(place) }
    return places
  }

  // MARK: Who held what when

  /// A person's tenures, in the order of the tables.
  package func tenures(of person: String) -> [Tenure] {
    (tenuresOfPerson[person] ?? []).map { tenures[$0] }
  }

  /// An office's tenures, in the order of the tables.
  package func tenures(in office: String) -> [Tenure] {
    (tenuresOfOffice[office] ?? []).map { tenures[$0] }
  }

  /// The offices that a person held on a date (nil: holds now), the highest first.
  package func offices(of person: String, on date: CalendarDate?) -> [Office] {
    tenures(of: person).filter { $0.covers(date) }.compactMap { offices[$0.office] }
      .sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  /// The offices that a person held at any time, the highest first.
  func everyOffice(of person: String) -> [Office] {
    tenures(of: person).compactMap { offices[$0.office] }.sorted {
      ($0.rank, $0.id) < ($1.rank, $1.id)
    }
  }

  /// Who held an office on a date (nil: holds it now), if it is certain.
  package func holder(of office: String, on date: CalendarDate?) -> Person? {
    let found = Set(tenures(in: office).filter { $0.covers(date) }.map(\.person))
    return found.count == 1 ? found.first.flatMap { persons[$0] } : nil
  }

  /// The office with a title in a country, the highest of several: `president`, `MEX`; nil where
  /// several are equally high, as governors are.
  package func office(titled title: String, in country: String) -> Office? {
    let found = officesByTitle[country + " " + title.lowercased()] ?? []
    guard let highest = found.map({ offices.values[$0].rank }).min() else { return nil }
    let best = found.filter { offices.values[$0].rank == highest }
    return best.count == 1 ? offices.values[best[0]] : nil
  }

  /// The year after the last one that any office is known in: what lies beyond is not yet past.
  var horizon: Int { (offices.values.compactMap { $0.knownThrough?.year }.max() ?? 2026) + 1 }

  /// Whether a word describes anybody.
  func hasTrait(_ word: String) -> Bool { traitWords.contains(word) }

  /// Whether a word describes the row `table/id`.
  func has(_ trait: String, _ row: String) -> Bool { traitsOfRow[row]?.contains(trait) ?? false }

  /// The office of a kind in a country that one person holds; `head-of-state` takes a monarch.
  func office(kind: String, in country: String) -> Office? {
    let found = officesByKind[country + " " + kind] ?? []
    return found.count == 1 ? found.first.map { offices.values[$0] } : nil
  }
}

extension Registry {
  /// What somebody is on a date: the country and sector of the office held, or of former ones.
  struct Standing {
    let country: String
    let sector: String?
    /// The office held on the date.
    let office: Office?
    /// An office was held, or will be, not many years from the date.
    var isRecent = false
  }

  /// Who holds an office acts for it; who held one belongs to the elites, unless the registry knows
  /// better; who will hold one does not yet speak for it.
  func standing(of person: Person, on date: CalendarDate?) -> Standing {
    if let office = offices(of: person.id, on: date).first {
      return Standing(country: office.country, sector: office.sector, office: office)
    }
    let country = everyOffice(of: person.id).first?.country ?? person.country
    let tenures = tenures(of: person.id)
    let years = 6
    let isRecent = tenures.contains { tenure in
      guard let date else { return true }
      let (from, to) = (tenure.from?.year ?? 0, tenure.to?.year ?? 9999)
      return from - years <= date.year && date.year <= to + years
    }
    return Standing(
      country: country, sector: person.sector ?? (tenures.isEmpty ? nil : "ELI"), office: nil,
      isRecent: isRecent)
  }
}
