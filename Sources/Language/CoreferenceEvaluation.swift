/// How well mentions are found and put together to entities, by the measures of the CoNLL 2012
/// shared task as its reference scorer counts them.
///
/// Source: Pradhan et al. 2014, <https://aclanthology.org/P14-2006>. Over several documents,
/// numerators and denominators are summed.
package struct CoreferenceScores: Sendable, Equatable {
  /// Mentions that both sides have, whatever their entities.
  package private(set) var mentions = FractionalScore()
  /// Links: an entity of n mentions has n − 1 (Vilain et al. 1995).
  package private(set) var muc = FractionalScore()
  /// Mentions, each counted by how much of its entity is right (Bagga and Baldwin 1998).
  package private(set) var bCubed = FractionalScore()
  /// Entities, each compared with one of the other side at most: CEAF with φ₄ (Luo 2005).
  package private(set) var ceafe = FractionalScore()

  package init() {}

  /// Compares the entities of a document, each a list of its mentions.
  ///
  /// A mention is found if the other side has one that is equal to it; where one side has a mention
  /// twice, the first place counts. Entities of one mention are left out on both sides, unless they
  /// are kept.
  package init<Mention: Hashable>(
    gold: [[Mention]], system: [[Mention]], keepsSingletons: Bool = false
  ) {
    let gold = Partition(gold, keepsSingletons: keepsSingletons)
    let system = Partition(system, keepsSingletons: keepsSingletons)
    /// `[gold × system]`: how many mentions two entities have in common.
    var common = [[Int]](
      repeating: [Int](repeating: 0, count: system.sizes.count), count: gold.sizes.count)
    for (mention, row) in gold.entities {
      if let column = system.entities[mention] { common[row][column] += 1 }
    }

    var (found, links) = (0, 0)
    bCubed.gold = Double(gold.entities.count)
    bCubed.system = Double(system.entities.count)
    var similarity: [[Double]] = []
    for (counts, goldSize) in zip(common, gold.sizes) {
      for (count, systemSize) in zip(counts, system.sizes) where count > 0 {
        found += count
        links += count - 1
        bCubed.correctOfGold += Double(count * count) / Double(goldSize)
        bCubed.correctOfSystem += Double(count * count) / Double(systemSize)
      }
      similarity.append(
        zip(counts, system.sizes).map { Double(2 * $0) / Double(goldSize + $1) })
    }
    mentions = FractionalScore(
      correct: Double(found), gold: gold.entities.count, system: system.entities.count)
    muc = FractionalScore(correct: Double(links), gold: gold.links, system: system.links)
    var aligned = 0.0
    for (row, column) in Assignment.best(similarity).enumerated() {
      if let column { aligned += similarity[row][column] }
    }
    ceafe = FractionalScore(correct: aligned, gold: gold.sizes.count, system: system.sizes.count)
  }

  /// Compares the mentions of a document by a key, such as their words or their head.
  ///
  /// Of several mentions of one side with the same key the longest counts, entities of one mention
  /// having been left out before, unless they are kept.
  package init<Key: Hashable>(
    gold: [EntityMention], system: [EntityMention], keepsSingletons: Bool = false,
    by key: (EntityMention) -> Key
  ) {
    self.init(
      gold: Self.entities(of: gold, keepsSingletons: keepsSingletons, by: key),
      system: Self.entities(of: system, keepsSingletons: keepsSingletons, by: key),
      keepsSingletons: keepsSingletons)
  }

  private static func entities<Key: Hashable>(
    of mentions: [EntityMention], keepsSingletons: Bool, by key: (EntityMention) -> Key
  ) -> [[Key]] {
    let sizes = Dictionary(mentions.map { ($0.entity, 1) }, uniquingKeysWith: +)
    var longest: [Key: EntityMention] = [:]
    for mention in mentions where keepsSingletons || sizes[mention.entity] != 1 {
      let rival = longest[key(mention)]
      if mention.words.count > rival?.words.count ?? 0 { longest[key(mention)] = mention }
    }
    var entities: [[Key]] = []
    var places: [String: Int] = [:]
    for mention in mentions where longest[key(mention)] == mention {
      let place = places[mention.entity] ?? entities.count
      if place == entities.count { entities.append([]) }
      places[mention.entity] = place
      entities[place].append(key(mention))
    }
    return entities
  }

  /// The mean of the three F1, the score by which CoNLL 2012 ranked.
  package var conll: Double { (muc.f1 + bCubed.f1 + ceafe.f1) / 3 }

  /// Every measure with its usual name, in the usual order.
  package var table: [(name: String, score: FractionalScore)] {
    [("Mentions", mentions), ("MUC", muc), ("B³", bCubed), ("CEAFe", ceafe)]
  }

  package static func += (sum: inout Self, more: Self) {
    sum.mentions += more.mentions
    sum.muc += more.muc
    sum.bCubed += more.bCubed
    sum.ceafe += more.ceafe
  }
}

extension CoreferenceScores: Codable {
  private enum CodingKeys: String, CodingKey {
    case mentions, muc, bCubed, ceafe, conll
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    mentions = try values.decode(FractionalScore.self, forKey: .mentions)
    muc = try values.decode(FractionalScore.self, forKey: .muc)
    bCubed = try values.decode(FractionalScore.self, forKey: .bCubed)
    ceafe = try values.decode(FractionalScore.self, forKey: .ceafe)
  }

  /// Writes the mean too, for those who read the file.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(mentions, forKey: .mentions)
    try values.encode(muc, forKey: .muc)
    try values.encode(bCubed, forKey: .bCubed)
    try values.encode(ceafe, forKey: .ceafe)
    try values.encode(conll, forKey: .conll)
  }
}

/// The mentions of one side, each in one entity.
private struct Partition<Mention: Hashable> {
  /// How many mentions each entity has.
  private(set) var sizes: [Int] = []
  /// The entity of each mention.
  private(set) var entities: [Mention: Int] = [:]

  init(_ lists: [[Mention]], keepsSingletons: Bool) {
    for list in lists {
      let mentions = Set(list).filter { entities[$0] == nil }
      if mentions.count < (keepsSingletons ? 1 : 2) { continue }
      for mention in mentions { entities[mention] = sizes.count }
      sizes.append(mentions.count)
    }
  }

  var links: Int { entities.count - sizes.count }
}
