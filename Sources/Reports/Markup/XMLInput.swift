/// The bytes of an XML document as libxml2 is given them: a tag at a time, or a stretch of text.
///
/// What documents of the wild have wrong and what libxml2 takes too long for is settled here:
///
/// - characters by HTML's names become numbers, and an ampersand that begins no reference is
///   escaped;
/// - CDATA becomes escaped text; comments, processing instructions and the document type are left
///   out, but for their line ends;
/// - control characters become blanks; what is no UTF-8, in a document that is said to be, becomes
///   U+FFFD;
/// - a document type that declares something, and a tag of more than 64 KiB, end the document.
///
/// UTF-16 is made UTF-8; other encodings than those in which markup is ASCII are refused. Memory: a
/// few chunks.
final class XMLInput {
  private let stream: ByteStream
  private var chunk: [UInt8] = []
  private var index = 0
  private var isAtEnd = false
  private var state = State.prolog
  private var output: [UInt8] = []
  private var handedOut = 0
  private var tagLength = 0
  /// The offset in the stream of the first byte of the chunk.
  private var chunkOffset = 0

  /// Why the document ends before its time.
  private(set) var fault: MarkupFault?
  /// The line that is being read, from 1.
  private(set) var line = 1
  /// The line and the byte in the stream at which the last tag begins.
  private(set) var tagLine = 1
  /// The byte is unknown in UTF-16.
  private(set) var tagByte: Int?
  /// How many bytes were replaced as they are no UTF-8.
  private(set) var replaced = 0
  /// How many bytes were looked at, of UTF-16 as UTF-8.
  var bytesRead: Int { chunkOffset + index }
  /// What libxml2 is to be told, whatever the document says; nil where the document is to be asked.
  private(set) var encoding: String?
  private var transcoder: UTF16Transcoder?
  private let seconds: Double
  private let clock = ContinuousClock()
  private var deadline: ContinuousClock.Instant

  private enum State: Equatable {
    case prolog, text, tag, quoted(UInt8), cdata, comment, instruction, documentType
    case documentTypeQuoted(UInt8)
  }

  /// Bytes of the longest piece that is handed out: libxml2 parses a piece at once if it is shorter
  /// than 512 bytes, and gives nothing of a piece that has a fault in it.
  private static let longestPiece = 511
  private static let longestTag = 1 << 16
  static let declares = """
    the document type declares entities or attributes of its own, which are never read; remove what \
    stands between its brackets
    """
  private static let longTag = "a tag is longer than 64 KiB; no such document is read"
  private static let chunkSize = 1 << 14

  /// - Parameter seconds: how long a piece may take, from its beginning or from the last
  ///   ``restartClock()``.
  init(_ stream: ByteStream, seconds: Double) {
    self.stream = stream
    self.seconds = seconds
    deadline = clock.now + .seconds(seconds)
    begin()
  }

  func restartClock() { deadline = clock.now + .seconds(seconds) }

  /// The next bytes, at most so many; none at the end.
  func next(_ most: Int) -> ArraySlice<UInt8> {
    if handedOut == output.count {
      output.removeAll(keepingCapacity: true)
      handedOut = 0
      scan()
    }
    let end = min(output.count, handedOut + min(most, Self.longestPiece))
    defer { handedOut = end }
    return output[handedOut..<end]
  }

  /// Ends the document.
  func stop(_ reason: String) {
    fault = fault ?? MarkupFault(reason: reason, line: line)
  }

  // MARK: Bytes

  /// Makes sure that so many bytes can be looked at, where there are so many.
  private func hold(_ count: Int) {
    while chunk.count - index < count, !isAtEnd {
      chunk.removeFirst(index)
      chunkOffset += index
      index = 0
      if clock.now > deadline {
        stop("it took longer than \(seconds) seconds; raise the limit, or split the document")
      }
      do {
        let more = fault == nil ? try stream.read(Self.chunkSize) : []
        isAtEnd = more.isEmpty
        chunk += transcoder?.transcode(more, isLast: isAtEnd) ?? more
      } catch {
        isAtEnd = true
        stop("the source cannot be read on (\(error))")
      }
    }
  }

