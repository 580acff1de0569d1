import ArgumentParser
import Ledger
import Verbale

struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says that an event of a ledger is right, is none, or has another value.",
    discussion: """
      An event is named by the number of its report and its id there, for instance 12:e3. Values \
      are written as in the ledger's tables; several with ; between them; actors as the registry's \
      id or as “Name (COUNTRY SECTOR)”; days and numbers also as spans, 2025-03-01..2025-03-05 or \
      12..; an empty value takes away what was there. What was said holds when the report is coded \
      anew. Fields: \(Correction.Field.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The event.", valueName: "report:event"))
  var event: String

  @OptionGroup var ledger: LedgerOptions

  @Flag(help: "It is right.")
  var accept = false

  @Flag(help: "There is no such event; it is counted no more.")
  var reject = false

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A field and its value; may be given several times.", valueName: "field=value"))
  var values: [String] = []

  @Option(help: "Why.")
  var why: String

  @Option(help: "Who says so.")
  var by: String

  func validate() throws {
    guard accept || reject || !values.isEmpty, !(accept && reject), !(reject && !values.isEmpty)
    else { throw ValidationError("give --accept, --reject, or one --set or more") }
    _ = try remarks
    _ = try address
  }

  func run() throws {
    try ledger.open().correct(address, remarks, why: why, by: by)
  }

  private var address: Ledger.Address {
    get throws {
      guard let address = Ledger.Address(event) else {
        throw ValidationError("“\(event)” names no event; write report and event, as in 12:e3")
      }
      return address
    }
  }

  private var remarks: [Ledger.Remark] {
    get throws {
      let set = try values.map { value in
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let field = Correction.Field(rawValue: String(parts[0])) else {
          throw ValidationError(
            "“\(value)” is no field=value; fields are "
              + Correction.Field.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return Ledger.Remark.set(field, String(parts[1]))
      }
      return set + (accept ? [.accept] : []) + (reject ? [.reject] : [])
    }
  }
}

struct Corrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists what people said about events of a ledger, or takes it back.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, jsonl
  }

  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("Take back the one of this number.", valueName: "number"))
  var withdraw: Int64?

  @Option(help: "A table for people, or JSON, one a line.")
  var format: Format = .table

  func run() throws {
    if let withdraw {
      try ledger.open().withdraw(correction: withdraw)
      return
    }
    let store = try ledger.openForReading()
    let idle = Set(try store.idleCorrections().map(\.id))
    for correction in try store.corrections() {
      let line = Line(correction, isIdle: idle.contains(correction.id))
      print(format == .jsonl ? try json(line, onOneLine: true) : line.text)
    }
  }

  private struct Line: Encodable {
    let id: Int64
    let report_key: String
    let coded: String
    let predicate: String
    let sentence: String
    let kind: String
    let field: String?
    let old: String?
    let new: String?
    let why: String
    let by: String
    let at: String
    /// Whether an event of the ledger has it.
    let applies: Bool

    init(_ correction: Correction, isIdle: Bool) {
      id = correction.id
      report_key = correction.reportKey
      coded = correction.coded
      predicate = correction.predicate
      sentence = correction.sentence
      switch correction.change {
      case .accept: (kind, field, old, new) = ("accept", nil, nil, nil)
      case .reject: (kind, field, old, new) = ("reject", nil, nil, nil)
      case .set(let name, let before, let after):
        (kind, field, old, new) = ("set", name.rawValue, before, after)
      }
      why = correction.why
      by = correction.by
      at = correction.at
      applies = !isIdle
    }

    var text: String {
      let change = field.map { "\($0): “\(old ?? "")” → “\(new ?? "")”" } ?? kind
      return shown(
        "\(id)  \(coded)  \(change)  (\(why); \(by), \(at))"
          + (applies ? "" : "  fits no event at present")) + "\n    " + shown(sentence)
    }
  }
}
