import Actors
import Foundation
import Records
import Tables
import TestSupport
import Testing

/// What is said of rows that make no sense, and what is kept beside them.
@Suite struct RegistryReaderTests {
  /// A row that cannot be used, and what is said of it.
  struct BadRow: Sendable, CustomTestStringConvertible {
    let table, row, column, problem: String

    init(_ table: String, _ row: String, _ column: String, _ problem: String) {
      (self.table, self.row, self.column, self.problem) = (table, row, column, problem)
    }

    var testDescription: String { "\(table): \(row)" }

    static let all = [
      BadRow(
        "tenures", "siri-dahl|nor-lawmaker|2024-13-01|_|x", "from", "“2024-13-01” is no date"),
      BadRow("tenures", "siri-dahl|nor-lawmaker|2024|soon|x", "to", "“soon” is no date"),
      BadRow(
        "offices", "nor-king|King of Norway|King|monarch|NOR|_|GOV|yes|2024-02-30|x",
        "known_through", "“2024-02-30” is no date"),
      BadRow(
        "offices", "nor-king|King of Norway|King|monarch|NOR|_|GOV|perhaps|_|x", "single_holder",
        "“perhaps” is neither yes nor no"),
      BadRow(
        "places", "bergen|Bergen|city|NOR|90.1|5.3|x", "latitude",
        "“90.1” is no number from −90 to 90"),
      BadRow(
        "places", "bergen|Bergen|city|NOR|60.4|-181|x", "longitude",
        "“-181” is no number from −180 to 180"),
      BadRow(
        "places", "bergen|Bergen|city|NOR|60,4|5.3|x", "latitude",
        "“60,4” is no number from −90 to 90"),
      BadRow("roles", "king|GOV|throne|_|_", "kind", "“throne” is none of office"),
      BadRow("persons", "_|Liv Lund|Lund|f|NOR|_|x", "id", "it is empty"),
      BadRow("roles", "|GOV|office|_|_", "noun", "it is empty"),
      BadRow(
        "persons", "ola-berg|Ola Other|Other|m|NOR|_|x", "id",
        "“ola-berg” stands on line 3 already"),
      BadRow("tenures", "liv-lund|nor-premier|2010|2011|x", "person", "“liv-lund”"),
      BadRow("tenures", "siri-dahl|nor-king|2010|2011|x", "office", "“nor-king”"),
      BadRow("aliases", "Land of fjords|name|planets|NOR|x", "table", "“planets”"),
      BadRow("aliases", "Sverige|name|countries|SWE|x", "id", "“SWE”"),
      BadRow("traits", "icy|planets|NOR|x", "table", "“planets”"),
      BadRow("traits", "icy|countries|SWE|x", "id", "“SWE”"),
      BadRow(
        "designations", "fell-front|nor-justice-ministry|List|Act 2|_|_|2022|active|x", "group",
        "“fell-front”"),
      BadRow(
        "designations", "fjord-front|nor-court|List|Act 2|_|_|2022|active|x", "authority",
        "“nor-court”"),
      BadRow(
        "designations", "fjord-front|nor-justice-ministry|List|Act 2|_|2022-0-1|_|active|x",
        "basis_date", "“2022-0-1” is no date"),
    ]

    func isTold(by error: TableError) -> Bool {
      error.path.hasSuffix("/\(table).tsv") && error.column == column
        && error.line == SmallRegistry.firstAddedLine(table) && error.problem.contains(problem)
    }
  }

  @Test(arguments: BadRow.all) func badRowIsNamed(_ bad: BadRow) throws {
    let folder = try SmallRegistry.folder(adding: [bad.table: [bad.row]])
    let error = try #require(#expect(throws: TableError.self) { try readRegistry(folder) })
    #expect(bad.isTold(by: error), "\(error)")
    #expect(error.description.contains(folder.path))
  }

  @Test(arguments: BadRow.all) func lenientReadingLeavesOutTheBadRowAlone(_ bad: BadRow) throws {
    let whole = try readRegistry(SmallRegistry.folder())
    let rest = try readRegistry(
      SmallRegistry.folder(adding: [bad.table: [bad.row]]), isLenient: true)
    #expect(rest.problems.count == 1)
    #expect(rest.problems.allSatisfy(bad.isTold), "\(rest.problems)")
    #expect(facts(rest) == facts(whole))
  }