  private func follows(_ text: StaticString) -> Bool {
    hold(text.utf8CodeUnitCount)
    guard chunk.count - index >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { chunk[index...].starts(with: $0) }
  }

  /// Whether a keyword follows, in any letter case.
  private func followsInAnyCase(_ lowercase: StaticString) -> Bool {
    hold(lowercase.utf8CodeUnitCount)
    guard chunk.count - index >= lowercase.utf8CodeUnitCount else { return false }
    return lowercase.withUTF8Buffer { keyword in
      zip(chunk[index...], keyword).allSatisfy {
        $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1
      }
    }
  }

  /// Finds out the encoding, and passes over what may not stand before the declaration.
  private func begin() {
    hold(1024)
    transcoder = UTF16Transcoder(chunk[...])
    if transcoder != nil {
      chunk = transcoder?.transcode(chunk, isLast: isAtEnd) ?? []
    } else if chunk.prefix(4).contains(0) {
      stop("it is neither UTF-8 nor UTF-16; convert it to UTF-8")
    }
    let hasMark = chunk.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { index = 3 }
    while index < chunk.count, [0x20, 0x09, 0x0A, 0x0D].contains(chunk[index]) {
      if chunk[index] == 0x0A { line += 1 }
      index += 1
      hold(1024)
    }
    let name = Self.encoding(in: chunk[index...].prefix(1024)) ?? "utf-8"
    if hasMark || transcoder != nil || ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) {
      encoding = "UTF-8"
    } else if !Self.encodings.contains(where: name.hasPrefix) {
      stop("it is said to be in “\(name)”, which is not read; convert it to UTF-8")
    }
  }

  /// Beginnings of the names of encodings in which the bytes of markup are those of ASCII.
  private static let encodings = [
    "iso-8859-", "iso8859-", "latin", "windows-125", "cp125", "windows-874", "tis-620", "koi8-",
    "gb2312", "gbk", "gb18030", "big5", "shift_jis", "shift-jis", "windows-31j", "euc-",
    "macintosh",
  ]

  /// The encoding that an XML declaration names, in small letters.
  private static func encoding(in head: ArraySlice<UInt8>) -> String? {
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: 0x3E) else { return nil }
    let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
    guard let name = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[name.upperBound...].drop { " \t\r\n=".contains($0) }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}

// MARK: - Scanning

