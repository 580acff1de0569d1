import Language
import Testing

@Suite struct CoNLLUEntitiesTests {
  static let header =
    "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity\n"

  static func read(_ rows: String) throws -> [CoNLLU.Document] {
    try CoNLLU.read(CoNLLUTests.file(rows))
  }

  static func mentions(_ rows: String, header: String = header) throws -> [EntityMention] {
    try read(header + rows)[0].mentions
  }

  /// [Ann Lee] met [[her] new lawyer] in [Rome]. | [She]'s glad.
  static let sample =
    header + """
      # newdoc id = one
      1 Ann Ann PROPN _ _ 3 nsubj _ Entity=(1-person-new-acc-cf1-1,2-coref-Ann_Lee-Smith
      2 Lee Lee PROPN _ _ 1 flat _ Entity=1)
      3 met meet VERB _ _ 0 root _ _
      4 her her PRON _ _ 6 nmod:poss _ Entity=(12-person-new-nnon-cf2-3-sgl(1-person-giv:act-acc-cf1-1-ana)
      5 new new ADJ _ _ 6 amod _ _
      6 lawyer lawyer NOUN _ _ 3 obj _ Entity=12)
      7 in in ADP _ _ 8 case _ _
      8 Rome Rome PROPN _ _ 3 obl _ SpaceAfter=No|Entity=(3-place-new-nnon-cf3-1-sgl-Rome)
      9 . . PUNCT _ _ 3 punct _ _

      1-2 She's _ _ _ _ _ _ _ _
      1 She she PRON _ _ 3 nsubj _ Entity=(1-person-giv:act-acc-cf1-1-ana)
      2 's be AUX _ _ 3 cop _ _
      3 glad glad ADJ _ _ 0 root _ SpaceAfter=No
      4 . . PUNCT _ _ 3 punct _ _

      # newdoc id = two
      1 Ann Ann PROPN _ _ 0 root _ Entity=(1-person-new-acc-cf1-1-sgl)

      """

