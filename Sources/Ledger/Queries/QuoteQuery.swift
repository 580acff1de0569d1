import GRDB
import Records

/// Words that somebody is quoted with, as a line of a list.
package struct ListedQuote: Listed, Equatable {
  /// The number of the report in the ledger.
  package let report: Int64
  package let exact: String
  /// The name of the speaker, or the words that the report has for who speaks; nil if it has none.
  package let speaker: String?
  package let country: String?
  package let sector: String?
  package let registry: String?
  /// The word for saying.
  package let cue: String?
  /// Whether the words could stand alone.
  package let whole: Bool
  /// Unicode code points of the report.
  package let start: Int
  package let end: Int
  package let outlet: String?
  package let published: String?
  package let url: String?
  package let title: String?

  package static let columns = [
    "report", "published", "outlet", "speaker", "country", "sector", "registry", "cue", "whole",
    "exact", "start", "end", "url", "title",
  ]

  package var cells: [Cell] {
    [
      .integer(report), .text(published), .text(outlet), .text(speaker), .text(country),
      .text(sector), .text(registry), .text(cue), .integer(whole ? 1 : 0), .text(exact),
      .integer(start), .integer(end), .text(url), .text(title),
    ]
  }

  package var lines: [String] {
    let codes = [country, sector].compactMap { $0 }.joined(separator: " ")
    let who = (speaker ?? "speaker not clear") + (codes.isEmpty ? "" : " (\(codes))")
    return [
      "\(published ?? "undated")  \(report)  \(who)" + (whole ? "" : " (fragment)"),
      "    \(exact)",
      "    " + [outlet ?? "the report", title].compactMap { $0 }.joined(separator: ", "),
    ]
  }
}

extension Ledger {
  /// A page of quotations, the last published first.
  ///
  /// - Parameter speakers: any of them speaks; empty for everyone.
  package func quotes(by speakers: [ActorQuery], _ query: ReportQuery) throws(LedgerError)
    -> [ListedQuote]
  {
    try read { database in
      let matches = try speakers.map { try ActorMatch($0, in: database) }
      if !matches.isEmpty, matches.allSatisfy(\.isNobody) { return [] }
      let condition = try query.condition(in: database)
      let speaker: SQL =
        matches.isEmpty
        ? "1" : matches.map { "(\(literal: Self.speaks($0)))" }.joined(separator: " OR ")
      return try SQLRequest<Row>(
        """
        SELECT q.*, n.name, n.registry, r.outlet, r.published, r.url, r.title,
          (SELECT p.country FROM report_actors AS p
            WHERE p.report_id = q.report_id AND +p.actor_id = q.actor_id) AS country,
          (SELECT p.sector FROM report_actors AS p
            WHERE p.report_id = q.report_id AND +p.actor_id = q.actor_id) AS actor_sector
        FROM \(literal: try Self.quotationsInOrder(matches, query, in: database))
        LEFT JOIN actors AS n ON n.id = q.actor_id
        WHERE \(literal: condition) AND (\(literal: speaker))
        ORDER BY r.published DESC, r.id DESC, q.position DESC
        LIMIT \(max(0, query.limit)) OFFSET \(max(0, query.offset))
        """
      ).fetchAll(database).map(Self.quote)
    }
  }

  private static func speaks(_ match: ActorMatch) -> SQL {
    switch match {
    case .code(let country, let sector):
      let ofCountry: SQL = country.map { "p.country = \($0)" } ?? "1"
      let ofSector: SQL = sector.map { "p.sector = \($0)" } ?? "1"
      let isNamed: SQL = """
        EXISTS (SELECT 1 FROM report_actors AS p WHERE p.report_id = q.report_id
          AND +p.actor_id = q.actor_id AND \(literal: ofCountry) AND \(literal: ofSector))
        """
      // of whoever is unnamed the words may tell the sector
      return country == nil
        ? "\(literal: isNamed) OR (q.actor_id IS NULL AND q.sector IS \(sector))" : isNamed
    case .rows(let rows): return "+q.actor_id IN (\(literal: ActorMatch.list(rows)))"
    }
  }

  /// The tables in the order in which little has to be looked at: by the speakers where they said
  /// little, else by the days of the reports.
  private static func quotationsInOrder(
    _ matches: [ActorMatch], _ query: ReportQuery, in database: Database
  ) throws -> SQL {
    let byDay: SQL =
      "reports AS r CROSS JOIN quotations AS q ON q.report_id = r.id"
    var actors: [SQL] = []
    for match in matches {
      switch match {
      case .rows(let rows): actors.append(ActorMatch.list(rows))
      case .code(let country?, _):
        actors.append("SELECT id FROM actors WHERE country = \(country)")
      case .code(nil, _): return byDay
      }
    }
    guard !actors.isEmpty else { return byDay }
    let conditions = actors.map { "actor_id IN (\(literal: $0))" as SQL }.joined(separator: " OR ")
    let most = 20_000
    let count = try SQLRequest<Int>(
      """
      SELECT count(*) FROM (SELECT 1 FROM quotations WHERE \(literal: conditions) LIMIT \(most))
      """
    ).fetchOne(database)
    guard let count, count < most else { return byDay }
    // by days as many are gone through as have so many of theirs among them
    let all = try Int.fetchOne(database, sql: "SELECT max(id) FROM quotations") ?? 0
    let wanted = Double(max(0, query.limit)) + Double(max(0, query.offset))
    if wanted * Double(all) < Double(count) * Double(count) { return byDay }
    return """
      (SELECT * FROM quotations WHERE \(literal: conditions)) AS q
      CROSS JOIN reports AS r ON r.id = q.report_id
      """
  }

  private static func quote(_ row: Row) -> ListedQuote {
    ListedQuote(
      report: row["report_id"], exact: row["exact"], speaker: row["name"] ?? row["words"],
      country: row["country"], sector: row["actor_sector"] ?? row["sector"],
      registry: row["registry"], cue: row["cue"], whole: row["whole"], start: row["start"],
      end: row["end"], outlet: row["outlet"], published: row["published"], url: row["url"],
      title: row["title"])
  }
}
