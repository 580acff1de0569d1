import ArgumentParser
import Foundation
import Reports
import Verbale

/// How reports are read, for every command that reads them.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("What the sources hold, if not what they look like.", valueName: "kind"))
  var kind: SourceKind?

  @Option(
    help: ArgumentHelp(
      "Where a field of a report stands in JSON Lines, as text=body or published=meta.date; may be "
        + "given several times.",
      valueName: "field=path"))
  var field: [String] = []

  @Option(help: ArgumentHelp("The day of the reports, YYYY-MM-DD.", valueName: "date"))
  var published: CalendarDate?

  @Option(help: "Who published them.")
  var outlet: String?

  @Option(help: "Where they were published.")
  var url: String?

  @Option(
    help: ArgumentHelp("A table of what could not be read and why.", valueName: "file"))
  var rejects: String?

  @Option(help: ArgumentHelp("The largest report that is read.", valueName: "bytes"))
  var maxBytes = 10_000_000

  @Option(
    help: ArgumentHelp("How deeply elements or values may be nested.", valueName: "levels"))
  var maxDepth = 512

  @Option(help: ArgumentHelp("How long one report may take to be read.", valueName: "seconds"))
  var maxSeconds = 10.0

  func validate() throws {
    guard maxBytes > 0, maxBytes < 1 << 40 else {
      throw ValidationError("--max-bytes must be positive and less than \(1 << 40)")
    }
    guard maxDepth > 0 else { throw ValidationError("--max-depth must be positive") }
    guard maxSeconds > 0 else { throw ValidationError("--max-seconds must be positive") }
    do {
      _ = try FieldMap(field)
    } catch {
      throw ValidationError("--field: \(error)")
    }
  }

  /// The reader that the options ask for.
  func reader() throws -> ReportReader {
    ReportReader(
      kind: kind, fields: try FieldMap(field),
      limits: ReadingLimits(bytes: maxBytes, depth: maxDepth, seconds: maxSeconds),
      defaults: ReportDefaults(published: published, outlet: outlet, url: url))
  }

  /// Where rejects go: the file, or standard error.
  func rejectLog() throws -> RejectLog { try RejectLog(path: rejects) }
}

extension SourceKind: ExpressibleByArgument {}

/// Tells what could not be read, and counts.
struct RejectLog {
  private let file: FileHandle?
  private var reports = 0
  private(set) var count = 0

  /// - Throws: a `ValidationError` if the file cannot be written.
  init(path: String?) throws {
    guard let path else {
      file = nil
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw ValidationError("--rejects: \(path) cannot be written") }
    file = handle
    try handle.write(contentsOf: Data("source\tpiece\tbyte\treason\n".utf8))
  }

  mutating func countReport() { reports += 1 }

  mutating func add(_ reject: Reject) throws {
    count += 1
    guard let file else {
      warn(reject)
      return
    }
    let place = reject.place
    let columns = [
      place.source, place.piece ?? "", place.byte.map(String.init) ?? "", reject.reason,
    ]
    let row = columns.map(Self.cell).joined(separator: "\t") + "\n"
    try file.write(contentsOf: Data(row.utf8))
  }

  /// Says how many reports there were, if there was more than one piece.
  func summarise() {
    guard reports + count > 1 else { return }
    func counted(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    warn("\(counted(reports, "report")), \(counted(count, "reject"))")
  }

  /// Text without tabs, line ends and other control characters.
  private static func cell(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
