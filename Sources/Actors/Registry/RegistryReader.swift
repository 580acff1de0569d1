import Foundation
import Records
import Tables

/// Reads the tables of one folder after the other into one set of facts.
struct RegistryReader {
  private(set) var folders: [String] = []
  private(set) var countries = FactTable<Registry.Country>()
  private(set) var places = FactTable<Registry.Place>()
  private(set) var persons = FactTable<Registry.Person>()
  private(set) var offices = FactTable<Registry.Office>()
  private(set) var organisations = FactTable<Registry.Body>()
  private(set) var groups = FactTable<Registry.Body>()
  private(set) var outlets = FactTable<Registry.Body>()
  private(set) var roles = FactTable<Registry.Role>()
  private(set) var aliases: [Registry.Alias] = []
  private(set) var tenures: [Registry.Tenure] = []
  private(set) var designations: [Registry.Designation] = []
  private(set) var traits: [Registry.Trait] = []
  private(set) var memberships: [Registry.Membership] = []
  private(set) var problems: [TableError] = []

  /// PLOVER's codes for actors beyond states.
  static let beyondStates: Set = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]

  mutating func read(_ folder: String, isFirst: Bool) throws(TableError) {
    folders.append(folder)
    var reader = FolderReader(folder: folder, index: folders.count - 1, needsAll: isFirst)
    if !isFirst, !reader.hasTables {
      throw TableError(path: folder, problem: "the folder has none of the registry's tables")
    }
    readNamed(&reader)
    readLinks(&reader)
    problems += reader.problems
  }

  /// The tables whose rows have an id.
  private mutating func readNamed(_ reader: inout FolderReader) {
    let named = ["id", "name"]
    reader.read(
      "countries",
      named + ["official_name", "adjective", "demonym", "demonym_plural", "capital", "controller"],
      into: &countries
    ) { row in
      Registry.Country(
        id: row[0], name: row[1], officialName: row[2], adjective: row[3], demonym: row[4],
        demonymPlural: row[5], capital: row[6], controller: row.value(7), origin: row.origin)
    }
    reader.read(
      "places", named + ["kind", "country"], optional: ["latitude", "longitude"], into: &places
    ) { row throws(TableError) in
      Registry.Place(
        id: row[0], name: row[1], kind: row[2], country: row[3],
        latitude: try row.degrees(4, most: 90), longitude: try row.degrees(5, most: 180),
        origin: row.origin)
    }
    reader.read(
      "persons", named + ["surname", "gender", "country"], optional: ["wikidata", "sector"],
      into: &persons
    ) { row in
      Registry.Person(
        id: row[0], name: row[1], surname: row[2], gender: row[3], country: row[4],
        wikidata: row.value(5), sector: row.value(6), origin: row.origin)
    }
    reader.read(
      "offices",
      named + ["title", "kind", "country", "sector"],
      optional: ["recipient_country", "single_holder", "known_through"], into: &offices
    ) { row throws(TableError) in
      Registry.Office(
        id: row[0], name: row[1], title: row[2], kind: row[3], country: row[4], sector: row[5],
        recipientCountry: row.value(6), isSingle: try row.flag(7), knownThrough: try row.date(8),
        origin: row.origin)
    }
    let body = named + ["kind", "country", "sector"]
    func makeBody(_ row: FolderReader.Row) -> Registry.Body {
      Registry.Body(
        id: row[0], name: row[1], kind: row[2], country: row[3], sector: row[4],
        origin: row.origin)
    }
    reader.read("organisations", body, into: &organisations, makeBody)
    reader.read("groups", body, into: &groups, makeBody)
    reader.read("outlets", named + ["kind", "country"], into: &outlets) { row in
      Registry.Body(
        id: row[0], name: row[1], kind: row[2], country: row[3], sector: "JRN",
        origin: row.origin)
    }
    reader.read("roles", ["noun", "sector", "kind"], optional: ["office"], into: &roles) {
      row throws(TableError) in
      guard let kind = Registry.Role.Kind(rawValue: row[2]) else {
        throw row.error(2, "“\(row[2])” is none of office, collective, person")
      }
      return Registry.Role(
        noun: row[0], sector: row[1], kind: kind, office: row.value(3), origin: row.origin)
    }
  }

  /// The tables whose rows tie others together.
  private mutating func readLinks(_ reader: inout FolderReader) {
    aliases += reader.rows("aliases", ["alias", "kind", "table", "id"]) { row in
      Registry.Alias(
        text: row[0], kind: row[1], table: row[2], id: row[3], origin: row.origin)
    }
    let added = reader.rows("tenures", ["person", "office", "from", "to"]) {
      row throws(TableError) in
      Registry.Tenure(
        person: row[0], office: row[1], from: try row.date(2), to: try row.date(3),
        origin: row.origin)
    }
    if reader.has("traits") {
      traits += reader.rows("traits", ["trait", "table", "id"]) { row in
        Registry.Trait(word: row[0], table: row[1], id: row[2], origin: row.origin)
      }
    }
    if reader.has("memberships") {
      memberships += reader.rows("memberships", ["organisation", "country", "status"]) { row in
        Registry.Membership(
          organisation: row[0], country: row[1], status: row[2], origin: row.origin)
      }
    }
    // a layer that dates a tenure anew means the same one
    let replaced = Set(added.map { TenureKey($0) })
    tenures.removeAll { $0.origin.folder != reader.index && replaced.contains(TenureKey($0)) }
    tenures += added
    designations += reader.rows(
      "designations",
      ["group", "authority", "as", "instrument", "date", "status"],
      optional: ["basis", "basis_date"]
    ) { row throws(TableError) in
      Registry.Designation(
        group: row[0], authority: row[1], category: row[2], instrument: row[3],
        basis: row.value(6), basisDate: try row.date(7), date: try row.date(4), status: row[5],
        origin: row.origin)
    }
  }

  private struct TenureKey: Hashable {
    let person, office: String
    let from: CalendarDate?

    init(_ tenure: Registry.Tenure) {
      (person, office, from) = (tenure.person, tenure.office, tenure.from)
    }
  }

  // MARK: Rows that name what is not there

  /// Leaves out rows that refer to no row, and tells of them.
  mutating func dropDangling() {
    let lostTenures = tenures.indices.filter { place in
      let tenure = tenures[place]
      let hasPerson = isKnown(tenure.person, in: persons, "person", tenure.origin)
      let hasOffice = isKnown(tenure.office, in: offices, "office", tenure.origin)
      return !hasPerson || !hasOffice
    }
    for place in lostTenures.reversed() { tenures.remove(at: place) }
    let lostAliases = aliases.indices.filter { !isKnown(aliases[$0]) }
    for place in lostAliases.reversed() { aliases.remove(at: place) }
    memberships = memberships.filter {
      isKnown($0.organisation, in: organisations, "organisation", $0.origin)
        && isKnown($0.country, in: countries, "country", $0.origin)
    }
    traits = traits.filter { trait in
      isKnown(
        Registry.Alias(
          text: trait.word, kind: "", table: trait.table, id: trait.id, origin: trait.origin))
    }
    designations = designations.filter { row in
      let isGroup = groups[row.group] != nil || organisations[row.group] != nil
      let hasAuthority = organisations[row.authority] != nil || offices[row.authority] != nil
      if !isGroup { tell(row.origin, "group", "no group or organisation is called “\(row.group)”") }
      if !hasAuthority {
        tell(row.origin, "authority", "no organisation or office is called “\(row.authority)”")
      }
      return isGroup && hasAuthority
    }
  }

  private mutating func isKnown<Value>(
    _ id: String, in table: FactTable<Value>, _ column: String, _ origin: Registry.Origin
  ) -> Bool {
    if table[id] != nil { return true }
    tell(origin, column, "no \(column) is called “\(id)”")
    return false
  }

  private mutating func isKnown(_ alias: Registry.Alias) -> Bool {
    switch alias.table {
    case "countries": isKnown(alias.id, in: countries, "id", alias.origin)
    case "places": isKnown(alias.id, in: places, "id", alias.origin)
    case "persons": isKnown(alias.id, in: persons, "id", alias.origin)
    case "offices": isKnown(alias.id, in: offices, "id", alias.origin)
    case "organisations": isKnown(alias.id, in: organisations, "id", alias.origin)
    case "groups": isKnown(alias.id, in: groups, "id", alias.origin)
    case "outlets": isKnown(alias.id, in: outlets, "id", alias.origin)
    default: tellOfTable(alias)
    }
  }

  private mutating func tellOfTable(_ alias: Registry.Alias) -> Bool {
    tell(alias.origin, "table", "no table is called “\(alias.table)”")
    return false
  }

  private mutating func tell(_ origin: Registry.Origin, _ column: String, _ problem: String) {
    problems.append(
      TableError(
        path: folders[origin.folder] + "/" + origin.table + ".tsv", line: origin.line,
        column: column, problem: problem))
  }
}

