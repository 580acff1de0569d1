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
    case table, json
  }

  @Argument(help: "Plain-text reports: files, folders, or - for standard input.")
  var paths: [String]

  @Option(help: "A table for people, or the full record.")
  var format: Format = .table

  @Option(help: ArgumentHelp("The day of the report, YYYY-MM-DD.", valueName: "date"))
  var published: CalendarDate?

  @Option(help: "Who published it.")
  var outlet: String?

  @Option(help: "Where it was published.")
  var url: String?

  @Option(help: ArgumentHelp("The largest report that is read.", valueName: "bytes"))
  var maxBytes = 10_000_000

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard maxBytes > 0 else { throw ValidationError("--max-bytes must be positive") }
  }

  func run() throws {
    let recorder = try data.recorder()
    let reader = PlainTextReader(maximumBytes: maxBytes)
    var failed = false
    var isFirst = true
    for source in ReportFiles(paths) {
      do {
        let report = try reader.read(
          try source.get(), published: published, outlet: outlet, url: url)
        let record = recorder.record(report)
        if !isFirst { print() }
        isFirst = false
        print(format == .json ? try json(record) : RecordTable(record).text)
      } catch {
        warn(error)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
