import Language
import Records

/// One report's casting: what has been found so far.
///
/// The passes stand in ``ActorResolver``; each of the files beside this one holds one of them.
struct Casting {
  let registry: Registry
  let index: NameIndex
  let text: AnnotatedText
  /// The day of the report, or the last day that it can be of; nil means now.
  var date: CalendarDate?
  let hits: [NameHit]
  var cast = Cast()
  /// Countries that words belong to: `Mexico`, `Mexican`, `Washington`.
  var countryOfWord: [Int: String] = [:]
  /// The country that the report is written in, where its dateline says so.
  let home: String?
  /// The city of the dateline, folded.
  let homeCity: String?
  /// Countries that cities and regions lie in.
  var countryOfPlace: [Int: String] = [:]
  /// Persons of this report by the words of their names.
  var personsOfName: [String: [Int]] = [:]
  /// Words that belong to a name of a person.
  var personWords: Set<Int> = []
  /// Those whom the report gives an office.
  var titled: [TitledPerson] = []
  /// What the report calls each person, by the nouns of the roles.
  var titlesOfMember: [Int: Set<String>] = [:]
  /// Acronyms that the report itself explains: "Reporters Without Borders (RSF)".
  var explained: [String: Int] = [:]

  init(
    registry: Registry, index: NameIndex, text: AnnotatedText, date: CalendarDate?, hits: [NameHit],
    dateline: String?
  ) {
    self.registry = registry
    self.index = index
    self.text = text
    self.date = date
    self.hits = hits
    home = dateline.flatMap { index.country(ofPlace: $0, registry) }
    homeCity = dateline.flatMap { $0.split(separator: ",").first }.map { folded(String($0)) }
  }

  mutating func addState(_ code: String) -> Int {
    cast.add(
      .init(
        name: registry.countries[code]?.name ?? code, kind: .state, country: code,
        registry: "countries/" + code), key: "state " + code)
  }

  /// A state whose seat of government stands for it: "the Kremlin".
  mutating func addGovernment(_ code: String) -> Int {
    let state = addState(code)
    cast.complete(state, country: nil, sector: "GOV", office: nil)
    return state
  }

  mutating func addBody(_ body: Registry.Body, _ kind: Cast.Member.Kind, _ table: String) -> Int {
    cast.add(
      .init(
        name: body.name, kind: kind, country: body.country.isEmpty ? nil : body.country,
        sector: body.sector.isEmpty ? nil : body.sector, registry: table + "/" + body.id),
      key: table + " " + body.id)
  }

  // MARK: What words around a noun say

  /// The country that a noun's modifiers give it, if they give one.
  func country(around token: Token) -> String? { countries(around: token).first }

  /// The countries that adjectives, a possessor, compounds or an "of" give a noun; those that are
  /// coordinated count together: "Greek and Turkish diplomats".
  func countries(around token: Token) -> [String] {
    let near: Set<Relation.Base> = [.amod, .compound, .nmod, .flat, .det]
    for dependent in token.dependents where near.contains(dependent.relation.base) {
      if let preposition = dependent.dependent(.case)?.lemma.lowercased(),
        !["of", "in", "from", "'s", "'", "’s", "’", "for", "between", "at"].contains(preposition)
      {
        continue
      }
      var found: [String] = []
      for part in dependent.conjuncts {
        if let country = country(of: part), !found.contains(country) { found.append(country) }
      }
      if found.isEmpty { found = countries(around: dependent) }
      if !found.isEmpty { return found }
    }
    return (countryBefore(token) ?? countryRightBehind(token)).map { [$0] } ?? []
  }

  /// The country of a word that names or belongs to one.
  private func country(of token: Token) -> String? {
    countryOfWord[token.index] ?? countryOfPlace[token.index]
      ?? cast.member(at: token).flatMap { cast.members[$0].country }
  }

  /// "**Mexican** Foreign Secretary", whatever the tree hangs the adjective on.
  private func countryBefore(_ token: Token) -> String? {
    let start = text.sentences[token.sentence].words.lowerBound
    for word in (start..<token.index).reversed().prefix(4) {
      let before = text[word]
      guard
        before.isNominal || before.partOfSpeech == .adjective
          || ["'s", "’s"].contains(before.form), before.partOfSpeech != .pronoun
      else { return nil }
      if let country = countryOfWord[word] { return country }
    }
    return nil
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
      // "a truce brokered by …": what follows is not part of the name
      if dependent.relation.base == .amod, dependent.index > token.index { continue }
      let inner = nounPhrase(dependent)
      let possessive = dependent.dependents(.case).map(\.index).max() ?? 0
      let end = max(inner.upperBound, dependent.relation.subtype == .poss ? possessive + 1 : 0)
      range = min(range.lowerBound, inner.lowerBound)..<max(range.upperBound, end)
    }
    return range
  }
}
