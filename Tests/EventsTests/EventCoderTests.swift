import Actors
import Events
import Language
import Records
import Statements
import TestSupport
import Testing

/// Norway, Sweden and Denmark do to each other what they never did: what the lexicon codes alone,
/// from trees written by hand.
@Suite struct EventCoderTests {
  private static let resolver = Result {
    ActorResolver(
      try Registry(folders: [Repository.registry]),
      try CoreferenceLexicon(folder: Repository.lexicon))
  }
  private static let statementLexicon = Result { try StatementLexicon(folder: Repository.lexicon) }
  private static let coder = Result {
    try EventCoder(
      lexicon: try EventLexicon(folder: Repository.lexicon),
      contexts: try ContextLexicon(folder: Repository.lexicon),
      rules: try EventRules(folder: Repository.lexicon),
      details: try DetailLexicon(folder: Repository.lexicon), sectorOfRole: { _ in nil },
      isNobody: { _, _ in true })
  }

  private func code(_ tree: String, year: Int = 2025) throws -> (Statements, [CodedEvent]) {
    let text = try Tree.read(tree)
    let cast = try Self.resolver.get().resolve(text, on: CalendarDate(year: year, month: 8, day: 9))
    let statements = Statements(text, cast, try Self.statementLexicon.get(), year: year)
    return (statements, try Self.coder.get().code(statements).events)
  }

