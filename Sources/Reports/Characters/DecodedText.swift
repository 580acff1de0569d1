import Records

/// Text made of the bytes of a file: without byte order mark, and valid.
struct DecodedText {
  let text: String
  /// The UTF-8 of the text.
  let utf8: [UInt8]
  let notices: [Notice]

  /// Drops a UTF-8 byte order mark and puts U+FFFD in place of each sequence that is no UTF-8.
  ///
  /// Throws if the bytes are no text: a byte order mark of UTF-16 or UTF-32, or in the first 8 KiB
  /// a NUL or more than a tenth of control characters. Line ends are left as they are.
  init(_ bytes: [UInt8]) throws(ReadingError) {
    for (mark, name) in Self.foreignMarks where bytes.starts(with: mark) {
      throw ReadingError(.encoding(name), byte: 0)
    }
    try Self.checkForControls(bytes.prefix(8192))
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let valid = String(validating: body, as: UTF8.self) {
      text = valid
      utf8 = Array(body)
      notices = []
    } else {
      (utf8, notices) = Self.repaired(body)
      text = String(decoding: utf8, as: UTF8.self)
    }
  }

  /// The longer mark first: UTF-32's begins with UTF-16's.
  private static let foreignMarks: [(mark: [UInt8], name: String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
  ]

  private static func checkForControls(_ head: ArraySlice<UInt8>) throws(ReadingError) {
    if let nul = head.firstIndex(of: 0) {
      throw ReadingError(.binary("a NUL byte"), byte: nul)
    }
    let isControl = { (byte: UInt8) in
      byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F
    }
    guard let first = head.firstIndex(where: isControl) else { return }
    if head.count(where: isControl) * 10 > head.count {
      throw ReadingError(.binary("more than a tenth of it are control characters"), byte: first)
    }
  }

  /// One U+FFFD for each maximal sequence that is no UTF-8, as the Unicode Standard recommends.
  private static func repaired(_ bytes: ArraySlice<UInt8>) -> ([UInt8], [Notice]) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + 64)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = bytes.startIndex
    var replaced = 0
    var first: Int?
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        utf8.append(contentsOf: scalar)
        offset += scalar.count
      case .error(let length):
        utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
        first = first ?? offset
        offset += length
        replaced += length
      case .emptyInput:
        guard let first else { return (utf8, []) }
        let bytes = replaced == 1 ? "1 byte that was" : "\(replaced) bytes that were"
        let verb = replaced == 1 ? "was" : "were"
        let message = "\(bytes) no UTF-8 \(verb) replaced; the first at byte \(first)"
        return (utf8, [Notice(.repaired, message)])
      }
    }
  }
}
