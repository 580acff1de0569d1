import Foundation
import Records

/// What speaks for or against two assertions being of one event.
///
/// Each is a number, most between 0 and 1, that ``PairWeights`` multiplies; what is not known on one
/// side is 0 in all features that ask for it. How much each counts depends on what the days say,
/// see ``DayRelation``.
enum PairFeature: Int, CaseIterable, Sendable {
  /// 1 for every pair.
  case always
  /// The same event type.
  case sameType
  /// How near two different types are, see ``TypeNearness``; 1 for types that are not near.
  case nearType, otherType
  /// How alike the types are that were thought of, see ``TypeShares``.
  case types
  /// A mode of both; no mode of both though each has some.
  case sameMode, otherMode
  /// How near those who act are; 1 where both are told and nobody is near.
  case actors, otherActors
  /// The same for those who are acted upon.
  case recipients, otherRecipients
  /// How much nearer one's actors are to the other's recipients than to its actors.
  case reversed
  /// Anybody of one, in whatever role, who is near to anybody of the other.
  case anybody
  /// Both tell the day, and it is the same; the longer a told span, the less.
  case sameDay
  /// Both tell the days, and they are one day apart; two or more.
  case nextDay, otherDay
  /// A day that is not told by both: 1 where the ranges meet, less with each day between them; 1
  /// for more than two.
  case closeDays, apart
  /// One leaves the day open, and it may be that of the other; or it may not.
  case openDay, shutDay
  /// The logarithm of the days between the reports.
  case published
  /// The same name of the place; another country.
  case samePlace, otherCountry
  /// Counts of the same kind that agree; that do not agree.
  case sameCount, otherCount
  /// The cosine of the sentences' meanings, less 0.35, which says nothing; 0 where one is missing.
  case meaning
  /// Shared words of the sentences, weighted by rarity: the cosine and its root.
  case words, anyWords
  /// Shared words of those who take part, predicate, place and what it is about; how much of these
  /// words of one is in the sentence of the other.
  case core, coreHeld
  /// The same stem of the predicates.
  case predicate
  /// Both stand at the beginning of their reports; less with each day between these.
  case leads
  /// Shared words of the whole reports: the root of the cosine.
  case reports
  /// Those who take part, and places, are of other countries.
  case otherCountries
  /// One is told as done, the other as lying ahead.
  case aheadAndDone

  /// Calls with each feature of a pair and its value, where that is not 0.
  static func forEach(
    of a: PreparedAssertion, _ b: PreparedAssertion, story: Story.Pair,
    _ set: (PairFeature, Double) -> Void
  ) {
    set(.always, 1)
    if a.types.chosen == b.types.chosen {
      set(.sameType, 1)
    } else {
      let nearness = TypeNearness.of(a.types.chosen, b.types.chosen)
      set(.nearType, nearness)
      set(.otherType, nearness == 0 ? 1 : 0)
    }
    set(.types, a.types.similarity(to: b.types))
    if !a.modes.isEmpty, !b.modes.isEmpty {
      set(a.modes.contains(where: b.modes.contains) ? .sameMode : .otherMode, 1)
    }
    setLeads(a, b, set)
    setCast(a, b, set)
    setDays(a, b, set)
    if !a.place.isEmpty, !b.place.isEmpty, a.place.contains(where: { b.place.contains($0) }) {
      set(.samePlace, 1)
    } else if let here = a.placeCountry, let there = b.placeCountry, here != there {
      set(.otherCountry, 1)
    }
    for count in a.counts {
      guard let same = b.counts.first(where: { $0.kind == count.kind }) else { continue }
      let meets =
        (count.least ?? 0) <= (same.most ?? .max) && (same.least ?? 0) <= (count.most ?? .max)
      set(meets ? .sameCount : .otherCount, 1)
    }
    if let meaning = a.meaning, let its = b.meaning {
      set(.meaning, meaning.similarity(to: its) - 0.35)
    }
    let words = a.words.similarity(to: b.words)
    set(.words, words)
    set(.anyWords, words.squareRoot())
    set(.core, a.core.similarity(to: b.core))
    set(.coreHeld, (a.core.share(in: b.words) + b.core.share(in: a.words)) / 2)
    if a.predicate != nil, a.predicate == b.predicate { set(.predicate, 1) }
    set(.reports, story.words.squareRoot())
    if !a.countries.isEmpty, !b.countries.isEmpty,
      !a.countries.contains(where: b.countries.contains)
    {
      set(.otherCountries, 1)
    }
    if a.liesAhead != b.liesAhead { set(.aheadAndDone, 1) }
  }

