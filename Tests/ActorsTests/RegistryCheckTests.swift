import Actors
import Tables
import TestSupport
import Testing

@Suite struct RegistryCheckTests {
  /// What is wrong with the small registry and some rows more, as `file:line column`.
  private func problems(_ rows: [String: [String]]) throws -> [TableError] {
    RegistryCheck(try readRegistry(SmallRegistry.folder(adding: rows), isLenient: true)).problems()
  }

  private func place(_ error: TableError) -> String {
    "\(error.path.split(separator: "/").last ?? ""):\(error.line ?? 0) \(error.column ?? "")"
  }

  /// Guards the data.
  @Test func nothingIsWrongWithTheCommittedTables() throws {
    #expect(RegistryCheck(try registry.get()).problems().map(\.description) == [])
  }

  @Test func nothingIsWrongWithTheSmallTables() throws {
    #expect(try problems([:]).map(\.description) == [])
  }

  // MARK: Tenures

  @Test(arguments: [
    "siri-dahl|nor-premier|2018-01-01|2019-01-01|x",
    "siri-dahl|nor-premier|2014-01-01|2015-01-02|x",
    "siri-dahl|nor-premier|2014-01-01|2015-02|x", "siri-dahl|nor-premier|2021|_|x",
    "siri-dahl|nor-premier|_|2016|x", "ola-berg|nor-premier|2016|2017|x",
  ])
  func overlappingHoldersOfASingleOffice(_ row: String) throws {
    let found = try problems(["tenures": [row]])
    #expect(found.count == 1, "\(found)")
    #expect(found.allSatisfy { $0.column == "from" && $0.problem.contains("nor-premier") })
  }

  @Test func overlapNamesBothHoldersAndTheLine() throws {
    let found = try problems(["tenures": ["siri-dahl|nor-premier|2018-01-01|2019-01-01|x"]])
    #expect(found.map(place) == ["tenures.tsv:4 from"])
    let problem = try #require(found.first?.problem)
    for part in ["siri-dahl", "2018-01-01", "ola-berg", "line 2"] {
      #expect(problem.contains(part), "\(problem)")
    }
  }

  @Test(arguments: [
    // the day on which one comes and the other goes
    "siri-dahl|nor-premier|2014-01-01|2015-01-01|x",
    // it may have been in the same month
    "siri-dahl|nor-premier|2014-01-01|2015-01|x", "siri-dahl|nor-premier|_|2015|x",
    // many hold it
    "siri-dahl|nor-lawmaker|2018|2019|x",
  ])
  func neighboursAndVagueDatesDoNotOverlap(_ row: String) throws {
    let rows = ["ola-berg|nor-lawmaker|2010|_|x", row]
    #expect(try problems(["tenures": rows]).map(\.description) == [])
  }

  @Test func onePersonTwiceInAnOfficeOfMany() throws {
    let rows = ["ola-berg|nor-lawmaker|2010|2014|x", "ola-berg|nor-lawmaker|2012|2016|x"]
    #expect(try problems(["tenures": rows]).map(place) == ["tenures.tsv:5 from"])
  }

  @Test func reversedDates() throws {
    let found = try problems([
      "tenures": [
        "siri-dahl|nor-lawmaker|2020-03|2020-02-28|x", "ola-berg|nor-lawmaker|2020|2020|x",
      ]
    ])
    #expect(found.map(place) == ["tenures.tsv:4 to"])
    #expect(found.first?.problem == "it ends on 2020-02-28, before it begins on 2020-03")
  }

  @Test func officeKnownThroughADayBeforeItsLastHolder() throws {
    let office = "nor-king|King of Norway|King|monarch|NOR|_|GOV|yes|2021-05-31|x"
    let late = try problems([
      "offices": [office], "tenures": ["siri-dahl|nor-king|2021-06-01|_|x"],
    ])
    #expect(late.map(place) == ["offices.tsv:4 known_through"])
    #expect(late.first?.problem.contains("2021-06-01") == true)
    let known = try problems([
      "offices": [office], "tenures": ["siri-dahl|nor-king|2021-05-31|_|x"],
    ])
    #expect(known.isEmpty)
  }

  // MARK: Codes and names

