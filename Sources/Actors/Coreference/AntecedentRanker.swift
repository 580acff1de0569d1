import Encoder
import Language
import Tables

/// How much each feature counts for or against an antecedent; trained, see `Training/coreference.py`.
struct AntecedentWeights: Sendable {
  let values: [Float]

  /// Reads a table of feature and weight; features that are not there weigh nothing.
  init(path: String) throws(TableError) {
    var values = [Float](repeating: 0, count: AntecedentFeatures.count)
    for row in try Table(path: path, columns: ["template", "form", "value", "weight"]).rows {
      guard let template = Self.templates[row[0]], let form = Self.forms[row[1]],
        let value = Int(row[2]), (0..<template.size).contains(value), let weight = Float(row[3])
      else { throw TableError(path: path, line: row.line, problem: "it is no weight of a feature") }
      values[AntecedentFeatures.index(template, form, value)] = weight
    }
    self.values = values
  }

  private static let templates = Dictionary(
    uniqueKeysWithValues: AntecedentFeatures.Template.allCases.map { ("\($0)", $0) })
  private static let forms = Dictionary(
    uniqueKeysWithValues: Phrase.Form.allCases.map { ("\($0)", $0) })

  /// Template, form and value of each feature, in the order of their numbers.
  static func names() -> [String] {
    AntecedentFeatures.Template.allCases.flatMap { template in
      Phrase.Form.allCases.flatMap { form in
        (0..<template.size).map { "\(template) \(form) \($0)" }
      }
    }
  }
}

/// Puts the phrases of a text together into chains, each phrase with the antecedent that ranks
/// highest, or with none.
///
/// A log-linear ranking of antecedents after Durrett and Klein (2013).
final class AntecedentRanker {
  let phrases: [Phrase]
  let cast: Cast
  let speech: Speech
  let text: AnnotatedText
  /// The chain of each phrase that has been ranked, by the number of its first phrase.
  private(set) var chainOfPhrase: [Int]
  private var chains: [Chain?]
  private var phrasesOfLemma: [Int: [Int]] = [:]
  private let isFirstInSentence: [Bool]
  private let starts = AntecedentFeatures.starts

  /// What is known of the phrases put together so far.
  private final class Chain {
    var count = 0
    var gender = Phrase.Gender.unknown
    var number = Phrase.Number.unknown
    var titles: Set<Int> = []
    /// The words of its names.
    var names: Set<Int> = []
    /// Those of the cast whom the names and nouns of the chain mean.
    var members: [Int] = []
  }

  /// The words that numbers stand for, and how near their meanings are.
  private let words: [String]
  /// The number of "foreign", where the text has it.
  private let foreign: Int?
  private let meanings: WordMeanings?
  private var vectors: [Int: [Float]] = [:]
  private var similarities: [Int: Float] = [:]

  init(
    _ phrases: [Phrase], _ cast: Cast, _ speech: Speech, _ text: AnnotatedText,
    numbers: [String: Int], meanings: WordMeanings?
  ) {
    words = numbers.sorted { $0.value < $1.value }.map(\.key)
    foreign = numbers["foreign"]
    self.meanings = meanings
    self.phrases = phrases
    self.cast = cast
    self.speech = speech
    self.text = text
    chainOfPhrase = Array(phrases.indices)
    chains = Array(repeating: nil, count: phrases.count)
    var last = -1
    isFirstInSentence = phrases.map { phrase in
      defer { last = phrase.sentence }
      return phrase.sentence != last
    }
  }

  /// A candidate with its features: the number of an earlier phrase, or nil for none.
  struct Candidate {
    let antecedent: Int?
    let features: [Int]
  }

  /// Ranks all phrases in the order of the text and returns their chains.
  func rank(_ weights: AntecedentWeights) -> [Int] {
    for index in phrases.indices {
      var best: (score: Float, antecedent: Int?) = (-.infinity, nil)
      forEachCandidate(of: index) { antecedent, rivals in
        var score: Float = 0
        features(index, antecedent, rivals: rivals) { score += weights.values[$0] }
        if score > best.score { best = (score, antecedent) }
      }
      join(index, to: best.antecedent)
    }
    return chainOfPhrase
  }

