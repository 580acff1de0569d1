import ArgumentParser
import Foundation
import Ledger
import Verbale

struct Series: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts what one side did to another, by day, week or month.",
    discussion: """
      Each event counts once, on the day that its first report gives; those without a day, or with \
      one that is not known so exactly, are told on standard error. Unless --fact says otherwise \
      only what happened, goes on or is claimed counts. Weeks are those of ISO 8601.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, svg
  }

  @Argument(help: "Who acts: a country, sector, both (MEX:GOV), id of the registry, or name.")
  var actor: String

  @Argument(help: "Who is acted upon.")
  var recipient: String

  @Option(help: "day, week or month.")
  var by: Period = .month

  @Flag(help: "Also what the second does to the first.")
  var both = false

  @OptionGroup var what: WhatOptions

  @Option(help: "A table for people, CSV, JSON, or a chart.")
  var format: Format = .table

  @OptionGroup var output: OutputOptions

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try what.scope.warn(of: store)
    var query = try what.query
    if what.fact.isEmpty { query.summaries = [.happened, .ongoing, .claimed] }
    let sides = [ActorQuery(actor), ActorQuery(recipient)]
    query.dyads = [.init(sides[0], sides[1])] + (both ? [.init(sides[1], sides[0])] : [])
    let series = try store.series(query, by: by)
    if series.unplaced > 0 {
      warn("\(series.unplaced) events have no date, or none as exact as a \(by.rawValue)")
    }
    try output.write { write in
      switch format {
      case .table: try write(table(series))
      case .csv:
        let style = LineStyle.commas(isRaw: false)
        try write(style.line(DyadSeries.columns.map { .text($0) }))
        for point in series.points { try write(style.line(point.cells)) }
      case .json: try write(try json(series) + "\n")
      case .svg: try write(chart(series, query).svg)
      }
    }
  }

  private var title: String { "\(actor) \(both ? "↔" : "→") \(recipient)" }

  private func chart(_ series: DyadSeries, _ query: EventQuery) -> SeriesChart {
    let span = [series.points.first?.period, series.points.last?.period].compactMap { $0 }
    return SeriesChart(
      series, title: title,
      subtitle: "Events by \(by.rawValue), "
        + (span.first == span.last ? "" : span.joined(separator: " to ") + ", ")
        + query.summaries.map(\.rawValue).joined(separator: ", "))
  }

  private func table(_ series: DyadSeries) -> String {
    let columns = [
      "period", "verbal coop.", "material coop.", "verbal conflict", "material conflict", "events",
      "mean score", "outlets",
    ]
    let rows = series.points.map { point in
      [point.period] + point.counts.map { "\($0)" }
        + [
          "\(point.events)", point.meanScale.map { "\(($0 * 100).rounded() / 100)" } ?? "",
          "\(point.outlets)",
        ]
    }
    let widths = columns.indices.map { column in
      ([columns] + rows).map { $0[column].utf8.count }.max() ?? 0
    }
    var text = ""
    for row in [columns] + rows {
      for (index, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[index] - cell.utf8.count)
        text += (index == 0 ? "" : "  " + space) + cell + (index == 0 ? space : "")
      }
      text += "\n"
    }
    return text
  }
}

extension Period: ExpressibleByArgument {}

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The file to write, in place of standard output.", valueName: "file"))
  var path: String?

  /// Writes to a file beside the one that is meant, which takes its place when all is written; or
  /// to standard output.
  func write(_ body: ((String) throws -> Void) throws -> Void) throws {
    guard let path else {
      let handle = FileHandle.standardOutput
      var pieces = BufferedPieces { try handle.write(contentsOf: $0) }
      try body { try pieces.add($0) }
      try pieces.flush()
      return
    }
    let temporary = path + ".part-" + UUID().uuidString
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else {
      throw ValidationError("\(path) cannot be written; check its folder and permissions")
    }
    do {
      var pieces = BufferedPieces { try handle.write(contentsOf: $0) }
      try body { try pieces.add($0) }
      try pieces.flush()
      try handle.close()
      if rename(temporary, path) != 0 {
        throw ValidationError("\(path) cannot be written; check its folder and permissions")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
  }
}

/// Gathers pieces so that few are written.
private struct BufferedPieces {
  private var bytes = Data()
  private let write: (Data) throws -> Void

  init(_ write: @escaping (Data) throws -> Void) { self.write = write }

  mutating func add(_ text: String) throws {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
