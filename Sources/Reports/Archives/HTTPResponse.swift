/// A response of HTTP/1, as an archive keeps it: status, headers and the body as it came.
struct HTTPResponse {
  let status: Int
  let headers: HeaderFields
  private let body: ArraySlice<UInt8>

  /// - Throws: `malformed` if the bytes do not begin with a status line and headers.
  init(_ bytes: ArraySlice<UInt8>) throws(ReadingError) {
    guard bytes.starts(with: Array("HTTP/".utf8)), let (lines, body) = HeaderFields.split(bytes),
      let first = lines.first
    else { throw ReadingError(.malformed("the record holds no HTTP response")) }
    let words = first.split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      throw ReadingError(.malformed("the HTTP response has no status"))
    }
    self.status = status
    headers = HeaderFields(lines.dropFirst())
    self.body = body
  }

  /// The body without chunks and compression, of at most so many bytes.
  ///
  /// What a header says and the bytes do not bear out has been undone by the crawler: then the bytes
  /// are taken as they are.
  ///
  /// - Throws: `malformed` for chunks that break off, `damaged`, `tooLarge`, and `noReport` for a
  ///   compression that is not undone here.
  func content(most limit: Int, until deadline: Deadline) throws(ReadingError) -> [UInt8] {
    var content = body
    if headers["transfer-encoding"]?.lowercased().contains("chunked") ?? false {
      content = try Self.joined(content) ?? content
    }
    let codings = (headers["content-encoding"] ?? "").lowercased().split(separator: ",")
    for coding in codings.reversed() {
      switch coding.filter({ !$0.isWhitespace }) {
      case "gzip", "x-gzip":
        guard GzipStream.matches(content) else { continue }
        content = try Inflater.inflated(content, .gzip, most: limit, until: deadline)[...]
      case "deflate":
        content = try Self.deflated(content, most: limit, until: deadline)
      case "identity", "": continue
      case let name:
        throw ReadingError(.noReport("the page is compressed with \(name), which is not read"))
      }
    }
    guard content.count <= limit else { throw ReadingError(.tooLarge(limit: limit)) }
    return Array(content)
  }

  /// `deflate` should mean zlib's format, and often is none.
  private static func deflated(
    _ bytes: ArraySlice<UInt8>, most limit: Int, until deadline: Deadline
  ) throws(ReadingError) -> ArraySlice<UInt8> {
    if bytes.allSatisfy({ (0x09...0x0D).contains($0) || (0x20...0x7E).contains($0) }) {
      return bytes
    }
    do {
      return try Inflater.inflated(bytes, .zlib, most: limit, until: deadline)[...]
    } catch {
      guard case .damaged = error.reason else { throw error }
      return try Inflater.inflated(bytes, .none, most: limit, until: deadline)[...]
    }
  }

  /// The chunks as one; nil if the body does not begin with one.
  private static func joined(_ bytes: ArraySlice<UInt8>) throws(ReadingError) -> ArraySlice<UInt8>?
  {
    var joined: [UInt8] = []
    var rest = bytes
    while true {
      guard let end = rest.prefix(200).firstIndex(of: 0x0A),
        let size = size(rest[..<end])
      else {
        if joined.isEmpty { return nil }
        throw ReadingError(
          .malformed("the chunks of the page break off"), byte: rest.startIndex - bytes.startIndex)
      }
      rest = rest[(end + 1)...]
      if size == 0 { return joined[...] }
      guard size <= rest.count else {
        throw ReadingError(
          .malformed("the chunks of the page break off"), byte: rest.startIndex - bytes.startIndex)
      }
      joined += rest.prefix(size)
      rest = rest.dropFirst(size)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
  }

  /// The size of a chunk in hexadecimal digits; extensions behind it are left out.
  private static func size(_ line: ArraySlice<UInt8>) -> Int? {
    let text = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D }
    let digits = String(decoding: text, as: UTF8.self).filter { $0 != " " }
    guard (1...15).contains(digits.utf8.count), !digits.hasPrefix("-"), !digits.hasPrefix("+")
    else {
      return nil
    }
    return Int(digits, radix: 16)
  }
}
