import Actors
import Language
import TestSupport
import Testing

/// What reports say of offices and designations that the registry has otherwise.
@Suite struct CastDoubtTests {
  private func doubts(_ tree: String, on date: String? = "2025-08-09") throws -> [Cast.Doubt] {
    try resolve(tree, on: date).cast.doubts
  }

  // MARK: Former and present

  static let former = """
    Former//ADJ/2/amod President//PROPN/3/nmod:desc Donald//PROPN/5/nsubj/Entity=B-Person
    Trump//PROPN/3/flat/Entity=I-Person visited/visit/VERB/0/root Florida//PROPN/5/obj
    """

  @Test func formerPresidentWhoIsPresidentIsDoubted() throws {
    let (text, cast) = try resolve(Self.former, on: "2025-08-09")
    let doubt = try #require(cast.doubts.first)
    #expect(cast.doubts.count == 1)
    #expect(text.string(ofWords: doubt.words) == "Former President Donald Trump")
    #expect(doubt.message.contains("President of the United States"))
    #expect(doubt.message.contains("2025-01-20"))
    #expect(doubt.message.contains("2025-08-09"))
  }

  @Test func formerPresidentOutOfOfficeIsNot() throws {
    #expect(try resolve(Self.former, on: "2023-08-09").1.doubts.isEmpty)
  }

  @Test func presidentInOfficeIsNot() throws {
    let tree = Self.former.replacing("Former//ADJ/2/amod", with: "American//ADJ/2/amod")
    #expect(try resolve(tree, on: "2025-08-09").1.doubts.isEmpty)
  }

  static let biden = """
    President//PROPN/2/nmod:desc Joe//PROPN/4/nsubj/Entity=B-Person
    Biden//PROPN/2/flat/Entity=I-Person visited/visit/VERB/0/root Florida//PROPN/4/obj
    """

  @Test func presidentWhoIsNoMoreIsDoubted() throws {
    let (text, cast) = try resolve(Self.biden, on: "2025-08-09")
    #expect(cast.doubts.map(\.kind) == [.role])
    let doubt = try #require(cast.doubts.first)
    #expect(text.string(ofWords: doubt.words) == "President Joe Biden")
    for part in ["“President Joe Biden”", "2021-01-20 to 2025-01-20", "not on 2025-08-09"] {
      #expect(doubt.message.contains(part), "\(doubt.message)")
    }
  }

  @Test(arguments: ["2021-01-20", "2023-06-01", "2025-01-19"])
  func presidentOnADayOfHisTermIsNot(_ date: String) throws {
    #expect(try doubts(Self.biden, on: date).isEmpty)
  }

  /// What the registry does not know up to the day cannot be held against a report.
  @Test func presidentBeyondWhatIsKnownIsNot() throws {
    #expect(try doubts(Self.biden, on: "2099-01-01").isEmpty)
  }

  @Test func thenPresidentIsNot() throws {
    let tree = """
      Then//ADV/2/advmod President//PROPN/3/nmod:desc Joe//PROPN/5/nsubj/Entity=B-Person
      Biden//PROPN/3/flat/Entity=I-Person visited/visit/VERB/0/root Florida//PROPN/5/obj
      """
    #expect(try doubts(tree).isEmpty)
  }

  @Test func presidentInAYearThatIsNamedIsNot() throws {
    #expect(try doubts(Self.biden + " in//ADP/7/case 2022//NUM/4/obl").isEmpty)
  }

  static let elect = """
    President//PROPN/4/nmod:desc -//PUNCT/3/punct elect//ADJ/1/amod
    Donald//PROPN/6/nsubj/Entity=B-Person Trump//PROPN/4/flat/Entity=I-Person
    visited/visit/VERB/0/root Florida//PROPN/6/obj
    """

  @Test func presidentElectWhoIsPresidentIsDoubted() throws {
    let doubt = try #require(try doubts(Self.elect, on: "2025-08-09").first)
    #expect(doubt.message.contains("since 2025-01-20"))
    #expect(try doubts(Self.elect, on: "2024-12-01").isEmpty)
  }

