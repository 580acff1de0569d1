import Actors
import Language
import TestSupport
import Testing

/// What persons are on the day, by the registry and by what the report calls them.
@Suite struct CastPersonTests {
  // MARK: Standing by date

  static let sunak = """
    Rishi//PROPN/3/nsubj/Entity=B-Person Sunak//PROPN/1/flat/Entity=I-Person
    arrived/arrive/VERB/0/root
    """

  @Test(arguments: ["2022-10-25", "2023-06-01", "2024-07-04"])
  func incumbentActsForTheOffice(_ date: String) throws {
    let member = try #require(try member("Rishi", in: resolve(Self.sunak, on: date)))
    #expect(member.registry == "persons/rishi-sunak")
    #expect(member.country == "GBR")
    #expect(member.sector == "GOV")
    #expect(member.office == "Prime Minister of the United Kingdom")
  }

  @Test func formerMinisterIsOfTheElites() throws {
    let member = try #require(try member("Rishi", in: resolve(Self.sunak, on: "2025-08-09")))
    #expect(member.registry == "persons/rishi-sunak")
    #expect(member.country == "GBR")
    #expect(member.sector == "ELI")
    #expect(member.office == nil)
  }

  @Test func whoWillHoldAnOfficeDoesNotYetSpeakForIt() throws {
    let member = try #require(try member("Rishi", in: resolve(Self.sunak, on: "2010-01-01")))
    #expect(member.registry == "persons/rishi-sunak")
    #expect(member.sector != "GOV")
    #expect(member.office == nil)
    #expect(!member.speaksForState)
  }

  /// One tenure after the other, the same person.
  @Test(arguments: [
    ("2015-06-01", "LEG", "United States Senator"),
    ("2025-08-09", "GOV", "United States Secretary of State"),
  ])
  func otherDaysOtherOffices(_ date: String, _ sector: String, _ office: String) throws {
    let member = try member(
      "Marco",
      in: resolve(
        """
        Marco//PROPN/3/nsubj/Entity=B-Person Rubio//PROPN/1/flat/Entity=I-Person
        spoke/speak/VERB/0/root
        """, on: date))
    #expect(member?.sector == sector)
    #expect(member?.office == office)
  }

  // MARK: Words that say so

