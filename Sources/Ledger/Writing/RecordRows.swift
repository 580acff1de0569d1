import Foundation
import GRDB
import Records

/// Writes the rows of one record that hang on its report.
///
/// What is coded anew keeps its ids where the same word tells an event again.
struct RecordRows {
  let database: Database
  let reportID: Int64
  /// With corrections applied.
  let record: Record
  /// What people said of events, by the events' ids in the record.
  let reviews: [String: Review]
  private let actorIDs: [String: Int64]
  private let actors: [String: Actor]
  private let published: CalendarDate?

  init(_ corrected: CorrectedRecord, reportID: Int64, database: Database) throws {
    self.database = database
    self.reportID = reportID
    record = corrected.record
    reviews = corrected.reviews
    published = record.report.published
    let rows = ActorRows(database: database)
    var ids: [String: Int64] = [:]
    for actor in record.actors { ids[actor.id] = try rows.id(of: actor) }
    actorIDs = ids
    actors = Dictionary(record.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Puts these rows in the place of those that are there.
  func write() throws {
    let old = try OldAssertions(of: reportID, in: database)
    for table in ["assertions", "report_actors", "statements", "quotations", "notices"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE report_id = ?", arguments: [reportID])
    }
    try writeCast()
    var taken = old
    for (position, event) in record.events.enumerated() {
      let kept = taken.take(event.why.predicate)
      try AssertionRow(event, position: position, of: self).write(
        id: kept?.id, eventID: kept?.eventID)
    }
    try writeStatements()
    try writeQuotations()
    for (position, notice) in record.notices.enumerated() {
      try database.insert(
        "notices",
        [
          "report_id": reportID, "position": position, "kind": notice.kind.rawValue,
          "message": notice.message,
        ])
    }
  }

  /// The row and the actor of an id of the record; nil for one that the record lacks.
  func actor(_ localID: String) -> (id: Int64, actor: Actor)? {
    guard let id = actorIDs[localID], let actor = actors[localID] else { return nil }
    return (id, actor)
  }

  private func writeCast() throws {
    var written: Set<String> = []
    for actor in record.actors where written.insert(actor.id).inserted {
      try database.insert(
        "report_actors",
        [
          "report_id": reportID, "local_id": actor.id, "actor_id": actorIDs[actor.id],
          "country": actor.country, "sector": actor.sector,
          "office": actor.office, "mentions": actor.mentions.count,
        ])
    }
  }

  private func writeStatements() throws {
    for statement in record.attributions {
      try database.insert(
        "statements",
        [
          "report_id": reportID, "local_id": statement.id, "within": statement.within,
          "source": statement.source.kind.rawValue,
          "actor_id": statement.source.actor.flatMap { actorIDs[$0] },
          "words": statement.source.words?.exact, "sector": statement.source.sector,
          "cue": statement.cue?.exact, "stance": statement.stance.rawValue,
          "verbatim": statement.verbatim, "negated": statement.negated,
          "start": statement.content.map(\.start).min(), "end": statement.content.map(\.end).max(),
          "content": statement.content.map { $0.exact }.joined(separator: " … "),
        ])
    }
  }

  private func writeQuotations() throws {
    for (position, quotation) in record.quotations.enumerated() {
      try database.insert(
        "quotations",
        [
          "report_id": reportID, "position": position,
          "source": quotation.speaker.kind.rawValue,
          "actor_id": quotation.speaker.actor.flatMap { actorIDs[$0] },
          "words": quotation.speaker.words?.exact, "sector": quotation.speaker.sector,
          "cue": quotation.cue?.exact, "whole": quotation.whole,
          "start": quotation.evidence.start, "end": quotation.evidence.end,
          "exact": quotation.evidence.exact,
        ])
    }
  }
}

/// The assertions that a report had, by the words that told them.
private struct OldAssertions {
  struct Kept {
    let id: Int64
    let eventID: String?
  }

  private var kept: [Range<Int>: [Kept]] = [:]

  init(of reportID: Int64, in database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, event_id, predicate_start, predicate_end FROM assertions
        WHERE report_id = ? ORDER BY position
        """, arguments: [reportID])
    for row in rows {
      let start: Int = row["predicate_start"]
      let end: Int = row["predicate_end"]
      kept[start..<max(start, end), default: []].append(
        Kept(id: row["id"], eventID: row["event_id"]))
    }
  }

  /// The first that was told by that word and was not taken yet.
  mutating func take(_ predicate: Evidence) -> Kept? {
    let range = predicate.start..<max(predicate.start, predicate.end)
    guard var list = kept[range], !list.isEmpty else { return nil }
    let first = list.removeFirst()
    kept[range] = list
    return first
  }
}
