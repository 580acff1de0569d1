import Records
import Testing

@Suite struct EventDateTests {
  /// "Gunmen raided villages" with a phrase behind, whose last word governs the others.
  private func sentence(_ phrase: String, verb: String) -> String {
    let words = phrase.split(separator: " ").map(String.init)
    let start = verb.split(separator: " ").count + 2
    let last = start + words.count
    let governor = start - 1
    let tail = words.enumerated().map { index, word in
      let isLast = index == words.count - 1
      let tag =
        isLast && ["overnight", "recently"].contains(word)
        ? "ADV"
        : word.first?.isNumber == true
          ? "NUM"
          : word.first?.isUppercase == true
            ? "PROPN" : Self.adpositions.contains(word) ? "ADP" : "NOUN"
      let relation = isLast ? "\(governor)/obl" : "\(last)/\(tag == "ADP" ? "case" : "nmod")"
      return "\(word)//\(tag)/\(relation)"
    }
    return "Gunmen//NOUN/\(governor)/nsubj " + verb + " villages//NOUN/\(governor)/obj "
      + tail.joined(separator: " ")
  }

  private static let adpositions: Set = [
    "on", "in", "at", "over", "since", "by", "from", "between", "until", "for",
  ]
  private static let past = "raided/raid/VERB/0/root/Tense=Past|VerbForm=Fin"
  private static let future = "will//AUX/3/aux raid/raid/VERB/0/root/VerbForm=Inf"

  @Test(
    "Counted back from Saturday, 9 August 2025",
    arguments: [
      ("on Tuesday", "2025-08-05"), ("on Saturday", "2025-08-09"), ("last Saturday", "2025-08-02"),
      ("on Tuesday night", "2025-08-05"), ("this Tuesday", "2025-08-05"),
      ("on Tuesday last week", "2025-07-29"), ("yesterday", "2025-08-08"), ("today", "2025-08-09"),
      ("last night", "2025-08-08"), ("this morning", "2025-08-09"), ("two days ago", "2025-08-07"),
      ("ten days ago", "2025-07-30"), ("a week ago", "2025-08-02"), ("three months ago", "2025-05"),
      ("nine months ago", "2024-11"), ("two years ago", "2023"), ("hours ago", "2025-08-09"),
      ("last week", "2025-07-28/2025-08-03"), ("last month", "2025-07"), ("last year", "2024"),
      ("last June", "2025-06"), ("earlier this week", "2025-08-04/2025-08-09"),
      ("this month", "2025-08"), ("overnight", "2025-08-08/2025-08-09"),
      ("over the weekend", "2025-08-09/2025-08-10"), ("last weekend", "2025-08-02/2025-08-03"),
      ("in June", "2025-06"), ("in December", "2024-12"), ("on March 3", "2025-03-03"),
      ("on 24 December", "2024-12-24"), ("on the 5th of August", "2025-08-05"),
      ("since Thursday", "2025-08-07/"), ("between June and July", "2025-06/2025-07"),
      ("from June to September", "2025-06/2025-09"), ("for three days", "report"),
      ("in mid-June", "2025-06"), ("from 3 to 5 August", "2025-08-03/2025-08-05"),
      ("on 3 and 4 August", "2025-08-03/2025-08-04"),
      ("years ago", ""), ("last autumn", ""), ("recently", ""),
    ]) func past(_ phrase: String, _ date: String) throws
  {
    #expect(try Details(sentence(phrase, verb: Self.past)).date("raided") == date)
  }

  @Test(
    "Counted ahead from Saturday, 9 August 2025",
    arguments: [
      ("on Tuesday", "2025-08-12"), ("on Saturday", "2025-08-09"), ("next Saturday", "2025-08-16"),
      ("tomorrow", "2025-08-10"), ("next week", "2025-08-11/2025-08-17"), ("next month", "2025-09"),
      ("next year", "2026"), ("in June", "2026-06"), ("in August", "2025-08"),
      ("on March 3", "2026-03-03"), ("by Friday", "/2025-08-15"),
    ]) func future(_ phrase: String, _ date: String) throws
  {
    let details = try Details(sentence(phrase, verb: Self.future))
    #expect(details.date("raid", isAhead: true) == date)
  }

