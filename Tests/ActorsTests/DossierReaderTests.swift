import Actors
import Foundation
import Records
import TestSupport
import Testing

/// What people are told who ask the registry for a name.
@Suite struct DossierReaderTests {
  private func dossiers(_ name: String, on date: String? = "2025-08-09") throws -> [Dossier] {
    DossierReader(try registry.get()).dossiers(
      named: name, on: date.flatMap { CalendarDate($0) })
  }

  /// The one dossier of a name.
  private func dossier(_ name: String, on date: String? = "2025-08-09") throws -> Dossier {
    let found = try dossiers(name, on: date)
    #expect(found.count == 1, "\(found.map(\.registry))")
    return try #require(found.first)
  }

  private func fact(_ start: String, of dossier: Dossier) throws -> Dossier.Fact {
    try #require(dossier.facts.first { $0.what.hasPrefix(start) })
  }

  // MARK: Persons

  @Test func ministerOnADay() throws {
    let rubio = try dossier("Marco Rubio")
    #expect(rubio.registry == "persons/marco-rubio")
    #expect(rubio.name == "Marco Rubio")
    #expect(rubio.kind == "person")
    #expect(rubio.country == "USA")
    #expect(rubio.sector == "GOV")
    let secretary = try fact("United States Secretary of State, 2025-01-21 to ", of: rubio)
    #expect(secretary.holds)
    #expect(secretary.row.hasPrefix("tenures.tsv:"))
    #expect(!secretary.source.isEmpty)
    #expect(!(try fact("United States Senator, 2011-01", of: rubio).holds))
  }

  @Test func samePersonBeforeTheOffice() throws {
    let rubio = try dossier("Marco Rubio", on: "2015-06-01")
    #expect(rubio.sector == "LEG")
    #expect(try fact("United States Senator", of: rubio).holds)
    #expect(!(try fact("United States Secretary of State", of: rubio).holds))
  }

  @Test(arguments: [("2020-01-01", "GOV", true), ("2025-08-09", "ELI", false)])
  func presidentByNickname(_ date: String, _ sector: String, _ holds: Bool) throws {
    let person = try dossier("AMLO", on: date)
    #expect(person.registry == "persons/andres-manuel-lopez-obrador")
    #expect(person.country == "MEX")
    #expect(person.sector == sector)
    #expect(try fact("nickname: AMLO", of: person).row.hasPrefix("aliases.tsv:"))
    #expect(try fact("President of Mexico, 2018-12-01 to 2024-10-01", of: person).holds == holds)
  }

  @Test(arguments: ["Sheinbaum", "sheinbaum", "Claudia Sheinbaum", "CLAUDIA SHEINBAUM"])
  func surnameInAnyCase(_ name: String) throws {
    #expect(try dossiers(name).map(\.registry) == ["persons/claudia-sheinbaum"])
  }

  @Test(arguments: ["López Obrador", "Lopez Obrador", "andrés manuel lópez obrador"])
  func accentsMayBeLeftOut(_ name: String) throws {
    #expect(try dossiers(name).map(\.registry) == ["persons/andres-manuel-lopez-obrador"])
  }

  @Test func surnameOfSeveralIsAllOfThem() throws {
    let found = try dossiers("Clinton").map(\.registry)
    #expect(Set(found).isSuperset(of: ["persons/bill-clinton", "persons/hillary-clinton"]))
  }

  @Test func tenuresStandInTheOrderOfTheirDates() throws {
    let years = try dossier("Donald Trump").facts.filter { $0.row.hasPrefix("tenures") }
      .compactMap { $0.what.split(separator: ", ").last?.prefix(4) }
    #expect(years.count >= 2)
    #expect(years == years.sorted())
  }

  @Test(arguments: ["Nobody Atall", "", " ", "the", "President of"]) func unknownName(
    _ name: String
  )
    throws
  {
    #expect(try dossiers(name) == [])
  }

  // MARK: Others

  @Test(arguments: ["President of Mexico", "president of mexico"])
  func officeByName(_ name: String) throws {
    let office = try dossier(name)
    #expect(office.registry == "offices/mex-president")
    #expect(office.kind == "office")
    #expect(office.country == "MEX")
    #expect(office.sector == "GOV")
    let holders = office.facts.filter { $0.row.hasPrefix("tenures") }
    #expect(holders.filter(\.holds).map { $0.what.prefix(17) } == ["Claudia Sheinbaum"])
    #expect(holders.count > 5)
    #expect(try fact("head-of-state, known through ", of: office).row.hasPrefix("offices.tsv:"))
  }

