import Language
import Records
import Statements
import TestSupport
import Testing

/// Conditions, what did not come about, and when it is.
@Suite struct ClauseJudgementTests {
  typealias Case = JudgementTests.Case

  // MARK: Conditions

  static let conditions = [
    Case(
      "unless", "bombs", [.unknown], .hypothetical,
      """
      Unless//SCONJ/3/mark Norway//PROPN/3/nsubj bombs/bomb/VERB/7/advcl/Tense=Pres|VerbForm=Fin
      Sweden//PROPN/3/obj ,//PUNCT/3/punct Denmark//PROPN/7/nsubj
      protests/protest/VERB/0/root/Tense=Pres|VerbForm=Fin
      """),
    Case(
      "should before its subject", "bomb", [.unknown], .hypothetical,
      """
      Should//AUX/3/aux/VerbForm=Fin Norway//PROPN/3/nsubj bomb//VERB/8/advcl/VerbForm=Inf
      Sweden//PROPN/3/obj ,//PUNCT/3/punct Denmark//PROPN/8/nsubj will//AUX/8/aux/VerbForm=Fin
      protest//VERB/0/root/VerbForm=Inf
      """),
    Case(
      "what follows from a condition", "protest", [.unknown], .hypothetical,
      """
      If//SCONJ/3/mark Norway//PROPN/3/nsubj bombs/bomb/VERB/8/advcl/Tense=Pres|VerbForm=Fin
      Sweden//PROPN/3/obj ,//PUNCT/3/punct Denmark//PROPN/8/nsubj will//AUX/8/aux/VerbForm=Fin
      protest//VERB/0/root/VerbForm=Inf
      """),
    Case(
      "what somebody says would allow it", "bomb", by: ["Chile"], [.unknown, .unknown],
      .hypothetical,
      """
      Chile//PROPN/2/nsubj says/say/VERB/0/root/Tense=Pres|VerbForm=Fin a//DET/4/det
      pact//NOUN/6/nsubj would//AUX/6/aux/VerbForm=Fin allow//VERB/2/ccomp/VerbForm=Inf
      Norway//PROPN/6/obj to//PART/9/mark bomb//VERB/6/xcomp/VerbForm=Inf Sweden//PROPN/9/obj
      """),
  ]

  static let counterfactuals = [
    Case(
      "if it had", "bombed", [.certainlyNot], .denied,
      """
      If//SCONJ/4/mark Norway//PROPN/4/nsubj had/have/AUX/4/aux/Tense=Past|VerbForm=Fin
      bombed/bomb/VERB/10/advcl/Tense=Past|VerbForm=Part Sweden//PROPN/4/obj ,//PUNCT/4/punct
      Denmark//PROPN/10/nsubj would//AUX/10/aux/VerbForm=Fin have//AUX/10/aux/VerbForm=Inf
      protested/protest/VERB/0/root/Tense=Past|VerbForm=Part
      """),
    Case(
      "had it", "bombed", [.certainlyNot], .denied,
      """
      Had/have/AUX/3/aux/Tense=Past|VerbForm=Fin Norway//PROPN/3/nsubj
      bombed/bomb/VERB/9/advcl/Tense=Past|VerbForm=Part Sweden//PROPN/3/obj ,//PUNCT/3/punct
      Denmark//PROPN/9/nsubj would//AUX/9/aux/VerbForm=Fin have//AUX/9/aux/VerbForm=Inf
      protested/protest/VERB/0/root/Tense=Past|VerbForm=Part
      """),
    Case(
      "would have", "protested", [.certainlyNot], .denied,
      """
      Had/have/AUX/3/aux/Tense=Past|VerbForm=Fin Norway//PROPN/3/nsubj
      bombed/bomb/VERB/9/advcl/Tense=Past|VerbForm=Part Sweden//PROPN/3/obj ,//PUNCT/3/punct
      Denmark//PROPN/9/nsubj would//AUX/9/aux/VerbForm=Fin have//AUX/9/aux/VerbForm=Inf
      protested/protest/VERB/0/root/Tense=Past|VerbForm=Part
      """),
    Case(
      "should have", "protested", [.certainlyNot], .denied,
      """
      Denmark//PROPN/4/nsubj should//AUX/4/aux/VerbForm=Fin have//AUX/4/aux/VerbForm=Inf
      protested/protest/VERB/0/root/Tense=Past|VerbForm=Part
      """),
    Case(
      "wished it had", "bombed", [.certainlyNot], .denied,
      """
      Denmark//PROPN/2/nsubj wishes/wish/VERB/0/root/Tense=Pres|VerbForm=Fin
      Norway//PROPN/5/nsubj had/have/AUX/5/aux/Tense=Past|VerbForm=Fin
      bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Part Sweden//PROPN/5/obj
      """),
  ]

