import ArgumentParser
import Ledger
import Verbale

struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists events of a ledger: who did what to whom, with the sentence that tells it.",
    discussion: """
      Each line has an address, for instance 12:e3; verbale show prints all that is known of it. \
      Those who meet or cooperate without sides are actors and recipients.
      """)

  @OptionGroup var events: EventOptions

  @Option(help: "The latest first, the surest, or those of most reports.")
  var sort: EventQuery.Sort = .date

  @OptionGroup var page: PageOptions

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    try events.what.scope.warn(of: store)
    var query = try events.query
    query.sort = sort
    query.limit = page.limit
    query.offset = page.offset
    try page.print(try store.events(query))
  }
}

extension EventQuery.Sort: ExpressibleByArgument {}
