import Language

extension Casting {
  /// Adjectives that no noun has taken up: "a Moroccan airliner" is of Morocco.
  mutating func castNationalities() {
    for hit in hits {
      let token = text[hit.head]
      guard cast.mention(at: token) == nil, let code = countryOfWord[hit.head],
        token.relation.base == .amod || token.relation.base == .compound
          || token.relation.base == .conj
      else { continue }
      var holder = token
      while holder.relation.base == .conj, let head = holder.head { holder = head }
      if let noun = holder.head, cast.mention(at: noun) != nil, noun.relation.base != .root {
        continue
      }
      cast.mention(addState(code), words: hit.words, head: hit.head)
    }
  }

  /// Gives a country to those who have none: that of a possessor, of the place that is named with
  /// them, of what the report speaks of around them.
  mutating func placeTheUnplaced() {
    let evidence = evidence()
    replaceMembers { casting, mention in
      let member = casting.cast.members[mention.member]
      guard member.country == nil, member.registry == nil, member.kind != .outlet else {
        return nil
      }
      let head = casting.text[mention.head]
      guard
        let country = casting.ownersCountry(head)
          ?? (casting.isFromElsewhere(head) ? nil : casting.nearestCountry(to: head, evidence))
      else { return nil }
      guard member.kind == .people else {
        casting.cast.complete(mention.member, country: country, sector: nil, office: nil)
        return nil
      }
      var placed = member
      placed.country = country
      // "their spokesman" is of what they are
      if head.lemma.lowercased().hasPrefix("spokes"), let sector = casting.ownersSector(head) {
        placed.sector = sector
      }
      let noun = casting.role(of: head)?.noun ?? head.lemma.lowercased()
      let key = ["people", country, member.sector ?? "", noun].joined(separator: " ")
      return casting.cast.add(placed, key: key)
    }
    castHolders()
  }

  /// "the president" of the country that the report speaks of there: whoever holds the office.
  private mutating func castHolders() {
    replaceMembers { casting, mention in
      let member = casting.cast.members[mention.member]
      let head = casting.text[mention.head]
      guard member.kind == .people, let country = member.country, head.isNominal,
        let role = casting.role(of: head),
        head.dependents(.det).contains(where: { $0.form.lowercased() == "the" }),
        let holder = casting.holder(role, head, in: country)
      else { return nil }
      return casting.add(holder)
    }
  }

  /// Puts another member in the place of one where it is named or called by a role, and where what
  /// follows refers to that.
  private mutating func replaceMembers(_ other: (inout Casting, Cast.Mention) -> Int?) {
    var now: [Int: Int] = [:]
    for mention in cast.mentions.sorted(by: { $0.head < $1.head }) where mention.members.count == 1
    {
      if mention.isReference {
        guard let member = now[mention.member] else { continue }
        cast.mention([member], words: mention.words, head: mention.head, isReference: true)
      } else if let member = other(&self, mention) {
        now[mention.member] = member
        cast.mention(member, words: mention.words, head: mention.head)
      } else {
        now[mention.member] = nil
      }
    }
  }

  /// "**foreign** troops" are of none of the countries that the report speaks of, as far as it says;
  /// "the foreign minister" is of one.
  private func isFromElsewhere(_ head: Token) -> Bool {
    !["ministry", "minister", "secretary", "office", "service"].contains(head.lemma.lowercased())
      && head.dependents(.amod).contains {
        ["foreign", "overseas"].contains($0.lemma.lowercased())
      }
  }

  /// "its army chief", "his government"
  private func ownersCountry(_ head: Token) -> String? {
    guard let owner = head.dependent(.nmod, .poss), owner.partOfSpeech == .pronoun else {
      return nil
    }
    let countries = Set(cast.members(at: owner).compactMap { cast.members[$0].country })
    return countries.count == 1 ? countries.first : nil
  }

  private func ownersSector(_ head: Token) -> String? {
    guard let owner = head.dependent(.nmod, .poss), owner.partOfSpeech == .pronoun else {
      return nil
    }
    return cast.members(at: owner).first.flatMap {
      cast.members[$0].kind == .person ? nil : cast.members[$0].sector
    }
  }

  // MARK: What the report speaks of

  /// A word that tells of a country.
  private struct Evidence {
    let word: Int
    let sentence: Int
    let country: String
    let isPlace: Bool
  }

  private func evidence() -> [Evidence] {
    var countries = countryOfPlace
    for mention in cast.mentions where !mention.isReference && mention.members.count == 1 {
      let member = cast.members[mention.member]
      if member.kind != .people, let country = member.country { countries[mention.head] = country }
    }
    countries.merge(countryOfWord) { _, new in new }
    return countries.filter { registry.countries[$0.value] != nil }.sorted { $0.key < $1.key }.map {
      Evidence(
        word: $0.key, sentence: text[$0.key].sentence, country: $0.value,
        isPlace: isPlace(text[$0.key]) || countryOfPlace[$0.key] != nil)
    }
  }

  /// "in Nairobi", "near the Georgian border"
  private func isPlace(_ token: Token) -> Bool {
    let holder =
      token.relation.base == .amod || token.relation.base == .compound ? token.head ?? token : token
    return ["in", "at", "near", "across", "around", "outside", "off", "throughout"].contains(
      holder.preposition ?? "")
  }

  /// The country that most of what stands near speaks of.
  private func nearestCountry(to token: Token, _ evidence: [Evidence]) -> String? {
    var weights: [String: Double] = [:]
    let role = role(of: token)
    // "the president" in a report from Lima is that of Peru, "the ambassador" is not
    let isForeign = ["ambassador", "embassy", "consul", "consulate"].contains(role?.noun ?? "")
    if let home { weights[home] = isForeign ? 0 : role?.office == nil ? 4.5 : 6 }
    for one in evidence
    where one.word != token.index && !(isForeign && one.country == home) {
      let distance = token.sentence - one.sentence
      let weight: Double
      switch distance {
      case 0: weight = (one.isPlace ? 4 : 2) * (one.word < token.index ? 1 : 0.6)
      case 1: weight = one.isPlace ? 2 : 1.5
      case 2...4: weight = 0.7
      case ..<0: weight = 0.5
      default: weight = 0.2
      }
      weights[one.country, default: 0] += weight
    }
    return weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
