/// A news report as it was published: its text and what is known about it.
///
/// Offsets are UTF-8 offsets into ``text``, half-open.
public struct Report: Sendable, Equatable {
  /// The text that is coded, verbatim after decoding and repair.
  public let text: String
  /// What came from where, in the order of the text; lines that belong to nothing are in no part.
  public let parts: [Part]
  public let dateline: Dateline?
  public let published: CalendarDate?
  public let outlet: String?
  public let url: String?
  /// What the reader saw and the user should know, for instance repaired bytes.
  public let notices: [Notice]

  public init(
    text: String, parts: [Part], dateline: Dateline? = nil, published: CalendarDate? = nil,
    outlet: String? = nil, url: String? = nil, notices: [Notice] = []
  ) {
    self.text = text
    self.parts = parts
    self.dateline = dateline
    self.published = published
    self.outlet = outlet
    self.url = url
    self.notices = notices
  }

  /// A stretch of the text with one role in the report.
  public struct Part: Sendable, Equatable {
    public let kind: Kind
    /// UTF-8 offsets, half-open, without the white space around.
    public let range: Range<Int>

    public init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      self.range = range
    }

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
    public let place: String
    /// As printed, for instance `Aug. 9`.
    public let date: String?
    /// Month and day as numbers; the year only if it is printed.
    public let month: Int?
    public let day: Int?
    public let year: Int?
    public let agency: String?

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
  }
}
