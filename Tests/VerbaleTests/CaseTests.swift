import Foundation
import TestSupport
import Testing
import Verbale

/// The hand-written cases of `Tests/Fixtures/cases`, and what is reached of them.
@Suite struct CaseTests {
  /// What the program has reached; raise a floor or lower a ceiling when it does better.
  enum Reached {
    static let country = 578
    static let sector = 582
    static let identity = 325
    /// At most so many mentions are of nobody.
    static let missing = 12
    static let references = 257
    /// Of those that refer to nobody who is named, so many are left so.
    static let silent = 12
  }

  private func cases<Case: Decodable>(_ name: String, of type: Case.Type) throws -> [Case] {
    try readCases(Array(try Repository.data("Tests/Fixtures/cases/" + name)), of: type)
  }

  private func record(_ pointed: PointedText) throws -> Record {
    try recorder.get().record(text: pointed.text, published: pointed.published)
  }

  @Test func actors() throws {
    var scores = ActorScores()
    var faults: [String] = []
    for one in try cases("actors.jsonl", of: ActorCase.self) {
      let verdict = one.judge(try record(one.pointed))
      scores.add(verdict)
      if !verdict.faults.isEmpty {
        faults.append("\(one.id): \(verdict.faults.joined(separator: "; "))")
      }
      #expect(verdict.faults != ["it is not there"], "\(one.id)")
    }
    print(
      "actors: country \(scores.country), sector \(scores.sector), missing \(scores.missing) of "
        + "\(scores.cases), identity \(scores.registry) of \(scores.listed)")
    let list = Comment(rawValue: faults.joined(separator: "\n"))
    #expect(scores.cases == 640)
    #expect(scores.country >= Reached.country, list)
    #expect(scores.sector >= Reached.sector, list)
    #expect(scores.registry >= Reached.identity, list)
    #expect(scores.missing <= Reached.missing, list)
  }

  @Test func references() throws {
    var right: [String: Int] = [:]
    var faults: [String] = []
    let cases = try cases("coreference.jsonl", of: ReferenceCase.self)
    for one in cases {
      if let fault = one.fault(of: try record(one.pointed)) {
        faults.append("\(one.id): \(fault)")
        #expect(fault != "it is not there", "\(one.id)")
      } else {
        right[one.kind, default: 0] += 1
      }
    }
    let kinds = Dictionary(grouping: cases, by: \.kind).sorted { $0.key < $1.key }
    let all = right.values.reduce(0, +)
    print(
      "references: \(all) of \(cases.count), "
        + kinds.map { "\($0) \(right[$0] ?? 0) of \($1.count)" }.joined(separator: ", "))
    let list = Comment(rawValue: faults.joined(separator: "\n"))
    #expect(cases.count == 380)
    #expect(all >= Reached.references, list)
    #expect((right["none"] ?? 0) >= Reached.silent, list)
  }

  @Test func idsAreUnique() throws {
    let ids = [
      try cases("actors.jsonl", of: ActorCase.self).map(\.id),
      try cases("coreference.jsonl", of: ReferenceCase.self).map(\.id),
    ]
    for ids in ids { #expect(Set(ids).count == ids.count) }
  }
}

/// How cases are judged, on a record written by hand.
@Suite struct CaseJudgingTests {
  static let text = "🇳🇴 Norway told Swedish envoys that Finland and Denmark left. Norway left, too."

  /// The words' occurrence, from 1, as evidence.
  static func evidence(_ words: String, _ occurrence: Int = 1) -> Evidence {
    let (all, part) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
    let starts = (0...(all.count - part.count)).filter {
      all[$0..<($0 + part.count)].elementsEqual(part)
    }
    let start = starts[occurrence - 1]
    return Evidence(start: start, end: start + part.count, exact: words)
  }

  static let record: Record = {
    func actor(
      _ id: String, _ name: String, _ country: String?, _ sector: String?, _ registry: String?,
      _ mentions: Evidence...
    ) -> Actor {
      Actor(
        id: id, name: name, country: country, sector: sector, office: nil, registry: registry,
        mentions: mentions)
    }
    return Record(
      coder: .init(version: "", model: "", registry: "", lexicon: ""),
      report: .init(
        title: nil, outlet: nil, url: nil, published: nil, dateline: nil, text: text, parts: []),
      actors: [
        actor("a1", "Norway", "NOR", nil, "countries/NOR", evidence("Norway")),
        actor("a2", "Swedish envoys", "SWE", "GOV", nil, evidence("Swedish envoys")),
        actor("a3", "Finland", "FIN", nil, "countries/FIN", evidence("Finland")),
        actor("a4", "Denmark", "DNK", nil, "countries/DNK", evidence("Denmark")),
        // whoever the second "Norway" may mean, it is a group
        actor("a5", "Norway", nil, "REB", "groups/norway", evidence("Norway", 2)),
      ], events: [], attributions: [], quotations: [], notices: [])
  }()

