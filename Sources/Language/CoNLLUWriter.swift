extension CoNLLU {
  /// Writes a text; sentences are numbered from 1.
  ///
  /// Reading it again gives the same words, sentences, annotations and names, and the same text
  /// with its white space reduced to single spaces and blank lines.
  package static func write(_ text: AnnotatedText, to output: inout some TextOutputStream) {
    let tags = Name.tags(text.names, count: text.words.count)
    for (index, sentence) in text.sentences.enumerated() {
      if sentence.startsParagraph { output.write("# newpar\n") }
      output.write("# sent_id = \(index + 1)\n")
      let tokens = tokens(of: sentence, in: text)
      output.write("# text = \(string(of: tokens, in: text))\n")
      for token in tokens { writeToken(token, of: text, in: sentence, tags: tags, to: &output) }
      output.write("\n")
    }
  }

  package static func write(_ text: AnnotatedText) -> String {
    var output = ""
    write(text, to: &output)
    return output
  }

  /// The words of each token.
  private static func tokens(
    of sentence: TokenizedText.Sentence, in text: AnnotatedText
  ) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    for word in sentence.words {
      if text.words[word].continuesToken, let last = tokens.last {
        tokens[tokens.count - 1] = last.lowerBound..<word + 1
      } else {
        tokens.append(word..<word + 1)
      }
    }
    return tokens
  }

  /// What the forms and `SpaceAfter=No` put together, as the format demands.
  private static func string(of tokens: [Range<Int>], in text: AnnotatedText) -> String {
    var string = ""
    for (index, token) in tokens.enumerated() {
      string += surface(of: token, in: text)
      if index + 1 < tokens.count, hasSpace(behind: token.upperBound - 1, of: text) {
        string += " "
      }
    }
    return string
  }

  private static func surface(of token: Range<Int>, in text: AnnotatedText) -> String {
    cleaned(token.count == 1 ? text.words[token.lowerBound].form : text.string(ofWords: token))
  }

  private static func writeToken(
    _ words: Range<Int>, of text: AnnotatedText, in sentence: TokenizedText.Sentence,
    tags: [String], to output: inout some TextOutputStream
  ) {
    let first = sentence.words.lowerBound
    let space = hasSpace(behind: words.upperBound - 1, of: text) ? nil : "SpaceAfter=No"
    if words.count > 1 {
      let id = "\(words.lowerBound - first + 1)-\(words.upperBound - first)"
      output.write("\(id)\t\(surface(of: words, in: text))\t_\t_\t_\t_\t_\t_\t_\t\(space ?? "_")\n")
    }
    for word in words {
      let token = text[word]
      let entity = tags[word] == "O" ? nil : "Entity=\(tags[word])"
      let miscellany = [entity, words.count > 1 ? nil : space].compactMap(\.self)
      let columns = [
        String(word - first + 1), cleaned(token.form), cleaned(token.lemma),
        token.partOfSpeech.rawValue, "_", cleaned(token.features.label),
        String(token.head.map { $0.index - first + 1 } ?? 0), token.relation.label, "_",
        cleaned(miscellany.joined(separator: "|")),
      ]
      output.write(columns.joined(separator: "\t"))
      output.write("\n")
    }
  }

  /// Whether white space stands behind a word; the end of a paragraph counts as such.
  private static func hasSpace(behind word: Int, of text: AnnotatedText) -> Bool {
    guard word + 1 < text.words.count else { return true }
    return text.words[word + 1].range.lowerBound > text.words[word].range.upperBound
  }

  /// White space and control characters become single spaces, nothing becomes `_`.
  private static func cleaned(_ text: String) -> String {
    if text.isEmpty { return "_" }
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    let parts = text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }
    return parts.isEmpty ? "_" : parts.joined(separator: " ")
  }
}
