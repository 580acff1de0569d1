import Actors
import Records
import Statements

/// Makes one event of what a report tells twice: headline and text, a statement and its echo.
struct EventMerger {
  let cast: Cast

  func merge(_ events: [CodedEvent]) -> [CodedEvent] {
    var merged: [CodedEvent] = []
    for event in events {
      if let same = merged.firstIndex(where: { isSame($0, event) }) {
        merged[same] = joined(merged[same], event)
      } else {
        merged.append(event)
      }
    }
    return merged
  }

  private func isSame(_ a: CodedEvent, _ b: CodedEvent) -> Bool {
    guard a.type == b.type, sameFate(a, b), sameSides(a.actors, b.actors) else { return false }
    if a.isVerbal, a.recipients.isEmpty || b.recipients.isEmpty {
      // positions are told again in other words; meetings and requests may be others
      return Self.positions.contains(a.type) && !isDenial(a) && !isDenial(b)
        || a.entry == b.entry && a.recipients.isEmpty == b.recipients.isEmpty
    }
    if a.isVerbal { return sameSides(a.recipients, b.recipients) }
    return sameSides(a.recipients, b.recipients) && (a.entry == b.entry || a.modes == b.modes)
  }

  private static let positions: Set<EventType> = [.reject, .accuse]

  /// Who denies something rejects that claim and no other.
  private func isDenial(_ event: CodedEvent) -> Bool { event.entry.hasPrefix("deny ") }

  /// What happened, what was denied and what is planned are never one.
  private func sameFate(_ a: CodedEvent, _ b: CodedEvent) -> Bool {
    let told: Set<Factuality.Summary> = [.happened, .ongoing, .claimed]
    return a.summary == b.summary || told.contains(a.summary) && told.contains(b.summary)
  }

  /// The same actors, or those who speak for the same state.
  private func sameSides(_ a: [Int], _ b: [Int]) -> Bool {
    guard !a.isEmpty || !b.isEmpty else { return true }
    func covers(_ one: [Int], _ other: [Int]) -> Bool {
      !one.isEmpty && one.allSatisfy { x in other.contains { cast.isSameSide(x, $0) } }
    }
    return covers(a, b) && covers(b, a)
  }

  private func joined(_ a: CodedEvent, _ b: CodedEvent) -> CodedEvent {
    // the report's own word goes before somebody's claim, and the plainer of two claims first
    var event = a.judgement.links.count <= b.judgement.links.count || a.summary == .happened ? a : b
    if b.summary == .happened, a.summary != .happened { event = b }
    event.actors = mostSpecific(a.actors + b.actors)
    event.recipients = mostSpecific(a.recipients + b.recipients)
    if event.modes.isEmpty, let named = [a, b].first(where: { !$0.modes.isEmpty }) {
      event.cameo = named.cameo
      event.modes = named.modes
    }
    // an attack may use bombs and guns; what is refused or asked for is one thing, told differently
    if !event.isVerbal { event.modes = a.modes + b.modes.filter { !a.modes.contains($0) } }
    event.contexts = a.contexts + b.contexts.filter { !a.contexts.contains($0) }
    event.about = a.about + b.about
    event.actorHeads = a.actorHeads + b.actorHeads
    event.recipientHeads = a.recipientHeads + b.recipientHeads
    event.confidence = max(a.confidence, b.confidence)
    event.evidence = a.evidence + b.evidence
    event.date = mostExact(a.date, b.date) { $0.exactness }
    event.place = mostExact(a.place, b.place) { $0.exactness }
    event.counts = counts(a.counts, b.counts)
    return event
  }

  /// The first of those that are equally exact.
  private func mostExact<Detail>(
    _ a: Detail?, _ b: Detail?, _ exactness: (Detail) -> Int
  ) -> Detail? {
    guard let a, let b else { return a ?? b }
    return exactness(b) > exactness(a) ? b : a
  }

  /// Of two tellings of the same number the one with bounds on both sides, else the first.
  private func counts(_ a: [CodedCount], _ b: [CodedCount]) -> [CodedCount] {
    EventCount.Kind.allCases.compactMap { kind in
      let told = (a + b).filter { $0.kind == kind }
      return told.first { $0.least != nil && $0.most != nil } ?? told.first
    }
  }

  /// A person for the state that the person speaks for.
  private func mostSpecific(_ members: [Int]) -> [Int] {
    var kept: [Int] = []
    for member in members where !kept.contains(member) { kept.append(member) }
    return kept.filter { member in
      let one = cast.members[member]
      guard one.kind != .person, one.speaksForState else { return true }
      return !kept.contains { other in
        let person = cast.members[other]
        return other != member && person.speaksForState && person.country == one.country
          && (person.kind == .person || one.kind == .state)
      }
    }
  }
}
