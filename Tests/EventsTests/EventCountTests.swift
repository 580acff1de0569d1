import Records
import Testing

@Suite struct EventCountTests {
  /// "They killed N people": the words of the number hang on "people".
  private func dead(_ number: String) throws -> [String] {
    let words = number.split(separator: " ").map(String.init)
    let last = words.count + 3
    let tail = words.map { word in
      let isNumber = word.first?.isNumber == true || Self.numbers.contains(word)
      return "\(word)//\(isNumber ? "NUM" : "ADV")/\(last)/\(isNumber ? "nummod" : "advmod")"
    }
    return try Details(
      "They//PRON/2/nsubj killed/kill/VERB/0/root " + tail.joined(separator: " ")
        + " people//NOUN/2/obj/Number=Plur"
    ).counts("killed")
  }

  private static let numbers: Set = [
    "two", "three", "twelve", "twenty", "twenty-three", "forty", "hundred", "thousand", "dozen",
    "million", "five",
  ]

  @Test(
    "Numbers and their bounds",
    arguments: [
      ("3", "3"), ("1,200", "1200"), ("1,200,000", "1200000"), ("three", "3"), ("twelve", "12"),
      ("twenty-three", "23"), ("two hundred and five", "205"),
      ("three thousand five hundred", "3500"),
      ("a hundred", "100"), ("two million", "2000000"), ("a dozen", "12"), ("two dozen", "24"),
      ("half a dozen", "6"), ("several hundred", "200-"), ("a few dozen", "24-"),
      ("at least 12", "12-"), ("no fewer than 12", "12-"), ("more than 12", "13-"),
      ("over 12", "13-"), ("12 or more", "12-"), ("up to 12", "-12"), ("as many as 12", "-12"),
      ("at most 12", "-12"), ("fewer than 12", "-11"), ("under 12", "-11"), ("about 12", "12"),
      ("some 1,200", "1200"), ("between 20 and 30", "20-30"), ("20 to 30", "20-30"),
      ("20 - 30", "20-30"), ("two or three", "2-3"), ("more than a dozen", "13-"), ("no", "0"),
    ]) func bounds(_ number: String, _ bounds: String) throws
  {
    guard number != "no" else {
      let details = try Details(
        """
        They//PRON/2/nsubj killed/kill/VERB/0/root no//DET/4/det guards//NOUN/2/obj/Number=Plur
        """)
      return #expect(details.counts("killed") == ["dead 0"])
    }
    #expect(try dead(number) == ["dead " + bounds])
  }

  @Test(
    "Vague words tell the least",
    arguments: [
      ("dozens", "24-"), ("scores", "40-"), ("hundreds", "200-"), ("thousands", "2000-"),
    ]) func vague(_ word: String, _ bounds: String) throws
  {
    let details = try Details(
      """
      They//PRON/2/nsubj killed/kill/VERB/0/root \(word)//NOUN/2/obj/Number=Plur of//ADP/5/case
      villagers//NOUN/3/nmod/Number=Plur
      """)
    #expect(details.counts("killed") == ["dead " + bounds])
  }

