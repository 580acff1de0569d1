import Foundation
import Records

/// A record as the ledger keeps it: compressed JSON, without the text where a column has it.
enum StoredRecord {
  /// - Parameter keepsText: whether the text is kept at all. One with U+0000 stays in the JSON, as
  ///   no column can hold it.
  static func bytes(_ record: Record, keepsText: Bool) throws -> Data {
    let staysInside = keepsText && record.report.text.utf8.contains(0)
    let stored = staysInside ? record : record.withText("")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Deflated.bytes(try encoder.encode(stored))
  }

  /// - Parameter text: that of the column; nil where it was dropped.
  static func record(_ bytes: Data, text: String?) throws -> Record {
    let record = try JSONDecoder().decode(Record.self, from: try Deflated.expanded(bytes))
    return record.report.text.isEmpty ? record.withText(text ?? "") : record
  }
}

extension Record {
  fileprivate func withText(_ text: String) -> Record {
    Record(
      coder: coder,
      report: ReportHeader(
        title: report.title, outlet: report.outlet, url: report.url, id: report.id,
        byline: report.byline, published: report.published, modified: report.modified,
        language: report.language, dated: report.dated, dateline: report.dateline, text: text,
        parts: report.parts),
      actors: actors, events: events, attributions: attributions, quotations: quotations,
      notices: notices)
  }
}
