import Records

/// The day that a piece states for itself, in a field made for it.
enum StatedDay {
  /// The day of ISO 8601, extended or basic, with or without a time, or of a date in words.
  ///
  /// It is the day as written, on the publisher's own clock; nil if the text is no date, or not
  /// surely which.
  static func read(_ text: String) -> CalendarDate? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let date = CalendarDate(text) { return date }
    let utf8 = Array(text.utf8.prefix(80))
    let digits = utf8.prefix { (0x30...0x39).contains($0) }
    if digits.count == 8, utf8.count == 8 || utf8[8] == UInt8(ascii: "T"),
      let number = Int(String(decoding: digits, as: UTF8.self))
    {
      return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let days = Set(Timestamp.days(of: Word.words(of: utf8, in: 0..<utf8.count)))
    return days.count == 1 ? days.first : nil
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
}
