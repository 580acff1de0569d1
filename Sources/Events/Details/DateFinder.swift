import Language
import Records

/// Finds the words that date what a predicate tells: those that hang on it, those of the verb that
/// carries or governs it, those of what the report told just before.
struct DateFinder {
  private let text: AnnotatedText
  private let lexicon: DetailLexicon
  private let published: CalendarDate?
  private let report: ReportDay?
  /// By the word that governs them.
  private let expressions: [Int: [TimeExpression]]
  /// "a day after": by the last of the words.
  private let distances: [Int: TimeExpression]
  /// By each of their words.
  private let expressionAt: [Int: TimeExpression]

  init(words: LowercaseWords, lexicon: DetailLexicon, published: CalendarDate?) {
    text = words.text
    self.lexicon = lexicon
    self.published = published
    report = ReportDay(published)
    var expressions: [Int: [TimeExpression]] = [:]
    var distances: [Int: TimeExpression] = [:]
    var expressionAt: [Int: TimeExpression] = [:]
    for sentence in text.sentences {
      for expression in TimeReader(words, sentence: sentence.words).read() {
        if case .fromGovernor = expression.meaning {
          distances[expression.words.upperBound - 1] = expression
          continue
        }
        for word in expression.words { expressionAt[word] = expression }
        if let governor = Self.governor(of: expression, in: text) {
          expressions[governor, default: []].append(expression)
        }
      }
    }
    self.expressions = expressions
    self.distances = distances
    self.expressionAt = expressionAt
  }

  /// The word that the words for a time hang on.
  private static func governor(of expression: TimeExpression, in text: AnnotatedText) -> Int? {
    let head = text[text.head(of: expression.words)]
    // "early on Tuesday", "late Friday"
    if let next = head.head, next.partOfSpeech == .adverb, head.relation.base == .obl {
      return next.head?.index
    }
    return head.head?.index
  }

  /// The date of a predicate; the day of the report where nothing is said and it is not ahead.
  ///
  /// What is promised or demanded, at no stated time, has the date of the words that do so.
  func date(of predicate: Token, isAhead: Bool, isVerbal: Bool) -> CodedDate? {
    // "flew in to ask for arms": asked, for all that the words tell
    let isAhead = isAhead && purpose(of: predicate)?.isAhead != false
    switch search(predicate, isAhead) {
    case .told(let date): return date
    case .indefinite: return nil
    case .untold:
      if isAhead {
        guard isVerbal, let head = predicate.head, head.isVerbal,
          [.ccomp, .xcomp].contains(predicate.relation.base)
        else { return nil }
        return date(of: head, isAhead: head.isAhead ?? false, isVerbal: true)
      }
      if let date = toldAround(predicate) ?? toldBefore(predicate) { return date }
      return published.map { isRecalled(predicate) ? CodedDate(to: $0) : CodedDate($0) }
    }
  }

  /// Whether the words speak of something that readers are taken to know, from whenever it is: "the
  /// raid", "had raided", "the men **who raided** it".
  private func isRecalled(_ token: Token) -> Bool {
    if token.isVerbal { return token.isPluperfect || token.relation.base == .acl }
    guard token.isNominal else { return false }
    if token.relation.base == .obj, token.head?.isPluperfect == true { return true }
    return token.dependents(.nmod).contains { $0.relation.subtype == .poss }
      || token.dependents(.det).contains { Self.definite.contains($0.lemma.lowercased()) }
  }

  private static let definite: Set = ["the", "that", "those"]

  private enum Finding {
    case told(CodedDate)
    /// The words tell of some time, and not of which.
    case indefinite
    case untold
  }

  /// What a word's own phrases tell, else those of the words that share its time.
  private func search(_ token: Token, _ isAhead: Bool, depth: Int = 0) -> Finding {
    guard depth < 8 else { return .untold }
    for expression in own(token)
    where depth == 0 || expression.bound == .at || isAhead && expression.bound == .from {
      if let found = read(expression, of: token, isAhead) { return found }
    }
    if let told = told(by: token, isAhead, depth) { return told }
    if let carrier = carrier(of: token, isAhead: isAhead) {
      let found = search(carrier, isAhead, depth: depth + 1)
      if case .untold = found {} else { return found }
    }
    return later(token, isAhead) ?? trailing(token, isAhead) ?? said(token, isAhead) ?? .untold
  }

