import Records

extension PublishedItem {
  /// Makes the text of an item of a feed: its headline, its summary where the content does not hold
  /// the same words, and its content, or else the summary as the content.
  mutating func layOut(content: [BlockText.Block], summary: [BlockText.Block]) {
    if let title { text.add(.title, title) }
    guard !content.isEmpty else { return add(summary) }
    let lead = summary.filter { $0.kind != .caption && !Self.isFooter($0.text) }
      .map(\.text).joined(separator: " ")
    if !lead.isEmpty, !Self.holds(content, lead) { text.add(.summary, lead) }
    add(content)
  }

  private mutating func add(_ blocks: [BlockText.Block]) {
    for block in blocks {
      let isPart = block.kind != .caption && !Self.isFooter(block.text)
      text.add(isPart ? .paragraph : .boilerplate, block.text)
    }
  }

  /// "The post Envoy recalled appeared first on The Post."
  private static func isFooter(_ text: String) -> Bool {
    text.hasPrefix("The post ") && text.contains(" appeared first on ")
  }

  /// Letters and digits by which a summary is known again.
  private static let leadLength = 60

  /// Whether the beginning of a summary stands somewhere in the content, whatever the marks.
  private static func holds(_ content: [BlockText.Block], _ lead: String) -> Bool {
    let key = key(lead, most: leadLength)
    return content.contains { Self.key($0.text, most: .max).firstRange(of: key) != nil }
  }

  private static func key(_ text: String, most: Int) -> [UInt8] {
    Array(
      text.utf8.lazy
        .filter { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }
        .prefix(most).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }
}
