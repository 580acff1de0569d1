/// A news report as it was published: its text and what is known about it.
///
/// Offsets are UTF-8 offsets into ``text``, half-open.
public struct Report: Sendable, Equatable {
  /// The text that is coded, verbatim after decoding and repair.
  public let text: String
  /// What came from where, in the order of the text; lines that belong to nothing are in no part.
  public let parts: [Part]
  /// Read from the beginning of a paragraph; nil if none has one.
  public let dateline: Dateline?
  /// The day given, or else the one that the text prints; nil if there is neither.
  public let published: CalendarDate?
  /// Who published it, as the caller named it; it is not looked up in the registry.
  public let outlet: String?
  /// Where it was published, as the caller or the page gave it; it is neither checked nor opened.
  public let url: String?
  /// What its publisher or the archive calls it; unique there, not everywhere.
  public let id: String?
  /// Who wrote it, as printed.
  public let byline: String?
  /// The day of its last change, where the publisher tells of one.
  public let modified: CalendarDate?
  /// The language of the text in two or three letters of ISO 639; nil where it was not looked at.
  public let language: String?
  /// Whether it is coded: in English, or in a language that nobody looked at.
  public var isEnglish: Bool { language == nil || language == "en" }
  /// What the reader saw and the user should know, for instance repaired bytes.
  public let notices: [Notice]

  /// Makes a report from its parts.
  public init(
    text: String, parts: [Part], dateline: Dateline? = nil, published: CalendarDate? = nil,
    outlet: String? = nil, url: String? = nil, id: String? = nil, byline: String? = nil,
    modified: CalendarDate? = nil, language: String? = nil, notices: [Notice] = []
  ) {
    self.text = text
    self.parts = parts
    self.dateline = dateline
    self.published = published
    self.outlet = outlet
    self.url = url
    self.id = id
    self.byline = byline
    self.modified = modified
    self.language = language
    self.notices = notices
  }

  /// A stretch of the text with one role in the report.
  public struct Part: Sendable, Equatable {
    /// The role, which decides whether the stretch is coded.
    public let kind: Kind
    /// UTF-8 offsets, half-open, without the white space around.
    public let range: Range<Int>

    /// Makes a part of a kind and UTF-8 offsets.
    public init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      self.range = range
    }

    /// What a stretch of the text is in the report.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      case title, summary, deck, dateline, paragraph
      /// The headline printed once more: kept, not coded.
      case repeated
      /// "Read more", photo credits and the like: kept, not coded.
      case boilerplate

      /// Whether text of this kind is read for events.
      public var isCoded: Bool {
        switch self {
        case .title, .summary, .deck, .paragraph: true
        case .dateline, .repeated, .boilerplate: false
        }
      }
    }
  }

  /// "MEXICO CITY, Aug. 9 (Reuters) —"
  public struct Dateline: Sendable, Equatable, Codable {
    /// As printed, with its region; empty where an agency stands without a place.
    public let place: String
    /// As printed, for instance `Aug. 9`.
    public let date: String?
    /// Month and day as numbers; the year only if it is printed.
    public let month: Int?
    /// 1 to 31; nil where no date is printed.
    public let day: Int?
    /// Four digits; nil unless printed.
    public let year: Int?
    /// As printed, without its brackets, for instance `Reuters`.
    public let agency: String?

    /// Makes a dateline from its parts.
    public init(
      place: String, date: String? = nil, month: Int? = nil, day: Int? = nil, year: Int? = nil,
      agency: String? = nil
    ) {
      self.place = place
      self.date = date
      self.month = month
      self.day = day
      self.year = year
      self.agency = agency
    }

    /// The day printed, in the year printed or else in the one given; nil without day or year.
    public func day(withYear year: Int?) -> CalendarDate? {
      guard let year = self.year ?? year, let month, let day else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
  }
}
