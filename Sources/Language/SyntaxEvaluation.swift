/// How well a text is cut, tagged and parsed, by the method of the CoNLL 2018 shared task:
/// <https://universaldependencies.org/conll18/evaluation.html>.
package struct SyntaxScores: Codable, Sendable, Equatable {
  package private(set) var tokens = EvaluationScore()
  package private(set) var sentences = EvaluationScore()
  package private(set) var words = EvaluationScore()
  /// Universal parts of speech.
  package private(set) var upos = EvaluationScore()
  /// All universal features of a word at once.
  package private(set) var ufeats = EvaluationScore()
  package private(set) var lemmas = EvaluationScore()
  /// Heads.
  package private(set) var uas = EvaluationScore()
  /// Heads and relations without subtypes.
  package private(set) var las = EvaluationScore()
  /// Heads and relations with subtypes, which the shared task does not count.
  package private(set) var lasWithSubtypes = EvaluationScore()

  package init() {}

  /// Compares two annotations of the same characters; white space may differ.
  package init(
    gold: AnnotatedText, system: AnnotatedText
  ) throws(SyntaxEvaluationError) {
    let goldSpans = TextSpans(gold)
    let systemSpans = TextSpans(system)
    if let offset = goldSpans.firstDifference(from: systemSpans) {
      throw .differentTexts(character: offset)
    }
    tokens = Self.compare(goldSpans.tokens, systemSpans.tokens)
    sentences = Self.compare(goldSpans.sentences, systemSpans.sentences)

    let pairs = WordAlignment.pairs(goldSpans.words, systemSpans.words)
    let none = EvaluationScore(gold: gold.words.count, system: system.words.count)
    (words, upos, ufeats, lemmas) = (none, none, none, none)
    (uas, las, lasWithSubtypes) = (none, none, none)
    words.correct = pairs.count

    var goldOfSystem = [Int](repeating: -2, count: system.words.count)
    for pair in pairs { goldOfSystem[pair.system] = pair.gold }
    for pair in pairs {
      let right = gold.annotations[pair.gold]
      let found = system.annotations[pair.system]
      if right.partOfSpeech == found.partOfSpeech { upos.correct += 1 }
      if right.features.universal == found.features.universal { ufeats.correct += 1 }
      if right.lemma == "_" || right.lemma == found.lemma { lemmas.correct += 1 }
      guard right.head == (found.head < 0 ? -1 : goldOfSystem[found.head]) else { continue }
      uas.correct += 1
      if right.relation.base == found.relation.base { las.correct += 1 }
      if right.relation == found.relation { lasWithSubtypes.correct += 1 }
    }
  }

  /// Every measure with its usual name, in the usual order.
  package var table: [(name: String, score: EvaluationScore)] {
    [
      ("Tokens", tokens), ("Sentences", sentences), ("Words", words), ("UPOS", upos),
      ("UFeats", ufeats), ("Lemmas", lemmas), ("UAS", uas), ("LAS", las),
      ("LAS+subtypes", lasWithSubtypes),
    ]
  }

  package static func += (sum: inout Self, more: Self) {
    sum.tokens += more.tokens
    sum.sentences += more.sentences
    sum.words += more.words
    sum.upos += more.upos
    sum.ufeats += more.ufeats
    sum.lemmas += more.lemmas
    sum.uas += more.uas
    sum.las += more.las
    sum.lasWithSubtypes += more.lasWithSubtypes
  }

  private static func compare(_ gold: [Range<Int>], _ system: [Range<Int>]) -> EvaluationScore {
    var correct = 0
    var (g, s) = (0, 0)
    while g < gold.count, s < system.count {
      if gold[g].lowerBound < system[s].lowerBound {
        g += 1
      } else if system[s].lowerBound < gold[g].lowerBound {
        s += 1
      } else {
        correct += gold[g].upperBound == system[s].upperBound ? 1 : 0
        g += 1
        s += 1
      }
    }
    return EvaluationScore(correct: correct, gold: gold.count, system: system.count)
  }
}

package enum SyntaxEvaluationError: Error, Equatable, CustomStringConvertible {
  /// The texts differ at a byte, white space not counted.
  case differentTexts(character: Int)

  package var description: String {
    switch self {
    case .differentTexts(let character):
      "The texts that should be compared differ at byte \(character), white space not counted; "
        + "a text can only be compared with its own annotations."
    }
  }
}

/// Tokens, sentences and words by what they cover of a text without its white space.
private struct TextSpans {
  struct Word {
    var span: Range<Int>
    var form: String
    /// The word is one of several of a token, and its span is that of the token.
    var isPart: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Range<Int>] = []
  private(set) var sentences: [Range<Int>] = []
  private(set) var words: [Word] = []

