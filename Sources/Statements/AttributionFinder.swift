import Actors
import Language
import Records

/// Finds all attributions of a text: those that the tagger reads, and what trees and words show
/// beyond them, above all attributions inside what somebody says.
struct AttributionFinder: Sendable {
  let reader: AttributionReader
  let tagger: AttributionTagger?

  /// In the order of the text; each knows the one that it is part of.
  func find(in text: AnnotatedText) -> [StatedAttribution] {
    let tagged = (tagger?.read(text) ?? []).filter { !$0.contents.isEmpty }
    var found = tagged.map { attribution($0, in: text) }
    var taken = Set(tagged.flatMap(\.cue))
    for index in text.words.indices where !taken.contains(index) {
      for stated in reader.attributions(at: text[index])
      where stated.cue.map({ taken.isDisjoint(with: $0) }) ?? true {
        taken.formUnion(stated.cue.map { Array($0) } ?? [])
        found.append(stated)
      }
    }
    return Self.nested(found)
  }

  /// What the tagger reads, with who it is and how the cue stands to it.
  private func attribution(_ tagged: AttributionTagger.Tagged, in text: AnnotatedText)
    -> StatedAttribution
  {
    let head = reader.head(ofCue: tagged.cue, in: text)
    let stance = reader.stance(ofCue: tagged.cue, head: head)
    let isWish = stance == nil && reader.lexicon.effect(head) != nil || reader.isExpectation(head)
    var words = tagged.sources.first
    // "the activists are said to have left": they do not say so
    if let own = words, Clause(head).isPassive, Clause(head).agent == nil,
      !["quote", "hear", "cite", "record"].contains(head.lemma),
      text[text.head(of: own)].head == head
    {
      words = nil
    }
    let source =
      words.map { reader.source(words: $0, in: text) } ?? reader.source(ofCue: head)
    return StatedAttribution(
      source: source, sourceWords: words, cue: tagged.cue, cueHead: head.index,
      contents: tagged.contents.sorted { $0.lowerBound < $1.lowerBound },
      stance: stance ?? .neutral, isDocument: reader.isDocument(head), isWish: isWish,
      isTagged: true)
  }

  /// With an attribution for each quotation whose words nobody is said to say yet, and with those
  /// marked that are verbatim.
  static func completed(
    _ found: [StatedAttribution], with quotations: [Quote], _ lexicon: StatementLexicon,
    in text: AnnotatedText
  ) -> [StatedAttribution] {
    var found = found
    for quote in quotations {
      guard let speaker = quote.speaker else { continue }
      let same = found.indices.first { index in
        let stated = found[index]
        return stated.contents.contains { $0.overlaps(quote.words) }
          && (stated.source == speaker
            || quote.cue.map { cue in stated.cue?.contains(cue) ?? false } ?? false)
      }
      if let same {
        if case .unnamed = found[same].source { found[same].source = speaker }
        continue
      }
      guard quote.isWhole else { continue }
      found.append(
        StatedAttribution(
          source: speaker, sourceWords: quote.speakerWords, cue: quote.cue.map { $0..<($0 + 1) },
          cueHead: quote.cue, contents: [quote.words], stance: quote.cue.flatMap { lexicon.stance(text[$0]) } ?? .neutral))
    }
    for index in found.indices {
      found[index].isVerbatim = found[index].contents.allSatisfy { content in
        quotations.contains { quote in
          quote.words.contains(content.lowerBound) && quote.words.contains(content.upperBound - 1)
        }
      }
    }
    return nested(found)
  }

  /// Puts them in order, and finds for each the smallest content that it is part of.
  private static func nested(_ found: [StatedAttribution]) -> [StatedAttribution] {
    var found = found.sorted { $0.place < $1.place }
    for index in found.indices {
      let cue = found[index].cue?.lowerBound ?? found[index].place
      found[index].parent = found.indices.filter { other in
        other != index && found[other].holds(cue) && found[other].size > found[index].size
      }.min { found[$0].size < found[$1].size }
    }
    return found
  }
}

extension StatedAttribution {
  /// Where it begins.
  fileprivate var place: Int {
    ([cue?.lowerBound, sourceWords?.lowerBound].compactMap { $0 } + contents.map(\.lowerBound))
      .min() ?? 0
  }
}
