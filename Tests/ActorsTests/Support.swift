import Actors
import Foundation
import Language
import Records
import TestSupport
import Testing

/// The committed registry, loaded once.
let registry = Result { try Registry(folders: [Repository.registry]) }

/// The committed registry with what resolves names by it, made once.
private let resolver = Result {
  ActorResolver(try registry.get(), try CoreferenceLexicon(folder: Repository.lexicon))
}

/// A tree written by hand with its cast.
typealias Resolved = (text: AnnotatedText, cast: Cast)

func resolve(_ tree: String, on date: String? = "2025-08-09", dateline: String? = nil) throws
  -> Resolved
{
  let text = try Tree.read(tree)
  let cast = try resolver.get().resolve(
    text, on: date.flatMap { CalendarDate($0) }, dateline: dateline)
  return (text, cast)
}

/// The actor that the first word of a form stands for.
func member(_ word: String, in resolved: Resolved) throws -> Cast.Member? {
  let token = try #require(resolved.text.word(word))
  return resolved.cast.member(at: token).map { resolved.cast.members[$0] }
}

/// A few tables written by hand: two who led Norway, somebody else, a group that is listed.
///
/// Rows are written with `|` for the tab.
enum SmallRegistry {
  static let headers = [
    "countries":
      "id|iso2|name|official_name|adjective|demonym|demonym_plural|capital|controller|source",
    "places": "id|name|kind|country|latitude|longitude|source",
    "persons": "id|name|surname|gender|country|wikidata|source",
    "offices":
      "id|name|title|kind|country|recipient_country|sector|single_holder|known_through|source",
    "tenures": "person|office|from|to|source",
    "organisations": "id|name|kind|country|sector|source",
    "groups": "id|name|kind|country|sector|source",
    "designations": "group|authority|as|instrument|basis|basis_date|date|status|source",
    "outlets": "id|name|domain|country|kind|source",
    "aliases": "alias|kind|table|id|source",
    "roles": "noun|sector|kind|office|note",
    "traits": "trait|table|id|source",
  ]

  static let rows = [
    "countries": [
      "NOR|NO|Norway|Kingdom of Norway|Norwegian|Norwegian|Norwegians|oslo|_|atlas"
    ],
    "places": ["oslo|Oslo|capital|NOR|59.91|10.75|atlas"],
    "persons": [
      "kari-nordli|Kari Nordli|Nordli|f|NOR|_|almanac",
      "ola-berg|Ola Berg|Berg|m|NOR|_|almanac",
      "siri-dahl|Siri Dahl|Dahl|f|NOR|_|almanac",
    ],
    "offices": [
      "nor-premier|Premier of Norway|Premier|head-of-government|NOR|_|GOV|yes|2025-01-01|almanac",
      "nor-lawmaker|Lawmaker of Norway|Lawmaker|legislator|NOR|_|LEG|no|_|almanac",
    ],
    "tenures": [
      "ola-berg|nor-premier|2015-01-01|2020-01-01|almanac",
      "kari-nordli|nor-premier|2020-01-01|_|almanac",
    ],
    "organisations": ["nor-justice-ministry|Norwegian Justice Ministry|ministry|NOR|GOV|almanac"],
    "groups": ["fjord-front|Fjord Front|rebels|NOR|REB|almanac"],
    "designations": [
      "fjord-front|nor-justice-ministry|Terrorist Organization|Act 1|_|_|2021-05-05|active|gazette"
    ],
    "outlets": ["fjord-post|Fjord Post|_|NOR|newspaper|almanac"],
    "aliases": ["Norge|name|countries|NOR|atlas"],
    "roles": ["lawmaker|LEG|office|_|_", "premier|GOV|office|head-of-government|_"],
    "traits": ["northern|countries|NOR|atlas"],
  ]

  /// The line that the first of the added rows stands on.
  static func firstAddedLine(_ table: String) -> Int { (rows[table]?.count ?? 0) + 2 }

  /// A folder with all tables, more rows at their ends.
  static func folder(adding more: [String: [String]] = [:]) throws -> Folder {
    try write(rows.merging(more) { $0 + $1 })
  }

  /// A folder with some tables.
  static func layer(_ rows: [String: [String]]) throws -> Folder { try write(rows) }

  private static func write(_ tables: [String: [String]]) throws -> Folder {
    let folder = try Folder()
    for (table, rows) in tables {
      let header = try #require(headers[table])
      let text = ([header] + rows).joined(separator: "\n").replacing("|", with: "\t")
      try folder.write(table + ".tsv", text + "\n")
    }
    return folder
  }
}

/// Reads the tables of folders, which are kept until that is done.
func readRegistry(_ folders: Folder..., isLenient: Bool = false) throws -> Registry {
  try withExtendedLifetime(folders) {
    try Registry(folders: folders.map(\.path), isLenient: isLenient)
  }
}
