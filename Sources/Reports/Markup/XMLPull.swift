internal import CLibXML2

/// Goes through an XML document from its first element to its last, by libxml2's pull reader.
///
/// Nothing outside the document is opened, no entity is declared or substituted; what is held is
/// the way from the root to where the cursor stands. Its methods throw once the document is
/// broken, cut off, nested too deeply or too slow to read; after that there is nothing to read.
/// Not thread-safe.
final class XMLPull {
  enum Event { case start, text, end }

  private let input: XMLInput
  private let limits: ReadingLimits
  private let reader: xmlTextReaderPtr?
  /// The names of the elements around, the current one last.
  private(set) var path: [String] = []
  /// Whether the cursor is at the start of an element that has neither content nor end.
  private var isEmpty = false
  /// Whether the cursor is at the end of the last element of the path.
  private var isAtEnd = false
  private var rootNamespace: String?
  private var pieceStart = 0
  private var fault: MarkupFault?

  /// libxml2 itself refuses 256 and more.
  private static let greatestDepth = 250

  /// libxml2 is to be told before several threads read.
  private static let isReady: Void = xmlInitParser()

  init(_ stream: ByteStream, limits: ReadingLimits) {
    Self.isReady
    self.limits = limits
    input = XMLInput(stream, seconds: limits.seconds)
    let options = [
      XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_COMPACT,
    ].reduce(0) { $0 | $1.rawValue }
    reader = xmlReaderForIO(
      { context, buffer, count in
        guard let context, let buffer else { return -1 }
        let input = Unmanaged<XMLInput>.fromOpaque(context).takeUnretainedValue()
        let next = input.next(Int(count))
        for (offset, byte) in next.enumerated() { buffer[offset] = CChar(bitPattern: byte) }
        return Int32(next.count)
      },
      nil, Unmanaged.passUnretained(input).toOpaque(), nil, input.encoding, Int32(options))
  }

  deinit { xmlFreeTextReader(reader) }

  /// The number of elements around, the current one included: 1 in the root.
  var depth: Int { path.count }

  /// The line of the last tag, from 1, and the byte of the stream where it begins.
  var line: Int { input.tagLine }
  var byte: Int? { input.tagByte }

  /// How many bytes were replaced as they are no UTF-8.
  var replacedBytes: Int { input.replaced }

  // MARK: Moving

  /// From here on, limits of bytes and seconds are counted anew.
  func beginPiece() {
    pieceStart = input.bytesRead
    input.restartClock()
  }

  /// Moves to the next start, text or end; nil at the end of the document.
  func next() throws(MarkupFault) -> Event? {
    if isAtEnd {
      isAtEnd = false
      path.removeLast()
    }
    if isEmpty {
      isEmpty = false
      isAtEnd = true
      return .end
    }
    while true {
      if let fault { throw fault }
      guard try read() else { return nil }
      switch UInt32(xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        try enter()
        return .start
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        isAtEnd = true
        return .end
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text
      case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        try fail("a reference to an entity that is not known; declare none, write the character")
      default: break
      }
    }
  }

  /// Moves to the next element right inside the one of this depth, past whatever is deeper; false
  /// at its end. Depth 0 has the root inside.
  func nextChild(of depth: Int) throws(MarkupFault) -> Bool {
    while let event = try next() {
      if event == .start, self.depth == depth + 1 { return true }
      if event == .end, self.depth == depth { return false }
    }
    return false
  }

  /// Moves to the end of the element of this depth.
  func leave(_ depth: Int) throws(MarkupFault) {
    if isAtEnd, self.depth == depth { return }
    while let event = try next() {
      if event == .end, self.depth == depth { return }
    }
  }

  private func read() throws(MarkupFault) -> Bool {
    switch xmlTextReaderRead(reader) {
    case 1: return true
    case 0 where input.fault == nil: return false
    default: try fail(reasonOfFailure())
    }
  }

