import Encoder
import Kernels
import Testing

@Suite struct WordVectorsTests {
  private static func random(_ rows: Int, seed: Int) -> Matrix {
    var numbers = ConditionalFieldTests.Numbers(seed)
    // rows of very different size
    let values = (0..<rows).flatMap { row in
      numbers.next(WordEncoder.width).map { $0 * Float(1 << (row % 12)) / 64 }
    }
    return Matrix(columns: WordEncoder.width, values: values)
  }

  @Test func rowsComeBackButForRounding() {
    let rows = Self.random(40, seed: 1)
    var vectors = WordVectors()
    vectors.append(rows)
    #expect(vectors.count == 40)
    let back = vectors[0..<40]
    #expect(back.rows == 40)
    for row in 0..<40 {
      let step = (rows[row].map(abs).max() ?? 0) / 127
      for (one, other) in zip(rows[row], back[row]) {
        #expect(abs(one - other) <= step * 0.5001)
      }
    }
  }

  @Test func rowsThatWereRoundedComeBackAsTheyAre() {
    var (first, second) = (WordVectors(), WordVectors())
    first.append(Self.random(12, seed: 2))
    second.append(first[0..<12])
    #expect(largestDifference(first[0..<12], second[0..<12]) < 1e-5)
  }

  @Test func rowsAreKeptInTheirOrder() {
    let rows = Self.random(30, seed: 3)
    var (whole, parts) = (WordVectors(), WordVectors())
    whole.append(rows)
    for range in [0..<7, 7..<7, 7..<8, 8..<30] { parts.append(rows[range]) }
    #expect(parts.count == 30)
    #expect(parts[0..<30] == whole[0..<30])
    #expect(parts[5..<12] == whole[0..<30][5..<12])
    #expect(parts[4..<4].rows == 0)
  }

  @Test func nothingIsNothing() {
    var vectors = WordVectors()
    #expect(vectors.count == 0)
    vectors.append(Matrix(rows: 2, columns: WordEncoder.width))
    #expect(vectors[0..<2].values.allSatisfy { $0 == 0 })
  }
}
