import Foundation
import Verbale

/// Why each event is in a record, and what was looked at and is no event.
struct ExplanationTable {
  let explained: Explained

  init(_ explained: Explained) { self.explained = explained }

  /// Below this a word was hardly a candidate.
  private static let leastToTell = 0.1

  var text: String {
    var lines = ["", "Why"]
    for event in explained.record.events { lines += block(event) }
    lines += ["", "Looked at, and no event"] + noEvents
    return lines.joined(separator: "\n")
  }

  private func block(_ event: Event) -> [String] {
    let why = event.why
    let shares = why.probabilities.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .map { "\($0.key) \(percent($0.value))" }
    let words = (why.actor + why.recipient).map(\.exact)
    let roles = zip(words, why.path).map { "\(shown($0)) (\($1))" }
    let entry = why.lexicon.isEmpty ? "no entry of this type" : why.lexicon
    var lines = [
      "  \(event.id)  “\(shown(why.predicate.exact))”: \(shares.joined(separator: ", "));"
        + " right as a whole \(percent(event.confidence))"
    ]
    lines.append("      roles     \(roles.isEmpty ? "nobody" : roles.joined(separator: ", "))")
    lines.append("      lexicon   \(entry)")
    if let rule = why.rule { lines.append("      rule      \(rule)") }
    if !why.signals.isEmpty {
      lines.append("      signals   \(why.signals.joined(separator: ", "))")
    }
    return lines
  }

  /// By sentence; a sentence without events in which nothing was looked at says so.
  private var noEvents: [String] {
    let told = explained.considered.filter {
      $0.probability >= Self.leastToTell || !$0.lexicon.isEmpty
    }
    if told.isEmpty { return ["  nothing"] }
    return told.map { one in
      "  “\(shown(one.predicate.exact))” \(one.type.rawValue) \(percent(one.probability))"
        + (one.lexicon.isEmpty ? "" : ", lexicon: \(one.lexicon)") + ": \(one.reason) — "
        + shown(String(one.sentence.exact.prefix(90)))
    }
  }

  private func percent(_ share: Double) -> String { String(format: "%.0f %%", 100 * share) }
}
