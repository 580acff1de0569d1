import Records

/// A text with its parts marked up as `‹kind|characters›`, and what else its report must hold.
struct Layout: Sendable, CustomStringConvertible {
  let name: String
  let marked: String
  var dateline: Report.Dateline?
  var published: String?
  var outlet: String?

  init(
    _ name: String, _ marked: String, dateline: Report.Dateline? = nil, published: String? = nil,
    outlet: String? = nil
  ) {
    self.name = name
    self.marked = marked
    self.dateline = dateline
    self.published = published
    self.outlet = outlet
  }

  var description: String { name }

  static let all = wire + web + wrapped + plain + falseFriends

  /// The text without its marks, and the parts that they stood for.
  func unmarked(lineEnd: String = "\n") -> (text: String, parts: [Report.Part]) {
    var text = ""
    var parts: [Report.Part] = []
    var rest = marked.replacing("\n", with: lineEnd)[...]
    while let open = rest.firstIndex(of: "‹"), let bar = rest[open...].firstIndex(of: "|"),
      let close = rest[bar...].firstIndex(of: "›"),
      let kind = Report.Part.Kind(rawValue: String(rest[open..<bar].dropFirst()))
    {
      text += rest[..<open]
      let start = text.utf8.count
      text += rest[bar..<close].dropFirst()
      parts.append(.init(kind, start..<text.utf8.count))
      rest = rest[close...].dropFirst()
    }
    precondition(!rest.contains("‹") && !rest.contains("›"), "bad marks in “\(name)”")
    return (text + rest, parts)
  }
}
