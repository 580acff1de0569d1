import Actors
import Language
import TestSupport
import Testing

/// Names that the report explains, and names that mean several things.
@Suite struct CastNameTests {
  // MARK: Acronyms

  static let union = """
    The//DET/4/det Lake//PROPN/3/compound/Entity=B-Organization
    Towns//PROPN/4/compound/Entity=I-Organization Union//PROPN/8/nsubj/Entity=I-Organization
    (//PUNCT/6/punct IMF//PROPN/4/appos )//PUNCT/6/punct rejected/reject/VERB/0/root
    the//DET/10/det plan//NOUN/8/obj

    IMF//PROPN/2/nsubj called/call/VERB/0/root Kenya//PROPN/2/obj
    """

  @Test func acronymIsWhatStandsBeforeTheBrackets() throws {
    let (text, cast) = try resolve(Self.union)
    let heads = [3, 5, 10].map { cast.members(at: text[$0]) }
    #expect(Set(heads).count == 1)
    let member = cast.members[try #require(heads[0].first)]
    #expect(member.name == "Lake Towns Union")
    #expect(member.kind == .organisation)
    #expect(member.registry == nil)
  }

  @Test func acronymThatNobodyExplainsIsTheRegistrys() throws {
    let resolved = try resolve("IMF//PROPN/2/nsubj called/call/VERB/0/root Kenya//PROPN/2/obj")
    #expect(
      try member("IMF", in: resolved)?.registry == "organisations/international-monetary-fund")
  }

  // MARK: Georgia

  @Test(arguments: [
    "Georgia//PROPN/4/nsubj and//CCONJ/3/cc Armenia//PROPN/1/conj signed/sign/VERB/0/root",
    "Georgia//PROPN/2/nsubj expelled/expel/VERB/0/root Russian//ADJ/4/amod envoys//NOUN/2/obj",
  ])
  func georgiaAmongStates(_ tree: String) throws {
    #expect(try member("Georgia", in: resolve(tree))?.registry == "countries/GEO")
  }

  @Test(arguments: [
    (
      "Georgia//PROPN/3/nmod:poss 's//PART/1/case governor//NOUN/4/nsubj spoke/speak/VERB/0/root",
      "governor", "USA"
    ),
    (
      "Georgia//PROPN/3/nmod:poss 's//PART/1/case diplomats/diplomat/NOUN/4/nsubj/Number=Plur "
        + "spoke/speak/VERB/0/root", "diplomats", "GEO"
    ),
    (
      "Georgia//PROPN/4/nmod:poss 's//PART/1/case foreign//ADJ/4/amod ministry//NOUN/5/nsubj "
        + "spoke/speak/VERB/0/root", "ministry", "GEO"
    ),
    (
      "Police//NOUN/2/nsubj left/leave/VERB/0/root Georgia//PROPN/2/obj and//CCONJ/5/cc "
        + "Alabama//PROPN/3/conj ,//PUNCT/9/punct the//DET/9/det Atlanta//PROPN/9/compound "
        + "mayor//NOUN/3/appos", "mayor", "USA"
    ),
  ])
  func georgiaByItsCompany(_ tree: String, _ word: String, _ country: String) throws {
    #expect(try member(word, in: resolve(tree))?.country == country)
  }

  // MARK: Datelines

  static let police = """
    Police//NOUN/2/nsubj arrested/arrest/VERB/0/root two//NUM/4/nummod
    men/man/NOUN/2/obj/Number=Plur
    """

  @Test(
    arguments: [
      ("LIMA", "PER"), ("NAIROBI, Kenya", "KEN"), ("CONCEPCIÓN, Chile", "CHL"), ("Ankara", "TUR"),
      ("Nowhere-by-the-Sea", nil), (nil, nil),
    ] as [(String?, String?)])
  func policeAreThoseOfTheDateline(_ dateline: String?, _ country: String?) throws {
    let member = try #require(
      try member("Police", in: resolve(Self.police, dateline: dateline)))
    #expect(member.country == country)
    #expect(member.sector == "COP")
  }

  @Test(arguments: [("LIMA", "PER"), ("WASHINGTON", "USA"), ("BOGOTA", "COL")])
  func congressIsThatOfTheDateline(_ dateline: String, _ country: String) throws {
    let tree = """
      Congress//PROPN/2/nsubj/Entity=B-Organization rejected/reject/VERB/0/root the//DET/4/det
      plan//NOUN/2/obj
      """
    let member = try #require(try member("Congress", in: resolve(tree, dateline: dateline)))
    #expect(member.country == country)
    #expect(member.sector == "LEG")
  }

  /// The city of the dateline is no seat of another state.
  @Test(arguments: [("MOSCOW, Idaho", false), ("MOSCOW", true), (nil, true)] as [(String?, Bool)])
  func cityOfTheDateline(_ dateline: String?, _ isRussia: Bool) throws {
    let tree = """
      Moscow//PROPN/2/nsubj rejected/reject/VERB/0/root the//DET/4/det plan//NOUN/2/obj
      """
    let member = try member("Moscow", in: resolve(tree, dateline: dateline))
    #expect((member?.country == "RUS") == isRussia)
  }

  // MARK: Longer names

  @Test func countryInsideANameOfAPersonIsNone() throws {
    let (text, cast) = try resolve(
      """
      Chad//PROPN/3/nsubj/Entity=B-Person Quiroz//PROPN/1/flat/Entity=I-Person
      left/leave/VERB/0/root Chad//PROPN/3/obj
      """)
    #expect(cast.members(at: text[0]).map { cast.members[$0].kind } == [.person])
    #expect(cast.members(at: text[3]).map { cast.members[$0].registry } == ["countries/TCD"])
  }
}
