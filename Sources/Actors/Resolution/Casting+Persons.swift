import Language
import Records

extension Casting {
  /// Persons by full name, then by a part of one.
  mutating func castPersons() {
    let spans = personSpans()
    for span in spans where span.count > 1 && !isPartOfOther(span, of: spans) { castName(span) }
    for span in spans where !personWords.contains(span.lowerBound) { castName(span) }
  }

  /// "Suu Kyi" beside "Aung San Suu Kyi" waits for the whole name.
  private func isPartOfOther(_ span: Range<Int>, of spans: [Range<Int>]) -> Bool {
    let words = span.map { folded(text.words[$0].form) }
    return spans.contains { other in
      other.count > words.count
        && other.suffix(words.count).map { folded(text.words[$0].form) } == words
    }
  }

  // MARK: Where names of persons are

  /// Names of persons: of the registry, of the name tagger, and surnames that somebody known has.
  private func personSpans() -> [Range<Int>] {
    var taken: Set<Int> = []
    var spans: [Range<Int>] = []
    func take(_ span: Range<Int>) {
      guard !span.isEmpty, taken.isDisjoint(with: span) else { return }
      taken.formUnion(span)
      spans.append(span)
    }
    // "Abu Jihad Mantil" is not Abu Jihad
    let persons = text.names.filter { $0.kind == .person }.map(\.words)
    let tagged = persons.map { withoutTitles($0) }
    for hit in hits where hit.isPerson && hit.words.count > 1 {
      let longer = tagged.first { name in
        name.lowerBound == hit.words.lowerBound && name.upperBound > hit.words.upperBound
          && text[name.upperBound - 1].partOfSpeech == .properNoun
      }
      take(longer ?? hit.words)
    }
    let names = zip(persons, tagged).map { whole, name in
      spans.contains { $0.overlaps(whole) } ? whole : name
    }
    let surnames = Set(
      (spans + names).filter { $0.count > 1 }.compactMap { $0.last }
        .map { folded(text.words[$0].form) })
    for hit in hits where cast.mention(at: text[hit.head]) != nil {
      // "Jordan said" after "Jim Jordan" is he
      if hit.words.count > 1 || !surnames.contains(folded(text.words[hit.head].form)) {
        taken.formUnion(hit.words)
      }
    }
    for name in names { take(name) }
    for hit in hits where hit.isPerson { take(hit.words) }
    for position in text.words.indices where !taken.contains(position) {
      let token = text[position]
      guard token.partOfSpeech == .properNoun,
        token.form.unicodeScalars.first?.properties.isUppercase == true,
        [.nsubj, .obj, .obl, .nmod, .compound, .conj, .appos, .root, .iobj, .flat].contains(
          token.relation.base)
      else { continue }
      if surnames.contains(folded(token.form)) || !index.persons(withSurname: token.form).isEmpty {
        take(surname(endingAt: position))
      }
    }
    return spans.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// "Peña Nieto": a surname of several words, by its last.
  private func surname(endingAt position: Int) -> Range<Int> {
    let start = text.sentences[text[position].sentence].words.lowerBound
    for length in [3, 2] where position - length + 1 >= start {
      let words = (position - length + 1)..<(position + 1)
      if !index.persons(withSurnames: words.map { text.words[$0].form }).isEmpty { return words }
    }
    return position..<(position + 1)
  }

  private func isLowerCase(_ word: Int) -> Bool {
    text.words[word].form.unicodeScalars.first?.properties.isLowercase == true
  }

  /// Words that a name may begin with in small letters.
  private static let particles: Set = [
    "al", "al-", "el", "el-", "de", "da", "di", "van", "von", "bin", "bint", "ibn", "abu", "ould",
    "del", "della", "dos", "du", "le", "la", "ter", "ten",
  ]

  /// A tagger's span may begin with a title or end in a clitic.
  private func withoutTitles(_ words: Range<Int>) -> Range<Int> {
    var words = words
    while let first = words.first, words.count > 1,
      registry.roles[text.words[first].form.lowercased()]?.isOffice == true
        || countryOfWord[first] != nil || ["-", "elect"].contains(text.words[first].form)
        || isLowerCase(first) && registry.roles[text.words[words.upperBound - 1].form] == nil
          && !words.dropFirst().allSatisfy({ isLowerCase($0) })
          && !Self.particles.contains(text.words[first].form)
    {
      words = (words.lowerBound + 1)..<words.upperBound
    }
    while let last = words.last, words.count > 1,
      ["'s", "’s", "'", "’"].contains(text.words[last].form)
    {
      words = words.lowerBound..<(words.upperBound - 1)
    }
    return words
  }

  // MARK: Who is meant

  private mutating func castName(_ span: Range<Int>) {
    // "Hana Jordan" is not of Jordan
    for word in span { (countryOfWord[word], countryOfPlace[word]) = (nil, nil) }
    let titles = titles(of: span)
    if let member = namedBefore(span, titles) {
      note(member, span, titles)
      return
    }
    if let person = listed(span, titles) {
      note(add(person), span, titles)
    } else if span.count > 1 || isNamed(span) || !titles.isEmpty {
      note(addUnlisted(span, titles), span, titles)
    }
  }

  private func isNamed(_ span: Range<Int>) -> Bool {
    text.names.contains { $0.kind == .person && $0.words.contains(span.lowerBound) }
  }

  /// Somebody whom the report has named in full: by the last words of the name, or by its first.
  private func namedBefore(_ span: Range<Int>, _ titles: [Title]) -> Int? {
    let key = span.map { folded(text.words[$0].form) }.joined(separator: " ")
    guard let members = personsOfName[key], !members.isEmpty else { return nil }
    let country = titles.lazy.compactMap(\.country).first
    let fitting = members.filter { member in
      country == nil || cast.members[member].country == nil
        || cast.members[member].country == country
    }
    // of two Vargas the one of whom the report speaks more, else the first
    func weight(_ member: Int) -> Int {
      cast.mentions.count { $0.head < span.lowerBound && $0.members == [member] }
    }
    let heaviest = fitting.map(weight).max()
    return fitting.first { weight($0) == heaviest }
  }

  /// The person of the registry whom a name means here, if that is likely enough.
  private func listed(_ span: Range<Int>, _ titles: [Title]) -> Registry.Person? {
    let words = span.map { text.words[$0].form }
    let exact = hits.first { $0.words == span }?.persons ?? []
    var isFull = span.count > 1 && !exact.isEmpty
    var candidates = exact
    if candidates.isEmpty, span.count > 1 {
      candidates = index.persons(near: words, registry)
      isFull = !candidates.isEmpty
    }
    if candidates.isEmpty { candidates = index.persons(withSurnames: words) }
    let ranked = candidates.compactMap { registry.persons[$0] }
      .map { person in
        (
          person,
          score(
            person, titles, isFull: isFull, isAlias: !exact.isEmpty,
            isOnlyOne: candidates.count == 1,
            span)
        )
      }
      .sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
    guard let best = ranked.first, best.1 >= 2.5 else { return nil }
    if ranked.count > 1, best.1 - ranked[1].1 < 0.5 { return nil }
    return best.0
  }

  /// How likely a person is meant, by the office on the day, the title given, and the country.
  private func score(
    _ person: Registry.Person, _ titles: [Title], isFull: Bool, isAlias: Bool, isOnlyOne: Bool,
    _ span: Range<Int>
  ) -> Double {
    let standing = registry.standing(of: person, on: date)
    let offices = registry.everyOffice(of: person.id)
    var score = isFull ? 4.0 : isAlias ? 2.5 : 0
    if let office = standing.office {
      score += office.rank == 0 ? 3 : office.rank < 3 ? 2 : 1
    } else if let past = offices.first {
      score += (standing.isRecent ? 1 : 0.3) + (past.rank == 0 ? 0.5 : 0)
    }
    if !isFull, isNamed(span) { score += 1 }
    let countries = Set(offices.map(\.country) + [person.country])
    let everyTitle = offices.map { $0.title.lowercased() }
    for title in titles {
      if let country = title.country { score += countries.contains(country) ? 1.5 : -4 }
      if title.role.isOffice, everyTitle.contains(title.role.noun) { score += 2 }
    }
    if let country = titles.isEmpty ? country(around: text[text.head(of: span)]) : nil {
      score += countries.contains(country) ? 1 : -4
    }
    if !isFull {
      // a surname alone means somebody of a country that the report speaks of
      let rank = standing.office?.rank ?? 3
      let penalty = [0, 0, 0.25, 1.5][min(rank, 3)]
      score += countries.contains { isSpokenOf($0) } ? 1 : -penalty
      if isOnlyOne, standing.isRecent || standing.office != nil { score += 1.5 }
    }
    return score
  }

  /// Whether the report names the country, something of it, or is written there.
  private func isSpokenOf(_ country: String) -> Bool {
    home == country || countryOfWord.values.contains(country)
      || countryOfPlace.values.contains(country)
      || cast.members.contains { $0.country == country }
  }

  private mutating func note(_ member: Int, _ span: Range<Int>, _ titles: [Title]) {
    personWords.formUnion(span)
    let words = span.map { folded(text.words[$0].form) }
    for start in words.indices { remember(member, words[start...].joined(separator: " ")) }
    // "Rufino Cuéllar Oblitas" is Cuéllar later, "Katrín Jakobsdóttir" Katrín
    for (word, form) in zip(span, words) where words.count > 1 && !isLowerCase(word) {
      remember(member, form)
    }
    let head = text.head(of: span)
    cast.mention(member, words: span, head: head)
    for title in titles
    where title.noun.index != head && (isPhrase(title.noun) || text[head].head == title.noun) {
      cast.mention(member, words: nounPhrase(title.noun), head: title.noun.index)
    }
    titlesOfMember[member, default: []].formUnion(titles.map(\.role.noun))
    describe(member, titles)
    doubtRole(member, span, titles)
  }

  /// A title that is a phrase of its own: "the ambassador, …", "…, a lawmaker".
  private func isPhrase(_ noun: Token) -> Bool {
    noun.dependent(.det) != nil || noun.relation.base == .appos
  }

  private mutating func remember(_ member: Int, _ name: String) {
    if personsOfName[name]?.contains(member) != true {
      personsOfName[name, default: []].append(member)
    }
  }

  /// What the report's titles tell of somebody that the registry does not.
  private mutating func describe(_ member: Int, _ titles: [Title]) {
    guard let title = titles.first(where: { sector($0.role, $0.noun) != "UNK" }) ?? titles.first
    else { return }
    if cast.members[member].registry == nil {
      cast.complete(
        member, country: titles.lazy.compactMap(\.country).first,
        sector: sector(title.role, title.noun), office: nil)
    } else if cast.members[member].office == nil, !title.standing.isOut,
      !isKnownOffice(title, of: member), let sector = sector(title.role, title.noun)
    {
      // the registry knows of other times or other offices only
      cast.describe(member, sector: sector)
    }
  }

  /// Whether the registry knows when somebody held the office that a title names: then it decides.
  private func isKnownOffice(_ title: Title, of member: Int) -> Bool {
    guard let id = personID(member) else { return false }
    return registry.everyOffice(of: id).contains { fits($0, title) }
  }

  /// A person of the registry with the office held on the day.
  mutating func add(_ person: Registry.Person) -> Int {
    let standing = registry.standing(of: person, on: date)
    let member = cast.add(
      .init(
        name: person.name, kind: .person, country: standing.country, sector: standing.sector,
        office: standing.office?.name, registry: "persons/" + person.id, gender: person.gender),
      key: "persons " + person.id)
    remember(member, folded(person.surname))
    if let last = person.surname.split(separator: " ").last {
      remember(member, folded(String(last)))
    }
    return member
  }

  /// Somebody whom the registry lacks, with the country and sector that title and modifiers give.
  private mutating func addUnlisted(_ span: Range<Int>, _ titles: [Title]) -> Int {
    let head = text[text.head(of: span)]
    return cast.add(
      .init(
        name: text.string(ofWords: span), kind: .person,
        country: titles.lazy.compactMap(\.country).first ?? country(around: head),
        // of whom nothing but the age is told
        sector: titles.isEmpty && age(behind: span) != nil ? "CVL" : nil),
      key: "unlisted " + folded(text.string(ofWords: span)))
  }

  /// The age that stands behind a name: "Gita Bhandari, 34, who sells vegetables".
  func age(behind name: Range<Int>) -> Int? {
    let next = name.upperBound
    guard next + 1 < text.words.count, text.words[next].form == ",",
      let age = Int(text.words[next + 1].form), (1...120).contains(age)
    else { return nil }
    return age
  }

  /// The id in the registry of somebody who is listed there.
  func personID(_ member: Int) -> String? {
    cast.members[member].registry?.split(separator: "/").last.map(String.init)
  }
}
