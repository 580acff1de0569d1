import Foundation
import Records

/// Rows of GDELT 2.0's table of mentions: 16 columns, no header, one for each report that tells an
/// event of its table of events.
///
/// Source: GDELT Event Database, data format codebook 2.0.
enum GDELTMentions {
  static let columns = [
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
  ]

  static func rows(_ event: LedgerEvent) -> [[Cell]] {
    let added = GDELTEvents.added(event)
    return event.pairs.flatMap { pair in
      event.tellings.map { telling in row(telling, of: pair, number: event.number(of: pair), added)
      }
    }
  }

  private static func row(
    _ telling: LedgerEvent.Telling, of pair: ActorPair, number: Int64, _ added: Cell
  ) -> [Cell] {
    let report = telling.report
    let event = telling.event
    return [
      .integer(number), added, GDELTDates.moment(report.added, or: report.published),
      .integer(report.url == nil ? 2 : 1), .text(sourceName(report)),
      .text(report.url ?? citation(report)), .empty,
      .integer(offset(of: pair.actor, event.actor, event.why.actor, telling)),
      .integer(offset(of: pair.recipient, event.recipient, event.why.recipient, telling)),
      .integer(event.why.predicate.start), .integer(1),
      .integer(Int((event.confidence * 100).rounded())), .integer(report.length), .empty, .empty,
      .empty,
    ]
  }

  /// The host of the address, else the outlet.
  private static func sourceName(_ report: LedgerEvent.ReportFacts) -> String? {
    guard let url = report.url, let host = URLComponents(string: url)?.host, !host.isEmpty else {
      return report.outlet
    }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// What a reader would look for in an archive: outlet, title, day; else the key.
  private static func citation(_ report: LedgerEvent.ReportFacts) -> String {
    let parts = [report.outlet, report.title, report.published?.description].compactMap { $0 }
    return parts.isEmpty ? report.key : parts.joined(separator: ", ")
  }

  /// Where the report has the actor of the pair, near the words of the event if it can be told; −1
  /// where there is none.
  private static func offset(
    of actor: Actor?, _ ids: [String], _ words: [Evidence], _ telling: LedgerEvent.Telling
  ) -> Int {
    guard let actor else { return -1 }
    let identity = LedgerEvent.identity(actor)
    let own = telling.actors(ids).first { LedgerEvent.identity($0) == identity }
    let sentence = telling.event.sentence
    return own?.mentions.first { $0.start >= sentence.start && $0.end <= sentence.end }?.start
      ?? words.first?.start ?? own?.mentions.first?.start ?? -1
  }
}
