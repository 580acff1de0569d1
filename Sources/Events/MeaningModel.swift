import Encoder
import Kernels
import Language
import Records

/// The trained part that tells what a sentence means as a whole, so that sentences of one event can
/// be told from others without a model.
///
/// It reads the mean and the strongest of what the words say. `Training/meanings.py` trains it after
/// a sentence model.
package struct MeaningModel: Sendable {
  private static let inner = 256
  private static let width = 128
  /// Where int8 begins to lose: the largest number of a meaning.
  private static let largest: Float = 127

  private let enter: Linear
  private let leave: Dense

  /// Nil where the file has none: then events have no meaning.
  package init?(_ file: ModelFile) throws(ModelError) {
    guard file.metadata["meanings"] != nil else { return nil }
    enter = try Linear(
      file, "meanings.enter", rows: Self.inner, columns: WordMeanings.wordWidth,
      precision: .int8, path: vk_best_path())
    leave = try Dense(file, "meanings.leave", rows: Self.width, columns: 2 * Self.inner)
  }

  /// The meaning of one sentence by what its words say, as ``WordMeanings/vectors(_:of:)`` gives it.
  func meaning(_ vectors: Matrix) -> Meaning {
    let said = enter(vectors)
    var mean = [Float](repeating: 0, count: Self.inner)
    var strongest = mean
    for row in 0..<said.rows {
      for (column, value) in said[row].enumerated() where value > 0 {
        mean[column] += value / Float(said.rows)
        strongest[column] = max(strongest[column], value)
      }
    }
    let direction = leave(Matrix(columns: 2 * Self.inner, values: mean + strongest)).values
    let scale = Self.largest / max(direction.map(abs).max() ?? 0, 1e-9)
    return Meaning(values: direction.map { Int8(($0 * scale).rounded()) })
  }
}

extension WordMeanings {
  /// The width of a row of ``vectors(_:of:)``.
  static let wordWidth = WordEncoder.width + Encoder.width

  /// What each word says: by its vector in the sentence, and by what its first piece means by
  /// itself, for trees and names leave little of that; `[words × wordWidth]`.
  func vectors(_ words: Range<Int>, of text: AnnotatedText) -> Matrix {
    let contextual = text.vectors[words]
    var vectors = Matrix(columns: Self.wordWidth, values: [])
    vectors.values.reserveCapacity(words.count * Self.wordWidth)
    for (row, word) in words.enumerated() {
      vectors.values += contextual[row]
      vectors.values += beginning(ofFolded: WordShape.folded(text[word].form))
    }
    return vectors
  }
}
