import Actors
import Language
import Records

/// Finds who says something, from the words above and around it in the tree.
struct AttributionReader: Sendable {
  let cast: Cast
  let lexicon: StatementLexicon

  /// The link that a verb makes for what hangs on it: "she **said** …", "reports **suggesting** …".
  func link(atCue cue: Token) -> Judgement.Link? {
    guard let stance = lexicon.stance(cue), cue.isVerbal || cue.partOfSpeech == .noun else {
      return nil
    }
    return Judgement.Link(
      source: source(ofCue: cue), cue: cue.index, stance: stance, isVerbatim: false,
      isDocument: isDocument(cue))
  }

  /// "The article indicates", "the report says": the document itself, and nobody named for it.
  private func isDocument(_ cue: Token) -> Bool {
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
    case .acl: cue.partOfSpeech == .noun && token.relation.subtype == nil
    case .advcl: Self.blames.contains(cue.lemma) && !Clause(token).marks.isEmpty
    case .nmod:
      cue.partOfSpeech == .noun && ["of", "about", "on"].contains(token.preposition ?? "")
    default: false
    }
  }

  /// Verbs that say of somebody what was done: "accused them of hiding arms".
  private static let blames: Set = ["accuse", "suspect", "charge", "blame"]

  /// A noun that is a claim too: "confirmed the arrest", "denied the attack", "dismissed reports".
  /// Who rejects an attack does not deny that there is one.
  private func isClaimed(_ noun: Token, by cue: Token) -> Bool {
    switch lexicon.stance(cue) {
    case .committing, .doubting: true
    case .denying: ["deny", "rule"].contains(cue.lemma) || lexicon.isClaim(noun)
    default: ["report", "announce", "describe", "recount", "mention"].contains(cue.lemma)
    }
  }

  private func source(ofCue cue: Token) -> Judgement.Source {
    if cue.partOfSpeech == .noun {
      return Clause.namedOwner(of: cue).map { source($0.token) } ?? .unnamed(words(cue))
    }
    guard let agent = Clause(cue).agent else { return .unnamed(nil) }
    return source(agent.token)
  }

  /// Who a word stands for: an actor, whose document it is, or the words themselves.
  func source(_ token: Token) -> Judgement.Source {
    if let member = cast.member(at: token) { return .member(member) }
    for preposition in ["by", "from", "in", "of"] {
      if let by = token.dependents(.nmod).first(where: { $0.preposition == preposition }),
        let member = cast.member(at: by),
        preposition == "by" || cast.members[member].kind == .outlet
      {
        return .member(member)
      }
    }
    if let possessor = token.dependent(.nmod, .poss), let member = cast.member(at: possessor) {
      return .member(member)
    }
    if token.partOfSpeech == .pronoun { return .unnamed(nil) }
    return .unnamed(words(token))
  }

  private func words(_ token: Token) -> Range<Int> {
    let near = token.dependents.filter {
      [.amod, .compound, .det, .nummod, .flat].contains($0.relation.base)
    }
    return min(near.first?.index ?? token.index, token.index)..<(token.index + 1)
  }

  /// Links that hang on the clause itself: "according to the ministry", "reportedly".
  func links(beside token: Token) -> [Judgement.Link] {
    var links: [Judgement.Link] = []
    for dependent in token.dependents {
      switch dependent.relation.base {
      case .obl, .nmod:
        if let preposition = dependent.preposition,
          let stance = lexicon.stance(ofPhrase: preposition),
          let cue = dependent.dependent(.case)
        {
          links.append(
            .init(source: source(dependent), cue: cue.index, stance: stance, isVerbatim: false))
        }
      case .advmod:
        if let stance = lexicon.stance(dependent), dependent.lemma.hasSuffix("ly") {
          links.append(
            .init(source: .unnamed(nil), cue: dependent.index, stance: stance, isVerbatim: false))
        }
      case .parataxis:
        // "The raid failed, officials said."
        if dependent.isVerbal, lexicon.stance(dependent) != nil, dependent.dependent(.ccomp) == nil,
          dependent.dependent(.obj) == nil, Clause(dependent).agent != nil,
          let link = link(atCue: dependent)
        {
          links.append(link)
        }
      default: break
      }
    }
    return links
  }
}
