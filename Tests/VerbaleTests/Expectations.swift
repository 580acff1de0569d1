import Foundation
import TestSupport
import Verbale

/// What a record must hold: a file of `Tests/Fixtures/expectations`, whose README has the rules.
struct Expectation: Decodable {
  let id: String?
  let report, text: String?
  let published: String
  let events: [Expected]?
  let never: [Rule]?
  let none: Bool?

  struct Entity: Decodable {
    let country, sector, name: String?
  }

  struct Expected: Decodable {
    let id: String
    let core: Bool?
    let type: [EventType]
    let mode: [String]?
    let actor, recipient: [Entity]?
    let symmetric: Bool?
    let about: String?
    let summary: [Factuality.Summary]?
    let saidBy, evidence: [String]?
  }

  struct Rule: Decodable {
    let type: [EventType]
    let actor, recipient: Entity?
    let summary: [Factuality.Summary]?
    let evidence: [String]?
    let why: String?
  }

  private struct List: Decodable {
    let sentences: [Expectation]
  }

  /// The report of one file.
  static func report(_ name: String) throws -> Expectation {
    try JSONDecoder().decode(
      Self.self, from: Repository.data("Tests/Fixtures/expectations/" + name))
  }

  /// Those of a file that holds many.
  static func list(_ name: String) throws -> [Expectation] {
    try JSONDecoder().decode(
      List.self, from: Repository.data("Tests/Fixtures/expectations/" + name)
    ).sentences
  }

  func content() throws -> String {
    if let text { return text }
    return String(decoding: try Repository.data(report ?? ""), as: UTF8.self)
  }
}

/// How a record fares against what is expected of it.
struct Score {
  var core = 0
  var coreOf = 0
  var all = 0
  var allOf = 0
  var broken = 0
  var rules = 0
  /// Texts without any event that were left without one.
  var silent = 0
  var silentOf = 0
  /// What was missed, broken or made up, for people.
  var faults: [String] = []

  mutating func add(_ expectation: Expectation, _ record: Record) {
    let name = expectation.id ?? expectation.report ?? record.report.title ?? "?"
    let matching = Matching(record)
    for expected in expectation.events ?? [] {
      let isFound = record.events.contains { matching.fits($0, expected) }
      all += isFound ? 1 : 0
      allOf += 1
      guard expected.core == true else { continue }
      core += isFound ? 1 : 0
      coreOf += 1
      if !isFound { faults.append("\(name) \(expected.id) missed") }
    }
    for rule in expectation.never ?? [] {
      rules += 1
      if record.events.contains(where: { matching.breaks($0, rule) }) {
        broken += 1
        faults.append(
          "\(name) never: \(rule.why ?? rule.type.map(\.rawValue).joined(separator: "/"))")
      }
    }
    if expectation.none == true {
      silent += record.events.isEmpty ? 1 : 0
      silentOf += 1
      if !record.events.isEmpty { faults.append("\(name) should have no event") }
    }
  }
}

/// The rules of the expectations' README, over one record.
struct Matching {
  private let actors: [String: Actor]
  private let text: [Unicode.Scalar]

  init(_ record: Record) {
    actors = Dictionary(uniqueKeysWithValues: record.actors.map { ($0.id, $0) })
    text = Array(record.report.text.unicodeScalars)
  }

  func fits(_ event: Event, _ expected: Expectation.Expected) -> Bool {
    guard expected.type.contains(event.type) else { return false }
    var actor = event.actor.compactMap { actors[$0] }
    var recipient = event.recipient.compactMap { actors[$0] }
    let isSymmetric = expected.symmetric == true
    if isSymmetric {
      actor += recipient
      recipient = actor
    }
    if let wanted = expected.actor {
      if wanted.isEmpty, !actor.isEmpty, !isSymmetric { return false }
      guard wanted.allSatisfy({ entity in actor.contains { fits(entity, $0) } }) else {
        return false
      }
    }
    if let wanted = expected.recipient {
      if wanted.isEmpty, !recipient.isEmpty { return false }
      guard wanted.allSatisfy({ entity in recipient.contains { fits(entity, $0) } }) else {
        return false
      }
    }
    if let summary = expected.summary, !summary.contains(event.summary) { return false }
    if let evidence = expected.evidence, !overlaps(event.evidence, evidence) { return false }
    if let about = expected.about, !overlaps(event.about, [about]) { return false }
    if let saidBy = expected.saidBy { return saidBy.contains { isSaid(event, by: $0) } }
    return true
  }

  func breaks(_ event: Event, _ rule: Expectation.Rule) -> Bool {
    func someone(_ ids: [String], _ entity: Expectation.Entity?) -> Bool {
      guard let entity else { return true }
      return ids.compactMap { actors[$0] }.contains { fits(entity, $0) }
    }
    return rule.type.contains(event.type) && someone(event.actor, rule.actor)
      && someone(event.recipient, rule.recipient) && rule.summary?.contains(event.summary) ?? true
      && rule.evidence.map { overlaps(event.evidence, $0) } ?? true
  }

  /// By whichever of country, sector and name is given; a name may be the shorter or the longer.
  private func fits(_ entity: Expectation.Entity, _ actor: Actor) -> Bool {
    (entity.country.map { $0 == actor.country } ?? true)
      && (entity.sector.map { $0 == actor.sector } ?? true)
      && (entity.name.map { actor.name.contains($0) || $0.contains(actor.name) } ?? true)
  }

  /// The innermost link is somebody of that name, or of those words.
  private func isSaid(_ event: Event, by name: String) -> Bool {
    guard let source = event.chain.last?.source else { return false }
    let found =
      switch source.kind {
      case .outlet, .unclear: ""
      case .actor: source.actor.flatMap { actors[$0]?.name } ?? ""
      case .unnamed: source.words?.exact ?? ""
      }
    return found == name
      || !found.isEmpty && !name.isEmpty && (found.contains(name) || name.contains(found))
  }

  private func overlaps(_ evidence: [Evidence], _ strings: [String]) -> Bool {
    strings.flatMap { occurrences(of: Array($0.unicodeScalars)) }.contains { range in
      evidence.contains { $0.start < range.upperBound && range.lowerBound < $0.end }
    }
  }

  /// In code points, as evidence counts.
  private func occurrences(of part: [Unicode.Scalar]) -> [Range<Int>] {
    guard !part.isEmpty, part.count <= text.count else { return [] }
    return (0...(text.count - part.count)).filter {
      text[$0..<($0 + part.count)].elementsEqual(part)
    }
    .map { $0..<($0 + part.count) }
  }
}
