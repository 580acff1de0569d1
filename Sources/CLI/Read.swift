import ArgumentParser
import Foundation
import Records
import Reports
import Verbale

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints reports as they are read, before they are coded.",
    discussion: """
      Of pages the report without what stands around it; of feeds and archives each report. What \
      the files may hold is told by `verbale help code`.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "Reports: files, folders, or - for standard input.")
  var paths: [String]

  @Option(help: "How to print a report.")
  var format: Format = .table

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var rejects = try reading.rejectLog()
    var count = 0
    for reading in FileReadings(paths, try reading.reader()) {
      switch reading {
      case .reject(let reject): try rejects.add(reject)
      case .report(let report, let place):
        rejects.countReport()
        let read = ReadReport(report, source: place.name)
        switch format {
        case .table: print(count > 0 ? "\n" + read.table : read.table)
        case .json: print((count > 0 ? "," : "[") + "\n" + (try json(read)))
        }
        count += 1
      }
    }
    if format == .json { print(count > 0 ? "]" : "[]") }
    rejects.summarise()
    if rejects.count > 0 { throw ExitCode(1) }
  }
}

/// A report as it was read, for people and for programs.
struct ReadReport: Encodable {
  let source: String
  let title: String?
  let byline: String?
  let outlet: String?
  let published: String?
  let modified: String?
  let url: String?
  let language: String?
  let parts: [Part]
  let notices: [Notice]

  struct Part: Encodable {
    let kind: Report.Part.Kind
    let text: String
    /// UTF-8 offsets in the text of the report, half-open.
    let start: Int
    let end: Int
  }

  init(_ report: Report, source: String) {
    let utf8 = Array(report.text.utf8)
    self.source = source
    parts = report.parts.map {
      Part(
        kind: $0.kind, text: String(decoding: utf8[$0.range], as: UTF8.self),
        start: $0.range.lowerBound, end: $0.range.upperBound)
    }
    title = parts.first { $0.kind == .title }?.text
    byline = report.byline
    outlet = report.outlet
    published = report.published?.description
    modified = report.modified?.description
    url = report.url
    language = report.language
    notices = report.notices
  }

  /// What is known about the report, a line each, then its parts with their kinds.
  var table: String {
    let facts = [
      ("source", source), ("byline", byline), ("outlet", outlet), ("published", published),
      ("modified", modified), ("url", url), ("language", language),
    ]
    let lines =
      facts.compactMap { name, value in value.map { Self.row(name, $0) } }
      + notices.map { Self.row("notice", $0.message) }
    return (lines + [""] + parts.map { Self.row($0.kind.rawValue, $0.text) })
      .joined(separator: "\n")
  }

  private static func row(_ name: String, _ value: String) -> String {
    name.padding(toLength: 11, withPad: " ", startingAt: 0) + value
  }
}