  /// A date, counted in the direction of the word's tense; nil where the words tell of no time.
  private func read(_ expression: TimeExpression, of token: Token, _ isAhead: Bool) -> Finding? {
    let isAhead =
      expression.bound == .to
      || token.isAhead ?? (isAhead && !(token.isNominal && isRecalled(token)))
    if let date = expression.date(seenFrom: report, isAhead: isAhead) { return .told(date) }
    switch expression.meaning {
    case .fromThere(let days, let slack):
      return moved(before(expression, isAhead: days > 0), days, slack, by: expression)
    case .lasting(let days):
      guard let report, token.dependents(.aux).contains(where: { $0.lemma == "have" }) else {
        return nil
      }
      return .told(CodedDate(from: report.day.moved(-days), words: expression.words))
    case .indefinite: return .indefinite
    default: return nil
    }
  }

  // MARK: One's own words

  /// The words for times of a predicate: its own, then those on its objects and phrases, where the
  /// tree often hangs them.
  private func own(_ token: Token) -> [TimeExpression] {
    var found = (expressions[token.index] ?? []).filter { isOf(token, $0) }
    if let head = token.head {
      if token.relation.base == .xcomp {
        // "vowed to march on Monday"; "on Monday it was due to open"
        found += (expressions[head.index] ?? []).filter {
          $0.words.lowerBound > token.index || Self.awaited.contains(head.lemma)
        }
      } else if token.isNominal, [.obj, .nsubj].contains(token.relation.base) {
        // "planned a sit-in for Friday"
        found += (expressions[head.index] ?? []).filter { $0.bound == .forWhat }
      }
    }
    if token.isVerbal || token.dependent(.cop) != nil {
      for phrase in token.dependents where Self.isOfClause(phrase) { found += behind(phrase) }
      // "a court **on Monday** jailed"
      if let subject = token.dependent(.nsubj) {
        found += (expressions[subject.index] ?? []).filter {
          $0.words.lowerBound > subject.index && $0.words.upperBound <= token.index
            && text[$0.words.upperBound - 1].index + 2 >= token.index
        }
      }
    }
    if token.isNominal {
      if found.isEmpty { found += next(to: token) }
      // "a pardon **signed on Tuesday**"
      for clause in token.dependents(.acl) where clause.features["VerbForm"] == "Part" {
        found += expressions[clause.index] ?? []
      }
    }
    if found.isEmpty { found = loose(in: token) }
    // "hours later, at dawn on Sunday": a day tells more than a distance
    return found.filter { !$0.isDistance } + found.filter(\.isDistance)
  }

  /// "on Friday deplored the **bombardment** in August", where the tree hangs both on what was
  /// deplored.
  private func next(to noun: Token) -> [TimeExpression] {
    guard let head = noun.head, noun.relation.base == .obj else { return [] }
    let times = expressions[head.index] ?? []
    guard times.contains(where: { $0.words.lowerBound < noun.index }) else { return [] }
    return times.filter { $0.words.lowerBound == noun.index + 2 && $0.bound == .at }
  }

  /// "convicted him of plotting a coup **on Thursday**": at the end of a clause that has no other
  /// verb with a tense of its own, whatever the tree hangs it on.
  private func loose(in verb: Token) -> [TimeExpression] {
    guard verb.isVerbal, !expressions.isEmpty, verb.isAhead == false else { return [] }
    let end = end(of: verb)
    for governor in (verb.index + 1)..<max(end, verb.index + 1) {
      guard let expression = expressions[governor]?.last, expression.bound == .at,
        !expression.isDistance,
        expression.words.upperBound == end || text[expression.words.upperBound].form == ",",
        isWithin(verb, governor), text[text.head(of: expression.words)].preposition != "of"
      else { continue }
      return [expression]
    }
    return []
  }

