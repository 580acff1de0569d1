import Encoder

/// Names by a conditional random field over BIO labels.
struct NameTagger: Sendable {
  private let trunk: Dense
  private let classes: Dense
  private let field: ConditionalField

  init(_ file: ModelFile) throws(ModelError) {
    let labels = try file.strings("names")
    trunk = try Dense(file, "name", rows: 192, columns: WordEncoder.width)
    classes = try Dense(file, "names", rows: labels.count, columns: 192)
    field = try ConditionalField(file, "field", labels: labels)
  }

  /// The names of one sentence; words are counted from its first.
  func names(_ vectors: Matrix) -> [Name] {
    field.spans(scores(vectors)).compactMap { kind, words in
      NameKind(rawValue: kind).map { Name($0, words) }
    }
  }

  func scores(_ vectors: Matrix) -> Matrix { classes(trunk.rectified(vectors)) }
}
