import ArgumentParser
import Ledger
import Verbale

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints all that a ledger has on an event: each report's assertion, on whose word, "
      + "in which words, and why it was coded so.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(
    help: ArgumentHelp(
      "Report and event, as in 12:e3, or the id of a linked event.", valueName: "event"))
  var event: String

  @Option(help: "Text for people, or JSON.")
  var format: Format = .table

  @Flag(help: "Also older versions of reports, and what a person has rejected.")
  var everything = false

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let store = try ledger.openForReading()
    guard let dossier = try store.dossier(of: event, isEverything: everything) else {
      throw LedgerError(.noAssertion(event), file: ledger.path)
    }
    Swift.print(format == .json ? try json(dossier) : DossierText(dossier).text)
  }
}

/// An event with its assertions for people.
private struct DossierText {
  let dossier: EventDossier

  init(_ dossier: EventDossier) { self.dossier = dossier }

  var text: String {
    let event = dossier.event
    let count = dossier.assertions.count
    var lines = [
      (event.event ?? "not linked")
        + (count == 1 ? ", 1 assertion" : ", \(count) assertions")
    ]
    for assertion in dossier.assertions { lines += [""] + block(assertion) }
    return lines.map(shown).joined(separator: "\n")
  }

  private func block(_ assertion: EventDossier.Assertion) -> [String] {
    let told = assertion.told
    var lines = [assertion.listed.lines[0] + (assertion.isCurrent ? "" : "  (older version)")]
    lines.append(field("report", of: report(assertion.listed)))
    if let url = assertion.listed.url { lines.append(field("url", of: url)) }
    lines.append(field("sentence", of: told.sentence.exact))
    for more in told.evidence where more != told.sentence {
      lines.append(field("also", of: more.exact))
    }
    for about in told.about { lines.append(field("about", of: about.exact)) }
    let values = told.factuality.map(\.value.rawValue)
    for (index, link) in told.chain.enumerated() {
      lines.append(
        field(
          index == 0 ? "word of" : "",
          of: name(link.source, assertion)
            + (link.cue.map { " (\($0.exact))" } ?? "") + (link.verbatim ? ", verbatim" : "")
            + (index < values.count ? ": " + values[index] : "")))
    }
    if let place = told.place {
      lines.append(field("where", of: place.name + (place.country.map { " (\($0))" } ?? "")))
    }
    for count in told.counts {
      let numbers = [count.least, count.most].map { $0.map { "\($0)" } ?? "" }
      lines.append(field(count.kind.rawValue, of: numbers.joined(separator: "–")))
    }
    lines.append(field("why", of: why(told)))
    if let review = assertion.listed.review { lines.append(field("review", of: review)) }
    return lines
  }

  private func field(_ name: String, of value: String) -> String {
    "    " + name + String(repeating: " ", count: max(1, 14 - name.count)) + value
  }

  private func report(_ event: ListedEvent) -> String {
    [event.outlet ?? "no outlet", event.published ?? "undated", event.title]
      .compactMap { $0 }.joined(separator: ", ")
  }

  private func name(
    _ source: Attribution.Source, _ assertion: EventDossier.Assertion
  ) -> String {
    switch source.kind {
    case .outlet: assertion.listed.outlet ?? "the report"
    case .actor: source.actor.flatMap { assertion.actors[$0] } ?? "?"
    case .unnamed: source.words.map { "unnamed: “\($0.exact)”" } ?? "unnamed"
    case .unclear: "speaker not clear"
    }
  }

  /// The words, the lexicon's entry, the rule, what decided how sure it is, how likely it is.
  private func why(_ event: Event) -> String {
    let words = [
      ["“\(event.why.predicate.exact)”"], event.why.actor.map { "actor “\($0.exact)”" },
      event.why.recipient.map { "recipient “\($0.exact)”" },
    ].flatMap { $0 }
    let reasons = [
      event.why.lexicon.isEmpty ? nil : "lexicon \(event.why.lexicon)",
      event.why.rule.map { "rule \($0)" },
      event.why.signals.isEmpty ? nil : "signals " + event.why.signals.joined(separator: ", "),
      "confidence \((event.confidence * 100).rounded() / 100)",
    ].compactMap { $0 }
    return (words + reasons).joined(separator: "; ")
  }
}
