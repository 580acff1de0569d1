import Foundation
import TestSupport
import Testing
import Verbale

/// Laws of every record.
@Suite struct RecordTests {
  /// The first example of the README prints what the README says.
  @Test func readmeTellsTheTruth() throws {
    let record = try recorder.get().record(
      text: "Chad denied that its army had bombed a village in Sudan.")
    #expect(
      record.events.map { "\($0.type.rawValue) \($0.summary.rawValue) \($0.why.predicate.exact)" }
        == ["ASSAULT denied bombed"])
  }

  struct Text: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var published: String? = "2025-03-14"

    static let example: Text = {
      let path = Repository.path("Examples/panama-dismisses.txt")
      return Text(
        testDescription: "the first example",
        text: (try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
    }()

    static let all = [
      example,
      Text(
        testDescription: "the first example with CRLF",
        text: example.text.replacing("\n", with: "\r\n")),
      Text(testDescription: "undated", text: "Peru rejected Chile’s offer.", published: nil),
      Text(
        testDescription: "emoji before and between",
        text:
          "🚨🇲🇽 “We reject it,” 👩🏽‍🚀 President Claudia Sheinbaum said.\n\n🚀 Peru’s 🇵🇪 police arrested two men."
      ),
      Text(
        testDescription: "accents of both kinds",
        text:
          "Côte d’Ivoire rejected Cote\u{301} Peru\u{301}’s plan.\n\nElle\u{301} said Perú bombed Chile."
      ),
      Text(
        testDescription: "U+FFFD",
        text: "\u{FFFD}Peru\u{FFFD} bombed Chile\u{FFFD}, Bolivia said\u{FFFD}."),
      Text(
        testDescription: "quotations",
        text:
          "“Peru bombed us,” Chile’s president said. \"Never,\" Peru said. 'No.' “Not closed, Chile said."
      ),
      Text(
        testDescription: "one says what another said",
        text:
          "Bolivia said Peru had confirmed that Chile reportedly denied bombing Brazil. “It would,” officials said."
      ),
      Text(
        testDescription: "coordination",
        text:
          "Greek and Turkish diplomats met Peru’s and Chile’s ministers. They agreed to meet again."
      ),
      Text(
        testDescription: "a doubt", text: "Former President Donald Trump visited Florida.",
        published: "2025-08-09"),
      Text(
        testDescription: "when, where, how many",
        text:
          "LIMA, Peru, March 14 (Reuters) — Peru bombed “Chile” 🚀 on Tuesday, killing at least two dozen people in Arequipa."
      ),
      Text(testDescription: "a headline alone", text: "PERU BOMBS CHILE, BOLIVIA SAYS"),
      Text(testDescription: "marks alone", text: "…\n\n!!!\n\n“”\n\n\u{301}\n\n🚀"),
      Text(testDescription: "blanks", text: " \n\t\r\n \u{A0}\u{3000}\n"),
      Text(testDescription: "nothing", text: ""),
      Text(
        testDescription: "one long sentence",
        text: "Peru said " + String(repeating: "that Chile said ", count: 200)
          + "that Bolivia bombed Brazil."),
    ]

    func record() throws -> Record { try VerbaleTests.record(text, published: published) }
  }

  /// Everything in a record that points into the text.
  private func evidence(_ record: Record) -> [Evidence] {
    func words(_ source: Attribution.Source) -> [Evidence] { [source.words].compactMap { $0 } }
    let events = record.events.flatMap { event in
      event.about + event.evidence + [event.sentence, event.why.predicate]
        + event.chain.flatMap { [$0.cue].compactMap { $0 } + words($0.source) }
    }
    let quotations = record.quotations.flatMap {
      [$0.evidence] + [$0.cue].compactMap { $0 } + words($0.speaker)
    }
    let details = record.events.flatMap { event -> [Evidence] in
      [event.date?.evidence, event.place?.evidence].compactMap { $0 } + event.counts.map(\.evidence)
    }
    let attributions = record.attributions.flatMap {
      $0.content + [$0.cue].compactMap { $0 } + words($0.source)
    }
    return record.actors.flatMap(\.mentions) + events + details + attributions + quotations
      + record.notices.flatMap(\.evidence)
  }

  @Test("The slice at a position selector equals its quote selector's exact", arguments: Text.all)
  func evidenceIsInTheText(_ text: Text) throws {
    let record = try text.record()
    let points = Array(record.report.text.unicodeScalars)
    for evidence in evidence(record) {
      try #require(
        0 <= evidence.start && evidence.start < evidence.end && evidence.end <= points.count)
      #expect(points[evidence.start..<evidence.end].elementsEqual(evidence.exact.unicodeScalars))
      #expect(points[..<evidence.start].suffix(32).elementsEqual(evidence.prefix.unicodeScalars))
      #expect(points[evidence.end...].prefix(32).elementsEqual(evidence.suffix.unicodeScalars))
    }
    for part in record.report.parts {
      #expect(0 <= part.start && part.start < part.end && part.end <= points.count)
    }
    for (one, next) in zip(record.report.parts, record.report.parts.dropFirst()) {
      #expect(one.end <= next.start)
    }
  }

  @Test(arguments: Text.all) func textIsKeptVerbatim(_ text: Text) throws {
    let record = try text.record()
    #expect(record.report.text.unicodeScalars.elementsEqual(text.text.unicodeScalars))
    #expect(record.report.published == text.published.flatMap { CalendarDate($0) })
    #expect(record.format == Record.format)
  }

  @Test(arguments: Text.all) func idsExistAndAreUnique(_ text: Text) throws {
    let record = try text.record()
    #expect(record.actors.map(\.id) == record.actors.indices.map { "a\($0 + 1)" })
    #expect(record.events.map(\.id) == record.events.indices.map { "e\($0 + 1)" })
    let actors = Set(record.actors.map(\.id))
    for event in record.events {
      #expect(actors.isSuperset(of: event.actor))
      #expect(actors.isSuperset(of: event.recipient))
      #expect(Set(event.actor).count == event.actor.count)
      #expect(Set(event.actor).isDisjoint(with: event.recipient))
      #expect(!event.actor.isEmpty || !event.recipient.isEmpty)
      #expect(actors.union(["outlet", "unnamed"]).isSuperset(of: event.factuality.map(\.holder)))
    }
    let sources =
      record.events.flatMap { $0.chain.map(\.source) } + record.attributions.map(\.source)
      + record.quotations.map(\.speaker)
    for source in sources {
      #expect((source.kind == .actor) == (source.actor != nil))
      #expect(source.actor.map { actors.contains($0) } ?? true)
    }
  }

  @Test("Everybody in an event is mentioned in the text", arguments: Text.all)
  func actorsOfEventsAreMentioned(_ text: Text) throws {
    let record = try text.record()
    let used = Set(record.events.flatMap { $0.actor + $0.recipient })
    let silent = record.actors.filter { used.contains($0.id) && $0.mentions.isEmpty }
    #expect(silent.map(\.name) == [])
  }

  @Test(arguments: Text.all) func chainBeginsWithTheReportAndEverybodyJudges(_ text: Text) throws {
    for event in try text.record().events {
      #expect(event.chain.first?.source.kind == .outlet)
      #expect(event.chain.dropFirst().allSatisfy { $0.source.kind != .outlet })
      #expect(event.chain.dropFirst().allSatisfy { $0.cue != nil && $0.stance != nil })
      #expect(event.factuality.count == event.chain.count)
      #expect(event.factuality.first?.holder == "outlet")
      for (link, judgement) in zip(event.chain, event.factuality).dropFirst() {
        #expect(judgement.holder == link.source.actor ?? "unnamed")
      }
      #expect(event.quadClass == event.type.quadClass)
      #expect(event.mode.allSatisfy { event.type.modes[$0] != nil })
      #expect((-10...10).contains(event.scale))
      #expect(!event.evidence.isEmpty)
      #expect(!event.why.lexicon.isEmpty || !event.why.probabilities.isEmpty)
      #expect(
        event.sentence.start <= event.why.predicate.start
          && event.why.predicate.end <= event.sentence.end)
    }
  }

  @Test(arguments: Text.all) func attributionsStandInOneAnother(_ text: Text) throws {
    let attributions = try text.record().attributions
    #expect(attributions.map(\.id) == attributions.indices.map { "s\($0 + 1)" })
    let outer = Dictionary(uniqueKeysWithValues: attributions.map { ($0.id, $0.within) })
    for attribution in attributions {
      #expect(attribution.source.kind != .outlet)
      #expect(!attribution.content.isEmpty)
      for (one, next) in zip(attribution.content, attribution.content.dropFirst()) {
        #expect(one.end <= next.start)
      }
      var above = attribution.within
      var steps = 0
      while let id = above, steps <= attributions.count {
        above = try #require(outer[id])
        steps += 1
      }
      #expect(steps < attributions.count, "\(attribution.id) stands in itself")
    }
  }

  @Test(arguments: Text.all) func sourcesAreOfAKnownKind(_ text: Text) throws {
    let record = try text.record()
    let links = record.events.flatMap(\.chain)
    for source in links.map(\.source) + record.attributions.map(\.source) {
      switch source.kind {
      case .outlet: #expect(source.actor == nil && source.words == nil && source.sector == nil)
      case .actor: #expect(source.actor != nil && source.sector == nil)
      case .unnamed: #expect(source.actor == nil)
      case .unclear: Issue.record("a link of nobody")
      }
    }
    for quotation in record.quotations { #expect(quotation.speaker.kind != .outlet) }
  }

  @Test(arguments: Text.all) func recordDecodesBackEqual(_ text: Text) throws {
    let record = try text.record()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    #expect(try JSONDecoder().decode(Record.self, from: encoder.encode(record)) == record)
  }

  // MARK: The same report, the same record

  @Test func sameReportTwiceGivesTheSameRecord() throws {
    let text = Text.example
    let first = try text.record()
    _ = try Text.all[3].record()
    #expect(try text.record() == first)
    #expect(!first.events.isEmpty)
  }

  @Test func eightTasksGiveTheSameRecord() async throws {
    let recorder = try recorder.get()
    let reports = try Text.all.map {
      try recorder.read(text: $0.text, published: $0.published.flatMap { CalendarDate($0) })
    }
    let expected = reports.map { recorder.record($0) }
    let found = await withTaskGroup(of: [Record].self) { group in
      for _ in 0..<8 { group.addTask { reports.map { recorder.record($0) } } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 8)
    for records in found { #expect(records == expected) }
  }

  @Test func otherLoadGivesTheSameRecord() throws {
    let other = try Recorder(
      Installation(
        model: Repository.model, registry: Repository.registry, lexicon: Repository.lexicon))
    let report = try other.read(text: Text.example.text, published: CalendarDate("2025-03-14"))
    #expect(other.record(report) == (try Text.example.record()))
  }

  // MARK: What the report says of itself

  @Test(arguments: ["", " \n\t\r\n", "\u{FEFF}"]) func emptyReportHasAnEmptyRecord(_ text: String)
    throws
  {
    let record = try record(text)
    #expect(record.actors.isEmpty)
    #expect(record.events.isEmpty)
    #expect(record.quotations.isEmpty)
    #expect(record.notices.isEmpty)
    #expect(record.report.parts.isEmpty)
    #expect(record.report.title == nil)
  }

  @Test func undatedReportSaysSo() throws {
    #expect(try record("Peru bombed Chile.").notices.map(\.kind) == [.undated])
    #expect(try record("Peru bombed Chile.", published: "2025-01-02").notices.isEmpty)
  }

  @Test func undatedReportIsDatedByWhatItSays() throws {
    let record = try record(
      """
      President Joe Biden met Prime Minister Boris Johnson. Prime Minister Tony Blair stayed away.
      """)
    #expect(record.report.published == nil)
    #expect(record.report.dated?.from == CalendarDate("2021-01-20"))
    #expect(record.report.dated?.to == CalendarDate("2022-09-06"))
    let notice = try #require(record.notices.first { $0.kind == .undated })
    #expect(
      notice.evidence.map(\.exact) == ["President Joe Biden", "Prime Minister Boris Johnson"])
    let parts = notice.message.split(separator: "; against that: ")
    #expect(parts.count == 2)
    #expect(
      parts.first?.hasPrefix(
        "the report has no date; dated: between 2021-01-20 and 2022-09-06, because ")
        == true)
    #expect(
      parts.first?.contains("; Boris Johnson is Prime Minister of the United Kingdom") == true)
    #expect(parts.last?.hasPrefix("Tony Blair is Prime Minister of the United Kingdom") == true)
  }

  @Test func undatedReportMayBeOfToday() throws {
    let record = try record("Mexican President Claudia Sheinbaum spoke.")
    #expect(record.notices.first?.message.contains("between 2024-10-01 and today") == true)
    #expect(record.report.dated?.to == nil)
  }

  @Test func doubtIsANoticeWithItsWords() throws {
    let record = try record(
      "Former President Donald Trump visited Florida.", published: "2025-08-09")
    #expect(record.notices.map(\.kind) == [.role])
    #expect(record.notices[0].evidence.map(\.exact) == ["Former President Donald Trump"])
  }

  @Test func outletAndAddressAreKept() throws {
    let recorder = try recorder.get()
    let report = try recorder.read(
      text: "Peru bombed Chile.", published: CalendarDate("2025-01"), outlet: "The Bugle",
      url: "https://b.example/1")
    let header = recorder.record(report).report
    #expect(header.outlet == "The Bugle")
    #expect(header.url == "https://b.example/1")
    #expect(header.published?.description == "2025-01")
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let recorder = try recorder.get()
    let error = #expect(throws: (any Error).self) { try recorder.read(text: "Peru\u{0}Chile") }
    #expect("\(error.map { "\($0)" } ?? "")".contains("NUL"))
  }

  // MARK: One record by value

  @Test func claimIsWrittenOut() throws {
    let record = try record("Chile said that Peru bombed Bolivia.", published: "2025-03-14")
    let event = try #require(record.events.first)
    let names = Dictionary(uniqueKeysWithValues: record.actors.map { ($0.id, $0.name) })
    #expect(record.events.count == 1)
    #expect(event.type == .assault)
    #expect(event.actor.map { names[$0] } == ["Peru"])
    #expect(event.recipient.map { names[$0] } == ["Bolivia"])
    #expect(event.summary == .claimed)
    #expect(event.chain.map { $0.source.actor.flatMap { names[$0] } } == [nil, "Chile"])
    #expect(event.chain[1].cue?.exact == "said")
    #expect(event.factuality.map(\.value) == [.unknown, .certain])
    #expect(event.why.predicate.exact == "bombed")
    #expect(event.sentence.exact == "Chile said that Peru bombed Bolivia.")
    #expect(event.quadClass == 4)
    #expect(record.actors.map(\.country) == ["CHL", "PER", "BOL"])
  }

  /// The entry's code; where a rule changed the type that of the promise; else the crosswalk's.
  @Test(arguments: [
    ("Peru bombed Chile.", "ASSAULT 195"), ("Kenya apologised to Uganda.", "CONCEDE 055"),
    ("France will withdraw its troops from Mali.", "CONCEDE 0356"),
    ("A court in Kenya convicted a Ugandan journalist.", "SANCTION 116"),
  ])
  func eventHasACodeOfCAMEO(_ text: String, _ expected: String) throws {
    let events = try record(text, published: "2025-03-14").events
    #expect(events.map { "\($0.type.rawValue) \($0.cameo)" } == [expected])
  }
}
