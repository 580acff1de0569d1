import Foundation
import Kernels

/// How the encoder computes: with 8-bit weights, or with their values as floats.
package enum Precision: Sendable, CaseIterable {
  case int8
  case float
}

/// A linear layer of the encoder, or of another transformer.
package struct Linear: Sendable {
  package let rows: Int
  package let columns: Int
  private let weights: Weights
  private let bias: [Float]
  private let path: vk_path

  private enum Weights: Sendable {
    case packed(PackedWeights, scales: [Float])
    case float([Float])
  }

  /// Reads `name.weight` (8-bit, `[rows × columns]`), `name.scale` and `name.bias`.
  package init(
    _ file: ModelFile, _ name: String, rows: Int, columns: Int, precision: Precision, path: vk_path
  )
    throws(ModelError)
  {
    self.rows = rows
    self.columns = columns
    self.path = path
    bias = try file.floats(name + ".bias", shape: [rows])
    let scales = try file.floats(name + ".scale", shape: [rows])
    let octets = try file.octets(name + ".weight", shape: [rows, columns])
    switch precision {
    case .int8:
      weights = .packed(
        PackedWeights(octets, rows: rows, columns: columns, path: path), scales: scales)
    case .float:
      weights = .float(
        octets.enumerated().map { Float(Int8(bitPattern: $1)) * scales[$0 / columns] })
    }
  }

  /// `x · wᵀ + b` for each row.
  package func callAsFunction(_ x: Matrix) -> Matrix {
    var y = Matrix(rows: x.rows, columns: rows)
    var quantized = QuantizedRows()
    apply(x.values, count: x.rows, to: &y.values, quantized: &quantized, path: path)
    return y
  }

  /// `y[n × rows] = x[n × columns] · wᵀ + b`; `quantized` is scratch memory.
  func apply(
    _ x: [Float], count: Int, to y: inout [Float], quantized: inout QuantizedRows, path: vk_path
  ) {
    switch weights {
    case .packed(let packed, let scales):
      quantized.fill(from: x, count: count, columns: columns, path: path)
      vk_linear(
        path, packed.memory, rows, columns, scales, bias, quantized.values, quantized.stride,
        quantized.scales, count, &y)
    case .float(let weight):
      vk_linear_float(path, weight, bias, x, count, rows, columns, &y)
    }
  }
}

/// Rows of activations as 8-bit integers, each with its scale.
struct QuantizedRows {
  private(set) var values: [Int8] = []
  private(set) var scales: [Float] = []
  private(set) var stride = 0

  mutating func fill(from x: [Float], count: Int, columns: Int, path: vk_path) {
    stride = vk_quantized_stride(columns)
    if values.count < count * stride { values = [Int8](repeating: 0, count: count * stride) }
    if scales.count < count { scales = [Float](repeating: 0, count: count) }
    vk_quantize(path, x, count, columns, &values, stride, &scales)
  }
}

/// 8-bit weights laid out for one path; never changed after it was made.
private final class PackedWeights: @unchecked Sendable {
  let memory: UnsafeMutableRawPointer

  init(_ octets: Data, rows: Int, columns: Int, path: vk_path) {
    memory = .allocate(byteCount: vk_packed_size(path, rows, columns), alignment: 64)
    octets.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: Int8.self) { weights in
        if let first = weights.baseAddress { vk_pack(path, first, rows, columns, memory) }
      }
    }
  }

  deinit { memory.deallocate() }
}