  @Test(
    "The same in any report, and in one without a day",
    arguments: [
      ("on 5 August 2025", "2025-08-05"), ("on August 5 , 2025", "2025-08-05"),
      ("on Aug. 5 2025", "2025-08-05"), ("in August 2025", "2025-08"), ("in 2013", "2013"),
      ("on 2025-08-05", "2025-08-05"), ("in the 1990s", "1990/1999"), ("since 2019", "2019/"),
      ("on Tuesday 5 August 2025", "2025-08-05"),
    ]) func explicit(_ phrase: String, _ date: String) throws
  {
    let tree = sentence(phrase, verb: Self.past)
    #expect(try Details(tree).date("raided") == date)
    #expect(try Details(tree, published: nil).date("raided") == date)
    #expect(try Details(tree, published: "1999").date("raided") == date)
  }

  @Test(arguments: [
    "on Tuesday", "yesterday", "two days ago", "last week", "in June", "on March 3",
  ])
  func relativeWordsTellNothingWithoutTheDayOfTheReport(_ phrase: String) throws {
    let details = try Details(sentence(phrase, verb: Self.past), published: nil)
    #expect(details.date("raided") == "")
  }

  @Test func nothingSaidIsTheDayOfTheReportUnlessItLiesAhead() throws {
    let details = try Details("Gunmen//NOUN/2/nsubj raided/raid/VERB/0/root villages//NOUN/2/obj")
    #expect(details.date("raided") == "report")
    #expect(details.date("raided", isAhead: true) == "")
  }

  @Test(arguments: ["may", "march"]) func wordsThatAreNoMonths(_ word: String) throws {
    #expect(try Details(sentence("in " + word, verb: Self.past)).date("raided") == "report")
  }

  @Test func theWordsThatTellIt() throws {
    let details = try Details(sentence("on Tuesday night", verb: Self.past))
    #expect(details.wordsOfDate("raided") == "Tuesday night")
  }

  // MARK: Whose date it is

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let dates: [String: String]
    let tree: String

    init(_ name: String, _ dates: [String: String], _ tree: String) {
      testDescription = name
      self.dates = dates
      self.tree = tree
    }

