import Language
import Testing

@Suite struct QuotedSpansTests {
  static func read(_ text: String) -> TokenizedText { Tokenizer().tokenize(SourceText(text)) }

  /// The spans as they stand in the text, with `⋯` behind one that is never closed.
  static func found(_ text: String) -> [String] {
    let text = read(text)
    return text.quotedSpans.map { span in
      let first = text.words[span.words.lowerBound].range.lowerBound
      let last = text.words[span.words.upperBound - 1].range.upperBound
      return text.source[first..<last] + (span.isClosed ? "" : "⋯")
    }
  }

  @Test(arguments: [
    ("“We sold the boat,” the widow said.", ["“We sold the boat,”"]),
    ("The widow said, \"We sold the boat.\"", ["\"We sold the boat.\""]),
    (
      "\"The oven is cold,\" the baker said. \"Come on Friday.\"",
      ["\"The oven is cold,\"", "\"Come on Friday.\""]
    ),
    ("It was “cold” and (“very wet”) there.", ["“cold”", "“very wet”"]),
    ("``The tide is out,'' the pilot said.", ["``The tide is out,''"]),
    ("« Le pont est fermé », dit le maire.", ["« Le pont est fermé »"]),
    ("The mayor said «the bridge is shut» today.", ["«the bridge is shut»"]),
    ("Die Wirtin sagte: »Der Keller ist voll.«", ["»Der Keller ist voll.«"]),
    ("Die Wirtin sagte: „Der Keller ist voll.“ Dann ging sie.", ["„Der Keller ist voll.“"]),
    ("The baker shouted ‹shut the door› twice.", ["‹shut the door›"]),
  ])
  func marksOfAllKinds(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test(arguments: [
    ("‘The mill’s wheel won’t turn,’ the miller said.", ["‘The mill’s wheel won’t turn,’"]),
    ("'The mill's wheel won't turn,' the miller said.", ["'The mill's wheel won't turn,'"]),
    ("‘The farmers’ carts are full,’ she said.", ["‘The farmers’ carts are full,’"]),
    ("He called it ‘a farce’ and left.", ["‘a farce’"]),
    ("The farmers’ carts and the miller’s wheel stood still.", []),
    ("The '90s were the farmers' best years.", []),
  ])
  func apostrophesAreNoMarks(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  /// The outer pair has the words of the inner one.
  @Test(arguments: [
    (
      "“She shouted ‘run’ and I ran,” the boy said. “I fell.”",
      ["“She shouted ‘run’ and I ran,”", "“I fell.”"]
    ),
    ("‘She shouted “run” and I ran,’ the boy said.", ["‘She shouted “run” and I ran,’"]),
    ("\"She shouted 'run' and I ran,\" he said.", ["\"She shouted 'run' and I ran,\""]),
    ("«She shouted “run” and I ran», he said.", ["«She shouted “run” and I ran»"]),
  ])
  func innerPairsBelongToTheOuterOne(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  // MARK: Paragraphs

  @Test func openingMarkThatIsRepeatedGoesOn() {
    let text = """
      “The well dried up in June.

      “Then the goats died.

      “We left in August,” the herder said. “Nobody stayed.”
      """
    #expect(
      Self.found(text) == [
        "“The well dried up in June.\n\n“Then the goats died.\n\n“We left in August,”",
        "“Nobody stayed.”",
      ])
  }

  @Test func nextParagraphWithoutAMarkIsNotTakenIn() {
    #expect(
      Self.found("“The well dried up in June.\n\nThe herder left in August.")
        == ["“The well dried up in June.⋯"])
  }

  @Test func closedQuotationDoesNotGoOn() {
    #expect(
      Self.found("“The well dried up.”\n\n“The goats died.”")
        == ["“The well dried up.”", "“The goats died.”"])
  }

  /// A mark of another kind repeats nothing, and neither does one that is left out.
  @Test(arguments: [
    ("“The well dried up.\n\n«No rain», he said.", ["“The well dried up.⋯", "«No rain»"]),
    ("‘They dug a well in May.\n\n“No rain,” he said.", ["“No rain,”"]),
  ])
  func onlyTheSameMarkGoesOn(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  /// What stands between a quotation and its end of paragraph parts it from the next.
  @Test func quotationThatEndsBeforeItsParagraphDoesNotGoOn() {
    #expect(
      Self.found("The herder said: “The well dried up. “No rain,” he added.\n\n“It was hot.”")
        .count == 3)
  }

