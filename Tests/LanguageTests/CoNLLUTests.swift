import Language
import Testing

@Suite struct CoNLLUTests {
  /// Rows with spaces for tabs; `·` stands for a space inside a column.
  static func file(_ rows: String) -> String {
    rows.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.first?.isNumber == true else { return String(line) }
      return line.split(separator: " ").joined(separator: "\t").replacing("·", with: " ")
    }.joined(separator: "\n")
  }

  static let sample = file(
    """
    # newdoc id = one
    # newpar
    # sent_id = s-1
    # text = Rome’s mayor can't go.
    1-2 Rome’s _ _ _ _ _ _ _ _
    1 Rome Rome PROPN NNP Number=Sing 3 nmod:poss _ Entity=B-Location
    2 ’s ’s PART POS _ 1 case _ _
    3 mayor mayor NOUN NN Number=Sing 6 nsubj _ _
    4-5 can't _ _ _ _ _ _ _ _
    4 ca can AUX MD VerbForm=Fin 6 aux _ _
    5 n't not PART RB _ 6 advmod _ _
    6 go go VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
    6.1 went go VERB _ _ _ _ _ _
    7 . . PUNCT . _ 6 punct _ _

    # sent_id = s-2
    1 Yes yes INTJ UH _ 0 root _ Entity=I-Person
    2 Ann Ann PROPN NNP _ 1 vocative _ Entity=I-Person|SpaceAfter=No

    # newpar id = p2
    1 Bye bye INTJ UH _ 0 root _ _

    # newdoc
    1 du du X _ _ 0 root _ _

    """)

  @Test func readsTextAndTrees() throws {
    let documents = try CoNLLU.read(Self.sample)
    #expect(documents.map(\.id) == ["one", ""])
    let text = documents[0].text
    #expect(text.source[0..<text.source.utf8.count] == "Rome’s mayor can't go. Yes Ann\n\nBye")
    #expect(documents[0].sentenceIDs == ["s-1", "s-2", ""])
    #expect(documents[0].comments[1] == ["sent_id = s-2"])
    #expect(text.sentences.map(\.startsParagraph) == [true, false, true])
    #expect(text.sentences.map(\.words) == [0..<7, 7..<9, 9..<10])
    #expect(text.words.map(\.continuesToken).prefix(5) == [false, true, false, false, true])
    #expect(text[1].range == 4..<8)
    #expect(text[0].head == text[2])
    #expect(text[0].relation == Relation(.nmod, .poss))
    #expect(text[5].head == nil)
    #expect(text[8].head == text[7])
    #expect(text[4].lemma == "not")
    #expect(text[3].features["VerbForm"] == "Fin")
    #expect(text.names == [Name(.location, 0..<1), Name(.person, 7..<9)])
    #expect(documents[1].text.source.utf8 == Array("du".utf8))
  }

  @Test func wordsThatAreNotCutFromTheirTokenCoverAllOfIt() throws {
    let text = try CoNLLU.read(
      Self.file("1-2 du _ _ _ _ _ _ _ _\n1 de de ADP _ _ 0 root _ _\n2 le le DET _ _ 1 det _ _\n"))[
        0
      ].text
    #expect(text.words.map(\.form) == ["de", "le"])
    #expect(text.words.map(\.range) == [0..<2, 0..<2])
  }

  @Test(arguments: [
    ("1 a b", 1, CoNLLUError.Reason.columnCount(3)),
    ("# c\n2 a a X _ _ 0 root _ _", 2, .id("2", expected: 1)),
    ("1 a a X _ _ x root _ _", 1, .head("x")),
    ("1 a a X _ _ -1 root _ _", 1, .head("-1")),
    ("1 a a X _ _ 3 dep _ _\n2 b b X _ _ 0 root _ _", 1, .headOutOfRange(3, words: 2)),
    ("1 a a Q _ _ 0 root _ _", 1, .partOfSpeech("Q")),
    ("1-1 a _ _ _ _ _ _ _ _", 1, .range("1-1")),
    ("2-3 a _ _ _ _ _ _ _ _", 1, .range("2-3")),
    ("1-2 a _ _ _ _ _ _ _ _\n1 a a X _ _ 0 root _ _\n", 3, .unfinishedToken),
    ("1 a a X _ _ 0 root _ _\n2 b b X _ _ 3 dep _ _\n3 c c X _ _ 2 dep _ _", 2, .cycle(word: 2)),
    ("1 a a X _ _ 1 root _ _", 1, .cycle(word: 1)),
  ])
  func namesWhatIsWrong(rows: String, line: Int, reason: CoNLLUError.Reason) {
    #expect(throws: CoNLLUError(line: line, reason: reason)) {
      try CoNLLU.read(Self.file(rows))
    }
  }

  @Test func namesTheLineThatIsNotUTF8() {
    #expect(throws: CoNLLUError(line: 2, reason: .notUTF8)) {
      try CoNLLU.read(bytes: Array("# a\n# ".utf8) + [0xFF])
    }
  }

  @Test func errorsSayLineAndReason() {
    let error = CoNLLUError(line: 12, reason: .headOutOfRange(9, words: 4))
    #expect("\(error)" == "CoNLL-U, line 12: the HEAD is 9, but the sentence has 4 words")
  }

  @Test func writes() throws {
    let written = CoNLLU.write(try CoNLLU.read(Self.sample)[0].text)
    let expected = Self.file(
      """
      # newpar
      # sent_id = 1
      # text = Rome’s mayor can't go.
      1-2 Rome’s _ _ _ _ _ _ _ _
      1 Rome Rome PROPN _ Number=Sing 3 nmod:poss _ Entity=B-Location
      2 ’s ’s PART _ _ 1 case _ _
      3 mayor mayor NOUN _ Number=Sing 6 nsubj _ _
      4-5 can't _ _ _ _ _ _ _ _
      4 ca can AUX _ VerbForm=Fin 6 aux _ _
      5 n't not PART _ _ 6 advmod _ _
      6 go go VERB _ VerbForm=Inf 0 root _ SpaceAfter=No
      7 . . PUNCT _ _ 6 punct _ _

      # sent_id = 2
      # text = Yes Ann
      1 Yes yes INTJ _ _ 0 root _ Entity=B-Person
      2 Ann Ann PROPN _ _ 1 vocative _ Entity=I-Person

      # newpar
      # sent_id = 3
      # text = Bye
      1 Bye bye INTJ _ _ 0 root _ _


      """)
    #expect(written == expected)
  }

  @Test func cleansFormsWithLineBreaks() throws {
    let words = [TokenizedText.Word(0..<3, form: "a\nb"), .init(4..<5, form: "")]
    let text = AnnotatedText(
      TokenizedText(
        source: SourceText("a\nb\tc"), words: words,
        sentences: [.init(words: 0..<2, range: 0..<5, startsParagraph: true)]),
      annotations: [.init(), .init()], names: [])
    #expect(
      CoNLLU.write(text).split(separator: "\n").dropFirst(2).map { $0.prefix(6) } == [
        "# text", "1\ta b\t", "2\t_\t_\t",
      ])
    #expect(try CoNLLU.read(CoNLLU.write(text))[0].text.words.map(\.form) == ["a b", "_"])
  }

  // MARK: Laws

  static let texts =
    TokenizerTests.hostile + ["Ann can't; “Bob’s” gonna.\n\nIt's e-mail. U.S.'s"]

  @Test(arguments: texts.indices)
  func readingWhatIsWrittenGivesTheSame(index: Int) throws {
    let text = Self.annotated(Tokenizer().tokenize(SourceText(Self.texts[index])))
    guard !text.words.isEmpty else { return }
    let written = CoNLLU.write(text)
    let again = try CoNLLU.read(written)[0].text
    #expect(again.words.map(\.form) == text.words.map(\.form))
    #expect(again.words.map(\.continuesToken) == text.words.map(\.continuesToken))
    #expect(again.sentences.map(\.words) == text.sentences.map(\.words))
    #expect(again.sentences.map(\.startsParagraph) == text.sentences.map(\.startsParagraph))
    #expect(again.annotations == text.annotations)
    #expect(again.names == text.names)
    #expect(again.words.allSatisfy { again.source[$0.range] == $0.form })
    #expect(CoNLLU.write(again) == written)
  }

  /// A tree, tags and names that depend on nothing but the places of the words.
  static func annotated(_ text: TokenizedText) -> AnnotatedText {
    var annotations: [AnnotatedText.Annotation] = []
    var names: [Name] = []
    for sentence in text.sentences {
      let first = sentence.words.lowerBound
      for word in sentence.words {
        let place = word - first
        annotations.append(
          AnnotatedText.Annotation(
            lemma: "l\(place % 7)", partOfSpeech: PartOfSpeech.allCases[place % 17],
            features: Features(place % 2 == 0 ? "_" : "Case=Nom|Number=Sing"),
            head: place == 0 ? -1 : first + place / 2,
            relation: Relation(Relation.Base.allCases[place % 30], place % 3 == 0 ? .pass : nil)))
      }
      for start in stride(from: first, to: sentence.words.upperBound - 1, by: 2) {
        names.append(Name(NameKind.allCases[start % 9], start..<start + 1 + start % 2))
      }
    }
    return AnnotatedText(text, annotations: annotations, names: names)
  }
}
