import Records
import Statements

/// What the PLOVER manual settles whatever the words: intended cooperation is agreement, a promised
/// retreat a concession, and some types need somebody at the other side.
enum PloverRules {
  /// The event as the manual has it, or nil if it has none.
  static func apply(_ event: CodedEvent) -> CodedEvent? {
    if needsTwo.contains(event.type), Set(event.actors + event.recipients).count < 2 { return nil }
    guard event.summary == .planned, isOwnPlan(event) else { return event }
    switch event.type {
    case .consult, .support, .cooperate, .aid: return promised(event, as: .agree)
    case .retreat: return promised(event, as: .concede)
    default: return event
    }
  }

  /// Types that say nothing without somebody they are done with or to.
  private static let needsTwo: Set<EventType> = [.cooperate, .aid, .sanction]

  /// Intended by those who would do it, not foretold or wanted by others.
  private static func isOwnPlan(_ event: CodedEvent) -> Bool {
    event.judgement.links.allSatisfy { link in
      if case .member(let member) = link.source { event.actors.contains(member) } else { false }
    }
  }

  /// The promise is made, whatever becomes of it.
  private static func promised(_ event: CodedEvent, as type: EventType) -> CodedEvent {
    CodedEvent(
      type: type, modes: [], contexts: event.contexts, actors: event.actors,
      recipients: event.recipients, predicate: event.predicate, about: event.about,
      evidence: event.evidence, judgement: event.judgement.promised, entry: event.entry + " (intended)",
      paths: event.paths, lightNoun: event.lightNoun)
  }
}
