import Actors
import Language
import Records

/// Finds who says something, from the words above and around it in the tree.
struct AttributionReader: Sendable {
  let cast: Cast
  let lexicon: StatementLexicon

  /// What a word says of who says something, by the tree: "she **said** …", "reports
  /// **suggesting** …", "**according to** her", "**reportedly**".
  func attribution(at token: Token) -> StatedAttribution? {
    phrasal(token) ?? verbal(token) ?? parenthetic(token) ?? prepositional(token)
      ?? adverbial(token)
  }

  /// A verb or noun with what is said below it.
  private func verbal(_ cue: Token) -> StatedAttribution? {
    guard let stance = lexicon.stance(cue), cue.isVerbal || cue.partOfSpeech == .noun else {
      return nil
    }
    var contents = cue.dependents.filter { isContent($0, of: cue) }
    if contents.isEmpty, let clause = thatClause(of: cue) { contents = [clause] }
    guard !contents.isEmpty, !isExpectation(cue) else { return nil }
    return stated(cue, stance, ordered(contents.flatMap { fragments($0, without: []) }))
  }

  /// "an admission by the brewery **that rats had entered** the store", read as a relative clause.
  private func thatClause(of noun: Token) -> Token? {
    guard lexicon.isClaim(noun) || lexicon.isDocument(noun) else { return nil }
    let below = [noun] + noun.dependents(.nmod)
    let clauses = below.flatMap { $0.dependents(.acl) }.filter { $0.relation.subtype == .relcl }
    return clauses.first { clause in
      guard let that = clause.dependents.first(where: { $0.form.lowercased() == "that" }),
        let subject = clause.dependent(.nsubj) ?? clause.dependent(.nsubj, .pass), subject != that
      else { return false }
      return that.relation.base == .mark || clause.dependents(.obj).count > 1
        || Clause(clause).isPassive
    }
  }

  /// "is expected to": nobody is meant to say so.
  func isExpectation(_ cue: Token) -> Bool {
    ["expect", "schedule", "suppose", "mean"].contains(cue.lemma) && Clause(cue).isPassive
      && Clause(cue).agent == nil
  }

  /// "The raid failed, officials **said**."
  private func parenthetic(_ cue: Token) -> StatedAttribution? {
    guard cue.relation.base == .parataxis, cue.isVerbal, let stance = lexicon.stance(cue),
      let said = cue.head, Clause(cue).agent != nil
    else { return nil }
    return stated(cue, stance, fragments(said, without: cue.subtree.map(\.index)))
  }

  /// "**According to** the ministry, the raid failed."
  private func prepositional(_ first: Token) -> StatedAttribution? {
    guard first.relation.base == .case, let noun = first.head,
      [.obl, .nmod].contains(noun.relation.base), let said = noun.head,
      let stance = noun.preposition.flatMap({ lexicon.stance(ofPhrase: $0) })
    else { return nil }
    let last = first.dependents(.fixed).last?.index ?? first.index
    let cue = first.index..<(max(first.index, last) + 1)
    return StatedAttribution(
      source: source(noun), sourceWords: words(noun), cue: cue, cueHead: first.index,
      contents: fragments(said, without: noun.subtree.map(\.index)), stance: stance)
  }

  /// "reported, **citing** two officials, that …", "**quoted** the monk as saying that …"
  func cited(_ cue: Token) -> [StatedAttribution] {
    guard ["cite", "quote"].contains(cue.lemma), cue.isVerbal, !Clause(cue).isPassive,
      let cited = cue.dependent(.obj)
    else { return [] }
    let saying = cue.dependents.first {
      [.advcl, .xcomp, .obl].contains($0.relation.base) && $0.isVerbal
        && ($0.preposition == "as" || Clause($0).marks.contains("as"))
    }
    let contents: [Token]
    if let saying {
      contents = saying.dependents.filter { isContent($0, of: saying) }
    } else if cue.relation.base == .advcl, let above = cue.head {
      let said = above.dependents.filter {
        lexicon.stance(above) != nil && isContent($0, of: above)
      }
      contents = said.isEmpty ? [above] : said
    } else {
      return []
    }
    guard !contents.isEmpty else { return [] }
    let word = saying ?? cue
    let inner = StatedAttribution(
      source: source(cited), sourceWords: words(cited), cue: word.index..<(word.index + 1),
      cueHead: word.index,
      contents: ordered(
        contents.flatMap { fragments($0, without: saying == nil ? cue.subtree.map(\.index) : []) }),
      stance: .neutral, isCited: true)
    guard saying != nil else { return [inner] }
    let outer = StatedAttribution(
      source: source(ofCue: cue), sourceWords: sourceWords(ofCue: cue),
      cue: cue.index..<(cue.index + 1), cueHead: cue.index, contents: inner.contents,
      stance: .neutral)
    return [outer, inner]
  }