/// Reads the tables of one folder.
private struct FolderReader {
  let folder: String
  let index: Int
  /// Whether a table that is not there is a fault.
  let needsAll: Bool
  private(set) var problems: [TableError] = []

  init(folder: String, index: Int, needsAll: Bool) {
    self.folder = folder
    self.index = index
    self.needsAll = needsAll
  }

  var hasTables: Bool {
    [
      "countries", "places", "persons", "offices", "organisations", "groups", "outlets", "roles",
      "aliases", "tenures", "designations", "traits", "memberships",
    ].contains { has($0) }
  }

  func has(_ table: String) -> Bool { FileManager.default.fileExists(atPath: path(table)) }

  private func path(_ table: String) -> String { folder + "/" + table + ".tsv" }

  /// A row with what an error about it needs.
  struct Row {
    let row: Table.Row
    let place: Place
    let origin: Registry.Origin

    /// The table that the rows of a file have in common.
    final class Place {
      let path: String
      let columns: [String]

      init(path: String, columns: [String]) {
        self.path = path
        self.columns = columns
      }
    }

    subscript(column: Int) -> String { row[column] }

    func value(_ column: Int) -> String? { row.value(column) }

    func error(_ column: Int, _ problem: String) -> TableError {
      TableError(
        path: place.path, line: row.line, column: place.columns[column], problem: problem)
    }

