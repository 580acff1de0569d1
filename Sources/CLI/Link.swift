import ArgumentParser
import Foundation
import Linking
import Verbale

struct Link: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells which events of several records are one.",
    discussion: """
      Reads records as verbale code writes them: JSON, a list, or JSON Lines. Copies of one text count \
      as one voice. The order of files and records does not matter; the same report twice is one.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, table
  }

  @Argument(help: "Files of records, or - for standard input.")
  var files: [String]

  @Option(help: "An event as JSON on each line, or a table for people.")
  var format: Format = .jsonl

  @Option(help: "Only events that at least so many reports tell of.")
  var minReports = 1

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("name at least one file of records") }
    guard minReports > 0 else { throw ValidationError("--min-reports must be positive") }
  }

  func run() throws {
    var records: [String: Record] = [:]
    for file in files {
      for record in try RecordFiles.read(file) { records[ReportKey.of(record)] = record }
    }
    if Set(records.values.map(\.coder)).count > 1 {
      warn("the records were made by different versions or data: events may be told differently")
    }
    let voices = NearDuplicates.voices(
      records.map { ($0, $1.report.published, Fingerprint(of: $1.report)) })
    let assertions = records.flatMap { key, record in
      record.events.map { Assertion($0, in: record, report: key, voice: voices[key] ?? key) }
    }
    for event in Linker().link(assertions) where event.reports >= minReports {
      switch format {
      case .jsonl: print(try json(LinkedEventLine(event), onOneLine: true))
      case .table: print(LinkedEventLine(event).text)
      }
    }
  }
}

/// What a report is called among others, whatever file it came in.
enum ReportKey {
  /// Its address, else outlet and id, and a hash of its text and day.
  static func of(_ record: Record) -> String {
    let report = record.report
    let name = report.url ?? [report.outlet, report.id].compactMap { $0 }.joined(separator: "/")
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (report.text + (report.published?.description ?? "")).utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return name + "#" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A linked event as it is printed.
struct LinkedEventLine: Encodable {
  let id: String
  let type: String
  /// Names, those that most assertions have first.
  let actors: [String]
  let recipients: [String]
  let from: String?
  let to: String?
  let places: [String]
  let summaries: [String: Int]
  let firstReport: String
  let assertions: [String]
  let reports: Int
  let voices: Int
  let outlets: Int
  private let sentence: String

  private enum CodingKeys: String, CodingKey {
    case id, type, actors, recipients, from, to, places, summaries, assertions, reports, voices
    case outlets
    case firstReport = "first_report"
  }

  init(_ event: LinkedEvent) {
    id = event.id
    type = event.type.rawValue
    actors = Self.mostNamed(event.assertions.flatMap { $0.actors.map(\.name) })
    recipients = Self.mostNamed(event.assertions.flatMap { $0.recipients.map(\.name) })
    from = event.from?.description
    to = event.to?.description
    places = Self.mostNamed(event.assertions.compactMap { $0.place?.name })
    summaries = Dictionary(event.assertions.map { ($0.summary.rawValue, 1) }, uniquingKeysWith: +)
    firstReport = event.firstReport
    assertions = event.assertions.map(\.id)
    reports = event.reports
    voices = event.voices
    outlets = event.outlets
    sentence = event.assertions.first?.sentence ?? ""
  }

  /// At most eight; of equally frequent names the first.
  private static func mostNamed(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for name in names {
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    return order.enumerated()
      .sorted { (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset) }
      .prefix(8).map(\.element)
  }

  var text: String {
    let days = [from, to == from ? nil : to].compactMap { $0 }.joined(separator: " to ")
    let who = actors.isEmpty ? "(nobody named)" : actors.joined(separator: " + ")
    let whom = recipients.isEmpty ? "" : " → " + recipients.joined(separator: " + ")
    return """
      \(id)  \(days)  \(shown(who)) → \(type)\(shown(whom))
          \(reports) reports, \(voices) voices, \(outlets) outlets\
      \(places.isEmpty ? "" : " · " + shown(places.joined(separator: ", ")))
          \(shown(sentence))
      """
  }
}
