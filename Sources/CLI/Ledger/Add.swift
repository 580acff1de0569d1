import ArgumentParser
import Foundation
import Ledger
import Reports
import Verbale

struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Codes reports and keeps their records in a ledger.",
    discussion: """
      Reports that the ledger has are passed over, so that a run that was ended goes on where it \
      stopped: an interrupt ends it after the reports that are being coded. A report that cannot \
      be read is told on standard error and does not stop the others; the exit status is then 1.
      """)

  @Argument(help: "Reports: files, folders, or - for standard input.")
  var paths: [String]

  @OptionGroup var ledger: LedgerOptions

  @Flag(
    name: .customLong("no-text"),
    help: "Keep no texts, only the words of evidence; for a new ledger.")
  var dropsText = false

  @Option(help: ArgumentHelp("The day of the reports, YYYY-MM-DD.", valueName: "date"))
  var published: CalendarDate?

  @Option(help: "Who published them.")
  var outlet: String?

  @Option(help: ArgumentHelp("The largest report that is read.", valueName: "bytes"))
  var maxBytes = 10_000_000

  @Option(
    help: ArgumentHelp(
      "A file for what could not be read, a line of JSON each.", valueName: "file"))
  var rejects: String?

  @OptionGroup var threads: ThreadOptions

  @OptionGroup var petrarch: PetrarchOptions

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard maxBytes > 0 else { throw ValidationError("--max-bytes must be positive") }
  }

  func run() throws {
    let store = try Ledger(path: ledger.path, keepsText: dropsText ? false : nil)
    let recorder = try data.recorder(petrarch)
    let rejects = try RejectsFile(path: rejects)
    var progress = Progress(total: Readings.count(of: paths))
    let limits = ReadingLimits(bytes: maxBytes)
    let defaults = ReportDefaults(published: published, outlet: outlet)
    let paths = paths
    let wasInterrupted = try OrderedLine<Reading, Result<Coded, any Error>>.run(
      threads: threads.threads,
      inputs: { AnyIterator(Readings(paths, limits: limits, defaults: defaults)) },
      work: { reading in Result { try Coded(reading, by: recorder, for: store) } },
      handOn: { outcomes in
        try write(try outcomes.map { try $0.get() }, to: store, rejects, &progress)
        progress.tell()
      })
    progress.finish()
    if !wasInterrupted { try store.relink() }
    try store.warnOfOtherCoders()
    if wasInterrupted { throw ExitCode(130) }
    if rejects.count > 0 { throw ExitCode(1) }
  }

  private func write(
    _ outcomes: [Coded], to store: Ledger, _ rejects: RejectsFile, _ progress: inout Progress
  ) throws {
    let entries = outcomes.compactMap { outcome in
      if case .entry(let entry) = outcome { entry } else { nil }
    }
    let added = entries.isEmpty ? [] : try store.add(entries)
    for outcome in outcomes {
      switch outcome {
      case .entry: break
      case .present: progress.count("already there")
      case .reject(let reject):
        progress.clear()
        warn(reject.reason)
        try rejects.write(reject)
        progress.count("rejected")
      }
    }
    for one in added {
      switch one {
      case .new: progress.count("added")
      case .newVersion: progress.count("new versions")
      case .present: progress.count("already there")
      }
    }
  }
}

/// What became of a reading before it is written.
private enum Coded: Sendable {
  case entry(Ledger.Entry)
  case present
  case reject(Reject)

  /// Codes a report that the ledger lacks.
  init(_ reading: Reading, by recorder: Recorder, for store: Ledger) throws {
    switch reading {
    case .reject(let reject): self = .reject(reject)
    case .report(let report, let place):
      if try store.number(of: ReportIdentity(report)) != nil {
        self = .present
      } else {
        self = .entry(
          try Ledger.Entry(
            recorder.record(report), file: place.source, piece: place.piece,
            keepsText: store.keepsText))
      }
    }
  }
}

/// The file that tells what could not be read, a line of JSON each; none where no path was given.
final class RejectsFile {
  private let handle: FileHandle?
  private(set) var count = 0

  init(path: String?) throws {
    guard let path else {
      handle = nil
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw ValidationError("\(path): cannot be written; check the path of --rejects") }
    self.handle = handle
  }

  func write(_ reject: Reject) throws {
    count += 1
    guard let handle else { return }
    let line = Line(
      source: reject.place.source, piece: reject.place.piece, byte: reject.place.byte,
      reason: reject.reason)
    try handle.write(contentsOf: Data((try json(line, onOneLine: true) + "\n").utf8))
  }

  private struct Line: Encodable {
    let source: String
    let piece: String?
    let byte: Int?
    let reason: String
  }
}