  // MARK: Somebody else's office

  @Test func officeThatAnotherHoldsIsDoubted() throws {
    let (text, cast) = try resolve(
      """
      Mexican//ADJ/2/amod President//PROPN/3/nmod:desc Marcelo//PROPN/5/nsubj/Entity=B-Person
      Ebrard//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
      """)
    #expect(cast.doubts.map(\.kind) == [.role])
    let doubt = try #require(cast.doubts.first)
    #expect(text.string(ofWords: doubt.words) == "Mexican President Marcelo Ebrard")
    #expect(doubt.message.hasSuffix("Claudia Sheinbaum is President of Mexico on 2025-08-09"))
  }

  /// Whoever is not in the registry may be anybody.
  @Test func strangerInAnOfficeIsNoDoubt() throws {
    #expect(
      try doubts(
        """
        Mexican//ADJ/2/amod President//PROPN/3/nmod:desc Ana//PROPN/5/nsubj/Entity=B-Person
        Quiroz//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
        """
      ).isEmpty)
  }

  // MARK: Designations

  static let department = """
    The//DET/3/det State//PROPN/3/compound Department//PROPN/4/nsubj
    designated/designate/VERB/0/root eight//NUM/6/nummod cartels/cartel/NOUN/4/obj/Number=Plur
    as//ADP/9/case terrorist//ADJ/9/amod organizations/organization/NOUN/4/obl/Number=Plur
    """

  @Test func orderThatOnlySetItInMotionIsDoubted() throws {
    let (text, cast) = try resolve(
      """
      The//DET/3/det executive//ADJ/3/amod order//NOUN/4/nsubj
      designated/designate/VERB/0/root eight//NUM/6/nummod
      cartels/cartel/NOUN/4/obj/Number=Plur as//ADP/9/case terrorist//ADJ/9/amod
      organizations/organization/NOUN/4/obl/Number=Plur
      """, on: "2025-03-14")
    #expect(cast.doubts.map(\.kind) == [.designation])
    let doubt = try #require(cast.doubts.first)
    #expect(text.string(ofWords: doubt.words) == "order designated eight cartels")
    for part in [
      "that “executive order” did it", "United States Secretary of State designated 8 groups",
      "2025-02-20", "Executive Order 14157 of 2025-01-20",
    ] {
      #expect(doubt.message.contains(part), "\(doubt.message)")
    }
    #expect(!doubt.message.contains("that they are"))
  }

  @Test(arguments: [("eight", false), ("8", false), ("six", true), ("10", true)])
  func numberOfGroupsIsDoubted(_ number: String, _ isWrong: Bool) throws {
    let tree = Self.department.replacing("eight", with: number)
    let doubts = try doubts(tree, on: "2025-03-14")
    #expect(doubts.isEmpty != isWrong)
    #expect(doubts.allSatisfy { $0.kind == .designation && $0.message.contains("that they are") })
  }

  @Test func designationBeforeItsDayIsDoubted() throws {
    let tree = """
      The//DET/3/det State//PROPN/3/compound Department//PROPN/4/nsubj
      designated/designate/VERB/0/root the//DET/7/det Sinaloa//PROPN/7/compound
      Cartel//PROPN/4/obj as//ADP/11/case a//DET/11/det terrorist//ADJ/11/amod
      organization//NOUN/4/obl
      """
    let early = try doubts(tree, on: "2025-01-25")
    #expect(early.map(\.kind) == [.designation])
    #expect(early.first?.message.contains("that it is done") == true)
    #expect(try doubts(tree, on: "2025-03-14").isEmpty)
  }

  @Test func otherDesignationsAreNoDoubt() throws {
    let tree = Self.department.replacing("terrorist//ADJ", with: "useful//ADJ")
      .replacing("eight", with: "six")
    #expect(try doubts(tree, on: "2025-03-14").isEmpty)
  }
}
