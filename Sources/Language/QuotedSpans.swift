extension AnnotatedText {
  /// What stands between quotation marks, as ``TokenizedText/quotedSpans``.
  package var quotedSpans: [QuotedSpan] { TokenizedText(self).quotedSpans }
}

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
    for paragraph in paragraphs {
      let words =
        sentences[paragraph.lowerBound].words
        .lowerBound..<sentences[
          paragraph.upperBound - 1
        ].words.upperBound
      var own = QuotationMarks(self, words).spans
      if let last = spans.last, !last.isClosed, last.words.upperBound == words.lowerBound,
        let first = own.first, first.words.lowerBound == words.lowerBound
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

  init(_ text: TokenizedText, _ paragraph: Range<Int>) {
    self.text = text
    self.paragraph = paragraph
    marks = paragraph.compactMap(mark)
  }

  var spans: [QuotedSpan] {
    var spans: [QuotedSpan] = []
    var next = 0
    while next < marks.count {
      guard marks[next].opens else {
        next += 1
        continue
      }
      if let end = partner(of: next) {
        if marks[end].word > marks[next].word + 1 {
          spans.append(
            QuotedSpan(words: marks[next].word..<(marks[end].word + 1), isClosed: true))
        }
        next = end + 1
      } else {
        let span = unclosed(next)
        if let span { spans.append(span) }
        next += 1
        while let span, next < marks.count, span.words.contains(marks[next].word) { next += 1 }
      }
    }
    return spans
  }

  /// The mark that closes the one that opens here; pairs of the same kind inside are passed over.
  private func partner(of start: Int) -> Int? {
    let kind = marks[start].kind
    if kind == .single { return singlePartner(of: start) }
    var depth = 0
    var firstClosing: Int?
    for index in (start + 1)..<marks.count where marks[index].kind == kind {
      if marks[index].closes {
        firstClosing = firstClosing ?? index
        if depth == 0 { return index }
        depth -= 1
      } else if marks[index].opens {
        depth += 1
      }
    }
    // more are opened than closed: the one that opens last before the mark that closes has it
    guard let closing = firstClosing else { return nil }
    let opensBetween = marks[(start + 1)..<closing].contains { $0.kind == kind && $0.opens }
    return opensBetween ? nil : closing
  }

  private func singlePartner(of start: Int) -> Int? {
    let later = marks.indices.filter { $0 > start && marks[$0].kind == .single }
    let opening = later.first { marks[$0].opens && !marks[$0].closes }
    let candidates = later.filter { marks[$0].closes && $0 < (opening ?? marks.count) }
    return candidates.first { marks[$0].isStrong } ?? candidates.last
  }

  /// A quotation that nobody closes: up to the end of its paragraph, or of its sentence where
  /// another one begins behind it.
  private func unclosed(_ start: Int) -> QuotedSpan? {
    let first = marks[start].word
    let stands =
      first == paragraph.lowerBound || [":", ","].contains(text.words[first - 1].form)
    guard marks[start].kind != .single || stands, first + 1 < paragraph.upperBound else {
      return nil
    }
    let another = marks[(start + 1)...].contains { $0.opens && $0.kind == marks[start].kind }
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
      if let before, before.isDigit, !isOpen(before: word) { return nil }  // inches
      if touchesBefore == touchesAfter {
        let open = isOpen(before: word)
        return Mark(word: word, kind: .double, opens: !open, closes: open)
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

  /// Whether an odd number of straight double marks stands before a word.
  private func isOpen(before word: Int) -> Bool {
    var open = false
    for other in paragraph where other < word && text.words[other].form == "\"" { open.toggle() }
    return open
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
