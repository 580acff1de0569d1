import Foundation
import Linking
import TestSupport
import Testing

/// Pairs of texts, of which one is a copy of the other or not, against what fingerprints tell.
@Suite struct DuplicatePairTests {
  /// Files of pairs, how many they hold and how many of these are copies, and what is reached.
  @Test(arguments: [
    ("duplicates", 201, 120, 118, 0), ("duplicates-unseen", 263, 139, 138, 0),
  ])
  func copiesAreFoundAndOtherReportsAreNot(
    file: String, pairs: Int, copies: Int, found: Int, wrong: Int
  ) throws {
    var scores = DuplicateScores()
    for line in try Repository.data("Tests/Fixtures/\(file).jsonl").split(separator: 0x0A) {
      scores.add(try JSONDecoder().decode(DuplicateScores.Pair.self, from: Data(line)))
    }
    #expect(scores.copies + scores.others == pairs)
    #expect(scores.copies == copies)
    let faults = Comment(rawValue: scores.faults.joined(separator: "\n"))
    #expect(scores.found >= found, faults)
    #expect(scores.wrong <= wrong, faults)
  }
}
