/// Sets that only ever grow together (union-find); the first element of a set stands for it.
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
  }

  /// The smallest element of the set; shortens the way to it for the next who asks.
  mutating func first(of element: Int) -> Int {
    var element = element
    while parents[element] != Int32(element) {
      parents[element] = parents[Int(parents[element])]
      element = Int(parents[element])
    }
    return element
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (first(of: one), first(of: other))
    parents[max(one, other)] = Int32(min(one, other))
  }
}