    func date(_ column: Int) throws(TableError) -> CalendarDate? {
      guard let text = row.value(column) else { return nil }
      guard let date = CalendarDate(text) else { throw error(column, "“\(text)” is no date") }
      return date
    }

    func degrees(_ column: Int, most: Double) throws(TableError) -> Double? {
      guard let text = row.value(column) else { return nil }
      guard let degrees = Double(text), abs(degrees) <= most else {
        throw error(column, "“\(text)” is no number from −\(Int(most)) to \(Int(most))")
      }
      return degrees
    }

    func flag(_ column: Int) throws(TableError) -> Bool {
      switch row[column] {
      case "yes": return true
      case "no", "": return false
      default: throw error(column, "“\(row[column])” is neither yes nor no")
      }
    }
  }

  /// The rows of a table that make sense; the others are told.
  mutating func rows<Value>(
    _ table: String, _ columns: [String], optional: [String] = [],
    _ make: (Row) throws(TableError) -> Value
  ) -> [Value] {
    var values: [Value] = []
    forEachRow(of: table, columns, optional) { row throws(TableError) in
      values.append(try make(row))
    }
    return values
  }

  /// Reads a table whose first column is its key.
  mutating func read<Value>(
    _ table: String, _ columns: [String], optional: [String] = [],
    into values: inout FactTable<Value>, _ make: (Row) throws(TableError) -> Value
  ) {
    var lines: [String: Int] = [:]
    forEachRow(of: table, columns, optional) { row throws(TableError) in
      let id = row[0]
      if let line = lines.updateValue(row.origin.line, forKey: id) {
        throw row.error(0, "“\(id)” stands on line \(line) already")
      }
      values.put(try make(row), id)
    }
  }

  private mutating func forEachRow(
    of table: String, _ columns: [String], _ optional: [String],
    _ take: (Row) throws(TableError) -> Void
  ) {
    let path = path(table)
    if !needsAll, !has(table) { return }
    do throws(TableError) {
      let read = try Table(
        path: path, columns: columns, optional: optional + ["source"], problems: &problems)
      let place = Row.Place(path: path, columns: columns + optional)
      let sourceColumn = columns.count + optional.count
      var last: (row: Table.Row, source: String)?
      for row in read.rows {
        // neighbours mostly have one source
        let source =
          if let last, row.isSame(sourceColumn, as: last.row) { last.source } else {
            row[sourceColumn]
          }
        last = (row, source)
        let origin = Registry.Origin(table: table, folder: index, line: row.line, source: source)
        do throws(TableError) {
          let row = Row(row: row, place: place, origin: origin)
          if row[0].isEmpty { throw row.error(0, "it is empty") }
          try take(row)
        } catch {
          problems.append(error)
        }
      }
    } catch {
      problems.append(error)
    }
  }
}
