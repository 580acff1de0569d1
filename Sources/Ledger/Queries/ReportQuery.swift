import GRDB
import Records

/// Which reports, or what of them, are asked for.
package struct ReportQuery: Sendable {
  /// As reports have it, in any letter case.
  package var outlet: String?
  /// The first day of publication, inclusive; reports without a day are left out then.
  package var since: CalendarDate?
  /// The last day of publication, inclusive.
  package var until: CalendarDate?
  /// Whether older versions count.
  package var isEverything = false
  /// Whether records of all coders count, or those of the newest alone.
  package var hasAllCoders = false
  package var limit = 50
  package var offset = 0

  package init() {}

  /// What holds of a report `r`.
  func condition(in database: Database) throws -> SQL {
    var conditions: [SQL] = [isEverything ? "1" : "r.is_current = 1"]
    if !hasAllCoders, let coder = try CoderScope(database).newest {
      conditions.append("+r.coder_id = \(coder)")
    }
    if let outlet {
      let names = try String.fetchAll(
        database, sql: "SELECT DISTINCT outlet FROM reports WHERE outlet = ? COLLATE NOCASE",
        arguments: [outlet])
      conditions.append("r.outlet IN \(names)")
    }
    if let since { conditions.append("r.published >= \(since.description)") }
    // a month sorts before its days, the sign after the hyphen after them
    if let until { conditions.append("r.published < \(until.lastDay + "~")") }
    return conditions.map { "(\(literal: $0))" }.joined(separator: " AND ")
  }
}

/// A report as a line of a list.
package struct ListedReport: Listed, Equatable {
  /// Its number in the ledger.
  package let number: Int64
  package let key: String
  package let version: Int
  package let isCurrent: Bool
  package let published: String?
  package let outlet: String?
  package let title: String?
  package let url: String?
  package let language: String?
  package let added: String
  /// How many events it tells, without those that a person rejected.
  package let events: Int
  /// Where words that were searched for stand, in brackets; nil where none were.
  package let found: String?

  package static let columns = [
    "number", "published", "outlet", "title", "url", "events", "language", "version",
    "is_current", "added", "key", "found",
  ]

  package var cells: [Cell] {
    [
      .integer(number), .text(published), .text(outlet), .text(title), .text(url),
      .integer(events), .text(language), .integer(version), .integer(isCurrent ? 1 : 0),
      .text(added), .text(key), .text(found),
    ]
  }

  package var lines: [String] {
    let head = [published ?? "undated", outlet, title ?? "(no title)"].compactMap { $0 }
      .joined(separator: ", ")
    let count = events == 1 ? "1 event" : "\(events) events"
    return ["\(number)  \(head) · \(count)" + (isCurrent ? "" : " · older version")]
      + [found, url].compactMap { $0 }.map { "    " + $0 }
  }
}

extension Ledger {
  /// A page of reports, the last published first.
  package func reports(_ query: ReportQuery) throws(LedgerError) -> [ListedReport] {
    try read { database in
      let condition = try query.condition(in: database)
      return try SQLRequest<Row>(
        """
        SELECT \(sql: ReportColumns.list), NULL AS found FROM reports AS r
        WHERE \(literal: condition) ORDER BY r.published DESC, r.id DESC
        LIMIT \(max(0, query.limit)) OFFSET \(max(0, query.offset))
        """
      ).fetchAll(database).map { ReportColumns.report($0) }
    }
  }

  /// A page of the reports that have all of some words, the last added first.
  ///
  /// - Parameter words: several between double quotes stand one after the other.
  package func search(_ words: String, _ query: ReportQuery) throws(LedgerError) -> [ListedReport] {
    try read { database in
      guard let match = SearchWords.match(words) else { return [] }
      let condition = try query.condition(in: database)
      return try SQLRequest<Row>(
        """
        SELECT \(sql: ReportColumns.list),
          snippet(report_text, -1, '[', ']', '…', 24) AS found
        FROM report_text CROSS JOIN reports AS r ON r.id = report_text.rowid
        WHERE report_text MATCH \(match) AND \(literal: condition)
        ORDER BY report_text.rowid DESC
        LIMIT \(max(0, query.limit)) OFFSET \(max(0, query.offset))
        """
      ).fetchAll(database).map { ReportColumns.report($0) }
    }
  }

  /// A page of the events whose sentences have all of some words, the last added first.
  package func searchEvents(_ words: String, _ query: ReportQuery) throws(LedgerError)
    -> [ListedEvent]
  {
    try read { database in
      guard let match = SearchWords.match(words) else { return [] }
      let condition = try query.condition(in: database)
      let rejected: SQL = query.isEverything ? "1" : "a.review IS NOT 'rejected'"
      let ids = try SQLRequest<Int64>(
        """
        SELECT a.id FROM evidence_text
        CROSS JOIN assertions AS a ON a.id = evidence_text.rowid
        CROSS JOIN reports AS r ON r.id = a.report_id
        WHERE evidence_text MATCH \(match) AND \(literal: rejected) AND \(literal: condition)
        ORDER BY evidence_text.rowid DESC
        LIMIT \(max(0, query.limit)) OFFSET \(max(0, query.offset))
        """
      ).fetchAll(database)
      return try ListedEvents(database).list(ids)
    }
  }
}

private enum ReportColumns {
  static let list = """
    r.id, r.key, r.version, r.is_current, r.published, r.outlet, r.title, r.url, r.language,
    r.added, (SELECT count(*) FROM assertions AS a
      WHERE a.report_id = r.id AND a.review IS NOT 'rejected') AS events
    """

  static func report(_ row: Row) -> ListedReport {
    ListedReport(
      number: row["id"], key: row["key"], version: row["version"], isCurrent: row["is_current"],
      published: row["published"], outlet: row["outlet"], title: row["title"], url: row["url"],
      language: row["language"], added: row["added"], events: row["events"], found: row["found"])
  }
}

/// Words for FTS5, of whose language a person needs to know nothing.
enum SearchWords {
  /// Each word or phrase between quotation marks, so that nothing in it is an operator; nil where
  /// there is no word. At most 64 words count.
  static func match(_ text: String) -> String? {
    var phrases: [String] = []
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 1 {
        phrases.append(String(part))
      } else {
        phrases += part.split(whereSeparator: \.isWhitespace).map(String.init)
      }
    }
    let words = phrases.map { $0.replacing("\0", with: " ") }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }.prefix(64)
    return words.isEmpty ? nil : words.map { "\"\($0)\"" }.joined(separator: " ")
  }
}
