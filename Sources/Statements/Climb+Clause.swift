import Language
import Records

/// What a predicate's own clause says of how certain it is, and when.
extension Climb {
  mutating func readOwnClause() {
    readClause(of: predicate)
    readConditions()
    if predicate.relation.base == .root || predicate.relation.base == .parataxis,
      isQuestion(predicate), !isOpenQuestion(predicate)
    {
      compose(.unknown, "?")
      judgement.auxiliaryModes.insert(.hypothetical)
    }
    if predicate.relation.base == .root, Clause(predicate).marks.contains("to") {
      judgement.isPlanned = true
      signal("to")
    }
    if isImperative {
      compose(.unknown, "imperative")
      judgement.isRequested = true
      judgement.tense = .future
    }
  }

  /// Negations, modals, adverbs and determiners of a clause or noun.
  mutating func readClause(of token: Token) {
    // "neither confirmed nor denied" is one negation
    let negations = Clause(token).negations
    if !negations.isEmpty { value = value.negated }
    for negation in negations { signal(negation.form) }
    for word in token.dependents where word.relation.base == .aux { readModal(word, of: token) }
    for word in token.dependents where [.mark, .case].contains(word.relation.base) {
      apply(word, of: token)
    }
    for modifier in token.dependents
    where [.advmod, .amod, .obl].contains(modifier.relation.base) && !negations.contains(modifier) {
      guard let effect = judge.lexicon.effect(ofModifier: modifier),
        judge.lexicon.stance(modifier) == nil
      else { continue }
      compose(effect.positive, modifier.form)
    }
    if token.isNominal, let determiner = token.dependent(.det),
      determiner.lemma.lowercased() == "any"
    {
      compose(.unknown, determiner.form)
      judgement.auxiliaryModes.insert(.hypothetical)
    }
    if token.dependents(.advmod).contains(where: { $0.lemma.lowercased() == "far" }),
      Clause(token).marks.contains("from")
    {
      compose(.certainlyNot, "far from")
    }
  }

  /// "may", "must have", "cannot": what a modal makes of its clause, negated or not.
  mutating func readModal(_ word: Token, of clause: Token) {
    let lemma = word.lemma.lowercased()
    let isPerfect = Clause(clause).auxiliaries.contains { $0.lemma == "have" }
    let isNegated = !Clause(clause).negations.isEmpty
    switch lemma {
    case "would" where isReported(clause) && !isPerfect && !hasCondition(clause):
      // a future seen from the past
      judgement.tense = .future
      signal(word.form)
    case "would" where isNegated && !isPerfect && !hasCondition(clause):
      // "would not say"
      signal(word.form)
    case "would" where isPerfect:
      compose(.certainlyNot, word.form + " have")
    case "must" where isPerfect || Clause(clause).isProgressive:
      compose(.probable, word.form)
    case "should" where isPerfect, "ought" where isPerfect:
      compose(.certainlyNot, word.form + " have")
    case "should" where isTimed(clause), "ought" where isTimed(clause):
      compose(.probable, word.form)
    case "must", "should", "ought", "need":
      compose(.unknown, word.form)
    default:
      guard let effect = judge.lexicon.effect(ofFunctionWord: word) else { return }
      if isNegated {
        value = value.negated
        compose(effect.negated, word.form)
      } else {
        compose(effect.positive, word.form)
      }
    }
  }

  /// A conjunction or a preposition of the clause.
  private mutating func apply(_ word: Token, of clause: Token) {
    let lemma = word.lemma.lowercased()
    if lemma == "if", isCounterfactual(clause) { return }
    if lemma == "due", clause.isVerbal {
      // "is due to land", which the tagger may take for a preposition
      let isPast = (Clause(clause).auxiliaries + clause.dependents(.cop)).contains {
        $0.features["Tense"] == "Past"
      }
      compose(isPast ? .unknown : .probable, "due to")
      judgement.tense = isPast ? .past : .future
      return
    }
    guard let effect = judge.lexicon.effect(ofFunctionWord: word),
      !(word.head.map { Clause($0).negations.contains(word) } ?? false)
    else { return }
    compose(effect.positive, word.form)
  }

  // MARK: Conditions

