import Language

extension Casting {
  /// Gives pronouns and descriptions the actors that they refer to.
  mutating func castReferences(_ coreference: Coreference) {
    castChains(coreference)
    castRelatives()
    castReflexives()
    castSpeakers(coreference)
    for phrase in coreference.phrases { castPair(phrase) }
    for phrase in coreference.phrases where phrase.form == .they { castTogether(phrase) }
    castReciprocals()
    castDescriptions(coreference)
  }

  // MARK: Chains

  /// A chain that has a name for somebody gives all its phrases that one.
  private mutating func castChains(_ coreference: Coreference) {
    var membersOfChain: [Int: [Int]] = [:]
    for (phrase, chain) in zip(coreference.phrases, coreference.chains) {
      let known = membersOfChain[chain] ?? []
      if !phrase.members.isEmpty, known.isEmpty || isPlain(known) && !isPlain(phrase.members) {
        membersOfChain[chain] = phrase.members
      }
    }
    for (phrase, chain) in zip(coreference.phrases, coreference.chains) {
      // who is named is who is named
      guard let members = membersOfChain[chain], members != phrase.members,
        phrase.members.isEmpty || isPlain(phrase.members), !isOtherOffice(phrase, members),
        !isOwn(phrase, chain, coreference)
      else { continue }
      refer(text[phrase.head], to: members)
      // what the description says of somebody whom the registry does not know
      if members.count == 1, let plain = phrase.members.first,
        isPlain(members) || !isListed(members)
      {
        let said = cast.members[plain]
        cast.complete(members[0], country: said.country, sector: said.sector, office: nil)
      }
    }
  }

  /// Whether the report gives somebody a role, by this title or another of the same office.
  func isCalled(_ member: Int, _ role: Registry.Role) -> Bool {
    (titlesOfMember[member] ?? []).contains { title in
      title == role.noun || role.office != nil && registry.roles[title]?.office == role.office
    }
  }

  /// "its southern neighbour" is not what "its" is.
  private func isOwn(_ phrase: Phrase, _ chain: Int, _ coreference: Coreference) -> Bool {
    guard phrase.form == .possessed,
      let owner = text[phrase.head].dependent(.nmod, .poss)?.index,
      let place = coreference.phrases.firstIndex(where: { $0.head == owner })
    else { return false }
    return coreference.chains[place] == chain
  }

  /// "the premier" is nobody who never was one, nor somebody whom the report calls nothing.
  private func isOtherOffice(_ phrase: Phrase, _ members: [Int]) -> Bool {
    guard phrase.form == .definite, let role = role(of: text[phrase.head]), role.office != nil,
      members.count == 1, cast.members[members[0]].kind == .person
    else { return false }
    if isCalled(members[0], role) { return false }
    guard let id = personID(members[0]) else { return true }
    return !registry.everyOffice(of: id).contains {
      $0.title.lowercased() == role.noun || $0.kind == role.office
    }
  }

  /// Nobody by name: people in a role.
  private func isPlain(_ members: [Int]) -> Bool {
    members.allSatisfy { cast.members[$0].kind == .people }
  }

  private func isListed(_ members: [Int]) -> Bool {
    members.allSatisfy { cast.members[$0].registry != nil }
  }

  private mutating func refer(_ token: Token, to members: [Int]) {
    let words =
      token.partOfSpeech == .pronoun ? token.index..<(token.index + 1) : nounPhrase(token)
    cast.mention(members, words: words, head: token.index, isReference: true)
  }

  // MARK: Pronouns that the tree binds

  /// "the minister, **who** resigned": whoever the clause hangs on.
  private mutating func castRelatives() {
    for word in text.words.indices {
      let token = text[word]
      guard Self.relatives.contains(token.form.lowercased()),
        token.partOfSpeech == .pronoun
          || token.partOfSpeech == .determiner,
        cast.mention(at: token) == nil,
        let clause = token.ancestors.first(where: { $0.relation == Relation(.acl, .relcl) }),
        token.sentence == clause.sentence, let noun = clause.head, noun.index < word,
        let mention = antecedent(of: noun)
      else { continue }
      refer(token, to: mention.members)
    }
  }

  private static let relatives: Set = ["who", "whom", "whose", "which", "that"]

  /// The mention that a word heads, or the title of a name hangs on.
  private func antecedent(of noun: Token) -> Cast.Mention? {
    cast.mention(at: noun)
      ?? noun.dependents.lazy.filter { [.appos, .flat].contains($0.relation.base) }
      .compactMap { cast.mention(at: $0) }.first
  }

