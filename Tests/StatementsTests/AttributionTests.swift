import Language
import Records
import Statements
import TestSupport
import Testing

/// Who says what, read off trees without a tagger.
@Suite struct AttributionTests {
  /// `source [cue] content … content`, with `< number` of the one that it is part of, from 0.
  static func found(_ tree: String) throws -> [String] {
    let statements = try statements(tree)
    let text = statements.text
    return statements.attributions.map { stated in
      let cue = stated.cue.map { text.string(ofWords: $0) } ?? ""
      let content = stated.contents.map { text.string(ofWords: $0) }.joined(separator: " … ")
      return "\(statements.name(stated.source)) [\(cue)] \(content)"
        + (stated.parent.map { " < \($0)" } ?? "")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: [String]
    let tree: String

    init(_ name: String, _ expected: [String], _ tree: String) {
      (testDescription, self.expected, self.tree) = (name, expected, tree)
    }

    static let all = nested + sources + cues + none

    // MARK: One in the other

    static let nested = [
      Case(
        "what is said of what was said",
        [
          "Finland [said] Denmark reported that Norway bombed Sweden",
          "Denmark [reported] that Norway bombed Sweden < 0",
        ],
        """
        Finland//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Denmark//PROPN/4/nsubj
        reported/report/VERB/2/ccomp/Tense=Past|VerbForm=Fin that//SCONJ/7/mark
        Norway//PROPN/7/nsubj bombed/bomb/VERB/4/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/7/obj
        """),
      Case(
        "three deep",
        [
          "Finland [said] Denmark confirmed that Iceland denied that Norway bombed Sweden",
          "Denmark [confirmed] that Iceland denied that Norway bombed Sweden < 0",
          "Iceland [denied] that Norway bombed Sweden < 1",
        ],
        """
        Finland//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Denmark//PROPN/4/nsubj
        confirmed/confirm/VERB/2/ccomp/Tense=Past|VerbForm=Fin that//SCONJ/7/mark
        Iceland//PROPN/7/nsubj denied/deny/VERB/4/ccomp/Tense=Past|VerbForm=Fin
        that//SCONJ/10/mark Norway//PROPN/10/nsubj
        bombed/bomb/VERB/7/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/10/obj
        """),
    ]

    // MARK: Who

    static let sources = [
      Case(
        "a noun with a name beside it", ["Ana Ruiz [said] Norway bombed Sweden"],
        """
        The//DET/2/det driver//NOUN/7/nsubj ,//PUNCT/4/punct Ana//PROPN/2/appos/Entity=B-Person
        Ruiz//PROPN/4/flat/Entity=I-Person ,//PUNCT/4/punct
        said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/9/nsubj
        bombed/bomb/VERB/7/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/9/obj
        """),
      Case(
        "the author of a document", ["Denmark [said] Norway bombed Sweden"],
        """
        A//DET/2/det report//NOUN/5/nsubj by//ADP/4/case Denmark//PROPN/2/nmod
        said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/7/nsubj
        bombed/bomb/VERB/5/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/7/obj
        """),
      Case(
        "whose letter it is", ["Denmark [said] Norway bombed Sweden"],
        """
        Denmark//PROPN/3/nmod:poss 's//PART/1/case letter//NOUN/4/nsubj
        said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/6/nsubj
        bombed/bomb/VERB/4/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/6/obj
        """),
      Case(
        "a document of nobody", ["a study [said] Norway bombed Sweden"],
        """
        a//DET/2/det study//NOUN/3/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin
        Norway//PROPN/5/nsubj bombed/bomb/VERB/3/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
        """),
      Case(
        "who is said to do it does not say so", ["nobody [said] to have bombed Sweden"],
        """
        Norway//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass/Tense=Pres|VerbForm=Fin
        said/say/VERB/0/root/Tense=Past|VerbForm=Part to//PART/6/mark
        have//AUX/6/aux/VerbForm=Inf bombed/bomb/VERB/3/xcomp/Tense=Past|VerbForm=Part
        Sweden//PROPN/6/obj
        """),
      Case(
        "said by somebody", ["Denmark [said] to have bombed Sweden"],
        """
        Norway//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass/Tense=Pres|VerbForm=Fin
        said/say/VERB/0/root/Tense=Past|VerbForm=Part by//ADP/5/case Denmark//PROPN/3/obl:agent
        to//PART/8/mark have//AUX/8/aux/VerbForm=Inf
        bombed/bomb/VERB/3/xcomp/Tense=Past|VerbForm=Part Sweden//PROPN/8/obj
        """),
      Case(
        "a claim and whose it is", ["Denmark [claim] that Norway bombed Sweden"],
        """
        Denmark//PROPN/3/nmod:poss 's//PART/1/case claim//NOUN/8/nsubj that//SCONJ/6/mark
        Norway//PROPN/6/nsubj bombed/bomb/VERB/3/acl/Tense=Past|VerbForm=Fin
        Sweden//PROPN/6/obj shocked/shock/VERB/0/root/Tense=Past|VerbForm=Fin
        Finland//PROPN/8/obj
        """),
    ]

    // MARK: By which words

    static let cues = [
      Case(
        "in the words of", ["Denmark [words] Norway bombed Sweden"],
        """
        In//ADP/3/case the//DET/3/det words/word/NOUN/8/obl/Number=Plur of//ADP/5/case
        Denmark//PROPN/3/nmod ,//PUNCT/3/punct Norway//PROPN/8/nsubj
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/8/obj
        """),
      Case(
        "reportedly", ["nobody [reportedly] Norway … bombed Sweden"],
        """
        Norway//PROPN/3/nsubj reportedly//ADV/3/advmod
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/3/obj
        """),
      Case(
        "alleged", ["nobody [alleged] The … attack"],
        """
        The//DET/3/det alleged//ADJ/3/amod attack//NOUN/4/nsubj
        shocked/shock/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj
        """),
      Case(
        "between the words", ["Denmark [said] Norway … bombed Sweden"],
        """
        Norway//PROPN/6/nsubj ,//PUNCT/4/punct Denmark//PROPN/4/nsubj
        said/say/VERB/6/parataxis/Tense=Past|VerbForm=Fin ,//PUNCT/4/punct
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/6/obj
        """),
      Case(
        "a headline that is signed", ["Denmark [] Norway bombed Sweden"],
        """
        Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin
        Sweden//PROPN/2/obj –//PUNCT/5/punct Denmark//PROPN/2/parataxis
        """),
      Case(
        "a headline with the name before", ["Denmark [] Norway bombed Sweden"],
        """
        Denmark//PROPN/4/parataxis ://PUNCT/1/punct Norway//PROPN/4/nsubj
        bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj
        """),
      Case(
        "indirect speech that goes on",
        [
          "Denmark [said] Norway bombed Sweden", "Denmark [] It would bomb Finland",
          "Denmark [] It had warned Iceland",
        ],
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/4/nsubj
        bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj .//PUNCT/2/punct

        It//PRON/3/nsubj would//AUX/3/aux/VerbForm=Fin bomb//VERB/0/root/VerbForm=Inf
        Finland//PROPN/3/obj .//PUNCT/3/punct

        It//PRON/3/nsubj had/have/AUX/3/aux/Tense=Past|VerbForm=Fin
        warned/warn/VERB/0/root/Tense=Past|VerbForm=Part Iceland//PROPN/3/obj .//PUNCT/3/punct
        """),
    ]

    // MARK: What is no attribution

    static let none = [
      Case(
        "an expectation", [],
        """
        Norway//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass/Tense=Pres|VerbForm=Fin
        expected/expect/VERB/0/root/Tense=Past|VerbForm=Part to//PART/5/mark
        bomb//VERB/3/xcomp/VerbForm=Inf Sweden//PROPN/5/obj
        """),
      Case(
        "a name behind a colon that says nothing", [],
        """
        Three//NUM/2/nummod guests/guest/NOUN/3/nsubj/Number=Plur
        came/come/VERB/0/root/Tense=Past|VerbForm=Fin ://PUNCT/5/punct Norway//PROPN/3/obj
        and//CCONJ/7/cc Sweden//PROPN/5/conj
        """),
      Case(
        "the next sentence in plain past tense", ["Denmark [said] Norway bombed Sweden"],
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/4/nsubj
        bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj .//PUNCT/2/punct

        It//PRON/2/nsubj warned/warn/VERB/0/root/Tense=Past|VerbForm=Fin
        Iceland//PROPN/2/obj .//PUNCT/2/punct
        """),
      Case(
        "the next paragraph", ["Denmark [said] Norway bombed Sweden"],
        """
        Denmark//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/4/nsubj
        bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj .//PUNCT/2/punct
        ¶
        It//PRON/3/nsubj would//AUX/3/aux/VerbForm=Fin bomb//VERB/0/root/VerbForm=Inf
        Finland//PROPN/3/obj .//PUNCT/3/punct
        """),
    ]
  }

  @Test(arguments: Case.all) func attributions(_ example: Case) throws {
    let found = try Self.found(example.tree)
    #expect(found == example.expected)
  }

  /// Whoever is cited stands inside what the one who cites says.
  @Test func citedSourceIsTheInnerLink() throws {
    let statements = try statements(
      """
      Finland//PROPN/2/nsubj reported/report/VERB/0/root/Tense=Past|VerbForm=Fin ,//PUNCT/4/punct
      citing/cite/VERB/2/advcl/VerbForm=Ger Denmark//PROPN/4/obj ,//PUNCT/4/punct
      that//SCONJ/9/mark Norway//PROPN/9/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin
      Sweden//PROPN/9/obj
      """)
    let judgement = statements.judgement(of: try #require(statements.text.word("bombed")))
    #expect(judgement.links.map { statements.name($0.source) } == ["Denmark", "Finland"])
    #expect(judgement.values == [.certain, .unknown, .unknown])
  }

  /// Who denies what another has just said stands further out.
  @Test func denialTakesUpWhatWasSaid() throws {
    let statements = try statements(
      """
      Finland//PROPN/2/nsubj said/say/VERB/0/root/Tense=Past|VerbForm=Fin Norway//PROPN/4/nsubj
      bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/4/obj .//PUNCT/2/punct

      Denmark//PROPN/2/nsubj denied/deny/VERB/0/root/Tense=Past|VerbForm=Fin this//PRON/2/obj
      .//PUNCT/2/punct
      """)
    let judgement = statements.judgement(of: try #require(statements.text.word("bombed")))
    #expect(judgement.links.map { statements.name($0.source) } == ["Finland", "Denmark"])
    #expect(judgement.values == [.certain, .certainlyNot, .unknown])
    #expect(judgement.summary(actedBy: [], isVerbal: false) == .denied)
  }

  @Test func quotedAsSaying() throws {
    let found = try Self.found(
      """
      Finland//PROPN/2/nsubj quoted/quote/VERB/0/root/Tense=Past|VerbForm=Fin Denmark//PROPN/2/obj
      as//SCONJ/5/mark saying/say/VERB/2/advcl/VerbForm=Ger Norway//PROPN/7/nsubj
      bombed/bomb/VERB/5/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/7/obj
      """)
    #expect(
      found == [
        "Finland [quoted] Norway bombed Sweden", "Denmark [saying] Norway bombed Sweden < 0",
      ])
  }

  @Test(
    arguments: [
      ("said/say", .neutral), ("confirmed/confirm", .committing), ("claimed/claim", .doubting),
      ("denied/deny", .denying), ("urged/urge", .asking), ("ordered/order", .ordering),
      ("promised/promise", .promising), ("complained/complain", .evaluating),
    ] as [(String, Attribution.Stance)])
  func cueHasAStance(_ verb: String, _ stance: Attribution.Stance) throws {
    let found = try statements(
      """
      Denmark//PROPN/2/nsubj \(verb)/VERB/0/root/Tense=Past|VerbForm=Fin that//SCONJ/5/mark
      Norway//PROPN/5/nsubj bombed/bomb/VERB/2/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
      """
    ).attributions
    #expect(found.map(\.stance) == [stance])
    #expect(found.map(\.cueHead) == [1])
    #expect(found.map(\.sourceWords) == [0..<1])
  }

  /// "The report says" names nobody; "a report" is somebody's.
  @Test(arguments: [("The", true), ("A", false)])
  func documentItself(_ article: String, _ isDocument: Bool) throws {
    let found = try statements(
      """
      \(article)/the/DET/2/det report//NOUN/3/nsubj/Number=Sing
      says/say/VERB/0/root/Tense=Pres|VerbForm=Fin Norway//PROPN/5/nsubj
      bombed/bomb/VERB/3/ccomp/Tense=Past|VerbForm=Fin Sweden//PROPN/5/obj
      """.replacing("A/the/", with: "A/a/")
    ).attributions
    #expect(found.map(\.isDocument) == [isDocument])
  }
}
