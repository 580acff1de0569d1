import Records

/// The day that a report states for itself, in a field made for it: of a feed, a wire item, an
/// object of JSON or a page.
///
/// Forms: RFC 822 with its descendants (`Sat, 09 Aug 2025 17:04:00 -0500`, `9 Aug 25 17:04 EST`),
/// ISO 8601 in its basic and extended form with or without a time (`2025-08-09T17:04:00Z`,
/// `20250809T170400+0200`, `2025-08`), and what people write in their place (`Aug 9, 2025`,
/// `August 9th 2025 5:04 PM`, `31/12/2025`).
/// The day is the one that is written: that of the publisher's own clock where it gives its zone.
enum StatedDay {
  /// The day; nil where the text is no date of a year from 1800 to 2199, or not surely which one.
  static func read(_ text: String) -> CalendarDate? {
    let utf8 = Array(text.utf8.drop { $0 <= 0x20 }.prefix(80))
    let runs = runs(of: utf8)
    guard let first = runs.first else { return nil }
    let date =
      iso(runs) ?? (first.isNumber && first.text.count == 8 ? basic(first.text) : nil)
      ?? inWords(utf8, runs)
    return date.flatMap { (1800...2199).contains($0.year) ? $0 : nil }
  }

  /// The day of so many seconds after the beginning of 1970, in UTC; of milliseconds from 10¹¹ on,
  /// which as seconds would be of the year 5138.
  static func read(epoch: Double) -> CalendarDate? {
    let seconds = abs(epoch) < 1e11 ? epoch : epoch / 1000
    guard seconds.isFinite, abs(seconds) < 2.6e11 else { return nil }
    return civil(Int((seconds / 86_400).rounded(.down)))
  }

  /// The day with a number, 0 for the first of 1970, by eras of 400 years that begin in March.
  private static func civil(_ number: Int) -> CalendarDate? {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let ofYear = day - (365 * year + year / 4 - year / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return CalendarDate(
      year: year + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: ofYear - (153 * march + 2) / 5 + 1)
  }

  // MARK: Numbers

  /// Digits or letters that stand together, in small letters.
  private struct Run {
    let text: String
    let isNumber: Bool
    /// The byte before it; 0 at the start.
    let before: UInt8
  }

  private static func runs(of utf8: [UInt8]) -> [Run] {
    var runs: [Run] = []
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
      runs.append(
        Run(
          text: String(decoding: run, as: UTF8.self).lowercased(), isNumber: isDigit(run[index]),
          before: index > 0 ? utf8[index - 1] : 0))
      index = run.endIndex
    }
    return runs
  }

  /// `2025-08-09`, `2025/8/9`, `2025-08`, `2025`, with anything behind `T` or a blank.
  private static func iso(_ runs: [Run]) -> CalendarDate? {
    guard runs[0].isNumber, runs[0].text.count == 4, let year = Int(runs[0].text) else {
      return nil
    }
    let parts = runs.dropFirst().prefix(2).prefix {
      $0.isNumber && $0.text.count <= 2 && [0x2D, 0x2F, 0x2E].contains($0.before)
    }.compactMap { Int($0.text) }
    if parts.isEmpty {
      return runs.count == 1 ? CalendarDate(year: year) : nil
    }
    return CalendarDate(year: year, month: parts[0], day: parts.count > 1 ? parts[1] : nil)
  }

  /// `20250809`.
  private static func basic(_ digits: String) -> CalendarDate? {
    guard let number = Int(digits) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  // MARK: Words

  /// The one day that is printed and not said to be that of a change; else, what only a stamp has:
  /// a year of two digits, or one behind the time.
  private static func inWords(_ utf8: [UInt8], _ runs: [Run]) -> CalendarDate? {
    let days = Set(Timestamp.days(of: Word.words(of: utf8, in: 0..<utf8.count)))
    return days.isEmpty ? named(runs) : days.count == 1 ? days.first : nil
  }

  /// A day and the name of a month in either order, then a year.
  private static func named(_ runs: [Run]) -> CalendarDate? {
    guard let position = runs.firstIndex(where: { month($0) != nil }),
      let month = month(runs[position])
    else { return nil }
    let before = position > 0 ? runs[position - 1] : nil
    var rest = runs[(position + 1)...]
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

  private static func month(_ run: Run) -> Int? {
    run.isNumber ? nil : Calendar.months[run.text]
  }
}
