import Kernels

/// A vector for each word of a text, kept for the heads that come later: 8-bit values with a scale
/// for each row, as linear layers round their input anyway.
package struct WordVectors: Sendable {
  private var values: [Int8] = []
  private var scales: [Float] = []
  private let stride = vk_quantized_stride(WordEncoder.width)

  package init() {}

  package var count: Int { scales.count }

  /// Keeps the rows of a matrix of ``WordEncoder/width`` columns.
  package mutating func append(_ vectors: Matrix) {
    precondition(vectors.columns == WordEncoder.width, "vectors of words")
    var rows = QuantizedRows()
    rows.fill(
      from: vectors.values, count: vectors.rows, columns: vectors.columns, path: vk_best_path())
    values += rows.values[..<(vectors.rows * stride)]
    scales += rows.scales[..<vectors.rows]
  }

  /// The vectors of some neighbouring words, `[words × width]`.
  package subscript(words: Range<Int>) -> Matrix {
    var matrix = Matrix(rows: words.count, columns: WordEncoder.width)
    for (row, word) in words.enumerated() {
      for column in 0..<WordEncoder.width {
        matrix.values[row * WordEncoder.width + column] =
          Float(values[word * stride + column]) * scales[word]
      }
    }
    return matrix
  }
}
