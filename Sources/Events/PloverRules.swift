import Actors
import Language
import Records
import Statements

/// What the PLOVER manual settles whatever the words: intended cooperation is agreement, a promised
/// retreat a concession, and some types need somebody at the other side.
enum PloverRules {
  /// The events that the manual makes of one: none, itself or another, or two.
  static func apply(_ event: CodedEvent, _ cast: Cast, _ text: AnnotatedText) -> [CodedEvent] {
    if needsTwo.contains(event.type), Set(event.actors + event.recipients).count < 2 { return [] }
    if event.type == .sanction, event.modes.contains("convict"), isPrison(event, text) {
      var imprisonment = event
      imprisonment.type = .coerce
      imprisonment.modes = ["arrest"]
      return [event, imprisonment]
    }
    guard event.summary == .planned, isOwnPlan(event, cast) else { return [event] }
    switch event.type {
    case .consult, .support, .cooperate, .aid: return [promised(event, as: .agree)]
    case .retreat: return [promised(event, as: .concede)]
    default: return [event]
    }
  }

  /// "sentenced to four years", "jailed for life"
  private static func isPrison(_ event: CodedEvent, _ text: AnnotatedText) -> Bool {
    let predicate = text[event.predicate]
    return imprisoning.contains(predicate.lemma.lowercased())
      || predicate.subtree.contains { prison.contains($0.lemma.lowercased()) }
  }

  private static let imprisoning: Set = ["jail", "imprison"]
  private static let prison: Set = [
    "prison", "jail", "year", "month", "life", "imprisonment", "custody", "bar",
  ]

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
  private static func promised(_ event: CodedEvent, as type: EventType) -> CodedEvent {
    var promise = event
    promise.type = type
    promise.modes = []
    promise.judgement = event.judgement.promised
    if !promise.entry.isEmpty { promise.entry += " (intended)" }
    if event.type.isSymmetric, event.recipients.isEmpty {
      // of those who would do it together, the first makes the promise to the others
      promise.actors = Array(event.actors.prefix(1))
      promise.recipients = Array(event.actors.dropFirst())
    }
    return promise
  }
}
