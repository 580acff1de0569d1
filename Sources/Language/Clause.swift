/// Who does what in a clause, read off the tree: subjects through control, raising, relative
/// clauses and coordination; objects through passives and participles.
package struct Clause: Sendable {
  /// The word that heads the clause: a verb, or a noun or adjective that says the same.
  package let predicate: Token

  package init(_ predicate: Token) {
    self.predicate = predicate
  }

  /// A word and how it was found, in relations of Universal Dependencies.
  package struct Argument: Sendable {
    package let token: Token
    package let path: String

    package init(_ token: Token, _ path: String) {
      self.token = token
      self.path = path
    }
  }

  package var isPassive: Bool {
    if predicate.dependent(.obj) != nil, predicate.dependent(.aux, .pass) == nil { return false }
    // "have withdrawn" is no passive, whatever the subject is called; "have been withdrawn" is
    let helpers = predicate.dependents(.aux).map(\.lemma)
    if helpers.contains("have"), !helpers.contains("be"), !helpers.contains("get") { return false }
    if predicate.dependents.contains(where: {
      $0.relation == Relation(.nsubj, .pass) || $0.relation == Relation(.aux, .pass)
        || $0.relation == Relation(.csubj, .pass)
    }) {
      return true
    }
    guard predicate.features["VerbForm"] == "Part", predicate.features["Tense"] == "Past",
      !predicate.dependents.contains(where: { [.aux, .obj, .nsubj].contains($0.relation.base) })
    else { return false }
    switch predicate.relation.base {
    case .acl: return predicate.relation.subtype == nil
    case .advcl, .amod: return true
    // "was stormed and closed"
    case .conj: return predicate.head.map { Clause($0).isPassive } ?? false
    default: return false
    }
  }

  /// Who does it: the subject, or the agent of a passive.
  package var agent: Argument? { agent(depth: 0) }

  private func agent(depth: Int) -> Argument? {
    guard isPassive else { return subject(depth: depth) }
    let agent = predicate.dependents(.obl).first {
      $0.relation.subtype == .agent || $0.dependent(.case)?.lemma == "by"
    }
    return agent.map { Argument($0, "obl:agent") }
  }

  /// To whom or what it is done: the object, or the subject of a passive.
  package var patient: Argument? {
    if isPassive {
      if predicate.relation == Relation(.acl), let head = predicate.head {
        return Argument(head, "acl")
      }
      return subject(depth: 0).map { Argument($0.token, $0.path) }
    }
    if let object = predicate.dependent(.obj) {
      if object.isRelative, let noun = relativeHead { return Argument(noun, "obj < acl:relcl") }
      return Argument(object, "obj")
    }
    if let person = predicate.dependent(.iobj) { return Argument(person, "iobj") }
    // "the town that they shelled", "the town they shelled"
    if predicate.relation.subtype == .relcl, let noun = predicate.head,
      let subject = predicate.dependent(.nsubj), !subject.isRelative
    {
      return Argument(noun, "acl:relcl")
    }
    return nil
  }

  /// The grammatical subject, one's own or shared.
  package var subject: Argument? { subject(depth: 0) }

  private func subject(depth: Int) -> Argument? {
    guard depth < 24 else { return nil }
    if let own = predicate.dependents(.nsubj).last(where: { $0.relation.subtype != .outer })
      ?? predicate.dependent(.nsubj)
    {
      if own.isRelative, let noun = relativeHead {
        return Argument(noun, own.relation.label + " < acl:relcl")
      }
      return Argument(own, own.relation.label)
    }
    guard let head = predicate.head else { return nil }
    switch predicate.relation.base {
    case .conj where head.isVerbal || head.dependent(.nsubj) != nil:
      return Clause(head).subject(depth: depth + 1).map { Argument($0.token, $0.path + " of conj") }
    case .xcomp where head.lemma == "call",
      .advcl where head.lemma == "call" && marks.contains("to"):
      // "called on the rebels to leave"
      let called = head.dependents(.obl).first {
        ["on", "upon", "for"].contains($0.preposition ?? "")
      }
      return called.map { Argument($0, "obl:on < xcomp") } ?? Clause(head).subject(depth: depth + 1)
    case .xcomp:
      if !Self.subjectControl.contains(head.lemma), let object = Clause(head).controllingObject {
        return Argument(object, "obj < xcomp")
      }
      return Clause(head).subject(depth: depth + 1).map { Argument($0.token, $0.path + " < xcomp") }
    case .ccomp
    where !predicate.dependents.contains { $0.features["VerbForm"] == "Fin" }
      && ["Ger", "Part"].contains(predicate.features["VerbForm"]) && !isPassive:
      // "denied having attacked the tanker"
      return Clause(head).subject(depth: depth + 1).map { Argument($0.token, $0.path + " < ccomp") }
    case .advcl where isGoverned || marks.contains("to") && Self.objectControl.contains(head.lemma):
      if let object = Clause(head).controllingObject { return Argument(object, "obj < advcl") }
      return Clause(head).subject(depth: depth + 1).map { Argument($0.token, $0.path + " < advcl") }
    case .advcl:
      return Clause(head).subject(depth: depth + 1).map { Argument($0.token, $0.path + " < advcl") }
    case .acl where predicate.relation.subtype == nil:
      if marks.contains("to"), let verb = head.head, Self.objectControl.contains(verb.lemma),
        Clause(verb).controllingObject == head
      {
        return Argument(head, "obj < acl")
      }
      if predicate.features["VerbForm"] == "Inf" || predicate.dependent(.mark)?.lemma == "to" {
        return Clause.owner(of: head, depth: depth + 1)
      }
      return Argument(head, "acl")
    default:
      return nil
    }
  }

  /// "accused them **of** hiding", "barred them **from** leaving"
  private var isGoverned: Bool {
    predicate.dependents.contains {
      [.mark, .case].contains($0.relation.base)
        && ["of", "from", "with", "into"].contains($0.lemma.lowercased())
    }
  }

  /// "asked the rebels to leave", "forced him to resign": the object does what follows.
  private var controllingObject: Token? {
    if isPassive { return nil }
    return predicate.dependent(.obj) ?? predicate.dependent(.iobj)
  }

  /// Verbs whose subject, not object, does what follows.
  private static let subjectControl: Set = ["promise", "threaten", "vow", "pledge", "swear", "use"]

  /// Verbs whose object does what follows, wherever in the tree that hangs.
  private static let objectControl: Set = [
    "allow", "ask", "authorise", "authorize", "compel", "direct", "empower", "enable", "encourage",
    "entitle", "forbid", "force", "help", "instruct", "invite", "oblige", "order", "permit",
    "persuade", "press", "require", "tell", "urge", "warn",
  ]

  /// Whose plan, offer or refusal it is: the possessor, or the subject of the verb it belongs to.
  package static func owner(of noun: Token, depth: Int = 0) -> Argument? {
    guard depth < 24 else { return nil }
    if let named = namedOwner(of: noun) { return named }
    guard let head = noun.head, head.isVerbal else { return nil }
    return Clause(head).agent(depth: depth + 1).map {
      Argument($0.token, $0.path + " < " + noun.relation.label)
    }
  }

  /// Whose it is by its own words: "the ministry's", "by the ministry".
  package static func namedOwner(of noun: Token) -> Argument? {
    if let possessor = noun.dependents(.nmod).first(where: { $0.relation.subtype == .poss }) {
      return Argument(possessor, "nmod:poss")
    }
    for preposition in ["by", "of"] {
      if let by = noun.dependents(.nmod).first(where: { $0.dependent(.case)?.lemma == preposition })
      {
        return Argument(by, "nmod:" + preposition)
      }
    }
    return nil
  }

  private var relativeHead: Token? {
    var clause = predicate
    while clause.relation.base == .conj || clause.relation.base == .xcomp
      || clause.relation.base == .ccomp,
      let head = clause.head
    {
      clause = head
    }
    return clause.relation.subtype == .relcl ? clause.head : nil
  }

  /// Words that negate the clause: `not`, `never`, `no` on subject or object, `no longer`, `without`.
  package var negations: [Token] {
    var found = predicate.dependents.filter { dependent in
      Self.negative.contains(dependent.lemma.lowercased())
        && [.advmod, .mark, .cc, .det].contains(dependent.relation.base)
        && !dependent.isWeakened
    }
    for longer in predicate.dependents(.advmod)
    where longer.lemma.lowercased() == "longer" || longer.lemma == "long" {
      found += longer.dependents.filter { $0.lemma.lowercased() == "no" }
    }
    for dependent in predicate.dependents where [.nsubj, .obj].contains(dependent.relation.base) {
      found += dependent.dependents.filter {
        [.det, .cc, .advmod].contains($0.relation.base)
          && ["no", "neither", "not"].contains($0.lemma.lowercased()) && !$0.isWeakened
      }
      if ["nobody", "none", "nothing", "neither"].contains(dependent.lemma.lowercased()) {
        found.append(dependent)
      }
    }
    if let without = predicate.dependent(.case), without.lemma == "without" {
      found.append(without)
    }
    return found
  }

  private static let negative: Set = ["not", "never", "neither", "nor", "without", "no", "n't"]

  package var auxiliaries: [Token] { predicate.dependents(.aux) }

  /// The subordinating words of the clause: `if`, `to`, `that`.
  package var marks: [String] { predicate.dependents(.mark).map { $0.lemma.lowercased() } }
}

extension Token {
  /// "not only", "not just": nothing is denied.
  fileprivate var isWeakened: Bool {
    index + 1 < text.words.count
      && ["only", "just", "merely", "simply", "least"].contains(
        text.words[index + 1].form.lowercased())
  }

  /// A verb, or an auxiliary that stands for one.
  package var isVerbal: Bool { partOfSpeech == .verb || partOfSpeech == .auxiliary }

  package var isNominal: Bool { [.noun, .properNoun, .pronoun].contains(partOfSpeech) }

  /// `who`, `which`, `that` in the place of the noun before the clause.
  package var isRelative: Bool {
    features["PronType"] == "Rel"
      || partOfSpeech == .pronoun && ["who", "which", "that", "whom"].contains(lemma.lowercased())
        && [.nsubj, .obj].contains(relation.base) && head?.relation.subtype == .relcl
  }

  /// This word and those coordinated with it.
  package var conjuncts: [Token] { [self] + dependents(.conj).flatMap(\.conjuncts) }

  /// The preposition before the word: `to`, `according to`.
  package var preposition: String? {
    dependents(.case).filter { $0.index < index }.last.map { first in
      ([first] + first.dependents(.fixed)).map { $0.form.lowercased() }.joined(separator: " ")
    }
  }
}
