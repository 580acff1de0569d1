/// One link of the chain of those on whose word something is in the report.
///
/// The whole statement that a link comes from is a ``Statement`` of the record.
public struct Attribution: Sendable, Equatable, Codable {
  /// On whose word it is: the outlet, an actor of the record, or somebody unnamed.
  public let source: Source
  /// The word that says that somebody says: `said`, `according to`; nil for the outlet itself, and
  /// where only quotation marks tell.
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
    /// What the words for somebody unnamed tell: `GOV` for "officials familiar with the matter",
    /// `JRN` for "reports", `UNK` for "people close to the talks"; nil for all others.
    public let sector: String?

    /// Makes a source from its parts.
    public init(_ kind: Kind, actor: String? = nil, words: Evidence? = nil, sector: String? = nil) {
      self.kind = kind
      self.actor = actor
      self.words = words
      self.sector = sector
    }

    /// How far a source is identified.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      /// The report itself.
      case outlet
      case actor
      /// Somebody who is described at best: "officials familiar with the matter", "reportedly".
      case unnamed
      /// A quotation of which the report does not make clear who speaks.
      case unclear
    }
  }

  /// How the cue stands to what it introduces: the attitude that the words for saying show.
  ///
  /// The list is closed. What the source thinks follows from ``denying`` and from words like
  /// "doubt"; whether the report itself takes it for so is a matter of ``Factuality``, not of this.
  public enum Stance: String, Sendable, Codable, CaseIterable {
    /// Tells, and no more: say, state, tell, report, according to.
    case neutral
    /// Vouches for it: confirm, reveal, acknowledge, insist.
    case committing
    /// Leaves room for doubt: claim, allege, suggest, reportedly.
    case doubting
    /// Says that it is not so: deny, dismiss, rule out.
    case denying
    /// Wants to know, or wants it done: ask, urge, call for.
    case asking
    /// Has it done: order, instruct, direct.
    case ordering
    /// Binds the source to do it: promise, vow, threaten.
    case promising
    /// Says how good or bad it is: praise, criticise, condemn.
    case evaluating
  }
}
