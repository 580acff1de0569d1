import Actors
import Records
import Statements

/// What the PLOVER manual settles whatever the words: intended cooperation is agreement, a promised
/// retreat a concession, and some types need somebody at the other side.
enum PloverRules {
  /// The event as the manual has it, or nil if it has none.
  static func apply(_ event: CodedEvent, _ cast: Cast, _ cameo: CameoCrosswalk) -> CodedEvent? {
    if needsTwo.contains(event.type), Set(event.actors + event.recipients).count < 2 { return nil }
    guard event.summary == .planned, isOwnPlan(event, cast) else { return event }
    switch event.type {
    case .consult, .support, .cooperate, .aid: return promised(event, as: .agree, cameo)
    case .retreat: return promised(event, as: .concede, cameo)
    default: return event
    }
  }

  /// Types that say nothing without somebody they are done with or to.
  private static let needsTwo: Set<EventType> = [.cooperate, .aid, .sanction]

  /// Intended by those who would do it, not foretold or wanted by others.
  private static func isOwnPlan(_ event: CodedEvent, _ cast: Cast) -> Bool {
    event.judgement.links.allSatisfy { link in
      guard case .member(let member) = link.source else { return false }
      return event.actors.contains { cast.isSameSide($0, member) }
    }
  }

  /// The promise is made, whatever becomes of it.
  private static func promised(
    _ event: CodedEvent, as type: EventType, _ cameo: CameoCrosswalk
  ) -> CodedEvent {
    var promise = event
    promise.type = type
    promise.modes = []
    promise.cameo =
      cameo.code(promising: event.cameo, as: type)
      ?? cameo.code(for: type, modes: [], contexts: event.contexts)
    promise.judgement = event.judgement.promised
    promise.entry += " (intended)"
    if event.type.isSymmetric, event.recipients.isEmpty {
      // of those who would do it together, the first makes the promise to the others
      promise.actors = Array(event.actors.prefix(1))
      promise.recipients = Array(event.actors.dropFirst())
    }
    return promise
  }
}
