import Actors
import Language
import Records
import TestSupport
import Testing

@Suite struct CastTests {
  static let sheinbaum = """
    Mexican//ADJ/2/amod President//PROPN/3/nmod:desc Claudia//PROPN/5/nsubj/Entity=B-Person
    Sheinbaum//PROPN/3/flat/Entity=I-Person visited/visit/VERB/0/root Oaxaca//PROPN/5/obj

    Later//ADV/3/advmod Sheinbaum//PROPN/3/nsubj/Entity=B-Person said/say/VERB/0/root
    she//PRON/6/nsubj would//AUX/6/aux return//VERB/3/ccomp

    Mexico//PROPN/3/nmod:poss 's//PART/1/case president//NOUN/4/nsubj spoke/speak/VERB/0/root
    """

  // MARK: Persons of the registry

  @Test func fullNameSurnamePronounAndTitleAreOnePerson() throws {
    let (text, cast) = try resolve(Self.sheinbaum)
    let heads = [text[2], text[7], text[9], text[14]]
    #expect(heads.map(\.form) == ["Claudia", "Sheinbaum", "she", "president"])
    let members = heads.map { cast.members(at: $0) }
    #expect(Set(members).count == 1)
    let person = cast.members[try #require(members[0].first)]
    #expect(person.name == "Claudia Sheinbaum")
    #expect(person.kind == .person)
    #expect(person.country == "MEX")
    #expect(person.sector == "GOV")
    #expect(person.registry == "persons/claudia-sheinbaum")
    #expect(person.office?.contains("President") == true)
    #expect(cast.mention(at: text[9])?.isReference == true)
    #expect(cast.mention(at: text[7])?.isReference == false)
    #expect(cast.doubts.isEmpty)
  }

  /// The same words mean another person on another day.
  @Test(arguments: [
    ("2025-08-09", "claudia-sheinbaum"), ("2020-01-01", "andres-manuel-lopez-obrador"),
    ("2001-01-01", "vicente-fox"),
  ])
  func officeMeansItsHolderOnTheDay(_ date: String, _ person: String) throws {
    let resolved = try resolve(
      """
      The//DET/2/det president//NOUN/5/nsubj of//ADP/4/case Mexico//PROPN/2/nmod
      spoke/speak/VERB/0/root
      """, on: date)
    #expect(try member("president", in: resolved)?.registry == "persons/" + person)
  }

  @Test(arguments: ["a", "another", "no"]) func anyHolderIsNobodyInParticular(_ determiner: String)
    throws
  {
    let resolved = try resolve(
      """
      \(determiner)//DET/2/det president//NOUN/5/nsubj of//ADP/4/case Mexico//PROPN/2/nmod
      spoke/speak/VERB/0/root
      """)
    let member = try #require(try member("president", in: resolved))
    #expect(member.kind == .people)
    #expect(member.registry == nil)
    #expect(member.country == "MEX")
  }

  @Test func unknownHolderStaysARole() throws {
    let resolved = try resolve(
      """
      Mexico//PROPN/3/nmod:poss 's//PART/1/case president//NOUN/4/nsubj spoke/speak/VERB/0/root
      """, on: "1800-01-01")
    let member = try #require(try member("president", in: resolved))
    #expect(member.kind == .people)
    #expect(member.sector == "GOV")
    #expect(member.country == "MEX")
    #expect(member.office == nil)
  }

  // MARK: Persons whom the registry lacks

  @Test func unlistedPersonTakesCountryAndSectorOfTheTitle() throws {
    let resolved = try resolve(
      """
      Peruvian//ADJ/2/amod lawmaker//NOUN/3/nmod:desc José//PROPN/5/nsubj/Entity=B-Person
      Cueto//PROPN/3/flat/Entity=I-Person resigned/resign/VERB/0/root

      Cueto//PROPN/2/nsubj/Entity=B-Person left/leave/VERB/0/root
      """)
    let member = try #require(try member("José", in: resolved))
    #expect(member.name == "José Cueto")
    #expect(member.kind == .person)
    #expect(member.country == "PER")
    #expect(member.sector == "LEG")
    #expect(member.registry == nil)
    #expect(resolved.1.members(at: resolved.0[5]) == resolved.1.members(at: resolved.0[2]))
  }

  @Test func appositionIsTheSamePerson() throws {
    let (text, cast) = try resolve(
      """
      The//DET/3/det Chilean//ADJ/3/amod lawmaker//NOUN/8/nsubj ,//PUNCT/5/punct
      Ana//PROPN/3/appos/Entity=B-Person Quiroz//PROPN/5/flat/Entity=I-Person ,//PUNCT/3/punct
      resigned/resign/VERB/0/root
      """)
    #expect(cast.members(at: text[2]) == cast.members(at: text[4]))
    let member = cast.members[try #require(cast.member(at: text[4]))]
    #expect(member.name == "Ana Quiroz")
    #expect(member.country == "CHL")
    #expect(member.sector == "LEG")
  }

  @Test func surnameOfATitledForeignerIsNotTheListedPerson() throws {
    let resolved = try resolve(
      """
      Peruvian//ADJ/2/amod lawmaker//NOUN/3/nmod:desc Sheinbaum//PROPN/4/nsubj/Entity=B-Person
      resigned/resign/VERB/0/root
      """)
    let member = try #require(try member("Sheinbaum", in: resolved))
    #expect(member.registry == nil)
    #expect(member.country == "PER")
    #expect(member.sector == "LEG")
  }

  // MARK: States, peoples, roles

  @Test func coordinatedNationalitiesAreTwoActors() throws {
    let (text, cast) = try resolve(
      """
      Greek//ADJ/4/amod and//CCONJ/3/cc Turkish//ADJ/1/conj
      diplomats/diplomat/NOUN/5/nsubj/Number=Plur met/meet/VERB/0/root in//ADP/7/case
      Vienna//PROPN/5/obl
      """)
    let members = cast.members(at: text[3]).map { cast.members[$0] }
    #expect(members.map(\.country) == ["GRC", "TUR"])
    #expect(members.map(\.sector) == ["GOV", "GOV"])
    #expect(members.allSatisfy { $0.kind == .people })
    #expect(cast.members(at: text[6]).isEmpty, "a capital where something happens is no actor")
  }

  @Test(arguments: [
    ("Ankara//PROPN/2/nsubj refused/refuse/VERB/0/root", "Ankara", "TUR"),
    ("Turkey//PROPN/2/nsubj refused/refuse/VERB/0/root", "Turkey", "TUR"),
    ("They//PRON/2/nsubj left/leave/VERB/0/root Turkey//PROPN/2/obj", "Turkey", "TUR"),
  ])
  func stateByNameOrCapital(_ tree: String, _ word: String, _ country: String) throws {
    let member = try #require(try member(word, in: resolve(tree)))
    #expect(member.kind == .state)
    #expect(member.country == country)
    #expect(member.registry == "countries/" + country)
    #expect(member.speaksForState)
  }

  @Test func nameOfADependentTerritoryIsOfItsState() throws {
    let member = try member("Aruba", in: resolve("Aruba//PROPN/2/nsubj voted/vote/VERB/0/root"))
    #expect(member?.country == "NLD")
  }

  @Test func lowerCaseIsNoName() throws {
    let (text, cast) = try resolve("turkey/turkey/NOUN/2/nsubj roasted/roast/VERB/0/root")
    #expect(cast.members(at: text[0]).isEmpty)
  }

  @Test func adjectiveThatNobodyTakesUpIsItsState() throws {
    let member = try member(
      "Moroccan",
      in: resolve(
        """
        A//DET/3/det Moroccan//ADJ/3/amod airliner//NOUN/4/nsubj crashed/crash/VERB/0/root
        """))
    #expect(member?.country == "MAR")
    #expect(member?.kind == .state)
  }

  @Test func roleTakesTheCountryOfItsModifier() throws {
    let resolved = try resolve(
      """
      Moroccan//ADJ/2/amod students/student/NOUN/3/nsubj/Number=Plur met/meet/VERB/0/root
      the//DET/5/det diplomats/diplomat/NOUN/3/obj/Number=Plur from//ADP/7/case
      Chile//PROPN/5/nmod
      """)
    let students = try #require(try member("students", in: resolved))
    #expect(students.country == "MAR")
    #expect(students.sector == "EDU")
    #expect(students.kind == .people)
    #expect(students.registry == nil)
    #expect(try member("diplomats", in: resolved)?.country == "CHL")
    #expect(try member("Moroccan", in: resolved) == nil)
  }

  // MARK: Laws

  @Test func everyMentionNamesMembersAndWords() throws {
    for tree in [Self.sheinbaum, CastDoubtTests.former, CastReferenceTests.neighbours] {
      let (text, cast) = try resolve(tree)
      for mention in cast.mentions {
        #expect(mention.words.contains(mention.head))
        #expect(mention.words.upperBound <= text.words.count)
        #expect(!mention.members.isEmpty)
        #expect(mention.members.allSatisfy { cast.members.indices.contains($0) })
        #expect(cast.mention(at: text[mention.head]) == mention)
      }
      let mentioned = Set(cast.mentions.flatMap(\.members))
      #expect(
        mentioned == Set(cast.members.indices), "somebody is in the cast and nowhere mentioned")
    }
  }

  @Test func emptyTextHasNoCast() throws {
    let text = AnnotatedText(TokenizedText(source: SourceText("")), annotations: [], names: [])
    let cast = ActorResolver(
      try registry.get(), try CoreferenceLexicon(folder: Repository.lexicon)
    ).resolve(text, on: nil)
    #expect(cast.members.isEmpty)
    #expect(cast.mentions.isEmpty)
  }
}
