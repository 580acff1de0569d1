/// When an event was, is or will be: a day, month or year, or a span of them.
public struct EventDate: Sendable, Equatable, Codable {
  /// As exactly as it is known: `2025-08-05`, `2025-08`, `2025`; nil for a span.
  public let value: CalendarDate?
  /// The first day of a span, inclusive; nil if it has no value and only its end is told.
  public let from: CalendarDate?
  /// The last day of a span, inclusive; nil if it has no value and only its beginning is told.
  public let to: CalendarDate?
  /// Where it comes from.
  public let source: Source
  /// The words that tell it; nil for the day of the report.
  public let evidence: Evidence?

  /// Where the date of an event comes from.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// The words of the report, counted from its day where they are relative.
    case text
    /// Nothing is said: the day of the report.
    case report
  }

  /// Makes a date from its parts: a value, or at least one end of a span.
  public init(
    value: CalendarDate? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, source: Source,
    evidence: Evidence? = nil
  ) {
    self.value = value
    self.from = from
    self.to = to
    self.source = source
    self.evidence = evidence
  }
}

/// Where an event takes place.
public struct EventPlace: Sendable, Equatable, Codable {
  /// As the report writes it, the most exact of several names: the city, not its country.
  public let name: String
  /// ISO 3166-1 alpha-3; nil if neither registry nor report tells it.
  public let country: String?
  /// The name in the text, or in the dateline.
  public let evidence: Evidence

  /// Makes a place from its parts.
  public init(name: String, country: String? = nil, evidence: Evidence) {
    self.name = name
    self.country = country
    self.evidence = evidence
  }
}

/// How many people an event killed, hurt, held, drove out, or brought together.
///
/// Vague words tell the least: dozens 24, scores 40, hundreds 200, thousands 2000, tens of
/// thousands 20000; "more than 30" is at least 31, "fewer than 30" at most 29. "About 30" is 30.
public struct EventCount: Sendable, Equatable, Codable {
  /// What is counted.
  public let kind: Kind
  /// The lowest number that the words leave open; nil if they tell none.
  public let least: Int?
  /// The highest number that the words leave open, ``least`` for an exact one; nil if none.
  public let most: Int?
  /// The words that tell it.
  public let evidence: Evidence

  /// Who is counted.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case dead, injured, arrested, displaced
    /// Those who take part: in a protest, a meeting, a deployment.
    case participants
  }

  /// Makes a count from its parts, of which `least` or `most` is given.
  public init(kind: Kind, least: Int?, most: Int?, evidence: Evidence) {
    self.kind = kind
    self.least = least
    self.most = most
    self.evidence = evidence
  }
}
