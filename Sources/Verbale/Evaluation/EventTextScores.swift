import Actors
import Events
import Foundation
import Language
import Records

/// The events of texts against those that people marked.
package struct EventTextScores: Sendable, Encodable {
  /// By type: the same type read from the same word, or from the verb that carries it.
  private var types: [EventType: EvaluationScore] = [:]
  /// The same with actor and recipient right.
  private var wholes: [EventType: EvaluationScore] = [:]
  /// Of events whose type is right.
  private var found = 0
  private var actors = 0
  private var recipients = 0
  private var modes = 0
  private var summaries = 0
  private var contexts = EvaluationScore()
  package private(set) var texts = 0
  private var silent = 0
  private var rightlySilent = 0
  package private(set) var faults: [String] = []
  /// Of each event told, whether type, actor and recipient are right, and what its confidence is
  /// computed from.
  package private(set) var judged: [JudgedShares] = []

  package struct JudgedShares: Encodable, Sendable {
    let id: String
    let features: [Float]
    let confidence: Float
    let right: Bool
  }

  package init() {}

  package mutating func add(_ gold: EventText, _ told: [CodedEvent], in text: AnnotatedText) {
    texts += 1
    let words = TokenizedText(text)
    var left = told
    for event in gold.heads(in: words) {
      let type = event.gold.type
      types[type, default: .init()].gold += 1
      wholes[type, default: .init()].gold += 1
      guard
        let place = left.firstIndex(where: { $0.type == type && $0.predicate == event.predicate })
          ?? left.firstIndex(where: {
            $0.type == type && Self.touch(text[$0.predicate], text[event.predicate])
          })
      else {
        faults.append("\(gold.id): missing \(type.rawValue) “\(event.gold.predicate)”")
        continue
      }
      let match = left.remove(at: place)
      types[type, default: .init()].correct += 1
      let isRight = judge(match, event, gold, text)
      note(match, isRight, gold)
    }
    for event in left { note(event, false, gold) }
    for event in told {
      types[event.type, default: .init()].system += 1
      wholes[event.type, default: .init()].system += 1
    }
    for event in left {
      faults.append(
        "\(gold.id): too many: \(event.type.rawValue) “\(text[event.predicate].form)”")
    }
    if gold.events.isEmpty {
      silent += 1
      rightlySilent += told.isEmpty ? 1 : 0
    }
  }

  private mutating func note(_ event: CodedEvent, _ isRight: Bool, _ text: EventText) {
    judged.append(
      JudgedShares(
        id: text.id, features: event.shares.features, confidence: event.confidence, right: isRight))
  }

  /// Whether actor and recipient are right, too.
  private mutating func judge(
    _ event: CodedEvent, _ gold: EventText.Heads, _ whole: EventText, _ text: AnnotatedText
  ) -> Bool {
    found += 1
    func fits(_ heads: [Int], _ phrases: [Range<Int>]) -> Bool {
      phrases.isEmpty
        ? heads.isEmpty
        : phrases.allSatisfy { phrase in heads.contains { Self.touch(phrase, $0, text) } }
    }
    var actor = fits(event.actorHeads, gold.actors)
    var recipient = fits(event.recipientHeads, gold.recipients)
    if Self.mutual.contains(event.type), gold.actors.count > 1, gold.recipients.isEmpty,
      fits(event.actorHeads + event.recipientHeads, gold.actors)
    {
      (actor, recipient) = (true, true)
    }
    actors += actor ? 1 : 0
    recipients += recipient ? 1 : 0
    if actor, recipient {
      wholes[event.type, default: .init()].correct += 1
    } else {
      let told = [event.actorHeads, event.recipientHeads].map { heads in
        heads.map { text[$0].form }.joined(separator: "+")
      }.joined(separator: " → ")
      faults.append(
        "\(whole.id): \(event.type.rawValue) “\(gold.gold.predicate)” \(told), not "
          + gold.gold.actor.joined(separator: "+") + " → "
          + gold.gold.recipient.joined(separator: "+"))
    }
    modes += Set(event.modes) == Set(gold.gold.mode) ? 1 : 0
    summaries += event.summary == gold.gold.status ? 1 : 0
    contexts.gold += gold.gold.context.count
    contexts.system += event.contexts.count
    contexts.correct += Set(event.contexts).intersection(gold.gold.context).count
    return actor && recipient
  }

  /// Who does it with whom may stand on one side or on both.
  private static let mutual: Set<EventType> = [.agree, .consult, .cooperate, .support]

  /// A word inside a marked phrase, or the phrase's owner, or what it belongs to.
  private static func touch(_ phrase: Range<Int>, _ head: Int, _ text: AnnotatedText) -> Bool {
    phrase.contains(head) || text[head].nounPhrase.overlaps(phrase)
  }

  /// One word governs the other.
  private static func touch(_ one: Token, _ other: Token) -> Bool {
    one.head == other || other.head == one
  }

  private func share(_ count: Int, of all: Int) -> Double {
    all == 0 ? 0 : Double(count) / Double(all)
  }

  private var all: EvaluationScore { types.values.reduce(into: .init()) { $0 += $1 } }
  private var allWhole: EvaluationScore { wholes.values.reduce(into: .init()) { $0 += $1 } }

  package var table: [(name: String, score: EvaluationScore)] {
    EventType.allCases.compactMap { type in types[type].map { (type.rawValue, $0) } }
      + [("all", all), ("with roles", allWhole), ("contexts", contexts)]
  }

  /// Of events in each tenth of confidence: how many there are, their mean confidence, and the share
  /// of them that is right.
  package var reliability: [(events: Int, confidence: Double, right: Double)] {
    (0..<10).map { tenth in
      let own = judged.filter { min(9, Int($0.confidence * 10)) == tenth }
      let count = Double(max(1, own.count))
      return (
        own.count, own.reduce(0) { $0 + Double($1.confidence) } / count,
        Double(own.count { $0.right }) / count
      )
    }
  }

  package var shares: [(name: String, share: Double)] {
    [
      ("actor", share(actors, of: found)), ("recipient", share(recipients, of: found)),
      ("mode", share(modes, of: found)), ("summary", share(summaries, of: found)),
      ("silent", share(rightlySilent, of: silent)),
    ]
  }

  private enum Keys: String, CodingKey { case texts, types, withRoles, contexts, shares, macroF1 }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(texts, forKey: .texts)
    try container.encode(
      Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.score) }), forKey: .types)
    try container.encode(allWhole, forKey: .withRoles)
    try container.encode(
      types.values.reduce(0) { $0 + $1.f1 } / Double(max(1, types.count)), forKey: .macroF1)
    try container.encode(
      Dictionary(uniqueKeysWithValues: shares.map { ($0.name, $0.share) }), forKey: .shares)
  }
}
