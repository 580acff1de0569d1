/// The elements and texts of a page in the order of the page, as one flat array.
///
/// Whoever goes through it needs neither recursion nor pointers: a node's descendants are the nodes
/// up to its ``Node/end``.
struct PageTree {
  struct Node {
    /// The name of an element in small letters; empty for text.
    let name: String
    let traits: Traits
    /// The index of the element around; -1 for the first.
    let parent: Int
    /// The index after the last descendant.
    var end: Int
    /// Of an element, by name in small letters.
    let attributes: [String: String]
    /// Of a text, its UTF-8 offsets in ``PageTree/utf8``.
    let text: Range<Int>

    var isText: Bool { name.isEmpty }
    var isHeading: Bool { traits.contains(.heading) }

    subscript(_ attribute: String) -> String { attributes[attribute] ?? "" }
  }

  var nodes: [Node] = []
  /// The UTF-8 of all texts, one behind the other.
  var utf8: [UInt8] = []

  /// What an element is by its name, looked up once for each name of a page.
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// It begins a line of its own.
    static let block = Traits(rawValue: 1)
    /// It is a block unless it stands in a paragraph, as elements of a page's own making are.
    static let custom = Traits(rawValue: 2)
    /// It holds no text of the page, or none that a reader can see.
    static let unread = Traits(rawValue: 4)
    static let heading = Traits(rawValue: 8)
    /// It is around a report or set into it.
    static let outside = Traits(rawValue: 16)
    static let link = Traits(rawValue: 32)
    static let bold = Traits(rawValue: 64)
    static let lineBreak = Traits(rawValue: 128)
  }

  /// The element and those around it, from the inside.
  func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(first: index) { nodes[$0].parent < 0 ? nil : nodes[$0].parent }
  }

  /// All text of an element, as it stands.
  func text(of index: Int) -> String {
    let texts = nodes[index..<nodes[index].end].lazy.filter(\.isText)
    return String(decoding: texts.flatMap { utf8[$0.text] }, as: UTF8.self)
  }
}

extension PageTree.Traits {
  init(_ name: String) {
    self = Self.names.reduce(into: []) { if $1.names.contains(name) { $0.formUnion($1.traits) } }
    if name.utf8.contains(UInt8(ascii: "-")) { formUnion(.custom) }
  }

  private static let names: [(traits: Self, names: Set<String>)] = [
    (
      .block,
      [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "img", "legend", "li",
        "main", "menu", "nav", "ol", "p", "picture", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
      ]
    ),
    (
      .unread,
      [
        "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "math", "noscript",
        "object", "option", "script", "select", "style", "svg", "template", "textarea", "video",
      ]
    ),
    (.heading, ["h1", "h2", "h3", "h4", "h5", "h6"]),
    (
      .outside,
      [
        "address", "aside", "button", "caption", "dialog", "fieldset", "figcaption", "figure",
        "footer", "form", "label", "menu", "nav",
      ]
    ),
    (.link, ["a"]), (.bold, ["b", "strong"]), (.lineBreak, ["br"]),
  ]
}
