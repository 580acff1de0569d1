import ArgumentParser
import Foundation
import Reports
import Verbale

struct Code: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the record of reports.",
    discussion: """
      Names files, folders (their .txt files) or - for standard input. A report that cannot be \
      read is told on standard error and does not stop the others; the exit status is then 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl
  }

  @Argument(help: "Plain-text reports: files, folders, or - for standard input.")
  var paths: [String]

  @Option(
    help: "A table for people; the full record (of several reports a list); or a record a line.")
  var format: Format = .table

  @Option(help: ArgumentHelp("The day of the report, YYYY-MM-DD.", valueName: "date"))
  var published: CalendarDate?

  @Option(help: "Who published it.")
  var outlet: String?

  @Option(help: "Where it was published.")
  var url: String?

  @Option(help: ArgumentHelp("The largest report that is read.", valueName: "bytes"))
  var maxBytes = 10_000_000

  @Option(
    help: ArgumentHelp(
      "Only events that are at least this likely to be right, 0 to 1.", valueName: "share"))
  var minConfidence = 0.0

  @Flag(help: "Tell why each event is there, and what was looked at and is no event.")
  var explain = false

  @OptionGroup var petrarch: PetrarchOptions

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard maxBytes > 0 else { throw ValidationError("--max-bytes must be positive") }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence is between 0 and 1")
    }
    guard !explain || format == .table else {
      throw ValidationError("--explain is for people: it goes with the table")
    }
  }

  func run() throws {
    let recorder = try data.recorder(petrarch)
    let reader = PlainTextReader(maximumBytes: maxBytes)
    let sources = Array(ReportFiles(paths))
    var printer = RecordPrinter(format: format, isOneOfSeveral: sources.count != 1)
    var failed = false
    for source in sources {
      do {
        let report = try reader.read(
          try source.get(), published: published, outlet: outlet, url: url)
        let name = try source.get().name
        if explain {
          try printer.print(recorder.explained(report, minConfidence: minConfidence), of: name)
        } else {
          try printer.print(recorder.record(report, minConfidence: minConfidence), of: name)
        }
      } catch {
        warn(error)
        failed = true
      }
    }
    printer.finish()
    if failed { throw ExitCode(1) }
  }
}

/// Prints records one after the other as they are made.
private struct RecordPrinter {
  let format: Code.Format
  let isOneOfSeveral: Bool
  private var count = 0

  init(format: Code.Format, isOneOfSeveral: Bool) {
    self.format = format
    self.isOneOfSeveral = isOneOfSeveral
  }

  mutating func print(_ record: Record, of name: String) throws {
    switch format {
    case .table:
      if isOneOfSeveral { Swift.print(count > 0 ? "\n== \(name)" : "== \(name)") }
      Swift.print(RecordTable(record).text)
    case .json:
      if isOneOfSeveral { Swift.print(count > 0 ? "," : "[") }
      Swift.print(try json(record))
    case .jsonl:
      Swift.print(try json(record, onOneLine: true))
    }
    count += 1
  }

  mutating func print(_ explained: Explained, of name: String) throws {
    try print(explained.record, of: name)
    Swift.print(ExplanationTable(explained).text)
  }

  func finish() {
    if format == .json, isOneOfSeveral { Swift.print(count > 0 ? "]" : "[]") }
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a date as given on the command line.
  public init?(argument: String) { self.init(argument) }
}
