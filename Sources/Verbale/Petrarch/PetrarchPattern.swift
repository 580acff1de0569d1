/// What must stand around a verb: `- * AID TO + [070]`, `- {HUMAN RIGHTS} * (IN +) [111]`.
struct PetrarchPattern: Equatable {
  let before: [Element]
  let after: [Element]

  /// A piece of a pattern.
  enum Element: Equatable {
    case verb
    /// `$`: whoever acts.
    case source
    /// `+`: to whom it is done.
    case target
    /// `%`: those who do it to each other.
    case both
    /// `^`: an actor that is passed over.
    case skipped
    /// `&NAME`: a word of a set.
    case set(String)
    /// In lower case.
    case word(String)
    /// `{…}`: a noun with the words before it.
    case noun([Element])
    /// `(…)`: a preposition with what stands behind it.
    case phrase([Element])
  }

  struct Fault: Error, Equatable {
    let problem: String
  }

  /// Reads a pattern without its hyphen and code.
  init(_ text: some StringProtocol) throws(Fault) {
    var reader = Reader(rest: Substring(text))
    let elements = try reader.elements(until: nil, depth: 0)
    let verbs = elements.indices.filter { elements[$0] == .verb }
    guard let verb = verbs.first, verbs.count == 1 else {
      throw Fault(problem: "a pattern needs one *")
    }
    before = Array(elements[..<verb])
    after = Array(elements[(verb + 1)...])
  }

  /// The words of `HUMAN_RIGHTS_`, in lower case; nil where it has other characters than words do.
  static func words(_ text: some StringProtocol) -> [String]? {
    guard text.unicodeScalars.allSatisfy({ Reader.isOfWord($0) || $0 == " " }) else { return nil }
    let words = text.lowercased().entryWords.map(String.init)
    return words.isEmpty ? nil : words
  }

  private struct Reader {
    var rest: Substring

    static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-'’./".unicodeScalars.contains(scalar)
    }

    mutating func elements(until end: Character?, depth: Int) throws(Fault) -> [Element] {
      guard depth < 4 else { throw Fault(problem: "brackets stand too deep in one another") }
      var found: [Element] = []
      while let first = rest.first {
        if first.isWhitespace {
          rest.removeFirst()
          continue
        }
        if first == end {
          rest.removeFirst()
          return found
        }
        switch first {
        case "*":
          // older dictionaries have two
          rest = rest.drop { $0 == "*" }
          found.append(.verb)
        case "$", "+", "%", "^":
          rest.removeFirst()
          found.append(Self.marks[first] ?? .skipped)
        case "{":
          rest.removeFirst()
          found.append(.noun(try elements(until: "}", depth: depth + 1)))
        case "(":
          rest.removeFirst()
          found.append(.phrase(try elements(until: ")", depth: depth + 1)))
        case "&":
          rest.removeFirst()
          guard let name = try word() else { throw Fault(problem: "& stands before no name") }
          found.append(.set(name.lowercased()))
        default:
          guard let text = try word() else {
            throw Fault(problem: "“\(first)” cannot stand in a pattern")
          }
          found += (words(text) ?? []).map { .word($0) }
        }
      }
      if let end { throw Fault(problem: "“\(end)” is missing") }
      return found
    }

    private static let marks: [Character: Element] = [
      "$": .source, "+": .target, "%": .both, "^": .skipped,
    ]

    private mutating func word() throws(Fault) -> String? {
      let word = rest.unicodeScalars.prefix { Self.isOfWord($0) }
      guard !word.isEmpty else { return nil }
      rest = rest[word.endIndex...]
      return String(word)
    }
  }
}
