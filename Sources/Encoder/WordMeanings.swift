import Foundation

/// How near the meanings of single words are, whatever stands around them: by the vectors that the
/// encoder begins with.
package struct WordMeanings: Sendable {
  private let pieces: WordPiece
  private let rows: Data
  private let scales: [Float]
  /// What all words have in common, which tells nothing.
  private let mean: [Float]

  package init(_ file: ModelFile, vocabulary: WordPiece) throws(ModelError) {
    pieces = vocabulary
    let count = try file.shape("encoder.words.weight").first ?? 0
    rows = try file.octets("encoder.words.weight", shape: [count, Encoder.width])
    scales = try file.floats("encoder.words.scale", shape: [count])
    var mean = [Float](repeating: 0, count: Encoder.width)
    // a sample is enough, and does not touch every page of the file
    let sample = stride(from: 2000, to: count, by: 97)
    for row in sample { Self.add(row, rows, scales, to: &mean) }
    self.mean = mean.map { $0 / Float(max(Array(sample).count, 1)) }
  }

  private static func add(_ row: Int, _ rows: Data, _ scales: [Float], to sum: inout [Float]) {
    let scale = scales[row]
    rows.withUnsafeBytes { (raw: UnsafeRawBufferPointer) in
      for column in 0..<Encoder.width {
        sum[column] += Float(Int8(bitPattern: raw[row * Encoder.width + column])) * scale
      }
    }
  }

  /// The direction of a word's meaning, of length one, `[Encoder.width]`; the word is folded.
  package func vector(ofFolded word: String) -> [Float] {
    var vector = [Float](repeating: 0, count: Encoder.width)
    let pieces = pieces.pieces(ofFolded: word)
    for piece in pieces { Self.add(Int(piece), rows, scales, to: &vector) }
    let share = 1 / Float(max(pieces.count, 1))
    var length: Float = 0
    for column in vector.indices {
      vector[column] = vector[column] * share - mean[column]
      length += vector[column] * vector[column]
    }
    let scale = 1 / max(length.squareRoot(), 1e-6)
    return vector.map { $0 * scale }
  }

  /// What the encoder begins with for a word in its context, the vector of its first piece, brought
  /// to a mean of 0 and a variance of 1, `[Encoder.width]`; zeros where a word has no piece.
  package func beginning(ofFolded word: String) -> [Float] {
    var vector = [Float](repeating: 0, count: Encoder.width)
    guard let piece = pieces.pieces(ofFolded: word).first else { return vector }
    Self.add(Int(piece), rows, scales, to: &vector)
    let count = Float(Encoder.width)
    let mean = vector.reduce(0, +) / count
    let variance = vector.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let scale = 1 / (variance + 1e-5).squareRoot()
    return vector.map { ($0 - mean) * scale }
  }

  /// The cosine of two directions: about 0 for words that have nothing in common, above 0.3 for
  /// words of one meaning.
  package static func similarity(_ a: [Float], _ b: [Float]) -> Float {
    let width = Encoder.width
    precondition(a.count == width && b.count == width && width % 8 == 0, "two whole vectors")
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var sums = SIMD8<Float>.zero
        for start in stride(from: 0, to: width, by: 8) {
          var (x, y) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
          for lane in 0..<8 { (x[lane], y[lane]) = (a[start + lane], b[start + lane]) }
          sums += x * y
        }
        return sums.sum()
      }
    }
  }
}
