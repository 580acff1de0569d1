import Actors
import Encoder
import Foundation
import Language
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
  /// CAMEO's code: the entry's, or the one that fits type, mode and context best.
  package var cameo: String
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
  package var date: CodedDate?
  package var place: CodedPlace?
  package var counts: [CodedCount] = []
  /// What the sentence means; nil where the model cannot tell.
  package var meaning: Meaning?
  /// The lexicon's for the predicate; empty where the model alone names the type.
  package var entry: String
  /// The rule of the manual that made the type another; nil if none did.
  package var rule: String?
  package let paths: [String]
  /// Of the types that are likely at all.
  package let probabilities: [EventType: Float]
  /// How likely type, actor and recipient are right together.
  package var confidence: Float
  /// What the confidence was computed from.
  package let shares: EventShares

  /// Verbal acts happen by being said.
  package var isVerbal: Bool { type.quadClass == 1 || type.quadClass == 3 }

  /// Takes up when and where it is, and how many it is about.
  mutating func take(_ details: EventDetails, _ text: AnnotatedText) {
    let token = text[predicate]
    date = details.date(of: token, type: type, isAhead: judgement.isAhead)
    place = details.place(of: token, type: type)
    counts = details.counts(of: token, type: type)
  }

  package var summary: Factuality.Summary { judgement.summary(actedBy: actors, isVerbal: isVerbal) }
}

/// How sure the model is of the parts of an event; probabilities.
package struct EventShares: Sendable {
  package let type: Float
  package let actor: Float
  package let recipient: Float
  /// Whether the lexicon names the same type.
  package let isInLexicon: Bool

  /// For the logistic regression: log odds, and whether the lexicon agrees.
  package var features: [Float] {
    [Self.logOdds(type), Self.logOdds(actor), Self.logOdds(recipient), isInLexicon ? 1 : 0]
  }

  private static func logOdds(_ share: Float) -> Float {
    let share = min(max(share, 0.001), 0.999)
    return log(share / (1 - share))
  }
}

/// Turns the shares of the model into the probability that an event is right.
struct Calibration: Sendable {
  /// A constant, then a weight for each of ``EventShares/features``.
  private let weights: [Float]

  /// Reads `confidence` of the file's metadata; without it the shares are multiplied.
  init(_ file: ModelFile?) throws(ModelError) {
    guard let file, let json = file.metadata["confidence"] else {
      weights = []
      return
    }
    guard let weights = try? JSONDecoder().decode([Float].self, from: Data(json.utf8)),
      weights.count == 5
    else { throw file.error(.lacks("five weights “confidence”")) }
    self.weights = weights
  }

  func confidence(_ shares: EventShares) -> Float {
    guard let constant = weights.first else {
      return shares.type * shares.actor * shares.recipient
    }
    let score = zip(weights.dropFirst(), shares.features).reduce(constant) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-score))
  }
}
