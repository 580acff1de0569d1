import Language

extension Casting {
  /// States, organisations, groups and outlets by name.
  mutating func castNames() {
    let weights = countryWeights()
    for hit in hits {
      if let home, isHomesName(hit) {
        countryOfPlace[hit.head] = home
        notePlace(hit, in: home)
        continue
      }
      guard !isInsidePerson(hit), let referent = preferred(hit, weights) else { continue }
      if isInsideBody(hit), let country = country(of: referent), referent.isOfCountry {
        countryOfWord[hit.head] = country
        continue
      }
      cast(referent, hit)
    }
    castUnlistedBodies()
    explainAcronyms()
  }

  private mutating func cast(_ referent: NameIndex.Referent, _ hit: NameHit) {
    switch referent {
    case .country(let code):
      notePlace(hit, in: code, isCountry: true)
      mentionState(code, hit)
    case .seat(let country, _):
      notePlace(hit, in: country)
      countryOfWord[hit.head] = country
      if isPlaceOfSomething(text[hit.head]) {
        countryOfPlace[hit.head] = country
      } else {
        cast.mention(addGovernment(country), words: hit.words, head: hit.head)
      }
    case .nationality(let code):
      countryOfWord[hit.head] = code
      if isNationAsState(hit) { mentionState(code, hit) }
    case .people(let code):
      countryOfWord[hit.head] = code
      if isNationAsState(hit) {
        mentionState(code, hit)
      } else if text[hit.head].partOfSpeech != .adjective {
        mentionPeople(of: code, hit)
      }
    case .organisation(let id):
      mentionBody(registry.organisations[id], .organisation, "organisations", hit)
    case .group(let id): mentionBody(registry.groups[id], .group, "groups", hit)
    case .outlet(let id): mentionBody(registry.outlets[id], .outlet, "outlets", hit)
    case .place(let id):
      guard let place = registry.places[id], !place.country.isEmpty else { return }
      countryOfPlace[hit.head] = place.country
      notePlace(hit, in: place.country)
      if actsAsAuthority(text[hit.head]) {
        let member = cast.add(
          .init(
            name: place.name, kind: .organisation, country: place.country, sector: "GOV",
            registry: "places/" + id), key: "places " + id)
        cast.mention(member, words: hit.words, head: hit.head)
      }
    case .person: break
    }
  }

  private mutating func notePlace(_ hit: NameHit, in country: String, isCountry: Bool = false) {
    cast.places[hit.head] = Cast.Place(words: hit.words, country: country, isCountry: isCountry)
  }

  private mutating func mentionState(_ code: String, _ hit: NameHit) {
    countryOfWord[hit.head] = code
    cast.mention(addState(code), words: hit.words, head: hit.head)
  }

  private mutating func mentionPeople(of code: String, _ hit: NameHit) {
    let member = cast.add(
      .init(name: text.string(ofWords: hit.words), kind: .people, country: code, sector: "CVL"),
      key: "people " + code)
    cast.mention(member, words: hit.words, head: hit.head)
  }

  /// "The Russians vetoed it": the state, where nothing says which of its people.
  private func isNationAsState(_ hit: NameHit) -> Bool {
    let head = text[hit.head]
    guard hit.words.lowerBound > 0,
      [.nsubj, .obj, .obl, .nmod, .conj].contains(head.relation.base),
      text.words[hit.words.lowerBound - 1].form.lowercased() == "the",
      text[hit.words.lowerBound - 1].sentence == head.sentence
    else { return false }
    let last = hit.words.upperBound
    let isFollowed =
      last < text.words.count && text[last].sentence == head.sentence && text[last].isNominal
      && text[last].partOfSpeech != .pronoun
    return !isFollowed
      && head.dependents.allSatisfy {
        [.det, .case, .punct, .cc, .conj].contains($0.relation.base)
      }
      && head.features["Number"] != "Sing"
  }

  private mutating func mentionBody(
    _ body: Registry.Body?, _ kind: Cast.Member.Kind, _ table: String, _ hit: NameHit
  ) {
    guard let body else { return }
    // "Peru's Congress" is not the American one
    if kind == .organisation, body.country.count == 3, hit.words.count < 3,
      let country = country(around: text[hit.head]) ?? Self.foreignHome(body, hit, text, home),
      country != body.country
    {
      return
    }
    if !body.country.isEmpty, kind != .outlet { countryOfWord[hit.head] = body.country }
    cast.mention(addBody(body, kind, table), words: hit.words, head: hit.head)
  }

