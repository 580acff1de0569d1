/// What a standing line of a page looks like, written so that a person can read it:
///
/// - `word` or `one/other`: a word, or either, in any case; `:` and other marks stand for themselves
/// - `word?`: may be missing
/// - `#`: a number
/// - `^`: names: words with capitals, with the small words and the marks that join them
/// - `…`: anything, at the end to the end of the line
/// - `~`: at the end: anything that ends no sentence
///
/// A pattern covers the whole line; marks left over at the end do not count.
struct LinePattern {
  let elements: [Element]

  enum Element: Equatable {
    case words(Set<String>, isOptional: Bool)
    case number, names, anything, noSentence
  }

  init(_ pattern: String) {
    elements = pattern.split(separator: " ").map { part in
      switch part {
      case "#": return .number
      case "^": return .names
      case "…": return .anything
      case "~": return .noSentence
      default:
        let isOptional = part.count > 1 && part.hasSuffix("?")
        let text = isOptional ? part.dropLast() : part
        let words = text.count > 1 ? text.split(separator: "/").map(String.init) : [String(text)]
        return .words(Set(words), isOptional: isOptional)
      }
    }
  }

  /// Whether the words of a line, of which `endsSentence` tells the last thing, have this pattern.
  func matches(_ words: ArraySlice<Word>, endsSentence: Bool) -> Bool {
    Self.matches(elements[...], words, endsSentence)
  }

  private static func matches(
    _ elements: ArraySlice<Element>, _ words: ArraySlice<Word>, _ endsSentence: Bool
  ) -> Bool {
    guard let element = elements.first else { return words.allSatisfy { $0.kind == .mark } }
    let rest = elements.dropFirst()
    switch element {
    case .words(let wanted, let isOptional):
      if let word = words.first, wanted.contains(word.text),
        matches(rest, words.dropFirst(), endsSentence)
      {
        return true
      }
      return isOptional && matches(rest, words, endsSentence)
    case .number:
      return words.first?.kind == .number && matches(rest, words.dropFirst(), endsSentence)
    case .noSentence:
      return !endsSentence
    case .anything:
      return rest.isEmpty
        || words.indices.contains { matches(rest, words[$0...], endsSentence) }
    case .names:
      guard let first = words.first, first.isName, !Calendar.names(first.text) else { return false }
      let run = words.prefix { $0.isName || $0.kind == .number || joints.contains($0.text) }
      if rest.isEmpty { return matches(rest, words[run.endIndex...], endsSentence) }
      return ((run.startIndex + 1)...run.endIndex).contains {
        matches(rest, words[$0...], endsSentence)
      }
    }
  }

  /// What may stand between names without ending them.
  private static let joints: Set<String> = [
    ",", ".", "&", "/", "|", "-", "–", "—", "•", "·", "@", "(", ")", ":", "and", "in", "of", "for",
    "at", "with", "de", "del", "da", "do", "dos", "du", "la", "le", "el", "al", "van", "von", "der",
    "den", "bin", "ibn", "ben", "ter", "correspondent", "correspondents", "reporter", "reporters",
    "editor", "editors", "staff", "writer", "writers", "political", "diplomatic", "foreign",
    "senior", "chief", "bureau", "special", "to", "am", "pm", "via",
  ]
}

/// The patterns of one kind of line, found by their first word.
struct LinePatterns {
  private var byFirstWord: [String: [LinePattern]] = [:]
  /// Those that begin with a name, a number or anything.
  private var others: [LinePattern] = []

  /// One pattern a line.
  init(_ table: String) {
    for line in table.split(separator: "\n") {
      let pattern = LinePattern(String(line))
      guard let words = pattern.firstWords else {
        others.append(pattern)
        continue
      }
      for word in words { byFirstWord[word, default: []].append(pattern) }
    }
  }

  func hasFirst(_ word: String) -> Bool { byFirstWord[word] != nil }

  func match(_ words: ArraySlice<Word>, endsSentence: Bool) -> Bool {
    guard let first = words.first else { return false }
    let isMatch = { (pattern: LinePattern) in
      pattern.matches(words, endsSentence: endsSentence)
    }
    return byFirstWord[first.text]?.contains(where: isMatch) ?? false
      || others.contains(where: isMatch)
  }
}

extension LinePattern {
  /// The words that a line of this pattern may begin with, or nil if it may begin with others.
  fileprivate var firstWords: Set<String>? {
    var words: Set<String> = []
    for element in elements {
      guard case .words(let more, let isOptional) = element else { return nil }
      words.formUnion(more)
      if !isOptional { return words }
    }
    return nil
  }
}
