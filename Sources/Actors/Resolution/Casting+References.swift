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

  /// He and she, it and they, "the country": whoever was spoken of last and fits.
  mutating func castReferences() {
    var headsOfSentence = Dictionary(grouping: cast.mentions.map(\.head)) { text[$0].sentence }
    for position in text.words.indices {
      let token = text[position]
      guard let fits = test(token) else { continue }
      let near = ((token.sentence - 2)...token.sentence).flatMap { headsOfSentence[$0] ?? [] }
        .compactMap { cast.mention(at: text[$0]) }
      guard let found = antecedent(of: token, among: near, fits) else { continue }
      let members = isCountryNoun(token) ? [state(of: found)].compactMap { $0 } : found.members
      if !members.isEmpty {
        if cast.mention(at: token) == nil {
          headsOfSentence[token.sentence, default: []].append(position)
        }
        cast.mention(members, words: position..<(position + 1), head: position, isReference: true)
      }
    }
  }

  /// Whom a word may stand for, or nil if it stands for nobody.
  private func test(_ token: Token) -> ((Cast.Member) -> Bool)? {
    let form = token.form.lowercased()
    if token.partOfSpeech == .pronoun {
      if let gender = ["he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"][form]
      {
        return { $0.kind == .person && ($0.gender ?? gender) == gender }
      }
      if ["it", "its"].contains(form), token.relation.base != .expl {
        return {
          $0.kind != .person && $0.kind != .people || $0.sector == "GOV" && $0.kind == .people
        }
      }
      if ["they", "them", "their"].contains(form) {
        return { $0.kind == .people || $0.kind == .group }
      }
    }
    return isCountryNoun(token) ? { $0.country?.count == 3 } : nil
  }

  private func isCountryNoun(_ token: Token) -> Bool {
    ["country", "nation"].contains(token.lemma.lowercased()) && token.features["Number"] != "Plur"
      && token.dependents(.det).contains { $0.lemma.lowercased() == "the" }
      && !token.dependents.contains { [.amod, .nmod, .acl].contains($0.relation.base) }
  }

  private mutating func state(of mention: Cast.Mention) -> Int? {
    cast.members[mention.member].country.map { addState($0) }
  }

  /// The subject of a clause above goes first, then a subject nearby, then the last mention.
  private func antecedent(
    of token: Token, among near: [Cast.Mention], _ fits: (Cast.Member) -> Bool
  ) -> Cast.Mention? {
    let above = token.ancestors
    for clause in above.dropFirst() where clause.isVerbal {
      if let subject = clause.dependent(.nsubj), subject.index < token.index,
        let mention = cast.mention(at: subject), fits(cast.members[mention.member])
      {
        return mention
      }
    }
    // a word below another in the tree does not mean that other
    let before = near.filter {
      $0.head < token.index && fits(cast.members[$0.member]) && !above.contains(text[$0.head])
    }
    guard let nearest = before.map({ text[$0.head].sentence }).max() else { return nil }
    let candidates = before.filter { text[$0.head].sentence == nearest }.sorted {
      $0.head < $1.head
    }
    let subject = candidates.first { text[$0.head].relation.base == .nsubj }
    // several may be meant by "they": only a subject is sure enough
    return ["they", "them", "their"].contains(token.form.lowercased())
      ? subject : subject ?? candidates.last
  }

  /// Sectors of people whom their own authorities deal with.
  private static let domestic: Set = [
    "COP", "CVL", "EDU", "JRN", "JUD", "LAB", "LEG", "MED", "OPP", "REL", "SOC",
  ]

  /// Sectors of people who, where nothing else is said, are of the country of the dateline.
  private static let atHome: Set = domestic.union(["GOV", "MIL", "PTY", "AGR", "BUS"])

  /// "in Nairobi", "near the Georgian border"
  private func isPlace(_ token: Token) -> Bool {
    guard countryOfWord[token.index] != nil || countryOfPlace[token.index] != nil else {
      return false
    }
    let holder =
      token.relation.base == .amod || token.relation.base == .compound ? token.head ?? token : token
    return ["in", "at", "near", "across", "around", "outside", "off"].contains(
      holder.preposition ?? "")
  }

  /// People of no stated country: those of a possessor, those in the place that the sentence names,
  /// and those whom a state's own people deal with. Others stay without one: a guess is worse.
  mutating func placeTheUnplaced() {
    for mention in cast.mentions where mention.members.count == 1 {
      let member = cast.members[mention.member]
      guard member.kind == .people, member.country == nil, !mention.isReference else { continue }
      let head = text[mention.head]
      let words = text.sentences[head.sentence].words
      let countries: Set<String>
      if let owner = head.dependent(.nmod, .poss), owner.partOfSpeech == .pronoun {
        // "its army chief", "his government"
        countries = Set(cast.members(at: owner).compactMap { cast.members[$0].country })
      } else if head.dependents(.det).contains(where: { $0.lemma.lowercased() == "both" }) {
        continue
      } else {
        let places = Set(
          words.filter { isPlace(text[$0]) }.compactMap { countryOfWord[$0] ?? countryOfPlace[$0] })
        let all = Set(words.compactMap { countryOfWord[$0] ?? countryOfPlace[$0] })
        let isDomestic = Self.domestic.contains(member.sector ?? "") && head.relation.base != .nsubj
        countries = places.isEmpty && isDomestic ? all : places
      }
      let isAtHome = countries.isEmpty && Self.atHome.contains(member.sector ?? "")
      guard let country = countries.count == 1 ? countries.first : isAtHome ? home : nil else {
        continue
      }
      var placed = member
      placed.country = country
      let lemma = text[mention.head].lemma.lowercased()
      let key = ["people", country, member.sector ?? "", lemma].joined(separator: " ")
      cast.mention(cast.add(placed, key: key), words: mention.words, head: mention.head)
    }
  }
}
