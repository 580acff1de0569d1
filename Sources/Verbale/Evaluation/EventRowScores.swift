import Events
import Foundation
import Language
import Records
import Reports
import Statements

/// How often the type of what one given span does to another is right.
package struct GivenSpanScores: Sendable, Encodable {
  package private(set) var rows = 0
  private var right = 0
  private var rightQuads = 0
  private var labels: [EventRoot: EvaluationScore] = [:]
  private var quads: [Int: EvaluationScore] = [:]
  /// Row by row, for pooling the folds of a cross-validation.
  package private(set) var answers: [Answer] = []

  package struct Answer: Encodable, Sendable {
    let gold: EventRoot
    let system: EventRoot
  }

  package init() {}

  package mutating func add(gold: EventRoot, system: EventRoot) {
    rows += 1
    answers.append(Answer(gold: gold, system: system))
    right += gold == system ? 1 : 0
    rightQuads += gold.quadClass == system.quadClass ? 1 : 0
    labels[gold, default: .init()].gold += 1
    labels[system, default: .init()].system += 1
    if gold == system { labels[gold, default: .init()].correct += 1 }
    quads[gold.quadClass, default: .init()].gold += 1
    quads[system.quadClass, default: .init()].system += 1
    if gold.quadClass == system.quadClass { quads[gold.quadClass, default: .init()].correct += 1 }
  }

  package var accuracy: Double { rows == 0 ? 0 : Double(right) / Double(rows) }
  package var quadAccuracy: Double { rows == 0 ? 0 : Double(rightQuads) / Double(rows) }

  /// Over the labels that the file has.
  package var macroF1: Double { Self.mean(labels.values.filter { $0.gold > 0 }) }
  package var quadMacroF1: Double { Self.mean(quads.values.filter { $0.gold > 0 }) }

  /// By label, in the order of their names.
  package var table: [(name: String, score: EvaluationScore)] {
    labels.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, $0.value) }
  }

  private static func mean(_ scores: [EvaluationScore]) -> Double {
    scores.isEmpty ? 0 : scores.reduce(0) { $0 + $1.f1 } / Double(scores.count)
  }

  private enum Keys: String, CodingKey {
    case rows, accuracy, macroF1, quadAccuracy, quadMacroF1, f1
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(macroF1, forKey: .macroF1)
    try container.encode(quadAccuracy, forKey: .quadAccuracy)
    try container.encode(quadMacroF1, forKey: .quadMacroF1)
    try container.encode(
      Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.score.f1) }), forKey: .f1)
  }
}

/// What is emitted for plain sentences, against the pair and the type that are marked in each.
package struct EndToEndScores: Sendable, Encodable {
  package private(set) var rows = 0
  private var rightPairs = 0
  private var rightRoots = 0
  private var events = 0
  package private(set) var faults: [String] = []
  /// Row by row, for pooling the folds of a cross-validation.
  package private(set) var answers: [Answer] = []

  package struct Answer: Encodable, Sendable {
    let root: Bool
    let rootAndPair: Bool
    let events: Int
  }

  package init() {}

  package var rootAndPair: Double { share(rightPairs) }
  package var root: Double { share(rightRoots) }
  package var eventsPerSentence: Double { share(events) }

  /// Adds what was emitted for a row.
  package mutating func add(_ row: EventRow, _ emitted: [CodedEvent], in text: AnnotatedText) {
    rows += 1
    events += emitted.count
    let ofRoot = emitted.filter { EventRoot($0.type) == row.root }
    if !ofRoot.isEmpty { rightRoots += 1 }
    func isIn(_ spans: [Range<Int>], _ word: Int) -> Bool {
      spans.contains { $0.overlaps(text[word].range) }
    }
    func pairs(_ event: CodedEvent, _ source: [Range<Int>], _ target: [Range<Int>]) -> Bool {
      guard event.actorHeads.contains(where: { isIn(source, $0) }) else { return false }
      return target.isEmpty || event.recipientHeads.contains { isIn(target, $0) }
    }
    let isRight = ofRoot.contains { event in
      if pairs(event, row.source, row.target) { return true }
      guard row.root.isSymmetric else { return false }
      // everyone may stand on one side
      return pairs(event, row.target, row.source)
        || event.recipientHeads.isEmpty
          && event.actorHeads.contains { isIn(row.source, $0) }
          && event.actorHeads.contains { isIn(row.target, $0) }
    }
    answers.append(Answer(root: !ofRoot.isEmpty, rootAndPair: isRight, events: emitted.count))
    if isRight {
      rightPairs += 1
    } else {
      let told = emitted.map { event in
        "\(event.type.rawValue) “\(text[event.predicate].form)” "
          + event.actorHeads.map { text[$0].form }.joined(separator: "+") + " → "
          + event.recipientHeads.map { text[$0].form }.joined(separator: "+")
      }
      faults.append(
        "\(row.root.rawValue) \(row.marked)\n    "
          + (told.isEmpty ? "nothing" : told.joined(separator: "; ")))
    }
  }

  private func share(_ count: Int) -> Double { rows == 0 ? 0 : Double(count) / Double(rows) }

  private enum Keys: String, CodingKey { case rows, rootAndPair, root, eventsPerSentence }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(rootAndPair, forKey: .rootAndPair)
    try container.encode(root, forKey: .root)
    try container.encode(eventsPerSentence, forKey: .eventsPerSentence)
  }
}

extension EventRow {
  /// The likeliest label of the pair that is marked.
  package func label(by recorder: Recorder) -> EventRoot {
    let text = recorder.tokenizer.tokenize(SourceText(sentence))
    func words(_ spans: [Range<Int>]) -> [Int] {
      spans.compactMap { text.words(in: $0) }.flatMap(Array.init)
    }
    let types = recorder.types(from: words(source), to: words(target), in: text)
    var roots: [EventRoot: Double] = [:]
    for (type, score) in types { roots[EventRoot(type), default: 0] += exp(Double(score)) }
    return roots.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .accuse
  }

  /// The events of the sentence as a report of its own.
  package func coded(by recorder: Recorder) throws -> (events: [CodedEvent], text: AnnotatedText) {
    let statements = recorder.statements(try recorder.read(whole: sentence))
    return (recorder.told(statements).events, statements.text)
  }
}

extension Recorder {
  /// A plain text as a report; where its characters were repaired, as one paragraph.
  package func read(whole text: String, published: CalendarDate? = nil) throws -> Report {
    let report = try read(text: text, published: published)
    return report.text == text
      ? report
      : Report(
        text: text, parts: [.init(.paragraph, 0..<text.utf8.count)], published: published)
  }
}