  // MARK: Marks without a partner

  @Test(arguments: [
    ("The cook said: “The soup is cold", ["“The soup is cold⋯"]),
    ("“The soup is cold. The cook left.", ["“The soup is cold. The cook left.⋯"]),
    (
      "“The soup is cold. The cook left. “Nobody ate,” she said.",
      ["“The soup is cold.⋯", "“Nobody ate,”"]
    ),
    ("The soup is cold,” the cook said.", []),
    ("The soup is cold,” she said. “Nobody ate.”", ["“Nobody ate.”"]),
    ("The cook left “", []),
    ("“”", []),
    ("‘The soup is cold, the cook said.", []),
    ("", []),
    ("\n\n", []),
  ])
  func marksWithoutAPartner(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test(arguments: [
    ("The plank is 6\" wide and 12\" long.", []),
    ("The boy is 5' 10\" tall.", []),
    ("A 6\"x4\" plank and a \"fine\" one.", ["\"fine\""]),
    ("\"The plank is wide,\" he said of its 12\" of oak.", ["\"The plank is wide,\""]),
  ])
  func inchesAndFeetAreNoMarks(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  /// A quotation may end with a number.
  @Test func digitMayStandBeforeTheEnd() {
    #expect(Self.found("\"We counted 40\" was all he said.") == ["\"We counted 40\""])
  }

  // MARK: Laws

  /// Texts put together from pieces, the same ones each time.
  static let jumbled: [String] = {
    let pieces = [
      "“", "”", "\"", "‘", "’", "'", "«", "»", "„", " ", " ", ".", ",", "\n\n", "Goats", "left",
      "12", "farmers'", " — ", "(", ")", "? ",
    ]
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    return (0..<2_000).map { _ in
      (0..<(5 + next() % 40)).map { _ in pieces[next() % pieces.count] }.joined()
    }
  }()

  private static let marks: Set = [
    "“", "”", "„", "‟", "\"", "«", "»", "‹", "›", "‘", "’", "'", "``", "''", "‚",
  ]

  @Test func spansNeverOverlapAndKeepToTheirParagraph() {
    for text in Self.jumbled.map(Self.read) {
      let spans = text.quotedSpans
      for (one, next) in zip(spans, spans.dropFirst()) {
        #expect(one.words.upperBound <= next.words.lowerBound, "\(text.source.string)")
      }
      for span in spans {
        #expect(text.words.indices.contains(span.words.lowerBound))
        #expect(span.words.upperBound <= text.words.count)
        #expect(Self.marks.contains(text.words[span.words.lowerBound].form))
        #expect(
          !span.isClosed || Self.marks.contains(text.words[span.words.upperBound - 1].form))
        let begun = text.sentences.filter {
          $0.startsParagraph && span.words.dropFirst().contains($0.words.lowerBound)
        }
        for paragraph in begun {
          #expect(
            Self.marks.contains(text.words[paragraph.words.lowerBound].form),
            "\(text.source.string)")
        }
      }
    }
  }

  /// What stands before decides nothing about a later paragraph that begins with a word.
  @Test func forgottenMarkTakesInNoLaterParagraph() {
    let last = "Goats “left” the \"farm\" in ‘May’."
    let alone = Self.found(last)
    #expect(alone == ["“left”", "\"farm\"", "‘May’"])
    for text in Self.jumbled {
      #expect(Array(Self.found(text + "\n\n" + last).suffix(3)) == alone, "\(text)")
    }
  }

  /// The time that it takes to find the spans of a piece that stands there 100,000 times.
  private static func time(_ piece: String) -> Duration {
    let text = read(String(repeating: piece, count: 100_000))
    return ContinuousClock().measure { #expect(text.quotedSpans.count <= text.words.count) }
  }

  @Test(arguments: ["“", "“A.\n\n", "“A\" ", "«A „B ", "a” "])
  func manyUnclosedMarksEnd(_ piece: String) {
    #expect(Self.time(piece) < .seconds(5))
  }

  @Test(arguments: ["“A. ", "\" ", "‘A. ", "12\" ", "'A "])
  func manyMarksOfOneParagraphEnd(_ piece: String) {
    #expect(Self.time(piece) < .seconds(5))
  }
}
