/// The pairing of rows with columns, each in one pair at most, that has the largest sum of weights.
///
/// Source: Kuhn 1955, Munkres 1957, in the form with shortest augmenting paths (Jonker and Volgenant
/// 1987): as many steps as the square of the shorter side times the longer one.
package enum Assignment {
  /// The column of each row, or nil for a row without one; all rows are equally long.
  package static func best(_ weights: [[Double]]) -> [Int?] {
    let columns = weights.first?.count ?? 0
    if weights.count <= columns { return columnOfRow(weights, columns) }
    var best = [Int?](repeating: nil, count: weights.count)
    let turned = (0..<columns).map { column in weights.map { $0[column] } }
    for (column, row) in columnOfRow(turned, weights.count).enumerated() {
      if let row { best[row] = column }
    }
    return best
  }

  /// Every row gets a column: there are at least as many columns as rows.
  private static func columnOfRow(_ weights: [[Double]], _ columns: Int) -> [Int?] {
    // One column more, from which the search for the column of each row begins.
    let start = columns
    var rowOfColumn = [Int?](repeating: nil, count: columns + 1)
    var rowPotential = [Double](repeating: 0, count: weights.count)
    var columnPotential = [Double](repeating: 0, count: columns + 1)
    for row in weights.indices {
      var distance = [Double](repeating: .infinity, count: columns)
      var previous = [Int](repeating: start, count: columns)
      var isDone = [Bool](repeating: false, count: columns + 1)
      rowOfColumn[start] = row
      var column = start
      while let next = rowOfColumn[column] {
        isDone[column] = true
        for other in 0..<columns where !isDone[other] {
          let cost = -weights[next][other] - rowPotential[next] - columnPotential[other]
          if cost < distance[other] { (distance[other], previous[other]) = (cost, column) }
        }
        let open = (0..<columns).filter { !isDone[$0] }
        column = open.min { distance[$0] < distance[$1] } ?? start
        let step = distance[column]
        for other in open { distance[other] -= step }
        for other in 0...columns where isDone[other] {
          columnPotential[other] -= step
          if let row = rowOfColumn[other] { rowPotential[row] += step }
        }
      }
      while column != start {
        rowOfColumn[column] = rowOfColumn[previous[column]]
        column = previous[column]
      }
    }
    var best = [Int?](repeating: nil, count: weights.count)
    for column in 0..<columns {
      if let row = rowOfColumn[column] { best[row] = column }
    }
    return best
  }
}
