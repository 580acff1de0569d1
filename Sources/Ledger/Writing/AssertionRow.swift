import Foundation
import GRDB
import Records

/// Writes the rows of one event of a record.
struct AssertionRow {
  private let event: Event
  private let position: Int
  private let record: RecordRows
  private let day: String?

  init(_ event: Event, position: Int, of record: RecordRows) {
    self.event = event
    self.position = position
    self.record = record
    let span = event.date.map(DaySpan.init)
    day = span?.from ?? span?.to
  }

  /// - Parameters:
  ///   - id: that of the row whose place this one takes; nil for a new one.
  ///   - eventID: the linked event that it was told to tell of.
  func write(id: Int64?, eventID: String?) throws {
    let id = try writeAssertion(id: id, eventID: eventID)
    try writeActors(id)
    try writePairs(id)
    try writeDyads(id)
    try writeChain(id)
    try writeEvidence(id)
  }

  private func writeAssertion(id: Int64?, eventID: String?) throws -> Int64 {
    let span = event.date.map(DaySpan.init)
    func count(_ kind: EventCount.Kind) -> EventCount? { event.counts.first { $0.kind == kind } }
    return try record.database.insert(
      "assertions",
      [
        "id": id, "report_id": record.reportID, "local_id": event.id, "position": position,
        "type": event.type.rawValue, "mode": event.mode.first,
        "modes": event.mode.joined(separator: ";"), "cameo": event.cameo,
        "quad_class": event.quadClass, "scale": event.scale,
        "contexts": event.context.map(\.rawValue).joined(separator: ";"),
        "summary": event.summary.rawValue,
        "factuality": (event.factuality.first?.value ?? .unknown).rawValue,
        "tense": event.tense.rawValue,
        "auxiliary_modes": event.auxiliaryMode.map(\.rawValue).joined(separator: ";"),
        "confidence": event.confidence, "date": event.date?.value?.description,
        "date_precision": span?.precision, "date_from": span?.from, "date_to": span?.to,
        "date_source": event.date?.source.rawValue, "day": day,
        "place": event.place?.name, "place_country": event.place?.country,
        "dead_least": count(.dead)?.least, "dead_most": count(.dead)?.most,
        "injured_least": count(.injured)?.least, "injured_most": count(.injured)?.most,
        "arrested_least": count(.arrested)?.least, "arrested_most": count(.arrested)?.most,
        "displaced_least": count(.displaced)?.least, "displaced_most": count(.displaced)?.most,
        "participants_least": count(.participants)?.least,
        "participants_most": count(.participants)?.most,
        "predicate": event.why.predicate.exact,
        "predicate_start": event.why.predicate.start, "predicate_end": event.why.predicate.end,
        "sentence_start": event.sentence.start, "sentence_end": event.sentence.end,
        "types": event.why.probabilities.sorted { $0.key < $1.key }
          .map { "\($0.key) \($0.value)" }.joined(separator: ";"),
        "review": record.reviews[event.id]?.rawValue, "event_id": eventID,
        "meaning": event.meaning.map { Data($0.values.map { UInt8(bitPattern: $0) }) },
        "sentence": event.sentence.exact,
      ])
  }

  private func writeActors(_ id: Int64) throws {
    for (role, ids) in [("actor", event.actor), ("recipient", event.recipient)] {
      for (position, localID) in ids.enumerated() {
        guard let (actorID, actor) = record.actor(localID) else { continue }
        try record.database.insert(
          "assertion_actors",
          [
            "assertion_id": id, "role": role, "position": position, "actor_id": actorID,
            "country": actor.country, "sector": actor.sector,
            "office": actor.office,
          ])
      }
    }
  }

  /// Everyone of one side with everyone of the other; a side with nobody counts as one.
  private func writePairs(_ id: Int64) throws {
    let actors = event.actor.map { record.actor($0) }
    let recipients = event.recipient.map { record.actor($0) }
    var position = 0
    for actor in actors.isEmpty ? [nil] : actors {
      for recipient in recipients.isEmpty ? [nil] : recipients {
        try record.database.insert(
          "pairs",
          [
            "assertion_id": id, "position": position, "actor_id": actor?.id,
            "actor_country": actor?.actor.country,
            "actor_sector": actor?.actor.sector,
            "recipient_id": recipient?.id,
            "recipient_country": recipient?.actor.country,
            "recipient_sector": recipient?.actor.sector, "type": event.type.rawValue,
            "day": day,
          ])
        position += 1
      }
    }
  }

  /// Each country of one side with each of the other.
  private func writeDyads(_ id: Int64) throws {
    try record.database.cachedStatement(
      sql: "INSERT OR IGNORE INTO dyads SELECT * FROM dyads_of_assertions WHERE assertion_id = ?"
    ).execute(arguments: [id])
  }

  private func writeChain(_ id: Int64) throws {
    for (position, link) in event.chain.enumerated() {
      let value = position < event.factuality.count ? event.factuality[position].value : nil
      try record.database.insert(
        "chains",
        [
          "assertion_id": id, "position": position, "source": link.source.kind.rawValue,
          "actor_id": link.source.actor.flatMap { record.actor($0)?.id },
          "words": link.source.words?.exact, "sector": link.source.sector,
          "cue": link.cue?.exact, "stance": link.stance?.rawValue,
          "verbatim": link.verbatim, "factuality": value?.rawValue,
        ])
    }
  }

  private func writeEvidence(_ id: Int64) throws {
    let roles: [(String, [Evidence])] =
      [
        ("evidence", event.evidence), ("about", event.about), ("actor", event.why.actor),
        ("recipient", event.why.recipient),
        ("date", (event.date?.evidence).map { [$0] } ?? []),
        ("place", event.place.map { [$0.evidence] } ?? []),
      ]
      + EventCount.Kind.allCases.map { kind in
        (kind.rawValue, event.counts.filter { $0.kind == kind }.map(\.evidence))
      }
    for (role, list) in roles {
      for (position, evidence) in list.enumerated() {
        try record.database.insert(
          "evidence",
          [
            "assertion_id": id, "role": role, "position": position, "start": evidence.start,
            "end": evidence.end, "exact": evidence.exact,
          ])
      }
    }
  }
}

/// The whole days that a date may mean, as text.
struct DaySpan {
  let from: String?
  let to: String?
  /// `day`, `month`, `year` or `span`.
  let precision: String

  init(_ date: EventDate) {
    let first = date.value ?? date.from
    let last = date.value ?? date.to
    from = first.map { $0.advanced(days: 0).description }
    to = last.flatMap(Self.lastDay).map(\.description)
    precision =
      if let value = date.value {
        value.day != nil ? "day" : value.month != nil ? "month" : "year"
      } else {
        "span"
      }
  }

  /// The last day of a day, month or year.
  private static func lastDay(of date: CalendarDate) -> CalendarDate? {
    if date.day != nil { return date }
    let month = date.month ?? 12
    let next =
      month == 12
      ? CalendarDate(year: date.year + 1, month: 1, day: 1)
      : CalendarDate(year: date.year, month: month + 1, day: 1)
    return next?.dayBefore ?? CalendarDate(year: date.year, month: 12, day: 31)
  }
}
