/// One link of the chain of those on whose word something is in the report.
public struct Attribution: Sendable, Equatable, Codable {
  /// On whose word it is: the outlet, an actor of the record, or somebody unnamed.
  public let source: Source
  /// The word that says that somebody says: `said`, `according to`; nil for the outlet itself.
  public let cue: Evidence?
  /// Read from the cue; nil for the outlet itself.
  public let stance: Stance?
  /// Whether the content is given in the source's own words, between quotation marks.
  public let verbatim: Bool

  /// Makes a link from its parts.
  public init(source: Source, cue: Evidence? = nil, stance: Stance? = nil, verbatim: Bool = false) {
    self.source = source
    self.cue = cue
    self.stance = stance
    self.verbatim = verbatim
  }

  /// Somebody on whose word something is in the report.
  public struct Source: Sendable, Equatable, Codable {
    /// Which of the three it is; it decides what else is known.
    public let kind: Kind
    /// Id of an actor of the record, for `actor`.
    public let actor: String?
    /// The words that name or describe the source; nil for the outlet, and where there are none.
    public let words: Evidence?

    /// Makes a source from its parts.
    public init(_ kind: Kind, actor: String? = nil, words: Evidence? = nil) {
      self.kind = kind
      self.actor = actor
      self.words = words
    }

    /// How far a source is identified.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      /// The report itself.
      case outlet
      case actor
      /// Somebody who is described at best: "officials familiar with the matter", "reportedly".
      case unnamed
    }
  }

  /// How the cue stands to what it introduces.
  public enum Stance: String, Sendable, Codable, CaseIterable {
    case neutral, committing, doubting, denying, asking, ordering, promising, evaluating
  }
}