extension XMLInput {
  /// Puts the next tag or stretch of text into the output.
  private func scan() {
    while output.count < Self.longestPiece - 16, fault == nil {
      hold(CharacterReference.longest)
      guard index < chunk.count else { return }
      let byte = chunk[index]
      if byte == 0x0A { line += 1 }
      if Self.isOrdinary(byte), state != .comment, state != .instruction {
        copyRun()
        if fault != nil { return }
        continue
      }
      switch state {
      case .prolog, .text:
        if byte == UInt8(ascii: "<") {
          // What comes before a tag is handed out by itself, so that `tagByte` is that of the tag.
          if !output.isEmpty { return }
          openMarkup()
        } else {
          copy(byte)
        }
      case .tag:
        copyInTag(byte)
        if byte == UInt8(ascii: ">") {
          state = .text
          return
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { state = .quoted(byte) }
      case .quoted(let quote):
        copyInTag(byte)
        if byte == quote { state = .tag }
      case .cdata: copyData(byte)
      case .comment: leaveOut(byte, until: "-->")
      case .instruction: leaveOut(byte, until: "?>")
      case .documentType: scanDocumentType(byte)
      case .documentTypeQuoted(let quote):
        leaveOut(byte)
        if byte == quote { state = .documentType }
      }
    }
  }

  /// Letters, digits, blanks and marks that mean nothing by themselves, wherever they stand.
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x40...0x5A, 0x5E...0x7E: true
    default: false
    }
  }

  /// Copies ordinary bytes, or leaves them out in a document type.
  private func copyRun() {
    let room = Self.longestPiece - output.count
    let run = chunk[index...].prefix(room).prefix { Self.isOrdinary($0) }
    index += run.count
    switch state {
    case .documentType, .documentTypeQuoted: return
    case .tag, .quoted:
      tagLength += run.count
      if tagLength > Self.longestTag { stop(Self.longTag) }
    default: break
    }
    output += run
  }

  /// The state that what begins with `<` leads to; a tag is copied, a declaration of XML, too.
  private func openMarkup() {
    if follows("<![CDATA[") {
      index += 9
      state = .cdata
    } else if follows("<!--") {
      index += 4
      state = .comment
    } else if state == .prolog, follows("<?xml ") {
      beginTag()
    } else if follows("<?") {
      index += 2
      state = .instruction
    } else if followsInAnyCase("<!doctype") {
      index += 9
      state = .documentType
    } else {
      beginTag()
    }
  }

  private func beginTag() {
    (tagLine, tagLength) = (line, 0)
    tagByte = transcoder == nil ? bytesRead : nil
    output.append(chunk[index])
    index += 1
    state = .tag
  }

  private func copyInTag(_ byte: UInt8) {
    copy(byte)
    tagLength += 1
    if tagLength > Self.longestTag { stop(Self.longTag) }
  }

  /// Copies a character of text or of a tag, and repairs it where need be.
  private func copy(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): copyReference()
    case 0x80... where encoding != nil: copySequence()
    case 0..<0x20 where byte != 0x0A && byte != 0x0D && byte != 0x09, 0x7F:
      output.append(0x20)
      index += 1
    default:
      output.append(byte)
      index += 1
    }
  }

  private func copyReference() {
    if let name = Self.own.first(where: { chunk[index...].starts(with: $0) }) {
      output += name
      index += name.count
    } else if let reference = CharacterReference(chunk, at: index) {
      output += Array("&#\(reference.scalar.value);".utf8)
      index += reference.length
    } else {
      output += Array("&amp;".utf8)
      index += 1
    }
  }

  /// The references that XML knows by itself.
  private static let own = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].map { Array($0.utf8) }

  /// Copies a character of several bytes, or U+FFFD where they make none.
  private func copySequence() {
    let bytes = chunk[index...].prefix(4)
    let length =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if length > 1, let valid = String(validating: bytes.prefix(length), as: UTF8.self) {
      // Not characters, in the eyes of XML.
      output += valid == "\u{FFFE}" || valid == "\u{FFFF}" ? [0x20] : Array(bytes.prefix(length))
      index += length
    } else {
      output += [0xEF, 0xBF, 0xBD]
      index += 1
      replaced += 1
    }
  }

  private func copyData(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "]") where follows("]]>"):
      index += 3
      state = .text
    case UInt8(ascii: "<"):
      output += Array("&lt;".utf8)
      index += 1
    case UInt8(ascii: ">"):
      output += Array("&gt;".utf8)
      index += 1
    case UInt8(ascii: "&"):
      output += Array("&amp;".utf8)
      index += 1
    default: copy(byte)
    }
  }

  private func leaveOut(_ byte: UInt8, until end: StaticString? = nil) {
    if let end, follows(end) {
      index += end.utf8CodeUnitCount
      state = .text
      return
    }
    if byte == 0x0A { output.append(byte) }
    index += 1
  }

  private func scanDocumentType(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["):
      stop(Self.declares)
    case UInt8(ascii: ">"):
      index += 1
      state = .text
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      leaveOut(byte)
      state = .documentTypeQuoted(byte)
    default: leaveOut(byte)
    }
  }
}
