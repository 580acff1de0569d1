import Language
import Records

extension Casting {
  /// Persons by full name, then by surname alone, then those whom only a title or the name tagger knows.
  mutating func castPersons() {
    let spans = personSpans()
    for span in spans where span.count > 1 { castFullName(span) }
    for span in spans where span.count == 1 { castSurname(span) }
  }

  /// Names of persons: of the registry, of the name tagger, and words after a title.
  private func personSpans() -> [Range<Int>] {
    var taken: Set<Int> = []
    var spans: [Range<Int>] = []
    func take(_ span: Range<Int>) {
      guard !span.isEmpty, taken.isDisjoint(with: span) else { return }
      taken.formUnion(span)
      spans.append(span)
    }
    for hit in hits {
      if hit.referents.contains(where: { if case .person = $0 { true } else { false } }),
        hit.words.count > 1
      {
        take(hit.words)
      } else if cast.mention(at: text[hit.head]) != nil {
        taken.formUnion(hit.words)
      }
    }
    for name in text.names where name.kind == .person { take(withoutTitles(name.words)) }
    for position in text.words.indices where !taken.contains(position) {
      let token = text[position]
      guard token.partOfSpeech == .properNoun,
        token.form.unicodeScalars.first?.properties.isUppercase == true,
        [.nsubj, .obj, .obl, .nmod, .compound, .conj, .appos, .root, .iobj].contains(
          token.relation.base)
      else { continue }
      if !ranked(surname: token).isEmpty || personOfSurname[folded(token.form)] != nil {
        take(position..<(position + 1))
      }
    }
    return spans.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A tagger's span may begin with a title or end in a clitic.
  private func withoutTitles(_ words: Range<Int>) -> Range<Int> {
    var words = words
    while let first = words.first, words.count > 1,
      registry.roles[text.words[first].form.lowercased()]?.isOffice == true
        || countryOfWord[first] != nil
    {
      words = (words.lowerBound + 1)..<words.upperBound
    }
    while let last = words.last, text.words[last].form == "'s" || text.words[last].form == "’s" {
      words = words.lowerBound..<(words.upperBound - 1)
    }
    return words
  }

  private mutating func castFullName(_ span: Range<Int>) {
    let head = text.head(of: span)
    let referents = hits.first { $0.words == span }?.referents ?? []
    let ids: [String] = referents.compactMap { if case .person(let id) = $0 { id } else { nil } }
    let listed = ids.compactMap { registry.persons[$0] }
    let known =
      listed.count == 1
      ? listed.first : listed.first { !registry.offices(of: $0.id, on: date).isEmpty }
    let member: Int
    if let known {
      member = add(known)
    } else {
      member = addUnlisted(span)
    }
    note(member, span, head)
  }

  private mutating func castSurname(_ span: Range<Int>) {
    let token = text[span.lowerBound]
    if let member = personOfSurname[folded(token.form)] {
      note(member, span, span.lowerBound)
      return
    }
    let isNamed = text.names.contains { $0.kind == .person && $0.words.contains(span.lowerBound) }
    let ranked = ranked(surname: token)
    let best = ranked.first
    let isAlone = ranked.count == 1 || (ranked.count > 1 && ranked[0].rank < ranked[1].rank)
    if let best, isAlone, isNamed || best.rank == 0, titleFits(token, best.person) {
      note(add(best.person), span, span.lowerBound)
    } else if isNamed, token.relation.base == .nsubj || !titles(of: token).isEmpty {
      note(addUnlisted(span), span, span.lowerBound)
    }
  }

  /// Listed persons of a surname who hold an office on the day, the highest first.
  private func ranked(surname token: Token) -> [(person: Registry.Person, rank: Int)] {
    index.persons(withSurname: token.form).compactMap { registry.persons[$0] }
      .compactMap { person in
        registry.offices(of: person.id, on: date).first.map { (person, $0.rank) }
      }
      .sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
  }

  /// "Peruvian lawmaker Trump" is not the American president.
  private func titleFits(_ token: Token, _ person: Registry.Person) -> Bool {
    guard let country = country(around: token) else { return true }
    let own = Set(registry.everyOffice(of: person.id).map(\.country) + [person.country])
    return own.contains(country)
  }

  private mutating func note(_ member: Int, _ span: Range<Int>, _ head: Int) {
    personWords.formUnion(span)
    if let last = span.last { personOfSurname[folded(text[last].form)] = member }
    cast.mention(member, words: span, head: head)
    doubtRole(member, span)
  }

  /// "former President X" of somebody who holds that very office on the day.
  private mutating func doubtRole(_ member: Int, _ span: Range<Int>) {
    guard let former = formerBefore(span),
      let id = cast.members[member].registry?.split(separator: "/").last,
      let office = registry.offices(of: String(id), on: date).first(where: { office in
        text.string(ofWords: former..<span.lowerBound).lowercased().hasSuffix(
          office.title.lowercased())
      })
    else { return }
    let words = former..<span.upperBound
    let since = registry.tenures(of: String(id))
      .first { $0.office == office.id && $0.covers(date) }?.from
    cast.doubts.append(
      .init(
        message: "the report says “\(text.string(ofWords: words))”; according to the registry "
          + "\(cast.members[member].name) is \(office.name)\(since.map { " since \($0)" } ?? "")"
          + (date.map { " on \($0)" } ?? " now"),
        words: words))
  }

  /// The "former" among the titles right before a name.
  private func formerBefore(_ span: Range<Int>) -> Int? {
    let start = text.sentences[text[span.lowerBound].sentence].words.lowerBound
    let titles = (start..<span.lowerBound).reversed().prefix(6).prefix {
      text[$0].isNominal || [.adjective, .adposition].contains(text[$0].partOfSpeech)
    }
    return titles.first {
      ["former", "ex", "ex-president"].contains(text.words[$0].form.lowercased())
    }
  }

  /// A person of the registry with the office held on the day.
  mutating func add(_ person: Registry.Person) -> Int {
    let office = registry.offices(of: person.id, on: date).first
    let former = office == nil ? registry.everyOffice(of: person.id).first : nil
    let member = cast.add(
      .init(
        name: person.name, kind: .person,
        country: office?.country ?? former?.country ?? person.country,
        sector: office?.sector ?? (former == nil ? nil : "ELI"), office: office?.name,
        registry: "persons/" + person.id, gender: person.gender), key: "persons " + person.id)
    if let last = person.surname.split(separator: " ").last {
      personOfSurname[folded(String(last))] = member
    }
    return member
  }

  /// The roles that stand with a name: "Peruvian lawmaker", "the ambassador to".
  private func titles(of name: Token) -> [Registry.Role] {
    let around = name.dependents.filter { !personWords.contains($0.index) }
    return (around + around.flatMap(\.dependents)).compactMap { role(of: $0) }
  }

  /// Somebody whom the registry lacks, with the country and sector that title and modifiers give.
  private mutating func addUnlisted(_ span: Range<Int>) -> Int {
    let head = text[text.head(of: span)]
    let title = titles(of: head).first
    let surname = span.last.map { folded(text[$0].form) } ?? ""
    if let known = personOfSurname[surname] { return known }
    return cast.add(
      .init(
        name: text.string(ofWords: span), kind: .person, country: country(around: head),
        sector: title?.sector), key: "unlisted " + surname)
  }
}
