import Actors
import Language

/// Finds what is quoted, between marks and in lines of dialogue, and whether it is whole.
struct QuotationReader: Sendable {
  private let speakers: SpeakerFinder

  init(
    attribution: AttributionReader, attributions: [StatedAttribution], text: AnnotatedText
  ) {
    speakers = SpeakerFinder(attribution: attribution, attributions: attributions, text: text)
  }

  func read(_ text: AnnotatedText) -> [Quote] {
    var quotes: [Quote] = []
    for (span, isClosed) in spans(text) {
      let isWhole = isWhole(span, in: text)
      if !isWhole, isName(span, in: text) { continue }
      let said = speakers.said(
        span, isClosed: isClosed, isWhole: isWhole, in: text, after: quotes)
      if let said {
        quotes.append(
          Quote(
            words: span, speaker: said.source, speakerWords: said.words, cue: said.cue,
            isWhole: isWhole))
      } else if isWhole {
        quotes.append(Quote(words: span, speaker: nil, speakerWords: nil, cue: nil, isWhole: true))
      }
    }
    return headed(quotes, text)
  }

  /// A quotation in a headline without a speaker is whoever speaks first below it.
  private func headed(_ quotes: [Quote], _ text: AnnotatedText) -> [Quote] {
    guard let first = quotes.first,
      text.sentences.first?.words.contains(first.words.lowerBound) ?? false,
      first.speaker == nil, let later = quotes.dropFirst().first(where: { $0.speaker != nil })
    else { return quotes }
    var quotes = quotes
    quotes[0] = Quote(
      words: first.words, speaker: later.speaker, speakerWords: nil, cue: nil,
      isWhole: first.isWhole)
    return quotes
  }

  // MARK: What is quoted

  private func spans(_ text: AnnotatedText) -> [(words: Range<Int>, isClosed: Bool)] {
    let marked = text.quotedSpans
    let quoted = Set(marked.flatMap(\.words))
    let spoken = text.paragraphs.flatMap { dialogue($0, in: text) }
      .filter { !$0.contains(where: quoted.contains) }
    return (marked.map { ($0.words, $0.isClosed) } + spoken.map { ($0, true) })
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// "— Then walk, answered the driver.": what is spoken in a paragraph that begins with a dash.
  private func dialogue(_ paragraph: Range<Int>, in text: AnnotatedText) -> [Range<Int>] {
    guard paragraph.count > 2, SpeakerFinder.dashes.contains(text[paragraph.lowerBound].form) else {
      return []
    }
    var spoken: [Range<Int>] = []
    var start = paragraph.lowerBound + 1
    var index = start
    while index < paragraph.upperBound {
      let opens =
        Self.stops.contains(text[index].form) || SpeakerFinder.dashes.contains(text[index].form)
      if opens, let end = tag(from: index + 1, in: paragraph, text) {
        let isDash = SpeakerFinder.dashes.contains(text[index].form)
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
      let cue = text.tokens(near).prefix(while: { !Self.stops.contains($0.form) }).first(
        where: speakers.isCue)
        ?? text.tokens(near).first(where: {
          $0.index == start && $0.partOfSpeech == .verb && $0.form.first?.isLowercase == true
        })
    else { return nil }
    // "She said the stones ought to know": that goes on speaking
    guard cue.index == start || cue.dependents(.ccomp).allSatisfy({ $0.index < cue.index }) else {
      return nil
    }
    guard cue.features["Tense"] == "Past" || cue.features["Person"] == "3" else { return nil }
    var end = start
    while end < paragraph.upperBound {
      if [".", "!", "?"].contains(text[end].form) { return end + 1 }
      if SpeakerFinder.dashes.contains(text[end].form) {
        return end + 1 < paragraph.upperBound && [".", ","].contains(text[end + 1].form)
          ? end + 2 : end + 1
      }
      end += 1
    }
    return end
  }

  private static let stops: Set = [",", ".", "!", "?", "…"]

  /// Whether the words could stand alone as what was said, not only as part of the report's
  /// sentence.
  private func isWhole(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    let inner = words.dropFirst().dropLast().isEmpty ? words : inner(words, in: text)
    guard let first = inner.first, let last = inner.last else { return false }
    if text[first].sentence < text[last].sentence { return true }
    let clauses = text.tokens(inner).filter { token in
      let subject = token.dependents(.nsubj).first ?? token.dependent(.expl)
      let isFinite =
        token.features["VerbForm"] == "Fin"
        || token.dependents.contains {
          [.aux, .cop].contains($0.relation.base) && $0.features["VerbForm"] == "Fin"
        }
      return isFinite
        && (subject.map { inner.contains($0.index) } ?? (token.features["Mood"] == "Imp"))
        && token.relation.subtype != .relcl
    }
    let startsUpper = text[first].form.first?.isUppercase ?? false
    if clauses.isEmpty {
      return startsUpper && endsSentence(inner, in: text) && inner.count > 2
        && stands(words, in: text)
    }
    if startsUpper { return true }
    // a second part, "…," she said, "and then …"; or a fragment with a clause of its own
    return clauses.contains {
      $0.index == first || $0.subtree.first?.index == first || text[first].relation.base == .nsubj
    }
      || endsSentence(inner, in: text) && stands(words, in: text)
  }

  /// The title of a work, a nickname, a word as a word: marks that quote nobody.
  private func isName(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    let before = words.lowerBound > 0 ? text[words.lowerBound - 1].lemma.lowercased() : ""
    if Self.naming.contains(before) { return true }
    let inner = text.tokens(inner(words, in: text)).filter { $0.partOfSpeech != .punctuation }
    let longs = inner.filter { $0.form.utf8.count > 3 || $0.index == inner.first?.index }
    return !inner.isEmpty && longs.allSatisfy { $0.form.first?.isUppercase ?? false }
      && !(text.sentences[text[words.lowerBound].sentence].words.lowerBound == words.lowerBound)
  }

  /// Words that a name or a word as a word stands behind.
  private static let naming: Set = [
    "name", "title", "dub", "nickname", "entitle", "word", "term", "phrase", "codename",
    "label", "christen", "rename", "film", "novel", "song", "play", "album", "book", "series",
    "brand", "codenamed", "titled", "entitled",
  ]

  /// The words without quotation marks around them.
  private func inner(_ words: Range<Int>, in text: AnnotatedText) -> Range<Int> {
    var inner = words
    if Self.marks.contains(text[inner.lowerBound].form) {
      inner = (inner.lowerBound + 1)..<inner.upperBound
    }
    if let last = inner.last, Self.marks.contains(text[last].form) {
      inner = inner.lowerBound..<last
    }
    return inner
  }

  private static let marks: Set = [
    "“", "”", "„", "‟", "\"", "«", "»", "‹", "›", "‘", "’", "'", "``", "''", "‚",
  ]

  private func endsSentence(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    words.last.map { [".", "!", "?", "…", ","].contains(text[$0].form) } ?? false
  }

  /// Whether a stop, a colon or nothing stands before the words.
  private func stands(_ words: Range<Int>, in text: AnnotatedText) -> Bool {
    let sentence = text.sentences[text[words.lowerBound].sentence].words
    guard words.lowerBound > sentence.lowerBound else { return true }
    return [":", ",", ".", "—", "–", "…", "!", "?"].contains(text[words.lowerBound - 1].form)
  }
}
