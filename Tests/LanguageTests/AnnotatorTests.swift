import Encoder
import Foundation
import Language
import TestSupport
import Testing

/// What `Training` computed with PyTorch for a few sentences.
private struct Reference: Decodable {
  let cases: [Case]
  let lemmas: [Lemma]

  struct Case: Decodable {
    let words: [String]
    let upos, arcs, relations: [[Float]]
    /// From 1, 0 for the root.
    let heads: [Int]
  }

  struct Lemma: Decodable {
    let form, lemma, script: String
  }

  static func load() throws -> Reference {
    try JSONDecoder().decode(
      Reference.self, from: Repository.data("Tests/Fixtures/reference.json"))
  }
}

extension [Float] {
  fileprivate func argmax(where allowed: (Int) -> Bool = { _ in true }) -> Int? {
    indices.filter(allowed).max { self[$0] < self[$1] }
  }
}

@Suite struct AnnotatorTests {
  static let file = Result { try ModelFile(path: Repository.model) }
  static let annotator = Result { try Annotator(file.get()) }

  private func annotate(_ text: String) throws -> AnnotatedText {
    try Self.annotator.get().annotate(Tokenizer().tokenize(SourceText(text)))
  }

  // MARK: Trees

  /// Sentences that the arcs by themselves give two subjects.
  @Test(arguments: [
    "Plainclothes agents and fire engines surrounded the market, a stallholder said.",
    "Chinese coastguard ships now shadow Philippine supply boats around the clock.",
    "Ministers insist that no Kenyan troops will take over the waterway amid unease at the border.",
    "The government denied it, the facilitator Isatou Jallow-Ceesay told the press.",
  ])
  func aClauseHasOneSubject(_ sentence: String) throws {
    let text = try annotate(sentence)
    for word in text.words.indices {
      let subjects = text[word].dependents.filter { $0.relation.isSubject }
      #expect(subjects.count < 2, "\(subjects.map(\.form)) of \(text[word].form)")
    }
  }

  // MARK: Against PyTorch

