import Language

/// What stands between quotation marks in a text, and the word for whoever says it.
struct Speech: Sendable {
  struct Quote: Sendable {
    let words: Range<Int>
    /// The subject of the verb of saying; nil where there is none near.
    let speaker: Int?
  }

  let quotes: [Quote]
  private let quoteOfWord: [Int: Int]

  init(_ text: AnnotatedText) {
    var quotes: [Quote] = []
    var quoteOfWord: [Int: Int] = [:]
    for words in text.quotedSpans.map(\.words) {
      let speaker =
        Self.speaker(of: words, in: text)
        ?? quotes.last.flatMap { last in
          // a second part of the same speech: "…," she said. "…"
          Self.isClose(last.words, words, in: text) ? last.speaker : nil
        }
      for word in words { quoteOfWord[word] = quotes.count }
      quotes.append(Quote(words: words, speaker: speaker))
    }
    self.quotes = quotes
    self.quoteOfWord = quoteOfWord
  }

  /// The quotation that a word stands in.
  func quote(of word: Int) -> Int? { quoteOfWord[word] }

  private static func isClose(_ a: Range<Int>, _ b: Range<Int>, in text: AnnotatedText) -> Bool {
    let (one, other) = (text[a.lowerBound].sentence, text[b.lowerBound].sentence)
    return one == other
      || other - text[a.upperBound - 1].sentence <= 1
        && !text.sentences[other].startsParagraph
  }

  /// The subject of the verb around or beside the quoted words.
  private static func speaker(of words: Range<Int>, in text: AnnotatedText) -> Int? {
    func subject(_ verb: Token) -> Int? {
      guard !words.contains(verb.index), verb.isVerbal, let agent = Clause(verb).agent?.token,
        !words.contains(agent.index)
      else { return nil }
      return agent.index
    }
    for word in words {
      let token = text[word]
      guard token.partOfSpeech != .punctuation else { continue }
      guard let head = token.head, words.contains(head.index) else {
        for beside in token.dependents(.parataxis) {
          if let found = subject(beside) { return found }
        }
        if let found = token.ancestors.lazy.compactMap(subject).first { return found }
        continue
      }
    }
    // a fragment: the nearest verb of its sentence that has a subject
    let sentence = text.sentences[text[words.lowerBound].sentence].words
    return sentence.sorted { distance($0, words) < distance($1, words) }.lazy
      .compactMap { subject(text[$0]) }.first
  }

  private static func distance(_ index: Int, _ words: Range<Int>) -> Int {
    index < words.lowerBound ? words.lowerBound - index : index - words.upperBound
  }
}