  /// In a report from Lima, "Congress" is that of Peru.
  private static func foreignHome(
    _ body: Registry.Body, _ hit: NameHit, _ text: AnnotatedText, _ home: String?
  ) -> String? {
    let generic: Set = ["congress", "senate", "parliament", "assembly", "party"]
    return generic.contains(text.words[hit.words.upperBound - 1].form.lowercased())
      && ["legislature", "party"].contains(body.kind) ? home : nil
  }

  /// A capital in "in Warsaw", "at a meeting in Doha": the place, not the state.
  private func isPlaceOfSomething(_ token: Token) -> Bool {
    if token.relation.base == .obj, let verb = token.head, Self.touching.contains(verb.lemma) {
      return true
    }
    if token.relation.base == .compound || token.relation.base == .flat { return true }
    guard token.relation.base == .obl || token.relation.base == .nmod else { return false }
    let prepositions: Set = ["in", "at", "near", "around", "outside", "across", "through", "from"]
    return token.dependents(.case).contains { prepositions.contains($0.lemma.lowercased()) }
  }

  /// A region or city that does what only its authorities can: "Georgia made it a crime".
  private func actsAsAuthority(_ token: Token) -> Bool {
    guard token.relation == Relation(.nsubj), let verb = token.head, verb.partOfSpeech == .verb,
      verb.dependent(.obj) != nil || verb.dependent(.ccomp) != nil || verb.dependent(.xcomp) != nil
    else { return false }
    return !["have", "see", "remain", "lie", "suffer", "face", "become"].contains(verb.lemma)
  }

  /// Verbs that are done to places: "rock Khartoum", "left Kabul".
  private static let touching: Set = [
    "rock", "hit", "strike", "bomb", "shell", "shake", "reach", "leave", "enter", "flee", "capture",
    "seize", "visit", "cross", "flood", "storm", "besiege", "surround", "pound", "tour",
  ]

  // MARK: Names that may mean several things

  /// "Moscow" in a report from Moscow, Idaho.
  private func isHomesName(_ hit: NameHit) -> Bool {
    homeCity == folded(text.string(ofWords: hit.words))
      && !hit.referents.contains { country(of: $0) == home }
  }

  /// "Chad Wolf", "Jim Jordan": a country's name inside a longer name of a person.
  private func isInsidePerson(_ hit: NameHit) -> Bool {
    text.names.contains { name in
      name.kind == .person && hit.isInside(name)
        && !hits.contains {
          $0.words.lowerBound >= hit.words.upperBound
            && $0.words.upperBound <= name.words.upperBound && $0.isPerson
        }
    }
  }

  /// "Reform **UK**": a country inside a longer name of an organisation.
  private func isInsideBody(_ hit: NameHit) -> Bool {
    text.names.contains { name in
      name.kind == .organization && hit.isInside(name)
        && !name.words.contains { ["'s", "’s"].contains(text.words[$0].form) }
    }
  }

  /// How often the report speaks of each country where no doubt is possible.
  private func countryWeights() -> [String: Double] {
    var weights: [String: Double] = [:]
    for hit in hits {
      let countries = Set(hit.referents.compactMap { country(of: $0) })
      for country in countries { weights[country, default: 0] += countries.count == 1 ? 1 : 0.3 }
    }
    if let home { weights[home, default: 0] += 2 }
    return weights
  }

  func country(of referent: NameIndex.Referent) -> String? {
    switch referent {
    case .country(let code), .nationality(let code), .people(let code), .seat(let code, _): code
    case .person(let id): registry.persons[id]?.country
    case .organisation(let id): registry.organisations[id]?.country
    case .group(let id): registry.groups[id]?.country
    case .outlet: nil
    case .place(let id): registry.places[id]?.country
    }
  }

