import Records

/// A line that says when a report was published or changed, and nothing else.
struct Timestamp {
  /// Whether the line says so in words: "Published …".
  let isLabelled: Bool
  /// The days of publication that are printed; not those of a change.
  let published: [CalendarDate]

  /// Returns nil if there is a word that belongs to no date, or nothing that makes a date or time.
  init?(_ words: [Word]) {
    guard (1...40).contains(words.count),
      words.contains(where: { $0.kind == .number }), words.allSatisfy(Self.isOfDate),
      words.indices.contains(where: { Self.isSign(words, at: $0) })
    else { return nil }
    isLabelled = words.contains {
      Self.published.contains($0.text) || Self.changed.contains($0.text)
    }
    published = Self.days(of: words)
  }

  /// The days in a line that are not said to be those of a change.
  static func days(of words: [Word]) -> [CalendarDate] {
    var days: [CalendarDate] = []
    var isChange = false
    var index = 0
    while index < words.count {
      if changed.contains(words[index].text) { isChange = true }
      if published.contains(words[index].text) { isChange = false }
      if let (printed, next) = PrintedDate.read(words, at: index) {
        if !isChange, let date = printed.date { days.append(date) }
        index = next
      } else {
        index += 1
      }
    }
    return days
  }

  private static let published: Set = ["published", "posted", "issued", "created"]
  private static let changed: Set = ["updated", "modified", "edited", "update"]
  private static let fillers: Set = [
    "last", "first", "on", "at", "date", "time", "and", "of", "am", "pm", "a.m", "p.m", "local",
    "ago", "hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "day", "days", "week",
    "weeks", "read", "h", "m", "gmt", "utc", "est", "edt", "et", "pst", "pdt", "cet", "cest", "eet",
    "eest", "ist", "bst", "msk", "sgt", "hkt", "jst", "kst", "aest", "wib", "pkt", "sast", "eat",
  ]

  private static func isOfDate(_ word: Word) -> Bool {
    word.kind == .number || word.kind == .mark || Calendar.names(word.text)
      || fillers.contains(word.text) || published.contains(word.text) || changed.contains(word.text)
  }

  /// A date, a time of day with a colon, "ago", or a label.
  private static func isSign(_ words: [Word], at index: Int) -> Bool {
    let text = words[index].text
    let isTime =
      text == ":" && (1..<words.count - 1).contains(index)
      && words[index - 1].kind == .number && words[index + 1].kind == .number
    let isNumericDate =
      (text == "/" || text == "-") && index + 2 < words.count && words[index + 2].text == text
    return isTime || isNumericDate || text == "ago" || published.contains(text)
      || changed.contains(text) || PrintedDate.read(words, at: index) != nil
  }
}
