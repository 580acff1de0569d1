import Actors
import Language

/// Finds who says what is quoted.
///
/// The speaker is looked for where reports put it, the surest place first: an attribution of the
/// words, the words before a colon, a name behind a dash, a cue in the same sentence, the quotation
/// before, the sentence before or behind.
struct SpeakerFinder: Sendable {
  private let attribution: AttributionReader
  private let attributions: [StatedAttribution]
  private let index: AttributionIndex

  init(
    attribution: AttributionReader, attributions: [StatedAttribution], text: AnnotatedText
  ) {
    self.attribution = attribution
    self.attributions = attributions
    index = AttributionIndex(attributions, in: text)
  }

  /// Who says some words, and what tells so.
  struct Said {
    let source: Judgement.Source
    var words: Range<Int>?
    var cue: Int?
  }

  static let dashes: Set = ["—", "–", "―", "-", "--"]

  /// Who says some words; nil where nothing tells.
  func said(
    _ words: Range<Int>, isClosed: Bool, isWhole: Bool, in text: AnnotatedText,
    after quotes: [Quote]
  ) -> Said? {
    if let said = introduced(words, in: text) { return said }
    if let cue = cueBefore(words, in: text), let said = said(byCue: cue, after: []) {
      return said
    }
    if let said = directlyBehind(words, in: text) { return said }
    if !isClosed, let said = cueInside(words, in: text) { return said }
    if let stated = stated(words, in: text) { return stated }
    if let before = beforeColon(words, in: text) { return before }
    if let behind = behindDash(words, in: text) { return behind }
    if let cue = cue(of: words, in: text), let said = said(byCue: cue, after: quotes) {
      return said
    }
    guard isWhole else { return nil }
    return continuing(words, in: text, quotes) ?? around(words, in: text)
  }

  /// "Cardoso sent a message: “…”": an attribution whose cue stands directly before the words.
  private func introduced(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let stated = near(max(words.lowerBound - 1, 0)..<words.upperBound, in: text).last { stated in
      guard let cue = stated.cue, stated.shared(with: words) > 0 else { return false }
      return cue.upperBound <= words.lowerBound && words.lowerBound - cue.upperBound <= 2
        && !stated.source.isNobody
    }
    return stated.map { Said(source: $0.source, words: $0.sourceWords, cue: $0.cueHead) }
  }

  /// The attribution whose content shares most words with the quotation.
  private func stated(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let candidates = near(words, in: text).filter { stated in
      !stated.source.isNobody
        && !(stated.sourceWords.map { isAnybody(text[$0.lowerBound]) } ?? false)
        && !(stated.cue.map { words.contains($0.lowerBound) } ?? false)
        && !(stated.sourceWords.map { words.contains($0.lowerBound) } ?? false)
        && stated.shared(with: words) > 0
    }
    let best = candidates.max { a, b in
      (a.shared(with: words), -a.size) < (b.shared(with: words), -b.size)
    }
    guard let best, 2 * best.shared(with: words) >= min(words.count, 8) else { return nil }
    return Said(source: best.source, words: best.sourceWords, cue: best.cueHead)
  }

  /// "and muttered: “…”", "she said, “…”"
  private func cueBefore(_ words: Range<Int>, in text: AnnotatedText) -> Token? {
    let stop = words.lowerBound - 1
    guard stop > 0, [":", ",", "that"].contains(text[stop].form) else { return nil }
    let sentence = text.sentences[text[stop].sentence].words
    let near = max(sentence.lowerBound, stop - (text[stop].form == ":" ? 8 : 4))..<stop
    return text.tokens(near).last {
      isSaying($0) && (Clause($0).subject != nil || personBefore($0) != nil)
    }
  }

  private func isSaying(_ token: Token) -> Bool {
    token.isVerbal && attribution.lexicon.stance(token) != nil
  }

  /// "“…,” said the driver", "“…,” the driver, a baker, told the court"
  private func directlyBehind(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let sentence = text.sentences[text[words.upperBound - 1].sentence].words
    guard words.upperBound < sentence.upperBound else { return nil }
    let behind = text.tokens(words.upperBound..<min(sentence.upperBound, words.upperBound + 24))
      .prefix { !Self.openers.contains($0.form) }
    guard let cue = behind.first(where: isSaying),
      !behind.prefix(while: { $0.index < cue.index }).contains(where: {
        [.coordinating, .subordinating, .verb].contains($0.partOfSpeech)
          && $0.relation.subtype != .relcl
      })
    else { return nil }
    let nominals = behind.filter { $0.isNominal && $0.index != cue.index }
    let ahead = nominals.first { $0.index < cue.index && !isInside($0, nominals) }
    let subject = Clause(cue).agent?.token
    let noun =
      ahead ?? subject.flatMap {
        words.contains($0.index) || $0.sentence != cue.sentence ? nil : $0
      }
      ?? nominals.first { $0.index > cue.index }
    return noun.flatMap { noun in
      speaker(head(from: noun, among: nominals)).map {
        Said(source: $0.source, words: $0.words, cue: cue.index)
      }
    }
  }