  @Test func readsMentions() throws {
    let documents = try Self.read(Self.sample)
    #expect(
      documents[0].mentions == [
        EntityMention(words: 0..<2, head: 0, entity: "1", type: "person"),
        EntityMention(words: 3..<6, head: 5, entity: "12", type: "person"),
        EntityMention(words: 3..<4, head: 3, entity: "1", type: "person"),
        EntityMention(words: 7..<8, head: 7, entity: "3", type: "place"),
        EntityMention(words: 9..<10, head: 9, entity: "1", type: "person"),
      ])
    #expect(documents[0].text.words[9].form == "She")
    #expect(
      documents[1].mentions == [
        EntityMention(words: 0..<1, head: 0, entity: "1", type: "person")
      ])
    #expect(documents[0].text.names.isEmpty)
  }

  @Test func withoutTheNamesOfTheFieldsNothingIsRead() throws {
    let rows = "1 Ann Ann PROPN _ _ 0 root _ Entity=(1-person\n"
    #expect(try Self.mentions(rows, header: "# text = Ann\n") == [])
  }

  /// The inner mention is closed first, though both are of one entity; and brackets may cross.
  @Test func bracketsNestAndCross() throws {
    let mentions = try Self.mentions(
      """
      1 Ann Ann PROPN _ _ 0 root _ Entity=(1-x-n-n-c-3-l(1-x-n-n-c-1-l
      2 , , PUNCT _ _ 1 punct _ Entity=1)(2-x-n-n-c-1-l
      3 Bob Bob PROPN _ _ 1 conj _ Entity=1)(3-x-n-n-c-1-l
      4 and and CCONJ _ _ 5 cc _ Entity=2)
      5 Cid Cid PROPN _ _ 1 conj _ Entity=(4-x-n-n-c-1-l)3)

      """)
    #expect(mentions.map(\.entity) == ["1", "1", "2", "3", "4"])
    #expect(mentions.map(\.words) == [0..<3, 0..<2, 1..<4, 2..<5, 4..<5])
    #expect(mentions.map(\.head) == [2, 0, 1, 2, 4])
  }

  @Test func mentionsMayCrossSentences() throws {
    let mentions = try Self.mentions(
      """
      1 Go go VERB _ _ 0 root _ Entity=(7-event-n-n-c-2-l

      1 Run run VERB _ _ 0 root _ Entity=7)

      """)
    #expect(mentions == [EntityMention(words: 0..<2, head: 1, entity: "7", type: "event")])
  }

  /// GUM counts the words of a mention, CorefUD its empty nodes too.
  @Test(arguments: [
    ("GRP-etype-x-x-x-minspan", "-x-x-x-2", 2), ("eid-etype-head-other", "-3-a:b-c", 2),
    ("eid-etype-head-other", "-2", 2), ("eid-etype-head-minspan", "-1-2", 1),
    ("eid-etype", "", 1), ("eid-etype-minspan", "", 1),
  ])
  func headsAreCounted(fields: String, values: String, head: Int) throws {
    let mentions = try Self.mentions(
      """
      1 a a DET _ _ 0 root _ _
      2 red red ADJ _ _ 1 dep _ Entity=(e1-thing\(values)
      2.1 _ _ NOUN _ _ _ _ _ _
      3 one one NOUN _ _ 1 dep _ Entity=e1)

      """, header: "# global.Entity = \(fields)\n")
    #expect(mentions == [EntityMention(words: 1..<3, head: head, entity: "e1", type: "thing")])
  }

  @Test func emptyNodesAreNoWords() throws {
    let mentions = try Self.mentions(
      """
      0.1 _ _ PRON _ _ _ _ _ Entity=(e1-a-1)
      1 go go VERB _ _ 0 root _ Entity=(e2-b-2
      1.1 _ _ PRON _ _ _ _ _ Entity=e2)(e3-c-1
      2 on on ADV _ _ 1 advmod _ Entity=e3)

      """, header: "# global.Entity = eid-etype-head\n")
    #expect(
      mentions == [
        EntityMention(words: 0..<1, head: 0, entity: "e2", type: "b"),
        EntityMention(words: 1..<2, head: 1, entity: "e3", type: "c"),
      ])
  }

  @Test func ofAMentionInPartsTheFirstIsRead() throws {
    let mentions = try Self.mentions(
      """
      1 take take VERB _ _ 0 root _ Entity=(e1[1/2]-event-3
      2 it it PRON _ _ 1 obj _ Entity=e1[1/2])(e2-thing-1)
      3 up up ADP _ _ 1 compound _ Entity=(e1[2/2]-event-3)

      """, header: "# global.Entity = eid-etype-head\n")
    #expect(
      mentions == [
        EntityMention(words: 0..<2, head: 1, entity: "e1", type: "event"),
        EntityMention(words: 1..<2, head: 1, entity: "e2", type: "thing"),
      ])
  }

  @Test(arguments: [
    ("(1-x-n-n-c-1", 2, CoNLLUError.Reason.entityNotClosed("1")),
    ("1)", 2, .entityNotOpen("1")),
    ("(1-x-n-n-c-1)1)", 2, .entityNotOpen("1")),
    ("1", 2, .entities("1")),
    ("()", 2, .entities("()")),
    ("(1-x-n-n-c-1))", 2, .entities("(1-x-n-n-c-1))")),
    ("(-x-n-n-c-1)", 2, .entities("(-x-n-n-c-1")),
    ("(1-x-n-n-c-2)", 2, .entityHead("2")),
    ("(1-x-n-n-c-0)", 2, .entityHead("0")),
    ("(1-x-n-n-c-a,b)", 2, .entityHead("a,b")),
  ])
  func namesWhatIsWrong(entity: String, line: Int, reason: CoNLLUError.Reason) {
    #expect(throws: CoNLLUError(line: line, reason: reason)) {
      try Self.mentions("1 a a X _ _ 0 root _ Entity=\(entity)\n")
    }
  }

  @Test func namesTheLineOfTheFields() {
    #expect(throws: CoNLLUError(line: 2, reason: .entityFields("etype-head"))) {
      try Self.mentions("", header: "# newdoc\n# global.Entity = etype-head\n")
    }
  }

  /// A mention has to end in its document, and one that does not is not taken up in the next.
  @Test func namesTheLineWhereAMentionBegins() {
    #expect(throws: CoNLLUError(line: 2, reason: .entityNotClosed("1"))) {
      try Self.mentions(
        """
        1 a a X _ _ 0 root _ Entity=(1-x-n-n-c-1

        # newdoc
        1 a a X _ _ 0 root _ Entity=1)

        """)
    }
  }

  @Test func headsByTheTree() throws {
    let document = try Self.read(
      Self.header + """
        1 Lake lake PROPN _ _ 2 compound _ Entity=(1-place-n-n-c-1,2-l
        2 Ann Ann PROPN _ _ 0 root _ Entity=1)
        3 of of ADP _ _ 2 flat _ Entity=(2-x-n-n-c-1-l
        4 Bern Bern PROPN _ _ 2 flat _ Entity=2)

        """)[0]
    #expect(document.mentions.map(\.head) == [0, 2])
    #expect(document.mentions.map { $0.syntacticHead(in: document.text) } == [1, 2])
  }
}
