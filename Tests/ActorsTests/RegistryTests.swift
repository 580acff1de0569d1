import Actors
import Foundation
import Records
import Tables
import TestSupport
import Testing

@Suite struct RegistryTests {
  // MARK: Facts by date

  @Test(arguments: [
    ("mex-president", "2025-08-09", "claudia-sheinbaum"),
    ("mex-president", "2020-01-01", "andres-manuel-lopez-obrador"),
    ("mex-president", "2024-09-30", "andres-manuel-lopez-obrador"),
    ("mex-president", "2024-10-01", "claudia-sheinbaum"),
    ("mex-president", "2024-11", "claudia-sheinbaum"),
    ("mex-president", "2019", "andres-manuel-lopez-obrador"),
    // a month or a year in which the office changed hands is nobody's
    ("mex-president", "2024", nil),
    // before the first tenure that is known
    ("mex-president", "1800-01-01", nil), ("usa-president", "1789-04-29", nil),
    ("usa-president", "1950", "harry-truman"),
    ("usa-president", "2018-06-01", "donald-trump"),
    ("usa-president", "2021-01-19", "donald-trump"),
    ("usa-president", "2021-01-20", "joe-biden"),
    ("usa-president", "2025-01-20", "donald-trump"),
    ("no-such-office", "2025-08-09", nil),
  ])
  func holders(_ office: String, _ date: String, _ person: String?) throws {
    let date = try #require(CalendarDate(date))
    #expect(try registry.get().holder(of: office, on: date)?.id == person)
  }

  @Test func holderWithoutADateIsTheLast() throws {
    #expect(try registry.get().holder(of: "mex-president", on: nil)?.id == "claudia-sheinbaum")
  }

  @Test(arguments: [
    ("donald-trump", "2018-06-01", ["usa-president"]), ("donald-trump", "2023-06-01", []),
    ("donald-trump", "2025-06-01", ["usa-president"]), ("nobody-at-all", "2025-06-01", []),
  ])
  func officesOfAPerson(_ person: String, _ date: String, _ offices: [String]) throws {
    #expect(try registry.get().offices(of: person, on: CalendarDate(date)).map(\.id) == offices)
  }

  @Test(arguments: [
    ("president", "MEX", "mex-president"), ("President", "MEX", "mex-president"),
    ("foreign minister", "TUR", "tur-foreign-minister"),
    ("prime minister", "TUR", "tur-prime-minister"),
    ("ambassador", "TUR", "tur-ambassador-usa"), ("governor", "USA", nil), ("emperor", "MEX", nil),
    ("president", "XXX", nil), ("", "MEX", nil),
  ])
  func officesByTitle(_ title: String, _ country: String, _ id: String?) throws {
    #expect(try registry.get().office(titled: title, in: country)?.id == id)
  }

  @Test(
    "A tenure covers the days that its dates may mean",
    arguments: [
      ("2020-03-01", "2022-05-01", "2020-03-01", true),
      ("2020-03-01", "2022-05-01", "2020-02-29", false),
      ("2020-03-01", "2022-05-01", "2022-04-30", true),
      ("2020-03-01", "2022-05-01", "2022-05-01", false),
      ("2020-03-01", "", "2999-01-01", true), ("", "2022-05-01", "1900", true),
      ("2020-03-01", "2022-05-01", "2020", true), ("2020-03", "", "2020-03-01", true),
      ("2020-03", "", "2020-02", false),
    ])
  func tenures(_ from: String, _ to: String, _ date: String, _ covers: Bool) throws {
    let folder = try folder("tenures.tsv") { _ in
      "person\toffice\tfrom\tto\nclaudia-sheinbaum\tmex-president\t\(from)\t\(to)\n"
    }
    let holder = try Registry(folders: [folder.path]).holder(
      of: "mex-president", on: CalendarDate(date))
    #expect((holder != nil) == covers)
  }

  // MARK: Loading

  /// The committed tables, one of them with another text.
  private func folder(_ name: String, _ change: (String) -> String) throws -> Folder {
    let folder = try Folder()
    for file in try FileManager.default.contentsOfDirectory(atPath: Repository.registry)
    where file.hasSuffix(".tsv") {
      let text = String(decoding: try Repository.data("Registry/" + file), as: UTF8.self)
      try folder.write(file, file == name ? change(text) : text)
    }
    return folder
  }

  @Test(arguments: ["countries.tsv", "roles.tsv", "tenures.tsv", "aliases.tsv", "outlets.tsv"])
  func missingTableIsNamed(_ name: String) throws {
    let folder = try folder("") { $0 }
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    let error = #expect(throws: TableError.self) { try Registry(folders: [folder.path]) }
    #expect(error?.path == folder.path + "/" + name)
  }

  @Test func missingColumnIsNamed() throws {
    let folder = try folder("persons.tsv") { $0.replacing("surname", with: "lastname") }
    let error = #expect(throws: TableError.self) { try Registry(folders: [folder.path]) }
    #expect(error?.path.hasSuffix("/persons.tsv") == true)
    #expect(error?.problem.contains("“surname”") == true)
  }

  // MARK: The committed tables

  private func ids(_ table: String) throws -> [String] {
    try Table(path: Repository.registry + "/\(table).tsv", columns: ["id"]).rows.map { $0[0] }
  }

  static let tables = [
    "countries", "persons", "offices", "organisations", "groups", "outlets", "places",
  ]

  @Test(arguments: tables) func idsAreUnique(_ table: String) throws {
    let ids = try ids(table)
    #expect(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
    #expect(!ids.contains(""))
  }

  @Test func tenuresNamePersonsAndOfficesOfTheTables() throws {
    let (persons, offices) = (Set(try ids("persons")), Set(try ids("offices")))
    let rows = try Table(
      path: Repository.registry + "/tenures.tsv", columns: ["person", "office", "from", "to"]
    ).rows
    #expect(rows.filter { !persons.contains($0[0]) }.map { "\($0.line) \($0[0])" } == [])
    #expect(rows.filter { !offices.contains($0[1]) }.map { "\($0.line) \($0[1])" } == [])
    let reversed = rows.filter { row in
      guard let from = CalendarDate(row[2]), let to = CalendarDate(row[3]) else { return false }
      return from.earliest > to.latest
    }
    #expect(reversed.map(\.line) == [])
  }

  @Test func aliasesNameRowsOfTheTables() throws {
    let known = try Dictionary(uniqueKeysWithValues: Self.tables.map { ($0, Set(try ids($0))) })
    let lost = try registry.get().aliases.filter { known[$0.table]?.contains($0.id) != true }
    #expect(lost.map { "\($0.text): \($0.table)/\($0.id)" } == [])
  }

  @Test func countriesOfAllTablesAreKnown() throws {
    let registry = try registry.get()
    let known = Set(registry.countries.keys).union([
      "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "",
    ])
    let used =
      registry.persons.values.map { ($0.id, $0.country) }
      + registry.offices.values.map { ($0.id, $0.country) }
      + registry.organisations.values.map { ($0.id, $0.country) }
      + registry.groups.values.map { ($0.id, $0.country) }
      + registry.places.values.map { ($0.id, $0.country) }
    #expect(used.filter { !known.contains($0.1) }.map { "\($0.0): \($0.1)" } == [])
    #expect(
      registry.countries.values.filter { $0.controller.map { !known.contains($0) } ?? false }.map(
        \.id) == [])
    let places = Set(registry.places.keys).union([""])
    #expect(registry.countries.values.filter { !places.contains($0.capital) }.map(\.id) == [])
  }
}
