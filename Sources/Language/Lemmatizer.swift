import Encoder

/// Lemmas by edit scripts: the class of a word says how its form becomes its lemma.
///
/// Where the best script makes a string that is no word ("submitted" → "submitt"), the next best
/// that makes a word of the encoder's vocabulary is taken.
struct Lemmatizer: Sendable {
  private let trunk: Dense
  private let classes: Dense
  private let scripts: [LemmaScript]
  private let vocabulary: WordPiece
  /// How much lower the score of another script may be, in nats.
  private static let margin: Float = 7

  init(_ file: ModelFile, vocabulary: WordPiece) throws(ModelError) {
    self.vocabulary = vocabulary
    scripts = try file.strings("lemmas").map { LemmaScript($0) }
    trunk = try Dense(file, "lemma", rows: 256, columns: WordEncoder.width)
    classes = try Dense(file, "lemmas", rows: scripts.count, columns: 256)
  }

  func lemmatize(_ forms: [String], _ vectors: Matrix) -> [String] {
    let scores = classes(trunk.rectified(vectors))
    return forms.enumerated().map { lemma(of: $1, scores, row: $0) }
  }

  private func lemma(of form: String, _ scores: Matrix, row: Int) -> String {
    let best = scores.argmax(row: row)
    let lemma = scripts[best].apply(to: form)
    guard form.utf8.count > 3, lemma.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
      lemma != form.lowercased(),
      !vocabulary.knows(lemma)
    else { return lemma }
    let values = Array(scores[row])
    let others = values.indices.filter { values[$0] > values[best] - Self.margin }
      .sorted { values[$0] > values[$1] }
    for other in others.prefix(8) {
      let word = scripts[other].apply(to: form)
      if word != form.lowercased(), vocabulary.knows(word) { return word }
    }
    return lemma
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
      edit = .affixes(
        letterCase: letterCase, front: front, before: parts[2], back: back, after: parts[4])
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
      return before + String(String.UnicodeScalarView(scalars[front..<(scalars.count - back)]))
        + after
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