  /// "“It is over, said the butcher.": nobody has closed it before the words for the speaker.
  private func cueInside(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let cue = text.tokens(words).first { token in
      isSaying(token) && token.index > words.lowerBound + 1 && text[token.index - 1].form == ","
    }
    guard let cue else { return nil }
    let named = text.tokens(cue.index..<min(cue.index + 8, words.upperBound))
      .first { attribution.cast.member(at: $0) != nil }
    return (Clause(cue).agent?.token ?? named).flatMap { noun in
      speaker(noun).map { Said(source: $0.source, words: $0.words, cue: cue.index) }
    }
  }

  private func isInside(_ token: Token, _ others: [Token]) -> Bool {
    token.head.map { head in
      others.contains { $0.index == head.index }
        && [.compound, .nmod].contains(token.relation.base)
    } ?? false
  }

  /// The noun that a name or title before it belongs to.
  private func head(from token: Token, among others: [Token]) -> Token {
    guard let head = token.head, [.compound, .flat, .amod, .nmod].contains(token.relation.base),
      others.contains(where: { $0.index == head.index })
    else { return token }
    return head
  }

  private static let openers: Set = ["“", "„", "«", "‘", "\""]

  /// "Her verdict: “…”", "The order from the superintendent was simple: “…”"
  private func beforeColon(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let colon = words.lowerBound - 1
    guard colon > 0, text[colon].form == ":" else { return nil }
    let sentence = text.sentences[text[colon].sentence].words
    let before = sentence.lowerBound..<colon
    guard !before.isEmpty else { return nil }
    let head = text[text.head(of: before)]
    let verb = head.isVerbal || Clause(head).subject != nil ? head : nil
    let subject = verb.flatMap { Clause($0).subject?.token } ?? head
    let noun = subject.isNominal ? subject : head
    if let owner = owner(noun) {
      return Said(source: owner.source, words: owner.words, cue: noun.index)
    }
    let objects =
      verb.map { $0.dependents.filter { [.obj, .obl].contains($0.relation.base) } } ?? []
    let cue = objects.last { $0.isNominal } ?? verb ?? noun
    return speaker(noun).map { Said(source: $0.source, words: $0.words, cue: cue.index) }
  }

  /// Whose words a noun stands for: "her explanation", "the order from the superintendent".
  private func owner(_ noun: Token) -> (source: Judgement.Source, words: Range<Int>)? {
    guard attribution.cast.member(at: noun) == nil else { return nil }
    let owners = noun.dependents.filter { dependent in
      dependent.relation == Relation(.nmod, .poss)
        || dependent.relation.base == .nmod
          && ["of", "from", "by"].contains(dependent.preposition ?? "")
        || dependent.relation.base == .acl
    }
    for owner in owners {
      let person = owner.relation.base == .acl ? Clause(owner).agent?.token : owner
      if let person, let speaker = speaker(person), case .member(let member) = speaker.source,
        attribution.cast.members[member].kind == .person
      {
        return speaker
      }
    }
    return nil
  }

  /// "“…” — Name"
  private func behindDash(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let dash = words.upperBound
    guard dash + 1 < text.words.count, Self.dashes.contains(text[dash].form) else { return nil }
    let sentence = text.sentences[text[dash + 1].sentence].words
    guard sentence.upperBound - dash <= 10,
      let name = text.tokens((dash + 1)..<sentence.upperBound).first(where: {
        attribution.cast.member(at: $0) != nil
      })
    else { return nil }
    return speaker(name).map { Said(source: $0.source, words: $0.words) }
  }

  private func said(byCue cue: Token, after quotes: [Quote]) -> Said? {
    if let stated = near(cue.index..<(cue.index + 1), in: cue.text)
      .first(where: { $0.cueHead == cue.index }),
      case .member = stated.source
    {
      return Said(source: stated.source, words: stated.sourceWords, cue: cue.index)
    }
    let subject = Clause(cue).agent?.token ?? Clause(cue).subject?.token
    guard let agent = subject ?? personBefore(cue) else { return nil }
    // "… is safe," she said, adding that it was "ready": who adds is not in the words quoted before
    if let around = quotes.suffix(8).first(where: { $0.words.contains(agent.index) }),
      let speaker = around.speaker
    {
      return Said(source: speaker, words: around.speakerWords, cue: cue.index)
    }
    return speaker(agent).map { Said(source: $0.source, words: $0.words, cue: cue.index) }
  }

