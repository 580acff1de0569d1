import Language

/// The words of a text in lower case, and none beyond a sentence.
struct LowercaseWords {
  let text: AnnotatedText
  private let forms: [String]

  init(_ text: AnnotatedText) {
    self.text = text
    forms = text.words.map { $0.form.lowercased() }
  }

  subscript(word: Int) -> String { forms[word] }

  /// The word at an index if it is one of the sentence, else nothing.
  func form(_ word: Int, in sentence: Range<Int>) -> String {
    sentence.contains(word) ? forms[word] : ""
  }
}
