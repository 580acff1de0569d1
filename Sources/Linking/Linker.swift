import Foundation
import Records

/// Tells which assertions are of one event.
///
/// Pairs that share something rare (``Blocks``) get log odds (``PairFeature``, ``PairWeights``);
/// then the likeliest pairs join their clusters first, as long as the members of both are on
/// average likelier one event than not, and none contradicts another (average linkage with
/// constraints). The result depends on the set of assertions alone, not on their order.
///
/// Two places of one report are two events, as the coder has made one of what it tells twice. A
/// denied event and one that happened are the same; a planned one and one that happened, too,
/// where the rest fits.
package struct Linker: Sendable {
  /// Pairs with less are not joined.
  private let threshold: Double
  /// How many members of a cluster stand for it when it is compared: the first of them.
  private static let representatives = 6

  package init() { threshold = 0 }

  init(threshold: Double) { self.threshold = threshold }

  /// Each assertion in one event; events in the order of their first assertions.
  ///
  /// Ids of assertions are unique; of several with the same id, one is taken.
  package func link(_ assertions: [Assertion]) -> [LinkedEvent] {
    var ids: Set<String> = []
    let (prepared, rarity) = PreparedAssertion.prepare(
      assertions.filter { ids.insert($0.id).inserted })
    let pairs = Blocks(prepared, rarity: rarity).pairs()
    var edges: [(odds: Double, one: Int, other: Int)] = []
    for (one, other) in pairs {
      let odds = Self.odds(prepared[one], prepared[other])
      if odds >= threshold { edges.append((odds, one, other)) }
    }
    edges.sort { ($1.odds, $0.one, $0.other) < ($0.odds, $1.one, $1.other) }
    var sets = DisjointSets(count: prepared.count)
    var members = prepared.indices.map { [$0] }
    for edge in edges {
      let (one, other) = (sets.first(of: edge.one), sets.first(of: edge.other))
      guard one != other, belong(members[one], members[other], prepared) else { continue }
      sets.join(one, other)
      members[min(one, other)] = (members[one] + members[other]).sorted()
      members[max(one, other)] = []
    }
    return members.filter { !$0.isEmpty }.map { LinkedEvent($0.map { prepared[$0].assertion }) }
  }

  private func belong(_ one: [Int], _ other: [Int], _ all: [PreparedAssertion]) -> Bool {
    let reports = Set(one.map { all[$0].report })
    guard !other.contains(where: { reports.contains(all[$0].report) }) else { return false }
    var (sum, count) = (0.0, 0.0)
    for a in one.prefix(Self.representatives) {
      for b in other.prefix(Self.representatives) {
        sum += min(max(Self.odds(all[a], all[b]), -6), 6)
        count += 1
      }
    }
    return sum / count >= threshold
  }

  /// The log odds that two assertions are of one event; −∞ for two of one report.
  static func odds(_ a: PreparedAssertion, _ b: PreparedAssertion) -> Double {
    guard a.report != b.report else { return -.infinity }
    return zip(PairFeature.values(of: a, b), PairWeights.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