  @Test(arguments: ["Turkey", "turkey", "Türkiye", "Turkiye"]) func state(_ name: String) throws {
    let country = try dossier(name)
    #expect(country.registry == "countries/TUR")
    #expect(country.kind == "state")
    #expect(country.country == "TUR")
    #expect(country.sector == nil)
    let words = try #require(country.facts.first)
    #expect(words.row.hasPrefix("countries.tsv:"))
    #expect(words.what.contains("Turkish"))
    #expect(words.what.hasSuffix("capital: Ankara"))
  }

  @Test func stateWithItsTraits() throws {
    let traits = try fact("described as: ", of: dossier("Bhutan"))
    #expect(traits.row.hasPrefix("traits.tsv:"))
    #expect(traits.what.contains("himalayan"))
  }

  @Test func stateAndRegionOfOneName() throws {
    let found = try dossiers("Georgia")
    #expect(found.map(\.kind) == ["state", "region"])
    #expect(found.map(\.country) == ["GEO", "USA"])
  }

  @Test func groupWithItsDesignations() throws {
    let cartel = try dossier("the Sinaloa Cartel")
    #expect(cartel.registry == "groups/sinaloa-cartel")
    #expect(cartel.country == "MEX")
    #expect(cartel.sector == "CRM")
    let listed = try fact("Foreign Terrorist Organization", of: cartel)
    #expect(listed.row.hasPrefix("designations.tsv:"))
    for part in [
      "United States Secretary of State, 2025-02-20", "under Executive Order 14157", "active",
    ] {
      #expect(listed.what.contains(part), "\(listed.what)")
    }
    #expect(try fact("acronym: CDS", of: cartel).row.hasPrefix("aliases.tsv:"))
  }

  @Test(arguments: [
    ("United Nations", "organisations/united-nations", "UNO"),
    ("Reuters", "outlets/reuters", "GBR"),
    ("Oaxaca", "places/oaxaca", "MEX"),
  ])
  func otherTables(_ name: String, _ registry: String, _ country: String) throws {
    let found = try dossier(name)
    #expect(found.registry == registry)
    #expect(found.country == country)
  }

  // MARK: Rows

  /// The row that a fact names is the one that it stands in.
  @Test(arguments: ["Marco Rubio", "AMLO", "Sinaloa Cartel", "Turkey", "President of Mexico"])
  func rowsAreWhereTheyAreSaidToBe(_ name: String) throws {
    let dossier = try dossier(name)
    let id = try #require(dossier.registry.split(separator: "/").last)
    for fact in dossier.facts {
      let place = fact.row.split(separator: ":")
      let text = String(decoding: try Repository.data("Registry/" + place[0]), as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let row = lines[try #require(Int(place[1])) - 1].split(
        separator: "\t", omittingEmptySubsequences: false)
      #expect(row.contains(id), "\(fact.row)")
      #expect(row.last.map(String.init) == fact.source)
    }
  }

  @Test func rowOfALayerNamesItsFolder() throws {
    let layer = try SmallRegistry.layer([
      "persons": ["liv-lund|Liv Lund|Lund|f|NOR|_|notebook"],
      "tenures": ["liv-lund|nor-premier|2025-06-01|_|newspaper"],
      "aliases": ["Lillelund|nickname|persons|liv-lund|notebook"],
    ])
    let reader = DossierReader(try readRegistry(SmallRegistry.folder(), layer))
    let found = reader.dossiers(named: "Lillelund", on: nil)
    #expect(found.map(\.registry) == ["persons/liv-lund"])
    #expect(
      found.first?.facts.map(\.row)
        == ["persons", "aliases", "tenures"].map { "\(layer.path)/\($0).tsv:2" })
    #expect(found.first?.facts.map(\.source) == ["notebook", "notebook", "newspaper"])
    #expect(
      reader.dossiers(named: "Siri Dahl", on: nil).first?.facts.map(\.row) == ["persons.tsv:4"])
  }

  @Test func factsAreWrittenAsJSON() throws {
    let dossier = try dossier("Marco Rubio")
    let data = try JSONEncoder().encode([dossier])
    #expect(try JSONDecoder().decode([Dossier].self, from: data) == [dossier])
  }
}