  init(_ text: AnnotatedText) {
    let characters = Characters(utf8: text.source.utf8)
    for sentence in text.sentences {
      let start = bytes.count
      var first = sentence.words.lowerBound
      while first < sentence.words.upperBound {
        var end = first + 1
        while end < sentence.words.upperBound, text.words[end].continuesToken { end += 1 }
        let token = append(text.range(ofWords: first..<end), of: characters)
        tokens.append(token)
        for word in first..<end {
          words.append(
            Word(span: token, form: text.words[word].form.lowercased(), isPart: end - first > 1))
        }
        first = end
      }
      sentences.append(start..<bytes.count)
    }
  }

  private mutating func append(_ range: Range<Int>, of characters: Characters) -> Range<Int> {
    let start = bytes.count
    var index = range.lowerBound
    while index < range.upperBound {
      let (found, length) = characters.character(at: index)
      if found != .space { bytes += characters.utf8[index..<index + length] }
      index += length
    }
    return start..<bytes.count
  }

  func firstDifference(from other: Self) -> Int? {
    if bytes == other.bytes { return nil }
    return zip(bytes, other.bytes).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(bytes.count, other.bytes.count)
  }
}

/// Which word of the system is which word of the gold.
private enum WordAlignment {
  typealias Word = TextSpans.Word
  typealias Pair = (gold: Int, system: Int)

  /// Words of one-word tokens are the same if their spans are; where either side has a token of
  /// several words, the longest common subsequence of lower-cased forms decides.
  static func pairs(_ gold: [Word], _ system: [Word]) -> [Pair] {
    var pairs: [Pair] = []
    var (g, s) = (0, 0)
    while g < gold.count, s < system.count {
      if gold[g].isPart || system[s].isPart {
        let (goldWords, systemWords) = stretch(gold, system, g, s)
        pairs += commonSubsequence(gold, goldWords, system, systemWords)
        (g, s) = (goldWords.upperBound, systemWords.upperBound)
      } else if gold[g].span == system[s].span {
        pairs.append((g, s))
        (g, s) = (g + 1, s + 1)
      } else if gold[g].span.lowerBound <= system[s].span.lowerBound {
        g += 1
      } else {
        s += 1
      }
    }
    return pairs
  }

  /// The words from here to where no token of several words reaches over the end on either side.
  private static func stretch(
    _ gold: [Word], _ system: [Word], _ goldStart: Int, _ systemStart: Int
  ) -> (Range<Int>, Range<Int>) {
    var (g, s) = (goldStart, systemStart)
    var end: Int
    if gold[g].isPart {
      end = gold[g].span.upperBound
      if !system[s].isPart, system[s].span.lowerBound < gold[g].span.lowerBound { s += 1 }
    } else {
      end = system[s].span.upperBound
      if gold[g].span.lowerBound < system[s].span.lowerBound { g += 1 }
    }
    let starts = (g, s)
    while isWithin(gold, g, end) || isWithin(system, s, end) {
      let takesGold =
        g < gold.count
        && (s >= system.count || gold[g].span.lowerBound <= system[s].span.lowerBound)
      let word = takesGold ? gold[g] : system[s]
      if word.isPart { end = max(end, word.span.upperBound) }
      if takesGold { g += 1 } else { s += 1 }
    }
    return (starts.0..<g, starts.1..<s)
  }

  private static func isWithin(_ words: [Word], _ index: Int, _ end: Int) -> Bool {
    guard index < words.count else { return false }
    let span = words[index].span
    return words[index].isPart ? span.lowerBound < end : span.upperBound <= end
  }

  private static func commonSubsequence(
    _ gold: [Word], _ goldWords: Range<Int>, _ system: [Word], _ systemWords: Range<Int>
  ) -> [Pair] {
    let (rows, columns) = (goldWords.count, systemWords.count)
    // lengths[g][s] is that of the longest common subsequence of what begins at g and s.
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
    for g in (0..<rows).reversed() {
      for s in (0..<columns).reversed() {
        lengths[g][s] =
          gold[goldWords.lowerBound + g].form == system[systemWords.lowerBound + s].form
          ? 1 + lengths[g + 1][s + 1] : max(lengths[g + 1][s], lengths[g][s + 1])
      }
    }
    var pairs: [Pair] = []
    var (g, s) = (0, 0)
    while g < rows, s < columns {
      if gold[goldWords.lowerBound + g].form == system[systemWords.lowerBound + s].form {
        pairs.append((goldWords.lowerBound + g, systemWords.lowerBound + s))
        (g, s) = (g + 1, s + 1)
      } else if lengths[g][s] == lengths[g + 1][s] {
        g += 1
      } else {
        s += 1
      }
    }
    return pairs
  }
}

extension Features {
  /// The features that Universal Dependencies defines for all languages, in alphabetical order.
  fileprivate var universal: [Substring] {
    label.split(separator: "|")
      .filter { feature in
        Self.universalNames.contains(String(feature.prefix { $0 != "=" }))
      }
      .sorted()
  }

  private static let universalNames: Set<String> = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number",
    "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident",
    "Polarity", "Person", "Polite",
  ]
}