  /// All candidates with the numbers of their features.
  func candidates(of index: Int) -> [Candidate] {
    var candidates: [Candidate] = []
    forEachCandidate(of: index) { antecedent, rivals in
      var numbers: [Int] = []
      features(index, antecedent, rivals: rivals) { numbers.append($0) }
      candidates.append(Candidate(antecedent: antecedent, features: numbers))
    }
    return candidates
  }

  /// Puts a phrase into the chain of an antecedent, or into one of its own.
  func join(_ index: Int, to antecedent: Int?) {
    let phrase = phrases[index]
    let chain = antecedent.map { chainOfPhrase[$0] } ?? index
    chainOfPhrase[index] = chain
    let known = chains[chain] ?? Chain()
    known.count += 1
    if known.gender == .unknown { known.gender = phrase.gender }
    if known.number == .unknown { known.number = phrase.number }
    known.titles.formUnion(phrase.titles)
    if !phrase.form.isPronoun { known.titles.insert(phrase.lemma) }
    if phrase.form == .name { known.names.formUnion(phrase.names) }
    if known.members.isEmpty || isOpen(known.members) && !isOpen(phrase.members) {
      known.members = phrase.members.isEmpty ? known.members : phrase.members
    }
    chains[chain] = known
    phrasesOfLemma[phrase.lemma, default: []].append(index)
  }

  // MARK: Candidates

  /// How many sentences back an antecedent is sought.
  private static let reach = 5
  private static let most = 30

  /// Calls `take` with no antecedent first, then with each that is possible, the nearest first, and
  /// how many nearer ones agree with the phrase, too.
  private func forEachCandidate(of index: Int, _ take: (_ antecedent: Int?, _ rivals: Int) -> Void)
  {
    let phrase = phrases[index]
    take(nil, 0)
    if phrase.form == .otherPronoun { return }
    var rivals = 0
    var seen = 0
    var near = index
    // "a lawyer" takes up only what it stands in apposition to
    let reach = phrase.form == .indefinite ? 0 : Self.reach
    for other in stride(from: index - 1, through: 0, by: -1) {
      let antecedent = phrases[other]
      if phrase.sentence - antecedent.sentence > reach || seen == Self.most { break }
      near = other
      guard isPossible(phrase, other) else { continue }
      take(other, rivals)
      if isAgreeing(phrase, other) { rivals += 1 }
      seen += 1
    }
    if phrase.form.isPronoun || phrase.form == .indefinite { return }
    // names and nouns are taken up from far away by the same word
    for other in (phrasesOfLemma[phrase.lemma] ?? []).reversed().prefix(4)
    where other < near && isPossible(phrase, other) {
      take(other, rivals)
    }
  }

  /// Whether nothing certain forbids that two phrases are one.
  private func isPossible(_ phrase: Phrase, _ other: Int) -> Bool {
    let antecedent = phrases[other]
    if antecedent.form == .otherPronoun || antecedent.isExpletive { return false }
    let chain = chains[chainOfPhrase[other]]
    if phrase.members.count > 1 || (chain?.members.count ?? 0) > 1 {
      return phrase.members.isEmpty && phrase.number != .singular
        || phrase.members == chain?.members ?? []
    }
    if let one = phrase.members.first, let two = chain?.members.first, one != two,
      !isOpen(one) && !isOpen(two) || agreement(phrase, chain, { cast.members[$0].country }) == 2
    {
      return false
    }
    if !phrase.form.isPronoun, !antecedent.form.isPronoun,
      isOneAgainstMany(phrase, antecedent) || isActorAgainstThing(phrase, antecedent)
        || isForeign(phrase) != isForeign(antecedent)
    {
      return false
    }
    if phrase.form.isPronoun, !phrase.isReflexive,
      binding(phrase, antecedent) == 1 || isActing(on: phrase, other)
    {
      return false
    }
    if phrase.form == .name, !isNameable(phrase, antecedent, chain) { return false }
    if phrase.form == .indefinite, apposition(phrase, antecedent) == 0 { return false }
    if phrase.form == .he || phrase.form == .she, antecedent.number == .plural { return false }
    if phrase.form == .it, antecedent.thing == .person { return false }
    if phrase.form == .he, chain?.gender == .female { return false }
    if phrase.form == .she, chain?.gender == .male { return false }
    return true
  }

