/// Finds the blocks of a page that are its report.
///
/// 1. *Weight.* Each block weighs as much as it looks like prose: long, ending like a sentence, in a
///    `p`, with few links. Headlines, menus and captions weigh little or nothing.
/// 2. *Outside.* What is called related, comments, navigation and the like (``PageRegion``) is left
///    out, unless it holds most of the prose of the page; what is called by a doubtful word, only
///    if it holds hardly any. Where the page gives the text to programs too, that text decides.
/// 3. *Container.* The innermost element that is called the body and holds most of the prose; where
///    several are called the same, all of them. Without one, the way goes inwards from the root as
///    long as one child holds nearly all.
/// 4. *Blocks.* In the container, single blocks are left out that are links, credits, dates, labels
///    or repetitions, what stands before the first paragraph and behind the last, and reports in an
///    `article` of their own.
struct BodyFinder {
  let tree: PageTree
  let blocks: [PageBlock]
  let keys: [TextKey]
  /// What the page gives to programs as its text, often cut.
  let linked: Shingles
  let title: TextKey

  /// For each block how much it looks like prose, in bytes.
  private(set) var weights: [Double] = []
  /// The blocks that begin another report.
  private var teasers: Set<Int> = []
  /// For each node whether it is no part of the report; its descendants are not marked.
  private(set) var isOutside: [Bool] = []

  init(tree: PageTree, blocks: [PageBlock], keys: [TextKey], linked: Shingles, title: TextKey) {
    self.tree = tree
    self.blocks = blocks
    self.keys = keys
    self.linked = linked
    self.title = title
    weights = blocks.map { Self.weight(of: $0, in: tree) }
    teasers = Set(findTeasers())
    for index in teasers { weights[index] = 0 }
    isOutside = outsideNodes()
  }

  /// The indices of the blocks of the report, in the order of the page; empty if there is none.
  ///
  /// Complexity: O(nodes × depth).
  func find() -> [Int] {
    blocks.isEmpty ? [] : trimmed(ofOneArticle(report(in: containers())))
  }

  // MARK: - Weight

  private static let shortest = 60
  private static let long = 150
  private static let longest = 1000.0

  private static func weight(of block: PageBlock, in tree: PageTree) -> Double {
    guard !block.isMostlyLink else { return 0 }
    let length = min(Double(block.text.count), longest)
    let ends = Shape.endsSentence(block.text[...])
    let name = tree.nodes[block.element].name
    if block.text.count < shortest { return name == "p" && ends ? length / 4 : 0 }
    guard ends || block.text.count >= long else { return 0 }
    switch name {
    case "p": return length
    case "li", "td", "th", "dd", "dt": return length * 0.3
    case "h1", "h2", "h3", "h4", "h5", "h6": return 0
    default: return length * 0.7
    }
  }

  /// The blocks that stand with a headline that is a link, and little else, in an element: what they
  /// say is the beginning of another report.
  private func findTeasers() -> [Int] {
    let prose = sums(weights.map { $0 >= 20 ? 1 : 0 })
    let links = sums(
      blocks.map { tree.nodes[$0.element].isHeading && $0.isMostlyLink ? 1 : 0 })
    return blocks.indices.filter { index in
      weights[index] > 0
        && tree.ancestors(of: blocks[index].element).prefix(6).dropFirst()
          .prefix { prose[$0] <= 2 }.contains { links[$0] > 0 }
    }
  }

