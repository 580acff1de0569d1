import Actors
import Language
import Records
import Statements
import Tables

/// What PLOVER's manual settles whatever the words: `rules.tsv`.
package struct EventRules: Sendable {
  private let rules: [Rule]

  /// A row of the table: events that it is for, and what becomes of them.
  private struct Rule: Sendable {
    let name: String
    let type: EventType
    let mode: String?
    let status: Factuality.Summary?
    let condition: Condition?
    /// Types with their modes; none where the rule says that this is no event.
    let outcome: [(type: EventType, mode: String?)]

    init(_ row: Table.Row) throws(TableError) {
      func known<Value>(_ column: Int, _ value: Value?) throws(TableError) -> Value {
        guard let value else { throw row.error("“\(row[column])” is not known") }
        return value
      }
      name = row[0]
      type = try known(1, EventType(rawValue: row[1]))
      mode = row.value(2)
      if let mode { _ = try known(2, type.modes[mode]) }
      status =
        row.value(3) == nil ? nil : try known(3, Factuality.Summary(rawValue: row[3]))
      condition = row.value(4) == nil ? nil : try known(4, Condition(rawValue: row[4]))
      let modes = row[6].split(separator: "+").map(String.init)
      var outcome: [(type: EventType, mode: String?)] = []
      for (index, name) in row[5].split(separator: "+").enumerated() where name != "none" {
        let type = try known(5, EventType(rawValue: String(name)))
        let mode = index < modes.count ? modes[index] : nil
        if let mode { _ = try known(6, type.modes[mode]) }
        outcome.append((type, mode))
      }
      self.outcome = outcome
    }
  }

  /// What a rule asks of an event besides its type, mode and status.
  private enum Condition: String {
    /// Intended by those who would do it, not foretold or wanted by others.
    case own
    /// Nobody is at the other side.
    case alone
    /// The predicate or what hangs on it speaks of prison.
    case prison
    /// Whoever acts is party to fighting that the report tells of.
    case fighter
    /// It is about a disaster.
    case disaster
    /// Two states or more act together.
    case states
  }

  /// Reads the table of a folder with those of the layers over it, which replace rules by name.
  package init(folder: String, layers: [String] = []) throws(TableError) {
    let table = try LayeredTable(
      "rules.tsv", folder: folder, layers: layers,
      columns: ["rule", "type", "mode", "status", "condition", "becomes", "new_mode"],
      key: { $0[0] })
    rules = try table.rows.map { (row) throws(TableError) in try Rule(row) }
  }

  /// The events of a report as the manual has them; `leftOut` gets those that it takes for none.
  func apply(
    to events: [CodedEvent], _ cast: Cast, _ text: AnnotatedText, _ cameo: CameoCrosswalk,
    leftOut: (CodedEvent) -> Void
  ) -> [CodedEvent] {
    let fighters = Set(
      events.filter { $0.type == .assault }.flatMap { $0.actors + $0.recipients })
    return events.flatMap { event in
      guard
        let rule = rules.first(where: { fits($0, event, cast, text, fighters) })
      else { return [event] }
      if rule.outcome.isEmpty { leftOut(event) }
      return rule.outcome.map { event.become($0.type, $0.mode, by: rule.name, cameo) }
    }
  }

  private func fits(
    _ rule: Rule, _ event: CodedEvent, _ cast: Cast, _ text: AnnotatedText, _ fighters: Set<Int>
  ) -> Bool {
    guard rule.type == event.type, rule.mode.map({ event.modes.contains($0) }) ?? true,
      rule.status.map({ $0 == event.summary }) ?? true
    else { return false }
    switch rule.condition {
    case nil: return true
    case .own: return isOwnPlan(event, cast)
    case .alone: return Set(event.actors + event.recipients).count < 2
    case .prison: return isPrison(event, text)
    case .fighter:
      return event.actors.contains { actor in
        fighters.contains { $0 == actor || cast.isSameSide($0, actor) }
      }
    case .disaster: return event.contexts.contains(.disasters)
    case .states:
      return Set(event.actors.compactMap { cast.members[$0].country }).count > 1
        && event.actors.allSatisfy { cast.members[$0].speaksForState }
    }
  }

  private func isOwnPlan(_ event: CodedEvent, _ cast: Cast) -> Bool {
    event.judgement.links.allSatisfy { link in
      guard case .member(let member) = link.source else { return false }
      return event.actors.contains { cast.isSameSide($0, member) }
    }
  }

  /// "sentenced to four years", "jailed for life"
  private func isPrison(_ event: CodedEvent, _ text: AnnotatedText) -> Bool {
    let predicate = text[event.predicate]
    return Self.imprisoning.contains(predicate.lemma.lowercased())
      || predicate.subtree.contains { Self.prison.contains($0.lemma.lowercased()) }
  }

  private static let imprisoning: Set = ["jail", "imprison"]
  private static let prison: Set = [
    "prison", "jail", "year", "month", "life", "imprisonment", "custody",
  ]
}

extension CodedEvent {
  /// The same words as an event of another type. What is planned becomes a promise, and that is
  /// made, whatever becomes of it.
  fileprivate func become(
    _ type: EventType, _ mode: String?, by rule: String, _ cameo: CameoCrosswalk
  ) -> CodedEvent {
    if type == self.type { return self }
    var event = self
    event.type = type
    event.modes = mode.map { [$0] } ?? []
    event.rule = rule
    event.cameo =
      cameo.code(promising: self.cameo, as: type)
      ?? cameo.code(for: type, modes: event.modes, contexts: contexts)
    guard summary == .planned else { return event }
    event.judgement = judgement.promised
    if self.type.isSymmetric, recipients.isEmpty {
      // of those who would do it together, the first makes the promise to the others
      event.actors = Array(actors.prefix(1))
      event.recipients = Array(actors.dropFirst())
      if actorHeads.count == actors.count {
        event.actorHeads = Array(actorHeads.prefix(1))
        event.recipientHeads = Array(actorHeads.dropFirst())
      }
    }
    return event
  }
}
