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
  private let index: AttributionIndex
  /// The quotation that a word stands in.
  private let quoteOfWord: [Int: Int]

  init(
    lexicon: StatementLexicon, attribution: AttributionReader, attributions: [StatedAttribution],
    quotations: [Quote], year: Int?, text: AnnotatedText
  ) {
    self.lexicon = lexicon
    self.attribution = attribution
    self.attributions = attributions
    self.quotations = quotations
    self.year = year
    index = AttributionIndex(attributions, in: text)
    quoteOfWord = Dictionary(
      quotations.enumerated().flatMap { quote in quote.element.words.map { ($0, quote.offset) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The attributions that make links of a chain in the sentence of a word.
  func attributions(near token: Token) -> [StatedAttribution] {
    index.touching(token.index..<(token.index + 1), in: token.text).map { attributions[$0] }
      .filter { !$0.isWish }
  }

  func quotation(of word: Int) -> Quote? { quoteOfWord[word].map { quotations[$0] } }

  func judge(_ predicate: Token) -> Judgement {
    var climb = Climb(judge: self, at: predicate)
    climb.run()
    return climb.judgement
  }
}

/// One climb from a predicate to the root of its sentence.
struct Climb {
  let judge: FactualityJudge
  let predicate: Token
  var judgement = Judgement()
  var value = Factuality.certain
  /// Whether the way up still leads over what happens, not over somebody or something in it.
  private var isOverEvents = true
  /// Whether the words above take for granted what is below: "failed **before the storm broke**".
  private var isGranted = false
  /// Whether it is left open: "knows **whether** it leaked".
  private var isWhether = false
  /// Values of the holders that were passed, innermost first.
  private var passed: [Factuality] = []

  init(judge: FactualityJudge, at predicate: Token) {
    self.judge = judge
    self.predicate = predicate
  }

  mutating func run() {
    judgement.tense = tense(of: predicate)
    judgement.isOngoing = judgement.tense == .present && Clause(predicate).isProgressive
    readOwnClause()
    readRelativeClauses()
    var within = judge.attributions(near: predicate).filter { $0.holds(predicate.index) }
      .sorted { $0.isInside($1) }
    var current = predicate
    var steps = 0
    while steps < 64, let head = current.head {
      let marks = Clause(current).marks
      isWhether =
        marks.contains("whether") || current.relation.base == .ccomp && marks.contains("if")
      // whatever is left behind on the way up is what its source says
      let left = within.prefix { !$0.holds(head.index) }
      within.removeFirst(left.count)
      left.forEach { pass($0, from: current) }
      if left.contains(where: { $0.cueHead == head.index }) {
        embed(head)
        isOverEvents = true
      } else {
        step(from: current, to: head)
      }
      current = head
      steps += 1
    }
    within.forEach { pass($0, from: current) }
    markVerbatim()
    judgement.values = passed + [value]
    judgement.nameModes()
  }

  // MARK: The words above

  private mutating func step(from current: Token, to head: Token) {
    switch current.relation.base {
    case .conj: if current == predicate { share(with: head) }
    case .xcomp, .ccomp, .csubj, .acl, .obj, .nsubj, .obl, .nmod, .advcl, .parataxis:
      if isOverEvents, !isGranted { stepUnder(head, current) }
      if isAsserted(current, under: head) { isGranted = true }
    default: break
    }
    isOverEvents = head.isVerbal || isOverEvents && current.relation.subtype != .relcl
  }

  /// What stands before both: "will not attack or invade".
  private mutating func share(with head: Token) {
    guard predicate.dependents(.aux).isEmpty, predicate.dependents(.nsubj).isEmpty, head.isVerbal
    else { return }
    let shared = Clause(head)
    let isNegated = !Clause(predicate).negations.isEmpty
    for negation in shared.negations where negation.index < predicate.index && !isNegated {
      value = value.negated
      signal(negation.form)
    }
    for auxiliary in shared.auxiliaries { readModal(auxiliary, of: head) }
  }

  /// A clause that the sentence tells besides: when and why, and which one.
  private func isAsserted(_ current: Token, under head: Token) -> Bool {
    switch current.relation.base {
    case .advcl:
      let marks = Clause(current).marks + [current.dependent(.case)?.lemma ?? ""]
      return !marks.contains("to") && !isGoverned(current, by: head)
    case .acl:
      return current.relation.subtype == .relcl && !Clause(current).marks.contains("that")
        || isDescription(current)
    case .parataxis: return true
    default: return false
    }
  }

  /// "a directive **allowing** for raids": tells of the noun; not "a plan **to raid**".
  private func isDescription(_ clause: Token) -> Bool {
    clause.relation == Relation(.acl)
      && ["Part", "Ger"].contains(clause.features["VerbForm"])
      && clause.dependents(.mark).isEmpty && clause.dependents(.case).isEmpty
  }

  /// "barred them **from leaving**", "accused them **of hiding**"
  private func isGoverned(_ current: Token, by head: Token) -> Bool {
    let marks = current.dependents.filter { [.mark, .case].contains($0.relation.base) }
      .map { $0.lemma.lowercased() }
    return !Set(marks).isDisjoint(with: ["from", "of", "into", "against", "in", "about"])
      && judge.lexicon.effect(head, over: current) != nil
  }

  private mutating func stepUnder(_ head: Token, _ current: Token) {
    let isComplement =
      [.xcomp, .ccomp, .csubj, .acl].contains(current.relation.base)
      && current.relation.subtype != .relcl && !isDescription(current)
      || isAskedFor(current, by: head)
      || [.advcl, .obl].contains(current.relation.base) && current.isVerbal
        && isGoverned(current, by: head)
    let isArgument =
      current.isNominal
      && (current.relation.base == .obj || current.relation == Relation(.nsubj, .pass)
        || current.relation.base == .obl
        || (current.relation.base == .nmod && current.relation.subtype != .poss)
        || (current.relation.base == .nsubj
          && (head.partOfSpeech == .adjective || isPossibility(head))))
    if current.relation.base == .nsubj, current.isNominal, Self.occurrence.contains(head.lemma) {
      // "the visit never took place"
      readClause(of: head)
    }
    if isPending(current, under: head) { return }
    // a cue whose content was read too short
    if let stated = judge.attributions(near: head).first(where: { $0.cueHead == head.index }),
      judge.attribution.isContent(current, of: head),
      isComplement || isArgument || current.relation.base == .advcl
    {
      pass(stated, from: current)
      embed(head)
      return
    }
    let effect = judge.lexicon.effect(head, over: current)
    if current.relation.base == .advcl, Clause(current).marks.contains("to"), effect == nil {
      compose(.unknown, "to")
      judgement.isPlanned = true
      judgement.tense = .future
    }
    if Clause(current).marks.contains("against") || current.preposition == "against", isComplement {
      compose(.certainlyNot, "against")
      return
    }
    if head.lemma == "wish", current.relation.base == .ccomp,
      Clause(current).auxiliaries.contains(where: { $0.form.lowercased() == "had" })
    {
      compose(.certainlyNot, "wish ↑")
      return
    }
    let isPurpose = current.relation.base == .advcl && Clause(current).marks.contains("to")
    guard isComplement || isArgument || isPurpose, let effect else {
      if isComplement { embed(head) }
      return
    }
    if isComplement, isOpenQuestion(current) {
      // "might never learn who lit the fuse": somebody did
      isGranted = true
      return
    }
    let isNegated = !Clause(head).negations.isEmpty
    if isWhether, Self.facts.contains(effect.kind), !isNegated {
      // "whether it leaked the company knows"
      knows(head)
      return
    }
    compose(
      isNegated ? effect.negated : effect.positive, (isNegated ? "not " : "") + head.lemma + " ↑")
    if isWhether {
      judgement.auxiliaryModes.insert(.hypothetical)
    } else {
      note(effect.kind)
    }
    embed(head)
  }

  /// Somebody knows which of two it is, and the report does not tell.
  private mutating func knows(_ cue: Token) {
    signal("whether, " + cue.lemma + " ↑")
    guard let agent = Clause(cue).agent?.token else {
      value = .certainUnknown
      return
    }
    judgement.links.append(
      Judgement.Link(
        source: judge.attribution.source(agent), cue: cue.index, stance: .committing,
        isVerbatim: false))
    passed.append(.certainUnknown)
    value = .unknown
  }

  /// "**far from** easing", "has **yet to** rule", "is **to** meet", "**too** ill **to** travel"
  private mutating func isPending(_ current: Token, under head: Token) -> Bool {
    if head.lemma.lowercased() == "far", Clause(current).marks.contains("from") {
      compose(.certainlyNot, "far from")
      return true
    }
    guard Clause(current).marks.contains("to") else { return false }
    let adverbs = (head.dependents(.advmod) + current.dependents(.advmod)).map {
      $0.lemma.lowercased()
    }
    if adverbs.contains("yet"), ["have", "be"].contains(head.lemma) {
      compose(.certainlyNot, "yet to")
      judgement.tense = .past
      return true
    }
    if head.dependents(.advmod).contains(where: { $0.lemma.lowercased() == "too" }) {
      compose(.certainlyNot, "too " + head.form + " to")
      return true
    }
    if current.relation.base == .xcomp, head.lemma == "be" {
      judgement.tense = .future
      judgement.isPlanned = true
      signal("be to")
    }
    return false
  }

  /// "called on them **to leave**", whatever the tree calls the infinitive.
  private func isAskedFor(_ current: Token, by head: Token) -> Bool {
    guard current.relation.base == .advcl, Clause(current).marks.contains("to") else {
      return false
    }
    let kind = judge.lexicon.effect(head, over: current)?.kind
    return kind.map { Self.requests.contains($0) } ?? false
  }

  /// "who lit the fuse", "why it crashed": that it is so is taken for granted.
  func isOpenQuestion(_ clause: Token) -> Bool {
    clause.dependents.contains { dependent in
      dependent.features["PronType"] == "Int" || dependent.features["PronType"] == "Rel,Int"
        || Self.questionWords.contains(dependent.lemma.lowercased())
          && dependent.relation.base != .mark
    }
  }

  private static let questionWords: Set = ["who", "what", "why", "how", "where", "whose"]

  /// Verbs that say of an event only that it comes about.
  private static let occurrence: Set = [
    "take", "happen", "occur", "begin", "start", "go", "resume", "end", "materialise",
    "materialize",
  ]

  private func isPossibility(_ token: Token) -> Bool {
    ["possibility", "unlikely", "prevention", "false"]
      .contains(judge.lexicon.effect(token)?.kind)
  }

  /// Modals and conditions over a word above reach down: "might refuse to leave".
  private mutating func embed(_ head: Token) {
    for word in head.dependents where word.relation.base == .aux || word.relation.base == .mark {
      guard let effect = judge.lexicon.effect(ofFunctionWord: word),
        effect.positive.isHypothetical || effect.positive.value == .possible
      else { continue }
      // what would allow it leaves open whether it comes; what will come, said in the past, does not
      if word.lemma.lowercased() == "would", isReported(head), !isPermitting(head) { continue }
      compose(effect.positive, word.form + " ↑")
    }
  }

  private func isPermitting(_ token: Token) -> Bool {
    judge.lexicon.effect(token)?.kind == "permitting"
  }

  private mutating func note(_ kind: String) {
    if Self.requests.contains(kind) { judgement.isRequested = true }
    if Self.plans.contains(kind) { judgement.isPlanned = true }
  }

  /// Classes of the table under which an event is asked for.
  private static let requests: Set = ["asking", "request"]
  /// Classes of the table under which an event is intended.
  private static let plans: Set = [
    "intending", "plan", "promising", "threat", "deciding", "considering", "ordering",
  ]
  /// Classes of the table that say how sure the source itself is.
  private static let attitudes: Set = [
    "thinking", "hedging", "doubting", "pretending", "unlikely", "intending", "considering",
    "promising", "deciding", "attempting",
  ]
  /// Classes of the table under which the report itself takes it for so.
  private static let facts: Set = ["factive", "fact", "deciding"]

  /// "the massacre, **which the junta denies**", "**which it says never happened**"
  private mutating func readRelativeClauses() {
    guard predicate.isNominal else { return }
    for clause in predicate.dependents(.acl) where clause.relation.subtype == .relcl {
      guard let stance = judge.lexicon.stance(clause), clause.isVerbal,
        let agent = Clause(clause).agent?.token, !agent.isRelative
      else { continue }
      let happens = clause.dependents(.ccomp).first { Self.occurrence.contains($0.lemma) }
      guard stance == .denying || happens != nil else { continue }
      if let happens { readClause(of: happens) }
      pass(
        StatedAttribution(
          source: judge.attribution.source(agent), sourceWords: nil,
          cue: clause.index..<(clause.index + 1), cueHead: clause.index, contents: [],
          stance: stance), from: predicate)
    }
  }

  // MARK: What the words do

  mutating func compose(_ outcome: StatementLexicon.Outcome, _ word: String) {
    compose(outcome.value, word)
    if outcome.isFuture, judgement.tense != .historical { judgement.tense = tenseAhead }
    if outcome.isHypothetical { judgement.auxiliaryModes.insert(.hypothetical) }
  }

  /// What was ahead when somebody "had planned" it or "was about to" do it is past.
  private var tenseAhead: Factuality.Tense {
    guard let head = predicate.head else { return .future }
    let auxiliaries = Clause(head).auxiliaries + head.dependents(.cop)
    let isPluperfect = auxiliaries.contains { $0.form.lowercased() == "had" }
    let wasAbout =
      ["about", "due", "suppose", "mean", "poised"].contains(head.lemma)
      && auxiliaries.contains { $0.features["Tense"] == "Past" && $0.lemma == "be" }
    return isPluperfect || wasAbout ? .past : .future
  }

  /// The weaker certainty of the two, and the product of the polarities.
  mutating func compose(_ outer: Factuality, _ word: String) {
    signal(word)
    let order: [Factuality] = [.certain, .probable, .possible, .unknown]
    func strength(_ value: Factuality) -> Int {
      order.firstIndex(of: value.isNegative ? value.negated : value) ?? 3
    }
    let weaker = order[max(strength(value), strength(outer))]
    value = value.isNegative == outer.isNegative ? weaker : weaker.negated
  }

  mutating func signal(_ word: String) {
    if !judgement.signals.contains(word) { judgement.signals.append(word) }
  }

  // MARK: Whose word it is

  /// What was found so far is what this source thinks; those further out think less.
  private mutating func pass(_ stated: StatedAttribution, from current: Token) {
    if judgement.links.contains(where: { $0.cue != nil && $0.cue == stated.cueHead }) { return }
    let cue = stated.cueHead.map { predicate.text[$0] }
    let effect = cue.flatMap { judge.lexicon.effect($0, over: current) }
    let isNegated = cue.map { $0.isVerbal && !Clause($0).negations.isEmpty } ?? false
    // "could not tell whether the man who fired was ill": he fired
    if isGranted, isNegated || [.denying, .asking].contains(stated.stance) { return }
    // "no one doubts that", "nobody disputes that"
    let isUndoubted =
      isNegated && ["doubting", "denying"].contains(effect?.kind)
      && (cue.flatMap { Clause($0).subject?.token }.map {
        Self.nobody.contains($0.lemma.lowercased())
      } ?? false)
    let isFactive = effect.map { Self.facts.contains($0.kind) } ?? false || isUndoubted
    // "dismissed reports that": what the reports say
    if let cue, let inner = judgement.links.last?.cue, let said = passed.last,
      [.denying, .committing].contains(stated.stance), stated.isAnswer || isClaim(inner, of: cue)
    {
      value = said
    }
    var own = value
    switch stated.stance {
    case _ where isUndoubted:
      signal("no one " + (cue?.lemma ?? "") + " ↑")
    case .denying:
      own = isNegated ? (cue?.lemma == "deny" ? .unknown : .possible) : value.negated
      signal((cue?.lemma ?? "") + " ↑")
    case .asking, .ordering:
      own = isOpenQuestion(current) ? value : .unknown
      if isWhether || isOpenQuestion(current) || Clause(current).marks.contains("if") {
        judgement.auxiliaryModes.insert(.hypothetical)
      } else {
        if stated.stance == .asking {
          judgement.isRequested = true
        } else {
          judgement.isPlanned = true
        }
        if judgement.tense != .historical { judgement.tense = .future }
      }
    case .promising:
      judgement.isPlanned = true
      if let effect { compose(effect.positive, (cue?.lemma ?? "") + " ↑") }
      own = value
    case .neutral, .committing, .doubting, .evaluating:
      if isWhether, !isNegated, isFactive || Self.tellings.contains(cue?.lemma ?? "") {
        own = .certainUnknown
      } else if let effect, Self.attitudes.contains(effect.kind), !isPapers(stated, effect) {
        note(effect.kind)
        compose(isNegated ? effect.negated : effect.positive, (cue?.lemma ?? "") + " ↑")
        own = value
      } else if isNegated, !isFactive || ["confirm", "reveal"].contains(cue?.lemma) {
        // "did not say that", "has not confirmed that"
        own = .unknown
        signal("not " + (cue?.lemma ?? "") + " ↑")
      }
    }
    let link = Judgement.Link(
      source: stated.source, cue: stated.cueHead, stance: stated.stance, isVerbatim: false,
      isDocument: stated.isDocument)
    if judgement.links.last?.source == link.source, !link.source.isNobody {
      // "a report by the agency indicating that": one source, and what it said first holds
      if own != .unknown { passed[passed.count - 1] = own }
    } else {
      judgement.links.append(link)
      passed.append(own)
    }
    let isKnown = isFactive && !isWhether || link.isDocument || isOpenQuestion(current)
    value = isKnown && !(isNegated && own == .unknown) ? own : .unknown
  }

  /// "a report indicating that", "minutes suggest that": papers do not suppose, they say.
  private func isPapers(_ stated: StatedAttribution, _ effect: StatementLexicon.Effect) -> Bool {
    guard effect.kind == "hedging", let cue = stated.cueHead.map({ predicate.text[$0] }) else {
      return false
    }
    let subject = Clause(cue).agent?.token ?? cue.head
    return subject.map { judge.lexicon.isDocument($0) || judge.lexicon.isClaim($0) } ?? false
  }

  private static let nobody: Set = ["nobody", "none", "no", "no-one", "one", "nothing", "neither"]

  /// Whether a cue says what the object of another is: "dismissed **reports** suggesting that".
  private func isClaim(_ inner: Int, of cue: Token) -> Bool {
    let objects = cue.dependents.filter {
      $0.relation.base == .obj || $0.relation == Relation(.nsubj, .pass)
    }
    return objects.contains { object in
      object.index == inner || predicate.text[inner].head?.index == object.index
    }
  }

  /// Verbs that tell which of two it is: "will announce whether".
  private static let tellings: Set = ["announce", "say", "decide", "tell", "rule", "declare"]

  /// Marks the links whose sources are quoted with the predicate.
  private mutating func markVerbatim() {
    guard let speaker = judge.quotation(of: predicate.index)?.speaker else { return }
    for index in judgement.links.indices where judgement.links[index].source == speaker {
      judgement.links[index].isVerbatim = true
    }
  }
}
