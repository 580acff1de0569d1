import Tables

/// A verb dictionary of PETRARCH, PETRARCH2 or UniversalPetrarch.
///
/// Blocks begin with `--- VERB [code] ---`; then come the block's verbs, one a line, and its
/// patterns, `- * AID TO + [070]`. `&NAME` begins a set of words, `+WORD` a line.
struct PetrarchVerbs {
  /// What an entry is coded as.
  enum Code: Equatable {
    /// `[---]`: no event.
    case none
    /// Reversed where whoever is acted upon does it: `[:173]`.
    case cameo(String, isReversed: Bool = false)
  }

  struct Verb: Equatable {
    let lemma: String
    /// Those of a verb of several words: `out` of `CARRY_OUT`.
    let others: [String]
    /// Nil where the block's holds.
    let code: Code?
    let line: Int
  }

  struct Pattern: Equatable {
    let pattern: PetrarchPattern
    let code: Code
    let line: Int
  }

  struct Block: Equatable {
    let code: Code
    var verbs: [Verb] = []
    var patterns: [Pattern] = []
  }

  private(set) var blocks: [Block] = []
  /// The words of each set, each of one or more words in lower case.
  private(set) var sets: [String: [[String]]] = [:]
  /// Lines that cannot be read.
  private(set) var problems: [TableError]
  private var openSet: String?

  init(path: String) throws(TableError) { self.init(try DictionaryLines(path: path)) }

  init(_ dictionary: DictionaryLines) {
    problems = dictionary.problems
    for line in dictionary.lines {
      do throws(PetrarchPattern.Fault) {
        try read(line)
      } catch {
        problems.append(
          TableError(path: dictionary.path, line: line.number, problem: error.problem))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func read(_ line: DictionaryLines.Line) throws(PetrarchPattern.Fault) {
    let text = line.text.trimmed
    if text.hasPrefix("&") {
      openSet = nil
      guard let name = PetrarchPattern.words(text.dropFirst())?.joined(separator: "_") else {
        throw .init(problem: "“\(text.prefix(40))” names no set of words")
      }
      openSet = name
      sets[name] = sets[name] ?? []
    } else if text.hasPrefix("+"), let set = openSet {
      guard let words = PetrarchPattern.words(text.dropFirst()) else {
        throw .init(problem: "“\(text.prefix(40))” is no word of a set")
      }
      sets[set, default: []].append(words)
    } else {
      openSet = nil
      if text.hasPrefix("---") {
        try begin(text, line.number)
      } else if text.hasPrefix("-") {
        try addPattern(text, line.number)
      } else if text.hasPrefix("~") {
        throw .init(problem: "rules that change events are not read")
      } else {
        try addVerb(text, line.number)
      }
    }
  }

  /// `--- VERB [code] ---`
  private mutating func begin(_ text: String, _ line: Int) throws(PetrarchPattern.Fault) {
    let inner = text.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed()
    // a block that cannot be read must not give its patterns to the one before
    blocks.append(Block(code: .none))
    let (name, code) = try Self.split(String(inner))
    blocks[blocks.count - 1] = Block(code: code ?? .none)
    if !name.isEmpty {
      blocks[blocks.count - 1].verbs.append(try Self.verb(name, nil, line))
    }
  }

  /// `VERB {FORMS} [code]`; the forms are for stemmers.
  private mutating func addVerb(_ text: String, _ line: Int) throws(PetrarchPattern.Fault) {
    guard !blocks.isEmpty else { throw .init(problem: "it stands before the first block") }
    var (name, code) = try Self.split(text)
    if let open = name.firstIndex(of: "{") {
      guard name.hasSuffix("}") else { throw .init(problem: "“}” is missing") }
      name = name[..<open].trimmed
    }
    let verb = try Self.verb(name, code, line)
    if let known = blocks[blocks.count - 1].verbs.firstIndex(where: {
      $0.lemma == verb.lemma && $0.others == verb.others
    }) {
      if code != nil { blocks[blocks.count - 1].verbs[known] = verb }
    } else {
      blocks[blocks.count - 1].verbs.append(verb)
    }
  }

  private mutating func addPattern(_ text: String, _ line: Int) throws(PetrarchPattern.Fault) {
    guard !blocks.isEmpty else { throw .init(problem: "it stands before the first block") }
    let (pattern, code) = try Self.split(String(text.dropFirst()))
    guard let code else { throw .init(problem: "the pattern has no code") }
    blocks[blocks.count - 1].patterns.append(
      Pattern(pattern: try PetrarchPattern(pattern), code: code, line: line))
  }

  /// `+` marks the word that is conjugated, else it is the first.
  private static func verb(_ name: String, _ code: Code?, _ line: Int)
    throws(PetrarchPattern.Fault) -> Verb
  {
    let parts = name.entryWords
    let head = parts.firstIndex { $0.hasPrefix("+") } ?? 0
    guard let words = PetrarchPattern.words(name.filter { $0 != "+" }), words.count > head,
      words.count == parts.count
    else { throw .init(problem: "“\(name.prefix(40))” is no verb") }
    // what stands before the verb is no part of our frames
    guard head == 0 else { throw .init(problem: "words before the verb are not read") }
    return Verb(lemma: words[0], others: Array(words.dropFirst()), code: code, line: line)
  }

  /// What stands before the code in brackets at the end, and the code.
  private static func split(_ text: String) throws(PetrarchPattern.Fault)
    -> (text: String, code: Code?)
  {
    let text = text.trimmed
    guard let open = text.firstIndex(of: "[") else {
      if text.contains("]") { throw .init(problem: "“[” is missing") }
      return (text, nil)
    }
    guard text.hasSuffix("]") else { throw .init(problem: "“]” is missing") }
    let inner = text[text.index(after: open)...].dropLast()
    return (text[..<open].trimmed, try code(inner))
  }

  /// `070`, `---`, or two of them for both directions, of which the first counts; it may be empty.
  private static func code(_ text: Substring) throws(PetrarchPattern.Fault) -> Code {
    var codes = text.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
    let isReversed = codes.count == 2 && codes[0].isEmpty
    if isReversed { codes.removeFirst() }
    guard codes.count <= 2, codes.allSatisfy({ $0 == "---" || isCameo($0) }) else {
      throw .init(problem: "“\(text.prefix(40))” is no code of CAMEO")
    }
    return codes.first { $0 != "---" }.map { .cameo($0, isReversed: isReversed) } ?? .none
  }

  private static func isCameo(_ code: String) -> Bool {
    (2...4).contains(code.utf8.count) && code.utf8.allSatisfy { (48...57).contains($0) }
  }
}
