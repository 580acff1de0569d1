/// Collects the mentions of a document from brackets in the last column, as UD GUM and CorefUD
/// have them: `Entity=(1-person-giv(2-place-new)` at a word where the first mention begins, which
/// is also all of the second, and `Entity=1)` at the word where the first ends.
///
/// The comment `# global.Entity = GRP-etype-…` names the fields between the hyphens; without it
/// nothing is read. Source: the proposal of Universal Anaphora,
/// <https://github.com/UniversalAnaphora/UniversalAnaphora/blob/main/documents/UA_CONLL_U_proposal_compact.md>,
/// and CorefUD 1.0.
struct CoNLLUEntities {
  private var fields: Fields?
  /// For each word and each empty node of the document, in their order, the words that it is: one,
  /// or none at the place of an empty node.
  private var nodes: [Range<Int>] = []
  private var open: [Opening] = []
  private var mentions: [EntityMention] = []

  /// Where in an opening bracket the fields stand.
  private struct Fields {
    var count: Int
    var entity: Int
    var type: Int?
    var head: Int?
    /// CorefUD counts a `head` among words and empty nodes, GUM a `minspan` among words.
    var headCountsEmptyNodes: Bool
  }

  /// A mention of which the end is to come.
  private struct Opening {
    /// The entity and, of a mention that is not in one piece, the part: `1`, `1[2/3]`.
    var id: Substring
    var type: String
    var head: String
    var firstNode: Int
    var line: Int
  }

  /// Takes the names of the fields from a comment, if it is the one that has them.
  mutating func readFields(comment: String, line: Int) throws(CoNLLUError) {
    guard comment.hasPrefix("global.Entity"), let sign = comment.firstIndex(of: "=") else { return }
    let value = comment[sign...].dropFirst().filter { $0 != " " }
    let names = value.split(separator: "-")
    guard let entity = names.firstIndex(where: { $0 == "GRP" || $0 == "eid" }) else {
      throw CoNLLUError(line: line, reason: .entityFields(value))
    }
    let head = names.firstIndex(of: "head")
    fields = Fields(
      count: names.count, entity: entity,
      type: names.firstIndex { $0 == "etype" || $0 == "entity" },
      head: head ?? names.firstIndex(of: "minspan"), headCountsEmptyNodes: head != nil)
  }

  /// Adds the next word or empty node of the document and the brackets that stand at it.
  mutating func add(_ brackets: String?, isWord: Bool, line: Int) throws(CoNLLUError) {
    let first = nodes.last?.upperBound ?? 0
    nodes.append(first..<first + (isWord ? 1 : 0))
    guard let brackets, let fields else { return }
    var rest = Substring(brackets)
    while let mark = rest.first {
      if mark == "(" { rest.removeFirst() }
      let content = rest.prefix { $0 != "(" && $0 != ")" }
      rest = rest[content.endIndex...]
      let closes = rest.first == ")"
      if closes { rest.removeFirst() }
      guard !content.isEmpty, mark == "(" || closes else {
        throw CoNLLUError(line: line, reason: .entities(brackets))
      }
      var id = content
      if mark == "(" {
        let opening = try opening(content, fields, line: line)
        open.append(opening)
        id = opening.id
      }
      if closes { try close(id, fields, line: line) }
    }
  }

  /// The mentions of a document that is at its end, in the order of their first words, the longer
  /// of two first.
  mutating func endDocument() throws(CoNLLUError) -> [EntityMention] {
    if let opening = open.first {
      throw CoNLLUError(line: opening.line, reason: .entityNotClosed(String(opening.id)))
    }
    defer { (nodes, mentions) = ([], []) }
    return mentions.sorted {
      ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound)
    }
  }

  /// The last field may hold hyphens, and fields may be missing at the end.
  private func opening(
    _ content: Substring, _ fields: Fields, line: Int
  ) throws(CoNLLUError) -> Opening {
    let values = content.split(
      separator: "-", maxSplits: fields.count - 1, omittingEmptySubsequences: false)
    let value = { (index: Int?) in
      index.flatMap { values.indices.contains($0) ? values[$0] : nil } ?? ""
    }
    let id = value(fields.entity)
    if id.isEmpty { throw CoNLLUError(line: line, reason: .entities("(" + content)) }
    return Opening(
      id: id, type: String(value(fields.type)), head: String(value(fields.head)),
      firstNode: nodes.count - 1, line: line)
  }

  /// Ends the mention that was opened last; of one in parts only the first is kept, and nothing
  /// of one that has no words.
  private mutating func close(
    _ id: Substring, _ fields: Fields, line: Int
  ) throws(CoNLLUError) {
    guard let last = open.lastIndex(where: { $0.id == id }) else {
      throw CoNLLUError(line: line, reason: .entityNotOpen(String(id)))
    }
    let opening = open.remove(at: last)
    let part = id.drop { $0 != "[" }
    guard part.isEmpty || part.hasPrefix("[1/") else { return }
    let nodes = nodes[opening.firstNode...]
    let words = (nodes.first?.lowerBound ?? 0)..<(nodes.last?.upperBound ?? 0)
    if words.isEmpty { return }
    let counted = nodes.filter { fields.headCountsEmptyNodes || !$0.isEmpty }
    let place = opening.head.isEmpty ? 1 : Int(opening.head.prefix { $0 != "," }) ?? 0
    guard place > 0, place <= counted.count || !part.isEmpty else {
      throw CoNLLUError(line: opening.line, reason: .entityHead(opening.head))
    }
    // The head of a mention in parts may stand in a later one.
    let head = place <= counted.count ? counted[place - 1].lowerBound : words.upperBound
    mentions.append(
      EntityMention(
        words: words, head: min(head, words.upperBound - 1),
        entity: String(id.prefix { $0 != "[" }), type: opening.type))
  }
}
