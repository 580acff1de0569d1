import Encoder

/// The best tree over scored arcs, with exactly one word under the root.
///
/// Source: Chu and Liu 1965, Edmonds 1967; one root as in Zmigrod et al. 2020: where the best tree
/// has several, each of them is tried as the only one.
enum SpanningTree {
  private static let never: Float = -1e9

  /// Heads of the words, 0 for the root: `scores` is `[words × (1 + words)]`, column 0 the root.
  static func best(_ scores: Matrix) -> [Int] {
    let count = scores.rows
    var graph = Graph(size: count + 1)
    for word in 0..<count {
      for head in 0...count where head != word + 1 {
        graph[word + 1, head] = scores.values[word * scores.columns + head]
      }
    }
    var heads = solve(graph)
    let roots = heads.indices.dropFirst().filter { heads[$0] == 0 }
    if roots.count > 1 {
      heads = bestWithOneRoot(graph, roots)
    }
    return Array(heads.dropFirst())
  }

  private static func bestWithOneRoot(_ graph: Graph, _ roots: [Int]) -> [Int] {
    var best: (total: Float, heads: [Int])?
    for root in roots {
      var only = graph
      for word in 1..<graph.size where word != root { only[word, 0] = never }
      for head in 1..<graph.size { only[root, head] = never }
      let heads = solve(only)
      let total = (1..<graph.size).reduce(Float(0)) { $0 + graph[$1, heads[$1]] }
      if total > best?.total ?? -.infinity { best = (total, heads) }
    }
    return best?.heads ?? []
  }

  /// Scores of arcs among nodes; node 0 is the root and has no head.
  private struct Graph {
    let size: Int
    var scores: [Float]

    init(size: Int) {
      self.size = size
      scores = [Float](repeating: never, count: size * size)
    }

    subscript(dependent: Int, head: Int) -> Float {
      get { scores[dependent * size + head] }
      set { scores[dependent * size + head] = newValue }
    }

    func bestHead(of dependent: Int) -> Int {
      var best = dependent == 0 ? 0 : (dependent == 1 ? 0 : 1)
      for head in 0..<size where head != dependent && self[dependent, head] > self[dependent, best]
      {
        best = head
      }
      return best
    }
  }

  /// Greedy heads; where they run in a circle, the circle becomes one node and the smaller graph is
  /// solved first.
  private static func solve(_ graph: Graph) -> [Int] {
    var heads = (0..<graph.size).map { graph.bestHead(of: $0) }
    guard let circle = circle(in: heads) else { return heads }
    var isInside = [Bool](repeating: false, count: graph.size)
    for node in circle { isInside[node] = true }
    let outside = (0..<graph.size).filter { !isInside[$0] }
    let merged = outside.count
    var small = Graph(size: merged + 1)
    var entry = [Int](repeating: 0, count: merged)
    var exit = [Int](repeating: 0, count: merged)
    for (new, node) in outside.enumerated() {
      for (other, head) in outside.enumerated() where other != new {
        small[new, other] = graph[node, head]
      }
      let gains = circle.map { graph[$0, node] - graph[$0, heads[$0]] }
      let enter = gains.indices.max { gains[$0] < gains[$1] } ?? 0
      entry[new] = circle[enter]
      small[merged, new] = gains[enter]
      let leave = circle.max { graph[node, $0] < graph[node, $1] } ?? circle[0]
      exit[new] = leave
      if node != 0 { small[new, merged] = graph[node, leave] }
    }
    let solved = solve(small)
    for (new, node) in outside.enumerated() where node != 0 {
      heads[node] = solved[new] == merged ? exit[new] : outside[solved[new]]
    }
    let into = solved[merged]
    heads[entry[into]] = outside[into]
    return heads
  }

  /// The nodes of some circle of heads, or nil where all lead to the root.
  private static func circle(in heads: [Int]) -> [Int]? {
    var visit = [Int](repeating: 0, count: heads.count)
    for start in heads.indices.dropFirst() {
      var node = start
      while node != 0, visit[node] == 0 {
        visit[node] = start
        node = heads[node]
      }
      guard node != 0, visit[node] == start else { continue }
      var circle = [node]
      var next = heads[node]
      while next != node {
        circle.append(next)
        next = heads[next]
      }
      return circle
    }
    return nil
  }
}
