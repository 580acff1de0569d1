import ArgumentParser
import Ledger
import Verbale

/// Which reports, for every command that lists what is in them.
struct ReportOptions: ParsableArguments {
  @Option(help: "Only those of this outlet.")
  var outlet: String?

  @Option(help: ArgumentHelp("The first day of publication: YYYY-MM-DD.", valueName: "date"))
  var since: CalendarDate?

  @Option(help: ArgumentHelp("The last day of publication.", valueName: "date"))
  var until: CalendarDate?

  @OptionGroup var scope: ScopeOptions

  func validate() throws { try checkBounds(since, until) }

  func query(_ page: PageOptions) -> ReportQuery {
    var query = ReportQuery()
    query.outlet = outlet
    query.since = since
    query.until = until
    query.isEverything = scope.everything
    query.hasAllCoders = scope.allCoders
    query.limit = page.limit
    query.offset = page.offset
    return query
  }
}

struct ListReports: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "Lists the reports of a ledger, the last published first.")

  @OptionGroup var reports: ReportOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try reports.scope.warn(of: store)
    try page.print(try store.reports(reports.query(page)))
  }
}

struct Quotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists who is quoted with which words, the last published first.")

  @Option(
    help: ArgumentHelp(
      "Who speaks: a country (MEX), a sector (GOV), both (MEX:GOV), an id of the registry "
        + "(persons/…) or a name; may be given several times.", valueName: "who"))
  var speaker: [String] = []

  @OptionGroup var reports: ReportOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try reports.scope.warn(of: store)
    try page.print(
      try store.quotes(by: speaker.map { ActorQuery($0) }, reports.query(page)))
  }
}

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds the reports of a ledger that have all of some words, the last added first.",
    discussion: """
      Letter case and accents do not matter. Words between double quotes stand one after the other.
      """)

  @Argument(help: "The words.")
  var words: String

  @Flag(help: "Events whose sentences have the words, in place of reports.")
  var events = false

  @OptionGroup var reports: ReportOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try reports.scope.warn(of: store)
    if events {
      try page.print(try store.searchEvents(words, reports.query(page)))
    } else {
      try page.print(try store.search(words, reports.query(page)))
    }
  }
}
