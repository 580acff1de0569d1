extension AnnotatedText {
  /// What stands between double quotation marks, marks included, in the order of the text.
  ///
  /// Marks are paired within a paragraph, and those inside a pair belong to the words quoted.
  package var quotedSpans: [Range<Int>] {
    var spans: [Range<Int>] = []
    var open: Int?
    func close(_ word: Int) {
      if let begun = open, word > begun + 1 { spans.append(begun..<(word + 1)) }
      open = nil
    }
    for sentence in sentences {
      if sentence.startsParagraph { open = nil }
      for word in sentence.words {
        switch words[word].form {
        case "“", "«", "„": open = open ?? word
        case "”", "»": close(word)
        case "\"", "``", "''": if open == nil { open = word } else { close(word) }
        default: break
        }
      }
    }
    return spans
  }
}