  @Test(arguments: ["Former", "Ex", "Ousted", "Disgraced", "Late"])
  func wordForWhoIsOutOfOffice(_ word: String) throws {
    let member = try #require(
      try member(
        "Ana",
        in: resolve(
          """
          \(word)//ADJ/3/amod Peruvian//ADJ/3/amod minister//NOUN/4/nmod:desc
          Ana//PROPN/6/nsubj/Entity=B-Person Quiroz//PROPN/4/flat/Entity=I-Person
          resigned/resign/VERB/0/root
          """)))
    #expect(member.country == "PER")
    #expect(member.sector == "ELI")
  }

  @Test(arguments: [
    ("minister", "GOV"), ("ex-minister", "ELI"), ("Ex-Minister", "ELI"),
    ("lawmaker", "LEG"), ("ex-lawmaker", "ELI"), ("journalist", "JRN"),
  ])
  func titleOfAnUnlistedPerson(_ title: String, _ sector: String) throws {
    let resolved = try resolve(
      """
      Peruvian//ADJ/2/amod \(title)//NOUN/3/nmod:desc Ana//PROPN/5/nsubj/Entity=B-Person
      Quiroz//PROPN/3/flat/Entity=I-Person resigned/resign/VERB/0/root
      """)
    let member = try #require(try member("Ana", in: resolved))
    #expect(member.name == "Ana Quiroz")
    #expect(member.kind == .person)
    #expect(member.country == "PER")
    #expect(member.sector == sector)
    #expect(member.registry == nil)
  }

  @Test func designatePresidentIsNotYet() throws {
    let tree = """
      President//PROPN/2/compound elect//ADJ/3/nmod:desc Donald//PROPN/5/nsubj/Entity=B-Person
      Trump//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
      """
    let member = try #require(try member("Donald", in: resolve(tree, on: "2024-12-01")))
    #expect(member.registry == "persons/donald-trump")
    #expect(member.sector == "ELI")
  }

  /// The registry knows no office of the day, the report does.
  @Test func titleOfAListedPersonFillsWhatTheRegistryLacks() throws {
    let tree = """
      Lawmaker//NOUN/2/nmod:desc Rishi//PROPN/4/nsubj/Entity=B-Person
      Sunak//PROPN/2/flat/Entity=I-Person arrived/arrive/VERB/0/root
      """
    #expect(try member("Rishi", in: resolve(tree, on: "2012-01-01"))?.sector == "LEG")
  }

  @Test func appositionBehindTheName() throws {
    let (text, cast) = try resolve(
      """
      Ana//PROPN/9/nsubj/Entity=B-Person Quiroz//PROPN/1/flat/Entity=I-Person ,//PUNCT/6/punct
      a//DET/6/det Chilean//ADJ/6/amod journalist//NOUN/1/appos ,//PUNCT/6/punct
      soon//ADV/9/advmod resigned/resign/VERB/0/root
      """)
    let member = cast.members[try #require(cast.member(at: text[0]))]
    #expect(member.country == "CHL")
    #expect(member.sector == "JRN")
    #expect(cast.members(at: text[5]) == cast.members(at: text[0]))
  }

  @Test func ageAloneMakesACivilian() throws {
    let tree = """
      Ana//PROPN/6/nsubj/Entity=B-Person Quiroz//PROPN/1/flat/Entity=I-Person ,//PUNCT/4/punct
      34//NUM/1/appos ,//PUNCT/4/punct fled/flee/VERB/0/root
      """
    #expect(try member("Ana", in: resolve(tree))?.sector == "CVL")
    let ageless = tree.replacing("34//NUM", with: "weeping//ADJ")
    #expect(try member("Ana", in: resolve(ageless))?.sector == nil)
  }

  // MARK: Later names

  @Test(arguments: ["Cuéllar", "Oblitas", "Rufino", "Cuellar"])
  func laterPartOfAName(_ name: String) throws {
    let (text, cast) = try resolve(
      """
      Bolivian//ADJ/2/amod lawmaker//NOUN/3/nmod:desc Rufino//PROPN/6/nsubj/Entity=B-Person
      Cuéllar//PROPN/3/flat/Entity=I-Person Oblitas//PROPN/3/flat/Entity=I-Person
      resigned/resign/VERB/0/root

      \(name)//PROPN/2/nsubj/Entity=B-Person left/leave/VERB/0/root
      """)
    let member = cast.members[try #require(cast.member(at: text[6]))]
    #expect(member.name == "Rufino Cuéllar Oblitas")
    #expect(member.country == "BOL")
    #expect(member.sector == "LEG")
    #expect(cast.members(at: text[6]) == cast.members(at: text[2]))
  }

  @Test func otherNameIsSomebodyElse() throws {
    let (text, cast) = try resolve(
      """
      Bolivian//ADJ/2/amod lawmaker//NOUN/3/nmod:desc Rufino//PROPN/5/nsubj/Entity=B-Person
      Cuéllar//PROPN/3/flat/Entity=I-Person resigned/resign/VERB/0/root

      Quispe//PROPN/2/nsubj/Entity=B-Person left/leave/VERB/0/root
      """)
    let other = try #require(cast.member(at: text[5]))
    #expect(other != cast.member(at: text[2]))
    #expect(cast.members[other].name == "Quispe")
    #expect(cast.members[other].sector == nil)
  }

  /// Somebody with the surname of a country who was named in full.
  @Test func surnameThatIsACountry() throws {
    let (text, cast) = try resolve(
      """
      Hana//PROPN/3/nsubj/Entity=B-Person Jordan//PROPN/1/flat/Entity=I-Person
      resigned/resign/VERB/0/root

      Jordan//PROPN/2/nsubj/Entity=B-Person left/leave/VERB/0/root
      """)
    #expect(cast.members(at: text[3]) == cast.members(at: text[0]))
    #expect(cast.members(at: text[3]).map { cast.members[$0].kind } == [.person])
  }
}
