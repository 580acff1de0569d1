/// Who did what to whom, on whose word, how surely: one report's assertion of an event.
public struct Event: Sendable, Equatable, Codable {
  /// Unique in the record: `e1`, `e2`, ….
  public let id: String
  public let type: EventType
  public let mode: [String]
  public let context: [EventContext]
  public let quadClass: Int
  /// PLOVER's score of the mode, or of the type where there is none; −10 to 10.
  public let scale: Double
  /// Ids of actors; everyone, for an event without sides.
  public let actor: [String]
  /// Ids of actors.
  public let recipient: [String]
  /// What the event is about where that is no actor: a plan, a designation.
  public let about: [Evidence]
  /// On whose word, outermost first; the first link is the report itself.
  public let chain: [Attribution]
  /// What each holder of the chain thinks, innermost last.
  public let factuality: [Factuality.Judgement]
  public let tense: Factuality.Tense
  public let auxiliaryMode: [Factuality.AuxiliaryMode]
  public let summary: Factuality.Summary
  /// The sentences and words that the event comes from, the best first.
  public let evidence: [Evidence]
  /// The sentence of the first evidence.
  public let sentence: Evidence
  public let why: Explanation

  public init(
    id: String, type: EventType, mode: [String], context: [EventContext], actor: [String],
    recipient: [String], about: [Evidence], chain: [Attribution],
    factuality: [Factuality.Judgement], tense: Factuality.Tense,
    auxiliaryMode: [Factuality.AuxiliaryMode], summary: Factuality.Summary, evidence: [Evidence],
    sentence: Evidence, why: Explanation
  ) {
    self.id = id
    self.type = type
    self.mode = mode
    self.context = context
    quadClass = type.quadClass
    scale = mode.compactMap { type.modes[$0] }.first ?? type.scale
    self.actor = actor
    self.recipient = recipient
    self.about = about
    self.chain = chain
    self.factuality = factuality
    self.tense = tense
    self.auxiliaryMode = auxiliaryMode
    self.summary = summary
    self.evidence = evidence
    self.sentence = sentence
    self.why = why
  }

  /// Why the event is in the record.
  public struct Explanation: Sendable, Equatable, Codable {
    /// The word that the event was read from.
    public let predicate: Evidence
    /// The entry of the lexicon that names the type: lemma, part of speech, conditions.
    public let lexicon: String
    /// How actor and recipient were found, for instance `nsubj`, `obj`, `nmod:poss of obj`.
    public let path: [String]
    /// What decided about factuality: negations, modals, the verbs above.
    public let signals: [String]

    public init(predicate: Evidence, lexicon: String, path: [String], signals: [String]) {
      self.predicate = predicate
      self.lexicon = lexicon
      self.path = path
      self.signals = signals
    }
  }
}
