import Records

/// What one report asserts of an event: as much as linking looks at.
package struct Assertion: Sendable {
  /// `REPORT/EVENT`, the keys of both; unique.
  package let id: String
  /// Key of the report.
  package let report: String
  /// Key of the voice of the report: the earliest of its copies, see ``NearDuplicates``.
  package let voice: String
  /// Who published the report.
  package let outlet: String?
  /// The day of the report.
  package let published: CalendarDate?
  package let type: EventType
  /// How likely it is of each type, as ``Event/Why/probabilities``; empty where no model chose.
  package let types: [String: Double]
  package let modes: [String]
  package let summary: Factuality.Summary
  package let actors: [Party]
  package let recipients: [Party]
  package let date: EventDate?
  package let place: EventPlace?
  package let counts: [EventCount]
  package let meaning: Meaning?
  /// The words for what the event is about.
  package let about: [String]
  /// The word that the event was read from.
  package let predicate: String
  /// The sentence that tells it.
  package let sentence: String
  /// Where the sentence begins in the report, in code points.
  package let sentenceStart: Int

  /// Who takes part.
  package struct Party: Sendable, Hashable {
    /// Table and id of the registry; nil if not listed.
    package let registry: String?
    package let name: String
    /// As in ``Actor/country``.
    package let country: String?
    /// A PLOVER sector code.
    package let sector: String?
    /// Whether the registry lists a person, or an office is known.
    package let isPerson: Bool

    package init(
      registry: String?, name: String, country: String?, sector: String?, isPerson: Bool
    ) {
      self.registry = registry
      self.name = name
      self.country = country
      self.sector = sector
      self.isPerson = isPerson
    }

    package init(_ actor: Actor) {
      self.init(
        registry: actor.registry, name: actor.name, country: actor.country, sector: actor.sector,
        isPerson: actor.office != nil || actor.registry?.hasPrefix("persons/") == true)
    }
  }

  /// Makes an assertion from its parts.
  package init(
    id: String, report: String, voice: String, outlet: String?, published: CalendarDate?,
    type: EventType, types: [String: Double] = [:], modes: [String] = [],
    summary: Factuality.Summary = .happened,
    actors: [Party] = [], recipients: [Party] = [], date: EventDate? = nil,
    place: EventPlace? = nil, counts: [EventCount] = [], meaning: Meaning? = nil,
    about: [String] = [], predicate: String, sentence: String, sentenceStart: Int = 0
  ) {
    self.id = id
    self.report = report
    self.voice = voice
    self.outlet = outlet
    self.published = published
    self.type = type
    self.types = types
    self.modes = modes
    self.summary = summary
    self.actors = actors
    self.recipients = recipients
    self.date = date
    self.place = place
    self.counts = counts
    self.meaning = meaning
    self.about = about
    self.predicate = predicate
    self.sentence = sentence
    self.sentenceStart = sentenceStart
  }

  /// The assertion of an event in a record; ids that the record has no actor for are left out.
  package init(_ event: Event, in record: Record, report: String, voice: String) {
    func parties(_ ids: [String]) -> [Party] {
      ids.compactMap { id in record.actors.first { $0.id == id }.map(Party.init) }
    }
    self.init(
      id: report + "/" + event.id, report: report, voice: voice, outlet: record.report.outlet,
      published: record.report.published, type: event.type,
      types: event.why.probabilities, modes: event.mode,
      summary: event.summary, actors: parties(event.actor), recipients: parties(event.recipient),
      date: event.date, place: event.place, counts: event.counts, meaning: event.meaning,
      about: event.about.map(\.exact), predicate: event.why.predicate.exact,
      sentence: event.sentence.exact, sentenceStart: event.sentence.start)
  }
}
