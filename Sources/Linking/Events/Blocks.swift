/// Finds the pairs that are worth comparing: those that share something rare.
///
/// An assertion is in a block for each of its rarest words and for each of its participants. A
/// block that is too large is divided by a second thing that its members share: another word or
/// participant, or the few days on which the event may have been; and once more by a third. What is
/// still too large is compared with the nearest in order alone. So what is recalled weeks later is
/// found by its names, and what many reports tell on one day by day and names.
struct Blocks {
  /// Blocks of up to so many are compared all with all.
  private static let largest = 32
  /// With how many that follow an assertion in a larger block it is compared.
  private static let nearest = 12
  /// How many of its rarest words an assertion is found by.
  private static let rarest = 9
  /// How many days share a block; ranges are widened by one day on both sides.
  private static let daysTogether = 4
  /// How often a block is divided.
  private static let depth = 2

  /// Of each assertion, what it is found by.
  private let keys: [[UInt64]]
  /// Of each assertion, what divides its blocks: the keys and days.
  private let dividers: [[UInt64]]

  init(_ assertions: [PreparedAssertion], rarity: WeightedWords.Rarity) {
    let keys = assertions.map { Self.keys($0, rarity) }
    self.keys = keys
    dividers = zip(assertions, keys).map { $1.prefix(7) + Self.days($0) }
  }

  /// Numbers of assertions, the smaller first, each pair once, ascending.
  func pairs() -> [(Int, Int)] {
    var entries: [Entry] = []
    entries.reserveCapacity(keys.reduce(0) { $0 + $1.count })
    for (number, keys) in keys.enumerated() {
      for key in keys { entries.append((key, Int32(number))) }
    }
    var found = Pairs()
    addPairs(of: entries, depth: 0, to: &found)
    return found.distinct().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  private typealias Entry = (key: UInt64, number: Int32)

  private func addPairs(of entries: [Entry], depth: Int, to pairs: inout Pairs) {
    let entries = entries.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      let block = entries[start..<end]
      start = end
      if block.count > Self.largest, depth < Self.depth {
        addPairs(
          of: block.flatMap { entry in dividers[Int(entry.number)].map { ($0, entry.number) } },
          depth: depth + 1, to: &pairs)
        continue
      }
      let reach = block.count > Self.largest ? Self.nearest : Self.largest
      for (index, one) in zip(block.indices, block) {
        for other in block[(index + 1)...].prefix(reach) where other.number != one.number {
          pairs.add(one.number, other.number)
        }
      }
    }
  }

  /// The rarest words, the rarest first, then the participants that the registry lists and the
  /// countries of the others.
  private static func keys(
    _ assertion: PreparedAssertion, _ rarity: WeightedWords.Rarity
  ) -> [UInt64] {
    let words = assertion.words.words.map { (weight: rarity.weight(of: $0), word: $0) }
      .sorted { ($0.weight, $0.word) > ($1.weight, $1.word) }.prefix(rarest).map(\.word)
    let cast = Set(
      (assertion.actors + assertion.recipients).compactMap { $0.registry ?? $0.country })
    return words + cast.sorted()
  }

  private static func days(_ assertion: PreparedAssertion) -> [UInt64] {
    guard let days = assertion.days, !days.isOpen else { return [] }
    let last = min(days.last, days.first + 8 * daysTogether)
    return ((days.first - 1) / daysTogether...(last + 1) / daysTogether).map {
      Hashing.mixed(UInt64(bitPattern: Int64($0)))
    }
  }

  /// Pairs as they are found, again and again; repetitions are removed when they get many.
  private struct Pairs {
    private var pairs: [UInt64] = []
    private var limit = 1 << 22

    mutating func add(_ one: Int32, _ other: Int32) {
      pairs.append(UInt64(min(one, other)) << 32 | UInt64(max(one, other)))
      if pairs.count == limit {
        pairs = distinct()
        limit = max(limit, 2 * pairs.count)
      }
    }

    func distinct() -> [UInt64] {
      var distinct: [UInt64] = []
      for pair in pairs.sorted() where pair != distinct.last { distinct.append(pair) }
      return distinct
    }
  }
}
