import Actors
import Language
import Statements

/// Fills the slots of a frame around a predicate: conditions, actor, recipient, about.
struct Slots {
  let lexicon: EventLexicon
  let statements: Statements
  let cast: Cast
  let predicate: Token
  private var clause: Clause { Clause(predicate) }

  init(lexicon: EventLexicon, statements: Statements, cast: Cast? = nil, predicate: Token) {
    self.lexicon = lexicon
    self.statements = statements
    self.cast = cast ?? statements.cast
    self.predicate = predicate
  }

  /// Actors that a slot gives, and how they were found.
  struct Filling {
    var members: [Int] = []
    var path = ""
    /// The word that heads the phrase.
    var head: Int?
  }

  // MARK: Conditions

  func hold(_ conditions: [EventLexicon.Condition]) -> Bool { conditions.allSatisfy(holds) }

  private func holds(_ condition: EventLexicon.Condition) -> Bool {
    let found = condition.path.reduce([predicate]) { tokens, step in
      tokens.flatMap { at($0).candidates(step) }
    }
    switch condition.filler {
    case "any": return !found.isEmpty
    case "none": return found.isEmpty
    case "neg": return found.contains { !Clause($0).negations.isEmpty }
    case "must":
      return found.contains { clause in
        Clause(clause).auxiliaries.contains { lexicon.word($0.lemma.lowercased(), is: "must") }
      }
    case "actor": return found.contains { !members($0).isEmpty }
    default: return found.contains { fits($0, condition.filler) }
    }
  }

  /// The same search around another word.
  private func at(_ token: Token) -> Slots {
    token == predicate
      ? self : Slots(lexicon: lexicon, statements: statements, cast: cast, predicate: token)
  }

  private func candidates(_ step: EventLexicon.Step) -> [Token] {
    switch step.slot {
    case "prt":
      predicate.dependents.filter { $0.relation.subtype == .prt || $0.relation.base == .advmod }
    case "obj": clause.patient.map { $0.token.conjuncts } ?? []
    case "subj": clause.agent.map { $0.token.conjuncts } ?? []
    case "iobj": predicate.dependents(.iobj)
    case "xcomp": complements
    case "ccomp": predicate.dependents(.ccomp)
    case "acl": predicate.dependents(.acl)
    case "adv": predicate.dependents(.advmod)
    case "adj": predicate.dependents.filter { [.amod, .compound].contains($0.relation.base) }
    case "poss": predicate.dependents(.nmod).filter { $0.relation.subtype == .poss }
    case "obl", "nmod": phrases(step.preposition)
    default: []
    }
  }

  /// What one wants, refuses or agrees to do.
  private var complements: [Token] {
    predicate.dependents(.xcomp)
      + predicate.dependents.filter {
        [.acl, .advcl, .ccomp].contains($0.relation.base) && Clause($0).marks.contains("to")
      }
  }

  /// A word by its lemma, or the actor that it stands for by its codes.
  private func fits(_ token: Token, _ filler: String) -> Bool {
    if lexicon.word(token.lemma.lowercased(), is: filler) { return true }
    if let particle = token.dependents.first(where: { $0.relation.subtype == .prt }),
      lexicon.word(token.lemma.lowercased() + " " + particle.lemma.lowercased(), is: filler)
    {
      return true
    }
    if let inner = measured(token), fits(inner, filler) { return true }
    if lexicon.filler(filler, takes: "place"), isPlace(token) { return true }
    return memberIndices(token).contains {
      codes(of: $0).contains { lexicon.filler(filler, takes: $0) }
    }
  }

  private func isPlace(_ token: Token) -> Bool {
    cast.member(at: token).map { cast.members[$0].kind == .state }
      ?? predicate.text.names.contains { $0.kind == .location && $0.words.contains(token.index) }
  }

  private func codes(of index: Int) -> [String] {
    let member = cast.members[index]
    let kind: String? =
      switch member.kind {
      case .state: "country"
      case .person: "person"
      default: nil
      }
    return [member.sector, member.country, kind].compactMap { $0 }
  }

  /// Prepositional phrases of the predicate, or of its object ("impose sanctions on").
  private func phrases(_ preposition: String) -> [Token] {
    let holders = [predicate] + (predicate.isVerbal ? predicate.dependents(.obj) : [])
    return holders.flatMap(\.dependents).filter {
      ($0.relation.base == .obl || $0.relation.base == .nmod || $0.relation.base == .advcl
        || $0.relation.base == .acl) && $0.preposition == preposition
    }
  }

  // MARK: Actors

