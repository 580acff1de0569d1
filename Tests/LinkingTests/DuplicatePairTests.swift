import Foundation
import Linking
import TestSupport
import Testing

/// Pairs of texts, of which one is a copy of the other or not, against what fingerprints tell.
@Suite struct DuplicatePairTests {
  struct Pair: Decodable {
    let id: String
    let kind: String
    let copy: Bool
    let a: String
    let b: String
  }

  static func pairs() throws -> [Pair] {
    try Repository.data("Tests/Fixtures/duplicates.jsonl").split(separator: UInt8(ascii: "\n")).map
    {
      try JSONDecoder().decode(Pair.self, from: Data($0))
    }
  }

  @Test func copiesAreFoundAndOtherReportsAreNot() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count == 201)
    #expect(pairs.count { $0.copy } == 120)
    var faults: [String] = []
    var (found, wrong) = (0, 0)
    for pair in pairs {
      let (a, b) = (Fingerprint(of: pair.a), Fingerprint(of: pair.b))
      let similarity = a.similarity(to: b)
      let voices = NearDuplicates.voices([("a", nil, a), ("b", nil, b)])
      let joined = voices["a"] == voices["b"]
      if joined { if pair.copy { found += 1 } else { wrong += 1 } }
      if joined != pair.copy {
        faults.append(
          "\(pair.id) \(pair.kind) \(similarity) index \(!Set(a.bands).isDisjoint(with: b.bands))")
      }
    }
    let report = Comment(rawValue: faults.joined(separator: "\n"))
    #expect(found >= 118, report)
    #expect(wrong == 0, report)
  }
}
