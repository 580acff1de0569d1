import Language
import TestSupport
import Testing

@Suite struct ClauseTests {
  /// A sentence, one of its predicates, and who does what in that clause.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tree: String
    let predicate: String
    let agent: String?
    let patient: String?
    /// The path of the agent, or of the patient where there is no agent.
    let path: String?

    init(
      _ name: String, _ predicate: String, agent: String? = nil, patient: String? = nil,
      path: String? = nil, _ tree: String
    ) {
      testDescription = name
      self.tree = tree
      self.predicate = predicate
      self.agent = agent
      self.patient = patient
      self.path = path
    }

    static let all = [
      Case(
        "active", "burned", agent: "Rebels", patient: "bridges", path: "nsubj",
        """
        Rebels/rebel/NOUN/2/nsubj burned/burn/VERB/0/root two//NUM/4/nummod
        bridges/bridge/NOUN/2/obj .//PUNCT/2/punct
        """),
      Case(
        "passive with its agent", "burned", agent: "rebels", patient: "bridges", path: "obl:agent",
        """
        The//DET/2/det bridges/bridge/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass
        burned/burn/VERB/0/root by//ADP/6/case rebels/rebel/NOUN/4/obl:agent
        """),
      Case(
        "agent without its subtype", "burned", agent: "rebels", patient: "bridges",
        """
        The//DET/2/det bridges/bridge/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass
        burned/burn/VERB/0/root by//ADP/6/case rebels/rebel/NOUN/4/obl
        """),
      Case(
        "passive without an agent", "burned", patient: "bridges", path: "nsubj:pass",
        """
        The//DET/2/det bridges/bridge/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass
        burned/burn/VERB/0/root on//ADP/6/case Monday//PROPN/4/obl
        """),
      Case(
        "subject of a relative clause", "ordered", agent: "general", patient: "raid",
        path: "nsubj < acl:relcl",
        """
        The//DET/2/det general//NOUN/7/nsubj who//PRON/4/nsubj/PronType=Rel
        ordered/order/VERB/2/acl:relcl the//DET/6/det raid//NOUN/4/obj resigned/resign/VERB/0/root
        """),
      Case(
        "object of a relative clause", "sank", agent: "pirates", patient: "tanker",
        """
        Divers/diver/NOUN/2/nsubj found/find/VERB/0/root the//DET/4/det tanker//NOUN/2/obj
        that//PRON/7/obj/PronType=Rel pirates/pirate/NOUN/7/nsubj sank/sink/VERB/4/acl:relcl
        """),
      Case(
        "relative clause without a pronoun", "sank", agent: "pirates", patient: "tanker",
        """
        Divers/diver/NOUN/2/nsubj found/find/VERB/0/root the//DET/4/det tanker//NOUN/2/obj
        pirates/pirate/NOUN/6/nsubj sank/sink/VERB/4/acl:relcl
        """),
      Case(
        "passive relative clause", "mined", agent: "pirates", patient: "strait",
        path: "obl:agent",
        """
        Ships/ship/NOUN/2/nsubj avoid//VERB/0/root the//DET/4/det strait//NOUN/2/obj
        that//PRON/7/nsubj:pass/PronType=Rel was/be/AUX/7/aux:pass mined/mine/VERB/4/acl:relcl
        by//ADP/9/case pirates/pirate/NOUN/7/obl:agent
        """),
      Case(
        "relative pronoun one clause further down", "closed", agent: "pirates", patient: "port",
        """
        The//DET/2/det port//NOUN/8/nsubj that//PRON/7/obj/PronType=Rel
        officials/official/NOUN/5/nsubj said/say/VERB/2/acl:relcl pirates/pirate/NOUN/7/nsubj
        closed/close/VERB/5/ccomp reopened/reopen/VERB/0/root
        """),
      Case(
        "control by the subject", "mine", agent: "Norway", patient: "seabed", path: "nsubj < xcomp",
        """
        Norway//PROPN/2/nsubj wants/want/VERB/0/root to//PART/4/mark mine//VERB/2/xcomp/VerbForm=Inf
        the//DET/6/det seabed//NOUN/4/obj
        """),
      Case(
        "control by the object", "close", agent: "Sweden", patient: "strait", path: "obj < xcomp",
        """
        Norway//PROPN/2/nsubj asked/ask/VERB/0/root Sweden//PROPN/2/obj to//PART/5/mark
        close//VERB/2/xcomp/VerbForm=Inf the//DET/7/det strait//NOUN/5/obj
        """),
      Case(
        "control by an indirect object", "close", agent: "Sweden", patient: "strait",
        """
        Norway//PROPN/2/nsubj told/tell/VERB/0/root Sweden//PROPN/2/iobj to//PART/5/mark
        close//VERB/2/xcomp/VerbForm=Inf the//DET/7/det strait//NOUN/5/obj
        """),
      Case(
        "a promise is kept by who makes it", "close", agent: "Norway", patient: "strait",
        """
        Norway//PROPN/2/nsubj promised/promise/VERB/0/root Sweden//PROPN/2/iobj to//PART/5/mark
        close//VERB/2/xcomp/VerbForm=Inf the//DET/7/det strait//NOUN/5/obj
        """),
      Case(
        "control in the passive", "close", agent: "Sweden", patient: "strait",
        path: "nsubj:pass < xcomp",
        """
        Sweden//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass asked/ask/VERB/0/root to//PART/5/mark
        close//VERB/3/xcomp/VerbForm=Inf the//DET/7/det strait//NOUN/5/obj
        """),
      Case(
        "raising", "avoid", agent: "Ferries", patient: "strait",
        """
        Ferries/ferry/NOUN/2/nsubj seem//VERB/0/root to//PART/4/mark avoid//VERB/2/xcomp/VerbForm=Inf
        the//DET/6/det strait//NOUN/4/obj
        """),
      Case(
        "control through two clauses", "clear", agent: "Police", patient: "square",
        path: "nsubj < xcomp < xcomp",
        """
        Police//NOUN/2/nsubj began/begin/VERB/0/root to//PART/4/mark try//VERB/2/xcomp/VerbForm=Inf
        to//PART/6/mark clear//VERB/4/xcomp/VerbForm=Inf the//DET/8/det square//NOUN/6/obj
        """),
      Case(
        "control inside a relative clause", "flee", agent: "miners",
        path: "nsubj < acl:relcl < xcomp",
        """
        The//DET/2/det miners/miner/NOUN/8/nsubj:pass who//PRON/4/nsubj/PronType=Rel
        tried/try/VERB/2/acl:relcl to//PART/6/mark flee//VERB/4/xcomp/VerbForm=Inf
        were/be/AUX/8/aux:pass shot/shoot/VERB/0/root
        """),
      Case(
        "adjective above", "meet", agent: "envoy", patient: "rebels",
        """
        The//DET/2/det envoy//NOUN/4/nsubj is/be/AUX/4/cop ready//ADJ/0/root to//PART/6/mark
        meet//VERB/4/xcomp/VerbForm=Inf the//DET/8/det rebels/rebel/NOUN/6/obj
        """),
      Case(
        "coordination shares the subject", "arrested", agent: "Police", patient: "dockers",
        path: "nsubj of conj",
        """
        Police//NOUN/2/nsubj stormed/storm/VERB/0/root the//DET/4/det port//NOUN/2/obj
        and//CCONJ/6/cc arrested/arrest/VERB/2/conj/Tense=Past|VerbForm=Fin dockers/docker/NOUN/6/obj
        """),
      Case(
        "a conjunct with a subject of its own", "fled", agent: "dockers",
        """
        Police//NOUN/2/nsubj stormed/storm/VERB/0/root the//DET/4/det port//NOUN/2/obj
        and//CCONJ/7/cc dockers/docker/NOUN/7/nsubj fled/flee/VERB/2/conj
        """),
      Case(
        "coordination under control", "occupy", agent: "Guards", patient: "mine",
        """
        Guards/guard/NOUN/2/nsubj plan//VERB/0/root to//PART/4/mark enter//VERB/2/xcomp/VerbForm=Inf
        and//CCONJ/6/cc occupy//VERB/4/conj/VerbForm=Inf the//DET/8/det mine//NOUN/6/obj
        """),
      Case(
        "coordination in the passive", "closed", patient: "port",
        """
        The//DET/2/det port//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass
        stormed/storm/VERB/0/root/Tense=Past|VerbForm=Part and//CCONJ/6/cc
        closed/close/VERB/4/conj/Tense=Past|VerbForm=Part
        """),
      Case(
        "participle beside the main clause", "chanting", agent: "Marchers", patient: "slogans",
        path: "nsubj < advcl",
        """
        Marchers/marcher/NOUN/2/nsubj crossed/cross/VERB/0/root the//DET/4/det square//NOUN/2/obj
        chanting/chant/VERB/2/advcl/Tense=Pres|VerbForm=Part slogans/slogan/NOUN/5/obj
        """),
      Case(
        "who is allowed to does it, wherever the infinitive hangs", "search", agent: "police",
        patient: "homes", path: "obj < advcl",
        """
        Laws/law/NOUN/2/nsubj empower/empower/VERB/0/root police//NOUN/2/obj to//PART/5/mark
        search/search/VERB/2/advcl/VerbForm=Inf homes/home/NOUN/5/obj
        """),
      Case(
        "who is asked to does it, though the infinitive hangs on them", "search", agent: "police",
        patient: "homes", path: "obj < acl",
        """
        Mayors/mayor/NOUN/2/nsubj urged/urge/VERB/0/root police//NOUN/2/obj to//PART/5/mark
        search/search/VERB/3/acl/VerbForm=Inf homes/home/NOUN/5/obj
        """),
      Case(
        "present participle after a noun", "shouting", agent: "Marchers", patient: "slogans",
        path: "acl",
        """
        Marchers/marcher/NOUN/4/nsubj shouting/shout/VERB/1/acl/VerbForm=Ger
        slogans/slogan/NOUN/2/obj crossed/cross/VERB/0/root the//DET/6/det square//NOUN/4/obj
        """),
      Case(
        "past participle after a noun", "flooded", agent: "dam", patient: "Villages",
        path: "obl:agent",
        """
        Villages/village/NOUN/6/nsubj flooded/flood/VERB/1/acl/Tense=Past|VerbForm=Part
        by//ADP/5/case the//DET/5/det dam//NOUN/2/obl:agent sued/sue/VERB/0/root Laos//PROPN/6/obj
        """),
      Case(
        "past participle without an agent", "jailed", patient: "singer", path: "acl",
        """
        The//DET/2/det singer//NOUN/5/nsubj jailed/jail/VERB/2/acl/Tense=Past|VerbForm=Part
        yesterday//NOUN/3/obl:tmod is/be/AUX/0/root free//ADJ/5/xcomp
        """),
      Case(
        "past participle before a noun does nothing", "smuggled",
        """
        The//DET/3/det smuggled/smuggle/VERB/3/amod/Tense=Past|VerbForm=Part
        rifles/rifle/NOUN/4/nsubj reached/reach/VERB/0/root the//DET/6/det coast//NOUN/4/obj
        """),
      Case(
        "passive beside the main clause", "delayed", agent: "snow", patient: "Talks",
        """
        Talks/talk/NOUN/2/nsubj collapsed/collapse/VERB/0/root after//SCONJ/5/mark
        being/be/AUX/5/aux:pass delayed/delay/VERB/2/advcl/Tense=Past|VerbForm=Part by//ADP/7/case
        snow//NOUN/5/obl:agent
        """),
      Case(
        "a plan is its owner's", "tax", agent: "Gabon", patient: "diesel", path: "nmod:poss",
        """
        Angola//PROPN/2/nsubj criticised/criticise/VERB/0/root Gabon//PROPN/5/nmod:poss
        's//PART/3/case plan//NOUN/2/obj to//PART/7/mark tax//VERB/5/acl/VerbForm=Inf
        diesel//NOUN/7/obj
        """),
      Case(
        "a plan without an owner is whose verb it is", "tax", agent: "Angola", patient: "diesel",
        path: "nsubj < obj",
        """
        Angola//PROPN/2/nsubj dropped/drop/VERB/0/root a//DET/4/det plan//NOUN/2/obj to//PART/6/mark
        tax//VERB/4/acl/VerbForm=Inf diesel//NOUN/6/obj
        """),
      Case(
        "two objects", "gave", agent: "envoy", patient: "seeds",
        """
        The//DET/2/det envoy//NOUN/3/nsubj gave/give/VERB/0/root farmers/farmer/NOUN/3/iobj
        seeds/seed/NOUN/3/obj
        """),
      Case(
        "clause of its own below another", "closed", agent: "Kenya", patient: "camp",
        """
        It//PRON/3/expl is/be/AUX/3/cop clear//ADJ/0/root that//SCONJ/6/mark Kenya//PROPN/6/nsubj
        closed/close/VERB/3/csubj the//DET/8/det camp//NOUN/6/obj
        """),
      Case(
        "nobody is named", "Close", patient: "borders",
        "Close//VERB/0/root the//DET/3/det borders/border/NOUN/1/obj now//ADV/1/advmod"),
    ]
  }

  @Test(arguments: Case.all) func sides(_ example: Case) throws {
    let predicate = try #require(try Tree.read(example.tree).word(example.predicate))
    let clause = Clause(predicate)
    #expect(clause.agent?.token.form == example.agent)
    #expect(clause.patient?.token.form == example.patient)
    if let path = example.path { #expect((clause.agent ?? clause.patient)?.path == path) }
  }

  // MARK: Negation

  @Test(arguments: [
    ("signed", ["No"], "No//DET/2/det ministers/minister/NOUN/3/nsubj signed/sign/VERB/0/root"),
    (
      "freed", ["never"],
      "They//PRON/3/nsubj never//ADV/3/advmod freed/free/VERB/0/root them//PRON/3/obj"
    ),
    (
      "attack", ["n't"],
      "They//PRON/4/nsubj did/do/AUX/4/aux n't/not/PART/4/advmod attack//VERB/0/root them//PRON/4/obj"
    ),
    (
      "meeting", ["without"],
      "He//PRON/2/nsubj left/leave/VERB/0/root without//SCONJ/4/mark meeting/meet/VERB/2/advcl us//PRON/4/obj"
    ),
    (
      "warning", ["without"],
      "It//PRON/2/nsubj fell/fall/VERB/0/root without//ADP/4/case warning//NOUN/2/obl"
    ),
    ("signed", ["Nobody"], "Nobody//PRON/2/nsubj signed/sign/VERB/0/root it//PRON/2/obj"),
    (
      "signed", ["no"],
      "They//PRON/2/nsubj signed/sign/VERB/0/root no//DET/4/det accord//NOUN/2/obj"
    ),
    (
      "fled", [],
      "The//DET/2/det unarmed//ADJ/3/amod guards/guard/NOUN/4/nsubj fled/flee/VERB/0/root"
    ),
    (
      "refused", [],
      "He//PRON/2/nsubj refused/refuse/VERB/0/root not//PART/5/advmod to//PART/5/mark go//VERB/2/xcomp"
    ),
  ])
  func negations(_ predicate: String, _ negations: [String], _ tree: String) throws {
    let token = try #require(try Tree.read(tree).word(predicate))
    #expect(Clause(token).negations.map(\.form) == negations)
  }

  // MARK: Words

  @Test func owners() throws {
    let text = try Tree.read(
      """
      The//DET/2/det strike//NOUN/8/nsubj by//ADP/4/case dockers/docker/NOUN/2/nmod of//ADP/7/case
      the//DET/7/det port//NOUN/2/nmod ended/end/VERB/0/root

      Oman//PROPN/2/nsubj made/make/VERB/0/root an//DET/4/det offer//NOUN/2/obj

      An//DET/2/det offer//NOUN/0/root
      """)
    #expect(Clause.owner(of: text[1]).map { $0.token.form + " " + $0.path } == "dockers nmod:by")
    #expect(Clause.owner(of: text[11]).map { $0.token.form + " " + $0.path } == "Oman nsubj < obj")
    #expect(Clause.owner(of: text[13]) == nil)
  }

  @Test func conjunctsAreChainedOrFlat() throws {
    let text = try Tree.read(
      """
      Peru//PROPN/7/nsubj ,//PUNCT/3/punct Chile//PROPN/1/conj and//CCONJ/5/cc
      Brazil//PROPN/3/conj all//ADV/7/advmod signed/sign/VERB/0/root
      """)
    #expect(text[0].conjuncts.map(\.form) == ["Peru", "Chile", "Brazil"])
    #expect(text[2].conjuncts.map(\.form) == ["Chile", "Brazil"])
    #expect(text[0].subtree.map(\.form) == ["Peru", ",", "Chile", "and", "Brazil"])
    #expect(text[4].ancestors.map(\.form) == ["Chile", "Peru", "signed"])
  }

  @Test func prepositionsOfSeveralWords() throws {
    let text = try Tree.read(
      """
      According/accord/VERB/3/case to//ADP/1/fixed Kyiv//PROPN/5/obl it//PRON/5/nsubj
      fell/fall/VERB/0/root in//ADP/7/case May//PROPN/5/obl
      """)
    #expect(text[2].preposition == "according to")
    #expect(text[6].preposition == "in")
    #expect(text[3].preposition == nil)
  }

  /// However deep the control goes, the search ends.
  @Test func deepControlEnds() throws {
    let chain = (2...400).map { "go\($0)/go/VERB/\($0 - 1)/xcomp" }.joined(separator: " ")
    let text = try Tree.read(
      "Men//NOUN/2/nsubj go/go/VERB/0/root " + chain.replacing("/1/xcomp", with: "/2/xcomp"))
    #expect(text.words.count == 401)
    let bottom = try #require(text.word("go400"))
    #expect(Clause(bottom).agent == nil)
  }
}
