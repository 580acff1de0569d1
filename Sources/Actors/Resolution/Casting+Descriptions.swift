import Language

extension Casting {
  /// Descriptions that no chain has taken up: "the Himalayan kingdom", "the UN watchdog", "the
  /// cleric", "the Nigerian", "the 54-year-old": the last one before whom they fit.
  mutating func castDescriptions(_ coreference: Coreference) {
    for phrase in coreference.phrases where phrase.form == .definite {
      let noun = text[phrase.head]
      // "the rebels" may be a group; other plurals are not one
      if phrase.number == .plural, !isArmed(noun) { continue }
      let known = cast.members(at: noun)
      guard known.isEmpty || known.allSatisfy({ isBare($0, of: noun) }) else { continue }
      if let member = described(phrase, noun) {
        let words = nounPhrase(noun)
        cast.mention(member, words: words, head: noun.index, isReference: true)
      }
    }
    castAges()
  }

  /// A role that is only a description, or a state that fits its own description no better than
  /// another does.
  private func isBare(_ member: Int, of noun: Token) -> Bool {
    let known = cast.members[member]
    return known.kind == .people && known.registry == nil
      || known.kind == .state && !traits(of: noun).isEmpty && noun.partOfSpeech == .noun
  }

  private func isArmed(_ noun: Token) -> Bool {
    role(of: noun).map { ["REB", "PRM"].contains($0.sector) } ?? false
  }

  private func described(_ phrase: Phrase, _ noun: Token) -> Int? {
    if phrase.number == .plural { return body(phrase, noun) }
    if let country = demonym(noun) { return person(of: country, before: phrase) }
    switch phrase.thing {
    case .state: return state(phrase, noun)
    case .organisation, .group: return body(phrase, noun)
    case .person: return person(phrase, noun)
    default: return nil
    }
  }

  /// Those who were named in the sentences before, the last first, but not those whom the very
  /// clause speaks of.
  private func candidates(before phrase: Phrase, _ fits: (Cast.Member) -> Bool) -> [Int] {
    var found: [Int] = []
    let partners = phrase.commanders.prefix(1).flatMap { cast.members(at: text[$0]) }
    for mention in cast.mentions.sorted(by: { $0.head > $1.head })
    where mention.head < phrase.words.lowerBound && mention.members.count == 1 {
      let member = mention.member
      guard phrase.sentence - text[mention.head].sentence <= 4, !found.contains(member),
        !partners.contains(member), fits(cast.members[member])
      else { continue }
      found.append(member)
    }
    return found
  }

  private func candidateMembers(before phrase: Phrase) -> [Int] {
    candidates(before: phrase) { $0.kind == .person }
  }

  // MARK: States

  /// The words of a description that are traits in the registry: `himalayan`, `kingdom`.
  private func traits(of noun: Token) -> [String] {
    let phrase = nounPhrase(noun)
    var words = phrase.map { text.words[$0].form.lowercased() }
    for word in phrase.dropLast() {
      words.append(words[word - phrase.lowerBound] + " " + words[word + 1 - phrase.lowerBound])
    }
    for word in phrase.dropLast(2) where text.words[word + 1].form == "-" {
      words.append(text.string(ofWords: word..<(word + 3)).lowercased())
    }
    words.append(noun.lemma.lowercased())
    return words.filter { registry.hasTrait($0) }
  }

  private func state(_ phrase: Phrase, _ noun: Token) -> Int? {
    let words = traits(of: noun)
    if words.isEmpty { return nil }
    let found = candidates(before: phrase) { (member: Cast.Member) -> Bool in
      guard member.kind == .state, let row = member.registry else { return false }
      return words.allSatisfy { self.registry.has($0, row) }
    }
    return found.first
  }

  // MARK: Bodies

  private func body(_ phrase: Phrase, _ noun: Token) -> Int? {
    let lemma = noun.lemma.lowercased()
    let own = role(of: noun).flatMap { sector($0, noun) }
    let places = countries(around: noun)
    let found = candidates(before: phrase) { (member: Cast.Member) -> Bool in
      guard [.organisation, .group, .outlet].contains(member.kind) else { return false }
      if !places.isEmpty, let country = member.country, !places.contains(country),
        !(places == ["UNO"] && country == "IGO")
      {
        return false
      }
      if let registry = member.registry, self.registry.has(lemma, registry) { return true }
      switch lemma {
      case "group", "movement", "organisation", "organization", "network", "faction":
        return member.kind == .group
          || ["REB", "CRM", "SOC", "UAF"].contains(member.sector ?? "SOC")
      case "bloc", "alliance": return ["IGO", "EUR"].contains(member.country ?? "")
      case "body", "agency", "watchdog", "institution":
        return ["UNO", "IGO", "NGO"].contains(member.country ?? "") || member.sector == "GOV"
      default: return own != nil && own != "UNK" && (member.sector ?? own) == own
      }
    }
    return found.first
  }

  // MARK: Persons

  /// "the cleric": the one person of that calling.
  private func person(_ phrase: Phrase, _ noun: Token) -> Int? {
    guard let role = role(of: noun) else { return nil }
    let places = countries(around: noun)
    if role.isOffice || role.office != nil {
      // "the premier" is whom the report calls the prime minister
      let called = candidateMembers(before: phrase).first { member in
        isCalled(member, role)
          && (places.isEmpty || cast.members[member].country.map { places.contains($0) } ?? true)
      }
      if called != nil || role.office != nil { return called }
    }
    guard let own = sector(role, noun), !["UNK", "CVL", "GOV"].contains(own) else { return nil }
    let found = candidates(before: phrase) { (member: Cast.Member) -> Bool in
      member.kind == .person && member.sector == own
        && (places.isEmpty || member.country.map { places.contains($0) } ?? true)
    }
    return found.count == 1 ? found.first : nil
  }

  /// "the Nigerian"
  private func demonym(_ noun: Token) -> String? {
    guard noun.features["Number"] != "Plur", let country = countryOfWord[noun.index],
      hits.contains(where: { $0.head == noun.index && $0.isOfNation }),
      [.nsubj, .obj, .obl, .iobj, .nmod].contains(noun.relation.base)
    else { return nil }
    return country
  }

  /// The last person of a country, or of no state that is known.
  private func person(of country: String, before phrase: Phrase) -> Int? {
    let persons = candidates(before: phrase) { $0.kind == .person }
    return persons.first { cast.members[$0].country == country }
      ?? persons.first { member in
        cast.members[member].registry == nil
          && cast.members[member].country.map { registry.countries[$0] == nil } ?? true
      }
  }

  /// "The 54-year-old", after "Roxana Vergara, 54,".
  private mutating func castAges() {
    var ages: [Int: Int] = [:]
    for mention in cast.mentions
    where mention.members.count == 1 && cast.members[mention.member].kind == .person {
      if let age = age(behind: mention.words) { ages[age] = ages[age] ?? mention.member }
    }
    if ages.isEmpty { return }
    for word in text.words.indices.dropLast(4)
    where text.words[word + 1].form == "-" && text.words[word + 2].form.lowercased() == "year" {
      guard let age = Int(text.words[word].form), let member = ages[age],
        text.words[word + 4].form.lowercased() == "old"
      else { continue }
      let range = word..<(word + 5)
      let head = text.head(of: range)
      let noun = text[head].head
      // "the 54-year-old grandmother" is headed by the noun
      if let noun, text[head].relation.base == .amod, noun.index == word + 5 {
        cast.mention(member, words: word..<(word + 6), head: noun.index, isReference: true)
      } else {
        cast.mention(member, words: range, head: head, isReference: true)
      }
    }
  }
}
