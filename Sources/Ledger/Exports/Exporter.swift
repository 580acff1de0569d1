import Foundation
import Records

/// The formats that events are exported to.
package enum ExportFormat: String, Sendable, CaseIterable {
  case plover
  case gdeltEvents = "gdelt-events"
  case gdeltMentions = "gdelt-mentions"
  case polecat, icews, csv, json

  /// Whether a reader of the format sees that an event is denied, planned, or asked for.
  package var saysHowSure: Bool {
    switch self {
    case .plover, .csv, .json: true
    case .gdeltEvents, .gdeltMentions, .polecat, .icews: false
    }
  }

  /// The columns of a table; nil for JSON.
  package var columns: [String]? {
    switch self {
    case .plover, .json: nil
    case .gdeltEvents: GDELTEvents.columns
    case .gdeltMentions: GDELTMentions.columns
    case .polecat: POLECATRows.columns
    case .icews: ICEWSRows.columns
    case .csv: FlatRows.columns
    }
  }
}

/// Writes events one after the other in one format, in UTF-8.
package struct Exporter {
  private let format: ExportFormat
  private let isEverything: Bool
  private let style: LineStyle
  private let encoder: JSONEncoder
  private let write: (String) throws -> Void
  /// How many events were written.
  package private(set) var written = 0
  /// How many were left out because the format cannot say that they did not happen.
  package private(set) var leftOut = 0

  /// - Parameters:
  ///   - isEverything: whether formats that cannot say so get what is denied, planned, asked for,
  ///     supposed or long past, too.
  ///   - isRaw: whether cells of CSV stay as they are that a spreadsheet takes for a formula.
  ///   - write: is called with one piece of the output after the other.
  package init(
    _ format: ExportFormat, isEverything: Bool = false, isRaw: Bool = false,
    write: @escaping (String) throws -> Void
  ) throws {
    self.format = format
    self.isEverything = isEverything
    self.write = write
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    style =
      switch format {
      case .csv: .commas(isRaw: isRaw)
      case .polecat, .icews: .quotedTabs
      case .gdeltEvents, .gdeltMentions, .plover, .json: .plainTabs
      }
    switch format {
    case .csv, .polecat, .icews: try write(style.line((format.columns ?? []).map { .text($0) }))
    case .json: try write("[")
    case .gdeltEvents, .gdeltMentions, .plover: break
    }
  }

  /// Writes an event, unless the format would make a fact of it.
  package mutating func add(_ event: LedgerEvent) throws {
    guard isEverything || format.saysHowSure || event.isReportedAsFact else {
      leftOut += 1
      return
    }
    switch format {
    case .plover: try write(json(PLOVERLine(event)) + "\n")
    case .json: try write((written == 0 ? "\n" : ",\n") + json(event))
    case .gdeltEvents: try rows(GDELTEvents.rows(event))
    case .gdeltMentions: try rows(GDELTMentions.rows(event))
    case .polecat: try rows(POLECATRows.rows(event))
    case .icews: try rows(ICEWSRows.rows(event))
    case .csv: try rows([FlatRows.row(event)])
    }
    written += 1
  }

  /// Writes what ends the format; nothing may be added any more.
  package func finish() throws {
    if format == .json { try write(written == 0 ? "]\n" : "\n]\n") }
  }

  private func rows(_ rows: [[Cell]]) throws {
    for row in rows { try write(style.line(row)) }
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
