import ArgumentParser
import Foundation
import Records
import Reports
import Verbale

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints reports as they are read, before they are coded.",
    discussion: "What begins like HTML is read as a page of news, all else as plain text.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "Pages and texts: files, folders of .txt files, or - for standard input.")
  var paths: [String]

  @Option(help: "How to print a report.")
  var format: Format = .table

  func run() throws {
    let limits = ReadingLimits()
    var readings: [ReadReport] = []
    var failed = false
    for source in ReportFiles(paths) {
      do {
        readings.append(try read(try source.get(), limits))
        if format == .table { show(readings.count) { print(readings[$0].table) } }
      } catch {
        warn(error)
        failed = true
      }
    }
    if format == .json { print(try json(readings)) }
    if failed { throw ExitCode(1) }
  }

  private func show(_ count: Int, _ print: (Int) -> Void) {
    if count > 1 { Swift.print() }
    print(count - 1)
  }

  private func read(
    _ source: ReportSource, _ limits: ReadingLimits
  ) throws(ReadingError) -> ReadReport {
    let bytes = try source.bytes(most: limits.bytes)
    do {
      let report =
        PageReader.isPage(bytes)
        ? try PageReader(limits: limits).read(bytes) : try PlainTextReader().read(bytes)
      return ReadReport(report, source: source.name)
    } catch {
      throw error.naming(source.name)
    }
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
