/// Who did what to whom, on whose word, how surely: one report's assertion of an event.
public struct Event: Sendable, Equatable, Codable {
  /// Unique in the record: `e1`, `e2`, ….
  public let id: String
  /// Cooperation promised is `agree`, a retreat promised `concede`.
  public let type: EventType
  /// Keys of the type's ``EventType/modes``; empty if none applies, and the first sets the scale.
  public let mode: [String]
  /// The code of CAMEO, PLOVER's forerunner, that fits best, in two to four digits: `0231`, `195`.
  ///
  /// The lexicon entry's code; where it has none, or a rule has changed the type, that of the
  /// crosswalk for type, mode and context.
  public let cameo: String
  /// What the event is part of.
  public let context: [EventContext]
  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
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
  /// When it is, seen from the report.
  public let tense: Factuality.Tense
  /// Without repetition, in the order of their names.
  public let auxiliaryMode: [Factuality.AuxiliaryMode]
  /// How likely it is that type, actor and recipient are right, calibrated; 0 to 1.
  public let confidence: Double
  /// What a person wants to know first, derived from chain, values and tense.
  public let summary: Factuality.Summary
  /// When it is: as the text tells, else the day of the report; nil where neither is known, and for
  /// what lies ahead or long back at no stated time.
  public let date: EventDate?
  /// Where it is; nil where the report names no place for it.
  public let place: EventPlace?
  /// How many people it killed, hurt, held, drove out or brought together; at most one of a kind.
  public let counts: [EventCount]
  /// The sentences and words that the event comes from, the best first.
  public let evidence: [Evidence]
  /// The sentence of the first evidence.
  public let sentence: Evidence
  /// What the sentence means, for telling whether two events are one; nil where the model cannot
  /// tell.
  public let meaning: Meaning?
  /// The words and rules that the event was read by.
  public let why: Explanation

  /// Makes an event from its parts; quad class and scale follow from type and mode.
  public init(
    id: String, type: EventType, mode: [String], cameo: String, context: [EventContext],
    actor: [String], recipient: [String], about: [Evidence], chain: [Attribution],
    factuality: [Factuality.Judgement], tense: Factuality.Tense,
    auxiliaryMode: [Factuality.AuxiliaryMode], summary: Factuality.Summary, confidence: Double,
    date: EventDate? = nil, place: EventPlace? = nil, counts: [EventCount] = [],
    evidence: [Evidence], sentence: Evidence, meaning: Meaning? = nil, why: Explanation
  ) {
    self.id = id
    self.type = type
    self.mode = mode
    self.cameo = cameo
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
    self.confidence = confidence
    self.date = date
    self.place = place
    self.counts = counts
    self.evidence = evidence
    self.sentence = sentence
    self.meaning = meaning
    self.why = why
  }

  /// Why the event is in the record.
  public struct Explanation: Sendable, Equatable, Codable {
    /// The word that the event was read from.
    public let predicate: Evidence
    /// The words that name who acts.
    public let actor: [Evidence]
    /// The words that name who is acted upon.
    public let recipient: [Evidence]
    /// The entry of the lexicon that names the same type: lemma, part of speech, conditions; empty
    /// where the model alone names it.
    public let lexicon: String
    /// How the words for actor and recipient hang on the predicate, for instance `nsubj`, `obj`,
    /// `nmod:poss of obj`.
    public let path: [String]
    /// How likely the model takes each type to be that is likely at all.
    public let probabilities: [String: Double]
    /// The rule of PLOVER's manual that made the type another; nil if none did.
    public let rule: String?
    /// What decided about factuality: negations, modals, the verbs above.
    public let signals: [String]

    /// Makes an explanation from its parts.
    public init(
      predicate: Evidence, actor: [Evidence], recipient: [Evidence], lexicon: String,
      path: [String], probabilities: [String: Double], rule: String? = nil, signals: [String]
    ) {
      self.predicate = predicate
      self.actor = actor
      self.recipient = recipient
      self.lexicon = lexicon
      self.path = path
      self.probabilities = probabilities
      self.rule = rule
      self.signals = signals
    }
  }
}