  /// The first of several slots that holds somebody besides those excluded.
  func first(of alternatives: [String], excluding actors: [Int] = []) -> Filling {
    for alternative in alternatives {
      var filling = fill(alternative, excluding: actors)
      filling.members.removeAll { actors.contains($0) }
      if !filling.members.isEmpty { return filling }
    }
    return Filling()
  }

  /// `a+b` joins two slots, `xcomp.obj` is a slot of a clause below, `poss:obj` the possessor of
  /// what fills a slot; other names are prepositions.
  private func fill(_ slot: String, excluding actors: [Int]) -> Filling {
    if slot.contains("+") {
      return slot.split(separator: "+").map { fill(String($0), excluding: actors) }
        .reduce(Filling(), joined)
    }
    if let dot = slot.firstIndex(of: ".") {
      let clause =
        switch slot[..<dot] {
        case "ccomp": predicate.dependents(.ccomp)
        case "acl": predicate.dependents(.acl) + predicate.dependents(.ccomp)
        default: complements
        }
      let below = String(slot[slot.index(after: dot)...])
      return clause.lazy.map {
        Slots(lexicon: lexicon, statements: statements, cast: cast, predicate: $0).fill(
          below, excluding: actors)
      }.first { !$0.members.isEmpty } ?? Filling()
    }
    if slot.hasPrefix("poss:") {
      return tokens(String(slot.dropFirst(5))).lazy.map { possessor(of: $0) }
        .first { !$0.members.isEmpty } ?? Filling()
    }
    switch slot {
    case "poss": return owner
    case "speaker": return speakerOfClause
    case "inside": return inside(actors)
    case "subj": return predicate.isVerbal ? members(clause.agent) : nominalSubject
    case "obj": return predicate.isVerbal ? members(clause.patient) : Filling()
    case "iobj": return members(predicate.dependent(.iobj).map { .init($0, "iobj") })
    default:
      return phrases(slot).lazy.map { phrase in
        let filling = members(.init(phrase, slot))
        return filling.members.isEmpty ? possessor(of: phrase) : filling
      }.first { !$0.members.isEmpty } ?? Filling()
    }
  }

  /// The words in a slot, whoever they are.
  private func tokens(_ slot: String) -> [Token] {
    switch slot {
    case "subj": clause.agent.map { [$0.token] } ?? []
    case "obj": clause.patient.map { [$0.token] } ?? []
    default: phrases(slot)
    }
  }

  /// Whoever says so: "an invasion is unacceptable".
  private var speakerOfClause: Filling {
    for link in statements.judgement(of: predicate).links {
      if case .member(let member) = link.source {
        return Filling(members: [member], path: "speaker")
      }
    }
    return Filling()
  }

  /// The subject of a noun or adjective that is a predicate: "Kenya is ready", "X was the target".
  private var nominalSubject: Filling {
    let own = members(clause.subject)
    return own.members.isEmpty ? owner : own
  }

  /// Whose act a noun names: possessor, nationality, "by", or who carries it out.
  private var owner: Filling {
    let possessor = possessor(of: predicate)
    if !possessor.members.isEmpty { return possessor }
    if let by = predicate.dependents(.nmod).first(where: { $0.preposition == "by" }) {
      return members(.init(by, "nmod:by"))
    }
    if let carried = predicate.dependents(.acl).first(where: {
      lexicon.word($0.lemma.lowercased(), is: "light")
    }),
      Clause(carried).isPassive
    {
      return members(Clause(carried).agent)
    }
    // who launches an attack attacks; who condemns one does not
    if let head = predicate.head, head.isVerbal, predicate.relation.base == .obj,
      lexicon.word(head.lemma.lowercased(), is: "light")
    {
      return members(Clause(head).agent)
    }
    return Filling()
  }

  /// "Mexico's plan", "the Russian attack", "cartel gunmen's raid"; "the offer of/from the ministry".
  private func possessor(of noun: Token) -> Filling {
    for dependent in noun.dependents
    where dependent.relation.subtype == .poss || dependent.relation.base == .amod
      || dependent.relation.base == .compound
    {
      let found = members(.init(dependent, dependent.relation.label))
      if !found.members.isEmpty { return found }
      // "U.S. military action": the country stands one word further down
      let below = possessor(of: dependent)
      if !below.members.isEmpty, dependent.relation.base != .amod { return below }
    }
    for preposition in ["by", "from"] {
      if let phrase = noun.dependents(.nmod).first(where: { $0.preposition == preposition }) {
        let found = members(.init(phrase, "nmod:" + preposition))
        if !found.members.isEmpty { return found }
      }
    }
    return Filling()
  }

