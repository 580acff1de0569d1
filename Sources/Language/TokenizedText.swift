/// A text cut into sentences and words, the words as Universal Dependencies counts them.
///
/// Offsets are UTF-8 offsets into the source, half-open.
package struct TokenizedText: Sendable {
  package let source: SourceText
  package internal(set) var words: [Word]
  package internal(set) var sentences: [Sentence]

  package init(source: SourceText, words: [Word] = [], sentences: [Sentence] = []) {
    self.source = source
    self.words = words
    self.sentences = sentences
  }

  /// The words and sentences of an annotated text, without its annotations.
  package init(_ text: AnnotatedText) {
    self.init(source: text.source, words: text.words, sentences: text.sentences)
  }

  package struct Word: Sendable, Equatable {
    package var range: Range<Int>
    /// The word as it is read; differs from the text only in CoNLL-U given from outside.
    package var form: String
    /// The word is written together with the one before as one token: the `n't` of `don't`.
    package var continuesToken: Bool

    package init(_ range: Range<Int>, form: String, continuesToken: Bool = false) {
      self.range = range
      self.form = form
      self.continuesToken = continuesToken
    }
  }

  package struct Sentence: Sendable, Equatable {
    /// Indices into ``TokenizedText/words``; never empty.
    package var words: Range<Int>
    /// Offsets from the first to the last word.
    package var range: Range<Int>
    /// The first sentence of a paragraph.
    package var startsParagraph: Bool

    package init(words: Range<Int>, range: Range<Int>, startsParagraph: Bool) {
      self.words = words
      self.range = range
      self.startsParagraph = startsParagraph
    }
  }
}

extension [TokenizedText.Sentence] {
  /// The sentences of each paragraph, as indices.
  package var paragraphs: [Range<Int>] {
    let starts = indices.filter { $0 == 0 || self[$0].startsParagraph }
    return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
  }
}

extension TokenizedText {
  /// The words of which some character lies in a range of characters.
  package func words(in range: Range<Int>) -> Range<Int>? {
    let first = words.partitionPoint { $0.range.upperBound > range.lowerBound }
    let end = words.partitionPoint { $0.range.lowerBound >= range.upperBound }
    return first < end ? first..<end : nil
  }
}

extension Array {
  /// Index of the first element that fits, where all that fit stand behind those that don't.
  func partitionPoint(_ fits: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