  @Test func tensOfThousands() throws {
    let details = try Details(
      """
      Tens/ten/NOUN/4/nsubj/Number=Plur of//ADP/3/case thousands/thousand/NOUN/1/nmod/Number=Plur
      marched/march/VERB/0/root
      """)
    #expect(details.counts("marched", .protest) == ["participants 20000-"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let predicate: String
    let type: EventType
    let counts: [String]
    let tree: String

    init(
      _ name: String, _ predicate: String, _ type: EventType = .assault, tells counts: [String],
      _ tree: String
    ) {
      testDescription = name
      self.predicate = predicate
      self.type = type
      self.counts = counts
      self.tree = tree
    }

    static let all = [
      Case(
        "participles beside", "attacked", tells: ["dead 12", "injured 30"],
        """
        They//PRON/2/nsubj attacked/attack/VERB/0/root it//PRON/2/obj ,//PUNCT/5/punct
        killing/kill/VERB/2/advcl/VerbForm=Part 12//NUM/5/obj and//CCONJ/8/cc
        wounding/wound/VERB/5/conj/VerbForm=Part 30//NUM/8/obj
        """),
      Case(
        "a passive in a clause beside", "attacked", tells: ["dead 12"],
        """
        They//PRON/2/nsubj attacked/attack/VERB/0/root it//PRON/2/obj and//CCONJ/8/cc 12//NUM/6/nummod
        people//NOUN/8/nsubj:pass/Number=Plur were/be/AUX/8/aux:pass
        killed/kill/VERB/2/conj/Tense=Past|VerbForm=Part
        """),
      Case(
        "those who die", "attack", tells: ["dead 12"],
        """
        12//NUM/2/nummod people//NOUN/3/nsubj/Number=Plur died/die/VERB/0/root in//ADP/6/case
        the//DET/6/det attack//NOUN/3/obl
        """),
      Case(
        "an act before", "attacked", tells: [],
        """
        They//PRON/2/nsubj attacked/attack/VERB/0/root it//PRON/2/obj after//SCONJ/6/mark
        police//NOUN/6/nsubj killed/kill/VERB/2/advcl 12//NUM/8/nummod
        men/man/NOUN/6/obj/Number=Plur
        """),
      Case(
        "what somebody says", "accused", .accuse, tells: [],
        """
        They//PRON/2/nsubj accused/accuse/VERB/0/root it//PRON/2/obj of//SCONJ/5/mark
        killing/kill/VERB/2/advcl 12//NUM/5/obj
        """),
      Case(
        "three and one are four", "killed", tells: ["dead 4"],
        """
        They//PRON/2/nsubj killed/kill/VERB/0/root three//NUM/4/nummod
        guards/guard/NOUN/2/obj/Number=Plur and//CCONJ/7/cc a//DET/7/det cook//NOUN/4/conj/Number=Sing
        """),
      Case(
        "one person", "killed", tells: ["dead 1"],
        """
        They//PRON/2/nsubj killed/kill/VERB/0/root a//DET/4/det guard//NOUN/2/obj/Number=Sing
        """),
      Case(
        "no person", "killed", tells: [],
        """
        They//PRON/2/nsubj killed/kill/VERB/0/root three//NUM/4/nummod
        plans/plan/NOUN/2/obj/Number=Plur
        """),
      Case(
        "nobody", "attacked", tells: ["injured 0"],
        """
        They//PRON/2/nsubj attacked/attack/VERB/0/root it//PRON/2/obj ,//PUNCT/5/punct
        injuring/injure/VERB/2/advcl nobody//PRON/5/obj
        """),
      Case(
        "shot dead", "shot", tells: ["dead 2"],
        """
        They//PRON/2/nsubj shot/shoot/VERB/0/root dead//ADJ/2/xcomp two//NUM/5/nummod
        men/man/NOUN/2/obj/Number=Plur
        """),
      Case(
        "those said to be dead", "attack", tells: ["dead 12"],
        """
        The//DET/2/det attack//NOUN/3/nsubj left/leave/VERB/0/root 12//NUM/5/nummod
        men/man/NOUN/3/obj/Number=Plur dead//ADJ/3/xcomp
        """),
      Case(
        "a noun of killing", "killing", tells: ["dead 12"],
        """
        They//PRON/2/nsubj condemned/condemn/VERB/0/root the//DET/4/det killing//NOUN/2/obj
        of//ADP/7/case 12//NUM/7/nummod men/man/NOUN/4/nmod/Number=Plur
        """),
      Case(
        "a wrong lemma", "attacked", tells: ["injured 7"],
        """
        They//PRON/2/nsubj attacked/attack/VERB/0/root it//PRON/2/obj ,//PUNCT/5/punct
        injuring/injur/VERB/2/advcl seven//NUM/5/obj
        """),
      Case(
        "the number before a comma", "attacked", tells: ["injured 3"],
        """
        They//PRON/2/nsubj attacked/attack/VERB/9/ccomp it//PRON/2/obj ,//PUNCT/5/punct
        wounding/wound/VERB/2/advcl three//NUM/8/nummod ,//PUNCT/8/punct
        medics/medic/NOUN/9/nsubj/Number=Plur said/say/VERB/0/root
        """),
      Case(
        "arrested", "raided", .coerce, tells: ["arrested -12"],
        """
        They//PRON/2/nsubj raided/raid/VERB/0/root it//PRON/2/obj and//CCONJ/5/cc
        led/lead/VERB/2/conj away//ADV/5/advmod up//ADP/10/case to//ADP/7/fixed 12//NUM/10/nummod
        men/man/NOUN/5/obj/Number=Plur
        """),
      Case(
        "driven out", "driven", .sanction, tells: ["displaced 6000"],
        """
        6,000//NUM/2/nummod villagers/villager/NOUN/4/nsubj:pass/Number=Plur were/be/AUX/4/aux:pass
        driven/drive/VERB/0/root/Tense=Past|VerbForm=Part from//ADP/6/case homes/home/NOUN/4/obl
        """),
      Case(
        "driven", "driven", .coerce, tells: [],
        """
        6//NUM/2/nummod men/man/NOUN/4/nsubj:pass/Number=Plur were/be/AUX/4/aux:pass
        driven/drive/VERB/0/root/Tense=Past|VerbForm=Part to//ADP/6/case jail//NOUN/4/obl
        """),
      Case(
        "those who march", "marched", .protest, tells: ["participants 2000"],
        """
        2,000//NUM/2/nummod workers/worker/NOUN/3/nsubj/Number=Plur marched/march/VERB/0/root
        """),
      Case(
        "a crowd of them", "marched", .protest, tells: ["participants 2000"],
        """
        A//DET/2/det crowd//NOUN/6/nsubj of//ADP/5/case 2,000//NUM/5/nummod
        workers/worker/NOUN/2/nmod/Number=Plur marched/march/VERB/0/root
        """),
      Case(
        "those of a noun", "rally", .protest, tells: ["participants 2000-"],
        """
        Thousands/thousand/NOUN/2/nsubj/Number=Plur held/hold/VERB/0/root a//DET/4/det
        rally//NOUN/2/obj
        """),
      Case(
        "those who are sent", "sent", .mobilize, tells: ["participants 600"],
        """
        They//PRON/2/nsubj sent/send/VERB/0/root 600//NUM/4/nummod
        officers/officer/NOUN/2/obj/Number=Plur
        """),
      Case(
        "vehicles that are sent", "sent", .mobilize, tells: [],
        """
        They//PRON/2/nsubj sent/send/VERB/0/root 6//NUM/4/nummod trucks/truck/NOUN/2/obj/Number=Plur
        """),
    ]
  }

  @Test(arguments: Case.all) func counts(_ one: Case) throws {
    #expect(try Details(one.tree).counts(one.predicate, one.type) == one.counts)
  }
}