  /// Whether no word with a tense stands between a word and a verb above it.
  private func isWithin(_ verb: Token, _ word: Int) -> Bool {
    var token: Token? = text[word]
    while let one = token, one.index != verb.index {
      if one.isVerbal,
        one.features["VerbForm"] == "Fin" || one.dependent(.nsubj) != nil
          || [.advcl, .conj, .ccomp, .parataxis].contains(one.relation.base)
            && one.features["VerbForm"] != "Ger"
      {
        return false
      }
      if one.relation.base == .conj || one.relation.base == .acl { return false }
      token = one.head
    }
    return token != nil
  }

  private func isOf(_ token: Token, _ expression: TimeExpression) -> Bool {
    guard token.isVerbal else { return true }
    if expression.bound == .forWhat { return Clause(token).isPassive }
    return !token.dependents(.xcomp).contains {
      $0.isVerbal && $0.index > token.index && $0.index < expression.words.lowerBound
        && Clause($0).marks.contains("to")
    }
  }

  private static func isOfClause(_ phrase: Token) -> Bool {
    switch phrase.relation.base {
    case .obj, .iobj, .xcomp: return phrase.isNominal
    case .obl, .advmod:
      let preposition = phrase.preposition ?? ""
      return !apart.contains(preposition) && !preposition.hasPrefix("ahead")
    default: return false
    }
  }

  private static let awaited: Set = ["due", "set", "schedule", "expect", "slate", "plan"]

  /// What stands behind these words is another act.
  private static let apart: Set = [
    "after", "before", "following", "for", "over", "despite", "about", "since", "of",
  ]

  /// Words for times behind a noun: "hurled rocks at a bus near Susya **on Thursday**".
  private func behind(_ noun: Token, depth: Int = 0) -> [TimeExpression] {
    var found = (expressions[noun.index] ?? []).filter {
      let head = text[text.head(of: $0.words)]
      return $0.words.lowerBound > noun.index && $0.bound != .forWhat && head.preposition != "of"
        && head.relation.subtype != .poss && head.relation.base != .compound
    }
    if depth < 3 {
      for phrase in noun.dependents
      where phrase.relation == Relation(.nmod) && phrase.index > noun.index {
        found += behind(phrase, depth: depth + 1)
      }
    }
    return found
  }

  // MARK: Words of others

  /// Dates that the tree gives a word by what it hangs on: "a day **after** the vote", "in 2021,
  /// **when** he fled".
  private func told(by token: Token, _ isAhead: Bool, _ depth: Int) -> Finding? {
    guard let head = token.head else { return nil }
    if !distances.isEmpty,
      let distance = token.dependents.lazy.filter({
        [.mark, .case, .advmod].contains($0.relation.base)
      }).compactMap({ self.distances[$0.index] }).first,
      case .fromGovernor(let days, let slack) = distance.meaning
    {
      let governor = governor(of: distance, from: head)
      var found = search(governor, governor.isAhead ?? false, depth: depth + 1)
      // "It came a day after the vote": what was told before
      if depth == 0, case .untold = found, let date = toldBefore(governor) { found = .told(date) }
      return moved(found, days, slack, by: distance)
    }
    if token.relation.base == .acl, var expression = expressionAt[head.index] {
      expression.bound = .at
      return read(expression, of: token, isAhead)
    }
    return nil
  }

  /// What happened a day after: the tree often hangs the rest on "day", and that on some phrase.
  private func governor(of distance: TimeExpression, from head: Token) -> Token {
    guard distance.words.contains(head.index) else { return head }
    var governor = head
    while !governor.isVerbal, let next = governor.head { governor = next }
    return governor
  }

