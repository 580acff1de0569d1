import Encoder

/// Trees by deep biaffine attention.
///
/// Source: Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
struct DependencyParser: Sendable {
  private static let arcWidth = 256
  private static let relationWidth = 96

  private let dependent: Dense
  private let head: Dense
  /// The vector of the place above every root, `[arcWidth + relationWidth]`.
  private let root: [Float]
  private let arcs: Dense
  /// Rows of (relation, value of the head) over values of the dependent.
  private let relations: Dense
  private let labels: [Relation]

  init(_ file: ModelFile) throws(ModelError) {
    let width = Self.arcWidth + Self.relationWidth
    labels = try file.strings("relations").map { Relation($0) }
    dependent = try Dense(file, "dependent", rows: width, columns: WordEncoder.width)
    head = try Dense(file, "head", rows: width, columns: WordEncoder.width)
    root = try file.floats("root", shape: [width]).map { max($0, 0) }
    arcs = try Dense(
      file, "arcs", rows: Self.arcWidth + 1, columns: Self.arcWidth + 1, biased: false)
    relations = try Dense(
      file, "relations", rows: labels.count * (Self.relationWidth + 1),
      columns: Self.relationWidth + 1,
      biased: false)
  }

  /// The head of a word as an index in its sentence, −1 for the root, and its relation.
  typealias Arc = (head: Int, relation: Relation)

  /// Words of a sentence that are parsed together; the rest of a longer one hangs on its root.
  private static let longest = 400

  /// The tree of one sentence, from the vectors of its words and their parts of speech.
  func parse(_ vectors: Matrix, _ parts: [PartOfSpeech]) -> [Arc] {
    guard vectors.rows > Self.longest else { return tree(vectors, parts) }
    var arcs: [Arc] = []
    var root = 0
    for start in stride(from: 0, to: vectors.rows, by: Self.longest) {
      let end = min(start + Self.longest, vectors.rows)
      let part = tree(vectors[start..<end], Array(parts[start..<end]))
      if start == 0 { root = part.firstIndex { $0.head < 0 } ?? 0 }
      arcs += part.map { arc in
        if arc.head >= 0 { return (arc.head + start, arc.relation) }
        return start == 0 ? arc : (root, Relation(.parataxis))
      }
    }
    return arcs
  }

  private func tree(_ vectors: Matrix, _ parts: [PartOfSpeech]) -> [Arc] {
    guard vectors.rows > 0 else { return [] }
    let sides = sides(vectors)
    let heads = SpanningTree.best(arcScores(sides))
    let scores = relationScores(sides, heads: heads)
    let arcs: [Arc] = heads.enumerated().map { word, head in
      (head - 1, head == 0 ? Relation(.root) : relation(scores, row: word))
    }
    return withOneSubject(arcs, parts, sides)
  }

  /// A clause has one subject: of two side by side ("Secretary of State | Marco Rubio praised …"),
  /// the first belongs to the second; so does one of two objects right before the subject.
  private func withOneSubject(_ arcs: [Arc], _ parts: [PartOfSpeech], _ sides: Sides) -> [Arc] {
    var arcs = arcs
    for word in arcs.indices.dropLast()
    where arcs[word].relation.isSubject || isOneOfTwoObjects(word, arcs) {
      guard
        let second = arcs.indices[(word + 1)...].first(where: {
          arcs[$0].relation.isSubject && arcs[$0].head == arcs[word].head
        }), parts[second] != .pronoun, areNeighbours(word, second, arcs)
      else { continue }
      arcs[word].head = second
      let scores = relationScores(sides, heads: arcs.map { $0.head + 1 })
      arcs[word].relation = relation(scores, row: word)
    }
    return arcs
  }

  private func isOneOfTwoObjects(_ word: Int, _ arcs: [Arc]) -> Bool {
    arcs[word].relation.base == .obj
      && arcs[word...].dropFirst().contains {
        $0.head == arcs[word].head && $0.relation.base == .obj
      }
  }

  /// Whether the words below the second follow those below the first at once.
  private func areNeighbours(_ first: Int, _ second: Int, _ arcs: [Arc]) -> Bool {
    func isBelow(_ word: Int, _ top: Int) -> Bool {
      sequence(first: word) { arcs[$0].head < 0 ? nil : arcs[$0].head }.contains(top)
    }
    let between = arcs.indices[first...second]
    return between.allSatisfy { isBelow($0, first) || isBelow($0, second) }
  }

  /// `root` is the relation of the word under the root and of no other.
  private func relation(_ scores: Matrix, row: Int) -> Relation {
    let values = scores[row]
    let best = labels.indices.filter { labels[$0].base != .root }
      .max { values[values.startIndex + $0] < values[values.startIndex + $1] }
    return best.map { labels[$0] } ?? Relation(.dep)
  }

  struct Sides {
    let dependents: Matrix
    /// One row more than words: row 0 is the root.
    let heads: Matrix
  }

  func sides(_ vectors: Matrix) -> Sides {
    Sides(
      dependents: dependent.rectified(vectors),
      heads: Matrix(columns: root.count, values: root + head.rectified(vectors).values))
  }

  /// `[words × (1 + words)]`, column 0 is the root.
  func arcScores(_ sides: Sides) -> Matrix {
    let columns = 0..<Self.arcWidth
    let candidates = Dense(
      weight: extended(sides.heads, columns).values, columns: Self.arcWidth + 1)
    return candidates(arcs(extended(sides.dependents, columns)))
  }

  /// `[words × relations]` of each word under its head (row indices of `sides.heads`).
  func relationScores(_ sides: Sides, heads: [Int]) -> Matrix {
    let columns = Self.arcWidth..<(Self.arcWidth + Self.relationWidth)
    let width = Self.relationWidth + 1
    let projected = relations(extended(sides.dependents, columns))
    let above = extended(sides.heads, columns)
    var scores = Matrix(rows: heads.count, columns: labels.count)
    projected.values.withUnsafeBufferPointer { projected in
      above.values.withUnsafeBufferPointer { above in
        for (word, head) in heads.enumerated() {
          for label in labels.indices {
            let start = (word * labels.count + label) * width
            var sum: Float = 0
            for value in 0..<width { sum += projected[start + value] * above[head * width + value] }
            scores.values[word * labels.count + label] = sum
          }
        }
      }
    }
    return scores
  }

  /// Some columns of each row, and a 1 behind them.
  private func extended(_ matrix: Matrix, _ columns: Range<Int>) -> Matrix {
    var values: [Float] = []
    values.reserveCapacity(matrix.rows * (columns.count + 1))
    for row in 0..<matrix.rows {
      let start = row * matrix.columns
      values.append(
        contentsOf: matrix.values[(start + columns.lowerBound)..<(start + columns.upperBound)])
      values.append(1)
    }
    return Matrix(columns: columns.count + 1, values: values)
  }
}
