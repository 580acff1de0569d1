import Records

/// Which events are asked for; what is nil or empty leaves all in.
package struct EventQuery: Sendable {
  /// Any of them acts.
  package var actors: [ActorQuery] = []
  /// Any of them is acted upon, or is one of those who meet or cooperate.
  package var recipients: [ActorQuery] = []
  /// Any of them holds.
  package var dyads: [Dyad] = []
  package var types: [EventType] = []
  package var modes: [String] = []
  package var summaries: [Factuality.Summary] = []
  package var contexts: [EventContext] = []
  /// ISO 3166-1 alpha-3, or the name that a report has for it.
  package var place: String?
  /// As reports have it, in any letter case.
  package var outlet: String?
  /// The first day, inclusive; what has no day is left out then.
  package var since: CalendarDate?
  /// The last day, inclusive; what has no day is left out then.
  package var until: CalendarDate?
  /// 0 to 1.
  package var minConfidence: Double?
  /// Whether older versions of reports count, and what a person has rejected.
  package var isEverything = false
  /// Whether records of all coders count, or those of the newest alone.
  package var hasAllCoders = false
  package var sort = Sort.date
  package var limit = 50
  package var offset = 0

  package init() {}

  /// One who acts upon another.
  package struct Dyad: Sendable, Equatable {
    package let actor: ActorQuery
    package let recipient: ActorQuery

    package init(_ actor: ActorQuery, _ recipient: ActorQuery) {
      self.actor = actor
      self.recipient = recipient
    }
  }

  /// What comes first.
  package enum Sort: String, Sendable, CaseIterable {
    /// The latest; those without a day come last.
    case date
    /// The surest.
    case confidence
    /// Those of most reports.
    case reports
  }
}

extension CalendarDate {
  /// The first day that it may mean, in ISO 8601.
  var firstDay: String { advanced(days: 0).description }
  /// The last day that it may mean, in ISO 8601.
  var lastDay: String { DaySpan(EventDate(value: self, source: .text)).to ?? firstDay }
}
