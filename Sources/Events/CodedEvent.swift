import Actors
import Records
import Statements

/// What the coding of a report gives.
package struct EventCoding: Sendable {
  package var events: [CodedEvent] = []
  /// With those whom no list knows and who act or are acted upon.
  package var cast: Cast
  /// What was looked at and is no event.
  package var considered: [Considered] = []

  /// A word that might have told an event.
  package struct Considered: Sendable {
    package let predicate: Int
    /// The likeliest type.
    package let type: EventType
    package let share: Float
    package let entry: String?
    package let reason: Reason
  }
}

extension EventCoding.Considered {
  /// Why a word is no event.
  package enum Reason: String, Sendable {
    case unlikely = "the model takes it for no event"
    case noEventByLexicon = "the lexicon says that this is no event"
    case nobody = "nobody acts or is acted upon"
    case manual = "the manual asks for somebody on the other side"
  }
}

/// An event in terms of the text and the cast.
package struct CodedEvent: Sendable {
  package var type: EventType
  package var modes: [String]
  package var contexts: [EventContext]
  /// Indices into the cast.
  package var actors: [Int]
  package var recipients: [Int]
  /// Index of the word that the event was read from.
  package let predicate: Int
  /// Words that head the phrases in the roles.
  package var actorHeads: [Int]
  package var recipientHeads: [Int]
  /// Ranges of words.
  package var about: [Range<Int>]
  package var evidence: [Range<Int>]
  package var judgement: Judgement
  /// The lexicon's for the predicate; empty where the model alone names the type.
  package var entry: String
  package let paths: [String]
  /// Of the types that are likely at all.
  package let probabilities: [EventType: Float]
  package var confidence: Float

  /// Verbal acts happen by being said.
  package var isVerbal: Bool { type.quadClass == 1 || type.quadClass == 3 }

  package var summary: Factuality.Summary { judgement.summary(actedBy: actors, isVerbal: isVerbal) }
}
