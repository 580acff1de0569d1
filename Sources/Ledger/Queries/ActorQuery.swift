import GRDB
import Records

/// Somebody as a person asks for them: `MEX`, `GOV`, `MEX:GOV`, `persons/claudia-sheinbaum`, or a
/// name.
package enum ActorQuery: Sendable, Equatable {
  /// At least one of them is given.
  case code(country: String?, sector: String?)
  /// Table and id of the registry.
  case registry(String)
  case name(String)

  /// Three capitals are a sector of PLOVER or else a country; what has a slash is an id of the
  /// registry; everything else is a name.
  package init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1 where Self.isCode(text) && Sector(rawValue: text) != nil:
      self = .code(country: nil, sector: text)
    case 1 where Self.isCode(text): self = .code(country: text, sector: nil)
    case 2 where Self.isCode(parts[0]) && Self.isCode(parts[1]):
      self = .code(country: parts[0], sector: parts[1])
    case 2 where parts[0].isEmpty && Self.isCode(parts[1]):
      self = .code(country: nil, sector: parts[1])
    case _ where text.utf8.contains(UInt8(ascii: "/")): self = .registry(text)
    default: self = .name(text)
    }
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}

/// Those whom a query means, as the tables have them.
enum ActorMatch: Sendable, Equatable {
  case code(country: String?, sector: String?)
  /// Rows of `actors`; none where nobody is called so.
  case rows([Int64])

  /// Looks a name up: whoever is called so; else whoever has those words in the name. Three
  /// capitals that are no country of the ledger, `CIA`, may be a name as well.
  init(_ query: ActorQuery, in database: Database) throws {
    switch query {
    case .code(let country?, nil) where try !Self.isCountry(country, in: database):
      let rows = try Self.rows(called: country, in: database)
      self = rows.isEmpty ? .code(country: country, sector: nil) : .rows(rows)
    case .code(let country, let sector): self = .code(country: country, sector: sector)
    case .registry(let id):
      self = .rows(
        try Int64.fetchAll(
          database, sql: "SELECT id FROM actors WHERE identity = ?", arguments: [id]))
    case .name(let name): self = .rows(try Self.rows(called: name, in: database))
    }
  }

  /// What holds of a row `x` of `assertion_actors`, for finding the rows by an index.
  var condition: SQL { condition(of: "x.") }

  /// The same of a row of any name, for checking one that was found by its assertion: the sign
  /// keeps SQLite from going through all rows of a country to find that one.
  func check(_ row: String) -> SQL { condition(of: "+\(row).") }

  private func condition(of row: String) -> SQL {
    switch self {
    case .code(let country?, let sector?):
      "\(sql: row)country = \(country) AND \(sql: row)sector = \(sector)"
    case .code(let country?, nil): "\(sql: row)country = \(country)"
    case .code(nil, let sector): "\(sql: row)sector = \(sector)"
    case .rows(let rows): "\(sql: row)actor_id IN (\(literal: Self.list(rows)))"
    }
  }

  /// Whether nobody of the ledger is meant.
  var isNobody: Bool { self == .rows([]) }

  static func list(_ numbers: [Int64]) -> SQL {
    SQL(sql: numbers.map { String($0) }.joined(separator: ", "))
  }

  private static func isCountry(_ code: String, in database: Database) throws -> Bool {
    try Int.fetchOne(
      database, sql: "SELECT 1 FROM actors WHERE country = ? LIMIT 1", arguments: [code]) != nil
  }

  /// At most a thousand.
  private static func rows(called name: String, in database: Database) throws -> [Int64] {
    let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return [] }
    let pattern =
      "%"
      + words.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
      .replacing("_", with: "\\_") + "%"
    let found = try Row.fetchAll(
      database, sql: "SELECT id, name FROM actors WHERE name LIKE ? ESCAPE '\\' LIMIT 1000",
      arguments: [pattern])
    let folded = words.lowercased()
    let same = found.filter { ($0["name"] as String).lowercased() == folded }
    let chosen = same.isEmpty ? found.filter { Self.has($0["name"], words: folded) } : same
    return chosen.map { $0["id"] }
  }

  /// Whether the words stand in a name and are not parts of other words: "Iran" is not in "Tirana".
  private static func has(_ name: String, words: String) -> Bool {
    name.lowercased().ranges(of: words).contains { range in
      let name = name.lowercased()
      let before =
        range.lowerBound > name.startIndex ? name[name.index(before: range.lowerBound)] : " "
      let after = range.upperBound < name.endIndex ? name[range.upperBound] : " "
      return !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
    }
  }
}
