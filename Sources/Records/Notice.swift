/// Something that a reader of the record should know and that is no fact of the report.
public struct Notice: Sendable, Equatable, Codable {
  /// What it is about, for programs.
  public let kind: Kind
  /// A sentence for people.
  public let message: String
  /// The words that it is about; empty if it is about the whole report.
  public let evidence: [Evidence]

  /// Makes a notice from its parts.
  public init(_ kind: Kind, _ message: String, evidence: [Evidence] = []) {
    self.kind = kind
    self.message = message
    self.evidence = evidence
  }

  /// What a notice is about.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Bytes that were no valid text were replaced with U+FFFD.
    case repaired
    /// The report and the registry disagree about who holds an office.
    case role
    /// The report and the registry disagree about who was designated when, by whom.
    case designation
    /// The report is in a language that is not coded: it is kept, without events.
    case language
    /// The day of the report is not given.
    case undated
    /// A source is mentioned and neither named nor linked.
    case unnamedSource = "unnamed-source"
    /// A sentence or a word was longer than can be read at once.
    case cut
  }
}
