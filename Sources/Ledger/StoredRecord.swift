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

  /// - Parameters:
  ///   - text: that of the column; nil where it was dropped.
  ///   - isWhole: whether statements, quotations and notices are read, too.
  static func record(_ bytes: Data, text: String?, isWhole: Bool = true) throws -> Record {
    let json = try Deflated.expanded(bytes)
    let record =
      isWhole
      ? try JSONDecoder().decode(Record.self, from: json)
      : try JSONDecoder().decode(Events.self, from: json).record
    return record.report.text.isEmpty ? record.withText(text ?? "") : record
  }

  /// The part of a record that tells of events.
  private struct Events: Decodable {
    let coder: Record.Coder
    let report: Record.ReportHeader
    let actors: [Actor]
    let events: [Event]

    var record: Record {
      Record(
        coder: coder, report: report, actors: actors, events: events, attributions: [],
        quotations: [], notices: [])
    }
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
