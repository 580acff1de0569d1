import Actors
import Language
import Records

/// On whose word something is in the report, and how sure each holder is of it.
package struct Judgement: Sendable {
  /// Innermost first; the report itself is the last and is not listed.
  package var links: [Link] = []
  /// The value for the innermost holder, and then for each further out, the report last.
  package var values: [Factuality] = []
  package var tense: Factuality.Tense = .past
  package var auxiliaryModes: Set<Factuality.AuxiliaryMode> = []
  /// Asked for, by a word above.
  package var isRequested = false
  /// Intended, promised or planned, by a word above.
  package var isPlanned = false
  package var isOngoing = false
  /// A condition, or what follows from one.
  package var isConditional = false
  /// The words that decided, for people: `not`, `will`, `refuse ↑`.
  package var signals: [String] = []

  /// One of those on whose word it is.
  package struct Link: Sendable, Equatable {
    package let source: Source
    /// The word that says so; nil where only the quotation marks do.
    package let cue: Int?
    package let stance: Attribution.Stance
    package var isVerbatim: Bool
    /// "The article says": a document that nobody is named for; it adds a link, and no doubt.
    var isDocument = false
  }

  package enum Source: Sendable, Equatable {
    /// An index into the cast.
    case member(Int)
    /// The words that describe somebody unnamed, if there are any.
    case unnamed(Range<Int>?)

    /// "reportedly": the text has no words for whoever it is.
    var isNobody: Bool { self == .unnamed(nil) }
  }

  /// Planned, asked for, or of the future: not yet when the report was written.
  package var isAhead: Bool { tense == .future || isPlanned || isRequested }

  /// Makes the modes of negation, future and past those of value and tense.
  mutating func nameModes() {
    auxiliaryModes.formIntersection([.hypothetical])
    if values.first?.isNegative == true { auxiliaryModes.insert(.negation) }
    if tense == .future { auxiliaryModes.insert(.future) }
    if tense == .historical { auxiliaryModes.insert(.historical) }
  }

  /// The judgement of the promise to do it: that much is certain.
  package var promised: Judgement {
    var promise = self
    promise.values = values.map { _ in .certain }
    promise.isPlanned = false
    promise.tense = .present
    promise.auxiliaryModes = []
    return promise
  }

  /// What a person wants to know first; `actors` are those who act, for an act that saying it does.
  package func summary(actedBy actors: [Int], isVerbal: Bool) -> Factuality.Summary {
    let value = committed
    if isRequested, !value.isNegative { return .requested }
    if value.isNegative { return .denied }
    if isConditional { return .hypothetical }
    if isPlanned || tense == .future && value != .possible, value.isPositive { return .planned }
    if value == .unknown || value == .possible || value == .certainUnknown {
      let isAhead = value == .unknown && auxiliaryModes == [.future]
      return isPlanned || isAhead ? .planned : .hypothetical
    }
    if links.contains(where: { !$0.isDocument && !isOwnAct($0, actors, isVerbal) }) {
      return .claimed
    }
    if value == .probable { return .claimed }
    if tense == .historical { return .historical }
    return isOngoing ? .ongoing : .happened
  }

  /// The value of the outermost source that commits itself: "denied her claim that".
  private var committed: Factuality {
    let sources = values.dropLast()
    return sources.last { $0.isPositive || $0.isNegative } ?? values.first ?? .certain
  }

  /// Somebody who says "I reject this" rejects it.
  private func isOwnAct(_ link: Link, _ actors: [Int], _ isVerbal: Bool) -> Bool {
    guard isVerbal, case .member(let member) = link.source else { return false }
    return actors.contains(member)
  }
}
