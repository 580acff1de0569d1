/// Text with names tagged word by word: a word, a tab and `B-Person`, `I-Person` or `O` a line,
/// a blank line after each sentence, `# article = …` before each article.
package enum BIO {
  package struct Article: Sendable {
    /// What stands behind `# article =`, or nothing.
    package var id: String
    /// Words are parted by single spaces, sentences by line breaks.
    package var text: TokenizedText
    package var names: [Name]
  }

  /// Reads the articles of a file; a line without a tag is a word outside all names, and of
  /// several tags the first counts.
  package static func read(_ text: String) -> [Article] {
    var articles: [Article] = []
    var open = OpenArticle()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# article") {
        open.endSentence()
        if !open.isEmpty { articles.append(open.article) }
        open = OpenArticle()
        open.id = line.split(separator: "=", maxSplits: 1).dropFirst().first.map(trimmed) ?? ""
        continue
      }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let word = trimmed(columns.first ?? "")
      if !word.isEmpty {
        open.add(word, tag: columns.count > 1 ? trimmed(columns[1]) : "O")
      } else if columns.count < 2 {
        open.endSentence()
      }
    }
    open.endSentence()
    if !open.isEmpty { articles.append(open.article) }
    return articles
  }

  private static func trimmed(_ text: Substring) -> String {
    let parts = text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }
    return parts.joined(separator: " ")
  }
}

/// An article of which more lines are to come.
private struct OpenArticle {
  var id = ""
  private var source = ""
  private var words: [TokenizedText.Word] = []
  private var tags: [String] = []
  private var sentences: [TokenizedText.Sentence] = []
  private var names: [Name] = []

  var isEmpty: Bool { words.isEmpty }

  mutating func add(_ form: String, tag: String) {
    if !source.isEmpty { source += tags.isEmpty ? "\n" : " " }
    let start = source.utf8.count
    source += form
    words.append(TokenizedText.Word(start..<source.utf8.count, form: form))
    tags.append(tag)
  }

  mutating func endSentence() {
    guard !tags.isEmpty else { return }
    let first = words.count - tags.count
    names += Name.names(tags: tags, startingAt: first)
    sentences.append(
      TokenizedText.Sentence(
        words: first..<words.count,
        range: words[first].range.lowerBound..<source.utf8.count,
        startsParagraph: sentences.isEmpty))
    tags = []
  }

  var article: BIO.Article {
    BIO.Article(
      id: id, text: TokenizedText(source: SourceText(source), words: words, sentences: sentences),
      names: names)
  }
}
