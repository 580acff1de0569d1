import Foundation
import GRDB
import Records

extension Ledger {
  /// The numbers of reports that another coder made the records of, all versions, in their order.
  package func outdated(by coder: Record.Coder) throws(LedgerError) -> [Int64] {
    try read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT r.id FROM reports AS r JOIN coders AS c ON c.id = r.coder_id
          WHERE NOT (c.format = ? AND c.version = ? AND c.model = ? AND c.registry = ?
            AND c.lexicon = ?)
          ORDER BY r.id
          """,
        arguments: [Record.format, coder.version, coder.model, coder.registry, coder.lexicon])
    }
  }

  /// The report that a record was made of, as its reader gave it; nil where it was forgotten.
  ///
  /// - Throws: `textIsDropped` where the ledger keeps no texts.
  package func report(_ id: Int64) throws(LedgerError) -> Report? {
    try read { database in
      guard keepsText else { throw LedgerError.Reason.textIsDropped }
      return try Self.stored(id, in: database).map { Report(of: $0.record) }
    }
  }

  /// Puts records in the place of those that the same reports had; corrections and links stay.
  ///
  /// All in one transaction. A report that was forgotten meanwhile stays so.
  package func recode(_ records: [(report: Int64, entry: Entry)]) throws(LedgerError) {
    try write { database in
      for (id, entry) in records {
        guard
          let key = try String.fetchOne(
            database, sql: "SELECT key FROM reports WHERE id = ?", arguments: [id])
        else { continue }
        let report = entry.record.report
        try database.execute(
          sql: """
            UPDATE reports
            SET coder_id = ?, title = ?, dated_from = ?, dated_to = ?, fingerprint = ?, is_linked = 0
            WHERE id = ?
            """,
          arguments: [
            try Self.coderID(entry.record, in: database), report.title.map { plain($0) },
            report.dated?.from?.description, report.dated?.to?.description,
            entry.fingerprint, id,
          ])
        try database.execute(
          sql: "UPDATE records SET record = ? WHERE report_id = ?", arguments: [entry.bytes, id])
        let stored = Stored(id: id, key: key, record: entry.record)
        try RecordRows(Self.corrected(stored, in: database), reportID: id, database: database)
          .write()
      }
    }
  }
}

extension Report {
  /// The report that a record with its text was made of.
  init(of record: Record) {
    let header = record.report
    let offsets = UTF8Offsets(header.text)
    self.init(
      text: header.text,
      parts: header.parts.map { Part($0.kind, offsets.range($0.start, $0.end)) },
      dateline: header.dateline, published: header.published, outlet: header.outlet,
      url: header.url, id: header.id, byline: header.byline, modified: header.modified,
      language: header.language,
      // those that the coder adds come again
      notices: record.notices.filter { $0.kind == .repaired || $0.kind == .language })
  }
}

/// UTF-8 offsets for offsets in Unicode code points.
private struct UTF8Offsets {
  private let starts: [Int]

  init(_ text: String) {
    var starts: [Int] = []
    for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    starts.append(text.utf8.count)
    self.starts = starts
  }

  /// Offsets beyond the text mean its end.
  func range(_ start: Int, _ end: Int) -> Range<Int> {
    let first = starts[min(max(start, 0), starts.count - 1)]
    return first..<max(first, starts[min(max(end, 0), starts.count - 1)])
  }
}
