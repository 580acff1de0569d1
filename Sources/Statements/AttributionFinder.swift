import Actors
import Language
import Records

/// Finds all attributions of a text: those that the tagger reads, and what trees and words show
/// beyond them, above all attributions inside what somebody says.
struct AttributionFinder: Sendable {
  let reader: AttributionReader
  let tagger: AttributionTagger?

  /// In the order of the text.
  func find(in text: AnnotatedText) -> [StatedAttribution] {
    let tagged = (tagger?.read(text) ?? []).filter { !$0.contents.isEmpty }
    var found = tagged.map { attribution($0, in: text) }
    var taken = Set(tagged.flatMap(\.cue))
    for index in text.words.indices {
      for cited in reader.cited(text[index]) where cited.isCited || !taken.contains(index) {
        found.append(cited)
        taken.formUnion(cited.cue.map { Array($0) } ?? [])
      }
      if !taken.contains(index), let stated = reader.attribution(at: text[index]),
        stated.cue.map({ taken.isDisjoint(with: $0) }) ?? true
      {
        taken.formUnion(stated.cue.map { Array($0) } ?? [])
        found.append(stated)
      }
    }
    found.removeAll { isQuestionBefore($0, in: text) }
    var index = AttributionIndex(found, in: text)
    func add(_ stated: StatedAttribution?) {
      guard let stated else { return }
      index.add(found.count, stated, in: text)
      found.append(stated)
    }
    for sentence in text.sentences.indices {
      let words = text.sentences[sentence].words
      add(signed(sentence, in: text, index.touching(words, in: text).map { found[$0] }))
      let before = text.sentences[max(sentence - 1, 0)].words.lowerBound
      let near = before..<words.upperBound
      if sentence > 0 {
        add(goingOn(sentence, in: text, index.touching(near, in: text).map { found[$0] }))
      }
      add(answer(in: words, text, index.touching(near, in: text).map { found[$0] }))
    }
    return found.sorted { $0.place < $1.place }
  }

  /// "**Asked** by deputies, the minister said": what is said answers the question, is not in it.
  private func isQuestionBefore(_ stated: StatedAttribution, in text: AnnotatedText) -> Bool {
    guard let cue = stated.cueHead.map({ text[$0] }), cue.relation.base == .advcl,
      stated.stance == .asking, let head = cue.head
    else { return false }
    return stated.holds(head.index)
  }

  /// "Nine wounded in blast – **police**", "**Envoy:** talks dead": a name that signs a headline.
  private func signed(_ sentence: Int, in text: AnnotatedText, _ found: [StatedAttribution])
    -> StatedAttribution?
  {
    let words = text.sentences[sentence].words
    guard words.count > 3, text.sentences[sentence].startsParagraph,
      let mark = words.first(where: { text[$0].form == ":" || isSpacedDash($0, in: text) }),
      mark > words.lowerBound, mark + 1 < words.upperBound
    else { return nil }
    let before = words.lowerBound..<mark
    let behind = (mark + 1)..<words.upperBound
    let (name, said) = text[mark].form == ":" ? (before, behind) : (behind, before)
    guard name.count <= 4, said.count > 2, !text.tokens(name).contains(where: \.isVerbal),
      let speaker = text.tokens(name).last(where: { reader.cast.member(at: $0) != nil }),
      !found.contains(where: { stated in stated.contents.contains { $0.overlaps(said) } })
    else { return nil }
    return StatedAttribution(
      source: reader.source(speaker), sourceWords: name, contents: [text.withoutStop(said)],
      stance: .neutral)
  }

  /// A dash between spaces in a line without a stop; not the hyphen of a compound.
  private func isSpacedDash(_ word: Int, in text: AnnotatedText) -> Bool {
    let sentence = text.sentences[text[word].sentence].words
    guard ["–", "—", "-"].contains(text[word].form), word > sentence.lowerBound,
      word + 1 < sentence.upperBound
    else { return false }
    return text[word - 1].range.upperBound < text[word].range.lowerBound
      && text[word].range.upperBound < text[word + 1].range.lowerBound
      && text[sentence.upperBound - 1].form != "."
  }