  /// "**In the words of** Asante, the road is a carpet with holes."
  private func phrasal(_ noun: Token) -> StatedAttribution? {
    guard noun.relation.base == .obl, let said = noun.head,
      let of = noun.dependents(.nmod).first(
        where: { $0.preposition == "of" }), noun.preposition == "in",
      let stance = lexicon.stance(ofPhrase: "in the \(noun.form.lowercased()) of")
    else { return nil }
    return StatedAttribution(
      source: source(of), sourceWords: words(of), cue: noun.index..<(noun.index + 1),
      cueHead: noun.index, contents: fragments(said, without: noun.subtree.map(\.index)),
      stance: stance)
  }

  /// "The raid **reportedly** failed", "an **alleged** bribe"
  func adverbial(_ cue: Token) -> StatedAttribution? {
    guard let said = cue.head, let stance = isSoCalled(cue) ? .doubting : lexicon.stance(cue),
      cue.relation.base == .advmod && cue.lemma.hasSuffix("ly")
        || cue.relation.base == .amod && stance == .doubting
    else { return nil }
    return StatedAttribution(
      source: .unnamed(nil), sourceWords: nil, cue: cue.index..<(cue.index + 1),
      cueHead: cue.index, contents: fragments(said, without: [cue.index] + granted(below: said)),
      stance: stance)
  }

  /// The words of relative clauses, which an adverb does not reach: "reportedly follows the order
  /// **that banned them**".
  private func granted(below clause: Token) -> [Int] {
    clause.subtree.filter { $0 != clause && $0.relation.subtype == .relcl }
      .flatMap { $0.subtree.map(\.index) }
  }

  private func isSoCalled(_ token: Token) -> Bool {
    token.form.lowercased() == "so-called"
      || token.form.lowercased() == "called" && token.index > 1
        && token.text[token.index - 1].form == "-"
        && token.text[token.index - 2].form.lowercased() == "so"
  }

  private func stated(_ cue: Token, _ stance: Attribution.Stance, _ contents: [Range<Int>])
    -> StatedAttribution
  {
    let source = source(ofCue: cue)
    return StatedAttribution(
      source: source, sourceWords: sourceWords(ofCue: cue), cue: cue.index..<(cue.index + 1),
      cueHead: cue.index, contents: contents, stance: stance, isDocument: isDocument(cue))
  }

