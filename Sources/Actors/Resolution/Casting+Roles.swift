import Language

extension Casting {
  /// Nouns for people in a role, with the country that a modifier gives: "Peruvian police".
  mutating func castRoles() {
    let named = Set(
      hits.filter { hit in
        !hit.isOfNation
          && (cast.mention(at: text[hit.head]) != nil || countryOfPlace[hit.head] != nil)
      }.flatMap(\.words))
    for position in text.words.indices where cast.mention(at: text[position]) == nil {
      let token = text[position]
      guard !personWords.contains(position), !named.contains(position), let role = role(of: token),
        token.relation.subtype != .desc, !isTitleOfPerson(token), !isPartOfRole(token)
      else { continue }
      castRole(role, token)
    }
  }

  /// "**police** chief", "secretary of **state**", "King Road", "in force"
  private func isPartOfRole(_ token: Token) -> Bool {
    guard let head = token.head else { return false }
    if token.relation.base == .compound, role(of: head) != nil { return true }
    if token.partOfSpeech == .properNoun, token.relation.base == .compound,
      head.partOfSpeech == .properNoun
    {
      return true
    }
    if token.relation.base == .nmod, token.dependent(.case)?.lemma == "of" {
      return registry.roles[head.lemma.lowercased() + " of " + token.form.lowercased()] != nil
    }
    // "declared a state of emergency", "took over as chairman", "was taken prisoner"
    if token.lemma == "state",
      token.dependents(.nmod).contains(where: { Self.conditions.contains($0.lemma.lowercased()) })
    {
      return true
    }
    if token.preposition == "as", token.dependent(.det)?.lemma.lowercased() != "the" { return true }
    if token.lemma == "prisoner" || token.lemma == "hostage", !isPlural(token),
      token.dependents.isEmpty
    {
      return true
    }
    return token.lemma == "force" && !isPlural(token)
      && !token.dependents.contains { [.det, .amod, .compound, .nmod].contains($0.relation.base) }
  }

  private static let conditions: Set = [
    "emergency", "siege", "war", "alert", "affair", "mind", "health", "calamity", "disaster",
  ]

  private func isTitleOfPerson(_ token: Token) -> Bool {
    guard let head = token.head, personWords.contains(head.index) else { return false }
    return [.compound, .nmod, .amod, .flat].contains(token.relation.base)
      && token.dependent(.case) == nil && token.index < head.index
  }

  private mutating func castRole(_ role: Registry.Role, _ token: Token) {
    let words = nounPhrase(token)
    let countries = countries(around: token)
    if countries.count == 1, let holder = holder(role, token, in: countries[0]) {
      cast.mention(add(holder), words: words, head: token.index)
      return
    }
    if countries.count == 1, let body = body(role, token, in: countries[0]) {
      cast.mention(addBody(body, .organisation, "organisations"), words: words, head: token.index)
      return
    }
    let name = text.string(ofWords: words)
    let sector = sector(role, token)
    let members = (countries.isEmpty ? [nil] : countries.map(Optional.some)).map { country in
      cast.add(
        .init(name: name, kind: .people, country: country, sector: sector),
        key: peopleKey(role.noun, country, sector, token))
    }
    cast.mention(members, words: words, head: token.index)
  }

  /// One certain person is told from another by the words used; bodies and crowds by role alone.
  private func peopleKey(_ noun: String, _ country: String?, _ sector: String?, _ token: Token)
    -> String
  {
    ["people", country ?? "", sector ?? "", noun].joined(separator: " ")
  }

  /// Who holds the office that a definite title means in a country on the day.
  func holder(_ role: Registry.Role, _ token: Token, in country: String) -> Registry.Person? {
    guard role.isOffice, isDefinite(token), standing(of: token) == .current,
      let office = office(role, in: country), office.isSingle
    else { return nil }
    return registry.holder(of: office.id, on: date)
  }

  /// "Mexico's navy", "the Mexican foreign ministry": the body of that name.
  private func body(_ role: Registry.Role, _ token: Token, in country: String) -> Registry.Body? {
    guard role.kind == .collective, let state = registry.countries[country] else { return nil }
    for name in ["\(state.adjective) \(role.noun)", "\(role.noun) of \(state.name)"] {
      for referent in index.referents(exactly: name) {
        if case .organisation(let id) = referent { return registry.organisations[id] }
      }
    }
    return nil
  }

  /// The sector of somebody in a role, by the words around it; nil where they leave it open.
  func sector(_ role: Registry.Role, _ token: Token) -> String? {
    if standing(of: token).isOut, role.kind != .collective, Self.official.contains(role.sector) {
      return "ELI"
    }
    if role.noun == "counterpart" { return counterpartSector(token) ?? role.sector }
    guard Self.ranks.contains(token.lemma.lowercased()) else { return role.sector }
    // "police chief", "army officer", "US Homeland Security officials", "the head of Yukos"
    let speaks = token.lemma.lowercased().hasPrefix("spokes")
    let before = token.dependents.filter {
      [.compound, .amod, .nmod].contains($0.relation.base)
        && (speaks || $0.dependent(.case)?.lemma != "for")
    }
    for modifier in before.reversed() {
      if let member = cast.member(at: modifier),
        [.organisation, .group].contains(cast.members[member].kind)
      {
        return cast.members[member].sector
      }
      if let sector = self.role(of: modifier)?.sector { return sector }
    }
    return role.sector
  }

  /// Sectors whose former members belong to the elites; a former teacher stays a teacher.
  private static let official: Set = ["GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI"]

  /// Nouns that say what place somebody has, not in what.
  private static let ranks: Set = [
    "leader", "chief", "officer", "official", "colonel", "captain", "commander", "spokesman",
    "spokeswoman", "spokesperson", "member", "head", "boss", "source", "agent", "fighter", "figure",
    "worker", "director", "representative", "delegate", "supporter", "activist", "guard",
  ]

  /// "his Iranian counterpart" is what he is.
  private func counterpartSector(_ token: Token) -> String? {
    guard let subject = Clause(token.ancestors.first(where: \.isVerbal) ?? token).subject else {
      return nil
    }
    return cast.member(at: subject.token).flatMap { cast.members[$0].sector }
  }

  /// One certain holder of an office: neither several, nor "a" or "another".
  func isDefinite(_ token: Token) -> Bool {
    !isPlural(token)
      && !token.dependents(.det).contains {
        ["a", "an", "another", "any", "no", "every", "each"].contains($0.lemma.lowercased())
      }
  }
}
