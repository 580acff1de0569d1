/// The name of its encoding that a text bears itself.
enum EncodingLabel {
  /// How far into a text it is looked for; browsers stop after 1,024 bytes, pages are less careful.
  private static let reach = 4096

  static func find(in bytes: [UInt8], as format: CharacterDecoder.Format) -> String? {
    let head = bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    switch format {
    case .text: return nil
    case .xml: return declared(in: head)
    case .html: return declared(in: head) ?? meta(in: head)
    }
  }

  /// `<?xml version="1.0" encoding="…"?>`
  private static func declared(in head: [UInt8]) -> String? {
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E) else {
      return nil
    }
    return value(of: "encoding", in: head[..<end])
  }

  /// `<meta charset="…">` or `<meta http-equiv="content-type" content="text/html; charset=…">`,
  /// comments left out.
  private static func meta(in head: [UInt8]) -> String? {
    var rest = head[...]
    while let start = rest.firstIndex(of: 0x3C) {
      rest = rest[start...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = rest.range(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<meta".utf8)) {
        let end = rest.firstIndex(of: 0x3E) ?? rest.endIndex
        if let value = value(of: "charset", in: rest[..<end]) { return value }
        rest = rest[end...]
      } else {
        rest = rest.dropFirst()
      }
    }
    return nil
  }

  /// What stands behind `name=`, in quotation marks or without.
  private static func value(of name: String, in bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let found = rest.range(of: name) {
      rest = rest[found.upperBound...].drop { $0 <= 0x20 }
      guard rest.first == 0x3D else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 }
      if rest.first == 0x22 || rest.first == 0x27 { rest = rest.dropFirst() }
      let value = rest.prefix { $0 > 0x20 && ![0x22, 0x27, 0x3B, 0x3E, 0x3F, 0x2F].contains($0) }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Where a string of ASCII begins and ends first.
  func range(of text: String) -> Range<Int>? {
    let pattern = Array(text.utf8)
    guard let first = pattern.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: pattern) { return start..<start + pattern.count }
      rest = rest.dropFirst()
    }
    return nil
  }
}
