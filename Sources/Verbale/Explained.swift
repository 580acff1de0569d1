import Records

/// A record with what was looked at on the way and is no event.
public struct Explained: Sendable {
  /// The record itself; its events say in `why` what they were read by.
  public let record: Record
  /// Words that might have told an event, in the order of the text.
  public let considered: [Considered]

  /// A word that might have told an event, and why it does not.
  public struct Considered: Sendable, Equatable {
    /// The word.
    public let predicate: Evidence
    /// The sentence that it stands in.
    public let sentence: Evidence
    /// The type that it would most likely be of.
    public let type: EventType
    /// How likely that is, 0 to 1.
    public let probability: Double
    /// The entry of the lexicon that fits it; empty if there is none.
    public let lexicon: String
    /// Why it is no event, in words.
    public let reason: String
  }
}
