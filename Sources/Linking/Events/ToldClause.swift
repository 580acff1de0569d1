/// The words around a predicate: from one comma, or word that begins a clause, to the next.
///
/// A sentence often tells of several events; what stands here is most likely of this one.
enum ToldClause {
  /// How many words are taken on both sides at least, and at most.
  private static let (least, most) = (3, 14)

  /// `start` is where the predicate begins in the sentence, in code points.
  static func of(_ sentence: String, predicateAt start: Int) -> String {
    let words = words(of: sentence)
    guard let place = words.lastIndex(where: { $0.start <= start }) else { return sentence }
    var first = place
    while first > 0, place - first < most, place - first < least || !words[first].begins {
      first -= 1
    }
    var last = place
    while last + 1 < words.count, last - place < most,
      last - place < least || !words[last + 1].begins
    {
      last += 1
    }
    return words[first...last].map { String($0.text) }.joined(separator: " ")
  }

  private struct Word {
    let text: Substring
    /// In code points.
    let start: Int
    /// Whether a clause may begin with it.
    let begins: Bool
  }

  private static func words(of sentence: String) -> [Word] {
    var words: [Word] = []
    let scalars = sentence.unicodeScalars
    var isBehindMark = false
    var index = scalars.startIndex
    var offset = 0
    while index < scalars.endIndex {
      let start = index
      let first = offset
      while index < scalars.endIndex, !scalars[index].properties.isWhitespace {
        index = scalars.index(after: index)
        offset += 1
      }
      if start < index {
        let text = sentence[start..<index]
        words.append(
          Word(
            text: text, start: first, begins: isBehindMark || openers.contains(text.lowercased())))
        isBehindMark = text.unicodeScalars.last.map { marks.contains($0) } ?? false
      }
      while index < scalars.endIndex, scalars[index].properties.isWhitespace {
        index = scalars.index(after: index)
        offset += 1
      }
    }
    return words
  }

  private static let marks: Set<Unicode.Scalar> = [",", ";", ":", "–", "—", ")", "”", "\""]

  private static let openers: Set = [
    "who", "which", "whose", "whom", "where", "when", "while", "after", "before", "because",
    "since", "until", "although", "though", "but", "despite", "amid", "as", "following", "over",
  ]
}
