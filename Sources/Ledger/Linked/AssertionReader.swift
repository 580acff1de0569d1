import Foundation
import GRDB
import Linking
import Records

/// Reads what linking looks at from the rows of the marked assertions.
struct AssertionReader {
  let database: Database

  /// Their ids are those of the rows.
  func assertions() throws -> [Assertion] {
    let parties = try parties()
    let about = try about()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT a.* FROM temp.linking AS l JOIN current_assertions AS a ON a.id = l.assertion_id
        ORDER BY a.id
        """
    ).compactMap { row in
      guard let type = EventType(rawValue: row["type"]),
        let summary = Factuality.Summary(rawValue: row["summary"])
      else { return nil }
      let id: Int64 = row["id"]
      let key: String = row["report_key"]
      return Assertion(
        id: "\(key)/\(row["local_id"] as String)/\(id)", report: key, voice: row["voice"] ?? key,
        outlet: row["outlet"],
        published: (row["published"] as String?).flatMap { CalendarDate($0) }, type: type,
        types: types(row), modes: (row["modes"] as String).split(separator: ";").map(String.init),
        summary: summary,
        actors: parties[id]?.actors ?? [], recipients: parties[id]?.recipients ?? [],
        date: date(row), place: place(row), counts: counts(row), meaning: meaning(row),
        about: about[id] ?? [], predicate: row["predicate"], sentence: row["sentence"],
        sentenceStart: row["sentence_start"])
    }
  }

  /// The number of the row of an assertion that was made here.
  static func number(of assertion: Assertion) -> Int64? {
    assertion.id.split(separator: "/").last.flatMap { Int64($0) }
  }

  private typealias Sides = (actors: [Assertion.Party], recipients: [Assertion.Party])

  private func parties() throws -> [Int64: Sides] {
    var sides: [Int64: Sides] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT p.assertion_id, p.role, p.country, p.sector, p.office, x.registry, x.name
        FROM temp.linking AS l JOIN assertion_actors AS p USING (assertion_id) JOIN actors AS x ON x.id = p.actor_id
        ORDER BY p.assertion_id, p.role, p.position
        """)
    while let row = try rows.next() {
      let registry: String? = row["registry"]
      let party = Assertion.Party(
        registry: registry, name: row["name"], country: row["country"], sector: row["sector"],
        isPerson: row["office"] != nil || registry?.hasPrefix("persons/") == true)
      if row["role"] == "actor" {
        sides[row["assertion_id"], default: ([], [])].actors.append(party)
      } else {
        sides[row["assertion_id"], default: ([], [])].recipients.append(party)
      }
    }
    return sides
  }

  private func about() throws -> [Int64: [String]] {
    var about: [Int64: [String]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT e.assertion_id, e.exact
        FROM temp.linking AS l
        JOIN evidence AS e ON e.assertion_id = l.assertion_id AND e.role = 'about'
        ORDER BY e.assertion_id, e.position
        """)
    while let row = try rows.next() { about[row["assertion_id"], default: []].append(row["exact"]) }
    return about
  }

  private func date(_ row: Row) -> EventDate? {
    guard let source = (row["date_source"] as String?).flatMap(EventDate.Source.init) else {
      return nil
    }
    func day(_ column: String) -> CalendarDate? {
      (row[column] as String?).flatMap { CalendarDate($0) }
    }
    guard let value = day("date") else {
      return EventDate(from: day("date_from"), to: day("date_to"), source: source)
    }
    return EventDate(value: value, source: source)
  }

  private func place(_ row: Row) -> EventPlace? {
    (row["place"] as String?).map { name in
      EventPlace(
        name: name, country: row["place_country"],
        evidence: Evidence(start: 0, end: 0, exact: name))
    }
  }

  private func counts(_ row: Row) -> [EventCount] {
    EventCount.Kind.allCases.compactMap { kind in
      let least: Int? = row[kind.rawValue + "_least"]
      let most: Int? = row[kind.rawValue + "_most"]
      if least == nil, most == nil { return nil }
      return EventCount(
        kind: kind, least: least, most: most, evidence: Evidence(start: 0, end: 0, exact: ""))
    }
  }

  private func types(_ row: Row) -> [String: Double] {
    let shares = (row["types"] as String? ?? "").split(separator: ";").compactMap { share in
      let parts = share.split(separator: " ")
      return parts.last.flatMap { Double($0) }.map { (String(parts[0]), $0) }
    }
    return Dictionary(shares, uniquingKeysWith: { first, _ in first })
  }

  private func meaning(_ row: Row) -> Meaning? {
    (row["meaning"] as Data?).map { bytes in Meaning(values: bytes.map(Int8.init(bitPattern:))) }
  }
}