  /// The word whose date is that of a token without one.
  private func carrier(of token: Token, isAhead: Bool) -> Token? {
    guard let head = token.head else { return nil }
    switch token.relation.base {
    case .conj: return head
    case .xcomp: return isAhead ? nil : head
    case .advcl:
      let clause = Clause(token)
      let marks = clause.marks + token.dependents(.advmod).map { $0.lemma.lowercased() }
      if marks.contains(where: Self.meanwhile.contains) { return head }
      if let verb = purpose(of: token) { return verb.isAhead == false ? verb : nil }
      let isParticiple = ["Ger", "Part"].contains(token.features["VerbForm"])
      return clause.marks.isEmpty && isParticiple && token.dependents(.aux).isEmpty ? head : nil
    case .obj: return lexicon.isCarrier(head) ? head : nil
    case .nsubj:
      // what the verb itself tells, not when it was said of something known
      let isSaid = isRecalled(token) && own(head).isEmpty
      return head.isVerbal && head.dependent(.ccomp) == nil && !isSaid ? head : nil
    case .obl, .nmod: return Self.within.contains(token.preposition ?? "") ? head : nil
    default: return nil
    }
  }

  private static let meanwhile: Set = ["when", "as", "while", "where", "after", "once"]
  private static let within: Set = ["in", "during", "at", "with", "on", "to", "under"]

  /// What somebody does something for: "**gathered** to applaud".
  private func purpose(of token: Token) -> Token? {
    token.relation.base == .advcl && Clause(token).marks.contains("to") ? token.head : nil
  }

  /// "overpowered the pirates and freed the crew **on Friday**"
  private func later(_ token: Token, _ isAhead: Bool) -> Finding? {
    guard token.isVerbal else { return nil }
    for next in token.dependents(.conj) where next.dependent(.nsubj) == nil {
      for expression in own(next)
      where expression.bound == .at && expression.words.upperBound == end(of: next) {
        if let date = expression.date(seenFrom: report, isAhead: token.isAhead ?? isAhead) {
          return .told(date)
        }
      }
    }
    return nil
  }

  /// "found him guilty of fraud **in May**": at the end of a clause, whatever it hangs on.
  private func trailing(_ token: Token, _ isAhead: Bool) -> Finding? {
    guard token.isVerbal, !(token.isAhead ?? isAhead), !expressions.isEmpty else { return nil }
    for phrase in token.dependents(.obl) where ["of", "for"].contains(phrase.preposition ?? "") {
      for expression in behind(phrase)
      where expression.bound == .at && expression.words.upperBound == end(of: token) {
        if let found = read(expression, of: token, isAhead) { return found }
      }
    }
    return nil
  }

  private func end(of token: Token) -> Int {
    (token.subtree.last { $0.partOfSpeech != .punctuation }?.index ?? token.index) + 1
  }

  /// "has closed the road, the ministry said **on Thursday**": the day that it was said, unless the
  /// tense goes further back.
  private func said(_ token: Token, _ isAhead: Bool) -> Finding? {
    guard !isAhead, !token.isPluperfect else { return nil }
    let verb =
      token.relation.base == .ccomp
      ? token.head : token.dependents(.parataxis).first { $0.isVerbal && $0.index > token.index }
    guard let verb, verb.isVerbal else { return nil }
    for expression in expressions[verb.index] ?? [] where expression.bound == .at {
      if let date = expression.date(seenFrom: report, isAhead: false) { return .told(date) }
    }
    return nil
  }

  /// The only day of the sentence, if it is that of its verb, whatever else the tree makes of the
  /// words: "marched on Thursday **in protest** at the ruling".
  private func toldAround(_ predicate: Token) -> CodedDate? {
    guard !isRecalled(predicate) else { return nil }
    let words = text.sentences[predicate.sentence].words
    var days = words.compactMap { expressionAt[$0] }.filter { $0.bound == .at && !$0.isDistance }
    days = days.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    guard days.count == 1,
      let root = text.tokens(ofSentence: predicate.sentence).first(where: {
        $0.head == nil
      })
    else { return nil }
    for verb in [root] + root.dependents(.ccomp).prefix(1) where verb.index != predicate.index {
      if case .told(let date) = search(verb, false), date.words == days[0].words { return date }
    }
    return nil
  }

  // MARK: What was told before

