import Records

/// Reads a report from the HTML of a news page.
package struct PageReader: Sendable {
  package let limits: ReadingLimits
  package let defaults: ReportDefaults

  package init(limits: ReadingLimits = .init(), defaults: ReportDefaults = .init()) {
    self.limits = limits
    self.defaults = defaults
  }

  package func read(
    _ bytes: [UInt8], charset: String? = nil, url: String? = nil
  ) throws(ReadingError) -> Report {
    guard bytes.count <= limits.bytes else {
      throw ReadingError(.tooLarge(limit: limits.bytes))
    }
    let (utf8, notices) = try PageEncoding(of: bytes, label: charset).decode(bytes)
    let markup = PageMarkup(utf8)
    let tree = try PageTree(markup.utf8, depth: limits.depth)
    let facts = PageFacts(tree, linkedData: markup.linkedData, url: url)
    let blocks = tree.blocks()
    let body = PageBody(of: blocks, in: tree, linked: [])
    var text = ""
    var parts: [Report.Part] = []
    for index in body.blocks {
      if !text.isEmpty { text += "\n\n" }
      let start = text.utf8.count
      text += String(decoding: blocks[index].text, as: UTF8.self)
      parts.append(.init(.paragraph, start..<text.utf8.count))
    }
    return Report(text: text, parts: parts, notices: notices)
  }
}
