import Actors
import Language
import Records

/// Finds how many people an event killed, hurt, held, drove out, or brought together: the numbers
/// in the roles that its own words, or a casualty's in the same sentence, give them.
struct CountFinder {
  private let text: AnnotatedText
  private let cast: Cast
  private let lexicon: DetailLexicon
  /// By the noun that is counted, or the number itself where there is none.
  private let quantities: [Int: Quantity]
  /// The words of each sentence that tell of casualties.
  private let casualties: [Int: [Casualty]]

  private struct Casualty {
    let token: Token
    let word: DetailLexicon.Casualty
  }

  init(words: LowercaseWords, cast: Cast, lexicon: DetailLexicon) {
    let text = words.text
    self.text = text
    self.cast = cast
    self.lexicon = lexicon
    var quantities: [Int: Quantity] = [:]
    var casualties: [Int: [Casualty]] = [:]
    for (index, sentence) in text.sentences.enumerated() {
      for quantity in Quantity.read(sentence.words, of: words) {
        quantities[Self.counted(quantity, in: text)] = quantity
      }
      for word in sentence.words {
        if let casualty = lexicon.casualty(text[word]) {
          casualties[index, default: []].append(Casualty(token: text[word], word: casualty))
        }
        if let verb = Self.fatal(word, in: words) {
          casualties[index, default: []].append(
            Casualty(token: verb, word: .init(kind: .dead, isOfSubject: false)))
        }
      }
    }
    self.quantities = quantities
    self.casualties = casualties
  }

  /// The verb of "**shot** dead" and "**hacked** to death", by the last of the words.
  private static func fatal(_ word: Int, in words: LowercaseWords) -> Token? {
    guard word > 0, ["dead", "death"].contains(words[word]) else { return nil }
    let verb =
      words[word] == "dead"
      ? words.text[word - 1] : words[word - 1] == "to" ? words.text[word].head : nil
    return verb.flatMap { $0.isVerbal && $0.sentence == words.text[word].sentence ? $0 : nil }
  }

  /// "12 **people**", "**dozens** of people", "**23** were hurt"
  private static func counted(_ quantity: Quantity, in text: AnnotatedText) -> Int {
    var token = text[quantity.number.upperBound - 1]
    while let head = token.head, quantity.number.contains(head.index) { token = head }
    // "wounding three, medics said": no medics
    let end = quantity.number.upperBound
    if end < text.words.count, text[end].partOfSpeech == .punctuation { return token.index }
    while [.nummod, .det].contains(token.relation.base)
      || token.relation.base == .compound && token.partOfSpeech == .numeral,
      let head = token.head
    {
      token = head
    }
    return token.index
  }

  func counts(of predicate: Token, type: EventType) -> [CodedCount] {
    EventCount.Kind.allCases.compactMap { kind in
      kind == .participants
        ? participants(of: predicate, type)
        : casualties(kind, of: predicate, type)
    }
  }

  // MARK: Dead, injured, arrested, displaced

  private func casualties(
    _ kind: EventCount.Kind, of predicate: Token, _ type: EventType
  ) -> CodedCount? {
    let near = (casualties[predicate.sentence] ?? []).filter { $0.word.kind == kind }
    let told = near.sorted {
      abs($0.token.index - predicate.index) < abs($1.token.index - predicate.index)
    }
    for casualty in told
    where casualty.token == predicate
      || Self.tells(type, of: kind) && isOne(casualty.token, with: predicate)
    {
      if let people = people(of: casualty), let count = count(kind, people) { return count }
    }
    return nil
  }

  /// Types whose events have such casualties where another word of the sentence tells them.
  private static func tells(_ type: EventType, of kind: EventCount.Kind) -> Bool {
    switch kind {
    case .dead, .injured: type == .assault
    case .arrested: type == .coerce
    case .displaced: [.assault, .coerce, .sanction].contains(type)
    case .participants: false
    }
  }

  /// Whether a word of the sentence tells what came of a predicate: in a participle, a clause beside
  /// it or one that says when; not in what somebody says, nor before or after it.
  private func isOne(_ casualty: Token, with predicate: Token) -> Bool {
    let (up, down) = (Self.path(casualty), Self.path(predicate))
    guard let common = up.first(where: { down.contains($0) }) else { return false }
    let steps = up.prefix { $0 != common } + down.prefix { $0 != common }
    return steps.count <= 4
      && steps.allSatisfy { step in
        switch step.relation.base {
        case .ccomp: false
        case .advcl, .acl, .obl, .nmod:
          !Clause(step).marks.contains(where: Self.apart.contains)
            && !Self.apart.contains(step.preposition ?? "")
        default: true
        }
      }
  }

  /// What stands behind these words is another act.
  private static let apart: Set = [
    "after", "before", "since", "if", "despite", "over", "following", "for", "about",
  ]

  private static func path(_ token: Token) -> [Token] { [token] + token.ancestors }

  /// Those whom a word counts.
  private func people(of casualty: Casualty) -> Token? {
    let token = casualty.token
    if token.isVerbal {
      let clause = Clause(token)
      if casualty.word.isOfSubject { return clause.subject?.token }
      return clause.patient?.token ?? behind(token)
    }
    if token.partOfSpeech == .adjective {
      if token.relation.base == .amod || token.relation.base == .acl { return token.head }
      // "12 dead": the number is the subject, or stands before it
      return Clause(token).subject?.token ?? (quantities[token.index] == nil ? nil : token)
    }
    // "the killing of 12", "a journalist's murder", "238 dead"
    if quantities[token.index] != nil { return token }
    return Clause.namedOwner(of: token).flatMap { $0.path == "nmod:by" ? nil : $0.token }
      ?? token.dependents(.nmod).first { $0.preposition == "of" }
  }

