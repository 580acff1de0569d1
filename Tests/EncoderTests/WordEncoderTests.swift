import Encoder
import Kernels
import TestSupport
import Testing

@Suite struct WordEncoderTests {
  /// How far an 8-bit vector may be from the float one, in one value and in direction; on these
  /// sentences 0.095 and 0.9965 were the worst on any path.
  static let tolerance: (value: Float, cosine: Float) = (0.2, 0.99)

  // MARK: Against PyTorch

  @Test("Floats are PyTorch's on every path", arguments: Path.supported)
  func floatsAgreeWithTheReference(_ path: Path) throws {
    let encoder = try Model.encoder(.float, path.path)
    for reference in Reference.cases {
      let vectors = encoder.encode([reference.words])
      #expect(vectors.rows == reference.words.count)
      #expect(vectors.columns == WordEncoder.width)
      for (row, values) in reference.vectors.enumerated() {
        let off = zip(vectors[row], values).map { abs($0 - $1) }.max() ?? .infinity
        #expect(off < 1e-3, "\(reference.words[row]) is off by \(off)")
      }
    }
  }

  @Test("8-bit vectors stay near PyTorch's on every path", arguments: Path.supported)
  func integersStayNearTheReference(_ path: Path) throws {
    let encoder = try Model.encoder(.int8, path.path)
    let exact = try Model.float.get()
    for reference in Reference.cases {
      let vectors = encoder.encode([reference.words])
      let floats = exact.encode([reference.words])
      for (row, values) in reference.vectors.enumerated() {
        let off = zip(vectors[row], values).map { abs($0 - $1) }.max() ?? .infinity
        #expect(off < Self.tolerance.value, "\(reference.words[row]) is off by \(off)")
        let cosine = cosine(vectors[row], floats[row])
        #expect(cosine > Self.tolerance.cosine, "\(reference.words[row]): cosine \(cosine)")
      }
      #expect(largestDifference(vectors, floats) < Self.tolerance.value)
    }
  }

  /// A float that is rounded the other way on another path may fall to the next 8-bit step, so
  /// that paths differ by as much as quantisation does, and by no more.
  @Test("All paths give 8-bit vectors that agree closely", arguments: Path.supported)
  func pathsAgree(_ path: Path) throws {
    let portable = try Model.encoder(.int8, VK_PORTABLE)
    let other = try Model.encoder(.int8, path.path)
    for reference in Reference.cases {
      let one = portable.encode([reference.words])
      let two = other.encode([reference.words])
      #expect(largestDifference(one, two) < Self.tolerance.value)
      for row in 0..<one.rows { #expect(cosine(one[row], two[row]) > 0.995) }
    }
  }

  // MARK: Laws

  /// `count` different words of one piece each.
  static func words(_ count: Int, from first: Int = 0) -> [String] {
    let pool = [
      "river", "bank", "the", "troops", "said", "of", "peace", "two", "court", "north", "oil",
    ]
    return (0..<count).map { pool[(first + $0 * 7 + $0 / 11) % pool.count] }
  }

  /// Each sentence is read as if it stood alone.
  @Test func sentencesDependOnNothingOutside() throws {
    let encoder = try Model.best.get()
    let sentences = [
      Self.words(60), Self.words(70, from: 3), Self.words(99, from: 5), Self.words(2),
    ]
    let alone = sentences.map { encoder.encode([$0]) }
    #expect(encoder.encode(sentences).values == alone.flatMap(\.values))
    #expect(
      encoder.encode(Array(sentences.reversed())).values
        == alone.reversed().flatMap(\.values))
  }

  /// A sentence longer than a window is cut after 510 pieces.
  @Test func longSentenceIsCutBetweenWords() throws {
    let encoder = try Model.best.get()
    let words = Self.words(1_100)
    let parts = [words[..<510], words[510..<1_020], words[1_020...]].map {
      contextual(encoder.encode([Array($0)]))
    }
    #expect(contextual(encoder.encode([words])) == parts.flatMap { $0 })
  }

  @Test func emptySentencesChangeNothing() throws {
    let encoder = try Model.best.get()
    let sentence = Self.words(5)
    #expect(encoder.encode([[], sentence, []]) == encoder.encode([sentence]))
  }

  @Test func threadsDoNotDisturbEachOther() async throws {
    let encoder = try Model.best.get()
    let paragraphs = (1...8).map { [Self.words($0 * 9, from: $0)] }
    let expected = paragraphs.map { encoder.encode($0) }
    let found = await withTaskGroup(of: (Int, Matrix).self) { group in
      for (index, paragraph) in paragraphs.enumerated() {
        group.addTask { (index, encoder.encode(paragraph)) }
      }
      return await group.reduce(into: [Int: Matrix]()) { $0[$1.0] = $1.1 }
    }
    for (index, matrix) in expected.enumerated() { #expect(found[index] == matrix) }
  }

  // MARK: Hostile input

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let paragraph: [[String]]

    init(_ name: String, _ paragraph: [[String]]) {
      testDescription = name
      self.paragraph = paragraph
    }

    static let all = [
      Hostile("no sentence", []),
      Hostile("an empty sentence", [[]]),
      Hostile(
        "a word of 10,000 letters", [["The", String(repeating: "a", count: 10_000), "fell"]]),
      Hostile("a word of 10,000 signs", [[String(repeating: ".-", count: 5_000), "fell"]]),
      Hostile("3,000 words", [WordEncoderTests.words(3_000)]),
      Hostile("3,000 sentences", WordEncoderTests.words(3_000).map { [$0] }),
      Hostile("emoji", [["👩🏽‍🚀", "🇲🇽", "🚀🚀🚀", "❤️"]]),
      Hostile(
        "control characters", [["\u{0}", "\u{7}\u{8}", "a\u{1B}[31mb", "\u{202E}", "\u{FEFF}"]]),
      Hostile(
        "combining marks",
        [["\u{301}", "\u{301}\u{302}\u{303}", String(repeating: "\u{301}", count: 5_000)]]),
      Hostile("empty words", [["", " ", ""]]),
      Hostile("scripts", [["日本政府", "это", "العربية", "हिन्दी", "\u{1D400}\u{1D401}", "\u{10FFFF}"]]),
    ]
  }

  @Test(arguments: Hostile.all) func everyWordHasAFiniteVector(_ input: Hostile) throws {
    let vectors = try Model.best.get().encode(input.paragraph)
    #expect(vectors.rows == input.paragraph.reduce(0) { $0 + $1.count })
    #expect(vectors.columns == WordEncoder.width)
    #expect(vectors.values.allSatisfy { $0.isFinite })
  }
}