  /// Each event as `Norway ASSAULT Sweden: denied`.
  private func lines(_ tree: String) throws -> [String] {
    let (statements, events) = try code(tree)
    func names(_ members: [Int]) -> String {
      members.isEmpty
        ? "–"
        : members.map { index in
          let member = statements.cast.members[index]
          return member.kind == .state || member.kind == .person
            ? member.name : "\(member.country ?? "?") \(member.sector ?? "?")"
        }.sorted().joined(separator: "+")
    }
    return events.map {
      "\(names($0.actors)) \($0.type.rawValue) \(names($0.recipients)): \($0.summary.rawValue)"
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let events: [String]
    let tree: String

    init(_ name: String, _ events: [String], _ tree: String) {
      testDescription = name
      self.events = events
      self.tree = tree
    }

    static let all = [
      Case(
        "plain", ["Norway ASSAULT Sweden: happened"],
        "Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj"),
      Case(
        "the act is its doer's, the claim the speaker's", ["Norway ASSAULT Sweden: claimed"],
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/5/mark
        Norway//PROPN/5/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
        """),
      Case(
        "negated", ["Norway ASSAULT Sweden: denied"],
        """
        Norway//PROPN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not//PART/4/advmod
        attack//VERB/0/root/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "denied by who is said to have done it",
        ["Norway ASSAULT Sweden: denied"],
        """
        Norway//PROPN/2/nsubj denied/deny/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/6/mark
        it//PRON/6/nsubj had/have/AUX/6/aux/Tense=Past|VerbForm=Fin
        attacked/attack/VERB/2/ccomp/Tense=Past|VerbForm=Part Sweden//PROPN/6/obj
        """),
      Case(
        "passive with its agent", ["NOR MIL ASSAULT Sweden: happened"],
        """
        Sweden//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin
        shelled/shell/VERB/0/root/Tense=Past|VerbForm=Part by//ADP/6/case Norwegian//ADJ/6/amod
        troops/troops/NOUN/3/obl:agent/Number=Plur
        """),
      Case(
        "passive without an agent", ["– ASSAULT Sweden: happened"],
        """
        Sweden//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Part
        """),
      Case(
        "noun with its possessor", ["Norway ASSAULT Sweden: happened"],
        """
        Norway//PROPN/3/nmod:poss 's//PART/1/case attack//NOUN/6/nsubj on//ADP/5/case
        Sweden//PROPN/3/nmod shook/shake/VERB/0/root/Tense=Past|VerbForm=Fin markets/market/NOUN/6/obj
        """),
      Case(
        "noun with a nationality", ["Norway ASSAULT Sweden: happened"],
        """
        The//DET/3/det Norwegian//ADJ/3/amod invasion//NOUN/6/nsubj of//ADP/5/case
        Sweden//PROPN/3/nmod shook/shake/VERB/0/root/Tense=Past|VerbForm=Fin markets/market/NOUN/6/obj
        """),
      Case(
        "a verb that only carries its noun", ["Norway ASSAULT Sweden: happened"],
        """
        Norway//PROPN/2/nsubj carried/carry/VERB/0/root/Tense=Past|VerbForm=Fin
        out//ADP/2/compound:prt an/a/DET/5/det attack//NOUN/2/obj on//ADP/7/case Sweden//PROPN/5/nmod
        """),
      Case(
        "refused to meet", ["Norway REJECT Sweden: happened", "Norway+Sweden CONSULT –: denied"],
        """
        Norway//PROPN/2/nsubj refused/refuse/VERB/0/root/Tense=Past|VerbForm=Fin to//PART/4/mark
        meet//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "threatened", ["Norway THREATEN Sweden: happened", "Norway ASSAULT Sweden: planned"],
        """
        Norway//PROPN/2/nsubj threatened/threaten/VERB/0/root/Tense=Past|VerbForm=Fin
        to//PART/4/mark attack//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
        """),
      Case(
        "conditional", ["Norway ASSAULT Sweden: hypothetical"],
        """
        If//SCONJ/3/mark Norway//PROPN/3/nsubj attacks/attack/VERB/7/advcl/Tense=Pres|VerbForm=Fin
        Sweden//PROPN/3/obj ,//PUNCT/3/punct prices/price/NOUN/7/nsubj rise//VERB/0/root
        """),
      Case(
        "urged", ["Norway REQUEST Sweden: happened", "Sweden RETREAT Denmark: requested"],
        """
        Norway//PROPN/2/nsubj urged/urge/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        to//PART/5/mark withdraw//VERB/2/xcomp/VerbForm=Inf from//ADP/7/case Denmark//PROPN/5/obl
        """),
      Case(
        "accused", ["Norway ACCUSE Sweden: happened", "Sweden ASSAULT Denmark: claimed"],
        """
        Norway//PROPN/2/nsubj accused/accuse/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        of//SCONJ/5/mark bombing/bomb/VERB/2/advcl/VerbForm=Ger Denmark//PROPN/5/obj
        """),
      Case(
        "everybody at a meeting is an actor", ["Norway+Sweden CONSULT –: happened"],
        """
        Norway//PROPN/2/nsubj met/meet/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        """),
      Case(
        "intended cooperation is agreement", ["Norway AGREE Sweden: happened"],
        """
        Norway//PROPN/3/nsubj will//AUX/3/aux/VerbForm=Fin cooperate//VERB/0/root/VerbForm=Inf
        with//ADP/5/case Sweden//PROPN/3/obl
        """),
      Case(
        "sanctions need somebody whom they hit", [],
        """
        Norway//PROPN/2/nsubj imposed/impose/VERB/0/root/Tense=Past|VerbForm=Fin
        sanctions/sanction/NOUN/2/obj/Number=Plur
        """),
      Case(
        "sanctions", ["Norway SANCTION Sweden: happened"],
        """
        Norway//PROPN/2/nsubj imposed/impose/VERB/0/root/Tense=Past|VerbForm=Fin
        sanctions/sanction/NOUN/2/obj/Number=Plur on//ADP/5/case Sweden//PROPN/2/obl
        """),
      Case(
        "roles", ["NOR COP COERCE SWE JRN: happened"],
        """
        Norwegian//ADJ/2/amod police//NOUN/3/nsubj/Number=Plur
        arrested/arrest/VERB/0/root/Tense=Past|VerbForm=Fin Swedish//ADJ/5/amod
        journalists/journalist/NOUN/3/obj/Number=Plur
        """),
      Case(
        "the possessor of what is rejected", ["Norway REJECT Sweden: happened"],
        """
        Norway//PROPN/2/nsubj rejected/reject/VERB/0/root/Tense=Past|VerbForm=Fin
        Sweden//PROPN/5/nmod:poss 's//PART/3/case plan//NOUN/2/obj
        """),
      Case(
        "nobody in it", [],
        "They//PRON/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin it//PRON/2/obj"),
      Case(
        "no predicate of the lexicon", [],
        "Norway//PROPN/2/nsubj borders/border/VERB/0/root/Tense=Pres|VerbForm=Fin Sweden//PROPN/2/obj"
      ),
      Case("nothing at all", [], "Yes//INTJ/0/root"),
      Case(
        "what is told twice is one event", ["Norway ASSAULT Sweden: happened"],
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj

        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        """),
      Case(
        "told and claimed are one, and told", ["Norway ASSAULT Sweden: happened"],
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/5/mark
        Norway//PROPN/5/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj

        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
        """),
      Case(
        "told and denied are two",
        ["Norway ASSAULT Sweden: happened", "Norway ASSAULT Sweden: denied"],
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj

        Norway//PROPN/3/nsubj never//ADV/3/advmod bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin
        Sweden//PROPN/3/obj
        """),
      Case(
        "to and fro are two",
        ["Norway ASSAULT Sweden: happened", "Sweden ASSAULT Norway: happened"],
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj

        Sweden//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/2/obj
        """),
    ]
  }

  @Test(arguments: Case.all) func events(_ example: Case) throws {
    #expect(try lines(example.tree) == example.events)
  }

  @Test func claimIsOnTheSpeakersWord() throws {
    let (statements, events) = try code(Case.all[1].tree)
    let denmark = try #require(statements.cast.member(at: statements.text[0]))
    #expect(events.map { $0.judgement.links.map(\.source) } == [[.member(denmark)]])
    #expect(events.map { $0.judgement.values } == [[.certain, .unknown]])
    #expect(events.map { statements.text[$0.predicate].form } == ["bombed"])
    #expect(events[0].entry.hasPrefix("bomb verb"))
    #expect(events[0].paths == ["nsubj", "obj"])
  }

  @Test func whatIsRejectedIsTheAbout() throws {
    let tree = try #require(Case.all.first { $0.testDescription.hasPrefix("the possessor") }).tree
    let (statements, events) = try code(tree)
    let words = try #require(events.first?.evidence.first)
    #expect(statements.text.string(ofWords: words).hasSuffix("rejected Sweden 's plan"))
  }

  @Test func modesAreThoseOfTheirTypes() throws {
    for example in Case.all {
      for event in try code(example.tree).1 {
        #expect(event.modes.allSatisfy { event.type.modes[$0] != nil })
      }
    }
  }

  @Test func contextsOfTheSentence() throws {
    let (_, events) = try code(
      """
      Norwegian//ADJ/2/amod soldiers/soldier/NOUN/3/nsubj/Number=Plur
      bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/3/obj
      """)
    #expect(events.map(\.contexts) == [[.military]])
  }

  /// The order of two sentences does not decide what is found.
  @Test func orderDoesNotMatter() throws {
    let sentences = [1, 2, 4, 20].map { Case.all[$0 - 1].tree }
    let forward = try lines(sentences.joined(separator: "\n\n")).sorted()
    let backward = try lines(sentences.reversed().joined(separator: "\n\n")).sorted()
    #expect(forward == backward)
  }
}
