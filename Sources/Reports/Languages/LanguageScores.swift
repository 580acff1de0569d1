/// How many texts of known languages the detector is right about.
package struct LanguageScores: Sendable {
  /// A text and its language.
  package struct Example: Sendable {
    package let language: String
    package let text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  package private(set) var texts = 0
  package private(set) var right = 0
  package private(set) var unknown = 0
  package private(set) var english = 0
  /// Of the English texts, those that are found to be.
  package private(set) var englishFound = 0
  /// Texts of other languages that are taken for English.
  package private(set) var falseEnglish = 0
  /// What is not right, for a person.
  package private(set) var faults: [String] = []

  /// Scores texts of so many examples of one language, put together in their order.
  package init(_ examples: [Example], sentences: Int, detector: LanguageDetector = .init()) {
    for (language, texts) in Self.grouped(examples) {
      for start in stride(from: 0, to: texts.count, by: sentences) {
        let group = texts[start..<min(start + sentences, texts.count)]
        if group.count == sentences {
          add(language, group.joined(separator: " "), detector)
        }
      }
    }
  }

  private mutating func add(_ language: String, _ text: String, _ detector: LanguageDetector) {
    let guess = detector.guess(text)
    texts += 1
    if language == "en" { english += 1 }
    if guess == nil { unknown += 1 }
    if guess?.language == language {
      right += 1
      if language == "en" { englishFound += 1 }
    } else {
      if guess?.language == "en" { falseEnglish += 1 }
      let found = guess.map { "\($0.language) (\($0.confidence))" } ?? "nothing"
      faults.append("\(language), not \(found): \(text)")
    }
  }

  /// The texts of each language, in the order in which languages come first.
  private static func grouped(_ examples: [Example]) -> [(language: String, texts: [String])] {
    var groups: [(language: String, texts: [String])] = []
    var positions: [String: Int] = [:]
    for example in examples {
      if let position = positions[example.language] {
        groups[position].texts.append(example.text)
      } else {
        positions[example.language] = groups.count
        groups.append((example.language, [example.text]))
      }
    }
    return groups
  }
}
