import Actors
import Encoder
import Foundation
import Language
import Records
import Statements

/// Codes who did what to whom: words that the model takes for events, named with the lexicon, with
/// those whom it gives the roles, judged by ``Statements``.
package struct EventCoder: Sendable {
  /// The model is surer than it is right: its log odds are divided by this.
  private static let temperature: Float = 2
  /// How much likelier a type is that the lexicon names for the predicate's frame, and how much
  /// likelier no event is where it says so, for each step of the frame's weight; logarithms.
  private static let trust: Float = 1.2
  /// The same for a frame that asks for two certain things, and for one of somebody's own layer.
  private static let sure: Float = 10
  private static let own: Float = 50
  /// A context must be at least this likely.
  private static let leastContext: Float = 0.35
  /// How much the other events of a paragraph and of a report say of an event's contexts.
  private static let ofParagraph: Float = 0.25
  private static let ofReport: Float = 0.25

  private let lexicon: EventLexicon
  private let contexts: ContextLexicon
  private let rules: EventRules
  package let details: DetailLexicon
  private let model: EventModel?
  private let words: WordMeanings?
  private let scenes: SceneModel?
  private let meanings: MeaningModel?
  private let calibration: Calibration
  /// What a noun for somebody tells of the sector: `MIL` for "troops".
  private let sectorOfRole: @Sendable (String) -> String?
  /// Whether a noun names no one who could act, or be acted upon: an idea, a time.
  private let isNobody: @Sendable (_ noun: String, _ asRecipient: Bool) -> Bool

  package init(
    lexicon: EventLexicon, contexts: ContextLexicon, rules: EventRules, details: DetailLexicon,
    model file: ModelFile? = nil, words: WordMeanings? = nil,
    sectorOfRole: @escaping @Sendable (String) -> String?,
    isNobody: @escaping @Sendable (_ noun: String, _ asRecipient: Bool) -> Bool
  ) throws(ModelError) {
    self.lexicon = lexicon
    self.contexts = contexts
    self.rules = rules
    self.details = details
    model = if let file { try EventModel(file) } else { nil }
    self.words = words
    scenes = if let file, words != nil { try SceneModel(file) } else { nil }
    meanings = if let file, words != nil { try MeaningModel(file) } else { nil }
    calibration = try Calibration(file)
    self.sectorOfRole = sectorOfRole
    self.isNobody = isNobody
  }

  /// The events of a report in the order of the text; what is told twice is one event.
  ///
  /// `published` is the day of the report, `dateline` the place it was written in.
  package func code(
    _ statements: Statements, published: CalendarDate? = nil, dateline: String? = nil
  ) -> EventCoding {
    let sentences = read(statements)
    var coding = told(sentences, statements)
    let details = EventDetails(
      statements.text, statements.cast, details, published: published, dateline: dateline)
    for index in coding.events.indices { coding.events[index].take(details, statements.text) }
    coding.events = EventMerger(cast: coding.cast).merge(coding.events)
    for index in coding.events.indices {
      let sentence = statements.text[coding.events[index].predicate].sentence
      coding.events[index].meaning = sentences[sentence].meaning
    }
    return coding
  }

  /// What each sentence tells.
  private func read(_ statements: Statements) -> [Told] {
    let text = statements.text
    let hasVectors = text.vectors.count == text.words.count
    return text.sentences.map { sentence in
      let reading = hasVectors ? model?.read(sentence.words, of: text) : nil
      var considered: [EventCoding.Considered] = []
      let choices = text.tokens(sentence.words).filter(\.mayTell).compactMap {
        choice($0, reading, statements, &considered)
      }
      let vectors =
        hasVectors && !choices.isEmpty ? words?.vectors(sentence.words, of: text) : nil
      let scene = vectors.flatMap { scenes?.read(sentence.words, $0) }
      return Told(
        reading: reading, meaning: vectors.flatMap { meanings?.meaning($0) },
        choices: choices.map { ($0, scene?.circumstances(of: $0.predicate.index) ?? .init()) },
        considered: considered)
    }
  }

  /// Every telling of an event, unmerged.
  package func told(_ statements: Statements) -> EventCoding {
    told(read(statements), statements)
  }

  private func told(_ sentences: [Told], _ statements: Statements) -> EventCoding {
    let text = statements.text
    var coding = EventCoding(cast: statements.cast)
    coding.considered = sentences.flatMap(\.considered)
    let report = Self.meanContexts(sentences)
    for paragraph in text.sentences.paragraphs {
      let around = Self.meanContexts(sentences[paragraph])
      for sentence in sentences[paragraph] {
        let found = sentence.choices.flatMap { choice, own in
          events(
            choice, sentence.reading, modes(choice, own),
            contexts(choice.predicate, own.contexts, around, report), statements, &coding)
        }
        coding.events += withoutEchoes(found, text, coding.cast)
      }
    }
    coding.events = rules.apply(to: coding.events, coding.cast, text, lexicon.cameo) { event in
      coding.considered.append(
        .init(
          predicate: event.predicate, type: event.type, share: event.shares.type,
          entry: event.entry, reason: .manual))
    }
    coding.considered.sort { $0.predicate < $1.predicate }
    return coding
  }

  /// Logarithms of how likely each type is of what one span does to another, over a whole text.
  package func types(from source: [Int], to target: [Int], in text: AnnotatedText)
    -> [EventType: Float]
  {
    model?.read(0..<text.words.count, of: text).types(from: source, to: target) ?? [:]
  }

  // MARK: What

  /// What a sentence tells.
  private struct Told {
    let reading: EventReading?
    /// Nil where no word tells an event.
    let meaning: Meaning?
    let choices: [(choice: EventChoice, circumstances: Circumstances)]
    let considered: [EventCoding.Considered]
  }

  private func choice(
    _ token: Token, _ reading: EventReading?, _ statements: Statements,
    _ considered: inout [EventCoding.Considered]
  ) -> EventChoice? {
    guard let reading else { return choice(token, statements) }
    var scores = EventReading.logShares(
      reading.types(of: token.index).map { $0 / Self.temperature })
    let frames = lexicon.frames(for: token)
    // what is hardly an event needs no look at the lexicon
    guard scores[0] < log(0.9995) || frames.contains(where: { lead(of: $0) >= Self.sure }) else {
      return nil
    }
    let ownBest = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let frame = held(frames, token, statements)
    if let frame {
      let place = frame.type.flatMap { reading.types.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      scores[place] += lead(of: frame)
      scores = EventReading.logShares(scores)
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let likeliest = scores.indices.dropFirst().max { scores[$0] < scores[$1] } ?? 1
    let probabilities = Dictionary(
      uniqueKeysWithValues: reading.types.indices.filter { scores[$0 + 1] > log(0.02) }
        .map { (reading.types[$0], exp(scores[$0 + 1])) })
    guard best > 0 else {
      considered.append(
        .init(
          predicate: token.index, type: reading.types[likeliest - 1],
          share: exp(scores[likeliest]), entry: frame?.entry,
          reason: frame != nil && frame?.type == nil ? .noEventByLexicon : .unlikely))
      return nil
    }
    let type = reading.types[best - 1]
    return EventChoice(
      predicate: token, type: type, share: exp(scores[best]), probabilities: probabilities,
      frame: frame?.type == type ? frame : nil, isByLexicon: ownBest != best)
  }

  /// How much a frame that holds speaks for its type; that of one's own layer decides.
  private func lead(of frame: EventLexicon.Frame) -> Float {
    if frame.isOwn { return Self.own }
    return frame.isSure ? Self.sure : Self.trust * Float(frame.weight + 1)
  }

  /// The strongest frame that holds around a word.
  private func held(
    _ frames: [EventLexicon.Frame], _ token: Token, _ statements: Statements
  ) -> EventLexicon.Frame? {
    let slots = Slots(lexicon: lexicon, statements: statements, predicate: token)
    return frames.first { slots.hold($0.conditions) }
  }

  /// By the lexicon alone.
  private func choice(_ token: Token, _ statements: Statements) -> EventChoice? {
    guard let frame = held(lexicon.frames(for: token), token, statements), let type = frame.type
    else { return nil }
    return EventChoice(
      predicate: token, type: type, share: 1, probabilities: [:], frame: frame, isByLexicon: true)
  }

  /// The likeliest mode; that of the lexicon where the model has none.
  private func modes(_ choice: EventChoice, _ own: Circumstances) -> [String] {
    (own.mode(of: choice.type) ?? choice.frame?.mode).map { [$0] } ?? []
  }

  /// What the model reads from the event, from those of its paragraph and from those of the report,
  /// the likeliest first; then what words of the sentence speak of.
  private func contexts(
    _ token: Token, _ own: [EventContext: Float], _ around: [EventContext: Float],
    _ report: [EventContext: Float]
  ) -> [EventContext] {
    let shares = own.map { context, share in
      let others =
        Self.ofParagraph * around[context, default: 0] + Self.ofReport * report[context, default: 0]
      return (context, (1 - Self.ofParagraph - Self.ofReport) * share + others)
    }
    let likely = shares.filter { $0.1 >= Self.leastContext }
      .sorted { ($0.1, $1.0.rawValue) > ($1.1, $0.0.rawValue) }.map(\.0)
    let named = contexts.contexts(of: token, ownOnly: !own.isEmpty)
    return likely + named.filter { !likely.contains($0) }
  }

  /// The mean, over what some sentences tell, of how likely each context is.
  private static func meanContexts(_ sentences: some Sequence<Told>) -> [EventContext: Float] {
    let shares = sentences.flatMap { $0.choices.map(\.circumstances.contexts) }
    return shares.reduce(into: [:]) { sums, own in sums.merge(own) { $0 + $1 } }
      .mapValues { $0 / Float(shares.count) }
  }

  // MARK: Who

  private func events(
    _ choice: EventChoice, _ reading: EventReading?, _ modes: [String],
    _ contexts: [EventContext], _ statements: Statements, _ coding: inout EventCoding
  ) -> [CodedEvent] {
    let token = choice.predicate
    let text = statements.text
    let reader = RoleReader(text: text, predicate: token)
    let filled = reader.actorAndRecipient(reading)
    let filler = RoleFiller(
      lexicon: lexicon, statements: statements, predicate: token, sectorOfRole: sectorOfRole,
      isNobody: isNobody)
    let (actor, recipient) = filler.fill(
      choice, actor: filled.actor.heads, recipient: filled.recipient.heads, &coding.cast)
    func leftOut(_ reason: EventCoding.Considered.Reason) -> [CodedEvent] {
      coding.considered.append(
        .init(
          predicate: token.index, type: choice.type, share: choice.share,
          entry: choice.frame?.entry, reason: reason))
      return []
    }
    guard !actor.members.isEmpty || !recipient.members.isEmpty else { return leftOut(.nobody) }
    let about = about(choice, recipient, statements, coding.cast)
    let shares = EventShares(
      type: choice.share, actor: filled.actor.share, recipient: filled.recipient.share,
      isInLexicon: choice.frame != nil)
    let event = CodedEvent(
      type: choice.type, modes: modes,
      cameo: choice.frame?.cameo
        ?? lexicon.cameo.code(for: choice.type, modes: modes, contexts: contexts),
      contexts: contexts,
      actors: actor.members, recipients: recipient.members, predicate: token.index,
      actorHeads: actor.heads, recipientHeads: recipient.heads,
      about: about.map { [phrase($0, in: text)] } ?? [],
      evidence: [evidence(token, about, text)], judgement: statements.judgement(of: token),
      entry: choice.frame?.entry ?? "",
      paths: (actor.heads + recipient.heads).map { reader.path(to: text[$0]) },
      probabilities: choice.probabilities, confidence: calibration.confidence(shares),
      shares: shares)
    // nobody's act is worth a row only where it is told as done or denied
    if event.actors.isEmpty, [.hypothetical, .planned, .requested].contains(event.summary) {
      return leftOut(.nobody)
    }
    return [event]
  }

  // MARK: The rest

  /// What an event is about: by the lexicon's entry, else what a verbal act has as its object.
  private func about(
    _ choice: EventChoice, _ recipient: RoleFiller.Side, _ statements: Statements,
    _ cast: Cast
  ) -> Token? {
    let slots = Slots(
      lexicon: lexicon, statements: statements, cast: cast, predicate: choice.predicate)
    let named = choice.frame?.about ?? []
    let open = [1, 3].contains(choice.type.quadClass) ? Self.objects : []
    guard let about = slots.about(named.isEmpty ? open : named),
      !recipient.heads.contains(about.index),
      Set(cast.members(at: about)).isDisjoint(with: recipient.members), !isDate(about)
    else { return nil }
    return about
  }

  private static let objects = ["obj", "xcomp", "ccomp", "of", "for", "to", "on", "against"]

  private func isDate(_ token: Token) -> Bool {
    token.text.names.contains { $0.kind == .date && $0.words.contains(token.index) }
  }

  /// Without those that only carry another: "**launched** an attack", "**reaffirmed** its
  /// commitment". Who carries it does it.
  private func withoutEchoes(
    _ events: [CodedEvent], _ text: AnnotatedText, _ cast: Cast
  ) -> [CodedEvent] {
    var kept = events
    for event in events {
      let verb = text[event.predicate]
      guard verb.isVerbal,
        let place = kept.firstIndex(where: { other in
          let noun = text[other.predicate]
          guard noun.head == verb, noun.relation.base == .obj, !noun.isVerbal else { return false }
          let isOwn = other.actors.allSatisfy { actor in
            event.actors.contains { cast.isSameSide($0, actor) }
          }
          return isOwn
            && (other.type == event.type && lexicon.word(verb.lemma.lowercased(), is: "light")
              || other.type == .agree && event.type == .support)
        })
      else {
        // "an air strike **tore** through a market": the strike is the event
        if let noun = kept.firstIndex(where: {
          text[$0.predicate].isSubject(of: verb) && $0.type == event.type
            && $0.recipients == event.recipients
        }) {
          kept[noun].evidence += event.evidence
          kept.removeAll { $0.predicate == event.predicate }
        }
        continue
      }
      kept[place].actors = event.actors
      kept[place].actorHeads = event.actorHeads
      kept.removeAll { $0.predicate == event.predicate }
    }
    return kept
  }

  /// From the predicate's own words to the end of what it is about.
  private func evidence(_ token: Token, _ about: Token?, _ text: AnnotatedText) -> Range<Int> {
    let kept: Set<Relation.Base> = [.aux, .advmod, .compound, .obj, .iobj, .cop, .xcomp]
    let own =
      token.dependents.filter { kept.contains($0.relation.base) }.map(\.index) + [token.index]
    let objects =
      token.dependents(.obj).map { phrase($0, in: text) }
      + (about.map { [phrase($0, in: text)] } ?? [])
    let sentence = text.sentences[token.sentence].words
    let first = min(own.min() ?? token.index, objects.map(\.lowerBound).min() ?? token.index)
    let last = max((own.max() ?? token.index) + 1, objects.map(\.upperBound).max() ?? 0)
    return max(first, sentence.lowerBound)..<min(last, sentence.upperBound)
  }

  /// A word with all that hangs on it, without a comma at its end.
  private func phrase(_ token: Token, in text: AnnotatedText) -> Range<Int> {
    let words = token.subtree.map(\.index)
    var end = (words.last ?? token.index) + 1
    while end - 1 > token.index, text[end - 1].partOfSpeech == .punctuation { end -= 1 }
    return (words.first ?? token.index)..<end
  }
}

extension Token {
  fileprivate func isSubject(of verb: Token) -> Bool {
    head == verb && relation.base == .nsubj && !isVerbal
  }

  /// Whether a word can tell an event at all.
  fileprivate var mayTell: Bool {
    [.verb, .noun, .properNoun, .adjective, .auxiliary, .adverb].contains(partOfSpeech)
  }
}
