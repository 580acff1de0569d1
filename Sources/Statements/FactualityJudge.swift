import Actors
import Language
import Records

/// Judges how certain a predicate is, and for whom, by climbing from it to the root.
///
/// Source of the method: nested sources and polarity as in FactBank (Saurí and Pustejovsky 2009);
/// implicatives as in Karttunen 1971.
struct FactualityJudge: Sendable {
  let lexicon: StatementLexicon
  let attribution: AttributionReader
  let attributions: [StatedAttribution]
  let quotations: [Quote]
  let year: Int?

  func judge(_ predicate: Token) -> Judgement {
    var climb = Climb(judge: self, at: predicate)
    climb.run()
    return climb.judgement
  }
}

/// One climb from a predicate to the root of its sentence.
private struct Climb {
  let judge: FactualityJudge
  let predicate: Token
  var judgement = Judgement()
  private var value = Factuality.certain
  /// Whether the way up still leads over what happens, not over somebody or something in it.
  private var isOverEvents = true
  /// Values of the holders that were passed, innermost first.
  private var passed: [Factuality] = []

  init(judge: FactualityJudge, at predicate: Token) {
    self.judge = judge
    self.predicate = predicate
  }

  mutating func run() {
    readTense()
    readOwnClause(predicate)
    var within = judge.attributions.filter { $0.holds(predicate.index) }.sorted { $0.size < $1.size }
    var current = predicate
    var steps = 0
    while steps < 64, let head = current.head {
      // whatever is left behind on the way up is what its source says
      let left = within.prefix { !$0.holds(head.index) }
      within.removeFirst(left.count)
      left.forEach { pass($0) }
      if left.contains(where: { $0.cueHead == head.index }) {
        embed(head)
      } else {
        step(from: current, to: head)
      }
      current = head
      steps += 1
    }
    within.forEach { pass($0) }
    markVerbatim()
    judgement.values = passed + [value]
    if judgement.values[0].isNegative { judgement.auxiliaryModes.insert(.negation) }
    if judgement.tense == .future { judgement.auxiliaryModes.insert(.future) }
    if judgement.tense == .historical { judgement.auxiliaryModes.insert(.historical) }
  }

  // MARK: The predicate's own clause

  private mutating func readTense() {
    let clause = Clause(predicate)
    let auxiliaries = clause.auxiliaries + predicate.dependents(.cop)
    if predicate.isVerbal || !auxiliaries.isEmpty {
      let finite = auxiliaries.first ?? predicate
      judgement.tense =
        finite.features["Tense"] == "Pres" && !auxiliaries.contains { $0.lemma == "have" }
        ? .present : .past
      if predicate.features["VerbForm"] == "Ger" || predicate.form.hasSuffix("ing"),
        auxiliaries.contains(where: { $0.lemma == "be" }), judgement.tense == .present
      {
        judgement.isOngoing = true
      }
    } else if let verb = predicate.ancestors.first(where: \.isVerbal),
      verb.features["Tense"] == "Pres"
    {
      judgement.tense = .present
    }
    if clause.marks.contains("to"), auxiliaries.contains(where: { $0.lemma == "be" }) {
      // "are to meet"
      judgement.tense = .future
      judgement.isPlanned = true
      signal("be to")
    }
    if let year = yearLongPast {
      judgement.tense = .historical
      signal(year.form)
    }
  }

  /// A year named beside the predicate that lies well before the report's.
  private var yearLongPast: Token? {
    guard let year = judge.year else { return nil }
    let clause = [predicate] + (predicate.isNominal ? predicate.ancestors : [])
    return clause.flatMap(\.dependents).filter { [.obl, .nmod, .advcl].contains($0.relation.base) }
      .flatMap { [$0] + $0.dependents }
      .first { token in
        guard token.form.utf8.count == 4, let named = Int(token.form) else { return false }
        return (1000...2100).contains(named) && named < year - 1
          && ["in", "until", "by", "during", "of", "after", nil].contains(token.preposition)
      }
  }

