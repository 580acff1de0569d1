import Records

/// Days as pages give them to programs.
enum PageDate {
  /// The day of `2025-08-09T10:00:00+02:00`, `20250809`, `2025/08/09`, of a number of seconds or
  /// milliseconds since 1970, or of a printed date.
  ///
  /// The day is the one written, in the time zone it is written in.
  static func read(_ text: String?) -> CalendarDate? {
    guard let text = text.map({ String($0.drop(while: \.isWhitespace).prefix(80)) }),
      !text.isEmpty
    else { return nil }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let day: CalendarDate?
    if digits.count == text.utf8.count, text.utf8.count == 10 || text.utf8.count == 13 {
      day = Int(text).flatMap {
        $0 > 0 ? StatedDay.read(epoch: Double(text.utf8.count == 13 ? $0 / 1000 : $0)) : nil
      }
    } else if digits.count == 8 {
      day = Self.day(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2))
    } else if digits.count == 4,
      let parts = Optional(text.utf8.prefix(10).split { "-/.".utf8.contains($0) }),
      parts.count == 3
    {
      day = Self.day(parts[0], parts[1], parts[2].prefix { (0x30...0x39).contains($0) })
    } else {
      let utf8 = Array(text.utf8)
      let words = Word.words(of: utf8, in: 0..<utf8.count)
      day = words.indices.lazy.compactMap { PrintedDate.read(words, at: $0)?.date.date }.first
    }
    return day.flatMap { $0.year >= 1900 && $0.day != nil ? $0 : nil }
  }

  /// The day in the path of an address: `/2025/08/09/`, `/2025-08-09-`, `/2025/aug/9/`, `20250809`.
  static func inPath(of url: String?) -> CalendarDate? {
    guard let url, url.utf8.count <= 4000 else { return nil }
    let path = url.split(separator: "#").first?.split(separator: "?").first ?? ""
    let parts = path.lowercased().split { "/-_.".contains($0) }.map(String.init)
    for index in parts.indices {
      let part = parts[index]
      if part.utf8.count == 4, part.hasPrefix("20") || part.hasPrefix("19"),
        index + 2 < parts.count,
        let month = Int(parts[index + 1]) ?? Calendar.months[parts[index + 1]],
        let day = Int(parts[index + 2]), parts[index + 2].utf8.count <= 2, let year = Int(part),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return date
      }
      if part.utf8.count == 8, part.hasPrefix("20"), let date = read(part) { return date }
    }
    return nil
  }

  private static func day(
    _ year: Substring.UTF8View, _ month: Substring.UTF8View, _ day: Substring.UTF8View
  ) -> CalendarDate? {
    guard let year = Int(Substring(year)), let month = Int(Substring(month)),
      let day = Int(Substring(day))
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
