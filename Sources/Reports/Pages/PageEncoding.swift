import Records

/// How the characters of a page are written.
enum PageEncoding: Equatable {
  case utf8, utf16LittleEndian, utf16BigEndian, windows1252, latin9
  case other(CharacterEncoding)

  /// By the byte order mark, else by the label that HTTP gave, else by the page's own, else UTF-8
  /// where the bytes are that, else windows-1252.
  ///
  /// - Throws: `encoding` for a label that is not read here.
  init(of bytes: [UInt8], label: String?) throws(ReadingError) {
    if let marked = Self.marked(bytes) {
      self = marked
    } else if let label = label ?? Self.label(in: bytes) {
      guard let named = Self(label: label) ?? (Self.isUTF8(bytes) ? .utf8 : nil) else {
        throw ReadingError(.encoding(label))
      }
      self = named
    } else {
      self = Self.isUTF8(bytes) ? .utf8 : .windows1252
    }
  }

  /// As the Encoding Standard reads labels: what is called Latin 1 is windows-1252.
  init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso88591", "latin1",
      "latin-1", "l1", "ascii", "us-ascii", "cp819", "ibm819":
      self = .windows1252
    case "iso-8859-15", "iso8859-15", "latin9", "latin-9", "l9": self = .latin9
    case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    default:
      guard let encoding = CharacterEncoding(label: label) else { return nil }
      self = .other(encoding)
    }
  }

  private static func marked(_ bytes: [UInt8]) -> Self? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if bytes.starts(with: [0x3C, 0, 0x21, 0]) || bytes.starts(with: [0x3C, 0, 0x68, 0]) {
      return .utf16LittleEndian
    }
    if bytes.starts(with: [0, 0x3C, 0, 0x21]) || bytes.starts(with: [0, 0x3C, 0, 0x68]) {
      return .utf16BigEndian
    }
    return nil
  }

  /// How far into the page its own label is looked for; the standard says 1,024 bytes, pages less
  /// careful.
  private static let head = 4096

  /// `charset=…` of a `<meta>`; one that says UTF-16 cannot have been read as ASCII and means UTF-8.
  private static func label(in bytes: [UInt8]) -> String? {
    let head = String(
      decoding: bytes.prefix(Self.head).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    for tag in head.lowercased().split(separator: "<") where tag.hasPrefix("meta") {
      guard let end = tag.firstIndex(of: ">") ?? tag.indices.last,
        let mark = tag[..<end].firstRange(of: "charset")
      else { continue }
      let rest = tag[mark.upperBound..<end].drop { $0 == " " }
      guard rest.first == "=" else { continue }
      let label = rest.dropFirst().drop { " \"'".contains($0) }
        .prefix { !" \"';/".contains($0) }
      if !label.isEmpty { return label.hasPrefix("utf-16") ? "utf-8" : String(label) }
    }
    return nil
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}

extension PageEncoding {
  /// The page in UTF-8, without byte order mark and NULs, and what was repaired.
  func decode(_ bytes: [UInt8]) throws(ReadingError) -> (utf8: [UInt8], notices: [Notice]) {
    switch self {
    case .utf8:
      return try Self.decodeUTF8(bytes)
    case .windows1252:
      return Self.decode(bytes) {
        $0 & 0xE0 == 0x80 ? Self.highWindows1252[Int($0 & 0x1F)] : UInt16($0)
      }
    case .latin9:
      return Self.decode(bytes) { Self.highLatin9[$0] ?? UInt16($0) }
    case .utf16LittleEndian: return Self.decodeUTF16(bytes, low: 0)
    case .utf16BigEndian: return Self.decodeUTF16(bytes, low: 1)
    case .other(let encoding):
      let decoded = try DecodedText(bytes.filter { $0 != 0 }, in: encoding)
      return (decoded.utf8, decoded.notices)
    }
  }

  private static func decodeUTF8(
    _ bytes: [UInt8]
  ) throws(ReadingError) -> (utf8: [UInt8], notices: [Notice]) {
    guard bytes.contains(0) else {
      let decoded = try CharacterDecoder.decode(bytes, label: "utf-8")
      return (decoded.utf8, decoded.notices)
    }
    let head = bytes.prefix(8192)
    if head.count(where: { $0 == 0 }) * 10 > head.count {
      throw ReadingError(.binary("more than a tenth of it are NUL bytes"), byte: 0)
    }
    let decoded = try CharacterDecoder.decode(bytes.filter { $0 != 0 }, label: "utf-8")
    let count = bytes.count { $0 == 0 }
    let notice = Notice(.repaired, "\(count) NUL \(count == 1 ? "byte was" : "bytes were") dropped")
    return (decoded.utf8, [notice] + decoded.notices)
  }

  private static func decode(
    _ bytes: [UInt8], _ unit: (UInt8) -> UInt16
  ) -> (utf8: [UInt8], notices: [Notice]) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes where byte != 0 {
      if byte < 0x80 {
        utf8.append(byte)
      } else {
        utf8 += Array(String(Unicode.Scalar(unit(byte)) ?? "\u{FFFD}").utf8)
      }
    }
    return (utf8, [])
  }

  private static func decodeUTF16(
    _ bytes: [UInt8], low: Int
  ) -> (utf8: [UInt8], notices: [Notice]) {
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    if units.first == 0xFEFF { units.removeFirst() }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(units.count + units.count / 8)
    let isBroken = transcode(
      units.lazy.filter { $0 != 0 }.makeIterator(), from: UTF16.self, to: UTF8.self,
      stoppingOnError: false, into: { utf8.append($0) })
    let isOdd = bytes.count % 2 == 1
    guard isBroken || isOdd else { return (utf8, []) }
    return (utf8, [Notice(.repaired, "units that were no UTF-16 were replaced or dropped")])
  }

  /// The characters of bytes 0x80 to 0x9F; five have none and stay what they are.
  private static let highWindows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Where ISO 8859-15 differs from Latin 1.
  private static let highLatin9: [UInt8: UInt16] = [
    0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152,
    0xBD: 0x0153, 0xBE: 0x0178,
  ]
}
