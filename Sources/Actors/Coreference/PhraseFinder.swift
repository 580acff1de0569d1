import Language

/// Finds the phrases of a text that may refer, in the order of the text, the outer ones first.
struct PhraseFinder {
  let text: AnnotatedText
  let cast: Cast
  let lexicon: CoreferenceLexicon
  let speech: Speech
  /// The numbers that stand for lemmas and names.
  private(set) var numbers: [String: Int] = [:]
  private let nameOfWord: [Int: Name]

  init(_ text: AnnotatedText, _ cast: Cast, _ lexicon: CoreferenceLexicon, _ speech: Speech) {
    self.text = text
    self.cast = cast
    self.lexicon = lexicon
    self.speech = speech
    var nameOfWord: [Int: Name] = [:]
    for name in text.names { for word in name.words { nameOfWord[word] = name } }
    self.nameOfWord = nameOfWord
  }

  mutating func find() -> [Phrase] {
    var phrases: [Phrase] = []
    for word in text.words.indices where isHead(text[word]) {
      phrases.append(phrase(text[word]))
    }
    return phrases.sorted {
      ($0.words.lowerBound, -$0.words.upperBound) < ($1.words.lowerBound, -$1.words.upperBound)
    }
  }

  // MARK: What is a phrase

  private func isHead(_ token: Token) -> Bool {
    switch token.partOfSpeech {
    case .pronoun:
      return !token.isRelative && token.relation.base != .expl
        && token.features["PronType"] != "Int"
    case .noun, .properNoun: break
    case .determiner:
      // "this is", "both said"
      return [.nsubj, .obj, .obl].contains(token.relation.base)
        && Self.demonstratives.contains(token.form.lowercased())
    default: return false
    }
    switch token.relation.base {
    case .flat, .fixed, .goeswith: return false
    case .compound:
      return token.partOfSpeech == .properNoun && token.head?.partOfSpeech != .properNoun
        || cast.mention(at: token) != nil
    case .nmod where token.relation.subtype == .desc: return false
    default: return true
    }
  }

  private static let demonstratives: Set = ["this", "that", "these", "those"]

  /// The whole phrase: what stands before the head and what hangs behind it, without appositions,
  /// coordinated words and prepositions.
  private func span(_ head: Token) -> Range<Int> {
    var (lower, upper) = (head.index, head.index + 1)
    let barrier = head.dependents.first {
      $0.index > head.index && [.conj, .cc, .appos, .parataxis].contains($0.relation.base)
    }
    for dependent in head.dependents {
      switch dependent.relation.base {
      case .det, .amod, .nummod, .nmod, .compound, .flat, .acl, .fixed, .goeswith: break
      case .advmod where dependent.index < head.index: break
      case .case where dependent.index == head.index + 1 && dependent.form.count <= 2: break
      default: continue
      }
      let below = dependent.subtree
      guard let first = below.first?.index, let last = below.last?.index else { continue }
      if let barrier, last >= barrier.index, first > head.index { continue }
      lower = min(lower, first)
      upper = max(upper, last + 1)
    }
    while upper > head.index + 1, text[upper - 1].partOfSpeech == .punctuation { upper -= 1 }
    while lower < head.index, text[lower].partOfSpeech == .punctuation { lower += 1 }
    return lower..<upper
  }

  // MARK: What is known of it

  private mutating func phrase(_ head: Token) -> Phrase {
    let words = span(head)
    let form = form(head)
    let members = cast.members(at: head)
    let before = head.dependents.filter { $0.index < head.index }
    let modifiers = before.filter {
      [.amod, .compound, .nummod, .nmod].contains($0.relation.base)
        && $0.relation.subtype != .poss
    }
    return Phrase(
      words: words, head: head.index, sentence: head.sentence, form: form,
      number: number(head, form), gender: gender(head, form, members),
      thing: thing(head, form, members), role: role(head), members: members,
      lemma: number(of: head.lemma),
      modifiers: Set(modifiers.map { number(of: $0.lemma) }), titles: titles(head),
      names: form.isPronoun ? [] : names(head), predicate: predicate(head),
      quote: speech.quote(of: head.index),
      isReflexive: form.isPronoun && isReflexive(head),
      isExpletive: form == .it && isExpletive(head),
      hasClause: head.dependents.contains { $0.relation.base == .acl },
      commanders: commanders(head), other: isReflexive(head) ? nil : other(head),
      isMainSubject: head.relation.base == .nsubj && head.head?.relation.base == .root,
      isAgent: isAgent(head))
  }

