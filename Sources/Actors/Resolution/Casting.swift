import Language
import Records

/// One report's casting: what has been found so far.
struct Casting {
  let registry: Registry
  let index: NameIndex
  let text: AnnotatedText
  let date: CalendarDate?
  let hits: [NameHit]
  var cast = Cast()
  /// Countries that words belong to: `Mexico`, `Mexican`, `Washington`.
  var countryOfWord: [Int: String] = [:]
  /// The country that the report is written in, where its dateline says so.
  var home: String?
  /// Countries that cities and regions lie in.
  var countryOfPlace: [Int: String] = [:]
  /// Persons of this report by the last word of their name.
  var personOfSurname: [String: Int] = [:]
  /// Words that belong to a name of a person.
  var personWords: Set<Int> = []

  init(
    registry: Registry, index: NameIndex, text: AnnotatedText, date: CalendarDate?, hits: [NameHit]
  ) {
    self.registry = registry
    self.index = index
    self.text = text
    self.date = date
    self.hits = hits
  }

  // MARK: States, organisations, groups, outlets

  mutating func castNames() {
    for hit in hits {
      guard let referent = preferred(hit) else { continue }
      switch referent {
      case .country(let code): mentionState(code, hit)
      case .seat(let country, let isCapital):
        countryOfWord[hit.head] = country
        if !isCapital || !isPlaceOfSomething(text[hit.head]) { mentionState(country, hit) }
      case .nationality(let code): countryOfWord[hit.head] = code
      case .people(let code):
        countryOfWord[hit.head] = code
        if text[hit.head].partOfSpeech != .adjective { mentionPeople(of: code, hit) }
      case .organisation(let id):
        mentionBody(registry.organisations[id], .organisation, "organisations", hit)
      case .group(let id): mentionBody(registry.groups[id], .group, "groups", hit)
      case .outlet(let id): mentionBody(registry.outlets[id], .outlet, "outlets", hit)
      case .place(let id):
        if let country = registry.places[id]?.country, !country.isEmpty {
          countryOfPlace[hit.head] = country
        }
      case .person: break
      }
    }
  }

  /// What a name means where it may mean several things.
  private func preferred(_ hit: NameHit) -> NameIndex.Referent? {
    if hit.referents.count == 1 { return hit.referents.first }
    let token = text[hit.head]
    let isModifier = token.partOfSpeech == .adjective || token.relation.base == .amod
    func rank(_ referent: NameIndex.Referent) -> Int {
      switch referent {
      case .country: 0
      case .nationality: isModifier ? -1 : 4
      case .people: isModifier ? 5 : 1
      case .organisation, .group: 2
      case .seat: 3
      case .outlet: 6
      case .person: 7
      case .place: 8
      }
    }
    return hit.referents.min { rank($0) < rank($1) }
  }

  private mutating func mentionState(_ code: String, _ hit: NameHit) {
    countryOfWord[hit.head] = code
    cast.mention(addState(code), words: hit.words, head: hit.head)
  }

  mutating func addState(_ code: String) -> Int {
    cast.add(
      .init(
        name: registry.countries[code]?.name ?? code, kind: .state, country: code,
        registry: "countries/" + code), key: "state " + code)
  }

  private mutating func mentionPeople(of code: String, _ hit: NameHit) {
    let member = cast.add(
      .init(name: text.string(ofWords: hit.words), kind: .people, country: code, sector: "CVL"),
      key: "people " + code)
    cast.mention(member, words: hit.words, head: hit.head)
  }

  private mutating func mentionBody(
    _ body: Registry.Body?, _ kind: Cast.Member.Kind, _ table: String, _ hit: NameHit
  ) {
    guard let body else { return }
    // "Peru's Congress" is not the American one
    if kind == .organisation, let country = country(around: text[hit.head]),
      country != body.country,
      body.country.count == 3, hit.words.count == 1
    {
      return
    }
    let member = cast.add(
      .init(
        name: body.name, kind: kind, country: body.country.isEmpty ? nil : body.country,
        sector: body.sector.isEmpty ? nil : body.sector, registry: table + "/" + body.id),
      key: table + " " + body.id)
    if !body.country.isEmpty, kind != .outlet { countryOfWord[hit.head] = body.country }
    cast.mention(member, words: hit.words, head: hit.head)
  }