  /// For each node the sum of the weights of the blocks in it.
  private func sums(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: tree.nodes.count)
    for (block, weight) in zip(blocks, weights) { sums[block.element] += weight }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      sums[tree.nodes[index].parent] += sums[index]
    }
    return sums
  }

  // MARK: - Outside

  /// The share of the prose from which on an element holds the report, whatever it is called.
  private static let mostOfAll = 0.6
  private static let someOfAll = 0.25

  private func outsideNodes() -> [Bool] {
    let places = tree.nodes.map { node -> PageRegion.Place in
      if node.isText { return .unknown }
      return PageRegion.isHidden(node) ? .outside : PageRegion.place(of: node)
    }
    let bodies = named.reduce(into: [Bool](repeating: false, count: tree.nodes.count)) {
      for index in tree.ancestors(of: $1) { $0[index] = true }
    }
    let all = sums(weights)
    let confirmed = sums(confirmedWeights)
    var outside = tree.nodes.indices.map { index in
      switch places[index] {
      case .outsideByName: all[index] < all[0] * Self.mostOfAll
      case .outside:
        all[index] < all[0] * Self.mostOfAll && confirmed[index] * 2 <= all[index]
      case .unknown, .perhapsOutside: false
      }
    }
    let rows = longestRows()
    let inside = sums(weights(outside: outside))
    for index in tree.nodes.indices where places[index] == .perhapsOutside {
      outside[index] =
        inside[index] < inside[0] * Self.someOfAll && confirmed[index] * 2 <= all[index]
        && rows[index] < 2 && !bodies[index]
    }
    return outside
  }

  /// The weights of the blocks that the page gives to programs too.
  private var confirmedWeights: [Double] {
    guard !linked.isEmpty else { return weights.map { _ in 0 } }
    return zip(keys, weights).map { (linked.share(of: $0) ?? 0) >= 0.7 ? $1 : 0 }
  }

  /// For each node how many paragraphs of prose at most are children of one element in it.
  private func longestRows() -> [Int] {
    var rows = [Int](repeating: 0, count: tree.nodes.count)
    for (block, weight) in zip(blocks, weights)
    where weight >= 80 && tree.nodes[block.element].name == "p"
      && block.linkBytes * 4 < block.text.count
    {
      rows[max(tree.nodes[block.element].parent, 0)] += 1
    }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      let parent = tree.nodes[index].parent
      rows[parent] = max(rows[parent], rows[index])
    }
    return rows
  }

  /// The weights without what stands in outside elements.
  private func weights(outside: [Bool]) -> [Double] {
    let isIn = spread(outside, from: 0)
    return zip(blocks, weights).map { isIn[$0.element] ? 0 : $1 }
  }

  /// Marks the descendants of what is marked, from a node on inwards; its own mark does not count.
  private func spread(_ marks: [Bool], from start: Int) -> [Bool] {
    var spread = [Bool](repeating: false, count: tree.nodes.count)
    guard start < tree.nodes.count else { return spread }
    for index in tree.nodes.indices[start..<tree.nodes[start].end].dropFirst() {
      spread[index] = marks[index] || spread[tree.nodes[index].parent]
    }
    return spread
  }

  // MARK: - Container

  /// The share of the prose that a container has to hold.
  private static let most = 0.66

  /// The elements that are called the body of a report.
  private var named: [Int] {
    tree.nodes.indices.filter { !tree.nodes[$0].isText && PageRegion.isBody(tree.nodes[$0]) }
  }

  func containers() -> [Int] {
    let inside = sums(weights(outside: isOutside))
    guard inside[0] > 0 else { return [0] }
    let named = named.filter { inside[$0] > 0 }
    if let last = named.last(where: { inside[$0] >= inside[0] * Self.most }) { return [last] }
    return group(named, inside) ?? [descend(from: 0, inside)]
  }

  /// Elements that are called the body by the same name, and hold most of the prose together.
  private func group(_ named: [Int], _ inside: [Double]) -> [Int]? {
    var groups: [String: [Int]] = [:]
    for index in named {
      let node = tree.nodes[index]
      let name = node.name + " " + node["class"]
      if let last = groups[name]?.last, tree.nodes[last].end > index { continue }
      groups[name, default: []].append(index)
    }
    let best = groups.values.map { (members: $0, sum: $0.reduce(0) { $0 + inside[$1] }) }
      .max { ($0.sum, $1.members[0]) < ($1.sum, $0.members[0]) }
    guard let best, best.sum >= inside[0] * Self.most else { return nil }
    return best.members
  }

  /// Goes inwards as long as one child holds nearly all.
  private func descend(from start: Int, _ inside: [Double]) -> Int {
    var current = start
    while true {
      var child = current + 1
      var next: Int?
      while child < tree.nodes[current].end {
        if inside[child] >= inside[current] * 0.85, inside[child] > 0 { next = child }
        child = tree.nodes[child].end
      }
      guard let next, tree.nodes[next].name != "p" else { return current }
      current = next
    }
  }

  // MARK: - Blocks

  private func report(in containers: [Int]) -> [Int] {
    var isIn = [Bool](repeating: false, count: tree.nodes.count)
    for container in containers {
      let outside = spread(isOutside, from: container)
      for index in container..<tree.nodes[container].end { isIn[index] = !outside[index] }
    }
    var seen: Set<[UInt64]> = []
    var found: [Int] = []
    for index in blocks.indices where isIn[blocks[index].element] {
      if isLink(blocks[index]) {
        // A headline over links is theirs.
        while let last = found.last, last == index - 1, isHeading(last) { found.removeLast() }
        continue
      }
      guard isText(index), !teasers.contains(index) else { continue }
      if keys[index].words.count >= 6, !seen.insert(keys[index].words).inserted { continue }
      found.append(index)
    }
    return found
  }

  private func name(_ index: Int) -> String { tree.nodes[blocks[index].element].name }

  private func isHeading(_ index: Int) -> Bool { tree.nodes[blocks[index].element].isHeading }

  private func isLink(_ block: PageBlock) -> Bool {
    if block.linkBytes * 10 > block.text.count * 8 { return true }
    let isWhole = Shape.endsSentence(block.text[...]) || block.text.last == UInt8(ascii: ":")
    return block.isMostlyLink && !isWhole
  }

  private func isText(_ index: Int) -> Bool {
    let text = blocks[index].text
    if keys[index] == title, !title.words.isEmpty { return false }
    guard Shape.hasLetters(text[...]) else { return false }
    let ends = Shape.endsSentence(text[...])
    switch name(index) {
    case "p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt", "pre": break
    case "h1": return keys[index].overlap(with: title) < 0.6
    case "td", "th": guard ends, text.count >= Self.long else { return false }
    default: guard ends || text.count >= Self.long else { return false }
    }
    return !isStanding(text, ends)
  }

  private func isStanding(_ text: [UInt8], _ ends: Bool) -> Bool {
    guard text.count <= 700 else { return false }
    let words = Word.words(of: text, in: 0..<text.count)
    return StandingLine.kind(of: words, endsSentence: ends) != nil
      || text.count <= 160 && Timestamp(words) != nil
      || text.count <= Self.longestInvitation && Self.isInvitation(words)
  }

  private static let longestInvitation = 240

  /// Whether a short paragraph has all words of a line of the table.
  private static func isInvitation(_ words: [Word]) -> Bool {
    let words = Set(words.map(\.text))
    return invitations.contains { $0.isSubset(of: words) }
  }

  /// What speaks of the page, and not of the news.
  private static let invitations: [Set<String>] = [
    ["sign", "up", "newsletter"], ["sign", "up", "newsletters"], ["signing", "up", "newsletter"],
    ["subscribe", "newsletter"], ["subscribe", "newsletters"], ["follow", "google", "news"],
    ["more", "to", "follow", "breaking"], ["more", "to", "follow", "story"],
    ["breaking", "story", "updates"], ["developing", "story", "updated"],
    ["comment", "article", "sign"], ["have", "your", "say", "comments"],
  ]

  /// Without other reports that stand in an `article` of their own.
  private func ofOneArticle(_ found: [Int]) -> [Int] {
    let articles = found.map { index in
      tree.ancestors(of: blocks[index].element).first { tree.nodes[$0].name == "article" } ?? -1
    }
    var sums: [Int: Double] = [:]
    for (index, article) in zip(found, articles) { sums[article, default: 0] += weights[index] }
    let all = sums.values.reduce(0, +)
    guard sums.count > 1,
      let main = sums.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
      let sum = sums[main], sum >= all * 0.5
    else { return found }
    return zip(found, articles).filter { $1 == main }.map(\.0)
  }

  /// Without what stands before the first paragraph and behind the last.
  private func trimmed(_ found: [Int]) -> [Int] {
    guard let first = found.firstIndex(where: { weights[$0] >= Double(Self.shortest) * 0.3 })
    else { return found.filter { weights[$0] > 0 } }
    let opening = found[..<first].filter { weights[$0] > 0 }
    var rest = found[first...]
    while let last = rest.last, isHeading(last) { rest.removeLast() }
    return opening + rest
  }
}
