import Actors
import Language
import Records
import Statements
import TestSupport
import Testing

/// Norway, Sweden and Denmark do to each other what they never did.
@Suite struct JudgementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tree: String
    /// The word that is judged.
    let predicate: String
    /// Whose word it is, innermost first: a name of the cast, or the words of somebody unnamed.
    let links: [String]
    /// For each link and, last, the report itself.
    let values: [Factuality]
    let summary: Factuality.Summary

    init(
      _ name: String, _ predicate: String, by links: [String] = [], _ values: [Factuality],
      _ summary: Factuality.Summary, _ tree: String
    ) {
      testDescription = name
      self.tree = tree
      self.predicate = predicate
      self.links = links
      self.values = values
      self.summary = summary
    }

    func check() throws {
      let statements = try statements(tree)
      let judgement = statements.judgement(of: try #require(statements.text.word(predicate)))
      #expect(judgement.links.map { statements.name($0.source) } == links)
      #expect(judgement.values == values)
      #expect(judgement.summary(actedBy: [], isVerbal: false) == summary)
      #expect(judgement.auxiliaryModes.contains(.negation) == values[0].isNegative)
    }

    static let all = own + reported + embedded

    // MARK: The clause itself

    static let own = [
      Case(
        "told plainly", "bombed", [.certain], .happened,
        "Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj"),
      Case(
        "negated", "bomb", [.certainlyNot], .denied,
        """
        Norway//PROPN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not//PART/4/advmod
        bomb//VERB/0/root/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "never", "bombed", [.certainlyNot], .denied,
        """
        Norway//PROPN/3/nsubj never//ADV/3/advmod bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin
        Sweden//PROPN/3/obj
        """),
      Case(
        "no subject that does it", "bombed", [.certainlyNot], .denied,
        """
        No//DET/3/det Norwegian//ADJ/3/amod planes/plane/NOUN/4/nsubj/Number=Plur
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj
        """),
      Case(
        "future", "bomb", [.certain], .planned,
        """
        Norway//PROPN/3/nsubj will//AUX/3/aux/VerbForm=Fin bomb//VERB/0/root/VerbForm=Inf
        Sweden//PROPN/3/obj
        """),
      Case(
        "negated future", "bomb", [.certainlyNot], .denied,
        """
        Norway//PROPN/4/nsubj will//AUX/4/aux/VerbForm=Fin not//PART/4/advmod
        bomb//VERB/0/root/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "possible", "bomb", [.possible], .hypothetical,
        """
        Norway//PROPN/3/nsubj might//AUX/3/aux/VerbForm=Fin bomb//VERB/0/root/VerbForm=Inf
        Sweden//PROPN/3/obj
        """),
      Case(
        "going on", "bombing", [.certain], .ongoing,
        """
        Norway//PROPN/3/nsubj is/be/AUX/3/aux/Tense=Pres|VerbForm=Fin
        bombing/bomb/VERB/0/root/Tense=Pres|VerbForm=Part Sweden//PROPN/3/obj
        """),
      Case(
        "long ago", "bombed", [.certain], .historical,
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        in//ADP/5/case 1974//NUM/2/obl
        """),
      Case(
        "this year", "bombed", [.certain], .happened,
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        in//ADP/5/case 2025//NUM/2/obl
        """),
      Case(
        "asked", "bomb", [.unknown], .hypothetical,
        """
        Did/do/AUX/3/aux/Tense=Past|VerbForm=Fin Norway//PROPN/3/nsubj
        bomb//VERB/0/root/VerbForm=Inf Sweden//PROPN/3/obj ?//PUNCT/3/punct
        """),
      Case(
        "conditional", "bombs", [.unknown], .hypothetical,
        """
        If//SCONJ/3/mark Norway//PROPN/3/nsubj bombs/bomb/VERB/7/advcl/Tense=Pres|VerbForm=Fin
        Sweden//PROPN/3/obj ,//PUNCT/3/punct Denmark//PROPN/7/nsubj
        protests/protest/VERB/0/root/Tense=Pres|VerbForm=Fin
        """),
      Case(
        "passive", "bombed", [.certain], .happened,
        """
        Sweden//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Part by//ADP/5/case Norway//PROPN/3/obl:agent
        """),
      Case(
        "noun with its possessor", "attack", [.certain], .happened,
        """
        Norway//PROPN/3/nmod:poss 's//PART/1/case attack//NOUN/6/nsubj on//ADP/5/case
        Sweden//PROPN/3/nmod shocked/shock/VERB/0/root/Tense=Past|VerbForm=Fin Denmark//PROPN/6/obj
        """),
      Case(
        "noun that never came about", "attack", [.certainlyNot], .denied,
        """
        The//DET/2/det attack//NOUN/6/nsubj by//ADP/4/case Norway//PROPN/2/nmod never//ADV/6/advmod
        took/take/VERB/0/root/Tense=Past|VerbForm=Fin place//NOUN/6/obj
        """),
      Case(
        "negation over two verbs", "invade", [.certainlyNot], .denied,
        """
        Norway//PROPN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not//PART/4/advmod
        bomb//VERB/0/root/VerbForm=Inf or//CCONJ/6/cc invade//VERB/4/conj/VerbForm=Inf
        Sweden//PROPN/6/obj
        """),
    ]

    // MARK: On somebody's word

    static let reported = [
      Case(
        "said", "bombed", by: ["Denmark"], [.certain, .unknown], .claimed,
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/5/mark
        Norway//PROPN/5/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
        """),
      Case(
        "said not to be so", "bomb", by: ["Denmark"], [.certainlyNot, .unknown], .denied,
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/6/nsubj
        did/do/AUX/6/aux/Tense=Past|VerbForm=Fin not//PART/6/advmod bomb//VERB/2/ccomp/VerbForm=Inf
        Sweden//PROPN/6/obj
        """),
      Case(
        "said at the end", "bombed", by: ["Denmark"], [.certain, .unknown], .claimed,
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        ,//PUNCT/6/punct Denmark//PROPN/6/nsubj said/say/VERB/2/parataxis/Tense=Past|VerbForm=Fin
        """),
      Case(
        "according to", "bombed", by: ["Denmark"], [.certain, .unknown], .claimed,
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        according/accord/VERB/6/case to//ADP/4/fixed Denmark//PROPN/2/obl
        """),
      Case(
        "confirmed", "bombed", by: ["Denmark"], [.certain, .certain], .claimed,
        """
        Denmark//PROPN/2/nsubj confirmed/confirm/VERB/0/root/Tense=Past|VerbForm=Fin
        that//SCONJ/5/mark Norway//PROPN/5/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin
        Sweden//PROPN/5/obj
        """),
      Case(
        "denied", "bombed", by: ["Norway"], [.certainlyNot, .unknown], .denied,
        """
        Norway//PROPN/2/nsubj denied/deny/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/6/mark
        it//PRON/6/nsubj had/have/AUX/6/aux/Tense=Past|VerbForm=Fin
        bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Part Sweden//PROPN/6/obj
        """),
      Case(
        "denied as a participle", "bombing", by: ["Norway"], [.certainlyNot, .unknown], .denied,
        """
        Norway//PROPN/2/nsubj denied/deny/VERB/0/root/Tense=Past|VerbForm=Fin
        bombing/bomb/VERB/2/xcomp/VerbForm=Ger Sweden//PROPN/3/obj
        """),
      Case(
        "denied as a noun", "attack", by: ["Norway"], [.certainlyNot, .unknown], .denied,
        """
        Norway//PROPN/2/nsubj denied/deny/VERB/0/root/Tense=Past|VerbForm=Fin the//DET/4/det
        attack//NOUN/2/obj on//ADP/6/case Sweden//PROPN/4/nmod
        """),
      Case(
        "not said", "bombed", by: ["Denmark"], [.unknown, .unknown], .hypothetical,
        """
        Denmark//PROPN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not//PART/4/advmod
        say//VERB/0/root/VerbForm=Inf that//SCONJ/7/mark Norway//PROPN/7/nsubj
        bombed/bomb/VERB/4/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/7/obj
        """),
      Case(
        "said of what was said", "bombed", by: ["Denmark", "Finland"],
        [.certain, .unknown, .unknown],
        .claimed,
        """
        Finland//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Denmark//PROPN/4/nsubj
        reported/report/VERB/2/ccomp/Tense=Past|VerbForm=Fin that//SCONJ/7/mark
        Norway//PROPN/7/nsubj bombed/bomb/VERB/4/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/7/obj
        """),
      Case(
        "said by nobody named", "bombed", by: ["Witnesses"], [.certain, .unknown], .claimed,
        """
        Witnesses/witness/NOUN/2/nsubj/Number=Plur said/say/VERB/0/root/Tense=Past|VerbForm=Fin
        Norway//PROPN/4/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj
        """),
      Case(
        "a future seen from the past", "bomb", by: ["Norway"], [.certain, .unknown], .planned,
        """
        Norway//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin it//PRON/5/nsubj
        would//AUX/5/aux/VerbForm=Fin bomb//VERB/2/ccomp/VerbForm=Inf Sweden//PROPN/5/obj
        """),
      Case(
        "quoted", "bombed", by: ["Denmark"], [.certain, .unknown], .claimed,
        """
        “//PUNCT/3/punct Norway//PROPN/3/nsubj bombed/bomb/VERB/9/ccomp/Tense=Past|VerbForm=Fin
        Sweden//PROPN/3/obj twice//ADV/3/advmod ,//PUNCT/3/punct ”//PUNCT/3/punct
        Denmark//PROPN/9/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin
        """),
    ]

    // MARK: Under another verb

    static let embedded = [
      Case(
        "refused", "bomb", [.certainlyNot], .denied,
        """
        Norway//PROPN/2/nsubj refused/refuse/VERB/0/root/Tense=Past|VerbForm=Fin to//PART/4/mark
        bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "did not refuse", "bomb", [.certain], .happened,
        """
        Norway//PROPN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not//PART/4/advmod
        refuse//VERB/0/root/VerbForm=Inf to//PART/6/mark bomb//VERB/4/xcomp/VerbForm=Inf
        Sweden//PROPN/6/obj
        """),
      Case(
        "failed", "bomb", [.certainlyNot], .denied,
        """
        Norway//PROPN/2/nsubj failed/fail/VERB/0/root/Tense=Past|VerbForm=Fin to//PART/4/mark
        bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "managed", "bomb", [.certain], .happened,
        """
        Norway//PROPN/2/nsubj managed/manage/VERB/0/root/Tense=Past|VerbForm=Fin to//PART/4/mark
        bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "wants", "bomb", [.unknown], .planned,
        """
        Norway//PROPN/2/nsubj wants/want/VERB/0/root/Tense=Pres|VerbForm=Fin to//PART/4/mark
        bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "might refuse", "bomb", [.possiblyNot], .denied,
        """
        Norway//PROPN/3/nsubj might//AUX/3/aux/VerbForm=Fin refuse//VERB/0/root/VerbForm=Inf
        to//PART/5/mark bomb//VERB/3/xcomp/VerbForm=Inf Sweden//PROPN/5/obj
        """),
      Case(
        "urged", "bomb", by: ["Denmark"], [.unknown, .unknown], .requested,
        """
        Denmark//PROPN/2/nsubj urged/urge/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/2/obj
        to//PART/5/mark bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/5/obj
        """),
      Case(
        "a purpose", "bomb", [.unknown], .planned,
        """
        Norway//PROPN/2/nsubj rose/rise/VERB/0/root/Tense=Past|VerbForm=Fin to//PART/4/mark
        bomb//VERB/2/advcl/VerbForm=Inf Sweden//PROPN/4/obj
        """),
    ]
  }

  @Test(arguments: Case.all) func judgement(_ example: Case) throws { try example.check() }

  @Test func quotedWordsAreVerbatim() throws {
    let quoted = try #require(Case.reported.last)
    let statements = try statements(quoted.tree)
    #expect(statements.quotations.map(\.words) == [0..<7])
    let speaker = try #require(statements.cast.member(at: statements.text[7]))
    #expect(statements.quotations[0].speaker == .member(speaker))
    #expect(statements.quotations[0].cue == 8)
    #expect(statements.judgement(of: statements.text[2]).links.map(\.isVerbatim) == [true])
  }

  @Test(arguments: [
    // not closed, not opened, closed in the next paragraph
    "“//PUNCT/2/punct Stop//VERB/0/root now//ADV/2/advmod",
    "Stop//VERB/0/root now//ADV/1/advmod ”//PUNCT/1/punct",
    "“//PUNCT/2/punct Stop//VERB/0/root now//ADV/2/advmod\n¶\nGo//VERB/0/root now//ADV/1/advmod ”//PUNCT/1/punct",
    "“//PUNCT/2/punct ”//PUNCT/0/root",
  ])
  func marksThatDoNotPairQuoteNothing(_ tree: String) throws {
    #expect(try statements(tree).quotations.isEmpty)
  }

  @Test func quotationGoesOnOverSentences() throws {
    let statements = try statements(
      """
      "//PUNCT/2/punct Stop//VERB/0/root now//ADV/2/advmod

      Go//VERB/0/root home//ADV/1/advmod "//PUNCT/1/punct
      """)
    #expect(statements.quotations.map(\.words) == [0..<6])
    #expect(statements.quotations.map(\.speaker) == [nil])
  }

  /// Whoever says that they reject something rejects it.
  @Test func ownVerbalActIsNoClaim() throws {
    let statements = try statements(
      """
      Norway//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/5/mark
      it//PRON/5/nsubj rejected/reject/VERB/2/ccomp/Tense=Past|VerbForm=Fin the//DET/7/det
      plan//NOUN/5/obj
      """)
    let judgement = statements.judgement(of: statements.text[4])
    let norway = try #require(statements.cast.member(at: statements.text[0]))
    #expect(judgement.summary(actedBy: [norway], isVerbal: true) == .happened)
    #expect(judgement.summary(actedBy: [norway], isVerbal: false) == .claimed)
    #expect(judgement.summary(actedBy: [], isVerbal: true) == .claimed)
  }
}
