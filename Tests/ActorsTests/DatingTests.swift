import Actors
import Language
import Records
import TestSupport
import Testing

/// When reports that have no date may be of.
@Suite struct DatingTests {
  private func dating(_ tree: String) throws -> Dating? {
    try resolve(tree, on: nil).cast.dating
  }

  private func bounds(_ dating: Dating?) -> [String?] {
    [dating?.from?.description, dating?.to?.description]
  }

  static let biden = """
    President//PROPN/2/nmod:desc Joe//PROPN/4/nsubj/Entity=B-Person
    Biden//PROPN/2/flat/Entity=I-Person met/meet/VERB/0/root
    """

  // MARK: Offices

  @Test func reportIsOfTheTimeInOffice() throws {
    let found = try #require(try dating(Self.biden))
    #expect(bounds(found) == ["2021-01-20", "2025-01-20"])
    #expect(found.reasons.count == 1)
    #expect(found.reasons[0].message.contains("Joe Biden is President of the United States"))
    #expect(found.reasons[0].message.contains("“President Joe Biden”"))
    #expect(found.reasons[0].words == 0..<3)
    #expect(found.contradictions.isEmpty)
  }

  @Test func everyOfficeNarrowsIt() throws {
    let found = try #require(
      try dating(
        Self.biden + """
           Prime//ADJ/6/amod Minister//PROPN/7/nmod:desc Boris//PROPN/4/obj/Entity=B-Person
          Johnson//PROPN/7/flat/Entity=I-Person
          """))
    #expect(bounds(found) == ["2021-01-20", "2022-09-06"])
    #expect(found.reasons.count == 2)
  }

  @Test func whoIsCalledFormerIsNoMore() throws {
    let found = try dating(
      """
      Former//ADJ/2/amod President//PROPN/3/nmod:desc Donald//PROPN/5/nsubj/Entity=B-Person
      Trump//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
      """)
    #expect(bounds(found) == ["2021-01-20", "2025-01-20"])
    #expect(found?.reasons.first?.message.contains("until 2021-01-20") == true)
  }

  @Test func whoIsInOfficeLeavesTheEndOpen() throws {
    let found = try dating(
      """
      Mexican//ADJ/2/amod President//PROPN/3/nmod:desc Claudia//PROPN/5/nsubj/Entity=B-Person
      Sheinbaum//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
      """)
    #expect(bounds(found) == ["2024-10-01", nil])
  }

  @Test func whatDoesNotFitIsAContradiction() throws {
    let found = try #require(
      try dating(
        Self.biden + """
           Prime//ADJ/6/amod Minister//PROPN/7/nmod:desc Boris//PROPN/4/obj/Entity=B-Person
          Johnson//PROPN/7/flat/Entity=I-Person

          Prime//ADJ/2/amod Minister//PROPN/3/nmod:desc Tony//PROPN/5/nsubj/Entity=B-Person
          Blair//PROPN/3/flat/Entity=I-Person spoke/speak/VERB/0/root
          """))
    #expect(bounds(found) == ["2021-01-20", "2022-09-06"])
    #expect(found.contradictions.count == 1)
    #expect(found.contradictions.first?.message.contains("Tony Blair") == true)
  }

  /// The offices of all others are those of the last day that it can be.
  @Test func titlesMeanTheirHoldersOfThatTime() throws {
    let resolved = try resolve(
      """
      Prime//ADJ/2/amod Minister//PROPN/3/nmod:desc Rishi//PROPN/5/nsubj/Entity=B-Person
      Sunak//PROPN/3/flat/Entity=I-Person met/meet/VERB/0/root Mexico//PROPN/8/nmod:poss
      's//PART/6/case president//NOUN/5/obj
      """, on: nil)
    #expect(
      try member("president", in: resolved)?.registry == "persons/andres-manuel-lopez-obrador")
    #expect(try member("Rishi", in: resolved)?.sector == "GOV")
  }

  @Test func reportWithADateIsNotDated() throws {
    #expect(try resolve(Self.biden, on: "2025-08-09").cast.dating == nil)
  }

  @Test func nothingSaysWhen() throws {
    #expect(
      try dating("Kenya//PROPN/2/nsubj left/leave/VERB/0/root Uganda//PROPN/2/obj") == nil)
  }

  // MARK: Printed dates

  @Test func pastDateIsTheFirstDay() throws {
    let found = try #require(
      try dating(
        """
        Kenya//PROPN/2/nsubj left/leave/VERB/0/root/Tense=Past in//ADP/5/case May//PROPN/5/compound
        2019//NUM/2/obl
        """))
    #expect(bounds(found) == ["2019-05", nil])
    #expect(found.reasons.map(\.message) == ["it tells of 2019-05 as past (“May 2019”)"])
  }

  @Test(arguments: [
    "Kenya//PROPN/3/nsubj will/will/AUX/3/aux leave//VERB/0/root in//ADP/5/case 2019//NUM/3/obl",
    "Kenya//PROPN/2/nsubj leaves/leave/VERB/0/root/Tense=Pres in//ADP/4/case 2019//NUM/2/obl",
  ])
  func dateThatIsNotPastSaysNothing(_ tree: String) throws {
    #expect(try dating(tree) == nil)
  }

  /// August 9 was a Saturday in 2014, not in another year of the term.
  @Test func weekdayWithADayFindsTheYear() throws {
    let found = try #require(
      try dating(
        """
        President//PROPN/2/nmod:desc Barack//PROPN/4/nsubj/Entity=B-Person
        Obama//PROPN/2/flat/Entity=I-Person spoke/speak/VERB/0/root on//ADP/6/case
        Saturday//PROPN/4/obl ,//PUNCT/8/punct August//PROPN/6/appos 9//NUM/8/nummod
        """))
    #expect(bounds(found) == ["2014-08-09", "2014-08-23"])
    #expect(found.reasons.count == 2)
    #expect(found.contradictions.isEmpty)
  }

  @Test func weekdayThatIsInNoYearOfTheTermIsAContradiction() throws {
    let found = try #require(
      try dating(
        """
        Prime//ADJ/2/amod Minister//PROPN/3/nmod:desc Liz//PROPN/5/nsubj/Entity=B-Person
        Truss//PROPN/3/flat/Entity=I-Person met/meet/VERB/0/root Prime//ADJ/7/amod
        Minister//PROPN/8/nmod:desc Justin//PROPN/5/obj/Entity=B-Person
        Trudeau//PROPN/8/flat/Entity=I-Person on//ADP/11/case Monday//PROPN/5/obl
        1//NUM/13/nummod October//PROPN/11/appos
        """))
    #expect(bounds(found) == ["2022-09-06", "2022-10-25"])
    #expect(found.contradictions.map(\.message) == ["“Monday 1 October” is in such a year"])
  }

  // MARK: Dates in words

  /// A text of one sentence, its words hanging on the first.
  private func words(_ text: String) throws -> AnnotatedText {
    let words = text.split(separator: " ").enumerated()
    return try Tree.read(
      words.map { "\($1)//X/\($0 == 0 ? 0 : 1)/\($0 == 0 ? "root" : "dep")" }
        .joined(separator: " "))
  }

  @Test(arguments: [
    ("on 9 August 2025 it", "2025-08-09", 1..<4), ("on August 9 , 2025 it", "2025-08-09", 1..<5),
    ("on Aug. 9 , 2025 it", "2025-08-09", 1..<5), ("of August 2025 it", "2025-08", 1..<3),
    ("of Sept. 2025 it", "2025-09", 1..<3), ("in 2025 it", "2025", 1..<2),
    ("since 2025 it", "2025", 1..<2), ("on 31 April 2025 it", "2025-04", 2..<4),
  ])
  func printedDates(_ text: String, _ date: String, _ place: Range<Int>) throws {
    let found = try words(text).printedDates
    #expect(found.map(\.date) == [try #require(CalendarDate(date))])
    #expect(found.map(\.words) == [place])
  }

  @Test(arguments: [
    "some 2025 soldiers", "of 2025 it", "in 1899 it", "in 2101 it", "in 20250 it", "March on 2025",
  ])
  func numbersThatAreNoDates(_ text: String) throws {
    #expect(try words(text).printedDates.isEmpty)
  }

  @Test(arguments: [
    ("on Saturday , August 9 it", 6, 8, 9, 1..<5), ("on Saturday 9 August it", 6, 8, 9, 1..<4),
    ("SUNDAY , MAY 4", 0, 5, 4, 0..<4), ("on Wednesday , Sept. 3 , it", 3, 9, 3, 1..<5),
  ])
  func printedWeekdays(
    _ text: String, _ weekday: Int, _ month: Int, _ day: Int, _ place: Range<Int>
  ) throws {
    let found = try words(text).printedWeekdays
    #expect(found.map { [$0.weekday, $0.month, $0.day] } == [[weekday, month, day]])
    #expect(found.map(\.words) == [place])
  }

  @Test(arguments: [
    "on Saturday it rained", "Saturday , August 9 , 2025", "Saturday 9 August 2025",
    "on Saturday , August 32 it", "on Saturday , 9 people died", "August 9 , a Saturday",
  ])
  func weekdaysThatFindNoYear(_ text: String) throws {
    #expect(try words(text).printedWeekdays.isEmpty)
  }
}