  // MARK: What has not come about

  static let pending = [
    Case(
      "yet to", "bomb", [.certainlyNot], .denied,
      """
      Norway//PROPN/2/nsubj has/have/VERB/0/root/Tense=Pres|VerbForm=Fin yet//ADV/2/advmod
      to//PART/5/mark bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/5/obj
      """),
    Case(
      "too weak to", "bomb", [.certainlyNot], .denied,
      """
      Norway//PROPN/4/nsubj is/be/AUX/4/cop/Tense=Pres|VerbForm=Fin too//ADV/4/advmod
      weak//ADJ/0/root to//PART/6/mark bomb//VERB/4/advcl/VerbForm=Inf Sweden//PROPN/6/obj
      """),
    Case(
      "far from", "bombing", [.certainlyNot], .denied,
      """
      Norway//PROPN/3/nsubj is/be/AUX/3/cop/Tense=Pres|VerbForm=Fin far//ADV/0/root
      from//SCONJ/5/mark bombing/bomb/VERB/3/advcl/VerbForm=Ger Sweden//PROPN/5/obj
      """),
    Case(
      "is to", "bomb", [.certain], .planned,
      """
      Norway//PROPN/2/nsubj is/be/VERB/0/root/Tense=Pres|VerbForm=Fin to//PART/4/mark
      bomb//VERB/2/xcomp/VerbForm=Inf Sweden//PROPN/4/obj
      """),
  ]

  // MARK: By whom it is left open, denied or not doubted

  static let held = [
    Case(
      "announced whether", "bombed", by: ["Denmark"], [.certainUnknown, .unknown], .hypothetical,
      """
      Denmark//PROPN/3/nsubj will//AUX/3/aux/VerbForm=Fin announce//VERB/0/root/VerbForm=Inf
      whether//SCONJ/6/mark Norway//PROPN/6/nsubj
      bombed/bomb/VERB/3/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/6/obj
      """),
    Case(
      "knows whether", "bombed", by: ["Denmark"], [.certainUnknown, .unknown], .hypothetical,
      """
      Denmark//PROPN/2/nsubj knows/know/VERB/0/root/Tense=Pres|VerbForm=Fin
      whether//SCONJ/5/mark Norway//PROPN/5/nsubj
      bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
      """),
    Case(
      "which somebody denies", "attack", by: ["Norway"], [.certainlyNot, .unknown], .denied,
      """
      The//DET/2/det attack//NOUN/8/nsubj ,//PUNCT/6/punct which//PRON/6/obj/PronType=Rel
      Norway//PROPN/6/nsubj denies/deny/VERB/2/acl:relcl/Tense=Pres|VerbForm=Fin
      ,//PUNCT/6/punct shocked/shock/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/8/obj
      """),
    Case(
      "who denies it says no more", "shocked", [.certain], .happened,
      """
      The//DET/2/det attack//NOUN/8/nsubj ,//PUNCT/6/punct which//PRON/6/obj/PronType=Rel
      Norway//PROPN/6/nsubj denies/deny/VERB/2/acl:relcl/Tense=Pres|VerbForm=Fin
      ,//PUNCT/6/punct shocked/shock/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/8/obj
      """),
    Case(
      "expected by nobody", "bomb", [.probable], .planned,
      """
      Norway//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass/Tense=Pres|VerbForm=Fin
      expected/expect/VERB/0/root/Tense=Past|VerbForm=Part to//PART/5/mark
      bomb//VERB/3/xcomp/VerbForm=Inf Sweden//PROPN/5/obj
      """),
  ]

  @Test(arguments: conditions + counterfactuals + pending + held)
  func judgement(_ example: Case) throws { try example.check() }

