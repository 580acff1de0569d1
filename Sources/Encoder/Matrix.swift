import Kernels

/// Rows of floats, one below the other.
package struct Matrix: Sendable, Equatable {
  package let columns: Int
  package var values: [Float]

  package init(rows: Int, columns: Int) {
    self.columns = columns
    values = [Float](repeating: 0, count: rows * columns)
  }

  package init(columns: Int, values: [Float]) {
    precondition(columns > 0 && values.count % columns == 0, "whole rows")
    self.columns = columns
    self.values = values
  }

  package var rows: Int { values.count / columns }

  package subscript(row: Int) -> ArraySlice<Float> {
    values[(row * columns)..<((row + 1) * columns)]
  }

  /// The rows of a range, copied.
  package subscript(rows: Range<Int>) -> Matrix {
    Matrix(
      columns: columns,
      values: Array(values[(rows.lowerBound * columns)..<(rows.upperBound * columns)]))
  }

  /// The index of the largest value of a row.
  package func argmax(row: Int) -> Int {
    let start = row * columns
    return values.withUnsafeBufferPointer { values in
      var best = 0
      for column in 1..<max(1, columns) where values[start + column] > values[start + best] {
        best = column
      }
      return best
    }
  }
}
