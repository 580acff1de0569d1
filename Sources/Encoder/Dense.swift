import Kernels

/// A linear layer of floats, as the heads use it: `y = x · wᵀ + b`.
package struct Dense: Sendable {
  package let rows: Int
  package let columns: Int
  /// Rows of ``stride`` values, zeros behind the columns: kernels like whole vectors.
  private let weight: [Float]
  private let bias: [Float]?
  private let stride: Int
  private let path: vk_path

  /// Reads `name.weight`, `[rows × columns]`, and `name.bias`, `[rows]`, if it has one.
  package init(_ file: ModelFile, _ name: String, rows: Int, columns: Int, biased: Bool = true)
    throws(ModelError)
  {
    self.init(
      weight: try file.floats(name + ".weight", shape: [rows, columns]),
      bias: biased ? try file.floats(name + ".bias", shape: [rows]) : nil, columns: columns)
  }

  package init(weight: [Float], bias: [Float]? = nil, columns: Int) {
    let matrix = Matrix(columns: columns, values: weight).padded
    self.columns = columns
    self.weight = matrix.values
    self.bias = bias
    stride = matrix.columns
    rows = matrix.rows
    path = vk_best_path()
  }

  package func callAsFunction(_ x: Matrix) -> Matrix {
    precondition(x.columns == columns, "a row has \(columns) values")
    let x = x.padded
    var y = Matrix(rows: x.rows, columns: rows)
    vk_linear_float(path, weight, bias, x.values, x.rows, rows, stride, &y.values)
    return y
  }

  /// The layer followed by a rectifier.
  package func rectified(_ x: Matrix) -> Matrix {
    var y = self(x)
    vk_relu(path, &y.values, y.values.count)
    return y
  }
}

extension Matrix {
  /// With zeros behind each row up to a whole number of the widest vectors.
  fileprivate var padded: Matrix {
    let width = (columns + 15) / 16 * 16
    if width == columns { return self }
    var wide = Matrix(rows: rows, columns: width)
    for row in 0..<rows {
      for column in 0..<columns {
        wide.values[row * width + column] = values[row * columns + column]
      }
    }
    return wide
  }
}
