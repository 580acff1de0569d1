import Actors
import Events
import Language
import Records
import TestSupport

/// Details as a report of the day has them, from trees written by hand.
struct Details {
  private static let resolver = Result {
    ActorResolver(
      try Registry(folders: [Repository.registry]),
      try CoreferenceLexicon(folder: Repository.lexicon))
  }
  private static let lexicon = Result { try DetailLexicon(folder: Repository.lexicon) }

  let text: AnnotatedText
  private let details: EventDetails

  /// Published on Saturday, 9 August 2025, if not told otherwise.
  init(_ tree: String, published: String? = "2025-08-09", dateline: String? = nil) throws {
    text = try Tree.read(tree)
    let published = published.flatMap { CalendarDate($0) }
    let cast = try Self.resolver.get().resolve(text, on: published, dateline: dateline)
    details = EventDetails(
      text, cast, try Self.lexicon.get(), published: published, dateline: dateline)
  }

  /// `2025-08-05 (on Tuesday)`, `2025-08-04/2025-08-10`, `report`; nothing for no date.
  func date(_ predicate: String, _ type: EventType = .assault, isAhead: Bool = false) -> String {
    guard let word = text.word(predicate),
      let date = details.date(of: word, type: type, isAhead: isAhead)
    else { return "" }
    if date.words == nil { return "report" }
    return date.value?.description
      ?? "\(date.from?.description ?? "")/\(date.to?.description ?? "")"
  }

  /// The words that tell the date.
  func wordsOfDate(_ predicate: String) -> String {
    text.word(predicate).flatMap { details.date(of: $0, type: .assault)?.words }
      .map { text.string(ofWords: $0) } ?? ""
  }

  /// `Kano NGA`, `Kano` for a place of no known country.
  func place(_ predicate: String, _ type: EventType = .assault) -> String {
    guard let word = text.word(predicate), let place = details.place(of: word, type: type) else {
      return ""
    }
    return place.name + (place.country.map { " " + $0 } ?? "")
  }

  /// `dead 12`, `injured 20-30`, `dead 24-`, `arrested -10`.
  func counts(_ predicate: String, _ type: EventType = .assault) -> [String] {
    guard let word = text.word(predicate) else { return [] }
    return details.counts(of: word, type: type).map { count in
      let figure =
        count.least == count.most
        ? "\(count.least ?? 0)"
        : "\(count.least.map(String.init) ?? "")-\(count.most.map(String.init) ?? "")"
      return count.kind.rawValue + " " + figure
    }
  }
}