    static let all = [
      Case(
        "what a verb carries", ["talks": "2025-08-04"],
        """
        They//PRON/2/nsubj held/hold/VERB/0/root/Tense=Past|VerbForm=Fin talks/talk/NOUN/2/obj
        on//ADP/5/case Monday//PROPN/2/obl
        """),
      Case(
        "what a verb does not carry", ["attack": "report"],
        """
        They//PRON/2/nsubj praised/praise/VERB/0/root/Tense=Past|VerbForm=Fin the//DET/4/det
        attack//NOUN/2/obj on//ADP/6/case Monday//PROPN/2/obl
        """),
      Case(
        "said on Monday, and done before", ["said": "2025-08-04", "arrested": "report"],
        """
        They//PRON/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
        Monday//PROPN/2/obl that//SCONJ/8/mark police//NOUN/8/nsubj
        had/have/AUX/8/aux/Tense=Past|VerbForm=Fin
        arrested/arrest/VERB/2/ccomp/Tense=Past|VerbForm=Part him//PRON/8/obj
        """),
      Case(
        "said on Monday to have been done by then", ["closed": "2025-08-04"],
        """
        It//PRON/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
        Monday//PROPN/2/obl it//PRON/7/nsubj has/have/AUX/7/aux/Tense=Pres|VerbForm=Fin
        closed/close/VERB/2/ccomp/Tense=Past|VerbForm=Part roads//NOUN/7/obj
        """),
      Case(
        "its own date before that of the saying", ["closed": "2025-08-07"],
        """
        It//PRON/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
        Friday//PROPN/2/obl it//PRON/6/nsubj
        closed/close/VERB/2/ccomp/Tense=Past|VerbForm=Fin roads//NOUN/6/obj on//ADP/9/case
        Thursday//PROPN/6/obl
        """),
      Case(
        "a participle beside", ["killing": "2025-08-04"],
        """
        On//ADP/2/case Monday//PROPN/4/obl they//PRON/4/nsubj
        came/come/VERB/0/root/Tense=Past|VerbForm=Fin ,//PUNCT/6/punct
        killing/kill/VERB/4/advcl/Tense=Pres|VerbForm=Part guards//NOUN/6/obj
        """),
      Case(
        "coordination, both ways", ["stormed": "2025-08-04", "freed": "2025-08-04"],
        """
        They//PRON/2/nsubj stormed/storm/VERB/0/root/Tense=Past|VerbForm=Fin it//PRON/2/obj
        and//CCONJ/5/cc freed/free/VERB/2/conj/Tense=Past|VerbForm=Fin him//PRON/5/obj
        on//ADP/8/case Monday//PROPN/5/obl
        """),
      Case(
        "at the end of the clause", ["found": "2025-05"],
        """
        They//PRON/2/nsubj found/find/VERB/0/root/Tense=Past|VerbForm=Fin him//PRON/2/obj
        guilty//ADJ/2/xcomp of//ADP/6/case fraud//NOUN/2/obl in//ADP/8/case May//PROPN/6/nmod
        """),
      Case(
        "a phrase further in", ["hurled": "2025-08-07"],
        """
        They//PRON/2/nsubj hurled/hurl/VERB/0/root/Tense=Past|VerbForm=Fin rocks//NOUN/2/obj
        at//ADP/6/case a//DET/6/det bus//NOUN/2/obl near//ADP/8/case Susya//PROPN/6/nmod
        on//ADP/10/case Thursday//PROPN/8/nmod
        """),
      Case(
        "ahead of another act", ["bused": "report", "rally": "2025-08-08"],
        """
        They//PRON/3/nsubj:pass were/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin
        bused/bus/VERB/0/root/Tense=Past|VerbForm=Part for//ADP/7/case Friday//PROPN/7/nmod:poss
        's//PART/5/case rally//NOUN/3/obl
        """),
      Case(
        "a day after", ["resigned": "2025-08-06", "opened": "2025-08-05"],
        """
        He//PRON/2/nsubj resigned/resign/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
        Wednesday//PROPN/2/obl a//DET/6/det day//NOUN/9/obl:unmarked after//SCONJ/9/mark
        deputies//NOUN/9/nsubj opened/open/VERB/2/advcl/Tense=Past|VerbForm=Fin
        inquiries//NOUN/9/obj
        """),
      Case(
        "a day earlier", ["raided": "2025-08-06", "fled": "2025-08-05"],
        """
        They//PRON/2/nsubj raided/raid/VERB/0/root/Tense=Past|VerbForm=Fin it//PRON/2/obj
        on//ADP/5/case Wednesday//PROPN/2/obl

        A//DET/2/det day//NOUN/3/obl:unmarked earlier//ADV/5/advmod he//PRON/5/nsubj
        fled/flee/VERB/0/root/Tense=Past|VerbForm=Fin
        """),
      Case(
        "a clause of the year", ["fled": "2022"],
        """
        It//PRON/2/nsubj dates/date/VERB/0/root/Tense=Pres|VerbForm=Fin from//ADP/4/case
        2022//NUM/2/obl when//ADV/7/advmod he//PRON/7/nsubj
        fled/flee/VERB/4/acl:relcl/Tense=Past|VerbForm=Fin
        """),
      Case(
        "a year before a noun", ["truce": "2012"],
        """
        The//DET/3/det 2012//NUM/3/nummod truce//NOUN/4/nsubj:pass/Number=Sing
        broken/break/VERB/0/root/Tense=Past|VerbForm=Part
        """),
      Case(
        "the headline, of the day of the first sentence", ["raid": "2025-08-05"],
        """
        Gunmen//NOUN/2/nsubj raid//VERB/0/root/Tense=Pres|VerbForm=Fin villages//NOUN/2/obj
        ¶
        Men//NOUN/2/nsubj stormed/storm/VERB/0/root/Tense=Past|VerbForm=Fin them//PRON/2/obj
        on//ADP/5/case Tuesday//PROPN/2/obl
        """),
      Case(
        "a day after, counted from what was told before", ["bombed": "2025-08-04"],
        """
        Men//NOUN/2/nsubj stormed/storm/VERB/0/root/Tense=Past|VerbForm=Fin them//PRON/2/obj
        on//ADP/5/case Tuesday//PROPN/2/obl

        It//PRON/2/nsubj came/come/VERB/0/root/Tense=Past|VerbForm=Fin a//DET/4/det
        day//NOUN/7/obl:unmarked after//SCONJ/7/mark they//PRON/7/nsubj
        bombed/bomb/VERB/2/advcl/Tense=Past|VerbForm=Fin it//PRON/7/obj
        """),
      Case(
        "distances that look for each other", ["fled": "2025-08-08", "left": "2025-08-08"],
        """
        Men//NOUN/2/nsubj came/come/VERB/0/root/Tense=Past|VerbForm=Fin a//DET/4/det
        day//NOUN/7/obl:unmarked after//SCONJ/7/mark he//PRON/7/nsubj
        fled/flee/VERB/2/advcl/Tense=Past|VerbForm=Fin
        ¶
        Men//NOUN/2/nsubj came/come/VERB/0/root/Tense=Past|VerbForm=Fin a//DET/4/det
        day//NOUN/7/obl:unmarked after//SCONJ/7/mark he//PRON/7/nsubj
        left/leave/VERB/2/advcl/Tense=Past|VerbForm=Fin
        """),
      Case(
        "a sentence that goes on, and one further back", ["shot": "2025-08-05", "met": "report"],
        """
        Men//NOUN/2/nsubj stormed/storm/VERB/0/root/Tense=Past|VerbForm=Fin them//PRON/2/obj
        on//ADP/5/case Tuesday//PROPN/2/obl

        They//PRON/2/nsubj shot/shoot/VERB/0/root/Tense=Past|VerbForm=Fin guards//NOUN/2/obj

        They//PRON/3/nsubj had/have/AUX/3/aux/Tense=Past|VerbForm=Fin
        met/meet/VERB/0/root/Tense=Past|VerbForm=Part him//PRON/3/obj
        """),
    ]
  }

  @Test(arguments: Case.all) func whoseDateItIs(_ one: Case) throws {
    let details = try Details(one.tree)
    #expect(
      Dictionary(uniqueKeysWithValues: one.dates.keys.map { ($0, details.date($0)) }) == one.dates)
  }

  @Test func whatIsPlannedForADay() throws {
    let details = try Details(
      """
      They//PRON/2/nsubj planned/plan/VERB/0/root/Tense=Past|VerbForm=Fin a//DET/4/det
      protest//NOUN/2/obj for//ADP/6/case Friday//PROPN/2/obl
      """)
    #expect(details.date("protest", .protest, isAhead: true) == "2025-08-15")
    #expect(details.date("planned", .agree) == "report")
  }

  @Test func whatIsPromisedToBeDoneOnADay() throws {
    let details = try Details(
      """
      They//PRON/2/nsubj vowed/vow/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
      Thursday//PROPN/2/obl to//PART/6/mark march/march/VERB/2/xcomp/VerbForm=Inf on//ADP/8/case
      Monday//PROPN/2/obl
      """)
    #expect(details.date("march", .protest, isAhead: true) == "2025-08-11")
    #expect(details.date("vowed", .agree) == "2025-08-07")
  }

  @Test func aPromiseWithoutADayIsOfTheDayOnWhichItIsMade() throws {
    let details = try Details(
      """
      They//PRON/2/nsubj vowed/vow/VERB/0/root/Tense=Past|VerbForm=Fin on//ADP/4/case
      Thursday//PROPN/2/obl to//PART/6/mark talk/talk/VERB/2/xcomp/VerbForm=Inf
      """)
    #expect(details.date("talk", .agree, isAhead: true) == "2025-08-07")
    #expect(details.date("talk", .consult, isAhead: true) == "2025-08-07")
    #expect(details.date("talk", .protest, isAhead: true) == "")
  }
}