  private static func setLeads(
    _ a: PreparedAssertion, _ b: PreparedAssertion, _ set: (PairFeature, Double) -> Void
  ) {
    if a.isLead, b.isLead {
      let days = abs((a.published ?? 0) - (b.published ?? 0))
      set(.leads, exp(-Double(days) / 2))
    }
  }

  private static func setCast(
    _ a: PreparedAssertion, _ b: PreparedAssertion, _ set: (PairFeature, Double) -> Void
  ) {
    let actors = Participant.nearness(a.actors, b.actors)
    let recipients = Participant.nearness(a.recipients, b.recipients)
    if let actors {
      set(.actors, actors)
      set(.otherActors, actors < 0.2 ? 1 : 0)
    }
    if let recipients {
      set(.recipients, recipients)
      set(.otherRecipients, recipients < 0.2 ? 1 : 0)
    }
    let crossed = [
      Participant.nearness(a.actors, b.recipients), Participant.nearness(a.recipients, b.actors),
    ].compactMap { $0 }
    let direct = [actors, recipients].compactMap { $0 }
    if crossed.count == 2, !direct.isEmpty {
      let difference = (crossed.min() ?? 0) - (direct.min() ?? 0)
      set(.reversed, max(0, difference))
    }
    set(.anybody, (direct + crossed).max() ?? 0)
  }

  private static func setDays(
    _ a: PreparedAssertion, _ b: PreparedAssertion, _ set: (PairFeature, Double) -> Void
  ) {
    if let one = a.published, let other = b.published {
      set(.published, log(1 + Double(abs(one - other))))
    }
    guard let one = a.days, let other = b.days else { return }
    let gap = one.gap(to: other)
    if one.isOpen || other.isOpen {
      set(gap <= 1 ? .openDay : .shutDay, 1)
    } else if one.isTold, other.isTold {
      switch gap {
      case 0: set(.sameDay, 1 / Double(max(one.length, other.length)).squareRoot())
      case 1: set(.nextDay, 1)
      default: set(.otherDay, 1)
      }
    } else {
      set(.closeDays, exp(-Double(gap) / 3))
      if gap > 2 { set(.apart, 1) }
    }
  }
}

extension PreparedAssertion {
  /// Whether two assertions cannot be of one event, whatever else they share.
  ///
  /// Of two reports: both tell the day, and more than a few days lie between, so that it is no slip
  /// of a reader; or each tells it as new, and weeks lie between; or who acts on whom is the other way
  /// round. Of one report: they tell of different days.
  func contradicts(_ other: PreparedAssertion) -> Bool {
    if let days, let its = other.days, days.isTold, its.isTold,
      days.gap(to: its) > (report == other.report ? 0 : 4)
    {
      return true
    }
    if let days, let its = other.days, !days.isOpen, !its.isOpen, days.gap(to: its) > 21 {
      return true
    }
    guard report != other.report, types.chosen == other.types.chosen,
      !Self.mutual.contains(types.chosen)
    else { return false }
    func near(_ one: [Participant], _ other: [Participant], or least: Double) -> Double {
      Participant.nearness(one, other) ?? least
    }
    return near(actors, other.recipients, or: 0) >= 0.8
      && near(recipients, other.actors, or: 0) >= 0.8
      && near(actors, other.actors, or: 1) < 0.3 && near(recipients, other.recipients, or: 1) < 0.3
  }

  /// What two sides do to each other: who is named first is nobody's choice.
  private static let mutual: [Int] = [EventType.agree, .consult, .cooperate, .assault].map(
    TypeNearness.number)
}
