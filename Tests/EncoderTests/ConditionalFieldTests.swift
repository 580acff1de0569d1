import Encoder
import Foundation
import TestSupport
import Testing

@Suite struct ConditionalFieldTests {
  static let labels = ["O", "B-Cue", "I-Cue", "B-Source", "I-Source"]

  /// Numbers between -1 and 1, the same ones for the same seed.
  struct Numbers {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) }

    mutating func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 23) - 1
    }

    mutating func next(_ count: Int) -> [Float] { (0..<count).map { _ in next() } }
  }

  /// A field with scores of its own for beginnings and changes.
  static func field(begin: [Float], change: [Float]) throws -> ConditionalField {
    func bytes(_ values: [Float]) -> [UInt8] {
      values.flatMap { value in
        (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) }
      }
    }
    let middle = 4 * begin.count
    let end = middle + 4 * change.count
    let header = """
      {\(ModelFileTests.metadata),\
      "f.begin":{"dtype":"F32","shape":[\(begin.count)],"data_offsets":[0,\(middle)]},\
      "f.change":{"dtype":"F32","shape":[\(begin.count),\(begin.count)],\
      "data_offsets":[\(middle),\(end)]}}
      """
    let folder = try Folder()
    let path = try folder.write(
      "m.safetensors", ModelFileTests.bytes(header: header, body: bytes(begin) + bytes(change)))
    return try ConditionalField(ModelFile(path: path), "f", labels: labels)
  }

  static let plain = Result {
    try field(begin: .init(repeating: 0, count: 5), change: .init(repeating: 0, count: 25))
  }

  /// The spans of labels that are chosen one by one, each with a score of 1.
  private func spans(_ chosen: [Int]) throws -> [String] {
    var scores = Matrix(rows: chosen.count, columns: 5)
    for (row, label) in chosen.enumerated() { scores.values[5 * row + label] = 1 }
    return Self.described(try Self.plain.get().spans(scores))
  }

  private static func described(_ spans: [(kind: String, words: Range<Int>)]) -> [String] {
    spans.map { "\($0.kind) \($0.words)" }
  }

  @Test func labelsBecomeSpans() throws {
    #expect(try spans([3, 4, 0, 1, 1, 2, 2]) == ["Source 0..<2", "Cue 3..<4", "Cue 4..<7"])
    #expect(try spans([3, 1, 2, 3]) == ["Source 0..<1", "Cue 1..<3", "Source 3..<4"])
    #expect(try spans([0, 0, 0]) == [])
    #expect(try spans([1]) == ["Cue 0..<1"])
    #expect(try spans([]) == [])
  }

  /// What would go on with a span belongs to one only where it begins.
  @Test func nothingGoesOnThatHasNotBegun() throws {
    var scores = Matrix(rows: 3, columns: 5)
    // I-Cue is best everywhere; a source is better in sum where its beginning is good enough
    for row in 0..<3 {
      scores.values[5 * row + 2] = 5
      scores.values[5 * row + 4] = 4
    }
    scores.values[3] = 1
    #expect(Self.described(try Self.plain.get().spans(scores)) == ["Cue 0..<3"])
    scores.values[3] = 3
    #expect(Self.described(try Self.plain.get().spans(scores)) == ["Source 0..<3"])
  }

  /// What the best of all rows of labels gives that obey BIO.
  private func best(_ scores: Matrix, begin: [Float], change: [Float]) -> [Int] {
    let before: [Int: Set<Int>] = [2: [1, 2], 4: [3, 4]]
    var paths: [(labels: [Int], score: Float)] = [([], 0)]
    for row in 0..<scores.rows {
      paths = paths.flatMap { path in
        (0..<5).compactMap { label in
          if let before = before[label] {
            guard let last = path.labels.last, before.contains(last) else { return nil }
          }
          let step = path.labels.last.map { change[5 * $0 + label] } ?? begin[label]
          return (path.labels + [label], path.score + step + scores.values[5 * row + label])
        }
      }
    }
    return paths.max { $0.score < $1.score }?.labels ?? []
  }

  @Test(arguments: 1...40) func bestRowOfLabelsIsFound(_ seed: Int) throws {
    var numbers = Numbers(seed)
    let (begin, change) = (numbers.next(5), numbers.next(25))
    let scores = Matrix(columns: 5, values: numbers.next(5 * (1 + seed % 6)))
    let field = try Self.field(begin: begin, change: change)
    #expect(
      Self.described(field.spans(scores)) == (try spans(best(scores, begin: begin, change: change)))
    )
  }

  @Test func spansNeverOverlap() throws {
    var numbers = Numbers(7)
    let field = try Self.field(begin: numbers.next(5), change: numbers.next(25))
    let spans = field.spans(Matrix(columns: 5, values: numbers.next(5 * 20_000)))
    #expect(spans.count > 1_000)
    for (one, next) in zip(spans, spans.dropFirst()) {
      #expect(one.words.upperBound <= next.words.lowerBound)
    }
  }
}
