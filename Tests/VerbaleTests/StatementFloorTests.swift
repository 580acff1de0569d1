import Foundation
import TestSupport
import Testing
import Verbale

/// What is reached of who says what, how, and how surely, on hand-written cases.
@Suite struct StatementFloorTests {
  /// In percent, 1.5 points below what the program has reached; raise them when it does better.
  enum Floor {
    static let found = 98.1
    static let speakers = 92.2
    static let wholes = 94.0
    static let othersLeft = 79.4
    static let chains = 77.1
    static let stances = 83.9
    static let verbatim = 98.5
    static let summaries = 81.4
    static let macroF1 = 87.4
    static let accuracy = 85.2
    static let tense = 86.0
  }

  private func cases<Case: Decodable>(_ path: String, of type: Case.Type) throws -> [Case] {
    try readCases(Array(try Repository.data(path)), in: path, of: type)
  }

  private func percent(_ part: Int, of all: Int) -> Double { 100 * Double(part) / Double(all) }

  /// Prints what is reached, and expects each share to be at its floor or above.
  private func expect(
    _ task: String, _ reached: [(name: String, share: Double, floor: Double)], _ faults: [String]
  ) {
    let shares = reached.map { "\($0.name) \(($0.share * 100).rounded() / 100) %" }
    print("\(task): \(shares.joined(separator: ", "))")
    let list = Comment(rawValue: faults.joined(separator: "\n"))
    for (name, share, floor) in reached {
      #expect(share >= floor, "\(task), \(name): \(share) %\n\(list)")
    }
  }

  @Test func quotations() throws {
    let recorder = try recorder.get()
    var scores = QuotationScores()
    for one in try cases("Tests/Fixtures/cases/quotations.jsonl", of: QuotationCase.self) {
      scores += try one.judge(recorder)
    }
    expect(
      "quotations",
      [
        ("found", percent(scores.found, of: scores.quotations), Floor.found),
        ("speaker", percent(scores.speakers, of: scores.quotations), Floor.speakers),
        ("whole", percent(scores.wholes, of: scores.quotations), Floor.wholes),
        ("no speech", percent(scores.othersLeft, of: scores.others), Floor.othersLeft),
      ], scores.faults)
  }

  @Test func chains() throws {
    let recorder = try recorder.get()
    var scores = ChainScores()
    for one in try cases("Tests/Fixtures/cases/chains.jsonl", of: ChainCase.self) {
      scores += try one.judge(recorder)
    }
    #expect(!scores.faults.contains { $0.contains("no word “") })
    expect(
      "chains",
      [
        ("chain", percent(scores.chains, of: scores.claims), Floor.chains),
        ("stance", percent(scores.stances, of: scores.links), Floor.stances),
        ("verbatim", percent(scores.verbatim, of: scores.links), Floor.verbatim),
        ("summary", percent(scores.summaries, of: scores.summarised), Floor.summaries),
      ], scores.faults)
  }

  @Test func factuality() throws {
    let recorder = try recorder.get()
    var scores = FactualityScores()
    var faults: [String] = []
    let all = try cases("Training/corpus/factuality.jsonl", of: FactualityCase.self)
    for one in all where one.split == "test" {
      for answer in try one.judge(recorder) {
        scores.add(answer)
        faults += answer.faults.map { "\(one.id ?? "") \($0)" }
      }
    }
    expect(
      "factuality",
      [
        ("macro-F1", 100 * scores.macroF1, Floor.macroF1),
        ("accuracy", 100 * scores.accuracy, Floor.accuracy),
        ("tense", 100 * scores.tenseAccuracy, Floor.tense),
      ], faults)
  }

  /// No case twice, and none in both splits.
  @Test func casesAreUnique() throws {
    let ids = [
      try cases("Tests/Fixtures/cases/quotations.jsonl", of: QuotationCase.self).map(\.id),
      try cases("Tests/Fixtures/cases/chains.jsonl", of: ChainCase.self).map(\.id),
      try cases("Training/corpus/factuality.jsonl", of: FactualityCase.self).compactMap(\.id),
    ]
    #expect(ids.map(\.count) == [150, 110, 1120])
    for ids in ids { #expect(Set(ids).count == ids.count) }
    let all = try cases("Training/corpus/factuality.jsonl", of: FactualityCase.self)
    #expect(Set(all.map(\.split)) == ["train", "test"])
    let texts = Set(all.filter { $0.split == "train" }.map(\.text))
    #expect(texts.isDisjoint(with: all.filter { $0.split == "test" }.map(\.text)))
  }
}
