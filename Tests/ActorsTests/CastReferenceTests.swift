import Actors
import Language
import TestSupport
import Testing

/// Whom pronouns and descriptions mean.
@Suite struct CastReferenceTests {
  /// The names of those whom a word means.
  private func names(_ word: Int, _ resolved: Resolved) -> [String] {
    resolved.cast.members(at: resolved.text[word]).map { resolved.cast.members[$0].name }
  }

  // MARK: Pronouns

  @Test func neuterPronounMeansTheStateAndNotThePerson() throws {
    let (text, cast) = try resolve(
      """
      Iran//PROPN/2/nsubj rejected/reject/VERB/0/root Claudia//PROPN/2/obj/Entity=B-Person
      Sheinbaum//PROPN/3/flat/Entity=I-Person

      It//PRON/2/nsubj recalled/recall/VERB/0/root its//PRON/4/nmod:poss envoy//NOUN/2/obj
      """)
    #expect(cast.members(at: text[4]).map { cast.members[$0].country } == ["IRN"])
    #expect(cast.members(at: text[6]) == cast.members(at: text[4]))
  }

  @Test func expletiveMeansNobody() throws {
    let (text, cast) = try resolve(
      """
      Iran//PROPN/2/nsubj left/leave/VERB/0/root

      It//PRON/2/expl rained/rain/VERB/0/root
      """)
    #expect(cast.members(at: text[2]).isEmpty)
  }

  @Test func masculinePronounPassesOverWomen() throws {
    let (text, cast) = try resolve(
      """
      Claudia//PROPN/3/nsubj/Entity=B-Person Sheinbaum//PROPN/1/flat/Entity=I-Person
      met/meet/VERB/0/root Emmanuel//PROPN/3/obj/Entity=B-Person
      Macron//PROPN/4/flat/Entity=I-Person

      He//PRON/2/nsubj spoke/speak/VERB/0/root
      """)
    #expect(cast.members(at: text[5]).map { cast.members[$0].name } == ["Emmanuel Macron"])
  }

  @Test func pronounWithoutAnAntecedentMeansNobody() throws {
    let (text, cast) = try resolve("She//PRON/2/nsubj left/leave/VERB/0/root Kenya//PROPN/2/obj")
    #expect(cast.members(at: text[0]).isEmpty)
  }

  @Test func whoeverIsActedOnIsAnother() throws {
    let (text, cast) = try resolve(
      """
      Laws//NOUN/3/nsubj/Number=Plur will//AUX/3/aux empower//VERB/0/root the//DET/6/det
      Kenyan//ADJ/6/amod police//NOUN/3/obj/Number=Plur to//PART/8/mark
      take//VERB/3/xcomp/VerbForm=Inf action//NOUN/8/obj against//ADP/11/case
      them//PRON/9/nmod/Number=Plur
      """)
    #expect(!cast.members(at: text[5]).isEmpty)
    #expect(cast.members(at: text[10]) != cast.members(at: text[5]))
  }

  @Test func governmentsOfTwoCountriesAreTwo() throws {
    let (text, cast) = try resolve(
      """
      The//DET/3/det Panamanian//ADJ/3/amod government//NOUN/4/nsubj
      rejected/reject/VERB/0/root it//PRON/4/obj

      The//DET/3/det Kenyan//ADJ/3/amod government//NOUN/4/nsubj
      praised/praise/VERB/0/root it//PRON/4/obj
      """)
    let countries = [2, 7].map { cast.members(at: text[$0]).map { cast.members[$0].country } }
    #expect(countries == [["PAN"], ["KEN"]])
  }

  @Test func foreignersAreOfNoneOfTheCountriesAround() throws {
    let (text, cast) = try resolve(
      """
      Peru//PROPN/2/nsubj rejects/reject/VERB/0/root foreign//ADJ/4/amod soldiers/soldier/NOUN/2/obj
      and//CCONJ/6/cc journalists/journalist/NOUN/4/conj
      """)
    #expect(cast.members(at: text[3]).map { cast.members[$0].country } == [nil])
    #expect(cast.members(at: text[5]).map { cast.members[$0].country } == ["PER"])
  }

  @Test func whoIsWhomeverTheClauseHangsOn() throws {
    let resolved = try resolve(
      """
      Ana//PROPN/9/nsubj/Entity=B-Person Quiroz//PROPN/1/flat/Entity=I-Person ,//PUNCT/5/punct
      who//PRON/5/nsubj/PronType=Rel leads/lead/VERB/1/acl:relcl the//DET/7/det
      choir//NOUN/5/obj ,//PUNCT/1/punct met/meet/VERB/0/root Claudia//PROPN/9/obj/Entity=B-Person
      Sheinbaum//PROPN/10/flat/Entity=I-Person ,//PUNCT/14/punct whose//PRON/14/nmod:poss/PronType=Rel
      term//NOUN/15/nsubj began/begin/VERB/10/acl:relcl
      """)
    #expect(names(3, resolved) == ["Ana Quiroz"])
    #expect(names(12, resolved) == ["Claudia Sheinbaum"])
    #expect(resolved.cast.mention(at: resolved.text[3])?.isReference == true)
  }