  /// What a name means where it may mean several things: the likelier by itself, unless the report
  /// speaks of the other one's country.
  private func preferred(_ hit: NameHit, _ weights: [String: Double]) -> NameIndex.Referent? {
    if hit.referents.count == 1 { return hit.referents.first }
    let token = text[hit.head]
    let isModifier = token.partOfSpeech == .adjective || token.relation.base == .amod
    let isPlaceName = text.names.contains { $0.kind == .location && $0.words == hit.words }
    let isLocal = isLocalName(token)
    let around = country(around: token)
    // "leaders in Brussels" are in the city
    let isAtPlace = hit.referents.contains { $0.isPlace } && isPlaceOfSomething(token)
    func prior(_ referent: NameIndex.Referent) -> Double {
      switch referent {
      case .country: isLocal ? 1 : 4
      case .nationality: isModifier ? 5 : 2
      case .people: isModifier ? 1 : 3.5
      case .organisation, .group: isAtPlace ? 0 : isPlaceName ? 1 : 3
      case .seat: 2.5
      case .outlet: isPlaceName ? 0 : 1
      case .person: 0.5
      case .place: isLocal ? 4 : 1.5
      }
    }
    func score(_ referent: NameIndex.Referent) -> Double {
      let country = country(of: referent)
      let weight = country.map { weights[$0] ?? 0 } ?? 0
      return prior(referent) + 1.5 * min(weight, 3) + (country != nil && country == around ? 6 : 0)
    }
    let scored = hit.referents.map { ($0, score($0)) }
    guard let best = scored.max(by: { $0.1 < $1.1 }) else { return nil }
    // "the Supreme Court" of nobody knows which state
    let isGeneric = hit.referents.count > 3 && scored.allSatisfy { $0.1 == best.1 }
    return isGeneric ? nil : best.0
  }

  /// "the state of Georgia", "Georgia's governor", "Georgia, Alabama and Florida"
  private func isLocalName(_ token: Token) -> Bool {
    let local: Set = [
      "state", "governor", "mayor", "city", "province", "county", "lawmaker", "legislature", "town",
      "sheriff", "senator", "district", "port", "region",
    ]
    let near = [token.head].compactMap { $0 } + token.dependents + (token.head?.dependents ?? [])
    return near.contains { local.contains($0.lemma.lowercased()) }
  }

  // MARK: Names that the registry lacks

  /// Organisations that only the name tagger knows: kept, with what their own words tell.
  private mutating func castUnlistedBodies() {
    for name in text.names where name.kind == .organization {
      let head = text[text.head(of: name.words)]
      let isTaken = name.words.contains { word in
        cast.mention(at: text[word]).map { $0.words.count > 1 || name.words.count == 1 } ?? false
      }
      let form = text.string(ofWords: name.words)
      guard !isTaken, form.contains(where: \.isLetter), head.partOfSpeech != .adjective,
        name.words.count > 1 || countryOfWord[head.index] == nil
      else { continue }
      let role = bodyRole(name.words, head)
      // "the Defence Ministry", "Parliament" are roles
      if name.words.count == 1, self.role(of: head) != nil { continue }
      let country = name.words.compactMap { countryOfWord[$0] ?? countryOfPlace[$0] }.first
      let member = cast.add(
        .init(
          name: form, kind: .organisation, country: country ?? self.country(around: head),
          sector: role?.sector), key: "unlisted body " + folded(form))
      for word in name.words { cast.forget(word) }
      cast.mention(member, words: name.words, head: head.index)
    }
  }

  /// What a body is by a word of its name, or by what stands in apposition to it.
  private func bodyRole(_ words: Range<Int>, _ head: Token) -> Registry.Role? {
    for word in words.reversed() {
      let noun = text.words[word].form.lowercased()
      if let role = registry.roles[noun] ?? registry.roles[text[word].lemma.lowercased()],
        role.kind == .collective
      {
        return role
      }
    }
    let beside =
      head.dependents(.appos) + (head.relation.base == .appos ? [head.head].compactMap { $0 } : [])
      + head.dependents(.compound)
    return beside.lazy.compactMap { self.role(of: $0) }.first
  }

  // MARK: Acronyms that the report explains

  /// "Reporters Without Borders (RSF)": from there on RSF is what stands before the brackets.
  private mutating func explainAcronyms() {
    for word in text.words.indices.dropFirst(2) where word + 1 < text.words.count {
      let form = text.words[word].form
      guard text.words[word - 1].form == "(", text.words[word + 1].form == ")",
        (2...10).contains(form.count), form == form.uppercased(), form.contains(where: \.isLetter),
        let mention = cast.mentions.first(where: { $0.words.upperBound == word - 1 }),
        mention.members.count == 1
      else { continue }
      explained[form] = mention.member
    }
    if explained.isEmpty { return }
    for word in text.words.indices {
      guard let member = explained[text.words[word].form] else { continue }
      cast.mention(member, words: word..<(word + 1), head: word)
      if let country = cast.members[member].country { countryOfWord[word] = country }
    }
  }
}