  /// The facts of all tables, as far as they are told apart here.
  private func facts(_ registry: Registry) -> [[String]] {
    [
      registry.countries.values.map(\.id), registry.places.values.map(\.id),
      registry.persons.values.map { $0.id + $0.surname }, registry.offices.values.map(\.id),
      registry.organisations.values.map(\.id), registry.groups.values.map(\.id),
      registry.outlets.values.map(\.id), registry.roles.values.map(\.noun),
      registry.aliases.map(\.text), registry.tenures.map { $0.person + $0.office },
      registry.designations.map { $0.group + $0.instrument },
      registry.traits.map { $0.word + $0.id },
    ]
  }

  @Test func lenientReadingTellsAllInTheOrderOfTheTables() throws {
    let registry = try readRegistry(
      SmallRegistry.folder(adding: [
        "persons": ["_|Liv Lund|Lund|f|NOR|_|x", "per-lie|Per Lie|Lie|m|NOR|_|x"],
        "tenures": ["per-lie|nor-lawmaker|2021|_|x", "liv-lund|nor-lawmaker|2021|_|x"],
        "offices": ["nor-king|King of Norway|King|monarch|NOR|_|GOV|yes|never|x"],
        "aliases": ["The Front|short|groups|fjord-front|x", "The Rest|short|groups|rest|x"],
      ]), isLenient: true)
    #expect(
      registry.problems.map { "\($0.path.split(separator: "/").last ?? ""):\($0.line ?? 0)" }
        == ["persons.tsv:5", "offices.tsv:4", "tenures.tsv:5", "aliases.tsv:4"])
    #expect(registry.offices(of: "per-lie", on: nil).map(\.id) == ["nor-lawmaker"])
    #expect(registry.aliases.map(\.text) == ["Norge", "The Front"])
  }

  /// A row that was left out takes those along that name it.
  @Test func rowsThatNameALostRowAreTold() throws {
    let registry = try readRegistry(
      SmallRegistry.folder(adding: [
        "offices": ["nor-king|King of Norway|King|monarch|NOR|_|GOV|yes|never|x"],
        "tenures": ["siri-dahl|nor-king|2021|_|x"],
      ]), isLenient: true)
    #expect(registry.problems.map(\.column) == ["known_through", "office"])
    #expect(registry.tenures(of: "siri-dahl").isEmpty)
  }

  @Test func brokenBytesAreNamedAndTheRestIsKept() throws {
    let folder = try SmallRegistry.folder()
    var bytes = Data(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/persons.tsv")))
    bytes.append(Data("per-lie\tPer L".utf8) + [0xFF] + Data("e\tLie\tm\tNOR\t\tx\n".utf8))
    bytes.append(Data("liv-lund\tLiv Lund\tLund\tf\tNOR\t\tx\n".utf8))
    try folder.write("persons.tsv", bytes)
    let expected = TableError(
      path: folder.path + "/persons.tsv", line: 5, column: "name", problem: "it is not UTF-8")
    #expect(throws: expected) { try readRegistry(folder) }
    let registry = try readRegistry(folder, isLenient: true)
    #expect(registry.problems == [expected])
    #expect(registry.persons["liv-lund"]?.surname == "Lund")
    #expect(registry.persons["per-lie"] == nil)
  }

  /// No leniency brings back a table that is not there.
  @Test func missingTableIsToldByALenientReading() throws {
    let folder = try SmallRegistry.folder()
    try FileManager.default.removeItem(atPath: folder.path + "/outlets.tsv")
    let registry = try readRegistry(folder, isLenient: true)
    #expect(registry.problems.map(\.path) == [folder.path + "/outlets.tsv"])
    #expect(registry.outlets.values.isEmpty)
    #expect(registry.persons.values.count == 3)
  }

  /// The youngest table, which older registries lack.
  @Test func traitsMayBeMissing() throws {
    let folder = try SmallRegistry.folder()
    try FileManager.default.removeItem(atPath: folder.path + "/traits.tsv")
    #expect(try readRegistry(folder).traits.isEmpty)
  }

  @Test func goodTablesHaveNoProblems() throws {
    #expect(try readRegistry(SmallRegistry.folder(), isLenient: true).problems.isEmpty)
  }
}