  /// "shot **himself**": the subject; "Sharif, **himself** a former prime minister": who stands before.
  private mutating func castReflexives() {
    for word in text.words.indices {
      let token = text[word]
      let form = token.form.lowercased()
      guard token.partOfSpeech == .pronoun, form.hasSuffix("self") || form.hasSuffix("selves"),
        let head = token.head
      else { continue }
      let governor = head.relation.base == .appos ? head.head : nil
      let verb = head.isVerbal ? head : head.ancestors.first(where: \.isVerbal)
      let subject = verb.flatMap { Clause($0).subject?.token }.flatMap { $0 == token ? nil : $0 }
      guard let found = governor ?? subject, let mention = antecedent(of: found) else { continue }
      refer(token, to: mention.members)
    }
  }

  /// "accused **each other**": those who do it.
  private mutating func castReciprocals() {
    for word in text.words.indices.dropLast() {
      let pair = text.words[word].form.lowercased() + " " + text.words[word + 1].form.lowercased()
      guard pair == "each other" || pair == "one another",
        let verb = text[word].ancestors.first(where: \.isVerbal)
          ?? text[word + 1].ancestors.first(where: \.isVerbal),
        let subject = Clause(verb).subject?.token
      else { continue }
      let members = subject.conjuncts.flatMap { cast.members(at: $0) }
      if members.count < 2 { continue }
      let head = text[word].head?.index == word + 1 ? word + 1 : word
      cast.mention(members, words: word..<(word + 2), head: head, isReference: true)
    }
  }

  // MARK: Who speaks

  /// "I", "we", "my" in what is quoted mean the speaker, "our country" the speaker's.
  private mutating func castSpeakers(_ coreference: Coreference) {
    let speech = coreference.speech
    for phrase in coreference.phrases where [.firstSingular, .firstPlural].contains(phrase.form) {
      guard let quote = phrase.quote, let speaker = speech.quotes[quote].speaker,
        let mention = cast.mention(at: text[speaker])
      else { continue }
      refer(text[phrase.head], to: mention.members)
    }
    for phrase in coreference.phrases where phrase.form == .possessed && phrase.thing == .state {
      let noun = text[phrase.head]
      guard let owner = noun.dependent(.nmod, .poss), owner.partOfSpeech == .pronoun else {
        continue
      }
      let countries = cast.members(at: owner).compactMap { cast.members[$0].country }
      let states = countries.filter { registry.countries[$0] != nil }
      if let country = states.first, Set(states).count == 1 { refer(noun, to: [addState(country)]) }
    }
  }

  // MARK: Pairs

  /// "both nations", "the two leaders", "they both", "neither side": the last two that it fits.
  private mutating func castPair(_ phrase: Phrase) {
    // a pair is in the plural, said of both or neither, or "the couple"
    guard phrase.number != .singular || phrase.form == .definite || phrase.form == .indefinite
    else { return }
    let noun = text[phrase.head]
    guard let kind = pairKind(phrase, noun) else { return }
    let pair = pair(of: kind, before: phrase)
    guard pair.count == 2 else { return }
    // "both generals" are no diplomats
    if kind == .persons, let sector = role(of: noun)?.sector, sector != "UNK", sector != "CVL",
      pair.contains(where: { cast.members[$0].sector.map { $0 != sector && $0 != "ELI" } ?? false }
      ),
      !["leader", "man", "woman", "minister", "president"].contains(noun.lemma.lowercased())
    {
      return
    }
    refer(noun, to: pair)
  }

  private enum PairKind: Equatable {
    case states, persons, bodies, any

    func fits(_ member: Cast.Member) -> Bool {
      switch self {
      case .states: member.kind == .state
      case .persons: member.kind == .person
      case .bodies: [.organisation, .group, .outlet].contains(member.kind)
      case .any: member.kind != .outlet && member.kind != .people
      }
    }
  }

  private func pairKind(_ phrase: Phrase, _ noun: Token) -> PairKind? {
    let words = noun.dependents.map { $0.form.lowercased() }
    let isTwo = words.contains("two") && (phrase.form == .definite || phrase.form == .demonstrated)
    let isPair = isTwo || words.contains { ["both", "neither", "either"].contains($0) }
    let lemma = noun.lemma.lowercased()
    if phrase.form == .they,
      isPair || noun.head?.dependents.contains(where: { $0.form == "both" }) == true
    {
      return .any
    }
    if lemma == "couple" || lemma == "pair" || lemma == "duo", phrase.form == .definite {
      return .persons
    }
    guard noun.partOfSpeech == .noun else { return nil }
    let isNamed = !countries(around: noun).isEmpty
    let isPluralDefinite = isPlural(noun) && phrase.form == .definite
    switch lemma {
    case "country", "nation", "state", "government", "capital":
      return isPair && !isNamed ? .states : nil
    case "neighbour", "neighbor", "enemy", "rival", "ally", "foe", "giant", "power":
      return (isPair || isPluralDefinite) && !isNamed ? .states : nil
    case "side", "party", "camp":
      return isPair || (isPluralDefinite && lemma == "side") ? .any : nil
    case "firm", "company", "group", "organisation", "organization", "faction", "agency", "army":
      return isPair ? .bodies : nil
    default:
      return isPair && [.person, .people].contains(phrase.thing) && !isNamed ? .persons : nil
    }
  }

