import Foundation
import Kernels

/// The transformer: 6 layers, 384 wide, 12 heads; from word pieces to vectors.
///
/// Immutable; the memory of a computation is a ``TransformerLayer/Workspace`` of the caller.
package struct Encoder: Sendable {
  package static let width = 384
  /// Word pieces of a window at the most, with the two that frame it.
  package static let window = 512
  static let layerCount = 6
  static let heads = 12
  static let inner = 1536

  private let words: Embedding
  private let positions: Embedding
  private let norm: LayerNorm
  private let layers: [TransformerLayer]

  /// `path` is the instruction set to compute on; it must be supported here.
  package init(_ file: ModelFile, precision: Precision = .int8, path: vk_path = vk_best_path())
    throws(ModelError)
  {
    let vocabulary = try file.shape("encoder.words.weight").first ?? 0
    words = try Embedding(file, "encoder.words", count: vocabulary)
    positions = try Embedding(file, "encoder.positions", count: Self.window)
    norm = try LayerNorm(file, "encoder.norm", width: Self.width, path: path)
    var layers: [TransformerLayer] = []
    for index in 0..<Self.layerCount {
      layers.append(
        try TransformerLayer(
          file, "encoder.layers.\(index)", width: Self.width, heads: Self.heads,
          inner: Self.inner, precision: precision, path: path))
    }
    self.layers = layers
  }

  /// One vector for each piece of a window, `[pieces × 384]`.
  ///
  /// `pieces` holds at most ``window`` ids of the vocabulary.
  package func encode(_ pieces: [Int32], workspace: inout TransformerLayer.Workspace)
    -> Matrix
  {
    let count = pieces.count
    precondition(count <= Self.window, "a window holds at most \(Self.window) pieces")
    guard count > 0 else { return Matrix(rows: 0, columns: Self.width) }
    workspace.reserve(count * Self.width)
    embed(pieces, into: &workspace)
    for layer in layers { layer.apply(count, &workspace) }
    return Matrix(columns: Self.width, values: Array(workspace.x[..<(count * Self.width)]))
  }

  private func embed(_ pieces: [Int32], into work: inout TransformerLayer.Workspace) {
    for (row, piece) in pieces.enumerated() {
      words.write(Int(piece), to: &work.x, at: row * Self.width)
      positions.add(row, to: &work.x, at: row * Self.width)
    }
    norm.apply(&work.x, adding: nil, pieces.count)
  }
}

/// Rows of 8-bit values with a scale each, read where the file is mapped.
private struct Embedding: Sendable {
  let rows: Data
  let scales: [Float]

  init(_ file: ModelFile, _ name: String, count: Int) throws(ModelError) {
    rows = try file.octets(name + ".weight", shape: [count, Encoder.width])
    scales = try file.floats(name + ".scale", shape: [count])
  }

  func write(_ row: Int, to x: inout [Float], at start: Int) {
    each(row) { column, value in x[start + column] = value }
  }

  func add(_ row: Int, to x: inout [Float], at start: Int) {
    each(row) { column, value in x[start + column] += value }
  }

  private func each(_ row: Int, _ body: (Int, Float) -> Void) {
    let scale = scales[row]
    rows.withUnsafeBytes { (raw: UnsafeRawBufferPointer) in
      for column in 0..<Encoder.width {
        body(column, Float(Int8(bitPattern: raw[row * Encoder.width + column])) * scale)
      }
    }
  }
}
