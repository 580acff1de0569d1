/// An attribution of the report: who says what, by which words.
///
/// Source: the scheme of source, cue and content is that of PolNeAR (Newell, Margolin and Ruths
/// 2018), "An attribution relations corpus for political news".
public struct Statement: Sendable, Equatable, Codable {
  /// Unique in the record: `s1`, `s2`, ….
  public let id: String
  /// On whose word it is.
  public let source: Attribution.Source
  /// The words that say that somebody says so; nil where only quotation marks do.
  public let cue: Evidence?
  /// What is said, in the order of the text; several where it is interrupted.
  public let content: [Evidence]
  /// Read from the cue.
  public let stance: Attribution.Stance
  /// Whether all of the content stands between quotation marks.
  public let verbatim: Bool
  /// Whether the source is told not to have said so: "has not confirmed that", "no group claimed".
  public let negated: Bool
  /// Id of the statement whose content this one is part of; nil if it is the report's own.
  public let within: String?

  /// Makes a statement from its parts.
  public init(
    id: String, source: Attribution.Source, cue: Evidence?, content: [Evidence],
    stance: Attribution.Stance, verbatim: Bool, negated: Bool = false, within: String?
  ) {
    self.id = id
    self.source = source
    self.cue = cue
    self.content = content
    self.stance = stance
    self.verbatim = verbatim
    self.negated = negated
    self.within = within
  }
}

/// Words that somebody is quoted with.
public struct Quotation: Sendable, Equatable, Codable {
  /// The words with their marks; of a line of dialogue, without its dash.
  public let evidence: Evidence
  /// The speaker; `unclear` where the report does not tell.
  public let speaker: Attribution.Source
  /// The word that says who speaks; nil where there is none.
  public let cue: Evidence?
  /// Whether they could stand alone as what was said; else they are a part of the report's sentence.
  public let whole: Bool

  /// Makes a quotation from its parts.
  public init(
    evidence: Evidence, speaker: Attribution.Source, cue: Evidence? = nil, whole: Bool
  ) {
    self.evidence = evidence
    self.speaker = speaker
    self.cue = cue
    self.whole = whole
  }
}
