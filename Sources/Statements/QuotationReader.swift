import Actors
import Language

/// Finds what is quoted, and who says it.
///
/// The speaker is looked for where reports put it, the surest place first: an attribution of the
/// words, the words before a colon, a name behind a dash, a cue in the same sentence, the quotation
/// before, the sentence before or behind.
struct QuotationReader: Sendable {
  let attribution: AttributionReader
  let attributions: [StatedAttribution]

  func read(_ text: AnnotatedText) -> [Quote] {
    var quotes: [Quote] = []
    for (span, isClosed) in spans(text) {
      let isWhole = isWhole(span, in: text)
      let said = said(span, isClosed, in: text, after: quotes)
      if let said {
        quotes.append(
          Quote(words: span, speaker: said.source, speakerWords: said.words, cue: said.cue, isWhole: isWhole))
      } else if isWhole {
        quotes.append(Quote(words: span, speaker: nil, speakerWords: nil, cue: nil, isWhole: true))
      }
    }
    return headed(quotes, text)
  }

  /// Who says some words, and what tells so.
  private struct Said {
    let source: Judgement.Source
    var words: Range<Int>?
    var cue: Int?
  }

  // MARK: What is quoted

  private func spans(_ text: AnnotatedText) -> [(words: Range<Int>, isClosed: Bool)] {
    let marked = text.quotedSpans
    let spoken = text.paragraphs.flatMap { paragraph in
      marked.contains { $0.words.overlaps(paragraph) } ? [] : dialogue(paragraph, in: text)
    }
    return (marked.map { ($0.words, $0.isClosed) } + spoken.map { ($0, true) })
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// "— Then walk, answered the driver.": what is spoken in a paragraph that begins with a dash.
  private func dialogue(_ paragraph: Range<Int>, in text: AnnotatedText) -> [Range<Int>] {
    guard paragraph.count > 2, Self.dashes.contains(text[paragraph.lowerBound].form) else {
      return []
    }
    var spoken: [Range<Int>] = []
    var start = paragraph.lowerBound + 1
    var index = start
    while index < paragraph.upperBound {
      let opens = Self.stops.contains(text[index].form) || Self.dashes.contains(text[index].form)
      if opens, let end = tag(from: index + 1, in: paragraph, text) {
        let isDash = Self.dashes.contains(text[index].form)
        if start < index { spoken.append(start..<(isDash ? index : index + 1)) }
        start = min(end, paragraph.upperBound)
        index = start
      } else {
        index += 1
      }
    }
    if start < paragraph.upperBound { spoken.append(start..<paragraph.upperBound) }
    return spoken
  }

  /// The end of the words between stops that say who speaks: "answered the driver, Néstor Vaca."
  private func tag(from start: Int, in paragraph: Range<Int>, _ text: AnnotatedText) -> Int? {
    guard start < paragraph.upperBound else { return nil }
    let near = start..<min(start + 5, paragraph.upperBound)
    guard
      let cue = text.tokens(near).prefix(while: { !Self.stops.contains($0.form) }).first(where: isCue)
        ?? text.tokens(near).first(where: { $0.index == start && $0.partOfSpeech == .verb && !$0.form.first!.isUppercase })
    else { return nil }
    // who speaks is not addressed: no second person, and a past or a person behind
    guard cue.features["Tense"] == "Past" || cue.features["Person"] == "3" else { return nil }
    var end = start
    while end < paragraph.upperBound {
      if [".", "!", "?"].contains(text[end].form) { return end + 1 }
      if Self.dashes.contains(text[end].form) {
        return end + 1 < paragraph.upperBound && [".", ","].contains(text[end + 1].form)
          ? end + 2 : end + 1
      }
      end += 1
    }
    return end
  }

  private static let dashes: Set = ["—", "–", "―", "-", "--"]
  private static let stops: Set = [",", ".", "!", "?", "…"]

  /// Whether the words could stand alone as what was said, not only as part of the report's
  /// sentence.
  private func isWhole(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    let inner = words.dropFirst().dropLast().isEmpty ? words : inner(words, in: text)
    guard let first = inner.first else { return false }
    let clauses = text.tokens(inner).filter { token in
      let subject = token.dependents(.nsubj).first ?? token.dependent(.expl)
      let isFinite = token.features["VerbForm"] == "Fin"
        || token.dependents.contains { [.aux, .cop].contains($0.relation.base) && $0.features["VerbForm"] == "Fin" }
      return isFinite && (subject.map { inner.contains($0.index) } ?? (token.features["Mood"] == "Imp"))
        && token.relation.subtype != .relcl
    }
    let startsUpper = text[first].form.first?.isUppercase ?? false
    if clauses.isEmpty { return startsUpper && endsSentence(inner, in: text) && inner.count > 2 && stands(words, in: text) }
    if startsUpper { return true }
    // a second part, "…," she said, "and then …"; or a fragment with a clause of its own
    return clauses.contains { $0.index == first || $0.subtree.first?.index == first || text[first].relation.base == .nsubj }
      || endsSentence(inner, in: text) && stands(words, in: text)
  }

  /// The words without quotation marks around them.
  private func inner(_ words: Range<Int>, in text: AnnotatedText) -> Range<Int> {
    var inner = words
    if Self.marks.contains(text[inner.lowerBound].form) { inner = (inner.lowerBound + 1)..<inner.upperBound }
    if let last = inner.last, Self.marks.contains(text[last].form) { inner = inner.lowerBound..<last }
    return inner
  }

  private static let marks: Set = ["“", "”", "„", "‟", "\"", "«", "»", "‹", "›", "‘", "’", "'", "``", "''", "‚"]

  private func endsSentence(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    words.last.map { [".", "!", "?", "…", ","].contains(text[$0].form) } ?? false
  }

  /// Whether a stop, a colon or nothing stands before the words.
  private func stands(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    let sentence = text.sentences[text[words.lowerBound].sentence].words
    guard words.lowerBound > sentence.lowerBound else { return true }
    return [":", ",", ".", "—", "–", "…", "!", "?"].contains(text[words.lowerBound - 1].form)
  }

  // MARK: Who says it

  private func said(
    _ words: Range<Int>, _ isClosed: Bool, in text: AnnotatedText, after quotes: [Quote]
  ) -> Said? {
    if let cue = cueBeforeColon(words, in: text), let said = said(byCue: cue, after: []) {
      return said
    }
    if !isClosed, let cue = text.tokens(words).first(where: { isCue($0) && $0.relation.base == .parataxis }),
      let said = said(byCue: cue, after: [])
    {
      // nobody has closed it before "said the butcher"
      return said
    }
    if let stated = stated(words, in: text) { return stated }
    if let before = beforeColon(words, in: text) { return before }
    if let behind = behindDash(words, in: text) { return behind }
    if let cue = cue(of: words, in: text), let said = said(byCue: cue, after: quotes) { return said }
    guard isWhole(words, in: text) else { return nil }
    return continuing(words, in: text, quotes) ?? around(words, in: text)
  }

  /// The attribution whose content shares most words with the quotation.
  private func stated(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let candidates = attributions.filter { stated in
      stated.source != .unnamed(nil)
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

  /// "and muttered: “…”"
  private func cueBeforeColon(_ words: Range<Int>, in text: AnnotatedText) -> Token? {
    let colon = words.lowerBound - 1
    guard colon > 0, text[colon].form == ":" else { return nil }
    let sentence = text.sentences[text[colon].sentence].words
    return text.tokens(max(sentence.lowerBound, colon - 8)..<colon).last {
      $0.isVerbal && attribution.lexicon.stance($0) != nil && Clause($0).subject != nil
    }
  }

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
    if let owner = owner(noun) { return Said(source: owner.source, words: owner.words, cue: noun.index) }
    let objects = verb.map { $0.dependents.filter { [.obj, .obl].contains($0.relation.base) } } ?? []
    let cue = objects.last { $0.isNominal } ?? verb ?? noun
    return speaker(noun).map { Said(source: $0.source, words: $0.words, cue: cue.index) }
  }

  /// Whose words a noun stands for: "her explanation", "the order from the superintendent".
  private func owner(_ noun: Token) -> (source: Judgement.Source, words: Range<Int>)? {
    guard attribution.cast.member(at: noun) == nil else { return nil }
    let owners = noun.dependents.filter { dependent in
      dependent.relation == Relation(.nmod, .poss)
        || dependent.relation.base == .nmod && ["of", "from", "by"].contains(dependent.preposition ?? "")
        || dependent.relation.base == .acl
    }
    for owner in owners {
      let person = owner.relation.base == .acl ? Clause(owner).agent?.token : owner
      if let person, attribution.cast.member(at: person) != nil { return speaker(person) }
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
    guard let agent = Clause(cue).agent?.token ?? Clause(cue).subject?.token else { return nil }
    // "… is safe," she said, adding that it was "ready": who adds is not in the words quoted before
    if let around = quotes.first(where: { $0.words.contains(agent.index) }), let speaker = around.speaker {
      return Said(source: speaker, words: around.speakerWords, cue: cue.index)
    }
    return speaker(agent).map { Said(source: $0.source, words: $0.words, cue: cue.index) }
  }

  /// A second part of the same speech, with nobody else in between.
  private func continuing(_ words: Range<Int>, in text: AnnotatedText, _ quotes: [Quote]) -> Said? {
    guard let last = quotes.last, let speaker = last.speaker,
      last.words.upperBound <= words.lowerBound
    else { return nil }
    let sentence = text.sentences[text[words.lowerBound].sentence]
    let isSameParagraph = !text.sentences[
      (text[last.words.upperBound - 1].sentence + 1)...max(
        text[words.lowerBound].sentence, text[last.words.upperBound - 1].sentence + 1)
    ].contains(where: \.startsParagraph)
    let between = text.tokens(last.words.upperBound..<words.lowerBound)
    let isNear = text[words.lowerBound].sentence - text[last.words.upperBound - 1].sentence <= 1
    guard isNear, isSameParagraph || last.words.upperBound == words.lowerBound, sentence.words.contains(words.lowerBound)
    else { return nil }
    // somebody else has come in
    let others = between.filter { token in
      attribution.cast.member(at: token).map { Judgement.Source.member($0) != speaker } ?? false
        && token.relation.base == .nsubj
    }
    return others.isEmpty ? Said(source: speaker, words: last.speakerWords) : nil
  }

  /// Who acts in the sentence before, or else in the one behind.
  private func around(_ words: Range<Int>, in text: AnnotatedText) -> Said? {
    let first = text[words.lowerBound].sentence
    let last = text[words.upperBound - 1].sentence
    guard text.sentences[first].words.lowerBound >= words.lowerBound - 1 else { return nil }
    var near: [Int] = []
    if first > 0, !text.sentences[first].startsParagraph { near.append(first - 1) }
    if last + 1 < text.sentences.count, !text.sentences[last + 1].startsParagraph { near.append(last + 1) }
    if first > 0, text.sentences[first].startsParagraph,
      Self.dashes.contains(text[max(words.lowerBound - 1, 0)].form)
    {
      near.append(first - 1)
    }
    for sentence in near {
      let subjects = text.tokens(ofSentence: sentence).filter { $0.relation.base == .nsubj }
      for subject in subjects {
        if let member = attribution.cast.member(at: subject),
          attribution.cast.members[member].kind == .person
        {
          let verb = subject.head.flatMap { isCue($0) ? $0 : nil }
          return Said(source: .member(member), words: attribution.words(subject), cue: verb?.index)
        }
        if let owner = owner(subject), case .member(let member) = owner.source,
          attribution.cast.members[member].kind == .person
        {
          return Said(source: owner.source, words: owner.words, cue: subject.index)
        }
      }
    }
    return nil
  }

  /// A quotation in a headline without a speaker is whoever speaks first below it.
  private func headed(_ quotes: [Quote], _ text: AnnotatedText) -> [Quote] {
    guard let first = quotes.first, text.sentences.first?.words.contains(first.words.lowerBound) ?? false,
      first.speaker == nil, let later = quotes.dropFirst().first(where: { $0.speaker != nil })
    else { return quotes }
    var quotes = quotes
    quotes[0] = Quote(
      words: first.words, speaker: later.speaker, speakerWords: nil, cue: nil, isWhole: first.isWhole)
    return quotes
  }

  private func speaker(_ token: Token) -> (source: Judgement.Source, words: Range<Int>)? {
    let source = attribution.source(token)
    return source == .unnamed(nil) ? nil : (source, attribution.words(token))
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
      if let above = head.ancestors.first(where: { isCue($0) && !words.contains($0.index) }) { return above }
    }
    let sentences = Set([text[words.lowerBound].sentence, text[words.upperBound - 1].sentence])
    return sentences.flatMap { text.tokens(ofSentence: $0) }
      .filter { !words.contains($0.index) && isCue($0) }
      .min { distance($0.index, words) < distance($1.index, words) }
  }

  private func isCue(_ token: Token) -> Bool {
    token.isVerbal && attribution.lexicon.stance(token) != nil && Clause(token).agent != nil
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
