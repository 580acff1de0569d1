import Verbale

/// A record as a table for people: who → what → whom, on whose word, how sure, with the words.
struct RecordTable {
  let record: Record
  private let names: [String: Actor]
  /// Of each statement inside another, the id of that.
  private let containers: [String: String]

  init(_ record: Record) {
    self.record = record
    containers = Dictionary(
      record.attributions.compactMap { inner in inner.within.map { (inner.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    names = Dictionary(record.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    var lines = [head]
    if record.report.parts.isEmpty {
      lines.append("The report is empty.")
    } else if record.events.isEmpty {
      lines.append("No events.")
    }
    if !record.events.isEmpty { lines.append(overview) }
    for event in record.events { lines += [""] + block(event) }
    if !record.attributions.isEmpty {
      lines += ["", "Who says what"] + record.attributions.map(line)
    }
    if !record.quotations.isEmpty { lines += ["", "Quotations"] + record.quotations.map(line) }
    if !record.notices.isEmpty {
      lines += ["", "Notices"] + record.notices.map { "  [\($0.kind.rawValue)] \($0.message)" }
    }
    return lines.joined(separator: "\n")
  }

  private var head: String {
    let facts = [record.report.published?.description, record.report.outlet].compactMap { $0 }
    return ([record.report.title ?? "(no title)"] + facts).joined(separator: " · ")
  }

  /// "9 events: 3 happened, 2 denied, 4 hypothetical"
  private var overview: String {
    let counts = Factuality.Summary.allCases.compactMap { summary in
      let count = record.events.count { $0.summary == summary }
      return count == 0 ? nil : "\(count) \(summary.rawValue)"
    }
    let events = record.events.count == 1 ? "1 event" : "\(record.events.count) events"
    return "\(events): " + counts.joined(separator: ", ")
  }

  private func block(_ event: Event) -> [String] {
    let mode = event.mode.isEmpty ? "" : "/" + event.mode.joined(separator: ",")
    let recipient = event.recipient.isEmpty ? "" : " → " + list(event.recipient)
    let context = event.context.map(\.rawValue).joined(separator: ", ")
    var lines = [
      "\(event.id)  [\(event.summary.rawValue)] \(event.actor.isEmpty ? "(nobody named)" : list(event.actor))"
        + " → \(event.type.rawValue)\(mode)\(recipient)"
    ]
    for about in event.about.prefix(1) { lines.append("    about     \(shown(about.exact))") }
    lines.append(
      "    how sure  "
        + zip(event.chain, event.factuality).map { link, judgement in
          "\(name(link.source)): \(words(judgement.value))"
        }.joined(separator: "; ")
        + (event.why.signals.isEmpty ? "" : " (\(event.why.signals.joined(separator: ", ")))"))
    lines.append("    word of   " + event.chain.map(link).joined(separator: " ← "))
    let details = self.details(event)
    if !details.isEmpty { lines.append("    when      " + details.joined(separator: " · ")) }
    if !context.isEmpty { lines.append("    context   \(context)") }
    lines.append("    sentence  \(shown(event.sentence.exact))")
    for more in event.evidence.dropFirst() { lines.append("    also      \(shown(more.exact))") }
    return lines
  }

  /// Day, place, numbers of people; nothing where only the day of the report is known.
  private func details(_ event: Event) -> [String] {
    let date = event.date.map { date in
      if date.source == .report, let to = date.to { return "\(to) or before" }
      return date.value?.description
        ?? [date.from.map { "from \($0)" }, date.to.map { "to \($0)" }].compactMap { $0 }
        .joined(separator: " ")
    }
    let place = event.place.map { place in
      shown(place.name) + (place.country.map { " (\($0))" } ?? "")
    }
    let counts = event.counts.map { count in
      switch (count.least, count.most) {
      case (let least?, let most?):
        "\(least == most ? "\(least)" : "\(least) to \(most)") \(count.kind.rawValue)"
      case (let least, let most):
        (least.map { "at least \($0)" } ?? "at most \(most ?? 0)") + " " + count.kind.rawValue
      }
    }
    if event.date?.source == .report, place == nil, counts.isEmpty { return [] }
    return [date, place].compactMap { $0 } + counts
  }

  private func words(_ value: Factuality) -> String {
    switch value {
    case .certain: "certain"
    case .probable: "probable"
    case .possible: "possible"
    case .certainlyNot: "certainly not"
    case .probablyNot: "probably not"
    case .possiblyNot: "possibly not"
    case .certainUnknown: "certain, but not told which"
    case .unknown: "does not say"
    }
  }

  /// Who, by which word, says what; further in for what is said inside what somebody says.
  private func line(_ statement: Statement) -> String {
    var depth = 1
    var outer = statement.within
    while let id = outer {
      depth += 1
      outer = containers[id]
    }
    let cue = statement.cue.map { " (\(shown($0.exact)))" } ?? ""
    return String(repeating: "  ", count: depth) + name(statement.source) + cue + ", "
      + statement.stance.rawValue + (statement.negated ? ", negated" : "")
      + (statement.verbatim ? ", verbatim" : "") + ": "
      + statement.content.map { shown($0.exact) }.joined(separator: " … ")
  }

  private func line(_ quotation: Quotation) -> String {
    "  \(shown(quotation.evidence.exact)) — \(name(quotation.speaker))"
      + (quotation.whole ? "" : " (fragment)")
  }

  private func link(_ link: Attribution) -> String {
    let cue = link.cue.map { " (\($0.exact))" } ?? ""
    return name(link.source) + cue + (link.verbatim ? " verbatim" : "")
  }

  private func name(_ source: Attribution.Source) -> String {
    switch source.kind {
    case .outlet: record.report.outlet ?? "the report"
    case .actor: source.actor.flatMap { names[$0]?.name } ?? "?"
    case .unnamed: source.words.map { "unnamed: “\(shown($0.exact))”" } ?? "unnamed"
    case .unclear: "speaker not clear"
    }
  }

  private func list(_ ids: [String]) -> String {
    ids.map { id in
      guard let actor = names[id] else { return id }
      let code = [actor.country, actor.sector].compactMap { $0 }.joined(separator: " ")
      return actor.name + (code.isEmpty ? "" : " (\(code))")
    }.joined(separator: " + ")
  }
}

/// Line breaks become spaces; other control characters are shown, not sent to the terminal.
func shown(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where scalar.properties.isWhitespace: shown.append(" ")
    case .control: shown.append("\u{FFFD}")
    default: shown.append(scalar)
    }
  }
  return String(shown)
}
