import Encoder

/// Names by a conditional random field over BIO labels.
///
/// Source: Lafferty et al. 2001, decoded with Viterbi's algorithm.
struct NameTagger: Sendable {
  private let trunk: Dense
  private let classes: Dense
  private let begin: [Float]
  /// `[from × to]`
  private let change: Matrix
  private let labels: [Label]
  private static let never: Float = -1e9

  private struct Label: Equatable {
    let kind: NameKind?
    let continues: Bool

    init(_ label: String) {
      kind = NameKind(rawValue: String(label.dropFirst(2)))
      continues = label.hasPrefix("I-")
    }

    func mayFollow(_ other: Label?) -> Bool { !continues || other?.kind == kind }
  }

  init(_ file: ModelFile) throws(ModelError) {
    let labels = try file.strings("names").map { Label($0) }
    let count = labels.count
    self.labels = labels
    trunk = try Dense(file, "name", rows: 192, columns: WordEncoder.width)
    classes = try Dense(file, "names", rows: count, columns: 192)
    begin = zip(labels, try file.floats("field.begin", shape: [count])).map { label, score in
      label.mayFollow(nil) ? score : Self.never
    }
    var change = Matrix(
      columns: count, values: try file.floats("field.change", shape: [count, count]))
    for from in 0..<count {
      for to in 0..<count where !labels[to].mayFollow(labels[from]) {
        change.values[from * count + to] = Self.never
      }
    }
    self.change = change
  }

  /// The names of one sentence; words are counted from its first.
  func names(_ vectors: Matrix) -> [Name] {
    let path = bestPath(scores(vectors))
    var names: [Name] = []
    var start: Int?
    for index in 0...path.count {
      let label = index < path.count ? labels[path[index]] : nil
      if let begun = start, label?.continues != true {
        if let kind = labels[path[begun]].kind { names.append(Name(kind, begun..<index)) }
        start = nil
      }
      if label?.kind != nil, label?.continues == false { start = index }
    }
    return names
  }

  func scores(_ vectors: Matrix) -> Matrix { classes(trunk.rectified(vectors)) }

  private func bestPath(_ scores: Matrix) -> [Int] {
    guard scores.rows > 0 else { return [] }
    let count = labels.count
    var totals = zip(begin, scores[0]).map(+)
    var back: [[Int]] = []
    for word in 1..<max(1, scores.rows) {
      var next = [Float](repeating: 0, count: count)
      var from = [Int](repeating: 0, count: count)
      for to in 0..<count {
        var best = 0
        for candidate in 1..<count
        where totals[candidate] + change.values[candidate * count + to]
          > totals[best] + change.values[best * count + to]
        {
          best = candidate
        }
        from[to] = best
        next[to] =
          totals[best] + change.values[best * count + to]
          + scores.values[word * count + to]
      }
      totals = next
      back.append(from)
    }
    var path = [totals.indices.max { totals[$0] < totals[$1] } ?? 0]
    for from in back.reversed() { path.append(from[path[path.count - 1]]) }
    return path.reversed()
  }
}
