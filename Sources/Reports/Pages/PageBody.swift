/// Finds the blocks of a page that are its report.
struct PageBody {
  /// Indices of the blocks, in the order of the page.
  private(set) var blocks: [Int] = []
  /// The element that holds them.
  private(set) var container = 0

  init(of all: [PageBlock], in tree: PageTree, linked: [String]) {
    guard !all.isEmpty else { return }
    let finder = BodyFinder(tree: tree, blocks: all, linked: linked)
    container = finder.container()
    blocks = finder.blocks(in: container)
  }
}

struct BodyFinder {
  let tree: PageTree
  let blocks: [PageBlock]
  let linked: [String]
  /// For each block how much it looks like prose, in bytes.
  let weights: [Double]
  /// For each node whether it is called something outside.
  let isOutside: [Bool]
  let total: Double

  init(tree: PageTree, blocks: [PageBlock], linked: [String]) {
    self.tree = tree
    self.blocks = blocks
    self.linked = linked
    weights = blocks.map { Self.weight(of: $0, in: tree) }
    let sums = Self.sums(weights, of: blocks, in: tree)
    let all = sums.first ?? 0
    total = all
    isOutside = tree.nodes.indices.map { index in
      !tree.nodes[index].isText && sums[index] < all * 0.6
        && (PageRegion.isOutside(tree.nodes[index]) || PageRegion.isHidden(tree.nodes[index]))
    }
  }

  private static func weight(of block: PageBlock, in tree: PageTree) -> Double {
    guard block.text.count >= 60, !block.isMostlyLink else { return 0 }
    guard block.text.count >= 150 || Shape.endsSentence(block.text[...]) else { return 0 }
    let name = tree.nodes[block.element].name
    let factor = name == "p" ? 1 : name == "li" || name == "td" ? 0.3 : 0.7
    return Double(min(block.text.count, 1000)) * factor
  }

  /// For each node the weights of the blocks in it.
  static func sums(_ weights: [Double], of blocks: [PageBlock], in tree: PageTree) -> [Double] {
    var sums = [Double](repeating: 0, count: tree.nodes.count)
    for (block, weight) in zip(blocks, weights) { sums[block.element] += weight }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      sums[tree.nodes[index].parent] += sums[index]
    }
    return sums
  }

  /// Weights without what stands in outside elements.
  private var insideWeights: [Double] {
    var outside = isOutside
    for index in tree.nodes.indices where tree.nodes[index].parent >= 0 {
      if outside[tree.nodes[index].parent] { outside[index] = true }
    }
    return zip(blocks, weights).map { outside[$0.element] ? 0 : $1 }
  }

  func container() -> Int {
    let sums = Self.sums(insideWeights, of: blocks, in: tree)
    let all = sums[0]
    let named = tree.nodes.indices.filter {
      !tree.nodes[$0].isText && sums[$0] > all * 0.5 && PageRegion.isBody(tree.nodes[$0])
    }
    if let last = named.last { return last }
    return descend(from: 0, sums)
  }

  /// Goes inwards as long as one child holds nearly all.
  private func descend(from start: Int, _ sums: [Double]) -> Int {
    var current = start
    while true {
      var child = current + 1
      var next: Int?
      while child < tree.nodes[current].end {
        if sums[child] >= sums[current] * 0.85, sums[child] > 0 { next = child }
        child = tree.nodes[child].end
      }
      guard let next, !["p"].contains(tree.nodes[next].name) else { return current }
      current = next
    }
  }

  func blocks(in container: Int) -> [Int] {
    var outside = [Bool](repeating: false, count: tree.nodes.count)
    for index in (container + 1)..<max(tree.nodes[container].end, container + 1) {
      outside[index] = outside[tree.nodes[index].parent] || isOutside[index]
    }
    let range = container..<tree.nodes[container].end
    return blocks.indices.filter { index in
      let block = blocks[index]
      return range.contains(block.element) && !outside[block.element] && isProse(block)
    }
  }

  private func isProse(_ block: PageBlock) -> Bool {
    if block.linkBytes * 10 > block.text.count * 8 { return false }
    let words = Word.words(of: block.text, in: 0..<block.text.count)
    return StandingLine.kind(of: words, endsSentence: Shape.endsSentence(block.text[...])) == nil
  }
}
