import Foundation
import Kernels
import Testing

@Suite struct FloatLinearTests {
  private func linear(
    _ x: [Float], _ w: [Float], bias: [Float]?, n: Int, rows: Int, path: vk_path
  ) -> [Float] {
    output(n * rows, of: Float.self) {
      vk_linear_float(path, w, bias, x, n, rows, w.count / rows, $0)
    }
  }

  /// A float sum of m products is off by at most m / 2^24 of the sum of their magnitudes.
  @Test(arguments: supportedPaths)
  func `results agree with double precision`(path: vk_path) {
    var generator = SeededGenerator(state: 6)
    var sizes = (1...40).map { (rows: 1 + $0 % 9, columns: $0, n: 1 + $0 % 11) }
    sizes += [(10, 384, 7), (3, 1536, 5), (384, 64, 3)]
    for (rows, columns, n) in sizes {
      let x = generator.floats(n * columns)
      let w = generator.floats(rows * columns)
      let bias = generator.floats(rows)
      let y = linear(x, w, bias: bias, n: n, rows: rows, path: path)
      let plain = linear(x, w, bias: nil, n: n, rows: rows, path: path)
      for token in 0..<n {
        for row in 0..<rows {
          let products = (0..<columns).map {
            Double(x[token * columns + $0]) * Double(w[row * columns + $0])
          }
          let sum = products.reduce(0, +)
          let magnitude = products.map(\.magnitude).reduce(1, +)
          let tolerance = magnitude * Double(columns + 1) * 0x1p-24
          let i = token * rows + row
          #expect(abs(Double(y[i]) - sum - Double(bias[row])) <= tolerance)
          #expect(abs(Double(plain[i]) - sum) <= tolerance)
        }
      }
    }
  }

  @Test(arguments: supportedPaths, [37, 64])
  func `a token's result is the same in any company`(path: vk_path, columns: Int) {
    var generator = SeededGenerator(state: 7)
    let (rows, n) = (11, 13)
    let x = generator.floats(n * columns)
    let w = generator.floats(rows * columns)
    let together = linear(x, w, bias: nil, n: n, rows: rows, path: path)
    for first in 0..<n {
      for count in 1...n - first {
        let part = linear(
          Array(x[first * columns..<(first + count) * columns]), w, bias: nil, n: count,
          rows: rows, path: path)
        #expect(bits(part) == bits(Array(together[first * rows..<(first + count) * rows])))
      }
    }
  }
}

@Suite struct ActivationTests {
  private func gelu(_ x: [Float], path: vk_path) -> [Float] {
    var y = x
    vk_gelu(path, &y, y.count)
    return y
  }

  private func exactGelu(_ x: Float) -> Double {
    Double(x) * 0.5 * erfc(-Double(x) * 0.5.squareRoot())
  }

  @Test(arguments: supportedPaths)
  func `gelu is exact to 2e-6`(path: vk_path) {
    let x = (-120_000...120_000).map { Float($0) / 10_000 }
    let y = gelu(x, path: path)
    let errors = zip(x, y).map {
      abs(Double($1) - exactGelu($0)) / max(1, Double($0.magnitude) / 8)
    }
    #expect(errors.max()! <= 2e-6)
  }

  @Test(arguments: supportedPaths)
  func `gelu of far and odd values`(path: vk_path) {
    let y = gelu([0, 1e30, -1e30, .infinity, -.infinity, 1e-30, .nan], path: path)
    #expect(y[..<5] == [0, 1e30, 0, .infinity, 0])
    #expect(abs(y[5] - 0.5e-30) < 1e-36)
    #expect(y[6].isNaN)
  }

  @Test(arguments: supportedPaths)
  func `each element is computed alone, at any place`(path: vk_path) {
    var generator = SeededGenerator(state: 8)
    for count in 1...70 {
      let x = generator.floats(count, within: 6)
      let geluOfAll = output(count, of: Float.self) {
        $0.update(from: x, count: count)
        vk_gelu(path, $0, count)
      }
      let reluOfAll = output(count, of: Float.self) {
        $0.update(from: x, count: count)
        vk_relu(path, $0, count)
      }
      #expect(bits(geluOfAll) == bits(x.flatMap { gelu([$0], path: path) }))
      #expect(reluOfAll == x.map { max($0, 0) })
    }
  }
}

@Suite struct LayerNormTests {
  @Test(arguments: supportedPaths)
  func `rows agree with double precision, in place or not`(path: vk_path) {
    for width in Array(1...40) + [384, 385] { check(width: width, path: path) }
  }

