import Encoder

/// Lemmas by edit scripts: the class of a word says how its form becomes its lemma.
struct Lemmatizer: Sendable {
  private let trunk: Dense
  private let classes: Dense
  private let scripts: [LemmaScript]

  init(_ file: ModelFile) throws(ModelError) {
    scripts = try file.strings("lemmas").map { LemmaScript($0) }
    trunk = try Dense(file, "lemma", rows: 256, columns: WordEncoder.width)
    classes = try Dense(file, "lemmas", rows: scripts.count, columns: 256)
  }

  func lemmatize(_ forms: [String], _ vectors: Matrix) -> [String] {
    let scores = classes(trunk.rectified(vectors))
    return forms.enumerated().map { scripts[scores.argmax(row: $0)].apply(to: $1) }
  }
}

/// `case|strip front|add front|strip back|add back`, or `=lemma`; case is `l` (lower), `k` (kept)
/// or `c` (Capital). `Training/lemmas.py` makes the scripts.
package struct LemmaScript: Sendable, Equatable {
  private let edit: Edit

  private enum Edit: Sendable, Equatable {
    case whole(String)
    case affixes(letterCase: Character, front: Int, before: String, back: Int, after: String)
  }

  package init(_ script: String) {
    let parts = script.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if !script.hasPrefix("="), parts.count == 5, let letterCase = parts[0].first,
      let front = Int(parts[1]), let back = Int(parts[3]), front >= 0, back >= 0
    {
      edit = .affixes(letterCase: letterCase, front: front, before: parts[2], back: back, after: parts[4])
    } else {
      edit = .whole(String(script.dropFirst(script.hasPrefix("=") ? 1 : 0)))
    }
  }

  package func apply(to form: String) -> String {
    switch edit {
    case .whole(let lemma): return lemma
    case .affixes(let letterCase, let front, let before, let back, let after):
      let straight = WordShape.straightened(form)
      let scalars = Array(recased(straight, letterCase).unicodeScalars)
      guard front < scalars.count - back else { return straight.lowercased() }
      return before + String(String.UnicodeScalarView(scalars[front..<(scalars.count - back)])) + after
    }
  }

  private func recased(_ form: String, _ letterCase: Character) -> String {
    switch letterCase {
    case "l": return form.lowercased()
    case "c":
      let first = form.unicodeScalars.prefix(1)
      return String(first).uppercased() + String(form.unicodeScalars.dropFirst()).lowercased()
    default: return form
    }
  }
}