  /// The day that a sentence without words for a time takes over: a headline that of the text's
  /// first sentence, another that of the sentence before in its paragraph.
  private func toldBefore(_ predicate: Token) -> CodedDate? {
    var sentence = predicate.sentence
    if sentence == 0, text.sentences.count > 1, text.sentences[1].startsParagraph {
      return toldFirst(inSentence: 1)
    }
    if predicate.isPluperfect { return nil }
    while sentence > 0, !text.sentences[sentence].startsParagraph, !isTimed(sentence) {
      sentence -= 1
      if let date = toldFirst(inSentence: sentence) { return date }
    }
    return toldByLead(predicate)
  }

  /// What is told as done goes on in the time of the lead, if that is of the last days.
  private func toldByLead(_ predicate: Token) -> CodedDate? {
    guard predicate.isAhead == false, !isRecalled(predicate),
      predicate.dependents(.aux).allSatisfy({ $0.lemma != "have" }), !isTimed(predicate.sentence),
      let lead = text.sentences.indices.prefix(2).lazy.compactMap({ toldFirst(inSentence: $0) })
        .first,
      let day = lead.value, let published, day.advanced(days: 3).latest >= published.earliest
    else { return nil }
    return lead
  }

  private func isTimed(_ sentence: Int) -> Bool {
    text.sentences[sentence].words.contains { expressionAt[$0] != nil }
  }

  /// The day of what a sentence tells first, if it has passed: of what is said, where it tells that.
  private func toldFirst(inSentence sentence: Int) -> CodedDate? {
    guard let root = text.tokens(ofSentence: sentence).first(where: { $0.head == nil }) else {
      return nil
    }
    for token in root.dependents(.ccomp).prefix(1) + [root] where token.isAhead != true {
      if case .told(let date) = search(token, false, depth: 1), let day = date.value,
        day.day != nil,
        day.earliest <= published?.latest ?? .max
      {
        return date
      }
    }
    return nil
  }

  /// The date of the words before "a day earlier"; before "a day later" something has to be told.
  private func before(_ expression: TimeExpression, isAhead: Bool) -> Finding {
    let sentence = text[expression.words.lowerBound].sentence
    let earlier = expressions.values.joined().filter {
      $0.words.upperBound <= expression.words.lowerBound
        && sentence - text[$0.words.lowerBound].sentence <= 2
    }
    for one in earlier.sorted(by: { $0.words.lowerBound > $1.words.lowerBound }) {
      if let date = one.date(seenFrom: report, isAhead: false) { return .told(date) }
    }
    if isAhead { return .indefinite }
    return published.map { .told(CodedDate($0)) } ?? .untold
  }

  private func moved(
    _ finding: Finding, _ days: Int, _ slack: Int, by expression: TimeExpression
  ) -> Finding {
    let day: CalendarDate?
    switch finding {
    case .told(let date): day = date.value?.day == nil ? nil : date.value
    case .untold:
      guard let report else { return .untold }
      day = report.day
    case .indefinite: day = nil
    }
    guard let there = day?.moved(days) else { return .indefinite }
    if slack == 0 { return .told(CodedDate(there, words: expression.words)) }
    return .told(
      CodedDate(from: there.moved(-slack), to: there.moved(slack), words: expression.words))
  }
}

extension Token {
  /// By the words of the clause alone: true for "will", "is expected", false for a past; nil where
  /// they leave it open.
  fileprivate var isAhead: Bool? {
    guard isVerbal else { return nil }
    let helpers = dependents(.aux)
    if helpers.contains(where: { ["will", "shall", "'ll"].contains($0.lemma.lowercased()) }) {
      return true
    }
    if ["expect", "schedule", "slate", "plan"].contains(lemma), Clause(self).isPassive {
      return true
    }
    let isPast =
      features["Tense"] == "Past" && features["VerbForm"] == "Fin"
      || helpers.contains { $0.lemma == "have" || $0.features["Tense"] == "Past" }
    return isPast ? false : nil
  }

  /// "had closed"
  fileprivate var isPluperfect: Bool {
    dependents(.aux).contains { $0.lemma == "have" && $0.features["Tense"] == "Past" }
  }
}
