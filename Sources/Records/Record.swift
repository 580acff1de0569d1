/// All that was read from one report: the product's contract, as JSON.
public struct Record: Sendable, Equatable, Codable {
  /// The version of this format; it changes when a reader of records must change.
  public static let format = "verbale.record/1"

  /// The format that the record was written in; decoding does not check it.
  public let format: String
  /// The program and the data that made it.
  public let coder: Coder
  /// The text that all evidence points into, and what is known about it.
  public let report: ReportHeader
  /// Those whom the report mentions, in the order of their first mention.
  public let actors: [Actor]
  /// In the order of the text; what the report tells twice is one event.
  public let events: [Event]
  /// Who says what, in the order of the text; those inside what somebody else says, too.
  public let attributions: [Statement]
  /// In the order of the text.
  public let quotations: [Quotation]
  /// Those of the reader first, then those of the coder.
  public let notices: [Notice]

  /// Makes a record in the present format from its parts.
  public init(
    coder: Coder, report: ReportHeader, actors: [Actor], events: [Event],
    attributions: [Statement], quotations: [Quotation], notices: [Notice]
  ) {
    format = Self.format
    self.coder = coder
    self.report = report
    self.actors = actors
    self.events = events
    self.attributions = attributions
    self.quotations = quotations
    self.notices = notices
  }

  /// What made the record: records of different coders are not to be mixed.
  public struct Coder: Sendable, Hashable, Codable {
    /// The version of the program, for instance `0.1.0`.
    public let version: String
    /// SHA-256 of the model file, in hexadecimal.
    public let model: String
    /// SHA-256 over the registry's files.
    public let registry: String
    /// SHA-256 over the lexicon's files.
    public let lexicon: String

    /// Makes a coder from its parts.
    public init(version: String, model: String, registry: String, lexicon: String) {
      self.version = version
      self.model = model
      self.registry = registry
      self.lexicon = lexicon
    }
  }

  /// The report itself: its text and what is known about it.
  public struct ReportHeader: Sendable, Equatable, Codable {
    /// The headline as it stands in the text; nil if none was found.
    public let title: String?
    /// Who published it, as the caller named it.
    public let outlet: String?
    /// Where it was published, as the caller or the page gave it.
    public let url: String?
    /// What its publisher or the archive calls it; unique there, not everywhere.
    public let id: String?
    /// Who wrote it, as printed.
    public let byline: String?
    /// The day of its last change, where the publisher tells of one.
    public let modified: CalendarDate?
    /// The language of the text in two or three letters of ISO 639; nil where it was not looked at.
    public let language: String?
    /// The day given or printed; offices are those held on it, or now if it is nil.
    public let published: CalendarDate?
    /// Where the day is not given: the days that the offices and dates of the text leave.
    public let dated: Bounds?
    /// Where, when and by whom the report says that it was filed.
    public let dateline: Report.Dateline?
    /// The text that was coded, verbatim after decoding and repair.
    public let text: String
    /// What came from where, in the order of the text.
    public let parts: [Part]

    /// Makes a header from its parts.
    public init(
      title: String?, outlet: String?, url: String?, id: String? = nil, byline: String? = nil,
      published: CalendarDate?, modified: CalendarDate? = nil, language: String? = nil,
      dated: Bounds? = nil, dateline: Report.Dateline?, text: String, parts: [Part]
    ) {
      self.title = title
      self.outlet = outlet
      self.url = url
      self.id = id
      self.byline = byline
      self.modified = modified
      self.language = language
      self.published = published
      self.dated = dated
      self.dateline = dateline
      self.text = text
      self.parts = parts
    }

    /// Days between two days.
    public struct Bounds: Sendable, Equatable, Codable {
      /// The first of them; nil if they are not bounded so.
      public let from: CalendarDate?
      /// The first day after them; nil if today is among them.
      public let to: CalendarDate?

      /// Makes bounds, of which one may be missing.
      public init(from: CalendarDate?, to: CalendarDate?) {
        self.from = from
        self.to = to
      }
    }

    /// A stretch of the text with one role in the report.
    public struct Part: Sendable, Equatable, Codable {
      /// The role, which decides whether the stretch was coded.
      public let kind: Report.Part.Kind
      /// In Unicode code points, half-open.
      public let start: Int
      /// Unicode code points before the first character that no longer belongs to it.
      public let end: Int

      /// Makes a part of a kind and offsets in Unicode code points.
      public init(kind: Report.Part.Kind, start: Int, end: Int) {
        self.kind = kind
        self.start = start
        self.end = end
      }
    }
  }
}
