import Records

/// Finds the dateline that a paragraph begins with.
struct DatelineReader {
  let utf8: [UInt8]
  /// Whether the text is a transcript, so that capitals before a colon are a speaker.
  let isTranscript: Bool

  /// The dateline and the end of the part that it takes, its dash included, or nil.
  ///
  /// A dateline has a place, a day and an agency, or some of them, and a dash:
  ///
  /// - with a day or an agency, the place is words with capitals, and behind an agency the dash may
  ///   be missing;
  /// - with a known agency, the place may be missing;
  /// - a place alone is in capitals before a dash or colon, or is one to three words with capitals
  ///   before a long dash, in a sentence with no second one; it is no word of ``labels``.
  func read(_ range: Range<Int>) -> (dateline: Report.Dateline, end: Int)? {
    let words = Word.words(of: utf8, in: range, most: 240)
    var reading = Reading(words, utf8)
    reading.readPlace()
    reading.readDate()
    reading.readAgency()
    if reading.date == nil { reading.readDate() }
    let dash = reading.readDash()
    let rest = words[reading.index...]
    guard reading.index > 0,
      rest.isEmpty || !Shape.beginsSmall(utf8[rest[reading.index].range.lowerBound...])
    else { return nil }
    let isSure = reading.date != nil || reading.agency != nil
    guard isSure ? isDateline(reading, dash, rest) : isPlace(reading, dash, rest) else {
      return nil
    }
    return (reading.dateline, words[reading.index - 1].range.upperBound)
  }

  private func isDateline(_ reading: Reading, _ dash: Word?, _ rest: ArraySlice<Word>) -> Bool {
    let hasEnd = dash != nil || reading.endsInBracket || rest.isEmpty
    guard let agency = reading.agency else {
      return hasEnd && !reading.place.isEmpty
        && (reading.isCapitals || reading.hasComma || reading.isBracketedDate)
    }
    let isKnown = Self.agencies.contains(agency.lowercased())
    if reading.place.isEmpty { return isKnown && dash != nil }
    return hasEnd && (isKnown || reading.date != nil || reading.isCapitals && dash != nil)
  }

  private func isPlace(_ reading: Reading, _ dash: Word?, _ rest: ArraySlice<Word>) -> Bool {
    guard let dash, let next = rest.first, !reading.place.isEmpty, reading.index > 1,
      !Self.labels.contains(reading.lastWord), !Self.labels.contains(reading.place.lowercased()),
      rest.contains(where: { $0.kind == .small })
    else { return false }
    let isLongDash = ["—", "–", "―"].contains(dash.text)
    let isSpaced =
      dash.range.upperBound < next.range.lowerBound
      || isLongDash && reading.placeEnd < dash.range.lowerBound
    if dash.text == ":" {
      return reading.isCapitals && reading.isLong && isSpaced && !isTranscript
    }
    if reading.isCapitals { return reading.isLong && isSpaced }
    let sentence = rest.prefix { $0.text != "." }
    return isLongDash && isSpaced && reading.wordCount <= 3 && !sentence.contains(where: \.isDash)
  }

  /// Whether at least two paragraphs begin with capitals before a colon.
  static func isTranscript(_ blocks: [Block], in utf8: [UInt8]) -> Bool {
    var speakers = 0
    for block in blocks where (0x41...0x5A).contains(utf8[block.range.lowerBound]) {
      let head = utf8[block.range].prefix(40)
      guard let colon = head.firstIndex(of: 0x3A) else { continue }
      if !head[..<colon].contains(where: { (0x61...0x7A).contains($0) }) { speakers += 1 }
      if speakers == 2 { return true }
    }
    return false
  }

  /// Agencies that may stand without a place before a dash.
  static let agencies: Set<String> = [
    "reuters", "ap", "afp", "upi", "dpa", "efe", "ansa", "apa", "pti", "ani", "ians", "app", "tass",
    "xinhua", "kyodo", "yonhap", "kuna", "wam", "spa", "irna", "mna", "anadolu", "aa",
    "ria novosti",
    "sputnik", "interfax", "ukrinform", "belga", "bloomberg", "cnn", "bbc", "voa", "rfe/rl", "ips",
    "un news", "associated press", "the associated press", "jiji", "antara", "bernama", "vna",
    "cna",
    "sana", "petra", "mena", "tap", "aps", "map", "nan", "gna", "prensa latina", "lusa", "pap",
    "ctk",
  ]

  /// Words before a dash or a colon that are no place.
  private static let labels: Set<String> = [
    "new", "news", "breaking", "points", "update", "updates", "updated", "exclusive", "watch",
    "live", "analysis", "opinion", "explainer", "explained", "check", "video", "photo", "photos",
    "correction", "corrected", "note", "urgent", "alert", "read", "more", "summary", "background",
    "factbox", "timeline", "editorial", "comment", "commentary", "question", "answer", "highlights",
    "nato", "asean", "opec", "unicef", "unesco", "brics", "interview", "report", "special", "part",
    "first", "second", "third", "fact", "facts", "context", "reaction", "quote", "quotes",
    "just in",
    "developing", "advisory", "feature", "profile", "review", "letter", "podcast", "file", "story",
    "listen", "insight", "focus", "takeaways", "takeaway", "why it matters", "yes", "also",
    "however", "but", "and", "still", "then", "now", "today", "president", "minister", "secretary",
    "speaker", "governor", "ambassador", "spokesman", "spokeswoman", "spokesperson",
  ]
}