  @Test(arguments: [
    ("persons", "per-lie|Per Lie|Lie|m|XXX|_|x", "country"),
    ("persons", "per-lie|Per Lie|Lie|male|NOR|_|x", "gender"),
    ("offices", "nor-king|King|King|monarch|NO|_|GOV|yes|_|x", "country"),
    ("offices", "nor-envoy|Envoy|Envoy|ambassador|NOR|SWE|GOV|yes|_|x", "recipient_country"),
    ("offices", "nor-king|King|King|monarch|NOR|_|KING|yes|_|x", "sector"),
    ("organisations", "nor-army|Norwegian Army|army|nor|MIL|x", "country"),
    ("organisations", "nor-army|Norwegian Army|army|NOR|ARMY|x", "sector"),
    ("groups", "fell-front|Fell Front|rebels|SWE|REB|x", "country"),
    ("groups", "fell-front|Fell Front|rebels|NOR|reb|x", "sector"),
    ("outlets", "fell-post|Fell Post|_|SWE|newspaper|x", "country"),
    ("places", "malmo|Malmö|city|SWE|_|_|x", "country"), ("roles", "king|KNG|office|_|_", "sector"),
    ("countries", "SJM|SJ|Svalbard|Svalbard|_|_|_|_|SWE|x", "controller"),
    ("countries", "SWE|SE|Sweden|Sweden|Swedish|Swede|Swedes|stockholm|_|x", "capital"),
  ])
  func codeThatIsNone(_ table: String, _ row: String, _ column: String) throws {
    #expect(
      try problems([table: [row]]).map(place)
        == ["\(table).tsv:\(SmallRegistry.firstAddedLine(table)) \(column)"])
  }

  @Test(arguments: [
    ("persons", "per-lie|Per Lie|Lie|unknown|UNO|_|x"), ("persons", "per-lie|Per Lie|Lie|_|_|_|x"),
    ("groups", "fell-front|Fell Front|rebels|ISM|_|x"),
    ("countries", "SJM|SJ|Svalbard|Svalbard|_|_|_|_|NOR|x"),
  ])
  func codesBeyondStatesAndWhatIsNotKnown(_ table: String, _ row: String) throws {
    #expect(try problems([table: [row]]).map(\.description) == [])
  }

  @Test func sectorOfAPersonThatIsNone() throws {
    let layer = try Folder()
    try layer.write(
      "persons.tsv",
      "id\tname\tsurname\tgender\tcountry\tsector\nliv-lund\tLiv Lund\tLund\tf\tNOR\tOPPO\n")
    let registry = try readRegistry(SmallRegistry.folder(), layer)
    #expect(RegistryCheck(registry).problems().map(place) == ["persons.tsv:2 sector"])
  }

  @Test func aliasTwice() throws {
    let found = try problems([
      "aliases": [
        "Norge|short|countries|NOR|x", "Norge|short|groups|fjord-front|x",
        "Norsk|adjective|countries|NOR|x", "Norsk|demonym|countries|NOR|x",
      ]
    ])
    #expect(found.map(place) == ["aliases.tsv:3 alias"])
    #expect(found.first?.problem.contains("line 2") == true)
  }

  /// A layer may repeat what it lies over.
  @Test func aliasOfALayerIsNoSecondOne() throws {
    let layer = try SmallRegistry.layer(["aliases": ["Norge|name|countries|NOR|x"]])
    let registry = try readRegistry(SmallRegistry.folder(), layer)
    #expect(RegistryCheck(registry).problems().map(\.description) == [])
  }

  // MARK: All together

  @Test func whatReadingLeftOutIsToldInTheOrderOfTablesAndLines() throws {
    let found = try problems([
      "tenures": ["siri-dahl|nor-premier|soon|_|x", "siri-dahl|nor-lawmaker|2020|2019|x"],
      "persons": ["per-lie|Per Lie|Lie|m|XXX|_|x", "_|Liv Lund|Lund|f|NOR|_|x"],
      "aliases": ["Sverige|name|countries|SWE|x"],
    ])
    #expect(
      found.map(place) == [
        "aliases.tsv:3 id", "persons.tsv:5 country", "persons.tsv:6 id", "tenures.tsv:4 from",
        "tenures.tsv:5 to",
      ])
  }
}