  private func enter() throws(MarkupFault) {
    if path.isEmpty { rootNamespace = string(xmlTextReaderConstNamespaceUri(reader)) }
    path.append(qualifiedName())
    isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    if depth > min(limits.depth, Self.greatestDepth) { try fail(Self.tooDeep) }
  }
}

// MARK: - What is there

extension XMLPull {
  /// The name of the current element: by itself where it is of the document's own vocabulary or of
  /// one of ``plain``, else with the usual prefix of its vocabulary (`dc:creator`), or its own.
  var name: String { path.last ?? "" }

  /// The text that the cursor is at.
  var value: String { string(xmlTextReaderConstValue(reader)) ?? "" }

  /// An attribute of the element whose start the cursor is at, by its name as written; nil where it
  /// is missing or blank.
  func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    return string(xmlTextReaderConstValue(reader))?.trimmedOrNil
  }

  /// `xml:lang` of the current element or of the nearest around it that has one.
  var language: String? { string(xmlTextReaderConstXmlLang(reader)) }

  /// All text inside the current element, whose end the cursor moves to.
  ///
  /// - Throws: where the piece becomes too large.
  func text() throws(MarkupFault) -> String {
    let depth = self.depth
    var text = ""
    while let event = try next() {
      if event == .text {
        text += value
        try checkSize()
      }
      if event == .end, self.depth == depth { break }
    }
    return text
  }

  /// All text inside the current element without white space around; nil where that is none.
  func phrase() throws(MarkupFault) -> String? {
    try text().trimmedOrNil
  }

  /// The text of the first child of that name, on one line; the cursor moves to the end of the
  /// current element.
  func line(of child: String) throws(MarkupFault) -> String? {
    var line: String?
    let depth = self.depth
    while try nextChild(of: depth) {
      guard name == child else { continue }
      let text = try text().onOneLine
      line = line ?? text
    }
    return line
  }

  /// Throws where the piece, counted from ``beginPiece()``, is larger than the limit.
  func checkSize() throws(MarkupFault) {
    guard input.bytesRead - pieceStart > limits.bytes else { return }
    throw MarkupFault(
      reason: "larger than \(limits.bytes) bytes; raise the limit with --max-bytes", line: line)
  }

  /// Whether a fault ends the document, not only a piece.
  var isBroken: Bool { fault != nil }

  private func qualifiedName() -> String {
    let local = string(xmlTextReaderConstLocalName(reader)) ?? ""
    guard let prefix = string(xmlTextReaderConstPrefix(reader)) else { return local }
    let namespace = string(xmlTextReaderConstNamespaceUri(reader))
    if namespace == rootNamespace { return local }
    if let namespace, let known = Self.vocabularies[namespace] {
      return known.isEmpty ? local : "\(known):\(local)"
    }
    return "\(prefix):\(local)"
  }

  /// The usual prefixes of vocabularies; none for those that stand for themselves.
  private static let vocabularies = [
    "http://purl.org/rss/1.0/": "", "http://www.w3.org/1999/xhtml": "",
    "http://iptc.org/std/nar/2006-10-01/": "", "http://iptc.org/std/NITF/2006-10-18/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media", "http://www.w3.org/2005/Atom": "atom",
  ]

  private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

// MARK: - Faults

extension XMLPull {
  private static let tooDeep = "elements are nested too deeply; no such document is read"

  private func fail(_ reason: String) throws(MarkupFault) -> Never {
    let fault = MarkupFault(reason: reason, line: input.line)
    self.fault = fault
    throw fault
  }

  private func reasonOfFailure() -> String {
    if let fault = input.fault { return fault.reason }
    guard let error = xmlGetLastError()?.pointee else { return "the XML cannot be read on" }
    let message = error.message.map { String(cString: $0) }?.trimmedOrNil ?? "no reason is known"
    if message.hasPrefix("Excessive depth") { return Self.tooDeep }
    return "the XML is broken or cut off (\(message)); what follows is not read: repair it"
  }
}

extension String {
  /// The text without white space around; nil where nothing is left.
  var trimmedOrNil: String? {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return String(self[first...last])
  }
}