  private mutating func readConditions() {
    if isCondition(predicate) {
      judgement.isConditional = true
      if isCounterfactual(predicate) {
        compose(.certainlyNot, "had")
      } else if !Clause(predicate).marks.contains("if") {
        compose(.unknown, "condition")
        judgement.auxiliaryModes.insert(.hypothetical)
      }
    }
    guard let condition = condition(of: predicate) else { return }
    let helpers = Clause(predicate).auxiliaries.map { $0.lemma.lowercased() }
    let modals = helpers.filter { Self.modals.contains($0) || ["will", "shall"].contains($0) }
    if isPastPerfect(condition),
      modals.contains(where: { ["would", "could", "might"].contains($0) })
    {
      if !(modals.contains("would") && helpers.contains("have")) {
        compose(.certainlyNot, "had … " + modals[0])
      }
    } else if !modals.isEmpty, !Clause(condition).marks.contains("though") {
      compose(.unknown, "if")
      judgement.isConditional = true
      judgement.auxiliaryModes.insert(.hypothetical)
    }
  }

  /// "if they had known", "if only they had known"
  private func isCounterfactual(_ clause: Token) -> Bool {
    isCondition(clause) && isPastPerfect(clause)
  }

  private func hasCondition(_ clause: Token) -> Bool { condition(of: clause) != nil }

  private func condition(of clause: Token) -> Token? {
    clause.dependents(.advcl).first { isCondition($0) }
  }

  /// "if it rains", "unless …", "should it rain", "had they known"
  private func isCondition(_ clause: Token) -> Bool {
    guard
      clause.relation.base == .advcl
        || clause.relation.base != .ccomp && Clause(clause).marks.contains("if")
    else { return false }
    let marks = Clause(clause).marks
    let opening = clause.subtree.prefix(3).map { $0.form.lowercased() }
    if marks.contains(where: { ["if", "unless", "provided", "lest"].contains($0) })
      || opening == ["as", "long", "as"] || opening == ["so", "long", "as"]
      || ["provided", "providing"].contains(opening.first)
    {
      return !clause.dependents(.advmod).contains { $0.lemma.lowercased() == "even" }
    }
    guard let auxiliary = Clause(clause).auxiliaries.first,
      let subject = clause.dependent(.nsubj), marks.isEmpty
    else { return false }
    return auxiliary.index < subject.index
      && ["had", "should", "were"].contains(auxiliary.form.lowercased())
  }

  private func isPastPerfect(_ clause: Token) -> Bool {
    clause.dependents(.aux).contains { $0.form.lowercased() == "had" || $0.form == "'d" }
  }

  /// "by Sunday", "within days": what should be so by then is expected, not asked for.
  private func isTimed(_ clause: Token) -> Bool {
    clause.dependents.contains { dependent in
      dependent.relation.base == .obl
        && (dependent.relation.subtype == .unmarked
          || ["by", "within", "from", "on", "before", "after"].contains(dependent.preposition ?? ""))
        || ["today", "tomorrow", "tonight", "soon", "shortly"].contains(
          dependent.lemma.lowercased())
    }
  }

  func isReported(_ token: Token) -> Bool {
    if token.relation.base == .ccomp { return token.head.map { isSaying($0) } == true }
    return judge.attributions(near: token).contains { $0.holds(token.index) }
  }

  private func isSaying(_ token: Token) -> Bool { judge.lexicon.stance(token) != nil }

  private func isQuestion(_ token: Token) -> Bool {
    token.dependents(.punct).last?.form == "?"
  }

  /// "Turn back now": a bare verb without a subject at the head of what is said.
  private var isImperative: Bool {
    predicate.features["Mood"] == "Imp" && predicate.dependent(.nsubj) == nil
      && predicate.dependents(.mark).isEmpty
      && predicate.dependents(.aux).allSatisfy {
        $0.lemma == "do"
      }
  }

  // MARK: Tense

  /// When a predicate is, by its own words, or else as the word that governs it.
  func tense(of token: Token) -> Factuality.Tense {
    let tense = grammaticalTense(of: token)
    guard tense == .past || tense == .present && token.isNominal else { return tense }
    return isLongPast(token) ? .historical : tense
  }

