import Encoder

/// A text with lemmas, tags, trees and names: frozen, shared, and read through ``Token`` views.
package final class AnnotatedText: Sendable {
  package let source: SourceText
  package let words: [TokenizedText.Word]
  package let sentences: [TokenizedText.Sentence]
  package let names: [Name]
  package let annotations: [Annotation]
  /// Of all words; of none where the annotations come from a file.
  package let vectors: WordVectors
  /// What stands between quotation marks, as ``TokenizedText/quotedSpans``.
  package let quotedSpans: [QuotedSpan]
  /// The sentence of each word.
  let sentenceOfWord: [Int32]
  /// The dependents of word `i` are `dependents[dependentStarts[i]..<dependentStarts[i + 1]]`.
  let dependents: [Int32]
  let dependentStarts: [Int32]

  /// What is known of one word.
  package struct Annotation: Sendable, Equatable {
    package var lemma: String
    package var partOfSpeech: PartOfSpeech
    package var features: Features
    /// Index of the governing word; −1 marks the root of a sentence.
    package var head: Int
    package var relation: Relation

    package init(
      lemma: String = "_", partOfSpeech: PartOfSpeech = .other, features: Features = Features("_"),
      head: Int = -1, relation: Relation = Relation(.root)
    ) {
      self.lemma = lemma
      self.partOfSpeech = partOfSpeech
      self.features = features
      self.head = head
      self.relation = relation
    }
  }

  /// `annotations` has one entry for each word; a head lies in the sentence of its word.
  package init(
    _ text: TokenizedText, annotations: [Annotation], names: [Name],
    vectors: WordVectors = WordVectors()
  ) {
    precondition(annotations.count == text.words.count, "one annotation for each word")
    self.vectors = vectors
    quotedSpans = text.quotedSpans
    source = text.source
    words = text.words
    sentences = text.sentences
    self.annotations = annotations
    self.names = names

    var sentenceOfWord = [Int32](repeating: 0, count: words.count)
    for (index, sentence) in sentences.enumerated() {
      for word in sentence.words { sentenceOfWord[word] = Int32(index) }
    }
    self.sentenceOfWord = sentenceOfWord

    var starts = [Int32](repeating: 0, count: words.count + 1)
    for annotation in annotations where annotation.head >= 0 { starts[annotation.head + 1] += 1 }
    for index in words.indices { starts[index + 1] += starts[index] }
    dependentStarts = starts
    var dependents = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for (word, annotation) in annotations.enumerated() where annotation.head >= 0 {
      dependents[Int(starts[annotation.head])] = Int32(word)
      starts[annotation.head] += 1
    }
    self.dependents = dependents
  }

  package subscript(index: Int) -> Token { Token(text: self, index: index) }

  package func tokens(_ range: Range<Int>) -> [Token] { range.map { self[$0] } }

  /// The words of each paragraph.
  package var paragraphs: [Range<Int>] {
    sentences.paragraphs.map { paragraph in
      let own = sentences[paragraph]
      return own[paragraph.lowerBound].words
        .lowerBound..<own[paragraph.upperBound - 1].words.upperBound
    }
  }

  /// The words of a sentence, by the index of the sentence.
  package func tokens(ofSentence index: Int) -> [Token] { tokens(sentences[index].words) }

  /// The first of some neighbouring words that none of the others governs.
  package func head(of words: Range<Int>) -> Int {
    func isFree(_ word: Int) -> Bool { self[word].head.map { !words.contains($0.index) } ?? true }
    return words.first { self[$0].partOfSpeech != .punctuation && isFree($0) }
      ?? words.first(where: isFree) ?? words.upperBound - 1
  }

  /// The characters from the first to the last of some words.
  package func range(ofWords words: Range<Int>) -> Range<Int> {
    self.words[words.lowerBound].range
      .lowerBound..<self.words[words.upperBound - 1].range.upperBound
  }

  /// The characters of some neighbouring words as written.
  package func string(ofWords words: Range<Int>) -> String {
    words.isEmpty ? "" : source[range(ofWords: words)]
  }
}