  /// In the order of the text, what overlaps as one.
  private func ordered(_ fragments: [Range<Int>]) -> [Range<Int>] {
    fragments.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { kept, next in
      if let last = kept.last, last.upperBound > next.lowerBound {
        kept[kept.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
      } else {
        kept.append(next)
      }
    }
  }

  /// A word and all below it, as stretches of the text, without some words and without the marks
  /// at their ends.
  private func fragments(_ token: Token, without left: [Int]) -> [Range<Int>] {
    let left = Set(left)
    var fragments: [Range<Int>] = []
    for word in token.subtree.map(\.index) where !left.contains(word) {
      if let last = fragments.last, last.upperBound == word {
        fragments[fragments.count - 1] = last.lowerBound..<(word + 1)
      } else {
        fragments.append(word..<(word + 1))
      }
    }
    return fragments.compactMap { fragment in
      var fragment = fragment
      while let first = fragment.first,
        token.text[first].form == "," || token.text[first].form == "."
      {
        fragment = (first + 1)..<fragment.upperBound
      }
      while let last = fragment.last, token.text[last].form == "," || token.text[last].form == "." {
        fragment = fragment.lowerBound..<last
      }
      return fragment.isEmpty ? nil : fragment
    }
  }

  // MARK: What the tagger has read

  /// The word of a cue that governs the others: the one that the lexicon knows, if it does.
  func head(ofCue words: Range<Int>, in text: AnnotatedText) -> Token {
    let tokens = text.tokens(words)
    return tokens.first { lexicon.stance($0) != nil && ($0.isVerbal || $0.partOfSpeech == .noun) }
      ?? text[text.head(of: words)]
  }

  /// How a cue stands to what it introduces; nil where the lexicon does not know it.
  func stance(ofCue words: Range<Int>, head: Token) -> Attribution.Stance? {
    lexicon.stance(head)
      ?? lexicon.stance(ofPhrase: head.text.string(ofWords: words).lowercased())
      ?? head.text.tokens(words).lazy.compactMap { lexicon.stance($0) }.first
  }

  /// Whom the words for a source name.
  func source(words: Range<Int>, in text: AnnotatedText) -> Judgement.Source {
    // "Councillor Rita Zerafa", "its editor, Moritz Fehr": the name tells more than the title
    let named = text.tokens(words).first { token in
      token.partOfSpeech == .properNoun && ![.nmod, .compound].contains(token.relation.base)
        && cast.member(at: token).map { cast.members[$0].kind == .person } ?? false
    }
    if let named, let member = cast.member(at: named) { return .member(member) }
    let found = source(text[text.head(of: words)])
    if case .member = found { return found }
    return found.isNobody ? found : .unnamed(words)
  }

  /// "The article indicates", "the report says": the document itself, and nobody named for it.
  func isDocument(_ cue: Token) -> Bool {
    guard let subject = Clause(cue).agent?.token,
      ["article", "story", "report", "piece"].contains(subject.lemma.lowercased()),
      subject.features["Number"] != "Plur", case .unnamed = source(subject)
    else { return false }
    return subject.dependents(.det).contains { $0.lemma.lowercased() == "the" }
  }

  /// Articles and reports that say something, and that nobody is named for.
  func unnamedDocuments(in text: AnnotatedText) -> [Range<Int>] {
    text.words.indices.compactMap { index in
      let cue = text[index]
      guard cue.isVerbal, cue.partOfSpeech == .verb, let subject = Clause(cue).agent?.token,
        subject.relation.base == .nsubj, Self.documents.contains(subject.lemma.lowercased()),
        lexicon.stance(cue) != nil || Self.telling.contains(cue.lemma),
        case .unnamed = source(subject)
      else { return nil }
      return words(subject)
    }
  }

  private static let documents: Set = [
    "article", "report", "story", "study", "account", "dispatch",
  ]

  /// What documents do that people do not: "the report highlights a drop".
  private static let telling: Set = ["highlight", "indicate", "suggest", "show", "point", "reveal"]

  /// Whether a word under a cue holds what is said, not who says it or to whom.
  func isContent(_ token: Token, of cue: Token) -> Bool {
    switch token.relation.base {
    case .ccomp, .csubj, .parataxis: true
    case .xcomp:
      cue.partOfSpeech == .noun || Clause(cue).isPassive || lexicon.takesInfinitive(cue)
        || [.denying, .committing].contains(lexicon.stance(cue))
          && !Clause(token).marks.contains("to")
    case .obj: cue.isVerbal && isClaimed(token, by: cue)
    case .nsubj: cue.isVerbal && token.relation.subtype == .pass && isClaimed(token, by: cue)
    case .acl:
      // "an order to leave", "reports suggesting"; not "a directive allowing for raids"
      cue.partOfSpeech == .noun && token.relation.subtype == nil
        && (!Clause(token).marks.isEmpty
          || token.form.hasSuffix("ing") && lexicon.stance(token) != nil)
    case .advcl: Self.blames.contains(cue.lemma) && !Clause(token).marks.isEmpty
    case .nmod:
      cue.partOfSpeech == .noun && ["of", "about", "on"].contains(token.preposition ?? "")
        && !token.form.hasSuffix("day") && token.partOfSpeech != .numeral
    default: false
    }
  }

  /// Verbs that say of somebody what was done: "accused them of hiding arms".
  private static let blames: Set = ["accuse", "suspect", "charge", "blame"]

  /// A noun that is a claim too: "confirmed the arrest", "denied the attack", "dismissed reports".
  /// Who rejects an attack does not deny that there is one.
  private func isClaimed(_ noun: Token, by cue: Token) -> Bool {
    switch lexicon.stance(cue) {
    case .committing, .doubting: lexicon.takesObject(cue)
    case .denying: ["deny", "rule"].contains(cue.lemma) || lexicon.isClaim(noun)
    default: reportsNouns(cue)
    }
  }

  /// "reported an attack": words for saying whose object alone may be what is said.
  func reportsNouns(_ cue: Token) -> Bool {
    !cue.isVerbal || ["report", "announce", "describe", "recount", "mention"].contains(cue.lemma)
  }

  /// Who says what a cue introduces, by the tree.
  func source(ofCue cue: Token) -> Judgement.Source {
    if cue.partOfSpeech == .noun {
      return Clause.namedOwner(of: cue).map { source($0.token) } ?? author(of: cue)
        ?? .unnamed(words(cue))
    }
    guard let agent = Clause(cue).agent else { return .unnamed(nil) }
    return source(agent.token)
  }

  private func sourceWords(ofCue cue: Token) -> Range<Int>? {
    if cue.partOfSpeech == .noun {
      return Clause.namedOwner(of: cue).map { words($0.token) }
    }
    return Clause(cue).agent.map { words($0.token) }
  }

  /// Who a word stands for: an actor, whose document it is, or the words themselves.
  func source(_ token: Token) -> Judgement.Source {
    let own = cast.member(at: token)
    // "the driver, Néstor Vaca"
    if own.map({ cast.members[$0].kind != .person || token.partOfSpeech == .noun }) ?? true {
      // and "a spokeswoman for the port, Anna Krol", whichever noun the tree gives the name to
      let names = token.dependents + token.dependents(.nmod).flatMap { $0.dependents(.appos) }
      for apposed in names where [.appos, .flat].contains(apposed.relation.base) {
        if let member = cast.member(at: apposed), own == nil || cast.members[member].kind == .person
        {
          return .member(member)
        }
      }
    }
    if let own { return .member(own) }
    if lexicon.isDocument(token) || lexicon.isClaim(token), let author = author(of: token) {
      return author
    }
    if token.partOfSpeech == .pronoun {
      return personBefore(token).map { .member($0) } ?? .unnamed(pronounWords(token))
    }
    return .unnamed(words(token))
  }

  /// Who speaks through a document: "a report **by the agency**", "**her** letter".
  private func author(of document: Token) -> Judgement.Source? {
    if let possessor = document.dependent(.nmod, .poss), let member = cast.member(at: possessor) {
      return .member(member)
    }
    for preposition in ["by", "from", "in", "of"] {
      guard let by = document.dependents(.nmod).first(where: { $0.preposition == preposition })
      else { continue }
      if let member = cast.member(at: by),
        ["by", "from"].contains(preposition) || cast.members[member].kind == .outlet
      {
        return .member(member)
      }
      if preposition == "by" || preposition == "from" && by.partOfSpeech == .properNoun {
        return .unnamed(words(by))
      }
    }
    return nil
  }

  /// Whom "he" or "she" takes up where nobody else has told: who acts in the sentence before, or
  /// is named beside that.
  private func personBefore(_ pronoun: Token) -> Int? {
    let gender = ["he": "m", "she": "f"][pronoun.form.lowercased()]
    guard let gender, pronoun.sentence > 0 else { return nil }
    let text = pronoun.text
    let people = text.tokens(text.sentences[pronoun.sentence - 1].words)
      .filter { [.nsubj, .appos].contains($0.relation.base) }
      .compactMap { cast.member(at: $0) }
      .filter { member in
        let own = cast.members[member].gender
        return cast.members[member].kind == .person && (own == nil || own == gender)
      }
    return Set(people).count == 1 ? people[0] : nil
  }

  /// "Nobody", "somebody", "one" are words for a source; "it" and "they" are none.
  private func pronounWords(_ pronoun: Token) -> Range<Int>? {
    pronoun.features["PronType"] == "Prs" || pronoun.isRelative
      ? nil : pronoun.index..<(pronoun.index + 1)
  }

  func words(_ token: Token) -> Range<Int> {
    let near = token.dependents.filter {
      [.amod, .compound, .det, .nummod, .flat].contains($0.relation.base)
    }
    return min(near.first?.index ?? token.index, token.index)..<(token.index + 1)
  }
}
