import Foundation
import Language
import Records
import Statements

/// A text with claims in it, and for each on whose word it is.
package struct ChainCase: Sendable, Codable {
  package let id: String
  package let text: String
  package let claims: [Claim]

  package struct Claim: Sendable, Codable {
    /// A word of the text.
    package let predicate: String
    package let occurrence: Int?
    /// Outermost first, without the report.
    package let chain: [Link]
    package let summary: Factuality.Summary?
  }

  package struct Link: Sendable, Codable {
    /// Nil where the text has nobody: "reportedly".
    package let source: String?
    package let cue: String?
    package let stance: Records.Attribution.Stance?
    package let verbatim: Bool?
  }

  /// Compares what is found with what is expected.
  package func judge(_ recorder: Recorder) throws -> ChainScores {
    let statements = recorder.statements(try recorder.read(text: text))
    let match = SourceMatch(statements: statements)
    var scores = ChainScores()
    for claim in claims {
      scores.claims += 1
      guard let token = statements.text.word(claim.predicate, claim.occurrence ?? 1) else {
        scores.faults.append("\(id): no word “\(claim.predicate)”")
        continue
      }
      let judgement = statements.judgement(of: token)
      let found = Array(judgement.links.reversed())
      let isRight =
        found.count == claim.chain.count
        && zip(found, claim.chain).allSatisfy { match.matches($0.source, $1.source) }
      if isRight {
        scores.chains += 1
        scores.links += found.count
        scores.stances +=
          zip(found, claim.chain).filter { $1.stance == nil || $0.stance == $1.stance }.count
        scores.verbatim +=
          zip(found, claim.chain).filter { $0.isVerbatim == ($1.verbatim ?? false) }.count
      } else {
        scores.faults.append(
          "\(id) “\(claim.predicate)”: \(found.map { match.name($0.source) }), not \(claim.chain.map { $0.source ?? "nobody" })"
        )
      }
      if let summary = claim.summary {
        scores.summarised += 1
        let own = judgement.summary(actedBy: [], isVerbal: false)
        if own == summary {
          scores.summaries += 1
        } else {
          scores.faults.append(
            "\(id) “\(claim.predicate)”: \(own.rawValue), not \(summary.rawValue)")
        }
      }
    }
    return scores
  }
}

/// How many claims have the right chain, and what else is right of those.
package struct ChainScores: Sendable, Codable {
  package var claims = 0
  /// As many links as expected, each with its source.
  package var chains = 0
  /// Links of right chains; with the right stance; rightly verbatim or not.
  package var links = 0
  package var stances = 0
  package var verbatim = 0
  /// Claims of which a summary is expected, and those with that one.
  package var summarised = 0
  package var summaries = 0
  package var faults: [String] = []

  package init() {}

  package static func += (sum: inout Self, new: Self) {
    sum.claims += new.claims
    sum.chains += new.chains
    sum.links += new.links
    sum.stances += new.stances
    sum.verbatim += new.verbatim
    sum.summarised += new.summarised
    sum.summaries += new.summaries
    sum.faults += new.faults
  }
}