  /// "Sweden and Finland handed in **their** applications": all who stand together, where what the
  /// pronoun takes up is one of them.
  private mutating func castTogether(_ phrase: Phrase) {
    let known = cast.members(at: text[phrase.head])
    guard known.count < 2 else { return }
    let isOne = known.first.map { cast.members[$0].kind == .person } ?? true
    let near = cast.mentions.filter {
      $0.head < phrase.head && !$0.isReference && phrase.sentence - text[$0.head].sentence <= 1
        && (known.isEmpty || $0.members == known)
    }.sorted { $0.head > $1.head }
    for mention in near {
      let token = text[mention.head]
      let first = token.relation.base == .conj ? token.head ?? token : token
      let members = first.conjuncts.flatMap { cast.members(at: $0) }
      let isSubject = first.relation.base == .nsubj
      guard Set(members).count > 1, isSubject || !known.isEmpty, !isPlural(first) else { continue }
      var seen: Set<Int> = []
      return refer(text[phrase.head], to: members.filter { seen.insert($0).inserted })
    }
    // "Rubio phoned Ruto. They agreed …"
    if isOne, phrase.role == .subject || phrase.role == .possessor {
      let last = cast.mentions.filter {
        $0.head < phrase.head && phrase.sentence - text[$0.head].sentence <= 1
      }.sorted { $0.head > $1.head }
      if let pair = together(last, .persons) { refer(text[phrase.head], to: pair) }
    }
  }

  /// Two members that were spoken of before: those who stand together, else the last two.
  private mutating func pair(of kind: PairKind, before phrase: Phrase) -> [Int] {
    // who does something to both is neither
    let partners =
      phrase.role == .object
      ? phrase.commanders.prefix(1).flatMap { cast.members(at: text[$0]) } : []
    let near = cast.mentions.filter {
      $0.head < phrase.head && phrase.sentence - text[$0.head].sentence <= 4
        && Set(partners).isDisjoint(with: $0.members)
    }.sorted { $0.head > $1.head }
    var found: [Int] = []
    for mention in near {
      for member in mention.members where fits(member, kind) && !found.contains(member) {
        found.append(member)
      }
    }
    if found.count > 2, let together = together(near, kind) { return together }
    if found.count < 2, kind == .states { return nations(near, before: phrase) }
    return found.prefix(2).reversed()
  }

  private func fits(_ member: Int, _ kind: PairKind) -> Bool { kind.fits(cast.members[member]) }

  /// The last two that are coordinated, or subject and object of one verb.
  private func together(_ near: [Cast.Mention], _ kind: PairKind) -> [Int]? {
    for mention in near where mention.members.count == 1 && fits(mention.member, kind) {
      let token = text[mention.head]
      for other in near
      where other.members.count == 1 && other.head < mention.head && fits(other.member, kind)
        && other.member != mention.member
        && text[other.head].sentence == token.sentence
      {
        let isCoordinated = token.relation.base == .conj && token.head?.index == other.head
        let isOfOneVerb =
          text[other.head].relation.base == .nsubj
          && text[other.head].head == token.ancestors.first(where: \.isVerbal)
        if isCoordinated || isOfOneVerb { return [other.member, mention.member] }
      }
    }
    return nil
  }

  /// Two states of which adjectives or people are there: "Greek and Turkish officials", "Trump" and
  /// "Ottawa".
  private mutating func nations(_ near: [Cast.Mention], before phrase: Phrase) -> [Int] {
    var words = countryOfWord.filter { $0.key < phrase.head }
    for mention in near where mention.members.count == 1 {
      if let country = cast.members[mention.member].country { words[mention.head] = country }
    }
    var countries: [String] = []
    for (_, country) in words.sorted(by: { $0.key > $1.key })
    where registry.countries[country] != nil && !countries.contains(country) {
      countries.append(country)
    }
    return countries.count < 2 ? [] : countries.prefix(2).reversed().map { addState($0) }
  }
}
