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
      stopped: an interrupt ends it after the reports that are being coded. What cannot be read is \
      told on standard error, or in the file of --rejects, and does not stop the others; the exit \
      status is then 1. What the files may hold is told by `verbale help code`.
      """)

  @Argument(help: "Reports: files, folders, or - for standard input.")
  var paths: [String]

  @OptionGroup var ledger: LedgerOptions

  @Flag(
    name: .customLong("no-text"),
    help: "Keep no texts, only the words of evidence; for a new ledger.")
  var dropsText = false

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var threads: ThreadOptions

  @OptionGroup var petrarch: PetrarchOptions

  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try Ledger(path: ledger.path, keepsText: dropsText ? false : nil)
    let recorder = try data.recorder(petrarch)
    let reader = try reading.reader()
    var rejects = try reading.rejectLog()
    var progress = Progress(total: nil)
    let paths = paths
    let wasInterrupted = try OrderedLine<Reading, Result<Coded, any Error>>.run(
      threads: threads.threads,
      inputs: { AnyIterator(FileReadings(paths, reader)) },
      work: { reading in Result { try Coded(reading, by: recorder, for: store) } },
      handOn: { outcomes in
        try write(try outcomes.map { try $0.get() }, to: store, &rejects, &progress)
        progress.tell()
      })
    progress.finish()
    if !wasInterrupted { try store.relink() }
    try store.warnOfOtherCoders()
    if wasInterrupted { throw ExitCode(130) }
    if rejects.count > 0 { throw ExitCode(1) }
  }

  private func write(
    _ outcomes: [Coded], to store: Ledger, _ rejects: inout RejectLog, _ progress: inout Progress
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
        try rejects.add(reject)
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
