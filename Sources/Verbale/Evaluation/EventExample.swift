import Language
import Records

/// A text as the head for events is trained on it: words, sentences, and events or a marked pair.
package struct EventExample: Encodable {
  let id: String
  let split: String
  let words: [String]
  /// First word and end of each sentence.
  let sentences: [[Int]]
  var events: [Marked] = []
  /// Words of the spans of a row of PLV, and its label.
  var source: [Int] = []
  var target: [Int] = []
  var root: String?

  struct Marked: Encodable {
    let type: String
    let mode: [String]
    let context: [String]
    let predicate: Int
    /// First words and ends.
    let actors: [[Int]]
    let recipients: [[Int]]
  }

  package init(_ text: EventText) {
    let words = Tokenizer().tokenize(SourceText(text.text), paragraphs: text.text.lines)
    self.init(id: text.id, split: text.split, words)
    events = text.heads(in: words).map { event in
      Marked(
        type: event.gold.type.rawValue, mode: event.gold.mode,
        context: event.gold.context.map(\.rawValue), predicate: event.predicate,
        actors: event.actors.map { [$0.lowerBound, $0.upperBound] },
        recipients: event.recipients.map { [$0.lowerBound, $0.upperBound] })
    }
  }

  package init(_ row: EventRow, number: Int) {
    let words = Tokenizer().tokenize(SourceText(row.sentence))
    self.init(id: "row \(number)", split: "train", words)
    source = row.source.compactMap { words.words(in: $0) }.flatMap(Array.init)
    target = row.target.compactMap { words.words(in: $0) }.flatMap(Array.init)
    root = row.root.rawValue
  }

  private init(id: String, split: String, _ text: TokenizedText) {
    self.id = id
    self.split = split
    words = text.words.map(\.form)
    sentences = text.sentences.map { [$0.words.lowerBound, $0.words.upperBound] }
  }
}

extension String {
  /// UTF-8 ranges of the lines that hold something.
  package var lines: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for line in utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !line.isEmpty { ranges.append(start..<(start + line.count)) }
      start += line.count + 1
    }
    return ranges
  }
}
