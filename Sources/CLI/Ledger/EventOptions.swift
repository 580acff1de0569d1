import ArgumentParser
import Ledger
import Verbale

/// Which events, for every command that lists, draws or exports them.
struct EventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who acts: a country (MEX), a sector (GOV), both (MEX:GOV), an id of the registry "
        + "(persons/…) or a name; may be given several times.", valueName: "who"))
  var actor: [String] = []

  @Option(help: ArgumentHelp("Who is acted upon, in the same ways.", valueName: "who"))
  var recipient: [String] = []

  @OptionGroup var what: WhatOptions

  var query: EventQuery {
    get throws {
      var query = try what.query
      query.actors = actor.map { ActorQuery($0) }
      query.recipients = recipient.map { ActorQuery($0) }
      return query
    }
  }
}

/// What happened, when and where, whoever it was.
struct WhatOptions: ParsableArguments {
  @Option(help: "PLOVER's type, for instance REJECT; may be given several times.")
  var type: [EventType] = []

  @Option(help: "PLOVER's mode, for instance meet; may be given several times.")
  var mode: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether it is a fact: "
        + Factuality.Summary.allCases.map(\.rawValue).joined(separator: ", ")
        + "; may be given several times.", valueName: "summary"))
  var fact: [Factuality.Summary] = []

  @Option(help: "PLOVER's context, for instance military; may be given several times.")
  var context: [EventContext] = []

  @Option(help: "Where: a country (MEX), or the name that the reports have for the place.")
  var place: String?

  @Option(help: "Only what this outlet tells.")
  var outlet: String?

  @Option(help: ArgumentHelp("The first day of events: YYYY-MM-DD.", valueName: "date"))
  var since: CalendarDate?

  @Option(help: ArgumentHelp("The last day of events.", valueName: "date"))
  var until: CalendarDate?

  @Option(
    help: ArgumentHelp("Only what is at least so likely to be right, 0 to 1.", valueName: "share"))
  var minConfidence: Double?

  @OptionGroup var scope: ScopeOptions

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is between 0 and 1")
    }
    try checkBounds(since, until)
    let known = EventType.allCases.flatMap(\.modes.keys)
    if let mode = mode.first(where: { !known.contains($0) }) {
      throw ValidationError("no type has a mode “\(mode)”")
    }
  }

  var query: EventQuery {
    get throws {
      var query = EventQuery()
      query.types = type
      query.modes = mode
      query.summaries = fact
      query.contexts = context
      query.place = place
      query.outlet = outlet
      query.since = since
      query.until = until
      query.minConfidence = minConfidence
      query.isEverything = scope.everything
      query.hasAllCoders = scope.allCoders
      return query
    }
  }
}

/// What counts.
struct ScopeOptions: ParsableArguments {
  @Flag(help: "Also older versions of reports, and what a person has rejected.")
  var everything = false

  @Flag(help: "Records of all coders, not of the newest alone.")
  var allCoders = false

  /// Says so where a ledger has records of several coders, and which of them are shown.
  func warn(of ledger: Ledger) throws {
    let shown =
      allCoders
      ? "all of them are shown" : "only those of the newest are shown (--all-coders shows all)"
    ledger.warn(ofCoders: try ledger.coderCount(), "; " + shown)
  }
}

/// Which part of a list, and how it is written.
struct PageOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv
  }

  @Option(help: "How many at most.")
  var limit = 50

  @Option(help: "How many to leave out before.")
  var offset = 0

  @Option(help: "Lines for people, a JSON list, JSON a line, or CSV.")
  var format: Format = .table

  @Flag(help: "In CSV, leave texts as they are that a spreadsheet takes for a formula.")
  var raw = false

  func validate() throws {
    guard limit > 0, limit <= 100_000 else {
      throw ValidationError("--limit is between 1 and 100000")
    }
    guard offset >= 0 else { throw ValidationError("--offset must not be negative") }
  }

  /// Prints a page; a full one tells on standard error how to get the next.
  func print<Row: Listed>(_ rows: [Row]) throws {
    switch format {
    case .table:
      for row in rows { Swift.print(row.lines.map(shown).joined(separator: "\n")) }
    case .json: Swift.print(try json(rows))
    case .jsonl: for row in rows { Swift.print(try json(row, onOneLine: true)) }
    case .csv:
      let style = LineStyle.commas(isRaw: raw)
      Swift.print(style.line(Row.columns.map { .text($0) }), terminator: "")
      for row in rows { Swift.print(style.line(row.cells), terminator: "") }
    }
    if rows.isEmpty { warn("nothing was found") }
    if rows.count == limit { warn("there may be more: --offset \(offset + limit)") }
  }
}

func checkBounds(_ since: CalendarDate?, _ until: CalendarDate?) throws {
  if let since, let until, since.earliest > until.latest {
    throw ValidationError("--since \(since) is after --until \(until)")
  }
}

extension EventType: ExpressibleByArgument {
  /// Reads a type in any letter case.
  public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}
extension Factuality.Summary: ExpressibleByArgument {}
extension EventContext: ExpressibleByArgument {}
