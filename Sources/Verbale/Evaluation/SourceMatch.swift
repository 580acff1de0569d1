import Actors
import Language
import Records
import Statements

/// Whether a source is the one that a hand-written case names.
struct SourceMatch {
  let statements: Statements

  /// `words` is the name or description of the case; nil where the text has nobody.
  func matches(_ source: Judgement.Source, _ words: String?) -> Bool {
    switch source {
    case .member(let member):
      guard let words else { return false }
      let mentions = statements.cast.mentions.filter { $0.members.contains(member) }
        .map { statements.text.string(ofWords: $0.words) }
      return ([statements.cast.members[member].name] + mentions).contains { Self.isSame($0, words) }
    case .unnamed(let range):
      guard let range else { return words == nil }
      return words.map { Self.isSame(statements.text.string(ofWords: range), $0) } ?? false
    }
  }

  /// A source as words, for people.
  func name(_ source: Judgement.Source) -> String {
    switch source {
    case .member(let member): statements.cast.members[member].name
    case .unnamed(let range): range.map { statements.text.string(ofWords: $0) } ?? "nobody"
    }
  }

  /// The same words, or one ends or begins with the other: "Minister Ana Ruiz" and "Ana Ruiz".
  static func isSame(_ a: String, _ b: String) -> Bool {
    let (a, b) = (plain(a), plain(b))
    guard !a.isEmpty, !b.isEmpty else { return false }
    return a == b || a.ends(with: b) || b.ends(with: a) || a.starts(with: b) || b.starts(with: a)
  }

  private static let pronouns: Set = ["he", "she", "it", "they", "we", "i", "who", "his", "her"]

  /// Words in lower case, without articles; nothing for a pronoun.
  private static func plain(_ text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !["the", "a", "an", "s"].contains($0) }
    return words.count == 1 && pronouns.contains(words[0]) ? [] : words
  }
}

extension Array where Element == String {
  fileprivate func ends(with other: [String]) -> Bool { suffix(other.count) == other[...] }
}
