import Foundation
import Kernels

/// The transformer: 6 layers, 384 wide, 12 heads; from word pieces to vectors.
///
/// Immutable; the memory of a computation is a ``Workspace`` of the caller.
package struct Encoder: Sendable {
  package static let width = 384
  /// Word pieces of a window at the most, with the two that frame it.
  package static let window = 512
  static let layerCount = 6
  static let heads = 12
  static let inner = 1536
  static let epsilon: Float = 1e-12

  private let words: Embedding
  private let positions: Embedding
  private let norm: Norm
  private let layers: [Layer]
  private let path: vk_path

  private struct Norm: Sendable {
    let gamma: [Float]
    let beta: [Float]

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
      gamma = try file.floats(name + ".weight", shape: [width])
      beta = try file.floats(name + ".bias", shape: [width])
    }
  }

  private struct Layer: Sendable {
    let qkv, attended, inner, outer: Linear
    let norm1, norm2: Norm
  }

  /// `path` is the instruction set to compute on; it must be supported here.
  package init(_ file: ModelFile, precision: Precision = .int8, path: vk_path = vk_best_path())
    throws(ModelError)
  {
    let vocabulary = try file.shape("encoder.words.weight").first ?? 0
    words = try Embedding(file, "encoder.words", count: vocabulary)
    positions = try Embedding(file, "encoder.positions", count: Self.window)
    norm = try Norm(file, "encoder.norm")
    var layers: [Layer] = []
    for index in 0..<Self.layerCount {
      func linear(_ name: String, _ rows: Int, _ columns: Int) throws(ModelError) -> Linear {
        try Linear(
          file, "encoder.layers.\(index).\(name)", rows: rows, columns: columns,
          precision: precision, path: path)
      }
      layers.append(
        Layer(
          qkv: try linear("qkv", 3 * Self.width, Self.width),
          attended: try linear("attended", Self.width, Self.width),
          inner: try linear("inner", Self.inner, Self.width),
          outer: try linear("outer", Self.width, Self.inner),
          norm1: try Norm(file, "encoder.layers.\(index).norm1"),
          norm2: try Norm(file, "encoder.layers.\(index).norm2")))
    }
    self.layers = layers
    self.path = path
  }

  /// Memory that one computation after the other may use.
  package struct Workspace {
    var x: [Float] = []
    var qkv: [Float] = []
    var attended: [Float] = []
    var inner: [Float] = []
    var scratch: [Float] = []
    var quantized = QuantizedRows()

    package init() {}

    mutating func reserve(_ count: Int) {
      func grow(_ array: inout [Float], _ size: Int) {
        if array.count < size { array = [Float](repeating: 0, count: size) }
      }
      grow(&x, count * Encoder.width)
      grow(&qkv, count * 3 * Encoder.width)
      grow(&attended, count * Encoder.width)
      grow(&inner, count * Encoder.inner)
      grow(&scratch, vk_attention_scratch(count, Encoder.heads, Encoder.width / Encoder.heads))
    }
  }

  /// One vector for each piece of a window, `[pieces × 384]`.
  ///
  /// `pieces` holds at most ``window`` ids of the vocabulary.
  package func encode(_ pieces: [Int32], workspace: inout Workspace) -> Matrix {
    let count = pieces.count
    precondition(count <= Self.window, "a window holds at most \(Self.window) pieces")
    guard count > 0 else { return Matrix(rows: 0, columns: Self.width) }
    workspace.reserve(count)
    embed(pieces, into: &workspace)
    for layer in layers { apply(layer, count, &workspace) }
    return Matrix(columns: Self.width, values: Array(workspace.x[..<(count * Self.width)]))
  }

  private func embed(_ pieces: [Int32], into work: inout Workspace) {
    for (row, piece) in pieces.enumerated() {
      words.write(Int(piece), to: &work.x, at: row * Self.width)
      positions.add(row, to: &work.x, at: row * Self.width)
    }
    normalize(&work.x, adding: nil, norm, pieces.count)
  }

  private func apply(_ layer: Layer, _ count: Int, _ work: inout Workspace) {
    layer.qkv.apply(work.x, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    work.qkv.withUnsafeBufferPointer { qkv in
      guard let q = qkv.baseAddress else { return }
      vk_attention(
        path, q, q + Self.width, q + 2 * Self.width, 3 * Self.width, count, Self.heads,
        Self.width / Self.heads, &work.attended, &work.scratch)
    }
    layer.attended.apply(
      work.attended, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    normalize(&work.x, adding: work.qkv, layer.norm1, count)
    layer.inner.apply(work.x, count: count, to: &work.inner, quantized: &work.quantized, path: path)
    vk_gelu(path, &work.inner, count * Self.inner)
    layer.outer.apply(
      work.inner, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    normalize(&work.x, adding: work.qkv, layer.norm2, count)
  }

  private func normalize(_ x: inout [Float], adding residual: [Float]?, _ norm: Norm, _ count: Int)
  {
    x.withUnsafeMutableBufferPointer { x in
      guard let start = x.baseAddress else { return }
      vk_add_layernorm(
        path, start, residual, norm.gamma, norm.beta, Self.epsilon, count, Self.width, start)
    }
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
