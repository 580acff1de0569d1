import Kernels

/// A layer of a transformer: attention, then two linear layers, each added and normalised.
package struct TransformerLayer: Sendable {
  private let width: Int
  private let heads: Int
  private let qkv, attended, inner, outer: Linear
  private let norm1, norm2: LayerNorm
  private let path: vk_path

  /// Reads `name.qkv`, `name.attended`, `name.inner`, `name.outer`, `name.norm1`, `name.norm2`.
  package init(
    _ file: ModelFile, _ name: String, width: Int, heads: Int, inner innerWidth: Int,
    precision: Precision, path: vk_path
  ) throws(ModelError) {
    func linear(_ part: String, _ rows: Int, _ columns: Int) throws(ModelError) -> Linear {
      try Linear(
        file, name + "." + part, rows: rows, columns: columns, precision: precision, path: path)
    }
    self.width = width
    self.heads = heads
    qkv = try linear("qkv", 3 * width, width)
    attended = try linear("attended", width, width)
    inner = try linear("inner", innerWidth, width)
    outer = try linear("outer", width, innerWidth)
    norm1 = try LayerNorm(file, name + ".norm1", width: width, path: path)
    norm2 = try LayerNorm(file, name + ".norm2", width: width, path: path)
    self.path = path
  }

  /// Memory that one computation after the other may use; `x` holds what goes in and comes out.
  package struct Workspace {
    package var x: [Float] = []
    fileprivate var qkv: [Float] = []
    fileprivate var attended: [Float] = []
    fileprivate var inner: [Float] = []
    fileprivate var scratch: [Float] = []
    fileprivate var quantized = QuantizedRows()

    package init() {}

    /// Makes room for so many values in `x`.
    package mutating func reserve(_ count: Int) { grow(&x, count) }

    fileprivate func grow(_ array: inout [Float], _ size: Int) {
      if array.count < size { array = [Float](repeating: 0, count: size) }
    }
  }

  /// Reads and replaces the first `count` rows of `work.x`.
  package func apply(_ count: Int, _ work: inout Workspace) {
    let dimension = width / heads
    work.grow(&work.qkv, count * 3 * width)
    work.grow(&work.attended, count * width)
    work.grow(&work.inner, count * inner.rows)
    work.grow(&work.scratch, vk_attention_scratch(count, heads, dimension))
    qkv.apply(work.x, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    work.qkv.withUnsafeBufferPointer { qkv in
      guard let q = qkv.baseAddress else { return }
      vk_attention(
        path, q, q + width, q + 2 * width, 3 * width, count, heads, dimension, &work.attended,
        &work.scratch)
    }
    attended.apply(
      work.attended, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    norm1.apply(&work.x, adding: work.qkv, count)
    inner.apply(work.x, count: count, to: &work.inner, quantized: &work.quantized, path: path)
    vk_gelu(path, &work.inner, count * inner.rows)
    outer.apply(work.inner, count: count, to: &work.qkv, quantized: &work.quantized, path: path)
    norm2.apply(&work.x, adding: work.qkv, count)
  }
}

/// Rows brought to mean 0 and variance 1, then scaled and moved by learned values.
package struct LayerNorm: Sendable {
  private static let epsilon: Float = 1e-12
  private let gamma: [Float]
  private let beta: [Float]
  private let path: vk_path

  package init(_ file: ModelFile, _ name: String, width: Int, path: vk_path) throws(ModelError) {
    gamma = try file.floats(name + ".weight", shape: [width])
    beta = try file.floats(name + ".bias", shape: [width])
    self.path = path
  }

  /// Normalises `count` rows in place, with `residual` added to them first.
  package func apply(_ x: inout [Float], adding residual: [Float]?, _ count: Int) {
    x.withUnsafeMutableBufferPointer { x in
      guard let start = x.baseAddress else { return }
      vk_add_layernorm(
        path, start, residual, gamma, beta, Self.epsilon, count, gamma.count, start)
    }
  }
}
