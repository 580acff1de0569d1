import Records

/// One event of the ledger with all that tells it: what exports are written from.
package struct LedgerEvent: Sendable, Equatable, Codable {
  /// Unique in the ledger, and the same from one export to the next.
  package let id: String
  /// What made the records of the tellings.
  package let coder: Record.Coder
  /// The reports' assertions of the event, at least one; the first stands for all.
  package let tellings: [Telling]

  /// Nil without a telling.
  package init?(id: String, coder: Record.Coder, tellings: [Telling]) {
    guard !tellings.isEmpty else { return nil }
    self.id = id
    self.coder = coder
    self.tellings = tellings
  }

  /// The telling that stands for the event.
  package var telling: Telling { tellings[0] }

  /// One report's assertion of the event.
  package struct Telling: Sendable, Equatable, Codable {
    /// Where it was published.
    package let report: ReportFacts
    /// What the report asserts; ids of actors are those of ``actors``.
    package let event: Event
    /// Those whom the event names, as actor, recipient or source.
    package let actors: [Actor]
    /// Where the event's place is, in degrees of WGS 84; nil where no gazetteer has it.
    package let coordinates: Coordinates?

    package init(
      report: ReportFacts, event: Event, actors: [Actor], coordinates: Coordinates? = nil
    ) {
      self.report = report
      self.event = event
      self.actors = actors
      self.coordinates = coordinates
    }

    /// The actors of some ids, each once, in the order of the ids.
    func actors(_ ids: [String]) -> [Actor] {
      var seen: Set<String> = []
      return ids.filter { seen.insert($0).inserted }
        .compactMap { id in actors.first { $0.id == id } }
    }
  }

  /// A point of the earth, in degrees of WGS 84.
  package struct Coordinates: Sendable, Equatable, Codable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// What is known of a report besides its text.
  package struct ReportFacts: Sendable, Equatable, Codable {
    /// Unique in the ledger.
    package let key: String
    package let title: String?
    /// Who published it, as the caller named it.
    package let outlet: String?
    package let url: String?
    package let published: CalendarDate?
    /// When the ledger took it in: ISO 8601 with a time, in UTC.
    package let added: String?
    /// ISO 639; nil where it was not looked at.
    package let language: String?
    /// The same for reports whose texts are nearly the same; nil where it was not looked at.
    package let voice: String?
    /// Unicode code points of the text.
    package let length: Int
    /// Unicode code points up to the end of the first paragraph; nil where there is none.
    package let lead: Int?

    package init(
      key: String, title: String? = nil, outlet: String? = nil, url: String? = nil,
      published: CalendarDate? = nil, added: String? = nil, language: String? = nil,
      voice: String? = nil,
      length: Int, lead: Int? = nil
    ) {
      self.key = key
      self.title = title
      self.outlet = outlet
      self.url = url
      self.published = published
      self.added = added
      self.language = language
      self.voice = voice
      self.length = length
      self.lead = lead
    }
  }
}

extension LedgerEvent {
  /// How many outlets tell it; those that nobody named count as one.
  var outlets: Int { Set(tellings.map(\.report.outlet)).count }
  /// How many reports tell it.
  var reports: Int { Set(tellings.map(\.report.key)).count }
  /// How many different texts tell it: copies of one agency text are one voice.
  var voices: Int { Set(tellings.map { $0.report.voice ?? $0.report.key }).count }
  /// The day of its first report; nil where none has one.
  var firstPublished: CalendarDate? {
    tellings.compactMap(\.report.published).min(by: Self.isBefore)
  }
  /// The day of its last report; nil where none has one.
  var lastPublished: CalendarDate? {
    tellings.compactMap(\.report.published).max(by: Self.isBefore)
  }

  private static func isBefore(_ a: CalendarDate, _ b: CalendarDate) -> Bool {
    a.earliest < b.earliest
  }

  /// Whether its summary says that it took or takes place, on whosever word.
  package var isReportedAsFact: Bool {
    switch telling.event.summary {
    case .happened, .ongoing, .claimed: true
    case .denied, .planned, .hypothetical, .requested, .historical: false
    }
  }
}

extension EventDate {
  /// The date, or the first day known of a span.
  var start: CalendarDate? { value ?? from ?? to }
}