  @Test func whichOfAThingMeansNobody() throws {
    let resolved = try resolve(
      """
      Chile//PROPN/2/nsubj signed/sign/VERB/0/root the//DET/4/det plan//NOUN/2/obj
      which//PRON/7/obj/PronType=Rel Peru//PROPN/7/nsubj rejected/reject/VERB/4/acl:relcl
      """)
    #expect(names(4, resolved) == [])
  }

  // MARK: Pairs

  static let neighbours = """
    Kenya//PROPN/4/nsubj and//CCONJ/3/cc Uganda//PROPN/1/conj signed/sign/VERB/0/root
    a//DET/6/det treaty//NOUN/4/obj

    Both//DET/2/det nations/nation/NOUN/3/nsubj/Number=Plur praised/praise/VERB/0/root
    it//PRON/3/obj
    """

  @Test func bothNationsAreTheTwoThatWereNamed() throws {
    let resolved = try resolve(Self.neighbours)
    #expect(names(7, resolved) == ["Kenya", "Uganda"])
    #expect(resolved.cast.members(at: resolved.text[9]).isEmpty, "a treaty is nobody")
  }

  @Test func bothNationsOfTwoNationalities() throws {
    let resolved = try resolve(
      """
      Greek//ADJ/4/amod and//CCONJ/3/cc Turkish//ADJ/1/conj
      diplomats/diplomat/NOUN/5/nsubj/Number=Plur met/meet/VERB/0/root

      Both//DET/2/det countries/country/NOUN/3/nsubj/Number=Plur agreed/agree/VERB/0/root
      """)
    #expect(names(6, resolved) == ["Greece", "Turkey"])
  }

  @Test func oneNationIsNotBoth() throws {
    let resolved = try resolve(
      """
      Kenya//PROPN/2/nsubj voted/vote/VERB/0/root

      Both//DET/2/det nations/nation/NOUN/3/nsubj/Number=Plur agreed/agree/VERB/0/root
      """)
    #expect(names(3, resolved) == [])
  }

  @Test func eachOtherIsAllWhoDoIt() throws {
    let resolved = try resolve(
      """
      Kenya//PROPN/4/nsubj and//CCONJ/3/cc Uganda//PROPN/1/conj accused/accuse/VERB/0/root
      each//DET/4/obj other//ADJ/5/fixed
      """)
    #expect(names(4, resolved) == ["Kenya", "Uganda"])
    let mention = try #require(resolved.cast.mention(at: resolved.text[4]))
    #expect(resolved.text.string(ofWords: mention.words) == "each other")
    #expect(mention.isReference)
  }

  // MARK: Who speaks

  static let quotation = """
    “//PUNCT/4/punct I//PRON/4/nsubj will//AUX/4/aux defend//VERB/12/ccomp
    our//PRON/6/nmod:poss country//NOUN/4/obj ,//PUNCT/4/punct ”//PUNCT/4/punct
    President//PROPN/10/nmod:desc Claudia//PROPN/12/nsubj/Entity=B-Person
    Sheinbaum//PROPN/10/flat/Entity=I-Person told/tell/VERB/0/root
    Emmanuel//PROPN/12/obj/Entity=B-Person Macron//PROPN/13/flat/Entity=I-Person
    """

  @Test func firstPersonInAQuotationIsTheSpeaker() throws {
    let resolved = try resolve(Self.quotation)
    #expect(names(1, resolved) == ["Claudia Sheinbaum"])
    #expect(names(4, resolved) == ["Claudia Sheinbaum"])
  }

  @Test func ourCountryIsTheSpeakers() throws {
    let resolved = try resolve(Self.quotation)
    let country = try #require(try member("country", in: resolved))
    #expect(country.kind == .state)
    #expect(country.country == "MEX")
  }

  @Test func firstPersonOutsideAQuotationIsNobody() throws {
    let resolved = try resolve(
      """
      Claudia//PROPN/3/nsubj/Entity=B-Person Sheinbaum//PROPN/1/flat/Entity=I-Person
      met/meet/VERB/0/root our//PRON/5/nmod:poss reporter//NOUN/3/obj
      """)
    #expect(names(3, resolved) == [])
  }

  // MARK: Descriptions

  @Test func theCountryIsTheStateThatWasNamed() throws {
    let resolved = try resolve(
      """
      Kenya//PROPN/2/nsubj/Number=Sing expelled/expel/VERB/0/root two//NUM/4/nummod
      diplomats/diplomat/NOUN/2/obj/Number=Plur on//ADP/6/case Monday//PROPN/2/obl

      The//DET/2/det country//NOUN/3/nsubj/Number=Sing closed/close/VERB/0/root
      its//PRON/5/nmod:poss embassy//NOUN/3/obj/Number=Sing
      """)
    #expect(names(7, resolved) == ["Kenya"])
    #expect(names(9, resolved) == ["Kenya"])
  }
}
