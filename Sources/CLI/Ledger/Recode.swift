import ArgumentParser
import Ledger
import Records
import Verbale

struct Recode: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Codes the reports of a ledger anew where another program or other data coded them.",
    discussion: """
      What people corrected stays corrected, and what was linked stays linked. A run that was ended \
      goes on where it stopped.
      """)

  @OptionGroup var ledger: LedgerOptions

  @OptionGroup var threads: ThreadOptions

  @OptionGroup var petrarch: PetrarchOptions

  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try ledger.open()
    guard store.keepsText else { throw LedgerError(.textIsDropped, file: ledger.path) }
    let recorder = try data.recorder(petrarch)
    let ids = try store.outdated(by: recorder.coder)
    var progress = Progress(total: ids.count)
    let wasInterrupted = try OrderedLine<Int64, Result<(Int64, Ledger.Entry)?, any Error>>.run(
      threads: threads.threads,
      inputs: { AnyIterator(ids.makeIterator()) },
      work: { id in
        Result {
          guard let report = try store.report(id) else { return nil }
          return (id, try Ledger.Entry(recorder.record(report), keepsText: true))
        }
      },
      handOn: { outcomes in
        let entries = try outcomes.compactMap { try $0.get() }
        try store.recode(entries.map { (report: $0.0, entry: $0.1) })
        for _ in entries { progress.count("coded anew") }
        progress.tell()
      })
    progress.finish()
    if !wasInterrupted { try store.relink() }
    for correction in try store.idleCorrections() {
      warn(
        "correction \(correction.id) (\(correction.coded)) fits no event any more; "
          + "verbale corrections shows it")
    }
    if wasInterrupted { throw ExitCode(130) }
  }
}
