import Records
import Tables

/// The facts about actors: who is called what, who held which office when.
///
/// Read from the tables of one or more folders; `Registry/README.md` says what is in them.
package struct Registry: Sendable {
  package let countries: [String: Country]
  package let persons: [String: Person]
  package let offices: [String: Office]
  package let organisations: [String: Body]
  package let groups: [String: Body]
  package let outlets: [String: Body]
  package let roles: [String: Role]
  package let aliases: [Alias]
  package let places: [String: Place]
  let tenures: [String: [Tenure]]
  private let holders: [String: [Tenure]]
  /// Offices by country and folded title: `MEX president`.
  private let officesByTitle: [String: [Office]]

  package struct Country: Sendable {
    package let id, name, adjective, demonym, demonymPlural, capital: String
    /// The state that a dependent territory counts as.
    package let controller: String?

    /// PLOVER's code: that of the controlling state.
    package var code: String { controller ?? id }
  }

  package struct Person: Sendable {
    package let id, name, surname, gender, country: String
  }

  package struct Office: Sendable {
    package let id, name, title, kind, country, sector: String
    package let recipientCountry: String?

    /// Heads of state and government go before ministers, and these before others.
    var rank: Int {
      switch kind {
      case "head-of-state", "head-of-government": 0
      case "un", "igo": 1
      case "foreign-minister", "defence-minister", "interior-minister", "minister": 2
      default: 3
      }
    }
  }

  package struct Tenure: Sendable {
    package let person, office: String
    package let from, to: CalendarDate?

    /// Whether the office was held on some day that the date may mean; nil asks for now.
    package func covers(_ date: CalendarDate?) -> Bool {
      guard let date else { return to == nil }
      return (from.map { $0.earliest <= date.latest } ?? true)
        && (to.map { date.earliest < $0.latest } ?? true)
    }
  }

  /// An organisation, a group or an outlet.
  package struct Body: Sendable {
    package let id, name, kind, country, sector: String
  }

  package struct Place: Sendable {
    package let id, name, kind, country: String
  }

  /// A noun for people in a role: `police`, `prime minister`.
  package struct Role: Sendable {
    package let noun, sector: String
    /// A title that may stand before a name.
    package let isOffice: Bool
  }

  package struct Alias: Sendable {
    package let text, kind, table, id: String
  }

  /// Reads the tables of a folder.
  package init(folder: String) throws(TableError) {
    func table(_ name: String, _ columns: String...) throws(TableError) -> [Table.Row] {
      try Table(path: folder + "/" + name + ".tsv", columns: columns).rows
    }
    func bodies(_ rows: [Table.Row]) -> [String: Body] {
      Self.keyed(
        rows.map { Body(id: $0[0], name: $0[1], kind: $0[2], country: $0[3], sector: $0[4]) },
        by: \.id)
    }
    countries = Self.keyed(
      try table(
        "countries", "id", "name", "adjective", "demonym", "demonym_plural", "capital", "controller"
      )
      .map {
        Country(
          id: $0[0], name: $0[1], adjective: $0[2], demonym: $0[3], demonymPlural: $0[4],
          capital: $0[5], controller: $0.value(6))
      }, by: \.id)
    places = Self.keyed(
      try table("places", "id", "name", "kind", "country").map {
        Place(id: $0[0], name: $0[1], kind: $0[2], country: $0[3])
      }, by: \.id)
    persons = Self.keyed(
      try table("persons", "id", "name", "surname", "gender", "country").map {
        Person(id: $0[0], name: $0[1], surname: $0[2], gender: $0[3], country: $0[4])
      }, by: \.id)
    offices = Self.keyed(
      try table("offices", "id", "name", "title", "kind", "country", "sector", "recipient_country")
        .map {
          Office(
            id: $0[0], name: $0[1], title: $0[2], kind: $0[3], country: $0[4], sector: $0[5],
            recipientCountry: $0.value(6))
        }, by: \.id)
    organisations = bodies(try table("organisations", "id", "name", "kind", "country", "sector"))
    groups = bodies(try table("groups", "id", "name", "kind", "country", "sector"))
    outlets = Self.keyed(
      try table("outlets", "id", "name", "kind", "country").map {
        Body(id: $0[0], name: $0[1], kind: $0[2], country: $0[3], sector: "JRN")
      }, by: \.id)
    roles = Self.keyed(
      try table("roles", "noun", "sector", "kind").map {
        Role(noun: $0[0], sector: $0[1], isOffice: $0[2] == "office")
      }, by: \.noun)
    aliases = try table("aliases", "alias", "kind", "table", "id").map {
      Alias(text: $0[0], kind: $0[1], table: $0[2], id: $0[3])
    }
    var tenures: [Tenure] = []
    for row in try table("tenures", "person", "office", "from", "to") {
      for (column, name) in [(2, "from"), (3, "to")] where row.value(column) != nil {
        guard CalendarDate(row[column]) != nil else {
          throw TableError(
            path: folder + "/tenures.tsv", line: row.line,
            problem: "“\(row[column])” in “\(name)” is no date")
        }
      }
      tenures.append(
        Tenure(person: row[0], office: row[1], from: CalendarDate(row[2]), to: CalendarDate(row[3]))
      )
    }
    self.tenures = Dictionary(grouping: tenures, by: \.person)
    holders = Dictionary(grouping: tenures, by: \.office)
    officesByTitle = Dictionary(grouping: offices.values.sorted { $0.id < $1.id }) {
      $0.country + " " + $0.title.lowercased()
    }
  }

  private static func keyed<Value>(_ values: [Value], by key: KeyPath<Value, String>) -> [String:
    Value]
  {
    Dictionary(values.map { ($0[keyPath: key], $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The offices that a person held on a date (nil: holds now), the highest first.
  package func offices(of person: String, on date: CalendarDate?) -> [Office] {
    (tenures[person] ?? []).filter { $0.covers(date) }.compactMap { offices[$0.office] }
      .sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  /// The offices that a person held at any time, the highest first.
  func everyOffice(of person: String) -> [Office] {
    (tenures[person] ?? []).compactMap { offices[$0.office] }.sorted {
      ($0.rank, $0.id) < ($1.rank, $1.id)
    }
  }

  /// Who held an office on a date (nil: holds it now), if it is certain.
  package func holder(of office: String, on date: CalendarDate?) -> Person? {
    let found = Set((holders[office] ?? []).filter { $0.covers(date) }.map(\.person))
    return found.count == 1 ? found.first.flatMap { persons[$0] } : nil
  }

  /// The office with a title in a country, the highest of several: `president`, `MEX`; nil where
  /// several are equally high, as governors are.
  package func office(titled title: String, in country: String) -> Office? {
    let found = officesByTitle[country + " " + title.lowercased()] ?? []
    let highest = found.filter { office in found.allSatisfy { office.rank <= $0.rank } }
    return highest.count == 1 ? highest.first : nil
  }
}