  private func grammaticalTense(of token: Token, depth: Int = 0) -> Factuality.Tense {
    let clause = Clause(token)
    let auxiliaries = clause.auxiliaries
    let lemmas = auxiliaries.map { $0.lemma.lowercased() }
    if clause.marks.contains("to"),
      lemmas.contains("be") && !clause.isProgressive || token.relation.base == .root
    {
      return .future  // "are to meet", "PM to visit Beijing"
    }
    if lemmas.contains(where: { ["will", "shall"].contains($0) }) { return .future }
    if lemmas.contains(where: { Self.modals.contains($0) }) {
      if lemmas.contains("have") { return .past }
      if lemmas.contains("can") || clause.isProgressive || clause.isCopular { return .present }
      return .future
    }
    if lemmas.contains("have") { return .past }
    let finite =
      (auxiliaries + token.dependents(.cop)).first { $0.features["VerbForm"] == "Fin" }
      ?? (token.features["VerbForm"] == "Fin" ? token : nil)
    if let finite {
      if finite.features["Tense"] == "Past" { return .past }
      if isAhead(token) || isCondition(token) { return .future }
      return isHeadline(token) && !clause.isProgressive ? .past : .present
    }
    if isAhead(token) { return .future }
    guard depth < 24, let head = token.head else { return .past }
    if token.features["VerbForm"] == "Part", token.relation.base == .root { return .past }
    if token.relation.base == .xcomp, head.lemma == "have", !isAhead(head) { return .future }
    return grammaticalTense(of: head, depth: depth + 1)
  }

  private static let modals: Set = [
    "may", "might", "can", "could", "should", "must", "would", "ought", "need",
  ]

  /// "next week", "tomorrow", "a planned visit"
  private func isAhead(_ token: Token) -> Bool {
    token.dependents.contains { dependent in
      ["tomorrow", "upcoming", "forthcoming", "planned", "scheduled", "looming", "imminent"]
        .contains(dependent.lemma.lowercased())
        || dependent.relation.base == .obl
          && dependent.dependents.contains { $0.lemma.lowercased() == "next" }
    }
  }

  /// A headline tells in the present what has happened.
  private func isHeadline(_ token: Token) -> Bool {
    let sentence = token.text.sentences[token.sentence]
    guard sentence.startsParagraph, !token.predicateIsState else { return false }
    return ![".", "!", "?", "”", "\"", ":"].contains(token.text[sentence.words.upperBound - 1].form)
  }

  /// A year or a span of time in the sentence that lies well before the report.
  ///
  /// Whoever says so says it now, unless the time stands beside the saying itself.
  private func isLongPast(_ token: Token) -> Bool {
    let words = token.text.tokens(ofSentence: token.sentence)
    guard let time = words.first(where: isLongAgo) else { return false }
    let own = token.dependents.contains { $0 == time || $0.dependents.contains(time) }
    if own { return true }
    if isSaying(token) || isRecent(token) { return false }
    return !["since"].contains(time.preposition ?? "")
  }

  /// "on Monday", "last week"
  private func isRecent(_ token: Token) -> Bool {
    token.dependents.flatMap { [$0] + $0.dependents }.contains {
      $0.form.hasSuffix("day") || ["last", "this", "now", "still"].contains($0.lemma.lowercased())
    }
  }

  /// Where the report has no date, what was before this year is long past.
  private static let undatedPast = 2010

  private func isLongAgo(_ word: Token) -> Bool {
    let form = word.form
    if form.utf8.count == 5, form.hasSuffix("0s"), let decade = Int(form.dropLast()) {
      return decade < judge.year.map { $0 - 10 } ?? Self.undatedPast
    }
    // "in 1974", "May 1974"; not "1500 people"
    if form.utf8.count == 4, let named = Int(form), (1000...2100).contains(named),
      ![.nummod, .compound, .det, .amod].contains(word.relation.base)
        || word.head?.partOfSpeech == .properNoun
    {
      return named < judge.year.map { $0 - 1 } ?? Self.undatedPast
        && ["in", "until", "by", "during", "of", "after", "since", nil].contains(word.preposition)
    }
    let isAgo =
      word.dependents.contains { ["ago", "earlier"].contains($0.lemma.lowercased()) }
      || word.head.map { ["ago", "earlier"].contains($0.lemma.lowercased()) } ?? false
    guard isAgo else { return false }
    if ["decade", "century", "generation"].contains(word.lemma) { return true }
    let number = word.dependent(.nummod)?.form.lowercased() ?? ""
    return word.lemma == "year" && (Int(number).map { $0 >= 10 } ?? Self.tens.contains(number))
  }

  private static let tens: Set = [
    "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred",
  ]
}

extension Clause {
  /// "is meeting", "have been meeting"
  var isProgressive: Bool {
    predicate.form.hasSuffix("ing") && auxiliaries.contains { $0.lemma == "be" }
  }

  var isCopular: Bool { predicate.dependent(.cop) != nil }
}

extension Token {
  /// A state, not something that happens: "is ready", "has".
  fileprivate var predicateIsState: Bool {
    dependent(.cop) != nil || ["be", "have", "want", "need", "know"].contains(lemma)
  }
}