extension DatelineReader {
  /// What has been read of the beginning of a paragraph.
  private struct Reading {
    let words: [Word]
    let utf8: [UInt8]
    var index = 0
    var place = ""
    var placeEnd = 0
    var date: (printed: PrintedDate, text: String)?
    var agency: String?
    var isCapitals = true
    var hasComma = false
    var isBracketedDate = false
    var endsInBracket = false
    var lastWord = ""
    var wordCount = 0
    /// Whether the place has two words, or one of four letters at least.
    var isLong: Bool { wordCount > 1 || place.count > 3 }

    init(_ words: [Word], _ utf8: [UInt8]) {
      self.words = words
      self.utf8 = utf8
    }

    private func text(_ first: Int, _ next: Int) -> String {
      String(
        decoding: utf8[words[first].range.lowerBound..<words[next - 1].range.upperBound],
        as: UTF8.self)
    }

    private func word(_ offset: Int = 0) -> Word? {
      index + offset < words.count ? words[index + offset] : nil
    }

    /// Up to five words with capitals, cities between slashes, and after a comma a region.
    mutating func readPlace() {
      let most = 5
      while let word = word(), wordCount < most {
        if wordCount > 0, PrintedDate.read(words, at: index) != nil { break }
        if word.isName {
          guard !Calendar.names(word.text) || wordCount > 0 else { break }
          // In a place in capitals, a word in small letters is a region, behind a comma.
          if word.kind == .capitalised {
            guard wordCount == 0 || hasComma || !isCapitals else { break }
            isCapitals = isCapitals && wordCount > 0
          }
          lastWord = word.text
          wordCount += 1
        } else if wordCount > 0, let next = self.word(1), next.isName,
          PrintedDate.read(words, at: index + 1) == nil,
          word.text == "," || word.text == "/" || Self.joints.contains(word.text)
        {
          if word.text == "," {
            // `MOSCOW, TASS —`
            if DatelineReader.agencies.contains(next.text) { break }
            hasComma = true
          }
        } else if word.text == ".", lastWord.count <= 5, hasComma || lastWord == "st" {
          // The stop of `D.C.` or `Fla.`
        } else {
          break
        }
        index += 1
      }
      if index > 0 {
        place = text(0, index)
        placeEnd = words[index - 1].range.upperBound
      }
      if word()?.text == ",", PrintedDate.read(words, at: index + 1) != nil { hasComma = true }
    }

    private static let joints: Set<String> = ["de", "of", "al", "el", "la"]

    mutating func readDate() {
      var start = index
      let isBracketed = word()?.text == "("
      if isBracketed || [",", ".", "-", "–", "—", "|"].contains(word()?.text) { start += 1 }
      guard let (printed, next) = PrintedDate.read(words, at: start) else { return }
      if isBracketed {
        guard next < words.count, words[next].text == ")" else { return }
        (isBracketedDate, endsInBracket) = (true, true)
      }
      date = (printed, text(start, next))
      index = next + (isBracketed ? 1 : 0)
    }

    /// `(Reuters)`, `/TASS/`, or after a comma or dash an agency of the table.
    mutating func readAgency() {
      let start = index + ([".", ",", "|", "-", "–", "—"].contains(word()?.text) ? 1 : 0)
      guard start + 1 < words.count else { return }
      if let close = ["(": ")", "/": "/", "[": "]"][words[start].text] {
        let end = words[(start + 1)...].prefix(8).firstIndex { $0.text == close }
        guard let end, end > start + 1, words[start + 1].isName,
          words[(start + 1)..<end].allSatisfy({ $0.isName || "/-,&.".contains($0.text) })
        else { return }
        agency = text(start + 1, end)
        index = end + 1
        endsInBracket = true
      } else if start > index, words[start].isName,
        DatelineReader.agencies.contains(words[start].text)
      {
        agency = text(start, start + 1)
        index = start + 1
      }
    }

    /// A dash or colon, or a stop that closes an agency between slashes.
    mutating func readDash() -> Word? {
      if endsInBracket || date != nil, word()?.text == ".",
        word(1)?.isDash != false || endsInBracket
      {
        index += 1
      }
      guard let word = word(), word.isDash || word.text == ":" else { return nil }
      index += 1
      return word
    }

    var dateline: Report.Dateline {
      .init(
        place: place, date: date?.text, month: date?.printed.month, day: date?.printed.day,
        year: date?.printed.year, agency: agency)
    }
  }
}