  private mutating func readOwnClause(_ token: Token) {
    // "neither confirmed nor denied" is one negation
    let negations = Clause(token).negations
    if !negations.isEmpty { value = value.negated }
    for negation in negations { signal(negation.form) }
    for word in token.dependents where [.aux, .mark, .case].contains(word.relation.base) {
      apply(word)
    }
    for modifier in token.dependents
    where [.advmod, .amod].contains(modifier.relation.base) && !negations.contains(modifier) {
      if let effect = judge.lexicon.effect(modifier), judge.lexicon.stance(modifier) == nil {
        compose(effect.positive, modifier.form)
      }
    }
    if token.isNominal, let determiner = token.dependent(.det) {
      if determiner.lemma.lowercased() == "no" {
        value = value.negated
        signal(determiner.form)
      } else if determiner.lemma.lowercased() == "any" {
        compose(.unknown, determiner.form)
        judgement.auxiliaryModes.insert(.hypothetical)
      }
    }
    if token.relation.base == .root || token.relation.base == .parataxis, isQuestion(token) {
      compose(.unknown, "?")
      judgement.auxiliaryModes.insert(.hypothetical)
    }
  }

  /// A modal, a conjunction or a preposition of the clause.
  private mutating func apply(_ word: Token) {
    if word.lemma.lowercased() == "to", predicate.relation.base == .advcl {
      // a purpose
      compose(.unknown, "to")
      judgement.isPlanned = true
    }
    guard let effect = judge.lexicon.effect(ofFunctionWord: word), effect.kind != "negative" else {
      return
    }
    if word.lemma.lowercased() == "would", isReported(predicate) {
      // a future seen from the past
      judgement.tense = .future
      signal(word.form)
    } else {
      compose(effect.positive, word.form)
    }
  }

  private func isReported(_ token: Token) -> Bool {
    token.relation.base == .ccomp && token.head.map { judge.lexicon.stance($0) != nil } == true
  }

  private func isQuestion(_ token: Token) -> Bool {
    token.dependents(.punct).last?.form == "?"
  }

  // MARK: The words above

  private mutating func step(from current: Token, to head: Token) {
    switch current.relation.base {
    case .conj:
      // what stands before both: "will not attack or invade"
      if current.dependents(.aux).isEmpty, current.dependents(.nsubj).isEmpty, head.isVerbal,
        current == predicate
      {
        let shared = Clause(head)
        let isNegated = !Clause(current).negations.isEmpty
        for negation in shared.negations where negation.index < current.index && !isNegated {
          value = value.negated
          signal(negation.form)
        }
        for auxiliary in shared.auxiliaries { apply(auxiliary) }
      }
    case .xcomp, .ccomp, .csubj, .acl, .obj, .nsubj, .obl, .nmod, .advcl, .parataxis:
      if isOverEvents { stepUnder(head, current) }
    default: break
    }
    isOverEvents = head.isVerbal || isOverEvents && current.relation.subtype != .relcl
  }

  private mutating func stepUnder(_ head: Token, _ current: Token) {
    let isComplement =
      [.xcomp, .ccomp, .csubj, .acl].contains(current.relation.base)
      && current.relation.subtype != .relcl || isAskedFor(current, by: head)
    let isArgument =
      current.isNominal
      && (current.relation.base == .obj || current.relation == Relation(.nsubj, .pass)
        || current.relation.base == .obl
        || (current.relation.base == .nmod && current.relation.subtype != .poss)
        || (current.relation.base == .nsubj
          && (head.partOfSpeech == .adjective || isPossibility(head))))
    if current.relation.base == .nsubj, current.isNominal, Self.occurrence.contains(head.lemma) {
      // "the visit never took place"
      readOwnClause(head)
    }
    if current.relation.base == .xcomp, head.lemma == "be",
      current.dependents(.mark).first?.lemma == "to"
    {
      judgement.tense = .future
      judgement.isPlanned = true
      signal("be to")
    }
    // a cue whose content was read too short
    if let stated = judge.attributions.first(where: { $0.cueHead == head.index }),
      judge.attribution.isContent(current, of: head),
      isComplement || isArgument || current.relation.base == .advcl
    {
      pass(stated)
      embed(head)
      return
    }
    guard isComplement || isArgument, let effect = judge.lexicon.effect(head, over: current) else {
      if isComplement { embed(head) }
      return
    }
    let isNegated = !Clause(head).negations.isEmpty
    compose(
      isNegated ? effect.negated : effect.positive, (isNegated ? "not " : "") + head.lemma + " ↑")
    note(effect.kind)
    embed(head)
  }

  /// "called on them **to leave**", whatever the tree calls the infinitive.
  private func isAskedFor(_ current: Token, by head: Token) -> Bool {
    guard current.relation.base == .advcl, Clause(current).marks.contains("to") else {
      return false
    }
    let kind = judge.lexicon.effect(head, over: current)?.kind
    return kind.map { Self.requests.contains($0) } ?? false
  }

  /// Verbs that say of an event only that it comes about.
  private static let occurrence: Set = [
    "take", "happen", "occur", "begin", "start", "go", "resume", "end", "materialise",
    "materialize",
  ]

