/// Cuts a text into sentences and words as the English treebanks of Universal Dependencies do.
///
/// By rules alone: ``WordScanner`` finds the words of a paragraph, ``SentenceSplitter`` groups
/// them. Time is linear in the length of the text, whatever it holds; no word is longer than
/// ``longestWord`` bytes and no sentence longer than ``longestSentence`` words.
package struct Tokenizer: Sendable {
  package static let longestWord = 4096
  package static let longestSentence = 300

  private let lists = WordLists()

  package init() {}

  /// - Parameter paragraphs: UTF-8 ranges to read, in the order of the text. Without them the
  ///   whole text is read, and blank lines part its paragraphs.
  package func tokenize(_ source: SourceText, paragraphs: [Range<Int>]? = nil) -> TokenizedText {
    var text = TokenizedText(source: source)
    let characters = Characters(utf8: source.utf8)
    var scanner = WordScanner(characters: characters, lists: lists)
    let splitter = SentenceSplitter(characters: characters, lists: lists)
    for paragraph in paragraphs ?? Self.paragraphs(of: source) {
      let words = scanner.scan(paragraph)
      for (index, sentence) in splitter.split(words).enumerated() {
        text.append(words[sentence], startsParagraph: index == 0)
      }
    }
    return text
  }

  /// The stretches between blank lines.
  package static func paragraphs(of source: SourceText) -> [Range<Int>] {
    let utf8 = source.utf8
    let newline = UInt8(ascii: "\n")
    var paragraphs: [Range<Int>] = []
    var start: Int?
    var end = 0
    var newlines = 0
    for index in utf8.indices {
      let byte = utf8[index]
      if byte > 0x20 {
        if newlines > 1, let first = start {
          paragraphs.append(first..<end)
          start = nil
        }
        start = start ?? index
        end = index + 1
        newlines = 0
      } else if byte == newline || byte == UInt8(ascii: "\r") && !source.isNewline(at: index + 1) {
        newlines += 1
      }
    }
    if let first = start { paragraphs.append(first..<end) }
    return paragraphs
  }
}

extension SourceText {
  fileprivate func isNewline(at index: Int) -> Bool {
    index < utf8.count && utf8[index] == UInt8(ascii: "\n")
  }
}

extension TokenizedText {
  fileprivate mutating func append(_ scanned: ArraySlice<ScannedWord>, startsParagraph: Bool) {
    guard let first = scanned.first, let last = scanned.last else { return }
    let start = words.count
    for word in scanned {
      words.append(
        Word(word.range, form: source[word.range], continuesToken: word.continuesToken))
    }
    sentences.append(
      Sentence(
        words: start..<words.count, range: first.range.lowerBound..<last.range.upperBound,
        startsParagraph: startsParagraph))
  }
}
