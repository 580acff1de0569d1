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

  @Test func aliasesAndDesignationsAreAdded() throws {
    let registry = try layered([
      "aliases": ["The Front|short|groups|fjord-front|x"],
      "designations": ["fjord-front|nor-justice-ministry|List|Act 2|_|_|2022|active|x"],
    ])
    #expect(registry.aliases.map(\.text) == ["Norge", "The Front"])
    #expect(registry.designations.map(\.instrument) == ["Act 1", "Act 2"])
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
