/// Finds the pairs that are worth comparing: those that share something rare.
///
/// An assertion is in a block for each of its rarest words and participants together with each few
/// days on which the event may have been, and for each two of its rarest words, whatever the day:
/// what is recalled weeks later shares names, not days. A block that is too large is divided by a
/// further word; what is still too large is compared with the nearest in order alone.
struct Blocks {
  /// Blocks of up to so many are compared all with all.
  private static let largest = 64
  /// With how many that follow an assertion in a larger block it is compared.
  private static let nearest = 12
  /// How many of its rarest words an assertion is found by.
  private static let rarest = 7
  /// How many days share a block; ranges are widened by one day on both sides.
  private static let daysTogether = 4

  private let keys: [[UInt64]]
  private let details: [[UInt64]]

  init(_ assertions: [PreparedAssertion], rarity: WeightedWords.Rarity) {
    let rarest = assertions.map { Self.rarest($0, rarity) }
    details = rarest
    keys = zip(assertions, rarest).map { Self.keys($0, $1) }
  }

  /// Numbers of assertions, the smaller first, each pair once, ascending.
  func pairs() -> [(Int, Int)] {
    var entries: [(key: UInt64, number: Int32)] = []
    entries.reserveCapacity(keys.reduce(0) { $0 + $1.count })
    for (number, keys) in keys.enumerated() {
      for key in keys { entries.append((key, Int32(number))) }
    }
    var pairs: [UInt64] = []
    addPairs(of: entries, depth: 0, to: &pairs)
    pairs.sort()
    var distinct: [(Int, Int)] = []
    var last: UInt64?
    for pair in pairs where pair != last {
      distinct.append((Int(pair >> 32), Int(pair & 0xFFFF_FFFF)))
      last = pair
    }
    return distinct
  }

  private func addPairs(
    of entries: [(key: UInt64, number: Int32)], depth: Int, to pairs: inout [UInt64]
  ) {
    let entries = entries.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      let block = entries[start..<end]
      let isLarge = block.count > Self.largest
      if isLarge, depth == 0 {
        addPairs(
          of: block.flatMap { entry in
            details[Int(entry.number)].map { (Hashing.combined(entry.key, $0), entry.number) }
          }, depth: 1, to: &pairs)
      }
      for (index, one) in zip(block.indices, block) {
        for other in block[(index + 1)...].prefix(isLarge ? Self.nearest : Self.largest)
        where other.number != one.number {
          pairs.append(UInt64(one.number) << 32 | UInt64(other.number))
        }
      }
      start = end
    }
  }

  private static func rarest(
    _ assertion: PreparedAssertion, _ rarity: WeightedWords.Rarity
  ) -> [UInt64] {
    let words = assertion.words.words.map { (weight: rarity.weight(of: $0), word: $0) }
      .sorted { ($0.weight, $0.word) > ($1.weight, $1.word) }.prefix(rarest).map(\.word)
    return words
  }

  private static func keys(_ assertion: PreparedAssertion, _ rarest: [UInt64]) -> [UInt64] {
    var keys: Set<UInt64> = []
    for (index, one) in rarest.enumerated() {
      for other in rarest[(index + 1)...] {
        keys.insert(Hashing.combined(min(one, other), max(one, other)))
      }
    }
    guard let days = assertion.days else { return keys.sorted() }
    let last = min(days.last, days.first + 14 * daysTogether)
    let cast = (assertion.actors + assertion.recipients).compactMap { $0.registry ?? $0.country }
    for days in (days.first - 1) / daysTogether...(last + 1) / daysTogether {
      for token in rarest + cast {
        keys.insert(Hashing.combined(UInt64(bitPattern: Int64(days)), token))
      }
    }
    return keys.sorted()
  }
}
