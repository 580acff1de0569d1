import GRDB
import Records

/// What a person said about an event of a record.
///
/// It names the event by its words, so that it holds whoever codes the report.
package struct Correction: Sendable, Equatable {
  package let id: Int64
  /// Of the report: all of its versions.
  package let reportKey: String
  /// The word that tells the event, and its offsets in Unicode code points.
  package let predicate: String
  package let start: Int
  package let end: Int
  /// The sentence that the word stands in.
  package let sentence: String
  /// What the event was coded as, for people: "Peru → ASSAULT → Chile".
  package let coded: String
  package let change: Change
  package let why: String
  /// Who says so.
  package let by: String
  /// When, ISO 8601 in UTC.
  package let at: String

  package enum Change: Sendable, Equatable {
    /// It is right as it stands.
    case accept
    /// It is no such event.
    case reject
    case set(Field, old: String, new: String)
  }

  /// What can be set, by the name that is used on the command line and in the table.
  package enum Field: String, Sendable, CaseIterable {
    case type, mode, context, cameo, summary, date, place, country, actor, recipient
    case dead, injured, arrested, displaced, participants
  }
}

/// The last thing that was said about an event.
package enum Review: String, Sendable, CaseIterable {
  case accepted, rejected, corrected
}

extension Correction {
  init?(_ row: Row) {
    switch row["kind"] as String {
    case "accept": change = .accept
    case "reject": change = .reject
    default:
      guard let field = (row["field"] as String?).flatMap(Field.init) else { return nil }
      change = .set(field, old: row["old"] ?? "", new: row["new"] ?? "")
    }
    id = row["id"]
    reportKey = row["report_key"]
    predicate = row["predicate"]
    start = row["start"]
    end = row["end"]
    sentence = row["sentence"]
    coded = row["coded"]
    why = row["why"]
    by = row["by"]
    at = row["at"]
  }

  /// The index of the event that is meant; nil where no event, or more than one, fits.
  ///
  /// The word has to be the same, at the same place or in the same sentence of a changed text; of
  /// several events that one word tells, the one that was coded so.
  func index(in record: Record) -> Int? {
    let same = record.events.indices.filter {
      plain(record.events[$0].why.predicate.exact) == predicate
    }
    let placed = same.filter { index in
      let words = record.events[index].why.predicate
      return words.start == start && words.end == end
    }
    let candidates =
      placed.isEmpty ? same.filter { plain(record.events[$0].sentence.exact) == sentence } : placed
    if candidates.count == 1 { return candidates[0] }
    let alike = candidates.filter { Self.coding(of: record.events[$0], in: record) == coded }
    return alike.count == 1 ? alike[0] : nil
  }

  /// Who → TYPE → whom.
  static func coding(of event: Event, in record: Record) -> String {
    func names(_ ids: [String]) -> String {
      ids.map { id in plain(record.actors.first { $0.id == id }?.name ?? id) }
        .joined(separator: " + ")
    }
    return [names(event.actor), event.type.rawValue, names(event.recipient)]
      .filter { !$0.isEmpty }.joined(separator: " → ")
  }
}
