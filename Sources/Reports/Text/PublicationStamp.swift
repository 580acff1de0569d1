import Records

/// The day of a time stamp of a feed or a wire item.
///
/// Forms: RFC 822 with its descendants (`Sat, 09 Aug 2025 17:04:00 -0500`, `9 Aug 25 17:04 EST`),
/// ISO 8601 in its basic and extended form with or without a time (`2025-08-09T17:04:00Z`,
/// `20250809T170400+0200`, `2025-08`), and what people write in their place (`Aug 9, 2025`,
/// `August 9th 2025 5:04 PM`).
/// The day is the one that is written: that of the publisher's own clock where it gives its zone.
enum PublicationStamp {
  /// The day; nil where the text is no date of a year from 1800 to 2199, or not surely which one.
  static func day(_ text: String) -> CalendarDate? {
    let utf8 = Array(text.utf8.prefix(80))
    let words = words(of: utf8)
    guard let first = words.first else { return nil }
    let date =
      iso(words) ?? (first.isNumber && first.text.count == 8 ? basic(first.text) : named(words))
    return date.flatMap { (1800...2199).contains($0.year) ? $0 : nil }
  }

  private struct Word {
    let text: String
    let isNumber: Bool
    /// The byte before it; 0 at the start.
    let before: UInt8
  }

  /// Runs of digits and runs of letters, in small letters.
  private static func words(of utf8: [UInt8]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < utf8.count {
      let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
      let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
      let isPart = isDigit(utf8[index]) ? isDigit : isLetter
      let run = utf8[index...].prefix(while: isPart)
      if run.isEmpty {
        index += 1
        continue
      }
      words.append(
        Word(
          text: String(decoding: run, as: UTF8.self).lowercased(), isNumber: isDigit(run[index]),
          before: index > 0 ? utf8[index - 1] : 0))
      index = run.endIndex
    }
    return words
  }

  /// `2025-08-09`, `2025/8/9`, `2025-08`, `2025`, with anything behind `T` or a blank.
  private static func iso(_ words: [Word]) -> CalendarDate? {
    guard words[0].isNumber, words[0].text.count == 4, let year = Int(words[0].text) else {
      return nil
    }
    let parts = words.dropFirst().prefix(2).prefix {
      $0.isNumber && $0.text.count <= 2 && [0x2D, 0x2F, 0x2E].contains($0.before)
    }.compactMap { Int($0.text) }
    if parts.isEmpty {
      return words.count == 1 ? CalendarDate(year: year) : nil
    }
    return CalendarDate(year: year, month: parts[0], day: parts.count > 1 ? parts[1] : nil)
  }

  /// `20250809`.
  private static func basic(_ digits: String) -> CalendarDate? {
    guard let number = Int(digits) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// A day and the name of a month in either order, then a year.
  private static func named(_ words: [Word]) -> CalendarDate? {
    guard let position = words.firstIndex(where: { month($0) != nil }),
      let month = month(words[position])
    else { return nil }
    let before = position > 0 ? words[position - 1] : nil
    var rest = words[(position + 1)...]
    let day: Int?
    if let before, before.isNumber, before.text.count <= 2 {
      day = Int(before.text)
    } else {
      guard let next = rest.first, next.isNumber, next.text.count <= 2 else { return nil }
      day = Int(next.text)
      rest = rest.dropFirst()
      if let ordinal = rest.first, ["st", "nd", "rd", "th"].contains(ordinal.text) {
        rest = rest.dropFirst()
      }
    }
    guard let day, let next = rest.first, next.isNumber else { return nil }
    if next.text.count == 2, rest.dropFirst().first?.before != 0x3A, let number = Int(next.text) {
      // RFC 822 has two digits; the century is that of RFC 2822.
      return CalendarDate(year: number + (number < 50 ? 2000 : 1900), month: month, day: day)
    }
    // The year may stand behind the time; a number behind a sign is the zone.
    let year =
      next.text.count == 4
      ? next
      : rest.dropFirst().first {
        $0.isNumber && $0.text.count == 4 && $0.before != 0x2B && $0.before != 0x2D
      }
    return year.flatMap { Int($0.text) }
      .flatMap { CalendarDate(year: $0, month: month, day: day) }
  }

  private static func month(_ word: Word) -> Int? {
    word.isNumber ? nil : Calendar.months[word.text]
  }
}
