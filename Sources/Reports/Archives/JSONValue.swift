/// A value of JSON (RFC 8259).
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it is written: numbers of an archive are mostly names.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Of members with equal names the last counts.
  case object([String: JSONValue])

  /// The text of a string; nil for anything else.
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// What it is, for a person.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Reads one value of JSON and nothing behind it.
struct JSONParser {
  private let bytes: ArraySlice<UInt8>
  private let limit: Int
  private var index: Int
  private var depth = 0

  /// The value that valid UTF-8 is.
  ///
  /// Half a surrogate pair becomes U+FFFD. Errors have an offset from the start of the slice.
  ///
  /// - Throws: `malformed`, or `tooDeep` where values are nested more than `depth` deep.
  ///   Complexity: O(bytes).
  static func parse(_ bytes: ArraySlice<UInt8>, depth: Int) throws(ReadingError) -> JSONValue {
    var parser = JSONParser(bytes, depth)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.index == bytes.endIndex else { throw parser.error("something behind the value") }
    return value
  }

  /// Above this depth a thread's stack might not suffice.
  private static let deepest = 1000

  private init(_ bytes: ArraySlice<UInt8>, _ depth: Int) {
    self.bytes = bytes
    limit = min(depth, Self.deepest)
    index = bytes.startIndex
  }

  private func error(_ complaint: String) -> ReadingError {
    ReadingError(.malformed("no JSON: \(complaint)"), byte: index - bytes.startIndex)
  }

  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private mutating func value() throws(ReadingError) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case let byte? where byte == 0x2D || (0x30...0x39).contains(byte): return .number(try number())
    case nil: throw error("it ends too early")
    default: throw error("a value is missing")
    }
  }

  private mutating func literal(
    _ word: String, _ value: JSONValue
  ) throws(ReadingError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error("a value is missing") }
    index += word.utf8.count
    return value
  }

  private mutating func descend() throws(ReadingError) {
    depth += 1
    guard depth <= limit else {
      throw ReadingError(.tooDeep(limit: limit), byte: index - bytes.startIndex)
    }
    index += 1
    skipBlanks()
  }

  private mutating func array() throws(ReadingError) -> JSONValue {
    try descend()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if next == UInt8(ascii: "]") {
      index += 1
      return .array(values)
    }
    while true {
      values.append(try value())
      if try isLast(UInt8(ascii: "]")) { return .array(values) }
    }
  }

  private mutating func object() throws(ReadingError) -> JSONValue {
    try descend()
    defer { depth -= 1 }
    var members: [String: JSONValue] = [:]
    if next == UInt8(ascii: "}") {
      index += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("a name is missing") }
      let name = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw error("a colon is missing") }
      index += 1
      members[name] = try value()
      if try isLast(UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func isLast(_ close: UInt8) throws(ReadingError) -> Bool {
    skipBlanks()
    guard let byte = next else { throw error("it ends too early") }
    guard byte == close || byte == UInt8(ascii: ",") else { throw error("a comma is missing") }
    index += 1
    return byte == close
  }

  private mutating func number() throws(ReadingError) -> String {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let whole = try digits()
    if whole.count > 1, bytes[whole.lowerBound] == UInt8(ascii: "0") {
      throw error("a number begins with zero")
    }
    if next == UInt8(ascii: ".") {
      index += 1
      _ = try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      _ = try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(ReadingError) -> Range<Int> {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    guard index > start else { throw error("a digit is missing") }
    return start..<index
  }

  private mutating func string() throws(ReadingError) -> String {
    index += 1
    var utf8: [UInt8] = []
    while true {
      let start = index
      while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index += 1
      }
      utf8 += bytes[start..<index]
      guard let byte = next else { throw error("it ends too early") }
      guard byte >= 0x20 else { throw error("a control character in a string") }
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: utf8, as: UTF8.self) }
      try unescape(into: &utf8)
    }
  }

  private mutating func unescape(into utf8: inout [UInt8]) throws(ReadingError) {
    guard let byte = next else { throw error("it ends too early") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
    case UInt8(ascii: "b"): utf8.append(0x08)
    case UInt8(ascii: "f"): utf8.append(0x0C)
    case UInt8(ascii: "n"): utf8.append(0x0A)
    case UInt8(ascii: "r"): utf8.append(0x0D)
    case UInt8(ascii: "t"): utf8.append(0x09)
    case UInt8(ascii: "u"): utf8 += String(try scalar()).utf8
    default: throw error("no such escape")
    }
  }

  /// What four hexadecimal digits stand for, or eight of a surrogate pair.
  private mutating func scalar() throws(ReadingError) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let rest = bytes[index...]
    if first < 0xDC00, rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      let start = index
      index += 2
      let second = try unit()
      if (0xDC00...0xDFFF).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      index = start
    }
    return "\u{FFFD}"
  }

  private mutating func unit() throws(ReadingError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("an escape lacks digits")
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
