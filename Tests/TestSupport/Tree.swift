import Language

/// Trees written by hand, for what is read off them without a model.
package enum Tree {
  /// Reads sentences of words `form/lemma/TAG/head/relation`, each followed, where it matters, by
  /// `/Feature=Value|…` and `/Entity=B-Person`.
  ///
  /// A blank line ends a sentence, a line `¶` a paragraph. Heads are counted from 1 in the
  /// sentence; 0 is the root. An empty lemma is the form in lower case, or as it is for a name.
  package static func read(_ trees: String) throws -> AnnotatedText {
    var lines: [String] = []
    var number = 0
    for line in trees.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        lines.append("")
        number = 0
      } else if line.contains("¶") {
        lines += ["", "# newpar"]
        number = 0
      } else {
        for word in line.split(separator: " ") {
          number += 1
          lines.append(row(String(word), number))
        }
      }
    }
    return try CoNLLU.read(lines.joined(separator: "\n") + "\n")[0].text
  }

  private static func row(_ word: String, _ number: Int) -> String {
    let fields = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    precondition(fields.count >= 5, "“\(word)” is not form/lemma/TAG/head/relation")
    let lemma =
      fields[1].isEmpty ? (fields[2] == "PROPN" ? fields[0] : fields[0].lowercased()) : fields[1]
    let features = fields.dropFirst(5).first { !$0.hasPrefix("Entity=") } ?? "_"
    let entity = fields.dropFirst(5).first { $0.hasPrefix("Entity=") } ?? "_"
    return [
      String(number), fields[0], lemma, fields[2], "_", features, fields[3], fields[4], "_", entity,
    ].joined(separator: "\t")
  }
}

extension AnnotatedText {
  /// The word of a form; the first one if there are several.
  package func word(_ form: String) -> Token? {
    words.indices.first { words[$0].form == form }.map { self[$0] }
  }
}