  struct Question: Sendable, CustomTestStringConvertible {
    let mention: String
    var occurrence: Int?
    var country: String?
    var sector: String?
    var registry: String?
    /// Whether country, sector and identity should be found right.
    let verdict: [Bool?]

    init(
      _ mention: String, _ occurrence: Int? = nil, country: String? = nil, sector: String? = nil,
      registry: String? = nil, is verdict: [Bool?]
    ) {
      (self.mention, self.occurrence, self.country) = (mention, occurrence, country)
      (self.sector, self.registry, self.verdict) = (sector, registry, verdict)
    }

    var testDescription: String {
      ([mention] + [country, sector, registry].map { $0 ?? "null" }).joined(separator: ", ")
    }

    static let all = [
      Question("Norway", country: "NOR", is: [true, true, nil]),
      Question("Norway", country: "NOR", registry: "countries/NOR", is: [true, true, true]),
      Question("Norway", country: "SWE", registry: "countries/SWE", is: [false, true, false]),
      Question("Norway", is: [false, true, nil]),
      Question("Norway", country: "NOR", sector: "GOV", is: [true, false, nil]),
      Question("Swedish envoys", country: "SWE", sector: "GOV", is: [true, true, nil]),
      Question("Swedish envoys", country: "SWE", is: [true, false, nil]),
      // alternatives
      Question("Norway", country: "SWE|NOR", sector: "GOV|null", is: [true, true, nil]),
      Question("Norway", country: "SWE|FIN", sector: "GOV|MIL", is: [false, false, nil]),
      Question(
        "Norway", country: "NOR", registry: "countries/SWE|countries/NOR", is: [true, true, true]),
      Question("Norway", country: "null|SWE", is: [false, true, nil]),
      // several
      Question("Finland and Denmark", country: "FIN+DNK", is: [true, true, nil]),
      Question("Finland and Denmark", country: "DNK+FIN", is: [true, true, nil]),
      Question("Finland and Denmark", country: "FIN+SWE|DNK+FIN", is: [true, true, nil]),
      Question("Finland and Denmark", country: "FIN+SWE", is: [false, true, nil]),
      Question("Finland and Denmark", country: "FIN+DNK+SWE", is: [false, true, nil]),
      Question(
        "Finland and Denmark", country: "FIN+DNK", registry: "countries/DNK+countries/FIN",
        is: [true, true, true]),
      Question("Finland", country: "FIN+DNK", is: [false, true, nil]),
      // nobody
      Question("told", is: [true, true, nil]),
      Question("told", country: "NOR", is: [false, true, nil]),
      Question("told", country: "NOR|null", registry: "null", is: [true, true, true]),
      // rows
      Question("Norway", country: "NOR", registry: "NOR", is: [true, true, true]),
      Question("Norway", country: "NOR", registry: "SWE|NOR", is: [true, true, true]),
      Question("Norway", country: "NOR", registry: "groups/NOR", is: [true, true, false]),
      Question("Norway", country: "NOR", registry: "OR", is: [true, true, false]),
      Question(
        "Swedish envoys", country: "SWE", sector: "GOV", registry: "null",
        is: [true, true, true]),
      Question(
        "Swedish envoys", country: "SWE", sector: "GOV", registry: "countries/SWE",
        is: [true, true, false]),
      // occurrences
      Question("Norway", 1, country: "NOR", is: [true, true, nil]),
      Question("Norway", 2, country: "NOR", is: [false, false, nil]),
      Question("Norway", 2, sector: "REB", registry: "groups/norway", is: [true, true, true]),
    ]

    /// The case as it would stand in a file.
    func read() throws -> ActorCase {
      let fields: [String: Any?] = [
        "id": "x", "text": CaseJudgingTests.text, "mention": mention, "occurrence": occurrence,
        "country": country, "sector": sector, "registry": registry,
      ]
      return try JSONDecoder().decode(
        ActorCase.self,
        from: try JSONSerialization.data(withJSONObject: fields.compactMapValues { $0 }))
    }
  }

  @Test(arguments: Question.all) func actorIsJudged(_ question: Question) throws {
    let verdict = try question.read().judge(Self.record)
    #expect(
      [verdict.country, verdict.sector, verdict.registry] == question.verdict, "\(verdict.faults)")
    #expect(verdict.faults.count == question.verdict.filter { $0 == false }.count)
    #expect(verdict.isMissing == (question.mention == "told"))
  }

  @Test(
    arguments: [("Iceland", nil), ("Norway", 3), ("Swed", nil), ("Norwa", nil)] as [(String, Int?)])
  func mentionThatIsNotThere(_ mention: String, _ occurrence: Int?) throws {
    let verdict = try Question(mention, occurrence, is: []).read().judge(Self.record)
    #expect(verdict.faults == ["it is not there"])
    #expect(!verdict.country)
    #expect(!verdict.sector)
  }

