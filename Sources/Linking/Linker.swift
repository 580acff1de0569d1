import Foundation
import Records

/// Tells which assertions are of one event.
///
/// Reports whose assertions share something rare (``Blocks``) are held against each other: are they of
/// one story (``Story``)? If that is likely, each assertion of one is compared with each of the other, and
/// the pair gets log odds (``PairFeature``, ``PairWeights``). Then the likeliest pairs join their
/// clusters first, as long as the members of both are on average likelier one event than not (average
/// linkage), and none contradicts another. The result depends on the set of assertions alone, not on
/// their order.
///
/// Two places of one report are never compared: the coder has made one of what it sees to be one.
/// They become one event only by way of a third that both fit, and never where they tell of different
/// days. What says too little to be told from others is an event of its own. A denied event and one
/// that happened are the same, for a denial is evidence about the event; so are a planned one and one
/// that happened, where day and cast fit, at a price.
package struct Linker: Sendable {
  /// How many members of a cluster stand for it when it is compared: the first of them.
  private static let representatives = 8
  /// Log odds beyond which a pair counts no more in the mean.
  private static let most = 6.0

  private let weights: PairWeights

  package init(weights: PairWeights = .standard) {
    self.weights = weights
  }

  /// Each assertion in one event; events in the order of their first assertions.
  ///
  /// Ids of assertions are unique; of several with the same id, one is taken.
  package func link(_ assertions: [Assertion]) -> [LinkedEvent] {
    var ids: Set<String> = []
    let (prepared, rarity) = PreparedAssertion.prepare(
      assertions.filter { ids.insert($0.id).inserted })
    let edges = edges(prepared, Blocks(prepared, rarity: rarity).pairs())
    var sets = DisjointSets(count: prepared.count)
    var members = prepared.indices.map { [$0] }
    // clusters that do not belong together, until one of them grows
    var apart: [UInt64: Int] = [:]
    for edge in edges {
      let (a, b) = (sets.first(of: edge.one), sets.first(of: edge.other))
      guard a != b else { continue }
      let clusters = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
      let size = members[a].count + members[b].count
      if apart[clusters] == size { continue }
      guard belong(members[a], members[b], prepared) else {
        apart[clusters] = size
        continue
      }
      sets.join(a, b)
      members[min(a, b)] = (members[a] + members[b]).sorted()
      members[max(a, b)] = []
    }
    return members.filter { !$0.isEmpty }.map { LinkedEvent($0.map { prepared[$0].assertion }) }
  }

  struct Edge: Sendable {
    let odds: Double
    let one: Int
    let other: Int
  }

  /// The pairs that are likelier one event than not, the likeliest first.
  private func edges(_ all: [PreparedAssertion], _ pairs: [(Int, Int)]) -> [Edge] {
    let places = Dictionary(grouping: all, by: \.report).mapValues { $0.map(\.number) }
    let reports = Self.reports(of: pairs, all)
    let parts = Parts<Edge>(count: reports.count)
    parts.forEach { part in
      var edges: [Edge] = []
      for (one, other) in reports[part] {
        addEdges(places[one] ?? [], places[other] ?? [], all, to: &edges)
      }
      return edges
    }
    return parts.results.sorted { ($1.odds, $0.one, $0.other) < ($0.odds, $1.one, $1.other) }
  }

  /// The pairs of reports that pairs of assertions are of, each once, ascending.
  private static func reports(
    of pairs: [(Int, Int)], _ all: [PreparedAssertion]
  ) -> [(one: Int, other: Int)] {
    var keys = pairs.map { pair in
      let (one, other) = (all[pair.0].report, all[pair.1].report)
      return UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    }
    keys.sort()
    var reports: [(one: Int, other: Int)] = []
    var last: UInt64?
    for key in keys where key != last {
      last = key
      let (one, other) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      if one != other { reports.append((one, other)) }
    }
    return reports
  }

  /// Compares each assertion of a report with each of another.
  private func addEdges(
    _ ones: [Int], _ others: [Int], _ all: [PreparedAssertion], to edges: inout [Edge]
  ) {
    guard let first = ones.first, let second = others.first else { return }
    let story = Story.Pair(all[first].story, all[second].story)
    // no pair can be likelier one event than both reports are one story
    guard story.odds > 0 else { return }
    for one in ones where !all[one].saysLittle {
      for other in others where !all[other].saysLittle {
        let odds = odds(all[one], all[other], story)
        if odds >= 0 {
          edges.append(Edge(odds: odds, one: min(one, other), other: max(one, other)))
        }
      }
    }
  }

  private func belong(_ one: [Int], _ other: [Int], _ all: [PreparedAssertion]) -> Bool {
    if one.count == 1, other.count == 1 { return true }
    var (sum, count) = (0.0, 0.0)
    for a in one.prefix(Self.representatives) {
      for b in other.prefix(Self.representatives) {
        guard !all[a].contradicts(all[b]) else { return false }
        let odds = self.odds(all[a], all[b], Story.Pair(all[a].story, all[b].story))
        sum += min(max(odds, -Self.most), Self.most)
        count += 1
      }
    }
    return count > 0 && sum / count >= 0
  }

  /// The log odds that two assertions are of one event: that their reports are of one story, and
  /// that within it both are one event. −∞ where they contradict each other.
  func odds(_ a: PreparedAssertion, _ b: PreparedAssertion, _ story: Story.Pair) -> Double {
    if a.contradicts(b) { return -.infinity }
    let event = weights.odds(a, b, story)
    // the odds of a product of two probabilities
    return -log(exp(-event) + exp(-story.odds) + exp(-event - story.odds))
  }
}
