import Language
import Records

/// Finds the words that date what a predicate tells: those that hang on it, then those of the verb
/// that carries or governs it.
struct DateFinder {
  private let text: AnnotatedText
  private let lexicon: DetailLexicon
  private let published: CalendarDate?
  private let report: ReportDay?
  /// By the word that governs them, and by the preposition-like word at their end: "a day **after**".
  private let expressions: [Int: [TimeExpression]]
  private let distances: [Int: TimeExpression]

  init(text: AnnotatedText, lexicon: DetailLexicon, published: CalendarDate?) {
    self.text = text
    self.lexicon = lexicon
    self.published = published
    report = ReportDay(published)
    var expressions: [Int: [TimeExpression]] = [:]
    var distances: [Int: TimeExpression] = [:]
    for sentence in text.sentences {
      for expression in TimeReader(text, sentence: sentence.words).read() {
        if case .fromGovernor = expression.meaning {
          distances[expression.words.upperBound - 1] = expression
        } else if let governor = Self.governor(of: expression, in: text) {
          expressions[governor, default: []].append(expression)
        }
      }
    }
    self.expressions = expressions
    self.distances = distances
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

  func date(of predicate: Token, isAhead: Bool) -> CodedDate? {
    switch search(predicate, isAhead: isAhead, depth: 0) {
    case .told(let date): return date
    case .indefinite: return nil
    case .untold: return isAhead ? nil : published.map { CodedDate($0) }
    }
  }

  private enum Finding {
    case told(CodedDate)
    /// The words tell of some time, and not of which.
    case indefinite
    case untold
  }

  private func search(_ token: Token, isAhead: Bool, depth: Int) -> Finding {
    guard depth < 8 else { return .untold }
    for expression in own(token) {
      if let date = expression.date(seenFrom: report, isAhead: isAhead) { return .told(date) }
      switch expression.meaning {
      case .fromThere(let days):
        return moved(before(expression), days, by: expression)
      case .indefinite: return .indefinite
      default: continue
      }
    }
    if let distance = distance(to: token) {
      guard case .fromGovernor(let days) = distance.meaning, let head = token.head else {
        return .untold
      }
      return moved(search(head, isAhead: head.isAhead, depth: depth + 1), days, by: distance)
    }
    if let carrier = carrier(of: token, isAhead: isAhead) {
      return search(carrier, isAhead: isAhead, depth: depth + 1)
    }
    // "overpowered the pirates and freed the crew on Friday"
    for next in token.dependents(.conj) where token.isVerbal && next.dependent(.nsubj) == nil {
      for expression in own(next) where expression.words.upperBound == end(of: next) {
        if let date = expression.date(seenFrom: report, isAhead: isAhead) { return .told(date) }
      }
    }
    return .untold
  }

  private func end(of token: Token) -> Int {
    (token.subtree.last { $0.partOfSpeech != .punctuation }?.index ?? token.index) + 1
  }

  // MARK: One's own words

  /// The words for times of a predicate: its own, then those on its objects and phrases, which the
  /// tree often hangs there.
  private func own(_ token: Token) -> [TimeExpression] {
    var found = (expressions[token.index] ?? []).filter { isOf(token, $0) }
    guard token.isVerbal || token.dependent(.cop) != nil else { return found }
    for phrase in token.dependents where Self.isPartOfClause(phrase) {
      found += behind(phrase, depth: 0)
    }
    return found
  }

  /// "planned for Friday" tells the day of what is planned, not of the planning.
  private func isOf(_ token: Token, _ expression: TimeExpression) -> Bool {
    expression.bound != .forWhat || !token.isVerbal || Clause(token).isPassive
  }

  private static func isPartOfClause(_ phrase: Token) -> Bool {
    switch phrase.relation.base {
    case .obj, .iobj, .xcomp: phrase.isNominal
    case .obl, .advmod:
      !["after", "before", "following", "for", "over", "despite", "about", "since", "of"]
        .contains(phrase.preposition ?? "")
        && phrase.preposition?.hasPrefix("ahead") != true
    default: false
    }
  }

  /// Words for times behind a noun: "hurled rocks at a bus near Susya **on Thursday**".
  private func behind(_ noun: Token, depth: Int) -> [TimeExpression] {
    var found = (expressions[noun.index] ?? []).filter {
      $0.words.lowerBound > noun.index && $0.bound != .forWhat
        && text[text.head(of: $0.words)].relation.subtype != .poss
        && text[text.head(of: $0.words)].relation.base != .compound
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

  /// The word whose date is that of a token without one.
  private func carrier(of token: Token, isAhead: Bool) -> Token? {
    guard let head = token.head else { return nil }
    switch token.relation.base {
    case .conj: return head
    case .xcomp: return isAhead ? nil : head
    case .advcl:
      let marks = Clause(token).marks
      if marks.contains(where: { ["when", "as", "while", "where"].contains($0) }) { return head }
      if token.dependents(.advmod).contains(where: { $0.lemma.lowercased() == "when" }) {
        return head
      }
      let isParticiple = ["Ger", "Part"].contains(token.features["VerbForm"])
      return marks.isEmpty && isParticiple && token.dependents(.aux).isEmpty ? head : nil
    case .obj: return lexicon.isCarrier(head) ? head : nil
    case .nsubj: return head.isVerbal && !isSaying(head) ? head : nil
    case .obl, .nmod:
      let prepositions: Set = ["in", "during", "at", "with", "on", "to"]
      return prepositions.contains(token.preposition ?? "") ? head : nil
    default: return nil
    }
  }

  private func isSaying(_ verb: Token) -> Bool { verb.dependent(.ccomp) != nil }

  /// "a day **after** lawmakers opened an inquiry", "two days **after** the vote"
  private func distance(to token: Token) -> TimeExpression? {
    if distances.isEmpty { return nil }
    return token.dependents.lazy.filter { [.mark, .case, .advmod].contains($0.relation.base) }
      .compactMap { self.distances[$0.index] }.first
  }

  /// The date of the words before "a day earlier".
  private func before(_ expression: TimeExpression) -> Finding {
    let sentence = text[expression.words.lowerBound].sentence
    let earlier = expressions.values.joined().filter {
      $0.words.upperBound <= expression.words.lowerBound
        && sentence - text[$0.words.lowerBound].sentence <= 2
    }
    for one in earlier.sorted(by: { $0.words.lowerBound > $1.words.lowerBound }) {
      if let date = one.date(seenFrom: report, isAhead: false) { return .told(date) }
    }
    return published.map { .told(CodedDate($0)) } ?? .untold
  }

  private func moved(_ finding: Finding, _ days: Int, by expression: TimeExpression) -> Finding {
    switch finding {
    case .told(let date):
      guard let day = date.value, day.day != nil else { return .indefinite }
      return .told(CodedDate(day.moved(days), words: expression.words))
    case .untold:
      return report.map {
        .told(CodedDate($0.day.moved(days), words: expression.words))
      } ?? .untold
    case .indefinite: return .indefinite
    }
  }
}

extension Token {
  /// By the words of the clause alone: "will", "to".
  fileprivate var isAhead: Bool {
    dependents.contains {
      $0.relation.base == .aux && ["will", "shall", "'ll"].contains($0.lemma.lowercased())
        || $0.relation.base == .mark && $0.lemma.lowercased() == "to"
    }
  }
}
