import Linking
import Records
import Testing

private func party(_ name: String, _ country: String? = nil, _ registry: String? = nil)
  -> Assertion.Party
{
  .init(
    registry: registry, name: name, country: country, sector: country == nil ? nil : "GOV",
    isPerson: registry?.hasPrefix("persons/") == true)
}

private let peru = party("Peru", "PER", "countries/PER")
private let chile = party("Chile", "CHL", "countries/CHL")
private let quispe = party("Rosa Quispe", "PER", "persons/rosa-quispe")

private func words(_ text: String) -> Evidence { Evidence(start: 0, end: text.count, exact: text) }

private func assertion(
  _ id: String, _ published: String? = "2025-05-03", _ type: EventType = .reject,
  summary: Factuality.Summary = .happened, actors: [Assertion.Party] = [peru],
  recipients: [Assertion.Party] = [chile], day: String? = nil, predicate: String = "rejected",
  voice: String? = nil, outlet: String? = nil,
  _ sentence: String = "Peru rejected Chile's offer to buy the port of Ilo."
) -> Assertion {
  let report = String(id.prefix { $0 != "/" })
  return Assertion(
    id: id, report: report, voice: voice ?? report, outlet: outlet ?? "Outlet \(report)",
    published: published.flatMap { CalendarDate($0) }, type: type, summary: summary,
    actors: actors, recipients: recipients,
    date: day.flatMap { CalendarDate($0) }.map {
      EventDate(value: $0, source: .text, evidence: words("then"))
    } ?? published.flatMap { CalendarDate($0) }.map { EventDate(value: $0, source: .report) },
    predicate: predicate, sentence: sentence)
}

/// The ids of each event's assertions.
private func linked(_ assertions: [Assertion]) -> [[String]] {
  Linker().link(assertions).map { $0.assertions.map(\.id) }
}

@Suite struct LinkerTests {
  private static let base = assertion("a/e1", day: "2025-05-02")

  @Test(arguments: [
    assertion("b/e1", day: "2025-05-02", "Lima turned down an offer by Chile for the port of Ilo."),
    // the next day, by the state's minister
    assertion(
      "b/e1", "2025-05-04", actors: [quispe], day: "2025-05-02",
      "Minister Rosa Quispe rejected the offer of Chile to buy the port of Ilo."),
    // denied
    assertion(
      "b/e1", summary: .denied, day: "2025-05-02",
      "Peru denied that it had rejected the offer of Chile for the port of Ilo."),
    // another reading of the type
    assertion(
      "b/e1", "2025-05-03", .accuse, day: "2025-05-02",
      "Peru rejected Chile's offer to buy the port of Ilo as an insult."),
  ])
  func oneEventOfSeveralReports(other: Assertion) {
    #expect(linked([Self.base, other]) == [["a/e1", "b/e1"]])
  }

  @Test(arguments: [
    // another day
    assertion("b/e1", "2025-06-20", day: "2025-06-19"),
    // the other way round
    assertion(
      "b/e1", actors: [chile], recipients: [peru], day: "2025-05-02",
      "Chile rejected a plan of Peru for copper."),
    // somebody else
    assertion(
      "b/e1", actors: [party("Japan", "JPN", "countries/JPN")],
      recipients: [party("Kenya", "KEN", "countries/KEN")], day: "2025-05-02",
      "Japan rejected a request of Kenya for ferries."),
    // something else
    assertion(
      "b/e1", "2025-05-03", .aid, recipients: [party("farmers", "PER")], day: "2025-05-03",
      predicate: "gave",
      "Peru gave seed to farmers in the valleys."),
    // of one report
    assertion("a/e2", day: "2025-05-02"),
  ])
  func twoEvents(other: Assertion) {
    #expect(linked([Self.base, other]) == [["a/e1"], [other.id]])
  }

  @Test func theOrderOfArrivalDoesNotMatter() {
    var assertions = [
      Self.base, assertion("b/e1", day: "2025-05-02"), assertion("c/e1", nil),
      assertion("c/e2", "2025-05-04", .protest, actors: [party("students", "PER")]),
      assertion("d/e1", "2025-05-04", actors: [quispe], day: "2025-05-02"),
      assertion("e/e1", "2025-05-05", .protest, actors: [party("students", "PER")]),
    ]
    let expected = linked(assertions)
    #expect(expected.count < assertions.count)
    for _ in assertions.indices {
      assertions.append(assertions.removeFirst())
      #expect(linked(assertions) == expected)
      #expect(linked(assertions.reversed()) == expected)
    }
  }

  @Test func laterReportsDoNotChangeTheId() throws {
    let first = try #require(Linker().link([Self.base]).first)
    let later = try #require(
      Linker().link([assertion("0/e1", "2025-05-04", day: "2025-05-02"), Self.base]).first)
    #expect(later.assertions.map(\.id) == ["a/e1", "0/e1"])
    #expect(later.id == first.id)
    #expect(first.id.hasPrefix("ev-") && first.id.utf8.count == 19)
  }

  @Test func copiesAreOneVoice() throws {
    let event = try #require(
      Linker().link([
        assertion("a/e1", voice: "a", outlet: "Herald"),
        assertion("b/e1", voice: "a", outlet: "Post"),
        assertion("c/e1", voice: "c", outlet: "Herald"),
        assertion("d/e1", voice: "d", outlet: "Globe"),
      ]).first)
    #expect(event.reports == 4)
    #expect(event.voices == 3)
    #expect(event.outlets == 2)
    #expect(event.firstReport == "a")
  }

  @Test func nothingIsLinkedToNothing() {
    #expect(linked([]).isEmpty)
    #expect(linked([assertion("a/e1"), assertion("a/e1")]) == [["a/e1"]])
    let empty = Assertion(
      id: "", report: "", voice: "", outlet: nil, published: nil, type: .aid, predicate: "",
      sentence: "")
    #expect(linked([empty]) == [[""]])
  }
}