  @Test func floatsChooseWhatTheReferenceChooses() throws {
    let file = try Self.file.get()
    let annotator = try Annotator(file, precision: .float)
    let tags = try file.strings("upos")
    let labels = try file.strings("relations")
    for reference in try Reference.load().cases {
      let text = annotator.annotate(Self.sentence(reference.words))
      let tokens = text.tokens(ofSentence: 0)
      #expect(tokens.map(\.form) == reference.words)
      #expect(
        tokens.map { $0.partOfSpeech.rawValue } == reference.upos.map { tags[$0.argmax() ?? 0] })
      #expect(tokens.map { $0.head.map { $0.index + 1 } ?? 0 } == reference.heads)
      let relations = reference.relations.enumerated().map { word, scores in
        reference.heads[word] == 0 ? "root" : labels[scores.argmax { labels[$0] != "root" } ?? 0]
      }
      #expect(tokens.map(\.relation.label) == relations.map { Relation($0).label })
    }
  }

  /// Words as one sentence, each written after a space.
  static func sentence(_ words: [String]) -> TokenizedText {
    var text = TokenizedText(source: SourceText(words.joined(separator: " ")))
    var start = 0
    var found: [TokenizedText.Word] = []
    for word in words {
      found.append(.init(start..<(start + word.utf8.count), form: word))
      start += word.utf8.count + 1
    }
    text = TokenizedText(
      source: text.source, words: found,
      sentences: [.init(words: 0..<words.count, range: 0..<(start - 1), startsParagraph: true)])
    return text
  }

  @Test func scriptsMakeTheLemmasOfTheReference() throws {
    for example in try Reference.load().lemmas {
      #expect(LemmaScript(example.script).apply(to: example.form) == example.lemma)
    }
  }

  @Test(arguments: [
    ("l|0||1|", "Talks", "talk"), ("k|0||0|", "NATO", "NATO"), ("c|0||0|", "PERU", "Peru"),
    ("l|0||3|y", "Armies", "army"), ("l|2||0|", "ex-mayor", "-mayor"),
    ("l|0|re|0|", "arm", "rearm"),
    ("=be", "were", "be"), ("=", "x", ""), ("l|0||0|", "Élan", "élan"), ("l|0||0|", "‘Tis", "'tis"),
    // a script that would leave nothing of the word leaves the word
    ("l|0||2|", "Is", "is"), ("l|9||9|", "Oslo", "oslo"), ("l|0||1|", "", ""),
    // no script at all is a lemma
    ("l|x||1|", "Talks", "l|x||1|"), ("l|0|1|", "Talks", "l|0|1|"),
    ("l|-1||0|", "Talks", "l|-1||0|"),
  ])
  func scripts(_ script: String, _ form: String, _ lemma: String) {
    #expect(LemmaScript(script).apply(to: form) == lemma)
  }

  // MARK: Plain sentences

  @Test func plainSentenceIsRead() throws {
    let text = try annotate("Brazilian soldiers left the two villages near Manaus on Friday.")
    let left = try #require(text.word("left"))
    #expect(left.head == nil)
    #expect(left.lemma == "leave")
    #expect(left.partOfSpeech == .verb)
    #expect(left.features["Tense"] == "Past")
    #expect(left.dependent(.nsubj)?.form == "soldiers")
    #expect(left.dependent(.obj)?.form == "villages")
    #expect(text.word("soldiers")?.lemma == "soldier")
    #expect(text.word("villages")?.features["Number"] == "Plur")
    #expect(text.word("two")?.relation == Relation(.nummod))
    #expect(text.names.map { text.string(ofWords: $0.words) }.contains("Manaus"))
    #expect(text.names.first { text.string(ofWords: $0.words) == "Manaus" }?.kind == .location)
  }

  // MARK: Laws

  static let texts =
    [
      "", "\n\n", "?", "Go.", "Go. Stop. Wait!", "No. 4 won.",
      "The dam broke. Villagers fled, and nobody warned them.\n\nThe minister resigned.",
      "“We will not go,” she said; “not now, not ever.” — Really?",
      "PORT CLOSED AFTER BLAST\nDockers Walk Out; Union Blames Owners",
      "👩🏽‍🚀 🇲🇽 … !!! ((( ))) \u{301}\u{301} \u{0}\u{7}", "1,200 2.5% $3m 9/11 10:30 a.m.",
      String(repeating: "and ", count: 700), String(repeating: "( ", count: 350),
      String(repeating: "x", count: 10_000) + " fell.",
    ] + (1...12).map(wordSalad)

  /// Words in no order at all, the same in every run.
  static func wordSalad(_ seed: Int) -> String {
    let pool = [
      "Kenya", "the", "bombed", "of", ",", "who", "to", "is", "not", "report", ".", "and", "“", "”",
      "said", "seized", "very", "Ann", "Lee", "2024", "if", "by", "that", "camp", "'s", "were", "—",
      "?",
    ]
    var state = UInt64(seed)
    return (0..<(seed * 17)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return pool[Int(state >> 33) % pool.count]
    }.joined(separator: " ")
  }

  @Test("Every sentence is a tree with one root", arguments: texts.indices)
  func sentencesAreTrees(index: Int) throws {
    let text = try annotate(Self.texts[index])
    for sentence in text.sentences {
      let tokens = text.tokens(sentence.words)
      #expect(tokens.count { $0.head == nil } == 1)
      #expect(tokens.allSatisfy { ($0.head == nil) == ($0.relation.base == .root) })
      #expect(tokens.allSatisfy { $0.head.map { sentence.words.contains($0.index) } ?? true })
      let root = tokens.first { $0.head == nil }
      #expect(
        root?.subtree.map(\.index) == Array(sentence.words), "some word is not below the root")
    }
  }

  @Test("Names lie in one sentence and do not overlap", arguments: texts.indices)
  func namesAreApart(index: Int) throws {
    let text = try annotate(Self.texts[index])
    for name in text.names {
      #expect(!name.words.isEmpty)
      #expect(text.sentences.contains { $0.words.clamped(to: name.words) == name.words })
    }
    for (one, next) in zip(text.names, text.names.dropFirst()) {
      #expect(one.words.upperBound <= next.words.lowerBound)
    }
  }

  @Test func paragraphsAreReadApart() throws {
    let paragraphs = [
      "The dam broke. Nobody warned them.", "She fled.", "Police arrested two men in Lima.",
    ]
    let whole = try annotate(paragraphs.joined(separator: "\n\n"))
    let parts = try paragraphs.map(annotate)
    #expect(
      whole.words.indices.map { whole[$0].lemma }
        == parts.flatMap { part in part.words.indices.map { part[$0].lemma } })
    #expect(
      whole.words.indices.map { whole[$0].relation }
        == parts.flatMap { part in part.words.indices.map { part[$0].relation } })
    #expect(whole.names.map(\.kind) == parts.flatMap { $0.names.map(\.kind) })
  }

  @Test func threadsGiveTheSame() async throws {
    let annotator = try Self.annotator.get()
    let words = Tokenizer().tokenize(SourceText(Self.texts[6] + "\n\n" + Self.texts[7]))
    let expected = CoNLLU.write(annotator.annotate(words))
    let found = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { CoNLLU.write(annotator.annotate(words)) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found == Array(repeating: expected, count: 8))
  }
}
