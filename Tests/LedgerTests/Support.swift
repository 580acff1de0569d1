import Foundation
import GRDB
import Ledger
import Records
import TestSupport

/// That of the room Records; GRDB has a class of that name.
typealias Record = Records.Record

/// Records made by hand, without a model.
enum Sample {
  static let coder = Record.Coder(version: "1", model: "m", registry: "r", lexicon: "l")

  /// One event for each line of three words, `Name verb Name.`; every other detail is made up from its number.
  static func record(
    _ text: String, url: String? = nil, id: String? = nil, outlet: String? = "The Bugle",
    published: CalendarDate? = CalendarDate("2025-03-14"), type: EventType = .assault,
    coder: Record.Coder = Sample.coder
  ) -> Record {
    let maker = EvidenceMaker(text)
    var actors: [Actor] = []
    var events: [Event] = []
    var start = 0
    var parts: [Record.ReportHeader.Part] = []
    for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      guard !line.isEmpty else { continue }
      let sentence = maker.evidence(start..<(start + line.count))
      parts.append(.init(kind: .paragraph, start: sentence.start, end: sentence.end))
      let words = line.split(separator: 32)
      guard words.count == 3 else { continue }
      var offset = start
      let found = words.prefix(3).map { word in
        defer { offset += word.count + 1 }
        return maker.evidence(offset..<(offset + word.count))
      }
      let sides = [found[0], found[2]].map { words in
        let name = words.exact.hasSuffix(".") ? String(words.exact.dropLast()) : words.exact
        if let known = actors.first(where: { $0.name == name }) { return known.id }
        actors.append(
          Actor(
            id: "a\(actors.count + 1)", name: name, country: String(name.prefix(3)).uppercased(),
            sector: "GOV", office: nil,
            registry: name.hasPrefix("P") ? "places/\(name.lowercased())" : nil, mentions: [words]))
        return actors[actors.count - 1].id
      }
      events.append(
        Event(
          id: "e\(events.count + 1)", type: type, mode: type == .assault ? ["aerial"] : [],
          cameo: "195", context: [.military, .territory], actor: [sides[0]], recipient: [sides[1]],
          about: [],
          chain: [
            Attribution(source: .init(.outlet)),
            Attribution(source: .init(.actor, actor: sides[0]), stance: .neutral),
          ],
          factuality: [
            .init(holder: "outlet", value: .unknown), .init(holder: sides[0], value: .certain),
          ],
          tense: .past, auxiliaryMode: [], summary: .claimed, confidence: 0.75,
          date: EventDate(value: CalendarDate("2025-03"), source: .text, evidence: found[1]),
          place: EventPlace(name: found[2].exact, country: "PER", evidence: found[2]),
          counts: [EventCount(kind: .dead, least: 3, most: nil, evidence: found[1])],
          evidence: [sentence], sentence: sentence, meaning: Meaning(values: [1, -2, 3]),
          why: .init(
            predicate: found[1], actor: [found[0]], recipient: [found[2]], lexicon: "bomb/VERB",
            path: ["nsubj", "obj"], probabilities: ["ASSAULT": 0.9], signals: ["said"])))
    }
    return Record(
      coder: coder,
      report: .init(
        title: nil, outlet: outlet, url: url, id: id, published: published, dateline: nil,
        text: text, parts: parts),
      actors: actors, events: events,
      attributions: events.first.map { event in
        [
          Statement(
            id: "s1", source: .init(.actor, actor: "a1"), cue: event.why.predicate,
            content: [event.sentence], stance: .neutral, verbatim: false, within: nil)
        ]
      } ?? [],
      quotations: events.first.map { event in
        [Quotation(evidence: event.sentence, speaker: .init(.actor, actor: "a1"), whole: true)]
      } ?? [],
      notices: [
        Notice(.repaired, "one byte was replaced"), Notice(.role, "nobody held that office"),
      ])
  }
}

extension Folder {
  func ledger(_ name: String = "news.db", keepsText: Bool? = nil) throws -> Ledger {
    try Ledger(path: path + "/" + name, keepsText: keepsText, patience: 5)
  }
}

extension Ledger {
  @discardableResult
  func add(_ record: Record) throws -> Added {
    try add(Entry(record, keepsText: keepsText))
  }

  func count(_ table: String, where condition: String = "1") throws -> Int {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }
  }

  func text(_ sql: String) throws -> String? {
    try read { try String.fetchOne($0, sql: sql) }
  }

  /// The rows of all tables but those of the searches, for comparing two states.
  func contents() throws -> [String] {
    try read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master
          WHERE type = 'table' AND name NOT LIKE '%\\_text%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'
          ORDER BY name
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }
}

extension Ledger {
  /// Brings all reports to a coder, one after the other.
  func recode(to coder: Record.Coder, _ code: (Report) throws -> Record) throws {
    for id in try outdated(by: coder) {
      guard let report = try report(id) else { continue }
      try recode([(id, try Entry(try code(report), keepsText: keepsText))])
    }
  }
}
