import Language

/// What a report calls somebody: a role, of a country, held now, once or soon.
struct Title {
  let role: Registry.Role
  /// The noun of the role.
  let noun: Token
  let country: String?
  let standing: Standing

  enum Standing {
    case current, former, elect

    /// What somebody is who holds no office.
    var isOut: Bool { self != .current }
  }
}

extension Casting {
  /// The roles that stand with a name: before it, in apposition, or said of it.
  func titles(of span: Range<Int>) -> [Title] {
    let head = text[text.head(of: span)]
    var nouns: [Token] = []
    for dependent in head.dependents where !span.contains(dependent.index) {
      switch dependent.relation.base {
      case .compound, .flat, .appos, .amod: nouns.append(dependent)
      case .nmod where dependent.relation.subtype == .desc: nouns.append(dependent)
      default: break
      }
    }
    nouns += nouns.flatMap {
      $0.dependents.filter { [.compound, .conj].contains($0.relation.base) }
    }
    if let governor = head.head {
      if head.relation.base == .appos || head.relation.base == .flat { nouns.append(governor) }
      if head.relation.base == .nsubj, governor.isNominal, governor.dependent(.cop) != nil {
        nouns.append(governor)
      }
    }
    nouns += described(head)
    // right before the name, whatever the tree says
    let start = text.sentences[head.sentence].words.lowerBound
    for word in (start..<span.lowerBound).reversed().prefix(3) {
      guard text[word].isNominal || ["-", "elect"].contains(text.words[word].form.lowercased())
      else { break }
      if !nouns.contains(text[word]) { nouns.append(text[word]) }
    }
    return nouns.filter { !personWords.contains($0.index) }.compactMap { noun in
      role(of: noun).map { role in
        Title(
          role: role, noun: noun,
          country: country(around: noun) ?? country(around: head),
          standing: standing(of: noun))
      }
    }
  }

  /// "…, who is a nurse", "…, who leads the biggest union"
  private func described(_ head: Token) -> [Token] {
    head.dependents.filter { $0.relation == Relation(.acl, .relcl) }.compactMap { clause in
      if clause.isNominal, clause.dependent(.cop) != nil { return clause }
      return Self.leading.contains(clause.lemma.lowercased()) ? clause.dependent(.obj) : nil
    }
  }

  private static let leading: Set = ["lead", "head", "run", "chair", "command", "represent"]

  /// Whether a role is held, was held, or will be: "former", "ex-", "-elect".
  func standing(of noun: Token) -> Title.Standing {
    if noun.form.lowercased().hasPrefix("ex-") { return .former }
    let sentence = text.sentences[noun.sentence].words
    let behind = noun.index..<min(noun.index + 3, sentence.upperBound)
    if noun.form.lowercased().hasSuffix("-elect")
      || behind.contains(where: { text.words[$0].form.lowercased() == "elect" })
    {
      return .elect
    }
    let before = max(sentence.lowerBound, noun.index - 5)..<noun.index
    for word in noun.dependents.map(\.index) + before.reversed() where belongs(text[word], to: noun)
    {
      switch text.words[word].form.lowercased() {
      case "former", "ex", "ousted", "deposed", "disgraced", "late", "erstwhile", "onetime",
        "one-time", "ex-":
        return .former
      case "incoming", "designate": return .elect
      default: break
      }
    }
    return .current
  }

  /// Whether a word says something of a title: it hangs on the title, on a word of it, or on the
  /// name that both stand before. "In late July President …" does not.
  private func belongs(_ word: Token, to noun: Token) -> Bool {
    guard let head = word.head else { return false }
    return head == noun
      || head.head == noun && head.index < noun.index
        && [.compound, .amod].contains(head.relation.base)
      || head == noun.head && noun.index < head.index && head.isNominal
  }

  /// The role that a noun with its compounds names: `prime minister`, `head of state`.
  func role(of token: Token) -> Registry.Role? {
    guard
      token.partOfSpeech == .noun || token.partOfSpeech == .properNoun
        || token.form.lowercased().hasPrefix("ex-")
    else { return nil }
    let lemma = withoutEx(token.lemma.lowercased())
    let before = token.dependents.filter {
      [.compound, .amod].contains($0.relation.base)
        && !Self.notYetOrNoMore.contains($0.form.lowercased())
    }
    for modifier in before.reversed() {
      for word in [modifier.form.lowercased(), modifier.lemma.lowercased()] {
        if let role = registry.roles[withoutEx(word) + " " + lemma] { return role }
      }
    }
    // "Secretary-General"
    if token.index > 1, text.words[token.index - 1].form == "-",
      let role = registry.roles[text.words[token.index - 2].form.lowercased() + "-" + lemma]
    {
      return role
    }
    // "attorney general"
    if token.index + 1 < text.words.count,
      let role = registry.roles[lemma + " " + text.words[token.index + 1].form.lowercased()]
    {
      return role
    }
    for complement in token.dependents(.nmod) where complement.dependent(.case)?.lemma == "of" {
      if let role = registry.roles[lemma + " of " + complement.form.lowercased()] { return role }
    }
    let forms = [lemma, withoutEx(token.form.lowercased())] + Inflection.bases(of: lemma)
    return forms.lazy.compactMap { registry.roles[$0] }.first
  }

  /// Words that tell when a role is held, and are no part of it.
  private static let notYetOrNoMore: Set = [
    "former", "ex", "then", "late", "acting", "interim", "outgoing", "incoming",
  ]

  private func withoutEx(_ word: String) -> String {
    word.hasPrefix("ex-") ? String(word.dropFirst(3)) : word
  }

  /// The office that a role means in a country: by its title, else by what the title usually means
  /// there ("the premier", "the emir").
  func office(_ role: Registry.Role, in country: String) -> Registry.Office? {
    if let office = registry.office(titled: role.noun, in: country) { return office }
    return role.office.flatMap { registry.office(kind: $0, in: country) }
  }
}
