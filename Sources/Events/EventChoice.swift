import Language
import Records

/// A type for a word, with what speaks for it.
struct EventChoice {
  let predicate: Token
  let type: EventType
  /// Probability of the type.
  let share: Float
  let probabilities: [EventType: Float]
  let frame: EventLexicon.Frame?
  /// The model alone would have said something else.
  let isByLexicon: Bool
}