  /// Whether it is who does something to the phrase, in whatever words.
  private func isActing(on phrase: Phrase, _ other: Int) -> Bool {
    guard let actor = phrase.other else { return false }
    if phrases[other].head == actor { return true }
    return phrases.indices.contains {
      phrases[$0].head == actor && phrases[$0].sentence == phrase.sentence
        && chainOfPhrase[$0] == chainOfPhrase[other]
    }
  }

  /// Whether a name may mean what was named before: by a word that both have, by apposition, or by
  /// what it is called.
  private func isNameable(_ phrase: Phrase, _ other: Phrase, _ chain: Chain?) -> Bool {
    guard let chain else { return true }
    if apposition(phrase, other) != 0 { return true }
    if !chain.names.isEmpty {
      return phrase.members == chain.members && !phrase.members.isEmpty
        || !chain.names.isDisjoint(with: phrase.names)
        || !other.form.isPronoun && phrase.lemma == other.lemma
    }
    if other.form.isPronoun { return phrase.sentence == other.sentence && chain.titles.isEmpty }
    return !chain.titles.isDisjoint(with: phrase.titles) || chain.titles.contains(phrase.lemma)
  }

  /// A person and a crowd, a body, or several.
  private func isOneAgainstMany(_ phrase: Phrase, _ other: Phrase) -> Bool {
    func isOne(_ phrase: Phrase) -> Bool { phrase.thing == .person && phrase.number != .plural }
    func isMany(_ phrase: Phrase) -> Bool {
      phrase.number == .plural || phrase.thing.isActor && phrase.thing != .person
    }
    return isOne(phrase) && isMany(other) || isOne(other) && isMany(phrase)
  }

  /// "foreign troops" are not "the Peruvian government".
  private func isForeign(_ phrase: Phrase) -> Bool {
    foreign.map { phrase.form != .name && phrase.modifiers.contains($0) } ?? false
  }

  /// Somebody and something: "the table" is no official.
  private func isActorAgainstThing(_ phrase: Phrase, _ other: Phrase) -> Bool {
    phrase.lemma != other.lemma
      && (phrase.thing.isActor && other.thing.isInanimate
        || other.thing.isActor && phrase.thing.isInanimate)
  }

  /// A role without a name may turn out to be somebody.
  private func isOpen(_ members: [Int]) -> Bool { members.allSatisfy { isOpen($0) } }

  private func isOpen(_ member: Int) -> Bool {
    cast.members[member].kind == .people && cast.members[member].registry == nil
  }

  private func isAgreeing(_ phrase: Phrase, _ other: Int) -> Bool {
    let antecedent = phrases[other]
    let chain = chains[chainOfPhrase[other]]
    return numberAgreement(phrase, antecedent, chain) != 2
      && genderAgreement(phrase, antecedent, chain) < 2
      && (phrase.thing == .unknown || antecedent.thing == .unknown
        || phrase.thing == antecedent.thing)
  }

  // MARK: Features

  private func features(
    _ index: Int, _ antecedent: Int?, rivals: Int, _ add: (Int) -> Void
  ) {
    if let antecedent {
      featuresOfPair(index, antecedent, rivals: rivals, add)
    } else {
      featuresOfNew(index, add)
    }
  }

  private func featuresOfNew(_ index: Int, _ add: (Int) -> Void) {
    let phrase = phrases[index]
    func feature(_ template: AntecedentFeatures.Template, _ value: Int) {
      add(starts[AntecedentFeatures.place(template, phrase.form)] + value)
    }
    let earlier = phrase.form.isPronoun ? [] : phrasesOfLemma[phrase.lemma] ?? []
    let isSaid = earlier.contains {
      phrases[$0].names == phrase.names && phrases[$0].modifiers == phrase.modifiers
    }
    let isTitled =
      phrase.form == .definite && chains.contains { $0?.titles.contains(phrase.lemma) == true }
    let known =
      phrase.members.isEmpty
      ? 0 : chains.contains { $0?.members == phrase.members } ? 1 : 2
    feature(.new, 0)
    feature(.newPlace, min(phrase.sentence, 3))
    feature(.newRole, phrase.role.rawValue)
    feature(
      .newKind, phrase.thing.rawValue * Phrase.Number.allCases.count + phrase.number.rawValue)
    feature(.newModifiers, min(phrase.modifiers.count, 3))
    feature(.newClause, phrase.hasClause ? 1 : 0)
    feature(.newSeen, (isSaid ? 2 : earlier.isEmpty ? 0 : 1) * 2 + (isTitled ? 1 : 0))
    feature(.newQuoted, phrase.quote.map { speech.quotes[$0].speaker == nil ? 1 : 2 } ?? 0)
    feature(.newExpletive, phrase.isExpletive ? 1 : 0)
    feature(.newMember, known)
  }

