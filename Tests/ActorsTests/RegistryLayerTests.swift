import Actors
import Language
import Records
import Tables
import TestSupport
import Testing

/// Folders whose tables are laid over others.
@Suite struct RegistryLayerTests {
  private func layered(_ layers: [String: [String]]...) throws -> Registry {
    let folders = try [SmallRegistry.folder()] + layers.map(SmallRegistry.layer)
    return try withExtendedLifetime(folders) { try Registry(folders: folders.map(\.path)) }
  }

  @Test func newPersonOfALayerIsFoundInATextByAlias() throws {
    let registry = try layered([
      "persons": ["liv-lund|Liv Lund|Lund|f|NOR|_|x"],
      "tenures": ["liv-lund|nor-lawmaker|2021-01-01|_|x"],
      "aliases": ["Lillelund|nickname|persons|liv-lund|x"],
    ])
    let resolver = ActorResolver(registry, try CoreferenceLexicon(folder: Repository.lexicon))
    let text = try Tree.read("Lillelund//PROPN/2/nsubj/Entity=B-Person spoke/speak/VERB/0/root")
    let cast = resolver.resolve(text, on: CalendarDate("2025-08-09"))
    let member = try #require(cast.members.first)
    #expect(cast.members.count == 1)
    #expect(member.registry == "persons/liv-lund")
    #expect(member.name == "Liv Lund")
    #expect(member.sector == "LEG")
    #expect(member.office == "Lawmaker of Norway")
    let before = resolver.resolve(text, on: CalendarDate("2020-12-31"))
    #expect(before.members.first?.office == nil)
  }

  @Test func rowWithAKnownIdStandsInItsPlace() throws {
    let registry = try layered([
      "persons": ["ola-berg|Ola Bergh|Bergh|m|NOR|Q1|x"],
      "roles": ["lawmaker|GOV|person|_|_"],
    ])
    #expect(registry.persons.values.map(\.surname) == ["Nordli", "Bergh", "Dahl"])
    #expect(registry.persons["ola-berg"]?.wikidata == "Q1")
    #expect(registry.roles["lawmaker"]?.kind == .person)
    #expect(registry.roles.values.count == 2)
    #expect(registry.tenures(of: "ola-berg").count == 1)
  }

  @Test func tenureOfALayerDatesTheOldOneAnew() throws {
    let registry = try layered([
      "tenures": [
        "kari-nordli|nor-premier|2020-01-01|2025-06-01|x", "siri-dahl|nor-premier|2025-06-01|_|x",
      ]
    ])
    #expect(registry.tenures.count == 3)
    #expect(registry.tenures(of: "kari-nordli").map { $0.to?.description } == ["2025-06-01"])
    let holders = ["2019-12-31", "2025-05-31", "2025-06-01"].map {
      registry.holder(of: "nor-premier", on: CalendarDate($0))?.id
    }
    #expect(holders == ["ola-berg", "kari-nordli", "siri-dahl"])
  }

  @Test(
    "A tenure that differs in person, office or beginning is another one",
    arguments: [
      "kari-nordli|nor-premier|2020-01-02|_|x", "kari-nordli|nor-premier|2020|_|x",
      "kari-nordli|nor-lawmaker|2020-01-01|_|x", "siri-dahl|nor-premier|2020-01-01|_|x",
    ])
  func otherTenureIsAdded(_ row: String) throws {
    #expect(try layered(["tenures": [row]]).tenures.count == 3)
  }

  @Test func aliasesTraitsAndDesignationsAreAdded() throws {
    let registry = try layered([
      "aliases": ["The Front|short|groups|fjord-front|x"],
      "traits": ["armed|groups|fjord-front|x"],
      "designations": ["fjord-front|nor-justice-ministry|List|Act 2|_|_|2022|active|x"],
    ])
    #expect(registry.aliases.map(\.text) == ["Norge", "The Front"])
    #expect(registry.traits.map(\.word) == ["northern", "armed"])
    #expect(registry.designations.map(\.instrument) == ["Act 1", "Act 2"])
  }

  /// A layer has the columns that its rows need.
  @Test func columnsOfWhatIsNotKnownMayBeLeftOut() throws {
    let layer = try Folder()
    let tables = [
      "persons": "sector|id|name|surname|gender|country\nOPP|liv-lund|Liv Lund|Lund|f|NOR",
      "offices": "id|name|title|kind|country|sector\nnor-king|King|King|monarch|NOR|GOV",
      "places": "id|name|kind|country\nbergen|Bergen|city|NOR",
      "roles": "noun|sector|kind\nking|GOV|office",
      "designations":
        "group|authority|as|instrument|date|status\n"
        + "fjord-front|nor-justice-ministry|List|Act 2|2022-03|active",
    ]
    for (table, text) in tables {
      try layer.write(table + ".tsv", text.replacing("|", with: "\t") + "\n")
    }
    let registry = try readRegistry(SmallRegistry.folder(), layer)
    #expect(registry.persons["liv-lund"]?.sector == "OPP")
    #expect(registry.persons["liv-lund"]?.wikidata == nil)
    #expect(registry.persons["liv-lund"]?.origin.source == "")
    #expect(registry.offices["nor-king"]?.sector == "GOV")
    #expect(registry.offices["nor-king"]?.isSingle == false)
    #expect(registry.offices["nor-king"]?.knownThrough == nil)
    #expect(registry.places["bergen"]?.country == "NOR")
    #expect(registry.places["bergen"]?.latitude == nil)
    #expect(registry.roles["king"]?.office == nil)
    let designation = try #require(registry.designations.last)
    #expect(designation.date?.description == "2022-03")
    #expect(designation.status == "active")
    #expect(designation.basis == nil)
  }