  private func check(width: Int, path: vk_path) {
    var generator = SeededGenerator(state: 9)
    let n = 3
    let x = generator.floats(n * width, within: 5)
    let residual = generator.floats(n * width)
    let gamma = generator.floats(width)
    let beta = generator.floats(width)
    for added in [nil, residual] {
      let y = output(n * width, of: Float.self) {
        vk_add_layernorm(path, x, added, gamma, beta, 1e-5, n, width, $0)
      }
      var inPlace = x
      inPlace.withUnsafeMutableBufferPointer {
        guard let start = $0.baseAddress else { return }
        vk_add_layernorm(path, start, added, gamma, beta, 1e-5, n, width, start)
      }
      #expect(bits(inPlace) == bits(y))
      for row in 0..<n {
        let z = (row * width..<(row + 1) * width).map {
          Double(x[$0]) + Double(added?[$0] ?? 0)
        }
        let mean = z.reduce(0, +) / Double(width)
        let variance = z.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(width)
        for i in 0..<width {
          let expected =
            (z[i] - mean) / (variance + 1e-5).squareRoot() * Double(gamma[i])
            + Double(beta[i])
          #expect(abs(Double(y[row * width + i]) - expected) <= 1e-5)
        }
        let alone = output(width, of: Float.self) {
          let start = row * width
          let part = added.map { Array($0[start..<start + width]) }
          vk_add_layernorm(
            path, Array(x[start..<start + width]), part, gamma, beta, 1e-5, 1, width,
            $0)
        }
        #expect(bits(alone) == bits(Array(y[row * width..<(row + 1) * width])))
      }
    }
  }
}

@Suite struct AttentionTests {
  struct Shape: CustomTestStringConvertible {
    var n: Int
    var heads: Int
    var dim: Int
    /// The largest magnitude of queries and keys.
    var bound: Float = 1

    var testDescription: String { "\(n) tokens, \(heads) x \(dim), within \(bound)" }
  }

  static let shapes =
    [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 130].map { Shape(n: $0, heads: 3, dim: 32) }
    + [1, 7, 16, 33, 64].map { Shape(n: 21, heads: 2, dim: $0) }
    + [Shape(n: 512, heads: 1, dim: 32), Shape(n: 40, heads: 2, dim: 32, bound: 30)]

  /// Scores in floats are off by about 2^-22 of their magnitude, which is what sets the
  /// tolerance where they are large.
  @Test(arguments: supportedPaths, shapes)
  func `results agree with double precision`(path: vk_path, shape: Shape) {
    var generator = SeededGenerator(state: 10)
    let (n, heads, dim) = (shape.n, shape.heads, shape.dim)
    let width = heads * dim
    let stride = 3 * width + 5
    let qk = generator.floats(n * stride, within: shape.bound)
    let v = generator.floats(n * stride)
    let out = output(n * width, of: Float.self) { out in
      _ = output(vk_attention_scratch(n, heads, dim), of: Float.self) { scratch in
        qk.withUnsafeBufferPointer {
          let q = $0.baseAddress!
          vk_attention(path, q, q + width, v, stride, n, heads, dim, out, scratch)
        }
      }
    }
    let largestScore = Double(shape.bound * shape.bound) * Double(dim).squareRoot()
    let tolerance = 2e-6 + largestScore * 0x1p-21
    var worst = 0.0
    for head in 0..<heads {
      for i in 0..<n {
        let scores = (0..<n).map { j in
          (0..<dim).reduce(0.0) { sum, d in
            sum + Double(qk[i * stride + head * dim + d])
              * Double(qk[j * stride + width + head * dim + d])
          } / Double(dim).squareRoot()
        }
        let largest = scores.max()!
        let weights = scores.map { exp($0 - largest) }
        let total = weights.reduce(0, +)
        for d in 0..<dim {
          let expected =
            (0..<n).reduce(0.0) { sum, j in
              sum + weights[j] * Double(v[j * stride + head * dim + d])
            } / total
          let result = Double(out[i * width + head * dim + d])
          // Not `max`, which would let a NaN pass.
          if !(abs(result - expected) <= worst) { worst = abs(result - expected) }
        }
      }
    }
    #expect(worst <= tolerance)
  }

  @Test(arguments: supportedPaths)
  func `scores far apart pick one value`(path: vk_path) {
    let q: [Float] = [1000, 0, 0, 1000]
    let k: [Float] = [1000, 0, 0, 1000]
    let v: [Float] = [1, 2, 3, 4]
    var scratch = [Float](repeating: .nan, count: vk_attention_scratch(2, 1, 2))
    let out = output(4, of: Float.self) {
      vk_attention(path, q, k, v, 2, 2, 1, 2, $0, &scratch)
    }
    #expect(out == v)
  }
}
