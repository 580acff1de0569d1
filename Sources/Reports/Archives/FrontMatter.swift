import Records

/// What stands between two lines of `---` at the beginning of a text, as many archives of Markdown
/// have it: names and values in the simplest YAML.
struct FrontMatter {
  private var values: [String: String] = [:]
  /// Where the text behind it begins.
  let end: Int

  /// Lines that it may have at most.
  private static let longest = 200

  /// Nil unless the text begins with it.
  ///
  /// Understood are plain values and those in quotation marks, over several lines if the next ones
  /// are indented; of lists and objects nothing is kept.
  init?(_ utf8: [UInt8]) {
    var lines = utf8.split(
      separator: 0x0A, maxSplits: Self.longest, omittingEmptySubsequences: false
    ).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    if lines.count > Self.longest { lines.removeLast() }
    guard lines.first.map(Self.isFence) ?? false,
      let close = lines.dropFirst().firstIndex(where: Self.isFence), close > 1
    else { return nil }
    var name: String?
    for line in lines[1..<close] {
      let text = String(decoding: line, as: UTF8.self)
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      if line.first == 0x20 || line.first == 0x09 || line.first == UInt8(ascii: "-") {
        guard let name else { return nil }
        values[name, default: ""] += "\n" + text
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { return nil }
      let found = text[..<colon].lowercased()
      values[found] = String(text[text.index(after: colon)...])
      name = found
    }
    end = min(lines[close].endIndex + Self.width(of: utf8, from: lines[close].endIndex), utf8.count)
    values = values.compactMapValues(Self.scalar)
  }

  /// The first value that one of the names has.
  func value(_ names: String...) -> String? {
    names.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D])
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The bytes of the line end there.
  private static func width(of utf8: [UInt8], from index: Int) -> Int {
    utf8[index...].starts(with: [0x0D, 0x0A]) ? 2 : index < utf8.count ? 1 : 0
  }

  /// The text of a value; nil where it is a list or an object.
  private static func scalar(_ raw: String) -> String? {
    let text = raw.split(separator: "\n").map { line in
      var line = Substring(line)
      while let first = line.first, first == " " || first == "\t" { line.removeFirst() }
      while let last = line.last, last == " " || last == "\t" { line.removeLast() }
      return line
    }.filter { !$0.isEmpty }
    guard let first = text.first else { return nil }
    switch first.first {
    case "\"": return escaped(text)
    case "'":
      let joined = text.joined(separator: " ")
      guard joined.count > 1, joined.last == "'" else { return nil }
      return String(joined.dropFirst().dropLast()).replacing("''", with: "'")
    case "[", "{", "|", ">", "&", "*", "!": return nil
    case "-" where first.dropFirst().first == " ": return nil
    default: return text.joined(separator: " ")
    }
  }

  /// A value in double quotation marks: a line that ends with `\` goes on without a blank, and the
  /// next may begin with one that is marked by `\`.
  private static func escaped(_ lines: [Substring]) -> String? {
    var text = ""
    for line in lines {
      if text.hasSuffix("\\"), !text.hasSuffix("\\\\") {
        text.removeLast()
      } else if !text.isEmpty {
        text += " "
      }
      text += line
    }
    guard text.count > 1, text.last == "\"" else { return nil }
    var result = ""
    var rest = text.dropFirst().dropLast()
    while let character = rest.popFirst() {
      guard character == "\\", let kind = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch kind {
      case "n", "t", "r", " ": result.append(" ")
      case "_": result.append("\u{A0}")
      case "x", "u", "U":
        let count = kind == "x" ? 2 : kind == "u" ? 4 : 8
        let code = UInt32(rest.prefix(count), radix: 16).flatMap(Unicode.Scalar.init)
        result.unicodeScalars.append(code ?? "\u{FFFD}")
        rest = rest.dropFirst(count)
      default: result.append(kind)
      }
    }
    return result
  }
}
