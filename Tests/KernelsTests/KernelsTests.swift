import Kernels
import Testing

@Suite struct PathTests {
  @Test func `the best path is supported and the portable one always is`() {
    #expect(vk_path_supported(vk_best_path()))
    #expect(vk_path_supported(VK_PORTABLE))
    #expect(!vk_path_supported(vk_path(rawValue: 99)))
  }

  @Test func `paths have names of their own`() {
    let names = [VK_PORTABLE, VK_AVX2, VK_AVX512VNNI, VK_NEON].map {
      String(cString: vk_path_name($0))
    }
    #expect(names == ["portable", "avx2", "avx512vnni", "neon"])
  }
}

@Suite struct QuantizeTests {
  /// The definition: scale by 127 / absmax over finite values, round halves to even.
  private func reference(_ row: [Float]) -> (bytes: [Int8], scale: Float) {
    let absmax = row.filter(\.isFinite).map(\.magnitude).max() ?? 0
    guard absmax >= 1e-30 else { return ([Int8](repeating: 0, count: row.count), 0) }
    let inverse = 127 / absmax
    let bytes = row.map { value in
      value.isNaN
        ? 0 : Int8(max(-127, min(127, (value * inverse).rounded(.toNearestOrEven))))
    }
    return (bytes, absmax / 127)
  }

  @Test(arguments: supportedPaths)
  func `rows of any width are quantised as defined`(path: vk_path) {
    var generator = SeededGenerator(state: 1)
    for columns in Array(1...70) + [384, 1536] {
      let n = 3
      let x = generator.floats(n * columns, within: 10)
      let q = Quantized(x, columns: columns, path: path, padding: columns % 5)
      for row in 0..<n {
        let expected = reference(Array(x[row * columns..<(row + 1) * columns]))
        let bytes = Array(q.bytes[row * q.stride..<(row + 1) * q.stride])
        #expect(Array(bytes[..<columns]) == expected.bytes)
        #expect(bytes[columns...].allSatisfy { $0 == 0 })
        #expect(q.scales[row] == expected.scale)
      }
    }
  }

  @Test(
    arguments: supportedPaths,
    [
      [0, 0, 0, 0, 0], [-0.0, 0, 0], [1e-31, -1e-32], [.leastNonzeroMagnitude, 0],
      [1e-30, -5e-31], [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1],
      [.nan, 1, -2], [.infinity, -.infinity, 3, 1.5], [.nan, .nan], [.infinity, 0],
      // The scale is 1, so that the halves stay halves.
      [127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5, 125.5, -126.5, 0.49999997],
    ] as [[Float]])
  func `odd rows are quantised as defined`(path: vk_path, row: [Float]) {
    let q = Quantized(row, columns: row.count, path: path)
    let expected = reference(row)
    #expect(Array(q.bytes[..<row.count]) == expected.bytes)
    #expect(q.scales == [expected.scale])
  }

  @Test(arguments: supportedPaths)
  func `a row is quantised the same in any company`(path: vk_path) {
    var generator = SeededGenerator(state: 2)
    let columns = 70
    let x = generator.floats(9 * columns)
    let together = Quantized(x, columns: columns, path: path)
    for row in 0..<9 {
      let alone = Quantized(
        Array(x[row * columns..<(row + 1) * columns]), columns: columns, path: path)
      #expect(alone == together.rows(row..<row + 1))
    }
  }
}

@Suite struct IntegerLayerTests {
  private func reference(
    _ weights: [Int8], _ values: [Int8], rows: Int, columns: Int, n: Int
  ) -> [Int32] {
    var sums: [Int32] = []
    for token in 0..<n {
      for row in 0..<rows {
        var sum: Int32 = 0
        for column in 0..<columns {
          sum +=
            Int32(weights[row * columns + column])
            * Int32(values[token * columns + column])
        }
        sums.append(sum)
      }
    }
    return sums
  }

  @Test(arguments: supportedPaths)
  func `products of random values are exact at any size`(path: vk_path) {
    var generator = SeededGenerator(state: 3)
    var sizes = (0..<150).map { _ in
      (
        rows: Int.random(in: 1...70, using: &generator),
        columns: Int.random(in: 1...70, using: &generator),
        n: Int.random(in: 1...70, using: &generator)
      )
    }
    sizes += (1...30).map { (rows: 33, columns: 20, n: $0) }
    sizes += [(1, 1, 1), (3, 17, 600), (16, 129, 257), (40, 384, 13), (70, 1536, 5)]
    for (rows, columns, n) in sizes {
      let weights = generator.weights(rows * columns)
      let values = generator.weights(n * columns)
      let packed = PackedWeights(weights, rows: rows, columns: columns, path: path)
      let products = packed.product(Quantized(values: values, columns: columns), n: n)
      #expect(
        products == reference(weights, values, rows: rows, columns: columns, n: n),
        "\(rows) rows, \(columns) columns, \(n) tokens")
    }
  }

  /// Saturating instructions fail here: every pair of products has the largest magnitude.
  @Test(arguments: supportedPaths, [1, 2, 63, 384, 1536, 65_536])
  func `products of extreme values are exact`(path: vk_path, columns: Int) {
    for (weight, value) in [(127, 127), (127, -127), (-127, 127), (-127, -127)] {
      let packed = PackedWeights(
        [Int8](repeating: Int8(weight), count: 3 * columns), rows: 3, columns: columns,
        path: path)
      let q = Quantized(
        values: [Int8](repeating: Int8(value), count: 13 * columns), columns: columns)
      let expected = [Int32](repeating: Int32(weight * value * columns), count: 3 * 13)
      #expect(packed.product(q, n: 13) == expected)
    }
  }

  @Test(arguments: supportedPaths)
  func `a layer scales each product and adds the bias, rounding each step`(path: vk_path) {
    var generator = SeededGenerator(state: 4)
    for (rows, columns, n) in [(1, 1, 1), (37, 50, 9), (64, 384, 14), (19, 1536, 3)] {
      let weights = generator.weights(rows * columns)
      let values = generator.weights(n * columns)
      let scales = generator.floats(rows)
      let bias = generator.floats(rows, within: 100)
      let q = Quantized(values: values, columns: columns, scales: generator.floats(n))
      let packed = PackedWeights(weights, rows: rows, columns: columns, path: path)
      let products = reference(weights, values, rows: rows, columns: columns, n: n)
      let scaled = products.indices.map {
        Float(products[$0]) * (q.scales[$0 / rows] * scales[$0 % rows])
      }
      #expect(bits(packed.linear(q, n: n, scales: scales, bias: nil)) == bits(scaled))
      #expect(
        bits(packed.linear(q, n: n, scales: scales, bias: bias))
          == bits(scaled.indices.map { scaled[$0] + bias[$0 % rows] }))
    }
  }

  @Test(arguments: supportedPaths)
  func `a token's result is the same in any company`(path: vk_path) {
    var generator = SeededGenerator(state: 5)
    let (rows, columns, n) = (50, 100, 40)
    let packed = PackedWeights(
      generator.weights(rows * columns), rows: rows, columns: columns, path: path)
    let scales = generator.floats(rows)
    let bias = generator.floats(rows)
    let q = Quantized(generator.floats(n * columns), columns: columns, path: path)
    let together = packed.linear(q, n: n, scales: scales, bias: bias)
    for first in [0, 1, 17, 39] {
      for count in 1...n - first {
        let part = packed.linear(
          q.rows(first..<first + count), n: count, scales: scales, bias: bias)
        #expect(bits(part) == bits(Array(together[first * rows..<(first + count) * rows])))
      }
    }
  }
}
