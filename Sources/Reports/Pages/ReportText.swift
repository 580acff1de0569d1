import Records

/// Makes the text of a report from its pieces: each on a line of its own, with a blank line between.
struct ReportText {
  private(set) var text = ""
  private(set) var parts: [Report.Part] = []
  private(set) var dateline: Report.Dateline?

  init(title: String?) {
    if let title { append(title, .title) }
  }

  /// Adds a deck or a paragraph; the dateline of the first paragraph is a part of its own.
  mutating func add(_ utf8: [UInt8], _ kind: Report.Part.Kind) {
    let piece = String(decoding: utf8, as: UTF8.self)
    let isFirst = kind == .paragraph && !parts.contains { $0.kind == .paragraph }
    let start = append(piece, kind)
    guard isFirst, let part = parts.last,
      let (dateline, end) = DatelineReader(utf8: utf8, isTranscript: false).read(0..<utf8.count),
      dateline.date != nil || dateline.agency != nil || end < utf8.count
    else { return }
    self.dateline = dateline
    parts.removeLast()
    parts.append(.init(.dateline, start..<(start + end)))
    let rest = utf8.trimmed(end..<utf8.count)
    if !rest.isEmpty {
      parts.append(.init(part.kind, (start + rest.lowerBound)..<(start + rest.upperBound)))
    }
  }

  /// Adds a piece and returns where it begins.
  @discardableResult
  private mutating func append(_ piece: String, _ kind: Report.Part.Kind) -> Int {
    if !text.isEmpty { text += "\n\n" }
    let start = text.utf8.count
    text += piece
    parts.append(.init(kind, start..<text.utf8.count))
    return start
  }
}