  private func featuresOfPair(_ index: Int, _ other: Int, rivals: Int, _ add: (Int) -> Void) {
    let (phrase, antecedent) = (phrases[index], phrases[other])
    let chain = chains[chainOfPhrase[other]]
    func feature(_ template: AntecedentFeatures.Template, _ value: Int) {
      add(starts[AntecedentFeatures.place(template, phrase.form)] + value)
    }
    let group = antecedent.form.group
    let distance = phrase.sentence - antecedent.sentence
    let isSubject = antecedent.role == .subject
    feature(.form, antecedent.form.rawValue)
    feature(.sentences, min(distance, distance > 10 ? 6 : distance > 5 ? 5 : 4) * 3 + group)
    feature(.phrases, Self.bucket(index - other))
    feature(.words, WordRelation(of: phrase, to: antecedent).rawValue * 3 + group)
    feature(.number, numberAgreement(phrase, antecedent, chain))
    feature(.gender, genderAgreement(phrase, antecedent, chain))
    feature(.kinds, phrase.thing.rawValue * Phrase.Thing.count + antecedent.thing.rawValue)
    feature(
      .roles,
      (phrase.role.rawValue * Phrase.Role.count + antecedent.role.rawValue) * 3 + min(distance, 2))
    feature(.nesting, nesting(phrase, antecedent))
    feature(.binding, binding(phrase, antecedent))
    feature(.apposition, apposition(phrase, antecedent))
    feature(.speech, speech(phrase, antecedent))
    feature(.members, members(phrase, chain) * 3 + group)
    feature(.mentions, Self.small(chain?.count ?? 1))
    feature(.place, (isSubject ? 2 : 0) + (isFirstInSentence[other] ? 1 : 0))
    feature(
      .titles, !phrase.form.isPronoun && chain?.titles.contains(phrase.lemma) == true ? 1 : 0)
    feature(.rivals, min(rivals, 3) * 2 + (isSubject ? 1 : 0))
    feature(
      .modifiers, modifiers(phrase, antecedent) * 2 + (phrase.lemma == antecedent.lemma ? 1 : 0))
    feature(.sameForm, phrase.form == antecedent.form ? min(distance, 2) + 1 : 0)
    feature(.meaning, meaning(phrase, antecedent, chain) * 3 + group)
    feature(.countries, agreement(phrase, chain) { cast.members[$0].country })
    feature(.command, command(phrase, antecedent))
    feature(
      .agency,
      (phrase.isAgent ? 3 : 0) + (antecedent.members.isEmpty ? 0 : 1)
        + (antecedent.thing.isActor ? 1 : 0))
    feature(.standing, (antecedent.isMainSubject ? 2 : isSubject ? 1 : 0) * 3 + min(distance, 2))
    feature(.sectors, agreement(phrase, chain) { cast.members[$0].sector } * 3 + group)
  }

  private static func bucket(_ distance: Int) -> Int {
    switch distance {
    case ...1: 0
    case 2: 1
    case 3: 2
    case 4: 3
    case ...7: 4
    case ...12: 5
    case ...20: 6
    case ...40: 7
    default: 8
    }
  }

  private static func small(_ count: Int) -> Int { count < 4 ? count : 4 }

  private func numberAgreement(_ phrase: Phrase, _ other: Phrase, _ chain: Chain?) -> Int {
    let known = other.number == .unknown ? chain?.number ?? .unknown : other.number
    if phrase.number == .unknown || known == .unknown { return 1 }
    return phrase.number == known ? 0 : 2
  }

  private func genderAgreement(_ phrase: Phrase, _ other: Phrase, _ chain: Chain?) -> Int {
    let known = other.gender == .unknown ? chain?.gender ?? .unknown : other.gender
    if phrase.gender != .unknown, known != .unknown { return phrase.gender == known ? 0 : 2 }
    let isPerson = [.person, .people, .unknown].contains(other.thing)
    if phrase.form == .it, known != .unknown || other.thing == .person { return 3 }
    if phrase.gender != .unknown, !isPerson { return 3 }
    return 1
  }

