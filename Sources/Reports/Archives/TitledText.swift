import Records

/// A text whose title is known beforehand, laid out with the title as its first line.
struct TitledText {
  let text: String
  let parts: [Report.Part]
  let dateline: Report.Dateline?
  /// The day that the text prints.
  let published: CalendarDate?

  /// The title is put first unless the first line is the same headline. Complexity: O(bytes).
  init(_ text: String, title: String?, outlet: String?) {
    let title = title.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
    var utf8 = Array(text.utf8)
    if !title.isEmpty, !Self.begins(utf8, with: title) {
      utf8 = Array(title.utf8) + [0x0A, 0x0A] + utf8
    }
    let layout = LayoutReader(utf8, outlet: outlet)
    self.text = String(decoding: utf8, as: UTF8.self)
    parts = title.isEmpty ? layout.parts : Self.marked(layout.parts, utf8)
    dateline = layout.dateline
    published = layout.published
  }

  /// The first line that is not blank.
  private static func firstLine(_ utf8: [UInt8]) -> Range<Int> {
    let start = utf8.firstIndex { $0 > 0x20 } ?? utf8.endIndex
    let end = utf8[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.endIndex
    return utf8.trimmed(start..<end)
  }

  private static func begins(_ utf8: [UInt8], with title: String) -> Bool {
    let line = firstLine(utf8)
    guard line.count < 2 * title.utf8.count + 80 else { return false }
    return Headline.key(String(decoding: utf8[line], as: UTF8.self)) == Headline.key(title)
  }

  /// The first line is the title whatever it looks like, and what looked like it is a deck.
  private static func marked(_ parts: [Report.Part], _ utf8: [UInt8]) -> [Report.Part] {
    let line = firstLine(utf8)
    if parts.first?.kind == .title { return parts }
    let rest = parts.compactMap { part -> Report.Part? in
      let range = utf8.trimmed(
        max(part.range.lowerBound, line.upperBound)..<max(part.range.upperBound, line.upperBound))
      guard !range.isEmpty else { return nil }
      return Report.Part(part.kind == .title ? .deck : part.kind, range)
    }
    return [Report.Part(.title, line)] + rest
  }
}
