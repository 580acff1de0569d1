import Kernels
import Testing

/// The paths that this machine can compute on; every test of arithmetic runs on each.
let supportedPaths = [VK_PORTABLE, VK_AVX2, VK_AVX512VNNI, VK_NEON].filter(vk_path_supported)

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func floats(_ count: Int, within bound: Float = 1) -> [Float] {
    (0..<count).map { _ in Float.random(in: -bound...bound, using: &self) }
  }

  mutating func weights(_ count: Int) -> [Int8] {
    (0..<count).map { _ in Int8.random(in: -127...127, using: &self) }
  }
}

/// What `body` writes to room for `count` elements; it must write no further.
func output<Element: Numeric>(
  _ count: Int, of type: Element.Type, _ body: (UnsafeMutablePointer<Element>) -> Void
) -> [Element] {
  var elements = [Element](repeating: 99, count: count + 64)
  elements.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) }
  #expect(elements[count...].allSatisfy { $0 == 99 }, "wrote past the end")
  return Array(elements[..<count])
}

/// Equality of bit patterns: NaN equals itself, and the zeros differ.
func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }

/// Quantised rows as `vk_quantize` gives them.
struct Quantized: Equatable {
  var bytes: [Int8]
  var stride: Int
  var scales: [Float]

  init(bytes: [Int8], stride: Int, scales: [Float]) {
    (self.bytes, self.stride, self.scales) = (bytes, stride, scales)
  }

  /// Quantises `x`, [n x columns], on `path`, with `padding` more bytes a row than necessary.
  init(_ x: [Float], columns: Int, path: vk_path, padding: Int = 0) {
    let n = x.count / columns
    let stride = vk_quantized_stride(columns) + padding
    var scales: [Float] = []
    bytes = output(n * stride, of: Int8.self) { bytes in
      scales = output(n, of: Float.self) {
        vk_quantize(path, x, n, columns, bytes, stride, $0)
      }
    }
    self.stride = stride
    self.scales = scales
  }

  /// Rows of given values, [n x columns], padded with zeros.
  init(values: [Int8], columns: Int, scales: [Float] = []) {
    stride = vk_quantized_stride(columns)
    bytes = []
    for start in Swift.stride(from: 0, to: values.count, by: columns) {
      bytes += values[start..<start + columns]
      bytes += [Int8](repeating: 0, count: stride - columns)
    }
    self.scales = scales
  }

  func rows(_ range: Range<Int>) -> Quantized {
    Quantized(
      bytes: Array(bytes[range.lowerBound * stride..<range.upperBound * stride]),
      stride: stride, scales: scales.isEmpty ? [] : Array(scales[range]))
  }
}

/// An integer layer packed for one path.
struct PackedWeights {
  let path: vk_path
  let rows: Int
  let columns: Int
  let bytes: [UInt8]

  init(_ weights: [Int8], rows: Int, columns: Int, path: vk_path) {
    (self.path, self.rows, self.columns) = (path, rows, columns)
    bytes = output(vk_packed_size(path, rows, columns), of: UInt8.self) {
      vk_pack(path, weights, rows, columns, $0)
    }
  }

  func product(_ q: Quantized, n: Int) -> [Int32] {
    output(n * rows, of: Int32.self) {
      vk_product(path, bytes, rows, columns, q.bytes, q.stride, n, $0)
    }
  }

  func linear(_ q: Quantized, n: Int, scales: [Float], bias: [Float]?) -> [Float] {
    output(n * rows, of: Float.self) {
      vk_linear(
        path, bytes, rows, columns, scales, bias, q.bytes, q.stride, q.scales, n, $0)
    }
  }
}