  /// "Krol **denied this**", "the army **dismissed the claim**": somebody else on what was said just
  /// before, in this sentence or the one before.
  private func answer(
    in words: Range<Int>, _ text: AnnotatedText, _ found: [StatedAttribution]
  ) -> StatedAttribution? {
    for cue in text.tokens(words) where cue.isVerbal && reader.lexicon.stance(cue) == .denying {
      guard let object = cue.dependent(.obj) ?? cue.dependent(.nsubj, .pass),
        isTakenUp(object),
        let said = found.last(where: { stated in
          !stated.isWish && (stated.contents.last?.upperBound ?? 0) <= cue.index
            && (stated.cueHead ?? 0) < cue.index
        })
      else { continue }
      let source = reader.source(ofCue: cue)
      guard !source.isNobody, source != said.source else { continue }
      return StatedAttribution(
        source: source, sourceWords: Clause(cue).agent.map { reader.words($0.token) },
        cue: cue.index..<(cue.index + 1), cueHead: cue.index, contents: said.contents,
        stance: .denying, isAnswer: true)
    }
    return nil
  }

  /// "this", "the claim": words for what has been said.
  private func isTakenUp(_ object: Token) -> Bool {
    if ["this", "that", "it", "these", "them", "both"].contains(object.form.lowercased()) {
      return object.dependents.isEmpty
    }
    let determiner = object.dependent(.det)?.lemma.lowercased() ?? ""
    return reader.lexicon.isClaim(object)
      && ["the", "that", "this", "those", "these"].contains(determiner)
      && !object.dependents.contains { dependent in
        dependent.relation.base == .acl
          || dependent.relation.base == .nmod
            && ["of", "by", "about"].contains(dependent.preposition ?? "")
      }
  }

  /// "She said the mine had shut. Forty **had been sent** home.": what is told in the same tense
  /// behind what somebody says is on the same word.
  private func goingOn(_ sentence: Int, in text: AnnotatedText, _ found: [StatedAttribution])
    -> StatedAttribution?
  {
    guard !text.sentences[sentence].startsParagraph, let root = root(of: sentence, in: text),
      let before = self.root(of: sentence - 1, in: text)
    else { return nil }
    let words = text.sentences[sentence].words
    let isTold = found.contains { $0.contents.contains { $0.overlaps(words) } }
    let auxiliaries = Clause(root).auxiliaries.map { $0.form.lowercased() }
    let isIndirect =
      auxiliaries.first == "would" && !root.dependents.contains { $0.relation.base == .advcl }
      || auxiliaries.first == "had"
    guard !isTold, isIndirect, root.isVerbal else { return nil }
    let last = found.last { stated in
      stated.cueHead == before.index
        || stated.cue == nil
          && stated.contents == [text.withoutStop(text.sentences[sentence - 1].words)]
    }
    let source = last?.source ?? (isTelling(before) ? reader.source(ofCue: before) : nil)
    guard let source, !source.isNobody else { return nil }
    return StatedAttribution(source: source, contents: [text.withoutStop(words)], stance: .neutral)
  }

  private func root(of sentence: Int, in text: AnnotatedText) -> Token? {
    text.tokens(ofSentence: sentence).first { $0.relation.base == .root }
  }

  /// "outlined the schedule", "gave an account": telling, without what is told.
  private func isTelling(_ verb: Token) -> Bool {
    if reader.lexicon.stance(verb) != nil { return true }
    let object = verb.dependent(.obj)?.lemma ?? ""
    return ["outline", "detail", "sketch"].contains(verb.lemma)
      || ["give", "offer", "present", "read"].contains(verb.lemma)
        && ["account", "version", "detail", "description", "statement"].contains(object)
  }

