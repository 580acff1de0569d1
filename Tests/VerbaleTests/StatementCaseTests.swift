import Foundation
import Language
import TestSupport
import Testing
import Verbale

/// How hand-written cases of quotations, chains and factuality are judged.
@Suite struct StatementCaseTests {
  static let said = "Claudia Sheinbaum said on Monday that Chile bombed a bridge."
  static let quoted = "“The bridge is safe,” Claudia Sheinbaum said on Monday."
  static let novel = "Claudia Sheinbaum read the novel “Pedro Páramo” on Monday."

  private func decode<Case: Decodable>(_ fields: [String: Any], as type: Case.Type) throws -> Case {
    try JSONDecoder().decode(type, from: JSONSerialization.data(withJSONObject: fields))
  }

  // MARK: Quotations

  private func quotations(_ text: String, _ expected: [[String: Any]]) throws -> QuotationScores {
    try decode(
      ["id": "x", "form": "f", "text": text, "quotations": expected], as: QuotationCase.self
    )
    .judge(recorder.get())
  }

  @Test func rightQuotation() throws {
    let scores = try quotations(
      Self.quoted,
      [["exact": "“The bridge is safe,”", "speaker": "Claudia Sheinbaum", "whole": true]])
    #expect(
      counts(scores.quotations, scores.found, scores.speakers, scores.wholes) == [1, 1, 1, 1])
    #expect(scores.more == 0)
    #expect(scores.faults == [])
  }

  @Test func wrongSpeakerAndFragment() throws {
    let scores = try quotations(
      Self.quoted, [["exact": "“The bridge is safe,”", "speaker": "Ana Ruiz", "whole": false]])
    #expect(
      counts(scores.quotations, scores.found, scores.speakers, scores.wholes) == [1, 1, 0, 0])
    #expect(scores.faults == ["x: “The bridge is safe,”: Claudia Sheinbaum, not Ana Ruiz"])
  }

  @Test func speakerThatShouldBeUnclear() throws {
    let scores = try quotations(Self.quoted, [["exact": "“The bridge is safe,”"]])
    #expect(counts(scores.found, scores.speakers, scores.wholes) == [1, 0, 1])
    #expect(scores.faults.first?.hasSuffix("not unclear") == true)
  }

  /// A quotation counts with exactly its characters; what is found instead is too much.
  @Test func missedQuotation() throws {
    let scores = try quotations(
      Self.quoted, [["exact": "The bridge is safe,", "speaker": "Claudia Sheinbaum"]])
    #expect(counts(scores.quotations, scores.found, scores.speakers, scores.more) == [1, 0, 0, 1])
    #expect(
      scores.faults == [
        "x: not found: The bridge is safe,", "x: too much: “The bridge is safe,”",
      ])
  }

  @Test func marksThatQuoteNobody() throws {
    let left = try quotations(Self.novel, [["exact": "“Pedro Páramo”", "speech": false]])
    #expect(counts(left.quotations, left.others, left.othersLeft) == [0, 1, 1])
    #expect(left.faults == [])
    let taken = try quotations(Self.quoted, [["exact": "“The bridge is safe,”", "speech": false]])
    #expect(counts(taken.quotations, taken.others, taken.othersLeft, taken.more) == [0, 1, 0, 0])
    #expect(taken.faults == ["x: ““The bridge is safe,”” is no speech"])
  }

  @Test func quotationScoresAddUp() throws {
    var sum = try quotations(Self.quoted, [["exact": "“The bridge is safe,”"]])
    sum += try quotations(Self.novel, [["exact": "“Pedro Páramo”", "speech": false]])
    sum += try quotations(Self.quoted, [])
    #expect(
      counts(sum.quotations, sum.found, sum.others, sum.othersLeft, sum.more) == [1, 1, 1, 1, 1])
    #expect(sum.faults.count == 2)
  }

  // MARK: Chains

  private func chain(_ claims: [[String: Any]]) throws -> ChainScores {
    try decode(["id": "x", "text": Self.said, "claims": claims], as: ChainCase.self)
      .judge(recorder.get())
  }

  private func claim(
    by sources: [String] = ["Claudia Sheinbaum"], stance: String = "neutral",
    verbatim: Bool = false, _ summary: String? = nil
  ) -> [String: Any] {
    let links = sources.map {
      ["source": $0, "stance": stance, "verbatim": verbatim] as [String: Any]
    }
    let fields: [String: Any?] = ["predicate": "bombed", "chain": links, "summary": summary]
    return fields.compactMapValues { $0 }
  }

  @Test func rightChain() throws {
    let scores = try chain([claim("claimed")])
    #expect(counts(scores.claims, scores.chains, scores.links) == [1, 1, 1])
    #expect(counts(scores.stances, scores.verbatim) == [1, 1])
    #expect(counts(scores.summarised, scores.summaries) == [1, 1])
    #expect(scores.faults == [])
  }

  @Test func wrongStanceAndWords() throws {
    let scores = try chain([claim(stance: "denying", verbatim: true)])
    #expect(counts(scores.chains, scores.links, scores.stances, scores.verbatim) == [1, 1, 0, 0])
    #expect(counts(scores.summarised, scores.summaries) == [0, 0])
  }

  @Test(arguments: [[], ["Ana Ruiz"], ["Ana Ruiz", "Claudia Sheinbaum"]])
  func wrongChain(_ sources: [String]) throws {
    let scores = try chain([claim(by: sources, "happened")])
    #expect(counts(scores.claims, scores.chains, scores.links, scores.summaries) == [1, 0, 0, 0])
    #expect(
      scores.faults == [
        "x “bombed”: [\"Claudia Sheinbaum\"], not \(sources)", "x “bombed”: claimed, not happened",
      ])
  }

  @Test func claimThatIsNotThere() throws {
    let claims: [[String: Any]] = [
      ["predicate": "shelled", "chain": [Any]()],
      ["predicate": "bombed", "occurrence": 2, "chain": [Any]()],
    ]
    let scores = try chain(claims)
    #expect(counts(scores.claims, scores.chains) == [2, 0])
    #expect(scores.faults == ["x: no word “shelled”", "x: no word “bombed”"])
  }

  @Test func chainScoresAddUp() throws {
    var sum = try chain([claim("claimed"), claim(stance: "denying")])
    sum += try chain([claim(by: [], "claimed")])
    #expect(counts(sum.claims, sum.chains, sum.links, sum.stances) == [3, 2, 2, 1])
    #expect(counts(sum.verbatim, sum.summarised, sum.summaries) == [2, 2, 2])
    #expect(sum.faults.count == 1)
  }

  // MARK: Factuality

  private func factuality(_ judgements: [(holder: String, value: String, tense: String)]) throws
    -> [FactualityAnswer]
  {
    try decode(
      [
        "text": Self.said,
        "judgements": judgements.map {
          ["predicate": "bombed", "holder": $0.holder, "value": $0.value, "tense": $0.tense]
        },
      ], as: FactualityCase.self
    ).judge(recorder.get())
  }

  @Test func answersStandBesideWhatIsExpected() throws {
    let answers = try factuality([
      ("Claudia Sheinbaum", "CT+", "past"), ("author", "Uu", "past"), ("author", "CT-", "future"),
      ("Ana Ruiz", "CT+", "past"),
    ])
    #expect(answers.map { $0.value?.rawValue } == ["CT+", "Uu", "Uu", nil])
    #expect(answers.map { $0.tense?.rawValue } == ["past", "past", "past", "past"])
    #expect(answers.map(\.faults.count) == [0, 0, 2, 1])
    #expect(answers[2].faults.first?.hasPrefix("“bombed” author: Uu, not CT-") == true)
    #expect(answers[3].faults.first?.contains("no such holder, not CT+") == true)
  }

  @Test func factualityIsCounted() throws {
    var scores = FactualityScores()
    for answer in try factuality([
      ("Claudia Sheinbaum", "CT+", "past"), ("author", "Uu", "past"), ("author", "CT-", "future"),
      ("Ana Ruiz", "CT+", "past"),
    ]) {
      scores.add(answer)
    }
    #expect(scores.judgements == 4)
    #expect(scores.right == 2)
    #expect(scores.rightTenses == 3)
    #expect(scores.unknownHolders == 1)
    #expect(scores.values["CT+"] == EvaluationScore(correct: 1, gold: 2, system: 1))
    #expect(scores.values["Uu"] == EvaluationScore(correct: 1, gold: 1, system: 2))
    #expect(scores.values["CT-"] == EvaluationScore(correct: 0, gold: 1, system: 0))
    #expect(scores.accuracy == 0.5)
    #expect(scores.tenseAccuracy == 0.75)
    // 2/3, 2/3 and 0
    #expect(abs(scores.macroF1 - 4.0 / 9) < 1e-12)
    let data = try JSONEncoder().encode(scores)
    #expect(try JSONDecoder().decode(FactualityScores.self, from: data) == scores)
  }

  /// A value that nobody expects has no F1.
  @Test func onlyExpectedValuesCount() throws {
    var scores = FactualityScores()
    #expect(scores.macroF1 == 0)
    #expect(scores.accuracy == 0)
    #expect(scores.tenseAccuracy == 0)
    for answer in try factuality([("author", "CT-", "past")]) { scores.add(answer) }
    #expect(scores.values["Uu"] == EvaluationScore(system: 1))
    #expect(scores.macroF1 == 0)
    for answer in try factuality([("Claudia Sheinbaum", "CT+", "past")]) { scores.add(answer) }
    #expect(scores.macroF1 == 0.5)
  }
}
