/// FactBank's values: how certain a holder is that something is, or is not, so.
///
/// Source: Saurí and Pustejovsky 2009, "FactBank: a corpus annotated with event factuality".
public enum Factuality: String, Sendable, Codable, CaseIterable {
  case certain = "CT+"
  case probable = "PR+"
  case possible = "PS+"
  case certainlyNot = "CT-"
  case probablyNot = "PR-"
  case possiblyNot = "PS-"
  /// Certain whether, but not said which.
  case certainUnknown = "CTu"
  /// Uncommitted: wished, asked, supposed.
  case unknown = "Uu"

  /// True from possible to certain that it is so; false for both unknown values.
  public var isPositive: Bool { self == .certain || self == .probable || self == .possible }
  /// True from possible to certain that it is not so; false for both unknown values.
  public var isNegative: Bool {
    self == .certainlyNot || self == .probablyNot || self == .possiblyNot
  }

  /// The same certainty with the other polarity; unknown stays unknown.
  public var negated: Factuality {
    switch self {
    case .certain: .certainlyNot
    case .probable: .probablyNot
    case .possible: .possiblyNot
    case .certainlyNot: .certain
    case .probablyNot: .probable
    case .possiblyNot: .possible
    case .certainUnknown, .unknown: self
    }
  }

  /// What one holder thinks of an event.
  public struct Judgement: Sendable, Equatable, Codable {
    /// Id of an actor, `outlet`, or `unnamed`.
    public let holder: String
    /// What this holder thinks, whatever the others of the chain do.
    public let value: Factuality

    /// Makes a judgement from its parts.
    public init(holder: String, value: Factuality) {
      self.holder = holder
      self.value = value
    }
  }

  /// What a person wants to know first, derived from chain, values and tense.
  public enum Summary: String, Sendable, Codable, CaseIterable {
    /// The report itself says that it happened.
    case happened
    /// The report itself says that it is going on.
    case ongoing
    /// Somebody other than the report says that it happened or is going on, or the report only holds
    /// it to be probable.
    case claimed
    /// The report or its source says that it did not, does not or will not happen.
    case denied
    /// Somebody intends, promises, orders or expects it.
    case planned
    /// It is supposed, possible, conditional or in question.
    case hypothetical
    /// Somebody asks for it.
    case requested
    /// It belongs to a past that the report only recalls.
    case historical
  }

  /// When, seen from the report.
  public enum Tense: String, Sendable, Codable, CaseIterable {
    case past, present, future, historical
  }

  /// PLOVER's auxiliary modes.
  public enum AuxiliaryMode: String, Sendable, Codable, CaseIterable {
    case historical, future, hypothetical, negation
  }
}
