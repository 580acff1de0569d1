import Language

/// Finds what stands between quotation marks, and who says it.
struct QuotationReader: Sendable {
  let attribution: AttributionReader

  func read(_ text: AnnotatedText) -> [Quote] {
    var quotes: [Quote] = []
    for words in text.quotedSpans.map(\.words) {
      guard let cue = cue(of: words, in: text) else {
        quotes.append(Quote(words: words, speaker: .unnamed(nil), cue: nil))
        continue
      }
      // "… is safe," she said, adding that it was "ready": who adds is not in the words quoted before
      let agent = Clause(cue).agent?.token.index
      let around = quotes.first { quote in agent.map { quote.words.contains($0) } ?? false }
      let source = around?.speaker ?? attribution.link(atCue: cue)?.source ?? .unnamed(nil)
      quotes.append(Quote(words: words, speaker: source, cue: cue.index))
    }
    return quotes
  }

  /// The word that says who speaks: above the quoted words, beside them, or in the sentence before.
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
      if let above = head.ancestors.first(where: isCue) { return above }
    }
    let sentence = text.sentences[text[words.lowerBound].sentence]
    return text.tokens(sentence.words).filter { !words.contains($0.index) && isCue($0) }
      .min { distance($0.index, words) < distance($1.index, words) }
  }

  private func isCue(_ token: Token) -> Bool {
    token.isVerbal && attribution.lexicon.stance(token) != nil && Clause(token).agent != nil
  }

  private func distance(_ index: Int, _ words: Range<Int>) -> Int {
    index < words.lowerBound ? words.lowerBound - index : index - words.upperBound
  }
}