  /// Somebody of another side within what the event is about: "rejected reports that U.S. troops …".
  private func inside(_ actors: [Int]) -> Filling {
    let sides = Set(actors.compactMap { cast.members[$0].country })
    let roots =
      [clause.patient?.token, predicate.dependent(.ccomp), predicate.dependent(.xcomp)]
      .compactMap { $0 } + predicate.dependents(.nmod) + predicate.dependents(.acl)
      + predicate.dependents(.obl)
    for root in roots {
      // all words from the first to the last: a wrong arc inside must not hide anybody
      let words = root.subtree.map(\.index)
      guard let first = words.first, let last = words.last else { continue }
      for token in root.text.tokens(first..<(last + 1)) where token != predicate {
        let others = members(token).filter { member in
          !actors.contains(member)
            && cast.members[member].country.map { !sides.contains($0) } ?? true
        }
        if !others.isEmpty {
          return Filling(
            members: others, path: "inside " + root.relation.label, head: token.index)
        }
      }
    }
    return Filling()
  }

  private func joined(_ a: Filling, _ b: Filling) -> Filling {
    Filling(
      members: a.members + b.members.filter { !a.members.contains($0) },
      path: [a.path, b.path].filter { !$0.isEmpty }.joined(separator: " + "),
      head: a.head ?? b.head)
  }

  private func members(_ argument: Clause.Argument?) -> Filling {
    guard let argument else { return Filling() }
    return filling(argument, members(argument.token))
  }

  /// Whom a word stands for by itself, without those coordinated with it.
  func members(of token: Token) -> [Int] { filling(.init(token, ""), memberIndices(token)).members }

  private func filling(_ argument: Clause.Argument, _ found: [Int]) -> Filling {
    if found.isEmpty, argument.token.partOfSpeech == .noun {
      // a missile, an order, a plan acts for whoever it belongs to
      let owner = possessor(of: argument.token)
      if owner.members.isEmpty, let issuer = issuer(of: argument.token) {
        return Filling(
          members: members(issuer.token), path: issuer.path + " of " + argument.path,
          head: issuer.token.index)
      }
      return Filling(
        members: owner.members, path: owner.path + " of " + argument.path, head: owner.head)
    }
    return Filling(members: found, path: argument.path, head: argument.token.index)
  }

  /// "**Trump** signed a directive allowing for …": who signs or issues what then acts.
  private func issuer(of document: Token) -> Clause.Argument? {
    guard document.relation.base == .obj, let verb = document.head,
      ["sign", "issue", "adopt", "pass", "approve", "enact", "decree"].contains(verb.lemma)
    else { return nil }
    return Clause(verb).agent
  }

  /// The actors that a word and its conjuncts stand for.
  private func members(_ token: Token) -> [Int] {
    var found: [Int] = []
    for part in token.conjuncts {
      for member in memberIndices(part) where !found.contains(member) { found.append(member) }
    }
    return found
  }

  private func memberIndices(_ token: Token) -> [Int] {
    let found = cast.members(at: token)
    if !found.isEmpty { return found }
    if ["we", "us", "i", "me", "our", "my"].contains(token.form.lowercased()) {
      return speaker(at: token).map { [$0] } ?? []
    }
    return measured(token).map { cast.members(at: $0) } ?? []
  }

  /// "dozens of **soldiers**", "the first of nineteen **jets**", "members of the **group**"
  func measured(_ token: Token) -> Token? {
    guard token.isMeasure else { return nil }
    return token.dependents(.nmod).first { $0.preposition == "of" }
  }

  private func speaker(at token: Token) -> Int? {
    guard case .member(let member) = statements.quotation(of: token.index)?.speaker else {
      return nil
    }
    return member
  }

  // MARK: About

  func about(_ alternatives: [String]) -> Token? {
    for alternative in alternatives {
      let found: Token? =
        switch alternative {
        case "obj": clause.patient?.token
        case "ccomp", "acl", "advcl":
          predicate.dependents.first { $0.relation.label == alternative }
        case "xcomp": complements.first
        default: phrases(alternative).first
        }
      if let found { return found }
    }
    return nil
  }
}

extension Token {
  /// Nouns that count or gather those after "of".
  private static let measures: Set = [
    "dozen", "hundred", "thousand", "million", "number", "member", "group", "majority", "most",
    "some",
    "many", "several", "leader", "part", "crowd", "scores", "score", "pair", "handful", "all",
    "none",
    "half", "any", "people", "convoy", "column", "score", "wave", "unit",
  ]

  /// "**dozens** of soldiers", "the **first** of nineteen jets"
  var isMeasure: Bool {
    Self.measures.contains(lemma.lowercased()) || partOfSpeech == .numeral
      || features["NumType"] == "Ord"
  }
}