  /// A capital in "in Warsaw", "at a meeting in Doha": the place, not the state.
  private func isPlaceOfSomething(_ token: Token) -> Bool {
    guard token.relation.base == .obl || token.relation.base == .nmod else { return false }
    let prepositions: Set = ["in", "at", "near", "around", "outside", "across", "through"]
    return token.dependents(.case).contains { prepositions.contains($0.lemma.lowercased()) }
  }

  // MARK: Roles

  /// Nouns for people in a role, with the country that a modifier gives: "Peruvian police".
  mutating func castRoles() {
    for position in text.words.indices where cast.mention(at: text[position]) == nil {
      let token = text[position]
      guard !personWords.contains(position), let role = role(of: token) else { continue }
      if token.relation.subtype == .desc || isTitleOfPerson(token) { continue }
      castRole(role, token)
    }
  }

  private mutating func castRole(_ role: Registry.Role, _ token: Token) {
    let words = nounPhrase(token)
    let countries = countries(around: token)
    if role.isOffice, countries.count == 1, isDefinite(token), !isFormer(token),
      let office = registry.office(titled: role.noun, in: countries[0]),
      let holder = registry.holder(of: office.id, on: date)
    {
      cast.mention(add(holder), words: words, head: token.index)
      return
    }
    let name = text.string(ofWords: words)
    let sector =
      role.noun == "counterpart"
      ? counterpartSector(token) ?? role.sector : compoundSector(token) ?? role.sector
    let members = (countries.isEmpty ? [nil] : countries.map(Optional.some)).map { country in
      cast.add(
        .init(name: name, kind: .people, country: country, sector: sector),
        key: ["people", country ?? "", sector, role.noun].joined(separator: " "))
    }
    cast.mention(members, words: words, head: token.index)
  }

  /// "police chief", "army officer", "rebel leader": what goes before decides.
  private func compoundSector(_ token: Token) -> String? {
    guard Self.ranks.contains(token.lemma.lowercased()) else { return nil }
    return token.dependents(.compound).compactMap { role(of: $0)?.sector }.last
  }

  /// Nouns that say what place somebody has, not in what.
  private static let ranks: Set = [
    "leader", "chief", "officer", "official", "colonel", "captain", "commander", "spokesman",
    "spokeswoman", "spokesperson", "member", "head", "boss", "source", "agent", "fighter", "figure",
  ]

  /// "his Iranian counterpart" is what he is.
  private func counterpartSector(_ token: Token) -> String? {
    guard let subject = Clause(token.ancestors.first(where: \.isVerbal) ?? token).subject else {
      return nil
    }
    return cast.member(at: subject.token).flatMap { cast.members[$0].sector }
  }

  /// One certain holder of an office: neither several, nor "a" or "another".
  private func isDefinite(_ token: Token) -> Bool {
    !isPlural(token)
      && !token.dependents(.det).contains {
        ["a", "an", "another", "any", "no"].contains($0.lemma.lowercased())
      }
  }

  func role(of token: Token) -> Registry.Role? {
    guard token.partOfSpeech == .noun || token.partOfSpeech == .properNoun else { return nil }
    let lemma = token.lemma.lowercased()
    let before = token.dependents.filter { [.compound, .amod].contains($0.relation.base) }
    for modifier in before.reversed() {
      for word in [modifier.form.lowercased(), modifier.lemma.lowercased()] {
        if let role = registry.roles[word + " " + lemma] { return role }
      }
    }
    for complement in token.dependents(.nmod) where complement.dependent(.case)?.lemma == "of" {
      if let role = registry.roles[lemma + " of " + complement.form.lowercased()] { return role }
    }
    return ([lemma, token.form.lowercased()] + Inflection.bases(of: lemma)).lazy
      .compactMap { registry.roles[$0] }.first
  }