  private func nesting(_ phrase: Phrase, _ other: Phrase) -> Int {
    if other.words.contains(phrase.head), other.words != phrase.words { return 1 }
    return phrase.words.contains(other.head) ? 2 : 0
  }

  /// Two arguments of one predicate are two, unless one is reflexive.
  private func binding(_ phrase: Phrase, _ other: Phrase) -> Int {
    let isBound =
      phrase.predicate == other.predicate && phrase.predicate >= 0 && phrase.role.isDirect
      && other.role.isDirect && phrase.role != other.role
    return (isBound ? 1 : 0) + (phrase.isReflexive ? 2 : 0)
  }

  /// Whether the other is the subject of a verb above: of the next one, of a higher one, or of the
  /// very verb that the phrase belongs to.
  private func command(_ phrase: Phrase, _ other: Phrase) -> Int {
    guard phrase.sentence == other.sentence,
      let place = phrase.commanders.firstIndex(of: other.head)
    else { return 0 }
    return min(place, 2) + 1
  }

  private func apposition(_ phrase: Phrase, _ other: Phrase) -> Int {
    let words = text.annotations
    if words[phrase.head].head == other.head, words[phrase.head].relation.base == .appos {
      return 1
    }
    if words[other.head].head == phrase.head, words[other.head].relation.base == .nsubj { return 2 }
    return 0
  }

  /// Who speaks, and who is spoken of, in what is quoted.
  private func speech(_ phrase: Phrase, _ other: Phrase) -> Int {
    guard let quote = phrase.quote else { return other.quote == nil ? 0 : 1 }
    let isSpeaker = speech.quotes[quote].speaker.map {
      other.words.contains($0) && other.head == $0
    }
    if isSpeaker == true { return 2 }
    guard let otherQuote = other.quote else { return isSpeaker == nil ? 3 : 4 }
    return speech.quotes[quote].speaker == speech.quotes[otherQuote].speaker ? 5 : 6
  }

  private func members(_ phrase: Phrase, _ chain: Chain?) -> Int {
    let known = chain?.members ?? []
    if phrase.members.isEmpty && known.isEmpty { return 3 }
    if phrase.members.isEmpty || known.isEmpty { return 0 }
    return phrase.members == known ? 1 : 2
  }

  private func modifiers(_ phrase: Phrase, _ other: Phrase) -> Int {
    if phrase.modifiers.isEmpty { return 0 }
    return phrase.modifiers.isSubset(of: other.modifiers) ? 1 : 2
  }

  // MARK: Meaning

  /// How near the noun is to what the chain has been called, in eight steps.
  private func meaning(_ phrase: Phrase, _ other: Phrase, _ chain: Chain?) -> Int {
    guard phrase.form.isDescription, !other.form.isPronoun || chain?.names.isEmpty == false,
      let chain
    else { return 0 }
    if chain.titles.contains(phrase.lemma) { return 7 }
    if [.time, .idea].contains(phrase.thing) || [.time, .idea].contains(other.thing) { return 0 }
    var best: Float = -1
    for word in chain.titles { best = max(best, similarity(phrase.lemma, word)) }
    for word in chain.names { best = max(best, similarity(phrase.lemma, word)) }
    return Self.steps.firstIndex { best < $0 } ?? 6
  }

  private static let steps: [Float] = [0.05, 0.12, 0.18, 0.25, 0.33, 0.42]

  private func similarity(_ a: Int, _ b: Int) -> Float {
    guard let meanings else { return 0 }
    let key = min(a, b) * words.count + max(a, b)
    if let known = similarities[key] { return known }
    let value = WordMeanings.similarity(vector(a, meanings), vector(b, meanings))
    similarities[key] = value
    return value
  }

  private func vector(_ word: Int, _ meanings: WordMeanings) -> [Float] {
    if let known = vectors[word] { return known }
    let vector = meanings.vector(ofFolded: words[word])
    vectors[word] = vector
    return vector
  }

  /// Whether both are of one country or sector: 0 where it is not known, 1 the same, 2 another.
  private func agreement(_ phrase: Phrase, _ chain: Chain?, _ value: (Int) -> String?) -> Int {
    guard let one = phrase.members.first.flatMap(value), one != "UNK",
      let other = chain?.members.first.flatMap(value), other != "UNK"
    else { return 0 }
    return one == other ? 1 : 2
  }
}
