/// The format of the treebanks of Universal Dependencies:
/// <https://universaldependencies.org/format.html>.
///
/// What an ``AnnotatedText`` does not hold is neither read nor written: the treebank's own tags,
/// enhanced dependencies, empty nodes. Names stand in the last column, `Entity=B-Person` at the
/// first word and `Entity=I-Person` at those after it. Mentions of entities in brackets, as in UD
/// GUM and CorefUD, are read, but not written.
package enum CoNLLU {
  /// What stands between one `# newdoc` and the next, or in the whole file if there is none.
  package struct Document: Sendable {
    /// The name behind `# newdoc id =`, or nothing.
    package var id: String
    /// The text with the file's annotations; its source is put together again from the words.
    package var text: AnnotatedText
    /// The mentions of entities that the file marks with brackets.
    package var mentions: [EntityMention]
    /// The `# sent_id` of each sentence, or nothing.
    package var sentenceIDs: [String]
    /// All comments of each sentence, without `#` and the space behind it.
    package var comments: [[String]]
  }
}

/// Why a file is not CoNLL-U.
package struct CoNLLUError: Error, Equatable, CustomStringConvertible {
  /// Counted from 1.
  package var line: Int
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  package enum Reason: Equatable, Sendable {
    case notUTF8
    case columnCount(Int)
    case id(String, expected: Int)
    case range(String)
    case emptyForm
    case partOfSpeech(String)
    case head(String)
    case headOutOfRange(Int, words: Int)
    case cycle(word: Int)
    case unfinishedToken
    case entityFields(String)
    case entities(String)
    case entityNotOpen(String)
    case entityNotClosed(String)
    case entityHead(String)
  }

  package var description: String {
    let problem =
      switch reason {
      case .notUTF8: "the bytes are not UTF-8"
      case .columnCount(let count): "\(count) columns between tabs instead of 10"
      case .id(let id, let expected): "the ID is “\(id)” where \(expected) should follow"
      case .range(let id): "“\(id)” is no range of words that can begin here"
      case .emptyForm: "the FORM is empty"
      case .partOfSpeech(let tag): "“\(tag)” is no universal part of speech"
      case .head(let head): "the HEAD “\(head)” is no number"
      case .headOutOfRange(let head, let words):
        "the HEAD is \(head), but the sentence has \(words) words"
      case .cycle(let word): "word \(word) of the sentence governs itself through its heads"
      case .unfinishedToken: "the sentence ends inside a range of words"
      case .entityFields(let fields):
        "of the fields “\(fields)” of global.Entity none is GRP or eid"
      case .entities(let brackets): "“\(brackets)” are no entities in brackets"
      case .entityNotOpen(let id): "a mention of the entity “\(id)” ends that did not begin"
      case .entityNotClosed(let id):
        "a mention of the entity “\(id)” begins that does not end in its document"
      case .entityHead(let head): "“\(head)” counts no word of the mention that begins here"
      }
    return "CoNLL-U, line \(line): \(problem)"
  }
}