  private func isPossibility(_ token: Token) -> Bool {
    ["possibility", "impossible", "unlikely", "prevention", "false"]
      .contains(judge.lexicon.effect(token)?.kind)
  }

  /// Modals and conditions over a word above reach down: "might refuse to leave".
  private mutating func embed(_ head: Token) {
    for word in head.dependents where word.relation.base == .aux || word.relation.base == .mark {
      guard let effect = judge.lexicon.effect(ofFunctionWord: word),
        effect.positive.isHypothetical
          || effect.positive.value == .possible
      else { continue }
      if word.lemma.lowercased() == "would", isReported(head) { continue }
      compose(effect.positive, word.form + " ↑")
    }
  }

  private mutating func note(_ kind: String) {
    if Self.requests.contains(kind) { judgement.isRequested = true }
    if Self.plans.contains(kind) { judgement.isPlanned = true }
  }

  /// Classes of the table under which an event is asked for.
  private static let requests: Set = ["asking", "ordering", "request"]
  /// Classes of the table under which an event is intended.
  private static let plans: Set = [
    "intending", "plan", "promising", "threat", "deciding", "considering",
  ]

  private mutating func compose(_ outcome: StatementLexicon.Outcome, _ word: String) {
    compose(outcome.value, word)
    if outcome.isFuture { judgement.tense = .future }
    if outcome.isHypothetical { judgement.auxiliaryModes.insert(.hypothetical) }
  }

  /// The weaker certainty of the two, and the product of the polarities.
  private mutating func compose(_ outer: Factuality, _ word: String) {
    signal(word)
    let order: [Factuality] = [.certain, .probable, .possible, .unknown]
    func strength(_ value: Factuality) -> Int {
      order.firstIndex(of: value.isNegative ? value.negated : value) ?? 3
    }
    let weaker = order[max(strength(value), strength(outer))]
    value = value.isNegative == outer.isNegative ? weaker : weaker.negated
  }

  private mutating func signal(_ word: String) {
    if !judgement.signals.contains(word) { judgement.signals.append(word) }
  }

  // MARK: Whose word it is

  /// What was found so far is what this source thinks; those further out think less.
  private mutating func pass(_ stated: StatedAttribution) {
    if judgement.links.contains(where: { $0.cue != nil && $0.cue == stated.cueHead }) { return }
    var own = value
    let cue = stated.cueHead.map { predicate.text[$0] }
    let effect = cue.flatMap { judge.lexicon.effect($0) }
    let isNegated = cue.map { $0.isVerbal && !Clause($0).negations.isEmpty } ?? false
    switch stated.stance {
    case .denying:
      own = isNegated ? .unknown : value.negated
      signal((cue?.lemma ?? "") + " ↑")
    case .asking, .ordering:
      judgement.isRequested = true
      own = .unknown
    case .promising:
      judgement.isPlanned = true
    case .neutral, .committing, .doubting, .evaluating:
      if let effect, Self.opinions.contains(effect.kind) {
        compose(isNegated ? effect.negated : effect.positive, (cue?.lemma ?? "") + " ↑")
        own = value
      } else if isNegated {
        // "did not say that", "has not confirmed that"
        own = .unknown
        signal("not " + (cue?.lemma ?? "") + " ↑")
      }
    }
    let link = Judgement.Link(
      source: stated.source, cue: stated.cueHead, stance: stated.stance, isVerbatim: false,
      isDocument: stated.isDocument)
    if judgement.links.last?.source == link.source, link.source != .unnamed(nil) {
      // "a report by the agency indicating that": one source
      passed[passed.count - 1] = own
    } else {
      judgement.links.append(link)
      passed.append(own)
    }
    let isFactive = effect.map { Self.facts.contains($0.kind) } ?? false
    value = isFactive && !isNegated || link.isDocument ? own : .unknown
  }

  /// Classes of the table that say how sure the source itself is.
  private static let opinions: Set = ["thinking", "hedging", "doubting", "pretending", "unlikely"]
  /// Classes of the table under which the report itself takes it for so.
  private static let facts: Set = ["factive", "fact"]

  /// Marks the links whose sources are quoted with the predicate.
  private mutating func markVerbatim() {
    guard let quote = judge.quotations.first(where: { $0.words.contains(predicate.index) }),
      let speaker = quote.speaker
    else { return }
    for index in judgement.links.indices where judgement.links[index].source == speaker {
      judgement.links[index].isVerbatim = true
    }
  }
}
