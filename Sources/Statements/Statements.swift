import Actors
import Encoder
import Language
import Records

/// What is said by whom in a report: attributions, quotations, and a judgement for any of its words.
package struct Statements: Sendable {
  package let text: AnnotatedText
  package let cast: Cast
  /// In the order of the text; what stands inside what somebody says, too.
  package let attributions: [StatedAttribution]
  package let quotations: [Quote]
  /// Documents that something is said by and that are neither named nor anybody's: "recent reports
  /// suggest".
  package let unnamedDocuments: [Range<Int>]
  private let judge: FactualityJudge
  private let model: FactualityModel?

  /// `year` is that of the report, if it is known: what lies long before it is historical. Without
  /// a tagger, attributions are found by trees and words alone; without a model, rules judge alone.
  package init(
    _ text: AnnotatedText, _ cast: Cast, _ lexicon: StatementLexicon,
    tagger: AttributionTagger? = nil, model: FactualityModel? = nil, year: Int?
  ) {
    self.text = text
    self.model = model
    self.cast = cast
    let reader = AttributionReader(cast: cast, lexicon: lexicon)
    let found = AttributionFinder(reader: reader, tagger: tagger).find(in: text)
    quotations = QuotationReader(attribution: reader, attributions: found, text: text).read(text)
    attributions = AttributionFinder.completed(found, with: quotations, lexicon, in: text)
    unnamedDocuments = reader.unnamedDocuments(in: text)
    judge = FactualityJudge(
      lexicon: lexicon, attribution: reader, attributions: attributions,
      quotations: quotations, year: year, text: text)
  }

  /// The quotation that a word stands in.
  package func quotation(of word: Int) -> Quote? { judge.quotation(of: word) }

  /// The judgement of what a word says, as the report gives it.
  package func judgement(of token: Token) -> Judgement {
    var judgement = judge.judge(token)
    model?.weigh(&judgement, of: token, features: judgement.features(of: token))
    return judgement
  }

  /// What the trained part of judging learns from: the judgement of the rules, its features, and
  /// the vector of the predicate.
  package func trainingExample(of token: Token) -> (
    judgement: Judgement, features: [String], vector: [Float]
  ) {
    let judgement = judge.judge(token)
    return (
      judgement, judgement.features(of: token), text.vectors[token.index..<(token.index + 1)].values
    )
  }
}

/// A quotation in the text.
package struct Quote: Sendable {
  /// Indices of words, quotation marks included; without the dash of a line of dialogue.
  package let words: Range<Int>
  /// Nil where the text does not make clear who speaks.
  package let speaker: Judgement.Source?
  /// The words for the speaker beside the quotation.
  package let speakerWords: Range<Int>?
  package let cue: Int?
  /// What could stand alone as what was said, not only a part of the report's sentence.
  package let isWhole: Bool
}
