import Language
import Testing

@Suite struct TokenizerTests {
  /// Words parted by spaces, `|` before a word that continues a token, a line for each sentence,
  /// a blank line between paragraphs.
  static func marked(_ text: TokenizedText) -> String {
    text.sentences.enumerated().map { index, sentence in
      let words = text.words[sentence.words].enumerated().map { position, word in
        (word.continuesToken ? "|" : position == 0 ? "" : " ") + word.form
      }
      return (index > 0 && sentence.startsParagraph ? "\n" : "") + words.joined()
    }.joined(separator: "\n")
  }

  static func marked(_ text: String) -> String {
    marked(Tokenizer().tokenize(SourceText(text)))
  }

  @Test(arguments: [
    ("Mexico’s president didn't go.", "Mexico|’s president did|n't go ."),
    ("It's theirs, they'll cannot.", "It|'s theirs , they|'ll can|not ."),
    ("I’m gonna stay; he'd’ve left.", "I|’m gon|na stay ; he'd|’ve left ."),
    ("The students' union and Mr. Jones’ dog", "The students|' union and Mr. Jones|’ dog"),
    ("rock 'n' roll in the '90s", "rock 'n' roll in the '90s"),
    ("the U.K.'s and AT&T's plan", "the U.K.|'s and AT&T|'s plan"),
    ("O'Brien met d'Estaing at 5 o'clock", "O'Brien met d'Estaing at 5 o'clock"),
    ("'Tis the 1980's best", "'T|is the 1980's best"),
  ])
  func cutsClitics(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test(arguments: [
    ("a 15-year-old girl", "a 15 - year - old girl"),
    ("e-mail the co-founder", "e-mail the co-founder"),
    ("the U.S.-led, anti-war, pro-Beijing bloc", "the U.S. - led , anti-war , pro-Beijing bloc"),
    ("the UN-backed deal", "the UN - backed deal"),
    ("Uh-huh, Kafka-esque", "Uh-huh , Kafka-esque"),
    ("and/or s/he", "and / or s/he"),
    ("2019–21 — or 1914-18", "2019 – 21 — or 1914 - 18"),
  ])
  func cutsCompounds(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test(arguments: [
    ("It cost $5m, £1,200.50 or US$3bn", "It cost $ 5 m , £ 1,200.50 or US$ 3 bn"),
    ("up 5% at 7:30pm on 3/4/2004", "up 5 % at 7:30 pm on 3/4/2004"),
    ("the 20th of the 1960s in 3D", "the 20th of the 1960s in 3D"),
    ("call 555-0123 or 1-800-555-0199", "call 555-0123 or 1-800-555-0199"),
    ("in 2001,2002 and 10,000", "in 2001 , 2002 and 10,000"),
    (".5 against +44", ".5 against +44"),
  ])
  func cutsNumbers(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test(arguments: [
    ("See https://example.org/a_b?c=1.", "See https://example.org/a_b?c=1 ."),
    ("(www.example.com), or example.com/x", "( www.example.com ) , or example.com/x"),
    ("Mail a.b@example.org, @handle #tag", "Mail a.b@example.org , @handle #tag"),
    ("Wait... what?! No!!! :-)", "Wait ... what ?!\nNo !!! :-)"),
    ("“Yes,” ‘no’ «oui» \"ja\"", "“ Yes , ” ‘ no ’ « oui » \" ja \""),
    ("-- *** == <<a>>", "-- *** == << a >>"),
    ("👍🏽 🇩🇪🇫🇷 👩‍🚀!", "👍🏽 🇩🇪 🇫🇷 👩‍🚀 !"),
  ])
  func findsSigns(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test(arguments: [
    ("Mr. Smith left. He slept.", "Mr. Smith left .\nHe slept ."),
    ("Gen. J. F. Roe of the U.S. Army spoke", "Gen. J. F. Roe of the U.S. Army spoke"),
    ("He lives in the U.S. She does not.", "He lives in the U.S.\nShe does not ."),
    ("It shut at 5 p.m. Workers left.", "It shut at 5 p.m.\nWorkers left ."),
    ("It shuts at 5 p.m. Monday.", "It shuts at 5 p.m. Monday ."),
    ("Acme Inc. said so on Jan. 5 at No. 10.", "Acme Inc. said so on Jan. 5 at No. 10 ."),
    ("Apples, etc. Then more.", "Apples , etc .\nThen more ."),
    ("“It is,” she said. “Go.” He went.", "“ It is , ” she said .\n“ Go . ”\nHe went ."),
    ("\"Why?\" asked Ann. \"No!\" she said.", "\" Why ? \" asked Ann .\n\" No ! \" she said ."),
    ("He left. (She stayed.) They met.", "He left .\n( She stayed . )\nThey met ."),
    ("So it is.[12] But why.3 Nobody knows", "So it is . [ 12 ]\nBut why . 3\nNobody knows"),
    ("Well... maybe so. . . yes", "Well ... maybe so . . .\nyes"),
    ("1. Go on. 2. Come back.", "1. Go on .\n2 . Come back ."),
    ("To do:\n1. Eat\n2. Sleep", "To do :\n1. Eat\n2. Sleep"),
    ("Rain in Rome\n\nIt rained\ntoday.", "Rain in Rome\n\nIt rained today ."),
    ("It fell to 4° C. Snow came.", "It fell to 4 ° C .\nSnow came ."),
    ("", ""), (" \n\n\t ", ""),
  ])
  func splitsSentences(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test func readsOnlyTheParagraphsGiven() {
    let source = SourceText("Head line\nBy A. Writer\nIt rained. It poured.")
    let text = Tokenizer().tokenize(source, paragraphs: [0..<9, 23..<source.utf8.count, 90..<99])
    #expect(Self.marked(text) == "Head line\n\nIt rained .\nIt poured .")
    #expect(text.sentences.map(\.startsParagraph) == [true, true, false])
  }

  @Test func paragraphsEndAtBlankLines() {
    let source = SourceText("\r\n a\r\nb \n \t\nc\n\n\n d")
    #expect(Tokenizer.paragraphs(of: source).map { source[$0] } == ["a\r\nb", "c", "d"])
  }

  // MARK: Laws

  /// Pieces that rules look at, put together at random, and long runs of each.
  static let hostile: [String] = {
    let pieces = [
      "a.", "\" ", ". ", "' ", "-a", "1,", "1-", "http://", "@a", "a@", "[1]", "U.S. ", "its ", "é",
      "\u{200B}", "👩‍🚀", "(", "Mr. ", "\n", "\n\n", "a'", "x.y", "...?", "'s", "’", "a_", "&A", "A$",
      "=", ":-", "+1", "\0", "w/", "\u{301}", "\u{202E}", "漢字", "can't ", "gonna ",
    ]
    var generator = SplitMix(state: 7)
    let mixed = (0..<20).map { _ in
      (0..<300).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
    }
    return mixed + pieces.map { String(repeating: $0, count: 5000 / $0.utf8.count) }
  }()

  @Test(arguments: hostile.indices)
  func keepsItsLaws(index: Int) {
    let source = SourceText(Self.hostile[index])
    let text = Tokenizer().tokenize(source)
    #expect(text.words.allSatisfy { source[$0.range] == $0.form && !$0.form.isEmpty })
    #expect(text.words.allSatisfy { $0.range.count <= Tokenizer.longestWord })
    #expect(
      zip(text.words, text.words.dropFirst()).allSatisfy { first, second in
        first.range.upperBound <= second.range.lowerBound
      })
    #expect(text.sentences.flatMap { Array($0.words) } == Array(text.words.indices))
    for sentence in text.sentences {
      let words = text.words[sentence.words]
      #expect((1...Tokenizer.longestSentence).contains(words.count))
      #expect(words.first?.continuesToken == false)
      #expect(sentence.range.lowerBound == words.first?.range.lowerBound)
      #expect(sentence.range.upperBound == words.last?.range.upperBound)
    }
  }

  @Test(arguments: hostile.indices)
  func nothingButWhiteSpaceIsLeftOut(index: Int) {
    let source = SourceText(Self.hostile[index])
    var left: [UInt8] = []
    var end = 0
    for word in Tokenizer().tokenize(source).words {
      left += source.utf8[end..<word.range.lowerBound]
      end = word.range.upperBound
    }
    left += source.utf8[end...]
    #expect(Tokenizer().tokenize(SourceText(String(decoding: left, as: UTF8.self))).words.isEmpty)
  }
}

/// Numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
