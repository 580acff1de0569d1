import Kernels

/// A linear layer of floats, as the heads use it: `y = x · wᵀ + b`.
package struct Dense: Sendable {
  package let rows: Int
  package let columns: Int
  private let weight: [Float]
  private let bias: [Float]?
  private let path: vk_path

  /// Reads `name.weight`, `[rows × columns]`, and `name.bias`, `[rows]`, if it has one.
  package init(_ file: ModelFile, _ name: String, rows: Int, columns: Int, biased: Bool = true) throws(ModelError) {
    self.init(
      weight: try file.floats(name + ".weight", shape: [rows, columns]),
      bias: biased ? try file.floats(name + ".bias", shape: [rows]) : nil, columns: columns)
  }

  package init(weight: [Float], bias: [Float]? = nil, columns: Int) {
    self.weight = weight
    self.bias = bias
    self.columns = columns
    rows = weight.count / columns
    path = vk_best_path()
  }

  package func callAsFunction(_ x: Matrix) -> Matrix {
    precondition(x.columns == columns, "a row has \(columns) values")
    var y = Matrix(rows: x.rows, columns: rows)
    vk_linear_float(path, weight, bias, x.values, x.rows, rows, columns, &y.values)
    return y
  }

  /// The layer followed by a rectifier.
  package func rectified(_ x: Matrix) -> Matrix {
    var y = self(x)
    vk_relu(path, &y.values, y.values.count)
    return y
  }
}
