import Foundation
import Language
import Records
import Statements

/// A text with the quotations in it and their speakers.
package struct QuotationCase: Sendable, Codable {
  package let id: String
  package let form: String
  package let text: String
  package let quotations: [Expected]

  package struct Expected: Sendable, Codable {
    /// The characters, with their marks.
    package let exact: String
    /// The fullest name in the text, or the words for somebody unnamed; nil where it is not clear.
    package let speaker: String?
    package let cue: String?
    package let whole: Bool?
    /// False for marks around a title or a word that nobody is quoted with.
    package let speech: Bool?
  }

  /// Compares what is found with what is expected.
  package func judge(_ recorder: Recorder) throws -> QuotationScores {
    let statements = recorder.statements(try recorder.read(text: text))
    let match = SourceMatch(statements: statements)
    var scores = QuotationScores()
    var unclaimed = statements.quotations
    for expected in quotations {
      let place = unclaimed.firstIndex {
        statements.text.string(ofWords: $0.words) == expected.exact
      }
      let found = place.map { unclaimed.remove(at: $0) }
      guard expected.speech ?? true else {
        scores.others += 1
        if found == nil {
          scores.othersLeft += 1
        } else {
          scores.fault(id, "“\(expected.exact)” is no speech")
        }
        continue
      }
      scores.quotations += 1
      guard let found else {
        scores.fault(id, "not found: \(expected.exact)")
        continue
      }
      scores.found += 1
      if found.speaker.map({ match.matches($0, expected.speaker) }) ?? (expected.speaker == nil) {
        scores.speakers += 1
      } else {
        scores.fault(
          id,
          "\(expected.exact.prefix(60)): \(found.speaker.map(match.name) ?? "unclear"), not \(expected.speaker ?? "unclear")"
        )
      }
      if expected.whole == nil || expected.whole == found.isWhole { scores.wholes += 1 }
    }
    scores.more = unclaimed.count
    for more in unclaimed {
      scores.fault(id, "too much: \(statements.text.string(ofWords: more.words))")
    }
    return scores
  }
}

/// How many quotations are right in which way.
package struct QuotationScores: Sendable, Codable {
  /// Expected quotations.
  package var quotations = 0
  /// With exactly these characters.
  package var found = 0
  /// Found, and with the right speaker.
  package var speakers = 0
  /// Found, and rightly told to be whole or a fragment.
  package var wholes = 0
  /// Marks that quote nobody, and those of them that are left alone.
  package var others = 0
  package var othersLeft = 0
  /// Quotations that nobody expected.
  package var more = 0
  package var faults: [String] = []

  package init() {}

  mutating func fault(_ id: String, _ fault: String) { faults.append("\(id): \(fault)") }

  package static func += (sum: inout Self, new: Self) {
    sum.quotations += new.quotations
    sum.found += new.found
    sum.speakers += new.speakers
    sum.wholes += new.wholes
    sum.others += new.others
    sum.othersLeft += new.othersLeft
    sum.more += new.more
    sum.faults += new.faults
  }
}
