import Records

/// Days as pages give them to programs.
enum PageDate {
  /// The day of a field: as ``StatedDay`` reads it, or of a number of ten or thirteen digits, which
  /// are seconds or milliseconds since 1970. One that is not known to the day or of a year before
  /// 1900 is none.
  static func read(_ text: String?) -> CalendarDate? {
    guard let text = text.map({ String($0.drop(while: \.isWhitespace).prefix(80)) }) else {
      return nil
    }
    let day = epoch(text) ?? StatedDay.read(text)
    return day.flatMap { $0.year >= 1900 && $0.day != nil ? $0 : nil }
  }

  private static func epoch(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 10 || text.utf8.count == 13,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number > 0
    else { return nil }
    return StatedDay.read(epoch: Double(number))
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
}