  /// What the registry says of somebody without office holds where no office is held.
  @Test(arguments: [("2020-06-01", "OPP"), ("2021-06-01", "LEG"), ("2023-06-01", "OPP")])
  func sectorOfAPersonWithoutOffice(_ date: String, _ sector: String) throws {
    let layer = try SmallRegistry.layer([
      "tenures": ["liv-lund|nor-lawmaker|2021-01-01|2022-01-01|x"]
    ])
    try layer.write(
      "persons.tsv",
      "id\tname\tsurname\tgender\tcountry\tsector\nliv-lund\tLiv Lund\tLund\tf\tNOR\tOPP\n")
    let resolver = ActorResolver(
      try readRegistry(SmallRegistry.folder(), layer),
      try CoreferenceLexicon(folder: Repository.lexicon))
    let text = try Tree.read(
      """
      Liv//PROPN/3/nsubj/Entity=B-Person Lund//PROPN/1/flat/Entity=I-Person
      spoke/speak/VERB/0/root
      """)
    let cast = resolver.resolve(text, on: CalendarDate(date))
    #expect(cast.members.map(\.registry) == ["persons/liv-lund"])
    #expect(cast.members.map(\.sector) == [sector])
  }

  @Test func lastLayerLiesOnTop() throws {
    let registry = try layered(
      ["persons": ["ola-berg|Ola One|One|m|NOR|_|x"]],
      ["persons": ["ola-berg|Ola Two|Two|m|NOR|_|x"]])
    #expect(registry.persons["ola-berg"]?.surname == "Two")
    #expect(registry.persons["ola-berg"]?.origin.folder == 2)
    #expect(registry.persons["siri-dahl"]?.origin.folder == 0)
    #expect(registry.folders.count == 3)
  }

  @Test func layersMayNameRowsOfOneAnother() throws {
    let registry = try layered(
      ["tenures": ["liv-lund|nor-lawmaker|2021|_|x"]],
      ["persons": ["liv-lund|Liv Lund|Lund|f|NOR|_|x"]])
    #expect(registry.offices(of: "liv-lund", on: nil).map(\.id) == ["nor-lawmaker"])
  }

  // MARK: What is wrong with a layer

  @Test(arguments: [nil, "notes.tsv", "persons.csv"] as [String?])
  func folderWithoutTablesIsNamed(_ file: String?) throws {
    let (base, layer) = (try SmallRegistry.folder(), try Folder())
    if let file { try layer.write(file, "id\tname\n") }
    for isLenient in [false, true] {
      let error = try #require(
        #expect(throws: TableError.self) { try readRegistry(base, layer, isLenient: isLenient) })
      #expect(error.path == layer.path)
      #expect(error.problem.contains("none of the registry's tables"))
    }
  }

  @Test func missingFolderIsNamed() throws {
    let base = try SmallRegistry.folder()
    let path = base.path + "/none"
    let error = try #require(
      #expect(throws: TableError.self) { try Registry(folders: [base.path, path]) })
    #expect(error.path == path)
  }

  @Test func faultOfALayerIsNamedWithItsFolder() throws {
    let base = try SmallRegistry.folder()
    let layer = try SmallRegistry.layer(["tenures": ["liv-lund|nor-premier|2021|_|x"]])
    let expected = TableError(
      path: layer.path + "/tenures.tsv", line: 2, column: "person",
      problem: "no person is called “liv-lund”")
    #expect(throws: expected) { try readRegistry(base, layer) }
    #expect(try readRegistry(base, layer, isLenient: true).problems == [expected])
  }

  /// An id may come back in another layer, not in the same one.
  @Test func idTwiceInALayerIsAFault() throws {
    let layer = try SmallRegistry.layer([
      "persons": ["ola-berg|Ola One|One|m|NOR|_|x", "ola-berg|Ola Two|Two|m|NOR|_|x"]
    ])
    let registry = try readRegistry(SmallRegistry.folder(), layer, isLenient: true)
    #expect(registry.problems.map(\.line) == [3])
    #expect(registry.problems.map(\.path) == [layer.path + "/persons.tsv"])
    #expect(registry.persons["ola-berg"]?.surname == "One")
  }
}