  /// "No one doubts that", "nobody disputes that": the report does not doubt it either.
  @Test(arguments: [("doubts", "doubt"), ("disputes", "dispute"), ("denies", "deny")])
  func whatNobodyDoubtsIsSo(_ form: String, _ lemma: String) throws {
    let statements = try statements(
      """
      No//DET/2/det one//PRON/3/nsubj \(form)/\(lemma)/VERB/0/root/Tense=Pres|VerbForm=Fin
      that//SCONJ/6/mark Norway//PROPN/6/nsubj bombed/bomb/VERB/3/ccomp/Tense=Past|VerbForm=Fin
      Sweden//PROPN/6/obj
      """)
    let judgement = statements.judgement(of: try #require(statements.text.word("bombed")))
    #expect(judgement.values.allSatisfy { $0 == .certain }, "\(judgement.values)")
  }

  @Test(arguments: conditions + counterfactuals.dropLast(2))
  func conditionsAreTold(_ example: Case) throws {
    let statements = try statements(example.tree)
    for word in statements.text.words.indices.map({ statements.text[$0] })
    where word.relation.base == .advcl {
      #expect(statements.judgement(of: word).isConditional)
    }
  }

  @Test(arguments: pending + held) func othersAreNoConditions(_ example: Case) throws {
    let statements = try statements(example.tree)
    for word in statements.text.words.indices {
      #expect(!statements.judgement(of: statements.text[word]).isConditional)
    }
  }

  // MARK: Tense

  @Test(
    arguments: [
      (.past, "bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin", ""),
      (.present, "bombs/bomb/VERB/0/root/Tense=Pres|VerbForm=Fin", ""),
      (.past, "bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Part", "has/have/AUX"),
      (.future, "bomb//VERB/0/root/VerbForm=Inf", "will//AUX"),
      (.future, "bomb//VERB/0/root/VerbForm=Inf", "may//AUX"),
      (.present, "bomb//VERB/0/root/VerbForm=Inf", "can//AUX"),
      (.present, "bombing/bomb/VERB/0/root/VerbForm=Ger", "is/be/AUX"),
    ] as [(Factuality.Tense, String, String)])
  func tenseOfAClause(_ tense: Factuality.Tense, _ verb: String, _ auxiliary: String) throws {
    let tree =
      auxiliary.isEmpty
      ? "Norway//PROPN/2/nsubj \(verb) Sweden//PROPN/2/obj .//PUNCT/2/punct"
      : """
      Norway//PROPN/3/nsubj \(auxiliary)/3/aux/Tense=Pres|VerbForm=Fin \(verb) Sweden//PROPN/3/obj
      .//PUNCT/3/punct
      """
    let statements = try statements(tree)
    let root = try #require(
      statements.text.tokens(ofSentence: 0).first { $0.relation.base == .root })
    #expect(statements.judgement(of: root).tense == tense)
  }

  /// A headline tells in the present what has happened.
  @Test(arguments: [("", Factuality.Tense.past), (" .//PUNCT/2/punct", .present)])
  func headlineIsOfThePast(_ stop: String, _ tense: Factuality.Tense) throws {
    let statements = try statements(
      "Norway//PROPN/2/nsubj bombs/bomb/VERB/0/root/Tense=Pres|VerbForm=Fin Sweden//PROPN/2/obj"
        + stop)
    #expect(statements.judgement(of: statements.text[1]).tense == tense)
  }

  @Test(
    arguments: [
      ("in//ADP/5/case 1974//NUM/2/obl", .historical), ("in//ADP/5/case 2025//NUM/2/obl", .past),
      ("in//ADP/5/case 2024//NUM/2/obl", .past), ("in//ADP/5/case 2023//NUM/2/obl", .historical),
      ("in//ADP/5/case 1990s//NOUN/2/obl", .historical),
      ("forty//NUM/5/nummod years/year/NOUN/6/obl ago//ADV/2/advmod", .historical),
      ("four//NUM/5/nummod years/year/NOUN/6/obl ago//ADV/2/advmod", .past),
      ("decades/decade/NOUN/5/obl ago//ADV/2/advmod", .historical),
    ] as [(String, Factuality.Tense)])
  func longAgoIsHistorical(_ time: String, _ tense: Factuality.Tense) throws {
    let statements = try statements(
      """
      Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
      """ + " " + time)
    let judgement = statements.judgement(of: statements.text[1])
    #expect(judgement.tense == tense)
    #expect(judgement.auxiliaryModes.contains(.historical) == (tense == .historical))
  }
}