  /// "killing **12**", "shot dead **two** poachers", whatever the tree makes of it.
  private func behind(_ verb: Token) -> Token? {
    let near = quantities.filter {
      (verb.index + 1...verb.index + 3).contains($0.value.words.lowerBound)
    }
    return near.keys.min().map { text[$0] }
  }

  /// The number of a noun and of those coordinated with it: "three guards and a cook" are four.
  private func count(_ kind: EventCount.Kind, _ people: Token) -> CodedCount? {
    let parts = people.conjuncts.map { quantity(of: $0) }
    // nothing is summed with what nobody counts
    guard let first = parts.first ?? nil, !parts.contains(nil) else { return nil }
    let all = parts.compactMap { $0 }
    func sum(_ bounds: [Int?]) -> Int? {
      bounds.contains(nil) ? nil : bounds.reduce(0) { $0 + ($1 ?? 0) }
    }
    return CodedCount(
      kind: kind, least: sum(all.map(\.least)), most: sum(all.map(\.most)),
      words: first.words.lowerBound..<all.reduce(0) { max($0, $1.words.upperBound) })
  }

  /// The number that a word gives itself, or one for a person.
  private func quantity(of token: Token) -> Quantity? {
    if let quantity = quantities[token.index] {
      let noun = noun(of: token)
      return lexicon.isThing(noun) && !quantity.number.contains(noun.index) ? nil : quantity
    }
    if lexicon.isCrowd(token),
      let of = token.dependents(.nmod).first(where: { $0.preposition == "of" }),
      let quantity = quantities[of.index], !lexicon.isThing(of)
    {
      return quantity
    }
    guard isOnePerson(token) else { return nil }
    let words = token.index..<(token.index + 1)
    return Quantity(least: 1, most: 1, words: words, number: words)
  }

  /// "dozens of **people**"
  private func noun(of token: Token) -> Token {
    token.dependents(.nmod).first { $0.preposition == "of" && token.partOfSpeech != .properNoun }
      .flatMap { quantities[token.index]?.number.contains(token.index) == true ? $0 : nil } ?? token
  }

  /// "a guard", "their chief", "Omar": not a body, nor "anybody".
  private func isOnePerson(_ token: Token) -> Bool {
    guard token.features["Number"] != "Plur", !lexicon.isCrowd(token),
      !token.dependents(.det).contains(where: { Self.open.contains($0.lemma.lowercased()) })
    else { return false }
    if token.partOfSpeech == .noun { return lexicon.isPerson(token) }
    let members = cast.members(at: token)
    return members.count == 1 && cast.members[members[0]].kind == .person
  }

  /// "no guard", "any guard", "every guard"
  private static let open: Set = ["no", "any", "every", "each", "which", "what", "some"]

  // MARK: Participants

  /// How many take part: those who do it, or those who are sent.
  private func participants(of predicate: Token, _ type: EventType) -> CodedCount? {
    for token in takingPart(predicate, type) {
      for part in token.conjuncts {
        if let quantity = crowd(part), quantity.most != 0 {
          return CodedCount(
            kind: .participants, least: quantity.least, most: quantity.most, words: quantity.words)
        }
      }
    }
    return nil
  }

  private func takingPart(_ predicate: Token, _ type: EventType) -> [Token] {
    switch type {
    case .mobilize: sent(predicate) + doing(predicate)
    case .protest, .consult, .cooperate: doing(predicate)
    // "130 fighters turned in their rifles", not "the release of 130 fighters"
    case .retreat: predicate.isVerbal ? doing(predicate) : []
    default: []
    }
  }

  private func sent(_ predicate: Token) -> [Token] {
    let verb = carrier(of: predicate)
    return [predicate, verb].compactMap { $0 }.compactMap { Clause($0).patient?.token }
  }

  /// Whoever does it, by the predicate's own words and those of the verbs that carry it.
  private func doing(_ predicate: Token) -> [Token] {
    var found: [Token] = []
    if predicate.isVerbal || predicate.dependent(.cop) != nil {
      found += [Clause(predicate).agent].compactMap { $0?.token }
    } else {
      found += predicate.dependents(.nmod).filter { ["of", "by", "with"].contains($0.preposition) }
      found += [Clause.namedOwner(of: predicate)].compactMap { $0?.token }
      // "teachers on hunger strike", "went on strike", "the rally drew sixty people"
      if let head = predicate.head {
        if head.isVerbal {
          let isSubject = predicate.relation.base == .nsubj
          found += [isSubject ? Clause(head).patient : Clause(head).agent].compactMap { $0?.token }
        } else if predicate.relation == Relation(.nmod) {
          found.append(head)
        }
      }
    }
    return found
  }

  private func carrier(of predicate: Token) -> Token? {
    guard !predicate.isVerbal, let head = predicate.head, head.isVerbal else { return nil }
    return head
  }

  private func crowd(_ token: Token) -> Quantity? {
    guard quantities[token.index] != nil || lexicon.isCrowd(token) else { return nil }
    return isOnePerson(token) ? nil : quantity(of: token)
  }
}
