/// HTML inside a feed or a wire item: what stands between its tags, as blocks.
///
/// Nothing is checked and no tree is made: a tag that is never closed, or closed twice, costs at
/// most the end of a block. Complexity: O(bytes), whatever they are.
struct HTMLFragment {
  let blocks: [BlockText.Block]

  init(_ html: String) {
    self.init(Array(html.utf8))
  }

  init(_ utf8: [UInt8]) {
    var scanner = HTMLScanner(utf8)
    blocks = scanner.blocks()
  }

  /// The whole text on one line, for titles; nil where there is none.
  static func line(_ html: String) -> String? {
    guard html.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else {
      return html.onOneLine
    }
    return HTMLFragment(html).blocks.map(\.text).joined(separator: " ").onOneLine
  }
}

extension String {
  /// With one blank for each stretch of white space; nil where nothing else is left.
  var onOneLine: String? {
    var line: [UInt8] = []
    for byte in utf8 {
      if byte != 0x20, !(0x09...0x0D).contains(byte) {
        line.append(byte)
      } else if let last = line.last, last != 0x20 {
        line.append(0x20)
      }
    }
    if line.last == 0x20 { line.removeLast() }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