  /// What the tagger reads, with who it is and how the cue stands to it.
  private func attribution(_ tagged: AttributionTagger.Tagged, in text: AnnotatedText)
    -> StatedAttribution
  {
    let head = reader.head(ofCue: tagged.cue, in: text)
    // "reportedly follows": what follows says nothing
    if reader.lexicon.stance(head) == nil,
      let stated = text.tokens(tagged.cue).lazy.compactMap({ reader.adverbial($0) }).first
    {
      return stated
    }
    let stance = reader.stance(ofCue: tagged.cue, head: head)
    let hasClause = tagged.contents.contains { text.tokens($0).contains(where: \.isVerbal) }
    let isWish =
      stance == nil && reader.lexicon.effect(head) != nil
      || stance ?? .neutral == .neutral && !hasClause && !reader.reportsNouns(head)
      || reader.isExpectation(head)
    var words = tagged.sources.first
    // "the activists are said to have left": they do not say so
    if let own = words, Clause(head).isPassive, Clause(head).agent == nil,
      !["quote", "hear", "cite", "record"].contains(head.lemma),
      text[text.head(of: own)].head == head
    {
      words = nil
    }
    let source =
      words.map { reader.source(words: $0, in: text) } ?? reader.source(ofCue: head)
    return StatedAttribution(
      source: source, sourceWords: words, cue: tagged.cue, cueHead: head.index,
      contents: tagged.contents.sorted { $0.lowerBound < $1.lowerBound },
      stance: stance ?? .neutral, isDocument: reader.isDocument(head), isWish: isWish,
      isTagged: true)
  }

  /// With an attribution for each quotation whose words nobody is said to say yet; those that are
  /// verbatim or negated are marked, and each knows the one that it is part of.
  static func completed(
    _ found: [StatedAttribution], with quotations: [Quote], _ lexicon: StatementLexicon,
    in text: AnnotatedText
  ) -> [StatedAttribution] {
    var found = found
    var touching = AttributionIndex(found, in: text)
    for quote in quotations {
      guard let speaker = quote.speaker else { continue }
      let same = touching.touching(quote.words, in: text).first { index in
        let stated = found[index]
        return stated.contents.contains { $0.overlaps(quote.words) }
          && (stated.source == speaker
            || quote.cue.map { cue in stated.cue?.contains(cue) ?? false } ?? false)
      }
      if let same {
        if case .unnamed = found[same].source { found[same].source = speaker }
        // the rest of a quotation of several sentences
        let said = found[same].contents.reduce(0) { $0 + $1.clamped(to: quote.words).count }
        if quote.isWhole, 2 * said < quote.words.count, found[same].source == speaker {
          found[same].contents =
            found[same].contents.filter { !$0.overlaps(quote.words) } + [quote.words]
          found[same].contents.sort { $0.lowerBound < $1.lowerBound }
        }
        continue
      }
      guard quote.isWhole else { continue }
      let stated = StatedAttribution(
        source: speaker, sourceWords: quote.speakerWords, cue: quote.cue.map { $0..<($0 + 1) },
        cueHead: quote.cue, contents: [quote.words],
        stance: quote.cue.flatMap { lexicon.stance(text[$0]) } ?? .neutral)
      touching.add(found.count, stated, in: text)
      found.append(stated)
    }
    let inside = Set(quotations.flatMap(\.words))
    for index in found.indices {
      found[index].isNegated =
        found[index].cueHead.map { !Clause(text[$0]).negations.isEmpty } ?? false
      found[index].isVerbatim = found[index].contents.allSatisfy { $0.allSatisfy(inside.contains) }
    }
    return nested(found, in: text)
  }

  /// Puts them in order, and finds for each the smallest content that it is part of.
  private static func nested(_ found: [StatedAttribution], in text: AnnotatedText)
    -> [StatedAttribution]
  {
    var found = found.sorted { $0.place < $1.place }
    let touching = AttributionIndex(found, in: text)
    for index in found.indices {
      let first = found[index].contents.first?.lowerBound ?? found[index].place
      let cue = found[index].cue?.lowerBound ?? found[index].place
      found[index].parent = touching.touching(
        min(cue, first)..<(max(cue, first) + 1), in: text
      ).filter { other in
        other != index && found[index].isInside(found[other])
          && (found[other].holds(cue) || found[index].isCited && found[other].holds(first))
      }.min { found[$0].isInside(found[$1]) }
    }
    return found
  }
}

extension StatedAttribution {
  /// Where it begins.
  fileprivate var place: Int {
    ([cue?.lowerBound, sourceWords?.lowerBound].compactMap { $0 } + contents.map(\.lowerBound))
      .min() ?? 0
  }
}

extension AnnotatedText {
  /// Words without the stop behind them.
  fileprivate func withoutStop(_ words: Range<Int>) -> Range<Int> {
    words.count > 1 && [".", "!", "?"].contains(self[words.upperBound - 1].form)
      ? words.lowerBound..<(words.upperBound - 1) : words
  }
}