  /// Of mentions that overlap, the one that fits the words best.
  @Test func nearestMentionAnswers() throws {
    let verdict = try Question("envoys", country: "SWE", sector: "GOV", is: []).read().judge(
      Self.record)
    #expect(verdict.faults.isEmpty)
    let phrase = try Question("told Swedish envoys that Finland", country: "SWE", is: []).read()
    #expect(phrase.judge(Self.record).country)
  }

  @Test func scoresAddUp() throws {
    var scores = ActorScores()
    for question in Question.all { scores.add(try question.read().judge(Self.record)) }
    let verdicts = Question.all.map(\.verdict)
    #expect(scores.cases == verdicts.count)
    #expect(scores.country == verdicts.count { $0[0] == true })
    #expect(scores.sector == verdicts.count { $0[1] == true })
    #expect(scores.registry == verdicts.count { $0[2] == true })
    #expect(scores.listed == verdicts.count { $0[2] != nil })
    #expect(scores.missing == Question.all.count { $0.mention == "told" })
  }

  // MARK: References

  private func reference(_ mention: String, _ occurrence: Int, _ names: [String]) throws
    -> ReferenceCase
  {
    try JSONDecoder().decode(
      ReferenceCase.self,
      from: try JSONSerialization.data(withJSONObject: [
        "id": "x", "kind": "k", "text": Self.text, "mention": mention, "occurrence": occurrence,
        "refersTo": names,
      ]))
  }

  /// A record in which "told" refers to some of the actors.
  private func record(_ ids: String...) -> Record {
    let record = Self.record
    return Record(
      coder: record.coder, report: record.report,
      actors: record.actors.map { actor in
        Actor(
          id: actor.id, name: actor.name, country: actor.country, sector: actor.sector,
          office: actor.office, registry: actor.registry,
          mentions: actor.mentions + (ids.contains(actor.id) ? [Self.evidence("told")] : []))
      }, events: [], attributions: [], quotations: [], notices: [])
  }

  @Test func referenceToOne() throws {
    let one = try reference("told", 1, ["Finland"])
    #expect(one.fault(of: record("a3")) == nil)
    #expect(one.fault(of: record("a4")) == "[\"Denmark\"], not [\"Finland\"]")
    #expect(one.fault(of: record()) == "[\"nobody\"], not [\"Finland\"]")
    #expect(one.fault(of: record("a3", "a4")) != nil)
  }

  @Test func referenceToTwo() throws {
    let two = try reference("told", 1, ["Denmark", "Finland"])
    #expect(two.fault(of: record("a3", "a4")) == nil)
    #expect(two.fault(of: record("a3")) != nil)
  }

  @Test func referenceToNobody() throws {
    let nobody = try reference("told", 1, [])
    #expect(nobody.fault(of: record()) == nil)
    #expect(nobody.fault(of: record("a1")) == "[\"Norway\"], not [\"nobody\"]")
  }

  /// A name that stands there twice means another place than the mention itself.
  @Test func referenceToTheSameWordElsewhere() throws {
    #expect(try reference("Norway", 2, ["Norway"]).fault(of: Self.record) != nil)
    #expect(try reference("told", 1, ["Norway"]).fault(of: record("a1")) == nil)
  }

  @Test func nameThatIsNoActorIsAFault() throws {
    #expect(try reference("told", 1, ["left"]).fault(of: record()) == "“left” is no actor")
    #expect(try reference("gone", 1, []).fault(of: record()) == "it is not there")
  }

  // MARK: Files

  @Test func emptyLinesAreLeftOutAndCounted() throws {
    let line = #"{"id":"x","text":"Peru","mention":"Peru","refersTo":[]}"#
    let bytes = Array("\n\(line)\r\n \t\n\(line)\n".utf8)
    #expect(try readCases(bytes, of: ReferenceCase.self).map(\.id) == ["x", "x"])
    let error = try #require(
      #expect(throws: CaseError.self) {
        try readCases(bytes + Array("\n{}".utf8), of: ReferenceCase.self)
      })
    #expect(error.line == 6)
    #expect(error.description.hasPrefix("line 6 is no case: "))
  }

  @Test func dateThatIsNoneIsNoCase() throws {
    let line = #"{"id":"x","text":"Peru","published":"9 May","mention":"Peru","refersTo":[]}"#
    let error = try #require(
      #expect(throws: CaseError.self) {
        try readCases(Array(line.utf8), of: ReferenceCase.self)
      })
    #expect(error.problem.contains("9 May"))
  }

  @Test func caseIsWrittenAsItIsRead() throws {
    let one = try Question("Norway", 2, country: "NOR", registry: "NOR", is: []).read()
    let line = try JSONEncoder().encode(one)
    let again = try #require(try readCases(Array(line), of: ActorCase.self).first)
    #expect(again.pointed == one.pointed)
    #expect([again.id, again.country, again.sector, again.registry] == ["x", "NOR", nil, "NOR"])
  }
}
