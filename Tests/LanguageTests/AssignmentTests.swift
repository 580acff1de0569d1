import Language
import Testing

@Suite struct AssignmentTests {
  /// The largest weights are 9 and 8, but taking 9 leaves 1 + 2; 8 + 7 + 3 is more than any.
  @Test func theLargestWeightMayHaveToGo() {
    let weights: [[Double]] = [[9, 8, 1], [7, 1, 1], [6, 2, 3]]
    #expect(Assignment.best(weights) == [1, 0, 2])
  }

  @Test func theLongerSideKeepsSomeAlone() {
    #expect(Assignment.best([[1, 5, 2]]) == [1])
    #expect(Assignment.best([[1], [5], [2]]) == [nil, 0, nil])
    #expect(Assignment.best([[], []]) == [nil, nil])
    #expect(Assignment.best([]) == [])
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (2, 5), (5, 2), (3, 6), (6, 4)], 0..<8)
  func nothingIsBetter(size: (rows: Int, columns: Int), seed: Int) {
    let weights = (0..<size.rows).map { row in
      (0..<size.columns).map { column in
        Double((row * row * 31 + column * 17 + row * column * 7 + seed * 101) % 23) / 7
      }
    }
    let best = Assignment.best(weights)
    let columns = best.compactMap(\.self)
    #expect(columns.count == min(size.rows, size.columns))
    #expect(Set(columns).count == columns.count)
    let sum = zip(weights, best).reduce(0) { sum, row in sum + (row.1.map { row.0[$0] } ?? 0) }
    #expect(abs(sum - Self.largestSum(weights[...])) < 1e-9)
  }

  /// Tries all pairings.
  private static func largestSum(_ weights: ArraySlice<[Double]>, without: Set<Int> = []) -> Double
  {
    guard let row = weights.first else { return 0 }
    let rest = weights.dropFirst()
    return row.indices.filter { !without.contains($0) }.reduce(largestSum(rest, without: without)) {
      max($0, row[$1] + largestSum(rest, without: without.union([$1])))
    }
  }
}
