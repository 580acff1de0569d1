/// All that was read from one report: the product's contract, as JSON.
public struct Record: Sendable, Equatable, Codable {
  /// The version of this format; it changes when a reader of records must change.
  public static let format = "verbale.record/1"

  public let format: String
  public let coder: Coder
  public let report: ReportHeader
  public let actors: [Actor]
  public let events: [Event]
  public let quotations: [Quotation]
  public let notices: [Notice]

  public init(
    coder: Coder, report: ReportHeader, actors: [Actor], events: [Event], quotations: [Quotation],
    notices: [Notice]
  ) {
    format = Self.format
    self.coder = coder
    self.report = report
    self.actors = actors
    self.events = events
    self.quotations = quotations
    self.notices = notices
  }

  /// What made the record: records of different coders are not to be mixed.
  public struct Coder: Sendable, Equatable, Codable {
    public let version: String
    /// SHA-256 of the model file, in hexadecimal.
    public let model: String
    /// SHA-256 over the registry's files.
    public let registry: String
    /// SHA-256 over the lexicon's files.
    public let lexicon: String

    public init(version: String, model: String, registry: String, lexicon: String) {
      self.version = version
      self.model = model
      self.registry = registry
      self.lexicon = lexicon
    }
  }

  /// The report itself: its text and what is known about it.
  public struct ReportHeader: Sendable, Equatable, Codable {
    public let title: String?
    public let outlet: String?
    public let url: String?
    public let published: CalendarDate?
    public let dateline: Report.Dateline?
    public let text: String
    public let parts: [Part]

    public init(
      title: String?, outlet: String?, url: String?, published: CalendarDate?,
      dateline: Report.Dateline?, text: String, parts: [Part]
    ) {
      self.title = title
      self.outlet = outlet
      self.url = url
      self.published = published
      self.dateline = dateline
      self.text = text
      self.parts = parts
    }

    public struct Part: Sendable, Equatable, Codable {
      public let kind: Report.Part.Kind
      /// In Unicode code points, half-open.
      public let start: Int
      public let end: Int

      public init(kind: Report.Part.Kind, start: Int, end: Int) {
        self.kind = kind
        self.start = start
        self.end = end
      }
    }
  }
}

/// Words given verbatim between quotation marks.
public struct Quotation: Sendable, Equatable, Codable {
  /// The words with their marks.
  public let evidence: Evidence
  /// The speaker, or unnamed where it is not clear.
  public let speaker: Attribution.Source
  public let cue: Evidence?

  public init(evidence: Evidence, speaker: Attribution.Source, cue: Evidence? = nil) {
    self.evidence = evidence
    self.speaker = speaker
    self.cue = cue
  }
}