  private mutating func number(of lemma: String) -> Int {
    let lemma = folded(lemma)
    if let known = numbers[lemma] { return known }
    numbers[lemma] = numbers.count
    return numbers.count - 1
  }

  private func form(_ head: Token) -> Phrase.Form {
    if head.partOfSpeech == .pronoun || head.partOfSpeech == .determiner {
      return Self.pronouns[head.form.lowercased()] ?? .otherPronoun
    }
    if head.partOfSpeech == .properNoun || nameOfWord[head.index].map({ $0.kind != .date }) == true
    {
      return .name
    }
    if head.dependent(.nmod, .poss) != nil { return .possessed }
    if let determiner = head.dependent(.det) {
      switch determiner.lemma.lowercased() {
      case "the", "both": return .definite
      case "this", "that", "these", "those", "such": return .demonstrated
      default: return .indefinite
      }
    }
    return head.dependent(.nummod) == nil ? .bare : .counted
  }

  private static let pronouns: [String: Phrase.Form] = [
    "he": .he, "him": .he, "his": .he, "himself": .he, "she": .she, "her": .she, "hers": .she,
    "herself": .she, "it": .it, "its": .it, "itself": .it, "they": .they, "them": .they,
    "their": .they, "theirs": .they, "themselves": .they, "i": .firstSingular,
    "me": .firstSingular, "my": .firstSingular, "mine": .firstSingular, "myself": .firstSingular,
    "we": .firstPlural, "us": .firstPlural, "our": .firstPlural, "ours": .firstPlural,
    "ourselves": .firstPlural, "you": .second, "your": .second, "yours": .second,
    "yourself": .second, "yourselves": .second, "this": .demonstrative, "that": .demonstrative,
    "these": .demonstrative, "those": .demonstrative,
  ]

  private func number(_ head: Token, _ form: Phrase.Form) -> Phrase.Number {
    switch form {
    case .he, .she, .it, .firstSingular: return .singular
    case .they, .firstPlural: return .plural
    case .second: return .unknown
    default: break
    }
    if lexicon.isPlural(head.lemma.lowercased()) { return .plural }
    if head.dependents(.conj).contains(where: { $0.isNominal }), form != .name { return .unknown }
    switch head.features["Number"] {
    case "Plur": return .plural
    case "Sing": return .singular
    default: return .unknown
    }
  }

  private func gender(_ head: Token, _ form: Phrase.Form, _ members: [Int]) -> Phrase.Gender {
    switch form {
    case .he: return .male
    case .she: return .female
    case _ where form.isPronoun: return .unknown
    default: break
    }
    if members.count == 1, let known = cast.members[members[0]].gender {
      let gender = CoreferenceLexicon.gender(known)
      if gender != .unknown { return gender }
    }
    if form == .name, let name = nameOfWord[head.index], name.kind == .person, name.words.count > 1
    {
      return lexicon.gender(ofGivenName: text.words[name.words.lowerBound].form)
    }
    let noun = lexicon.gender(ofNoun: head.lemma.lowercased())
    if noun != .unknown { return noun }
    return head.dependents.contains { ["female", "pregnant"].contains($0.lemma) }
      ? .female : .unknown
  }

  private func thing(_ head: Token, _ form: Phrase.Form, _ members: [Int]) -> Phrase.Thing {
    switch form {
    case .he, .she, .firstSingular: return .person
    case _ where form.isPronoun: return .unknown
    default: break
    }
    if let member = members.first {
      switch cast.members[member].kind {
      case .person: return .person
      case .state: return .state
      case .organisation, .outlet: return .organisation
      case .group: return .group
      case .people:
        return lexicon.thing(ofNoun: head.lemma.lowercased())
          ?? (head.features["Number"] == "Plur" ? .people : .person)
      }
    }
    switch nameOfWord[head.index]?.kind {
    case .person: return .person
    case .location, .facility: return .place
    case .organization: return .organisation
    case .group: return .people
    case .date: return .time
    case .money, .product: return .object
    default: break
    }
    let known = lexicon.thing(ofNoun: head.lemma.lowercased()) ?? .unknown
    return known == .person && head.features["Number"] == "Plur" ? .people : known
  }

