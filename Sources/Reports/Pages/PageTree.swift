/// The elements and texts of a page in the order of the page, as one flat array.
///
/// Whoever goes through it needs neither recursion nor pointers: a node's descendants are the nodes
/// up to its ``Node/end``.
struct PageTree {
  struct Node {
    /// The name of an element in small letters; empty for text.
    let name: String
    /// The index of the element around; -1 for the first.
    let parent: Int
    /// The index after the last descendant.
    var end: Int
    /// Of an element, by name in small letters.
    let attributes: [String: String]
    /// Of a text, its UTF-8 offsets in ``PageTree/utf8``.
    let text: Range<Int>

    var isText: Bool { name.isEmpty }
    var isHeading: Bool { PageTree.headings.contains(name) }

    subscript(_ attribute: String) -> String { attributes[attribute] ?? "" }
  }

  var nodes: [Node] = []
  /// The UTF-8 of all texts, one behind the other.
  var utf8: [UInt8] = []

  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

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
