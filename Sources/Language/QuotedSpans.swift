/// What stands between a pair of quotation marks, with all that stands between pairs inside it.
package struct QuotedSpan: Sendable, Equatable {
  /// Indices of words, the marks included; over several paragraphs from the first to the last.
  package let words: Range<Int>
  /// Whether a mark stands at its end; one that is never closed ends with its paragraph.
  package let isClosed: Bool
}

extension TokenizedText {
  /// What stands between quotation marks: “ ”, „ “, « », " ", ‘ ’ and ' '; in the order of the text.
  ///
  /// Marks are paired within a paragraph. Only a quotation whose opening mark is repeated where the
  /// next paragraph begins goes on there, so that no mark that was forgotten takes in what follows.
  package var quotedSpans: [QuotedSpan] {
    var spans: [QuotedSpan] = []
    for paragraph in sentences.paragraphs {
      let words =
        sentences[paragraph.lowerBound].words
        .lowerBound..<sentences[
          paragraph.upperBound - 1
        ].words.upperBound
      var own = QuotationMarks(self, words).spans
      if let last = spans.last, !last.isClosed, last.words.upperBound == words.lowerBound,
        let first = own.first, first.words.lowerBound == words.lowerBound,
        self.words[first.words.lowerBound].form == self.words[last.words.lowerBound].form
      {
        spans.removeLast()
        own[0] = QuotedSpan(
          words: last.words.lowerBound..<first.words.upperBound, isClosed: first.isClosed)
      }
      spans += own
    }
    // an apostrophe that looked like a mark
    return spans.filter {
      $0.isClosed || !["‘", "'"].contains(self.words[$0.words.lowerBound].form)
    }
  }
}

/// The quotation marks of one paragraph, paired.
private struct QuotationMarks {
  private let text: TokenizedText
  private let paragraph: Range<Int>
  private var marks: [Mark] = []

  private struct Mark {
    let word: Int
    let kind: Kind
    let opens: Bool
    let closes: Bool
    /// A closing single mark behind a stop or comma: surely no apostrophe.
    var isStrong = false
  }

  private enum Kind { case double, single, angle }

  /// Whether a straight double mark at a place would close what an earlier one has opened.
  private var isOpen = false

  init(_ text: TokenizedText, _ paragraph: Range<Int>) {
    self.text = text
    self.paragraph = paragraph
    for word in paragraph {
      guard let mark = mark(word) else { continue }
      marks.append(mark)
      if text.words[word].form == "\"" { isOpen = mark.opens }
    }
  }

  var spans: [QuotedSpan] {
    let partners = partners
    var spans: [QuotedSpan] = []
    var next = 0
    while next < marks.count {
      var end = next
      if let partner = partners[next] {
        end = partner
        if marks[end].word > marks[next].word + 1 {
          spans.append(
            QuotedSpan(words: marks[next].word..<(marks[end].word + 1), isClosed: true))
        }
      } else if marks[next].opens, let span = unclosed(next, partners) {
        spans.append(span)
        while end + 1 < marks.count, span.words.contains(marks[end + 1].word) { end += 1 }
      }
      next = end + 1
    }
    return spans
  }

  /// For each mark that opens, the one that closes it. Where more are opened than closed, a mark
  /// closes what was opened last.
  private var partners: [Int: Int] {
    var partners: [Int: Int] = [:]
    var open: [Kind: [Int]] = [:]
    for (index, mark) in marks.enumerated() {
      if mark.kind == .single {
        if mark.opens { partners[index] = singlePartner(of: index) }
      } else if mark.closes {
        if let opened = open[mark.kind]?.popLast() { partners[opened] = index }
      } else {
        open[mark.kind, default: []].append(index)
      }
    }
    return partners
  }

  /// The mark behind a stop, or else the last before another one opens.
  private func singlePartner(of start: Int) -> Int? {
    var last: Int?
    for index in (start + 1)..<max(marks.count, start + 1) where marks[index].kind == .single {
      if marks[index].opens { break }
      if marks[index].isStrong { return index }
      last = index
    }
    return last
  }

  /// A quotation that nobody closes: up to the end of its paragraph, or of its sentence where
  /// another one begins behind it.
  private func unclosed(_ start: Int, _ partners: [Int: Int]) -> QuotedSpan? {
    let first = marks[start].word
    let stands =
      first == paragraph.lowerBound || [":", ","].contains(text.words[first - 1].form)
    guard marks[start].kind != .single || stands, first + 1 < paragraph.upperBound else {
      return nil
    }
    let another = start + 1 < marks.count && marks[start + 1].kind == marks[start].kind
    let sentence = text.sentences.partitionPoint { $0.words.upperBound > first }
    let end = another ? text.sentences[sentence].words.upperBound : paragraph.upperBound
    return QuotedSpan(words: first..<end, isClosed: false)
  }

  private func mark(_ word: Int) -> Mark? {
    let (before, after) = neighbours(word)
    // what stands directly before a word opens, what stands directly behind one closes
    let touchesBefore = before.map { !$0.isSpace && !Self.openers.contains($0) } ?? false
    let touchesAfter = after.map { !$0.isSpace && !Self.closers.contains($0) } ?? false
    switch text.words[word].form {
    case "“":
      // in German it closes what „ has opened
      let closes = touchesBefore && !touchesAfter
      return Mark(word: word, kind: .double, opens: !closes, closes: closes)
    case "„", "‟", "``": return Mark(word: word, kind: .double, opens: true, closes: false)
    case "”", "''": return Mark(word: word, kind: .double, opens: false, closes: true)
    case "«", "‹":
      let closes = touchesBefore && !touchesAfter
      return Mark(word: word, kind: .angle, opens: !closes, closes: closes)
    case "»", "›":
      let opens = touchesAfter && !touchesBefore
      return Mark(word: word, kind: .angle, opens: opens, closes: !opens)
    case "\"":
      if let before, before.isDigit, !isOpen { return nil }  // inches
      if touchesBefore == touchesAfter {
        return Mark(word: word, kind: .double, opens: !isOpen, closes: isOpen)
      }
      return Mark(word: word, kind: .double, opens: touchesAfter, closes: touchesBefore)
    case "‘", "‚": return Mark(word: word, kind: .single, opens: true, closes: false)
    case "’", "'":
      if text.words[word].form == "'", touchesAfter, !touchesBefore {
        return after?.isDigit == true
          ? nil : Mark(word: word, kind: .single, opens: true, closes: false)
      }
      guard touchesBefore, !touchesAfter else { return nil }
      let strong = before.map { Self.stops.contains($0) } ?? false
      let endsClause = after.map { Self.stops.contains($0) } ?? true
      return Mark(
        word: word, kind: .single, opens: false, closes: true, isStrong: strong || endsClause)
    default: return nil
    }
  }

  private static let openers = Set("([{—–-/“‘\"'«".unicodeScalars)
  private static let closers = Set(")]}—–-/.,;:!?…”’\"'»".unicodeScalars)
  private static let stops = Set(".,;:!?…—–".unicodeScalars)

  /// The characters that touch a word.
  private func neighbours(_ word: Int) -> (UnicodeScalar?, UnicodeScalar?) {
    let range = text.words[word].range
    let before = text.source[max(0, range.lowerBound - 4)..<range.lowerBound].unicodeScalars.last
    let end = min(text.source.utf8.count, range.upperBound + 4)
    return (before, text.source[range.upperBound..<end].unicodeScalars.first)
  }
}

extension UnicodeScalar {
  fileprivate var isSpace: Bool { properties.isWhitespace }
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
