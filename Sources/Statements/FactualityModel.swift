import Encoder
import Foundation
import Language
import Records

/// The trained part of judging: what the rules found and what the words mean, weighed together.
///
/// A linear layer over features that are there or not, and a small network over what a head trained
/// on UDS (White et al. 2016, "It Happened") reads from the predicate's vector.
/// `Training/factuality.py` trains both.
package struct FactualityModel: Sendable {
  private static let happenedInner = 128
  private static let inner = 64
  /// Values for whoever says so or the report alone, values for the report behind a source, tenses.
  private static let outputs = 2 * Factuality.allCases.count + Factuality.Tense.allCases.count
  /// How much likelier another value has to be than the one that the rules give.
  private static let margin: Float = 0.3

  private let places: [String: Int]
  private let weights: Matrix
  private let fact: Dense
  private let happened: Dense
  private let trunk: Dense
  private let head: Dense

  /// Nil where the file has none: then the rules judge alone.
  package init?(_ file: ModelFile) throws(ModelError) {
    guard file.metadata["factuality"] != nil else { return nil }
    let names = try file.strings("factuality")
    places = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
    weights = Matrix(
      columns: Self.outputs,
      values: try file.floats("factuality.features.weight", shape: [names.count, Self.outputs]))
    fact = try Dense(file, "fact", rows: Self.happenedInner, columns: WordEncoder.width)
    happened = try Dense(file, "happened", rows: 1, columns: Self.happenedInner)
    trunk = try Dense(file, "factuality.trunk", rows: Self.inner, columns: Self.happenedInner + 1)
    head = try Dense(file, "factuality.head", rows: Self.outputs, columns: Self.inner)
  }

  /// Weighs a judgement of the rules anew.
  func weigh(_ judgement: inout Judgement, of predicate: Token, features: [String]) {
    let vectors = predicate.text.vectors
    guard vectors.count == predicate.text.words.count, !judgement.values.isEmpty else { return }
    let read = fact.rectified(vectors[predicate.index..<(predicate.index + 1)])
    let input = Matrix(columns: read.columns + 1, values: read.values + happened(read).values)
    var scores = Array(head(trunk.rectified(input))[0])
    for place in Set(features.compactMap { places[$0] }).sorted() {
      for (output, weight) in weights[place].enumerated() { scores[output] += weight }
    }
    let count = Factuality.allCases.count
    let last = judgement.values.count - 1
    var weighed = [(holder: 0, scores: Array(scores[..<count]))]
    if last > 0 { weighed.append((holder: last, scores: Array(scores[count..<(2 * count)]))) }
    for (holder, own) in weighed {
      guard let value = better(than: judgement.values[holder], own) else { continue }
      judgement.values[holder] = value
      judgement.signals.append("judged " + value.rawValue)
    }
    let tenses = Array(scores[(2 * count)...])
    if let best = tenses.indices.max(by: { tenses[$0] < tenses[$1] }) {
      judgement.tense = Factuality.Tense.allCases[best]
    }
    judgement.nameModes()
  }

  /// A value that is clearly likelier than another; nil if there is none.
  private func better(than value: Factuality, _ scores: [Float]) -> Factuality? {
    let shares = Self.shares(scores)
    guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }),
      let own = Factuality.allCases.firstIndex(of: value),
      shares[best] > shares[own] + Self.margin
    else { return nil }
    return Factuality.allCases[best]
  }

  private static func shares(_ scores: [Float]) -> [Float] {
    let highest = scores.max() ?? 0
    let powers = scores.map { exp($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}

extension Judgement {
  /// What the trained part is told of a judgement of the rules.
  func features(of predicate: Token) -> [String] {
    let clause = Clause(predicate)
    var features = ["inner=\(values[0].rawValue)", "tense=\(tense.rawValue)"]
    if values.count > 1, let outer = values.last {
      features += ["outer=\(outer.rawValue)", "inner&outer=\(values[0].rawValue)\(outer.rawValue)"]
    } else {
      features.append("alone=\(values[0].rawValue)")
    }
    features += links.map { "stance=" + $0.stance.rawValue }
    features += signals.map { "signal=" + $0.lowercased() }
    features += auxiliaryModes.map { "mode=" + $0.rawValue }.sorted()
    if isPlanned { features.append("planned") }
    if isRequested { features.append("requested") }
    features.append("part=\(predicate.partOfSpeech)")
    features.append("relation=" + predicate.relation.label)
    if let form = predicate.features["VerbForm"] { features.append("form=" + form) }
    if let tense = predicate.features["Tense"] { features.append("form tense=" + tense) }
    features += clause.auxiliaries.map { "aux=" + $0.lemma.lowercased() }
    if clause.auxiliaries.count > 1 {
      features.append(
        "aux=" + clause.auxiliaries.map { $0.lemma.lowercased() }.joined(separator: " "))
    }
    features += clause.marks.map { "mark=" + $0 }
    if !clause.negations.isEmpty { features.append("negated") }
    for dependent in predicate.dependents
    where [.case, .det, .cop].contains(dependent.relation.base) {
      features.append("\(dependent.relation.label)=" + dependent.lemma.lowercased())
    }
    if let head = predicate.head {
      features.append("head part=\(head.partOfSpeech)")
      features.append("head=" + head.lemma.lowercased())
      features.append("head tense=" + (head.features["Tense"] ?? "none"))
      features += Clause(head).auxiliaries.map { "head aux=" + $0.lemma.lowercased() }
      if !Clause(head).negations.isEmpty { features.append("head negated") }
    }
    return features
  }
}
