import Language

/// An article as the head for attributions is trained on it: words, sentences, BIO tags, links.
package struct AttributionExample: Encodable {
  let id: String
  let words: [String]
  /// First word, end, and whether a paragraph begins.
  let sentences: [Sentence]
  /// First word and end of what stands between quotation marks.
  let quoted: [[Int]]
  let tags: [String]
  /// First words of a source or content, and of its cue.
  let links: [[Int]]

  struct Sentence: Encodable {
    let start: Int
    let end: Int
    let paragraph: Bool
  }

  package init(_ article: BratArticle) {
    let text = Tokenizer().tokenize(SourceText(article.text))
    var tags = [String](repeating: "O", count: text.words.count)
    var links: [[Int]] = []
    for attribution in article.attributions {
      let cues = attribution.cue.compactMap { text.words(in: $0) }
      for (name, ranges) in [
        ("Source", attribution.source), ("Cue", attribution.cue), ("Content", attribution.content),
      ] {
        for words in ranges.compactMap({ text.words(in: $0) }) {
          for word in words { tags[word] = (word == words.lowerBound ? "B-" : "I-") + name }
          if name != "Cue", let cue = cues.first {
            links.append([words.lowerBound, cue.lowerBound])
          }
        }
      }
    }
    id = article.id
    words = text.words.map(\.form)
    sentences = text.sentences.map {
      Sentence(start: $0.words.lowerBound, end: $0.words.upperBound, paragraph: $0.startsParagraph)
    }
    quoted = text.quotedSpans.map { [$0.words.lowerBound, $0.words.upperBound] }
    self.tags = tags
    self.links = links
  }
}
