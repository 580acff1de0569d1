import Actors
import Foundation
import Language
import Records
import Statements

/// A text with judgements on its predicates: how sure is whom of what.
///
/// A line of `Training/corpus/factuality.jsonl`.
package struct FactualityCase: Sendable, Codable {
  package let id: String?
  package let text: String
  /// `train` or `test`.
  package let split: String?
  package let judgements: [Expected]

  package struct Expected: Sendable, Codable {
    /// A word of the text.
    package let predicate: String
    package let occurrence: Int?
    /// `author`, `unnamed`, or words of the text.
    package let holder: String
    package let value: Factuality
    package let tense: Factuality.Tense
  }

  /// What is found and what is expected, for each judgement.
  package func judge(_ recorder: Recorder) throws -> [FactualityAnswer] {
    let statements = recorder.statements(try recorder.read(text: text))
    return judgements.map { expected in
      let judgement = statements.text.word(expected.predicate, expected.occurrence ?? 1)
        .map { statements.judgement(of: $0) }
      return FactualityAnswer(
        expected: expected, value: judgement?.value(for: expected.holder, in: statements),
        tense: judgement?.tense, signals: judgement?.signals ?? [])
    }
  }
}

/// A judgement as the trained part of judging learns it.
package struct FactualityExample: Encodable {
  let id: String
  let split: String
  /// Whether the holder is whoever is nearest to it, or the report behind a source.
  let isOuter: Bool
  let value: Factuality
  let tense: Factuality.Tense
  let features: [String]
  let vector: [Float]
}

extension FactualityCase {
  /// The judgements of holders that the program knows, with what it knows of each.
  package func examples(_ recorder: Recorder) throws -> [FactualityExample] {
    let statements = recorder.statements(try recorder.read(text: text))
    return judgements.compactMap { expected in
      guard let token = statements.text.word(expected.predicate, expected.occurrence ?? 1) else {
        return nil
      }
      let (judgement, features, vector) = statements.trainingExample(of: token)
      let holder = judgement.holder(expected.holder, in: statements)
      guard holder == 0 || holder == judgement.values.count - 1 else { return nil }
      return FactualityExample(
        id: id ?? text, split: split ?? "train", isOuter: holder != 0, value: expected.value,
        tense: expected.tense, features: features, vector: vector)
    }
  }
}

/// One judgement of a case beside the program's.
package struct FactualityAnswer: Sendable {
  package let expected: FactualityCase.Expected
  /// Nil where the program does not know the holder.
  package let value: Factuality?
  package let tense: Factuality.Tense?
  package let signals: [String]

  /// What is not right, for people.
  package var faults: [String] {
    let about = "“\(expected.predicate)” \(expected.holder):"
    let why = signals.isEmpty ? "" : " (\(signals.joined(separator: ", ")))"
    var faults: [String] = []
    if value != expected.value {
      faults.append(
        "\(about) \(value?.rawValue ?? "no such holder"), not \(expected.value.rawValue)\(why)")
    }
    if tense != expected.tense {
      faults.append(
        "\(about) \(tense?.rawValue ?? "nothing"), not \(expected.tense.rawValue)\(why)")
    }
    return faults
  }
}

extension Judgement {
  /// What a holder thinks, who is named as in a case; nil if there is no such holder.
  func value(for holder: String, in statements: Statements) -> Factuality? {
    self.holder(holder, in: statements).map { values[$0] }
  }

  /// Which of the values is that of a holder who is named as in a case.
  func holder(_ holder: String, in statements: Statements) -> Int? {
    if holder == "author" { return values.count - 1 }
    if holder == "unnamed" { return links.firstIndex { $0.source == .unnamed(nil) } }
    let match = SourceMatch(statements: statements)
    if let found = links.firstIndex(where: { match.matches($0.source, holder) }) { return found }
    // a pronoun or description: whom the cast takes it for
    let member = PointedText.places(of: holder, in: statements.text.source.string).lazy
      .compactMap { statements.member(inCodePoints: $0) }.first
    return member.flatMap { member in links.firstIndex { $0.source == .member(member) } }
  }
}

extension AnnotatedText {
  /// The word of this form that comes at this place among its likes, from 1.
  func word(_ form: String, _ occurrence: Int) -> Token? {
    words.indices.lazy.filter { self.source[self.words[$0].range] == form }
      .dropFirst(occurrence - 1).first.map { self[$0] }
  }
}

extension Statements {
  /// The actor whose mention ends where a range of code points does.
  fileprivate func member(inCodePoints range: Range<Int>) -> Int? {
    let scalars = Array(text.source.string.unicodeScalars)
    let end = scalars[..<range.upperBound].reduce(0) { $0 + UTF8.width($1) }
    let start = scalars[..<range.lowerBound].reduce(0) { $0 + UTF8.width($1) }
    return cast.mentions.first { mention in
      let place = text.range(ofWords: mention.words)
      return place.upperBound == end || place.lowerBound == start
    }?.member
  }
}
