import Foundation
import Tables
import TestSupport
import Testing
import Verbale

/// Tables of the registry made of an actor dictionary.
@Suite struct PetrarchActorTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func layers(_ dictionary: Data) throws -> PetrarchLayers {
    try PetrarchLayers(
      verbs: nil, actors: folder.write("actors.txt", dictionary), folder: folder.path + "/made",
      over: Installation(
        model: Repository.model, registry: Repository.registry, lexicon: Repository.lexicon))
  }

  /// The rows of a table, without their source.
  private func rows(_ table: String, _ columns: String...) throws -> [String] {
    try Table(path: folder.path + "/made/registry/\(table).tsv", columns: columns).rows
      .map { $0.fields.joined(separator: " ") }
  }

  // MARK: Names

  @Test func datedCodesMakeAPersonWithTenures() throws {
    let layers = try layers(
      Data(
        """
        ORVAL_TEMBLEQUE_
        +TEMBLEQUE_
        +COMANDANTE_TORMENTA_
            [PERREB <150601] # in arms
            [PERGOV 150601-200131]
            [PERELI >200131]
        """.utf8))
    #expect(
      try rows("persons", "id", "name", "surname", "country", "sector") == [
        "petrarch-orval-tembleque Orval Tembleque Tembleque PER "
      ])
    #expect(
      try rows("tenures", "office", "from", "to") == [
        "petrarch-per-reb  2015-06-01", "petrarch-per-gov 2015-06-01 2020-02-01",
      ])
    #expect(
      try rows("offices", "id", "country", "sector") == [
        "petrarch-per-reb PER REB", "petrarch-per-gov PER GOV",
      ])
    // the surname is found without an alias
    #expect(try rows("aliases", "alias", "table") == ["Comandante Tormenta persons"])
    #expect(try rows("tenures", "source") == ["actors.txt:4", "actors.txt:5"])
    #expect(
      layers.notices == ["\(folder.path)/actors.txt: 1 of 1 actors taken; 0 lines not read"])
  }

  @Test(arguments: [
    ("[PERGOV 900101-991231]", "1990-01-01 2000-01-01"), ("[PERGOV>291231]", "2030-01-01 "),
    ("[PERGOV < 300101]", " 1930-01-01"), ("[PERGOV 19450508 - 20291231]", "1945-05-08 2030-01-01"),
    ("[PERGOV 000229-000229]", "2000-02-29 2000-03-01"),
  ])
  func datesHaveTheirCentury(_ code: String, _ expected: String) throws {
    _ = try layers(Data("ORVAL_TEMBLEQUE_ \(code)\n".utf8))
    #expect(try rows("tenures", "from", "to") == [expected])
  }

  @Test(arguments: [
    ("PERGOV", "organisations PER GOV"), ("PERREBALL", "groups PER REB"),
    ("PERGOVMIL", "organisations PER MIL"), ("PERMED", "organisations PER JRN"),
    ("PERHLH", "organisations PER MED"), ("PERXXXLAB", "organisations PER LAB"),
    ("IGO", "organisations IGO GOV"), ("IGOUNOKIT", "organisations UNO GOV"),
    ("NGOHRI", "organisations NGO SOC"), ("IGOEEC", "organisations EUR GOV"),
    ("MNC", "organisations MNC BUS"), ("IMG", "groups IMG UAF"),
    ("TMPGOV", "organisations TLS GOV"),
    ("PALREB", "groups PSE REB"),
  ])
  func codeIsCountryAndSector(_ code: String, _ expected: String) throws {
    _ = try layers(Data("WORLD_KITE_COUNCIL_ [\(code)]\n".utf8))
    let found = try ["organisations", "groups"].flatMap { table in
      try rows(table, "name", "country", "sector").map { "\(table) \($0)" }
    }
    #expect(found.map { $0.replacing("World Kite Council ", with: "") } == [expected])
  }

  @Test func bodyHasTheCodeThatHoldsNow() throws {
    _ = try layers(Data("LANTERNS_ [PERREB <150601][PERGOV >150601]\n".utf8))
    #expect(try rows("organisations", "name", "sector") == ["Lanterns GOV"])
  }

  @Test func stateAloneMakesAnotherNameOfIt() throws {
    _ = try layers(Data("PERU_ [PER]\n+LAND_OF_THE_INCAS_\n+PERUVIAN_\n+LIMA_\n".utf8))
    // what the registry knows already is not said again
    #expect(try rows("aliases", "alias", "table", "id") == ["Land Of The Incas countries PER"])
  }

  @Test func whomTheRegistryKnowsKeepsIdAndName() throws {
    _ = try layers(
      Data("BARACK_OBAMA_\n[USAGOV 090120-170120]\nUNITED_NATIONS_ [IGOUNO]\n".utf8))
    #expect(try rows("persons", "id") == [])
    #expect(
      try rows("tenures", "person", "office", "from", "to") == [
        "barack-obama petrarch-usa-gov 2009-01-20 2017-01-21"
      ])
    #expect(
      try rows("organisations", "id", "name", "country", "sector") == [
        "united-nations United Nations UNO GOV"
      ])
  }

  @Test func nameThatComesTwiceIsOneRow() throws {
    _ = try layers(
      Data(
        "ORVAL_TEMBLEQUE_ [PERGOV <150601]\nORVAL_TEMBLEQUE_ [PERGOV <150601]\nKITES_ [PERBUS]\nKITES_ [PERBUS]\n"
          .utf8))
    #expect(try rows("persons", "id").count == 1)
    #expect(try rows("tenures", "person").count == 1)
    #expect(try rows("organisations", "id").count == 1)
  }

  // MARK: Lines that cannot be read

  @Test(arguments: [
    ("+KITE_", "belongs to no name"), ("[PERGOV]", "belongs to no name"),
    ("A%KITE [PER]", "is no name"), ("___ [PER]", "is no name"), ("KI\tTE_ [PER]", "is no name"),
    ("KITE_ [PERGOV", "“]” is missing"), ("KITE_ [PERGOV] x", "“[” is missing"),
    ("KITE_ [pergov]", "letters in threes"), ("KITE_ [PERGO]", "letters in threes"),
    ("KITE_ [~GOV]", "letters in threes"), ("KITE_ []", "letters in threes"),
    ("KITE_ [QQQGOV]", "begins with no country"), ("KITE_ [PERGOV 1-2]", "“1” is no date"),
    ("KITE_ [PERGOV 201301-201302]", "is no date"), ("KITE_ [PERGOV 200101-190101]", "ends before"),
    ("KITE_ [PERGOV 200101]", "is no time"), ("KITE_ [PERGOV <]", "is no date"),
    ("KITE_ [PERGOV 1-2-3]", "is no time"), ("KITE_ [PERGOV <٠٠٠٠٠٠]", "is no date"),
  ])
  func faultyLineIsToldAndSkipped(_ line: String, _ problem: String) throws {
    let layers = try layers(Data("\(line)\nLANTERNS_ [PERLAB]\n".utf8))
    #expect(layers.notices.count == 2)
    let notice = try #require(layers.notices.first)
    #expect(notice.hasPrefix(folder.path + "/actors.txt, line 1: "))
    #expect(notice.contains(problem), "\(notice)")
    #expect(layers.notices.last?.hasSuffix("1 line not read") == true)
    #expect(try rows("organisations", "name") == ["Lanterns"])
  }

  /// The lines of a name that cannot be read are not those of the name before.
  @Test func linesBelowAFaultyNameAreNotOfTheOneBefore() throws {
    let layers = try layers(Data("LANTERNS_ [PERLAB]\nA%KITE\n+KITES_\n[USAGOV]\n".utf8))
    #expect(layers.notices.count == 4)
    #expect(try rows("organisations", "name", "country") == ["Lanterns PER"])
    #expect(try rows("aliases", "alias") == [])
  }

  @Test func hugeAndBrokenLinesAreTold() throws {
    var dictionary = Data("\u{FEFF}LANTERNS_ [PERLAB]\n".utf8)
    dictionary += Data(repeating: UInt8(ascii: "["), count: 1_000_000) + [10, 0xFF, 10, 0, 10]
    let layers = try layers(dictionary)
    #expect(
      layers.notices.dropLast().map { $0.replacing(folder.path + "/actors.txt, ", with: "") } == [
        "line 2: the line is longer than 10000 bytes", "line 3: it is not UTF-8",
        "line 4: “\u{0}” is no name",
      ])
    #expect(try rows("organisations", "name") == ["Lanterns"])
  }

  // MARK: The program

  @Test(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
  func programReadsDictionaries() throws {
    let dictionaries = Repository.path("Tests/Fixtures/petrarch")
    let outcome = try Program.run(
      ["code"] + Program.data + [
        "--petrarch-verbs", dictionaries + "/verbs.txt", "--petrarch-actors",
        dictionaries + "/actors.txt", "--format", "json", "--published", "2018-03-14", "-",
      ], input: "Orval Tembleque snubbed the Andean Lantern League. Peru donated tents to Chile.")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.split(separator: "\n") == [
        "verbale: \(dictionaries)/verbs.txt: 6 of 6 verbs, 8 of 8 patterns, 3 of 4 words of sets taken; 0 lines not read",
        "verbale: \(dictionaries)/actors.txt: 5 of 5 actors taken; 0 lines not read",
      ])
    let record = try #require(try outcome.records.first)
    let names = Dictionary(uniqueKeysWithValues: record.actors.map { ($0.id, $0) })
    let lines = record.events.map { event in
      let actors = event.actor.map { names[$0].map { "\($0.name) \($0.sector ?? "–")" } ?? "?" }
      let recipients = event.recipient.map { names[$0]?.name ?? "?" }
      return "\(actors) \(event.type.rawValue) \(event.cameo) \(recipients)"
    }
    #expect(
      lines == [
        #"["Orval Tembleque GOV"] REJECT 128 ["Andean Lantern League"]"#,
        #"["Peru –"] AID 073 ["Chile"]"#,
      ])
    let bare = try Program.run(
      ["code"] + Program.data + ["--format", "json", "-"], input: "Peru bombed Chile.")
    let coder = try #require(try bare.records.first).coder
    #expect(record.coder.lexicon != coder.lexicon)
    #expect(record.coder.registry != coder.registry)
  }
}