  /// "and the barman, Rachid Ouali, murmured", where the tree has lost the subject.
  private func personBefore(_ cue: Token) -> Token? {
    let text = cue.text
    let sentence = text.sentences[cue.sentence].words
    return text.tokens(max(sentence.lowerBound, cue.index - 8)..<cue.index).last { token in
      attribution.cast.member(at: token).map { attribution.cast.members[$0].kind == .person }
        ?? false
    }
  }

  /// More of the same speech, with nobody else in between.
  private func continuing(_ words: Range<Int>, in text: AnnotatedText, _ quotes: [Quote]) -> Said? {
    guard let last = quotes.last, let speaker = last.speaker,
      last.words.upperBound <= words.lowerBound,
      text[words.lowerBound].sentence - text[last.words.upperBound - 1].sentence <= 2
    else { return nil }
    let others = text.tokens(last.words.upperBound..<words.lowerBound).filter { token in
      token.relation.base == .nsubj && token.isNominal
        && attribution.cast.member(at: token).map { member in
          Judgement.Source.member(member) != speaker
            && attribution.cast.members[member].kind == .person
        } ?? false
    }
    return others.isEmpty ? Said(source: speaker, words: last.speakerWords) : nil
  }

  /// Who acts in the sentence before, or else in the one behind.
  private func around(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let first = text[words.lowerBound].sentence
    let last = text[words.upperBound - 1].sentence
    guard text.sentences[first].words.lowerBound >= words.lowerBound - 1 else { return nil }
    if first > 0, let said = actor(inSentence: first - 1, of: text) { return said }
    guard last + 1 < text.sentences.count else { return nil }
    let behind = text.sentences[last + 1]
    let takesUp = ["that", "this", "those", "so", "these"].contains(
      text[behind.words.lowerBound].form.lowercased())
    return behind.startsParagraph && !takesUp ? nil : actor(inSentence: last + 1, of: text)
  }

  /// The one person by name, or "he" or "she", who does something in a sentence, or whose words a
  /// noun in it names.
  private func actor(inSentence sentence: Int, of text: AnnotatedText) -> Said? {
    for subject in text.tokens(ofSentence: sentence) where subject.relation.base == .nsubj {
      if let owner = owner(subject) {
        return Said(source: owner.source, words: owner.words, cue: subject.index)
      }
      guard case .member(let member)? = speaker(subject)?.source,
        attribution.cast.members[member].kind == .person, isNamed(subject)
      else { continue }
      return Said(
        source: .member(member), words: attribution.words(subject),
        cue: subject.head.flatMap { isCue($0) ? $0.index : nil })
    }
    return nil
  }

  private func isNamed(_ token: Token) -> Bool {
    token.partOfSpeech == .properNoun
      || ["he", "she"].contains(token.form.lowercased())
      || token.dependents.contains {
        [.appos, .flat].contains($0.relation.base) && $0.partOfSpeech == .properNoun
      }
  }

  /// Those that touch the sentences of some words.
  private func near(_ words: Range<Int>, in text: AnnotatedText) -> [StatedAttribution] {
    index.touching(words, in: text).map { attributions[$0] }
  }

  private func speaker(_ token: Token) -> (source: Judgement.Source, words: Range<Int>)? {
    let source = attribution.source(token)
    return source.isNobody || isAnybody(token) ? nil : (source, attribution.words(token))
  }

  /// "before anyone could ask": nobody in particular.
  private func isAnybody(_ token: Token) -> Bool {
    ["anyone", "anybody", "nobody", "everyone", "no-one", "none"].contains(
      token.form.lowercased())
  }

  // MARK: Cues by the tree

  /// The word that says who speaks: above the quoted words, beside them, or near in the sentence.
  private func cue(of words: Range<Int>, in text: AnnotatedText) -> Token? {
    let heads = words.dropFirst().dropLast().map { text[$0] }.filter { token in
      token.head.map { !words.contains($0.index) } ?? true
    }
    for head in heads where head.partOfSpeech != .punctuation {
      if let beside = head.dependents(.parataxis).first(where: {
        isCue($0) && !words.contains($0.index)
      }) {
        return beside
      }
      if let above = head.ancestors.first(where: { isCue($0) && !words.contains($0.index) }) {
        return above
      }
    }
    let sentences = Set([text[words.lowerBound].sentence, text[words.upperBound - 1].sentence])
    return sentences.flatMap { text.tokens(ofSentence: $0) }
      .filter { !words.contains($0.index) && isCue($0) }
      .min { distance($0.index, words) < distance($1.index, words) }
  }

  /// A verb of saying that somebody is the subject of.
  func isCue(_ token: Token) -> Bool {
    isSaying(token) && Clause(token).agent != nil
  }

  private func distance(_ index: Int, _ words: Range<Int>) -> Int {
    index < words.lowerBound ? words.lowerBound - index : index - words.upperBound
  }
}

extension StatedAttribution {
  fileprivate func shared(with words: Range<Int>) -> Int {
    contents.reduce(0) { $0 + $1.clamped(to: words).count }
  }
}
