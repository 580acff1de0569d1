import Foundation

/// Tells which language a text is written in.
///
/// The script decides where one language has it alone. Languages that share one are told apart by
/// their commonest words and, where a word is none of these, by its letters (``LanguageTable``), in
/// the first words of the text. Names count for nothing: words with a capital inside a sentence are
/// left out, and the one or two small words between two of them ("Ministry *of the* Interior") count
/// little. The result depends on the text alone; nothing beyond its first 3,000 characters is looked
/// at.
package struct LanguageDetector: Sendable {
  /// A language and how sure it is.
  package struct Guess: Sendable, Equatable {
    /// ISO 639-1, or ISO 639-3 where that has none.
    package let language: String
    /// 0 to 1: how much more speaks for it than for the next one.
    package let confidence: Double
  }

  package init() {}

  /// The language; nil for too little text, or for text that speaks for none.
  package func language(of text: String) -> String? { guess(text)?.language }

  /// The language with how sure it is; nil for too little text, or for text that speaks for none.
  ///
  /// Complexity: O(1) beyond the first 3,000 characters.
  package func guess(_ text: String) -> Guess? {
    let sample = LanguageSample(text)
    guard let script = Self.script(sample) else { return nil }
    if let language = script.language { return Self.guess(language, script, sample) }
    guard let table = script.table else { return nil }
    return Self.guess(table, script, sample)
  }

  // MARK: Script

  /// A letter of Chinese, Japanese or Korean counts as so many of others.
  private static let weightOfSyllables = 3

  /// The script of most letters; that of Japanese is kana, of which there are less than of han.
  private static func script(_ sample: LanguageSample) -> Script? {
    var counts = sample.counts
    let (kana, han) = (counts[Script.kana.rawValue], counts[Script.han.rawValue])
    if kana * 10 > han {
      counts[Script.kana.rawValue] += han
      counts[Script.han.rawValue] = 0
    }
    for script in [Script.han, .kana, .hangul] { counts[script.rawValue] *= weightOfSyllables }
    guard let most = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }),
      counts[most] > 0
    else { return nil }
    return Script(rawValue: most)
  }

  /// Letters below which a text is too short.
  private static let fewestLetters = 8

  private static func guess(
    _ language: String, _ script: Script, _ sample: LanguageSample
  ) -> Guess? {
    let isSyllabic = [.han, .kana, .hangul].contains(script)
    let count = sample.counts[script.rawValue] * (isSyllabic ? weightOfSyllables : 1)
    guard count >= fewestLetters else { return nil }
    let share = Double(count) / Double(max(count, sample.counts.reduce(0, +)))
    return Guess(
      language: language, confidence: rounded(share * (1 - exp(-Double(count) / 10))))
  }

  // MARK: Words

  /// So many words are enough.
  private static let mostWords = 150
  private static let fewestWords = 3
  /// What has to speak for a language in all, and for each word.
  private static let leastScore: Float = 1
  private static let leastScoreOfAWord: Float = 0.2
  /// By how much English and another language have to be apart.
  private static let leastLead: Float = 0.75
  /// By how much a language has to lead for which hardly more than letters speak.
  private static let leastLeadByLetters: Float = 1.2

  private static func guess(
    _ table: LanguageTable, _ script: Script, _ sample: LanguageSample
  ) -> Guess? {
    let words = telling(sample, script)
    guard words.count >= fewestWords else { return nil }
    var tally = LanguageTable.Tally(table)
    for word in words {
      table.count(sample.letters[word.range], weight: word.weight, in: &tally)
    }
    let scores = tally.scores
    let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    let (first, second) = (order[0], order[1])
    let lead = scores[first] - scores[second]
    guard scores[first] >= leastScore,
      scores[first] >= leastScoreOfAWord * words.reduce(0, { $0 + $1.weight }),
      // Between English and another language, a guess does more harm than none.
      lead >= leastLead || ![table.codes[first], table.codes[second]].contains("en"),
      lead >= leastLeadByLetters || tally.known[first] >= 2 || !table.codes.contains("en")
    else { return nil }
    return Guess(
      language: table.codes[first], confidence: rounded(1 - exp(-Double(lead) / 2)))
  }

  /// A word that is no name, and how much it counts.
  private struct TellingWord {
    let range: Range<Int>
    let weight: Float
  }

  /// What one or two small words count between two names: they may be part of one.
  private static let weightInsideName: Float = 0.4

  /// The first words of the script that are no names; all, where nearly all have a capital.
  private static func telling(_ sample: LanguageSample, _ script: Script) -> [TellingWord] {
    let words = sample.words.filter { $0.script == script }
    let areCapitals = words.count(where: \.isName) * 10 >= words.count * 7
    var telling: [TellingWord] = []
    for (index, word) in words.enumerated() where areCapitals || !word.isName {
      let isInside = !areCapitals && isInsideName(index, words)
      telling.append(TellingWord(range: word.range, weight: isInside ? weightInsideName : 1))
      if telling.count == mostWords { break }
    }
    return telling
  }

  /// Whether one or two small words stand here between two names.
  private static func isInsideName(_ index: Int, _ words: [LanguageSample.Word]) -> Bool {
    guard !words[index].beginsSentence else { return false }
    let before = words[..<index].suffix(2).lastIndex(where: \.isName)
    let after = words[(index + 1)...].prefix(2).firstIndex(where: \.isName)
    guard let before, let after else { return false }
    return after - before <= 3
      && !words[(before + 1)...after].contains(where: \.beginsSentence)
  }

  private static func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }
}
