/// A linear-chain conditional random field over BIO labels.
///
/// Source: Lafferty et al. 2001, decoded with Viterbi's algorithm.
package struct ConditionalField: Sendable {
  private let labels: [Label]
  private let begin: [Float]
  /// `[from × to]`
  private let change: Matrix
  private static let never: Float = -1e9

  private struct Label: Equatable {
    /// Nil outside of all spans.
    let kind: String?
    let continues: Bool

    init(_ label: String) {
      kind = label.count > 2 ? String(label.dropFirst(2)) : nil
      continues = label.hasPrefix("I-")
    }

    func mayFollow(_ other: Label?) -> Bool { !continues || other?.kind == kind }
  }

  /// Reads `name.begin` and `name.change` for labels such as `O`, `B-Person`, `I-Person`.
  package init(_ file: ModelFile, _ name: String, labels: [String]) throws(ModelError) {
    let labels = labels.map { Label($0) }
    let count = labels.count
    self.labels = labels
    begin = zip(labels, try file.floats(name + ".begin", shape: [count])).map { label, score in
      label.mayFollow(nil) ? score : Self.never
    }
    var change = Matrix(
      columns: count, values: try file.floats(name + ".change", shape: [count, count]))
    for from in 0..<count {
      for to in 0..<count where !labels[to].mayFollow(labels[from]) {
        change.values[from * count + to] = Self.never
      }
    }
    self.change = change
  }

  /// The spans of the best row of labels; `scores` has a row for each word.
  package func spans(_ scores: Matrix) -> [(kind: String, words: Range<Int>)] {
    let path = bestPath(scores)
    var spans: [(kind: String, words: Range<Int>)] = []
    var start: Int?
    for index in 0...path.count {
      let label = index < path.count ? labels[path[index]] : nil
      if let begun = start, label?.continues != true {
        if let kind = labels[path[begun]].kind { spans.append((kind, begun..<index)) }
        start = nil
      }
      if label?.kind != nil, label?.continues == false { start = index }
    }
    return spans
  }

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
