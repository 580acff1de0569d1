/// Goes through a JSON object from front to back: its fields one by one, and of the field `items`
/// the elements one by one. Nothing more is held than one of them.
struct JSONItems {
  enum Piece {
    /// A field of the object, with its value as it stands.
    case field(String, [UInt8])
    /// An element of `items` as it stands, and the byte of the stream where it begins.
    case item([UInt8], byte: Int)
    /// An element that is larger or nested more deeply than the limits allow.
    case refused(String, byte: Int)
  }

  private let stream: ByteStream
  private let limits: ReadingLimits
  private var chunk: [UInt8] = []
  private var index = 0
  private var chunkOffset = 0
  private var line = 1
  private var state = State.before

  private enum State { case before, fields, items, after }

  private static let chunkSize = 1 << 14

  init(_ stream: ByteStream, limits: ReadingLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// The next piece; nil at the end of the object.
  ///
  /// - Throws: where the text is no JSON or is cut off; there is nothing to read after that.
  mutating func next() throws(MarkupFault) -> Piece? {
    switch state {
    case .before:
      try passMark()
      try expect(UInt8(ascii: "{"), "an object")
      state = .fields
      return try field(isFirst: true)
    case .fields: return try field(isFirst: false)
    case .items: return try item(isFirst: false)
    case .after: return nil
    }
  }

  private mutating func field(isFirst: Bool) throws(MarkupFault) -> Piece? {
    if try passEnd(UInt8(ascii: "}"), isFirst: isFirst) {
      state = .after
      return nil
    }
    guard try peek() == UInt8(ascii: "\"") else {
      throw fault("a name in quotation marks is missing")
    }
    let name = String(decoding: try value().bytes.dropFirst().dropLast(), as: UTF8.self)
    try expect(UInt8(ascii: ":"), "a colon")
    if name == "items", try peek() == UInt8(ascii: "[") {
      index += 1
      state = .items
      return try item(isFirst: true)
    }
    let value = try value()
    // What is too large or too deep and belongs to no item is not needed.
    return .field(name, value.objection == nil ? value.bytes : [])
  }

  private mutating func item(isFirst: Bool) throws(MarkupFault) -> Piece? {
    if try passEnd(UInt8(ascii: "]"), isFirst: isFirst) {
      state = .fields
      return try field(isFirst: false)
    }
    _ = try peek()
    let byte = chunkOffset + index
    let value = try value()
    if let objection = value.objection { return .refused(objection, byte: byte) }
    return .item(value.bytes, byte: byte)
  }

  /// Passes the end of a list, or else the comma before its next element; says whether it ended.
  private mutating func passEnd(_ end: UInt8, isFirst: Bool) throws(MarkupFault) -> Bool {
    if try peek() == end {
      index += 1
      return true
    }
    if !isFirst { try expect(UInt8(ascii: ","), "a comma") }
    return false
  }

  /// Reads a value to its end, however deep it is, without looking at what it means.
  private mutating func value() throws(MarkupFault) -> (bytes: [UInt8], objection: String?) {
    _ = try peek()
    var bytes: [UInt8] = []
    var objection: String?
    var depth = 0
    var isString = false
    while let byte = try byte() {
      if !isString, depth == 0, [0x2C, 0x7D, 0x5D, 0x3A].contains(byte) {
        guard !bytes.isEmpty || objection != nil else { throw fault("a value is missing") }
        return (bytes, objection)
      }
      index += 1
      if byte == 0x0A { line += 1 }
      if objection == nil { bytes.append(byte) }
      if bytes.count > limits.bytes {
        objection = "larger than \(limits.bytes) bytes; raise the limit with --max-bytes"
        bytes = []
      }
      if isString {
        if byte == UInt8(ascii: "\\"), let escaped = try self.byte() {
          index += 1
          if objection == nil { bytes.append(escaped) }
        }
        if byte == UInt8(ascii: "\"") { isString = false }
        if isString || depth > 0 { continue }
        return (bytes, objection)
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth > limits.depth {
          objection = "values are nested too deeply; no such item is read"
          bytes = []
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return (bytes, objection) }
      default: break
      }
    }
    throw fault(Self.cutOff)
  }

  // MARK: Bytes

  private static let cutOff = "the JSON is cut off"

  private func fault(_ reason: String) -> MarkupFault {
    MarkupFault(reason: reason + "; what follows is not read: repair it", line: line)
  }

  /// The byte at hand; nil at the end of the stream.
  private mutating func byte() throws(MarkupFault) -> UInt8? {
    if index == chunk.count {
      chunkOffset += chunk.count
      index = 0
      do {
        chunk = try stream.read(Self.chunkSize)
      } catch {
        throw fault("the source cannot be read on (\(error))")
      }
    }
    return index < chunk.count ? chunk[index] : nil
  }

  /// The next byte that is no white space.
  private mutating func peek() throws(MarkupFault) -> UInt8 {
    while let byte = try byte() {
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
      if byte == 0x0A { line += 1 }
      index += 1
    }
    throw fault(Self.cutOff)
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(MarkupFault) {
    guard try peek() == byte else { throw fault("\(name) is missing") }
    index += 1
  }

  /// Passes over a byte order mark of UTF-8.
  private mutating func passMark() throws(MarkupFault) {
    _ = try byte()
    if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }
}
