/// Header fields as in HTTP and WARC, by their names in any case.
struct HeaderFields {
  private var values: [String: String] = [:]

  /// Of fields with one name the first counts; lines that begin with white space go on the one
  /// before, and those without a colon are left out.
  init(_ lines: some Sequence<ArraySlice<UInt8>>) {
    var name: String?
    var isFirst = false
    for line in lines {
      if line.first == 0x20 || line.first == 0x09 {
        if let name, isFirst { values[name, default: ""] += " " + Self.text(line) }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let found = Self.text(line[..<colon]).lowercased()
        isFirst = values[found] == nil
        if isFirst { values[found] = Self.text(line[(colon + 1)...]) }
        name = found
      }
    }
  }

  /// The value of a field with a name in small letters.
  subscript(_ name: String) -> String? { values[name] }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines up to the first blank one and what stands behind it; nil where there is none.
  static func split(
    _ bytes: ArraySlice<UInt8>
  ) -> (lines: [ArraySlice<UInt8>], rest: ArraySlice<UInt8>)? {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      var line = rest[..<end]
      if line.last == 0x0D { line.removeLast() }
      rest = rest[(end + 1)...]
      if line.isEmpty { return (lines, rest) }
      lines.append(line)
    }
    return nil
  }
}

/// `text/html; charset=utf-8`
struct MediaType {
  /// Type and subtype in small letters.
  let name: String
  let charset: String?

  init(_ text: String) {
    let parts = text.split(separator: ";").map { part in
      part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    name = parts.first?.lowercased() ?? ""
    charset =
      parts.dropFirst().lazy.compactMap { part -> String? in
        let sides = part.split(separator: "=", maxSplits: 1).map {
          $0.filter { !" \"'".contains($0) }
        }
        guard sides.count == 2, sides[0].lowercased() == "charset", !sides[1].isEmpty else {
          return nil
        }
        return sides[1]
      }.first
  }

  var isPage: Bool { name == "text/html" || name == "application/xhtml+xml" }
  var isText: Bool { name == "text/plain" }
}
