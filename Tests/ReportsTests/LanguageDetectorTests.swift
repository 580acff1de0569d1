import Foundation
import Reports
import Testing

@Suite struct LanguageDetectorTests {
  private static let detector = LanguageDetector()

  private static func examples(_ name: String = "languages.tsv") throws -> [LanguageScores.Example]
  {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let table = try Data(contentsOf: root.appending(path: "Fixtures/\(name)"))
    return String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().compactMap {
      let fields = $0.split(separator: "\t")
      return fields.count == 2
        ? .init(language: String(fields[0]), text: String(fields[1])) : nil
    }
  }

  /// What was reached; `verbale evaluate languages` prints it.
  @Test(arguments: [(1, 0.98), (3, 1.0)]) func accuracy(_ sentences: Int, _ least: Double) throws {
    let examples = try Self.examples()
    #expect(Set(examples.map(\.language)).count >= 60)
    let scores = LanguageScores(examples, sentences: sentences)
    #expect(scores.texts >= 130)
    #expect(Double(scores.right) >= least * Double(scores.texts), "\(scores.faults)")
    #expect(scores.falseEnglish == 0, "\(scores.faults)")
    #expect(scores.english >= 4)
    #expect(
      !scores.faults.contains { $0.hasPrefix("en, not ") && !$0.hasPrefix("en, not nothing") })
  }

  /// Sentences that were written after the tables, which were not mended for them.
  @Test func accuracyOfUnseenSentences() throws {
    let examples = try Self.examples("languages-unseen.tsv")
    let scores = LanguageScores(examples, sentences: 1)
    #expect(scores.texts >= 60)
    #expect(Double(scores.right) >= 0.9 * Double(scores.texts), "\(scores.faults)")
    #expect(scores.falseEnglish == 0, "\(scores.faults)")
  }

  @Test func everyLanguageIsKnownByAllItsSentences() throws {
    for (language, examples) in Dictionary(grouping: try Self.examples(), by: \.language) {
      let guess = Self.detector.guess(examples.map(\.text).joined(separator: "\n"))
      #expect(guess?.language == language)
      #expect(guess?.confidence ?? 0 > 0.7, "\(language)")
    }
  }

  @Test(arguments: [
    "", " \n", "2025", "Kyiv", "OK", "12 – 0", "😀😀😀😀😀😀😀😀😀😀", "Lagos, Abuja", "\u{FFFD}\u{0}", "ab",
  ])
  func tooLittle(_ text: String) {
    #expect(Self.detector.language(of: text) == nil)
  }

  @Test(arguments: [
    "THE ARMY SAID IT HAD TAKEN THE TOWN",
    "“Nous ne céderons pas,” he said, and left the hall with his ministers.",
    "Xi Jinping (习近平) met Vladimir Putin (Владимир Путин) in Beijing on Friday, the two governments said.",
    "The paper Kommersant (Коммерсантъ) wrote that the bank would be sold.",
    "Ministerio de Relaciones Exteriores officials said they were not told of the plan.",
  ]) func englishAmongOthers(_ text: String) {
    #expect(Self.detector.language(of: text) == "en")
  }

  /// A quotation in English does not make a text English.
  @Test func othersWithEnglishInThem() {
    let german =
      "Der Präsident sagte „America first“ und verließ den Saal, wie die Zeitung am Freitag schrieb."
    #expect(Self.detector.language(of: german) == "de")
    let serbian = "Vlada je odbila zahtev opozicije da se održe novi izbori, saopštila je policija."
    #expect(Self.detector.language(of: serbian) != "en")
  }

  @Test func longTextsTakeNoLonger() {
    let text = String(repeating: "The envoy left the town. ", count: 400_000)
    let time = seconds { #expect(Self.detector.language(of: text) == "en") }
    #expect(time < 1)
    let noise = String(repeating: "ąßğ", count: 1_000_000)
    #expect(seconds { _ = Self.detector.language(of: noise) } < 1)
  }
}