  private func role(_ head: Token) -> Phrase.Role {
    var token = head
    while token.relation.base == .conj, let first = token.head { token = first }
    switch token.relation.base {
    case .nsubj, .csubj: return .subject
    case .obj, .iobj: return .object
    case .obl: return .oblique
    case .nmod: return token.relation.subtype == .poss ? .possessor : .modifier
    case .compound, .appos: return .modifier
    default: return .other
    }
  }

  private func commanders(_ head: Token) -> [Int] {
    head.ancestors.compactMap { verb in
      verb.dependents.first { $0.relation.base == .nsubj && !$0.isRelative && $0 != head }?.index
    }
  }

  /// Who is somebody else, as who does it does it to another: "**agencies** to take action against
  /// them", "told the **envoy** to meet them".
  private func other(_ head: Token) -> Int? {
    guard let verb = head.ancestors.first(where: { $0.isVerbal }) else { return nil }
    let isTarget =
      role(head) == .object
      || head.preposition == "against"
        && (head.head == verb || Self.light.contains(verb.lemma.lowercased()))
    guard isTarget, let subject = Clause(verb).subject?.token, subject != head else { return nil }
    return subject.index
  }

  /// Verbs that say no more than the noun they govern: "take action", "launch a raid".
  private static let light: Set = ["take", "launch", "mount", "wage", "conduct", "lead", "stage"]

  private func isAgent(_ head: Token) -> Bool {
    guard head.relation == Relation(.nsubj), let verb = head.head, verb.partOfSpeech == .verb else {
      return false
    }
    return Self.agentive.contains(verb.lemma.lowercased())
  }

  /// Verbs whose subject is somebody.
  private static let agentive: Set<String> = Set(
    """
    accept accuse acknowledge add admit advise agree aim allege announce appeal argue arrest ask \
    attack ban believe blame block call claim complain condemn confirm criticise criticize decide \
    declare defend demand deny deploy detain discuss dismiss doubt elect expect explain express \
    fear fight fire follow free hope impose inform insist intend introduce invite join kill know \
    launch learn march meet negotiate note notify offer oppose order pay plan pledge point praise \
    prefer prepare promise propose protest publish pull push question raise reach recall receive \
    recognise recognize refuse reject release remember repeat reply report request resign respond \
    retreat reveal say search seek seize sell send sentence shoot sign speak stress suggest \
    summon support surrender suspect suspend talk tell thank think threaten travel try urge use \
    visit vote vow want warn welcome withdraw wonder work worry write
    """.split(separator: " ").map(String.init))

  private func predicate(_ head: Token) -> Int {
    head.ancestors.first { $0.isVerbal }?.index ?? -1
  }

  /// Lemmas that tell what a name is: titles before it, appositions, what it is said to be.
  private mutating func titles(_ head: Token) -> Set<Int> {
    var words: [Token] = []
    for dependent in head.dependents {
      switch dependent.relation.base {
      case .appos, .compound, .nmod:
        if dependent.relation.base != .nmod || dependent.relation.subtype == .desc {
          words.append(dependent)
        }
      default: break
      }
    }
    if head.relation.base == .appos, let governor = head.head { words.append(governor) }
    if head.relation.base == .nsubj, let predicate = head.head, predicate.isNominal {
      words.append(predicate)
    }
    return Set(words.filter { $0.partOfSpeech != .pronoun }.map { number(of: $0.lemma) })
  }

  private mutating func names(_ head: Token) -> [Int] {
    let words = nameOfWord[head.index]?.words ?? head.index..<(head.index + 1)
    return words.filter {
      text[$0].partOfSpeech != .determiner && text[$0].partOfSpeech != .punctuation
    }
    .map { number(of: text.words[$0].form) }
  }

  private func isExpletive(_ token: Token) -> Bool {
    guard let predicate = token.head else { return false }
    return predicate.dependents.contains {
      [.csubj, .ccomp, .advcl].contains($0.relation.base) && $0.index > token.index
        && (predicate.dependent(.cop) != nil || predicate.relation.base == .ccomp
          || $0.relation.base == .csubj)
    } || ["rain", "snow", "seem", "appear"].contains(predicate.lemma)
  }
}

/// `himself`, `themselves`
private func isReflexive(_ token: Token) -> Bool {
  let form = token.form.lowercased()
  return form.hasSuffix("self") || form.hasSuffix("selves")
}
