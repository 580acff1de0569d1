import ArgumentParser
import Ledger
import Records
import Verbale

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes reports from a ledger with everything that hangs on them.",
    discussion: """
      All versions of a report go, with its text, events, evidence and corrections, and what stood \
      in the file is overwritten. Copies of the file are yours to see to.
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(
    name: .customLong("report"), help: ArgumentHelp("The number of a report.", valueName: "number"))
  var reports: [Int64] = []

  @Option(name: .customLong("url"), help: "The address of a report.")
  var urls: [String] = []

  @Option(
    help: ArgumentHelp(
      "All that was published before this day; what has no day stays.", valueName: "date"))
  var before: CalendarDate?

  @Flag(help: "Make the file as small as it can be; needs as much space once more.")
  var vacuum = false

  func validate() throws {
    guard !reports.isEmpty || !urls.isEmpty || before != nil else {
      throw ValidationError("say what to forget: --report, --url or --before")
    }
  }

  func run() throws {
    let store = try ledger.open()
    var count = 0
    if !reports.isEmpty { count += try store.forget(reports: reports) }
    for url in urls { count += try store.forget(url: url) }
    if let before { count += try store.forget(before: before) }
    if vacuum { try store.compact() }
    print(count == 1 ? "1 report forgotten" : "\(count) reports forgotten")
  }
}
