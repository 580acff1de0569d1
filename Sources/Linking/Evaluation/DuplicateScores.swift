/// How well copies of one text are told from other texts.
package struct DuplicateScores: Sendable, Codable {
  /// Pairs that are copies; that are none.
  package private(set) var copies = 0
  package private(set) var others = 0
  /// Copies that are found; others that are taken for copies.
  package private(set) var found = 0
  package private(set) var wrong = 0
  package private(set) var faults: [String] = []

  package var recall: Double { copies == 0 ? 0 : Double(found) / Double(copies) }
  package var precision: Double {
    found + wrong == 0 ? 0 : Double(found) / Double(found + wrong)
  }

  package init() {}

  /// Two texts, and whether an editor would call them the same.
  package struct Pair: Decodable, Sendable {
    package let id: String
    package let kind: String
    package let copy: Bool
    package let a: String
    package let b: String
  }

  package mutating func add(_ pair: Pair) {
    let (a, b) = (Fingerprint(of: pair.a), Fingerprint(of: pair.b))
    let voices = NearDuplicates.voices([("a", nil, a), ("b", nil, b)])
    let isFound = voices["a"] == voices["b"]
    switch (pair.copy, isFound) {
    case (true, true): found += 1
    case (false, true): wrong += 1
    default: break
    }
    if pair.copy { copies += 1 } else { others += 1 }
    guard pair.copy != isFound else { return }
    let similarity = a.similarity(to: b)
    let isIndexed = !Set(a.bands).isDisjoint(with: b.bands)
    faults.append(
      "\(pair.id) \(pair.kind): \(similarity), \(isIndexed ? "compared" : "not compared")")
  }
}
