import Ledger
import Records
import Testing

/// Events made by hand, each argument one of the things that a test is about.
enum ExportSample {
  static let coder = Record.Coder(
    version: "0.1.0", model: "aaaaaaaaaaaaaaaaaaaa", registry: "bbbbbbbbbbbbbbbbbbbb",
    lexicon: "cccccccccccccccccccc")

  static func evidence(_ exact: String, at start: Int = 10) -> Evidence {
    Evidence(start: start, end: start + exact.unicodeScalars.count, exact: exact)
  }

  static func actor(
    _ id: String, _ name: String, _ country: String? = nil, _ sector: String? = nil,
    registry: String? = nil, office: String? = nil, at start: Int = 12
  ) -> Actor {
    Actor(
      id: id, name: name, country: country, sector: sector, office: office, registry: registry,
      mentions: [evidence(name, at: start)])
  }

  static func report(
    _ key: String = "r1", title: String? = "Chile shuts a pass", outlet: String? = "The Bugle",
    url: String? = "https://www.bugle.example/1", published: String? = "2025-08-09",
    added: String? = "2025-08-10T06:07:08Z", voice: String? = nil, lead: Int? = 60
  ) -> LedgerEvent.ReportFacts {
    LedgerEvent.ReportFacts(
      key: key, title: title, outlet: outlet, url: url,
      published: published.flatMap { CalendarDate($0) }, added: added, language: "en",
      voice: voice, length: 900, lead: lead)
  }

  static let chile = actor("a1", "Chile", "CHL", "GOV", registry: "countries/CHL")
  static let peru = actor("a2", "Peru", "PER", registry: "countries/PER", at: 30)

  static func telling(
    _ report: LedgerEvent.ReportFacts = report(), type: EventType = .reject,
    mode: [String] = ["meet"], cameo: String = "1244", context: [EventContext] = [.diplomatic],
    actors: [Actor] = [chile], recipients: [Actor] = [peru],
    summary: Factuality.Summary = .happened, date: EventDate? = day("2025-08-08"),
    place: String? = "Arica", sentence: String = "Chile called off the talks with Peru."
  ) -> LedgerEvent.Telling {
    let event = Event(
      id: "e1", type: type, mode: mode, cameo: cameo, context: context,
      actor: actors.map(\.id), recipient: recipients.map(\.id),
      about: [evidence("the talks", at: 25)],
      chain: [
        Attribution(source: .init(.outlet)),
        Attribution(
          source: .init(.unnamed, words: evidence("two aides", at: 70), sector: "GOV"),
          cue: evidence("said", at: 80), stance: .neutral),
      ],
      factuality: [
        .init(holder: "outlet", value: .unknown), .init(holder: "unnamed", value: .certain),
      ], tense: .past, auxiliaryMode: [], summary: summary, confidence: 0.875, date: date,
      place: place.map {
        EventPlace(name: $0, country: "CHL", evidence: evidence($0, at: 50))
      },
      counts: [EventCount(kind: .injured, least: 3, most: 5, evidence: evidence("three", at: 90))],
      evidence: [evidence(sentence)], sentence: evidence(sentence),
      why: .init(
        predicate: evidence("called off", at: 16), actor: actors.prefix(1).flatMap(\.mentions),
        recipient: recipients.prefix(1).flatMap(\.mentions), lexicon: "call off", path: ["nsubj"],
        probabilities: ["REJECT": 0.9], signals: []))
    return .init(
      report: report, event: event, actors: actors + recipients,
      coordinates: .init(latitude: -18.48, longitude: -70.33))
  }

  static func day(_ text: String) -> EventDate {
    EventDate(value: CalendarDate(text), source: .text)
  }

  static func event(
    _ id: String = "v1", _ tellings: LedgerEvent.Telling...
  ) throws -> LedgerEvent {
    try #require(
      LedgerEvent(id: id, coder: coder, tellings: tellings.isEmpty ? [telling()] : tellings))
  }

  /// Everything that an exporter writes.
  static func export(
    _ events: [LedgerEvent], _ format: ExportFormat, isEverything: Bool = false,
    isRaw: Bool = false
  ) throws -> String {
    let output = Output()
    var exporter = try Exporter(format, isEverything: isEverything, isRaw: isRaw) {
      output.text += $0
    }
    for event in events { try exporter.add(event) }
    try exporter.finish()
    return output.text
  }

  private final class Output { var text = "" }
}