  private func isTitleOfPerson(_ token: Token) -> Bool {
    guard let head = token.head, personWords.contains(head.index) else { return false }
    return [.compound, .nmod, .amod, .flat].contains(token.relation.base)
      && token.dependent(.case) == nil && token.index < head.index
  }

  /// The country that a noun's modifiers give it, if they give one.
  func country(around token: Token) -> String? { countries(around: token).first }

  /// The countries that adjectives, a possessor, compounds or an "of" give a noun; those that are
  /// coordinated count together: "Greek and Turkish diplomats".
  func countries(around token: Token) -> [String] {
    let near: Set<Relation.Base> = [.amod, .compound, .nmod, .flat]
    for dependent in token.dependents where near.contains(dependent.relation.base) {
      if let preposition = dependent.dependent(.case)?.lemma.lowercased(),
        !["of", "in", "from", "'s", "'", "for", "between"].contains(preposition)
      {
        continue
      }
      var found: [String] = []
      for part in dependent.conjuncts {
        if let country = countryOfWord[part.index]
          ?? cast.member(at: part).flatMap({ cast.members[$0].country })
        {
          if !found.contains(country) { found.append(country) }
        }
      }
      if found.isEmpty { found = countries(around: dependent) }
      if !found.isEmpty { return found }
    }
    return countryRightBehind(token).map { [$0] } ?? []
  }

  /// "a village **in Sudan**", whatever the tree hangs the phrase on.
  private func countryRightBehind(_ token: Token) -> String? {
    let end = text.sentences[token.sentence].words.upperBound
    guard token.index + 2 < end,
      ["in", "from", "of"].contains(text.words[token.index + 1].form.lowercased())
    else { return nil }
    let place = token.index + 2
    return countryOfWord[place] ?? countryOfPlace[place]
  }

  func isPlural(_ token: Token) -> Bool { token.features["Number"] == "Plur" }

  /// "former", "ex-", "then" before a title.
  func isFormer(_ token: Token) -> Bool {
    token.dependents.contains {
      ["former", "ex", "ousted", "late"].contains($0.lemma.lowercased())
    }
  }

  /// The word with what stands before it and its names, without clauses and prepositions.
  func nounPhrase(_ token: Token) -> Range<Int> {
    let kept: Set<Relation.Base> = [.amod, .compound, .flat, .nummod, .nmod]
    var range = token.index..<(token.index + 1)
    for dependent in token.dependents where kept.contains(dependent.relation.base) {
      if dependent.relation.base == .nmod, dependent.relation.subtype != .poss,
        dependent.relation.subtype != .desc
      {
        continue
      }
      let inner = nounPhrase(dependent)
      let possessive = dependent.dependents(.case).map(\.index).max() ?? 0
      let end = max(inner.upperBound, dependent.relation.subtype == .poss ? possessive + 1 : 0)
      range = min(range.lowerBound, inner.lowerBound)..<max(range.upperBound, end)
    }
    return range
  }

  // MARK: Appositions and pronouns

  /// "the ambassador to Mexico, Ronald Johnson": both are the person.
  mutating func joinAppositions() {
    for position in text.words.indices where text[position].relation.base == .appos {
      let token = text[position]
      guard let head = token.head, let one = cast.mention(at: head),
        let other = cast.mention(at: token)
      else {
        continue
      }
      let (first, second) = (cast.members[one.member], cast.members[other.member])
      if first.kind == .people, second.kind == .person, agree(first, second) {
        cast.complete(other.member, country: first.country, sector: first.sector, office: nil)
        cast.mention(other.member, words: one.words, head: one.head)
      } else if first.kind == .person, second.kind == .people, agree(first, second) {
        cast.complete(one.member, country: second.country, sector: second.sector, office: nil)
        cast.mention(one.member, words: other.words, head: other.head)
      }
    }
  }

  private func agree(_ a: Cast.Member, _ b: Cast.Member) -> Bool {
    a.country == nil || b.country == nil || a.country == b.country
  }
}
