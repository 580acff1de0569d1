import GRDB
import Records

/// An event as a line of a list, by the assertion that stands for it.
package struct ListedEvent: Sendable, Equatable, Codable {
  /// Report and event, as `verbale show` takes it: `12:e3`.
  package let address: String
  /// Of the linked event; nil where it was not linked yet.
  package let event: String?
  package let type: String
  package let modes: [String]
  package let contexts: [String]
  package let actors: [Side]
  package let recipients: [Side]
  package let summary: String
  package let confidence: Double
  /// With the precision that is known; nil for a span or none.
  package let date: String?
  package let day: String?
  package let place: String?
  package let placeCountry: String?
  /// On whose word, outermost first, without the report itself.
  package let sources: [String]
  /// How many reports, voices and outlets tell the event.
  package let reports: Int
  package let voices: Int
  package let outlets: Int
  package let sentence: String
  /// Unicode code points of the report.
  package let start: Int
  package let end: Int
  package let outlet: String?
  package let published: String?
  package let url: String?
  package let title: String?
  package let review: String?

  /// Somebody who acts or is acted upon, by the codes of that day.
  package struct Side: Sendable, Equatable, Codable {
    package let name: String
    package let country: String?
    package let sector: String?
    package let registry: String?
  }
}

extension Ledger {
  /// A page of events.
  package func events(_ query: EventQuery) throws(LedgerError) -> [ListedEvent] {
    try read { database in
      var hits: [EventHit] = []
      if query.limit > 0 {
        try EventPages(query: query).each(wanted: query.limit, in: database) { hit in
          hits.append(hit)
          return hits.count < query.limit
        }
      }
      return try ListedEvents(database).list(hits.map(\.assertion))
    }
  }
}

/// Fetches what a list shows.
struct ListedEvents {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// In the order of the ids.
  func list(_ ids: [Int64]) throws -> [ListedEvent] {
    guard !ids.isEmpty else { return [] }
    let list = ActorMatch.list(ids)
    let sides = try sides(list)
    let sources = try sources(list)
    let rows = try SQLRequest<Row>(
      """
      SELECT a.*, r.outlet, r.published, r.url, r.title, e.reports, e.voices, e.outlets
      FROM assertions AS a JOIN reports AS r ON r.id = a.report_id
      LEFT JOIN events AS e ON e.id = a.event_id WHERE a.id IN (\(literal: list))
      """
    ).fetchAll(database)
    let found = Dictionary(
      rows.map { row in (row["id"] as Int64, event(row, sides, sources)) },
      uniquingKeysWith: { first, _ in first })
    return ids.compactMap { found[$0] }
  }

  private func event(
    _ row: Row, _ sides: [Int64: [String: [ListedEvent.Side]]], _ sources: [Int64: [String]]
  ) -> ListedEvent {
    let id: Int64 = row["id"]
    func codes(_ column: String) -> [String] {
      (row[column] as String).split(separator: ";").map(String.init)
    }
    return ListedEvent(
      address: Ledger.Address(report: row["report_id"], event: row["local_id"]).description,
      event: row["event_id"], type: row["type"], modes: codes("modes"),
      contexts: codes("contexts"), actors: sides[id]?["actor"] ?? [],
      recipients: sides[id]?["recipient"] ?? [], summary: row["summary"],
      confidence: row["confidence"], date: row["date"], day: row["day"], place: row["place"],
      placeCountry: row["place_country"], sources: sources[id] ?? [],
      reports: row["reports"] ?? 1, voices: row["voices"] ?? 1, outlets: row["outlets"] ?? 1,
      sentence: row["sentence"], start: row["sentence_start"], end: row["sentence_end"],
      outlet: row["outlet"], published: row["published"], url: row["url"], title: row["title"],
      review: row["review"])
  }

  private func sides(_ ids: SQL) throws -> [Int64: [String: [ListedEvent.Side]]] {
    var sides: [Int64: [String: [ListedEvent.Side]]] = [:]
    let rows = try SQLRequest<Row>(
      """
      SELECT x.assertion_id, x.role, x.country, x.sector, n.name, n.registry
      FROM assertion_actors AS x JOIN actors AS n ON n.id = x.actor_id
      WHERE x.assertion_id IN (\(literal: ids)) ORDER BY x.assertion_id, x.role, x.position
      """
    ).fetchAll(database)
    for row in rows {
      sides[row["assertion_id"], default: [:]][row["role"], default: []].append(
        ListedEvent.Side(
          name: row["name"], country: row["country"], sector: row["sector"],
          registry: row["registry"]))
    }
    return sides
  }

  private func sources(_ ids: SQL) throws -> [Int64: [String]] {
    var sources: [Int64: [String]] = [:]
    let rows = try SQLRequest<Row>(
      """
      SELECT c.assertion_id, coalesce(n.name, c.words, c.source) AS name
      FROM chains AS c LEFT JOIN actors AS n ON n.id = c.actor_id
      WHERE c.assertion_id IN (\(literal: ids)) AND c.position > 0
      ORDER BY c.assertion_id, c.position
      """
    ).fetchAll(database)
    for row in rows { sources[row["assertion_id"], default: []].append(row["name"]) }
    return sources
  }
}
