import ArgumentParser
import Ledger
import Verbale

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes events of a ledger in a format of the field.",
    discussion: """
      plover, csv and json say how sure an event is, and get all of them. GDELT's, POLECAT's and \
      ICEWS's columns cannot say that something is denied, planned or asked for: there only what \
      happened, goes on or is claimed is written, unless --all says otherwise. EXPORTS.md says \
      where each column comes from.
      """)

  @Option(
    help: ArgumentHelp(
      ExportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "format"))
  var format: ExportFormat

  @OptionGroup var events: EventOptions

  @Flag(help: "Write what is no fact to formats that cannot say so, too.")
  var all = false

  @Flag(help: "In CSV, leave texts as they are that a spreadsheet takes for a formula.")
  var raw = false

  @OptionGroup var output: OutputOptions

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try events.what.scope.warn(of: store)
    var query = try events.query
    // the telling that stands for an event is then one that says so
    if !format.saysHowSure, !all, query.summaries.isEmpty {
      query.summaries = [.happened, .ongoing, .claimed]
    }
    var leftOut = 0
    try output.write { write in
      try withoutActuallyEscaping(write) { write in
        var exporter = try Exporter(format, isEverything: all, isRaw: raw, write: write)
        try store.eachEvent(query, limited: false) { try exporter.add($0) }
        try exporter.finish()
        leftOut = exporter.leftOut
      }
    }
    if leftOut > 0 {
      warn("\(leftOut) events are no facts, which \(format.rawValue) cannot say; --all writes them")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
