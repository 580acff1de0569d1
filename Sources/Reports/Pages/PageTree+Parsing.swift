internal import CLibXML2

extension PageTree {
  /// Parses markup as libxml2 does, which repairs what browsers repair.
  ///
  /// - Throws: `tooDeep` as soon as elements are nested more deeply than `depth`.
  /// - Complexity: O(bytes × depth).
  init(_ markup: [UInt8], depth: Int) throws(ReadingError) {
    guard let parser = htmlNewParserCtxt() else {
      throw ReadingError(.unreadable("no memory for a parser"))
    }
    defer { htmlFreeParserCtxt(parser) }
    var guardian = DepthGuard(limit: Int32(clamping: depth))
    let document = withUnsafeMutablePointer(to: &guardian) { guardian in
      parser.pointee._private = UnsafeMutableRawPointer(guardian)
      parser.pointee.sax.pointee.startElement = DepthGuard.startElement
      return markup.withUnsafeBytes { bytes in
        htmlCtxtReadMemory(
          parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), nil,
          "UTF-8", Self.options)
      }
    }
    defer { if let document { xmlFreeDoc(document) } }
    if guardian.isExceeded { throw ReadingError(.tooDeep(limit: depth)) }
    if let document, let root = xmlDocGetRootElement(document) { add(root) }
  }

  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue)

  /// Copies libxml2's tree, node by node, along its links.
  private mutating func add(_ root: xmlNodePtr) {
    var open: [Int] = []
    var names: [String: Traits] = [:]
    var next: xmlNodePtr? = root
    while let node = next {
      let isElement = node.pointee.type == XML_ELEMENT_NODE
      if isElement {
        addElement(node, in: open.last ?? -1, &names)
      } else if node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE {
        addText(node, in: open.last ?? -1)
      }
      if isElement, let child = node.pointee.children {
        open.append(nodes.count - 1)
        next = child
        continue
      }
      next = node.pointee.next
      var last = node
      while next == nil, let element = open.popLast(), let parent = last.pointee.parent {
        nodes[element].end = nodes.count
        last = parent
        next = open.isEmpty ? nil : parent.pointee.next
      }
    }
  }

  private mutating func addElement(
    _ node: xmlNodePtr, in parent: Int, _ names: inout [String: Traits]
  ) {
    let name = String(cString: node.pointee.name)
    let known = names[name]
    let traits = known ?? Traits(name)
    if known == nil { names[name] = traits }
    var attributes: [String: String] = [:]
    var next = node.pointee.properties
    while let attribute = next {
      attributes[String(cString: attribute.pointee.name)] = Self.value(of: attribute)
      next = attribute.pointee.next
    }
    nodes.append(
      Node(
        name: name, traits: traits, parent: parent, end: nodes.count + 1, attributes: attributes,
        text: 0..<0))
  }

  private mutating func addText(_ node: xmlNodePtr, in parent: Int) {
    guard let content = node.pointee.content else { return }
    let start = utf8.count
    utf8 += UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    nodes.append(
      Node(
        name: "", traits: [], parent: parent, end: nodes.count + 1, attributes: [:],
        text: start..<utf8.count))
  }

  private static func value(of attribute: xmlAttrPtr) -> String {
    var value = ""
    var next = attribute.pointee.children
    while let text = next {
      if let content = text.pointee.content { value += String(cString: content) }
      next = text.pointee.next
    }
    return value
  }
}

/// Stops the parser where elements are nested too deeply: its work grows with the depth.
private struct DepthGuard {
  let limit: Int32
  var isExceeded = false

  /// libxml2's own handler with a check before it.
  static let startElement: startElementSAXFunc = { context, name, attributes in
    guard let context else { return }
    let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
    // libxml2 has a limit of its own, which would cut the page without a word.
    parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    if let guardian = parser.pointee._private?.assumingMemoryBound(to: DepthGuard.self),
      parser.pointee.nodeNr >= guardian.pointee.limit
    {
      guardian.pointee.isExceeded = true
      xmlStopParser(parser)
      return
    }
    xmlSAX2StartElement(context, name, attributes)
  }
}
