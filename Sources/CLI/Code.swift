import ArgumentParser
import Foundation
import Reports
import Verbale

struct Code: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the record of reports.",
    discussion: """
      Names files, folders or - for standard input. Of folders, the files that end in \
      \(ReportFiles.endings.map { "." + $0 }.joined(separator: " ")) are read, with .gz behind it \
      too. What a file holds is told by its first bytes: plain text, HTML, RSS, Atom, JSON Feed, \
      JSON Lines, WARC, NITF, NewsML or sentences of PETRARCH, compressed with gzip or not. What \
      cannot be read is told on standard error, or in the file of --rejects, and does not stop the \
      others; the exit status is then 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl
  }

  @Argument(help: "Reports: files, folders, or - for standard input.")
  var paths: [String]

  @Option(
    help: "A table for people; the full record (of several reports a list); or a record a line.")
  var format: Format = .table

  @Option(
    help: ArgumentHelp(
      "Only events that are at least this likely to be right, 0 to 1.", valueName: "share"))
  var minConfidence = 0.0

  @Flag(help: "Tell why each event is there, and what was looked at and is no event.")
  var explain = false

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var petrarch: PetrarchOptions

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence is between 0 and 1")
    }
    guard !explain || format == .table else {
      throw ValidationError("--explain is for people: it goes with the table")
    }
  }

  func run() throws {
    let reader = try reading.reader()
    var rejects = try reading.rejectLog()
    let recorder = try data.recorder(petrarch)
    let sources = Array(ReportFiles(paths))
    var printer = RecordPrinter(format: format, isOneOfSeveral: sources.count != 1)
    for source in sources {
      guard case .success(let source) = source else {
        if case .failure(let error) = source { try rejects.add(Reject(error)) }
        continue
      }
      let readings = reader.readings(of: source)
      if readings.mayBeSeveral { printer.isOneOfSeveral = true }
      for reading in readings {
        switch reading {
        case .reject(let reject): try rejects.add(reject)
        case .report(let report, let place):
          rejects.countReport()
          if explain {
            try printer.print(
              recorder.explained(report, minConfidence: minConfidence), of: place.name)
          } else {
            try printer.print(recorder.record(report, minConfidence: minConfidence), of: place.name)
          }
        }
      }
    }
    printer.finish()
    rejects.summarise()
    if rejects.count > 0 { throw ExitCode(1) }
  }
}

/// Prints records one after the other as they are made.
private struct RecordPrinter {
  let format: Code.Format
  /// May become true before the first record is printed, and not after it.
  var isOneOfSeveral: Bool
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
      // Whoever waits for a record at the other end of a pipe gets it now.
      fflush(nil)
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
