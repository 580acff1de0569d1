import Encoder
import Kernels

/// Reads language: words in, lemmas, tags, trees and names out.
package struct Annotator: Sendable {
  private let encoder: WordEncoder
  private let tagger: Tagger
  private let lemmatizer: Lemmatizer
  private let parser: DependencyParser
  private let nameTagger: NameTagger

  /// `path` is the instruction set of the encoder; it must be supported here.
  package init(_ file: ModelFile, precision: Precision = .int8, path: vk_path = vk_best_path())
    throws(ModelError)
  {
    let vocabulary = try WordPiece(file)
    encoder = try WordEncoder(
      file, vocabulary: vocabulary, encoder: Encoder(file, precision: precision, path: path))
    tagger = try Tagger(file)
    lemmatizer = try Lemmatizer(file, vocabulary: vocabulary)
    parser = try DependencyParser(file)
    nameTagger = try NameTagger(file)
  }

  /// The whole text; a sentence's result depends on nothing outside it.
  package func annotate(_ text: TokenizedText) -> AnnotatedText {
    var annotations: [AnnotatedText.Annotation] = []
    annotations.reserveCapacity(text.words.count)
    var names: [Name] = []
    var kept = WordVectors()
    for paragraph in text.sentences.paragraphs {
      let sentences = text.sentences[paragraph]
      let forms = sentences.map { text.words[$0.words].map(\.form) }
      let vectors = encoder.encode(forms)
      kept.append(vectors)
      let tags = tagger.tag(vectors)
      let lemmas = lemmatizer.lemmatize(forms.flatMap { $0 }, vectors)
      var first = 0
      for (sentence, words) in zip(sentences, forms) {
        let own = vectors[first..<(first + words.count)]
        let parts = tags[first..<(first + words.count)].map(\.0)
        for (word, arc) in parser.parse(own, parts).enumerated() {
          let (partOfSpeech, features) = tags[first + word]
          annotations.append(
            .init(
              lemma: lemmas[first + word], partOfSpeech: partOfSpeech, features: features,
              head: arc.head < 0 ? -1 : sentence.words.lowerBound + arc.head, relation: arc.relation
            ))
        }
        let start = sentence.words.lowerBound
        names += nameTagger.names(own).map { name in
          Name(name.kind, (start + name.words.lowerBound)..<(start + name.words.upperBound))
        }
        first += words.count
      }
    }
    return AnnotatedText(text, annotations: annotations, names: names, vectors: kept)
  }
}
