import Actors
import Language
import Records
import Statements

/// Codes who did what to whom: every predicate of the lexicon in a frame that fits, with somebody
/// in it, judged by ``Statements``.
package struct EventCoder: Sendable {
  private let lexicon: EventLexicon
  private let contexts: ContextLexicon

  package init(lexicon: EventLexicon, contexts: ContextLexicon) {
    self.lexicon = lexicon
    self.contexts = contexts
  }

  /// The events of a report in the order of the text; what is told twice is one event.
  package func code(_ statements: Statements) -> [CodedEvent] {
    let text = statements.text
    var found: [CodedEvent] = []
    var consumed: Set<Int> = []
    for sentence in text.sentences.indices {
      for token in text.tokens(ofSentence: sentence) where !consumed.contains(token.index) {
        guard var event = event(at: token, statements) else { continue }
        if event.isVerbal || event.type == .protest, isPurpose(token) {
          // "marched to protest": one event; "gathered to demand": the demand is made
          if let head = token.head,
            found.contains(where: { $0.predicate == head.index && $0.type == event.type })
          {
            continue
          }
          event.judgement = event.judgement.promised
        }
        // "launched an attack", "reaffirmed its commitment": the noun is told by the verb
        if let noun = event.lightNoun {
          consumed.insert(noun)
          // "the attack carried out by": the noun came first
          found.removeAll { $0.predicate == noun && $0.type == event.type }
        }
        found.append(event)
      }
    }
    return EventMerger(cast: statements.cast).merge(found)
  }

  private func event(at token: Token, _ statements: Statements) -> CodedEvent? {
    let slots = Slots(lexicon: lexicon, statements: statements, predicate: token)
    guard let frame = lexicon.frames(for: token).first(where: { slots.hold($0.conditions) }),
      let type = frame.type, !isPastime(token)
    else { return nil }
    let actor = slots.first(of: frame.actor)
    var recipient = slots.first(of: frame.recipient, excluding: actor.members)
    if recipient.members.isEmpty, type.quadClass == 4, type != .protest, !frame.recipient.isEmpty {
      // "struck a terminal at the Ukrainian port"
      recipient = slots.first(of: ["inside"], excluding: actor.members)
    }
    guard !actor.members.isEmpty || !recipient.members.isEmpty else { return nil }
    if actor.members.isEmpty, type.quadClass != 4 { return nil }
    let about = slots.about(frame.about).flatMap { about in
      Set(statements.cast.members(at: about)).isDisjoint(with: recipient.members) && !isDate(about)
        ? about : nil
    }
    let modes = frame.mode.map { [$0] } ?? []
    let contexts = contexts.contexts(of: token, in: statements.text)
    let event = CodedEvent(
      type: type, modes: modes,
      cameo: frame.cameo ?? lexicon.cameo.code(for: type, modes: modes, contexts: contexts),
      contexts: contexts, actors: actor.members,
      recipients: recipient.members, predicate: token.index,
      about: about.map { [phrase($0, in: statements.text)] } ?? [],
      evidence: [evidence(token, about, statements.text)],
      judgement: statements.judgement(of: token),
      entry: frame.entry, paths: [actor.path, recipient.path].filter { !$0.isEmpty },
      lightNoun: token.isVerbal && frame.conditions.contains { $0.path.first?.slot == "obj" }
        ? Clause(token).patient?.token.index : nil)
    // nobody's act is worth a row only where it is told as done or denied
    if event.actors.isEmpty, [.hypothetical, .planned, .requested].contains(event.summary) {
      return nil
    }
    return PloverRules.apply(event, statements.cast, lexicon.cameo)
  }

  /// Sport, games and stories: what is attacked there is nobody.
  private func isPastime(_ token: Token) -> Bool {
    token.text.tokens(ofSentence: token.sentence).contains {
      lexicon.word($0.lemma.lowercased(), is: "pastime")
    }
  }

  private func isDate(_ token: Token) -> Bool {
    token.text.names.contains { $0.kind == .date && $0.words.contains(token.index) }
  }

  /// What somebody does something for: "marched to protest"; not what somebody else is asked to do.
  private func isPurpose(_ token: Token) -> Bool {
    guard token.relation.base == .advcl, Clause(token).marks.contains("to"),
      let subject = Clause(token).subject
    else { return false }
    return subject.path.hasPrefix("nsubj")
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
  /// Ranges of words.
  package var about: [Range<Int>]
  package var evidence: [Range<Int>]
  package var judgement: Judgement
  package var entry: String
  package let paths: [String]
  /// The object that the verb only carries: "carried out an **attack**".
  let lightNoun: Int?

  /// Verbal acts happen by being said.
  package var isVerbal: Bool { type.quadClass == 1 || type.quadClass == 3 }

  package var summary: Factuality.Summary { judgement.summary(actedBy: actors, isVerbal: isVerbal) }
}
