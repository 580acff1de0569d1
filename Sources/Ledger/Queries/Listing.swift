/// A row of a list that a person or a program reads.
package protocol Listed: Sendable, Encodable {
  /// The columns of a table.
  static var columns: [String] { get }
  /// One for each column.
  var cells: [Cell] { get }
  /// Lines for people.
  var lines: [String] { get }
}

extension ListedEvent: Listed {
  package static let columns = [
    "address", "event", "date", "type", "mode", "contexts", "actor_names", "actor_countries",
    "actor_sectors", "recipient_names", "recipient_countries", "recipient_sectors", "summary",
    "confidence", "place", "place_country", "sources", "reports", "voices", "outlets", "outlet",
    "published", "url", "title", "sentence", "sentence_start", "sentence_end", "review",
  ]

  package var cells: [Cell] {
    func list(_ texts: [String]) -> Cell { .list(texts, separator: "|") }
    func side(_ side: [Side]) -> [Cell] {
      [
        list(side.map(\.name)), list(side.map { $0.country ?? "" }),
        list(side.map { $0.sector ?? "" }),
      ]
    }
    var cells: [Cell] = [
      .text(address), .text(event), .text(date), .text(type), list(modes), list(contexts),
    ]
    cells += side(actors) + side(recipients)
    cells += [
      .text(summary), .decimal(confidence), .text(place), .text(placeCountry), list(sources),
      .integer(reports), .integer(voices), .integer(outlets), .text(outlet), .text(published),
      .text(url), .text(title), .text(sentence), .integer(start), .integer(end), .text(review),
    ]
    return cells
  }

  package var lines: [String] {
    let mode = modes.isEmpty ? "" : "/" + modes.joined(separator: ",")
    let to = recipients.isEmpty ? "" : " → " + Self.names(recipients)
    let who = actors.isEmpty ? "(nobody named)" : Self.names(actors)
    let word = sources.isEmpty ? "" : " ← " + sources.joined(separator: " ← ")
    let told = reports == 1 ? "1 report" : "\(reports) reports, \(outlets) outlets"
    return [
      "\(date ?? day.map { $0 + "…" } ?? "undated")  \(address)  [\(summary)] \(who) → \(type)\(mode)\(to)",
      "    \(sentence)",
      "    "
        + ([outlet ?? "the report", published, title].compactMap { $0 }.joined(separator: ", "))
        + word + " · \(told) · \((confidence * 100).rounded() / 100)"
        + (review.map { " · \($0)" } ?? ""),
    ]
  }

  private static func names(_ sides: [Side]) -> String {
    sides.map { side in
      let code = [side.country, side.sector].compactMap { $0 }.joined(separator: " ")
      return side.name + (code.isEmpty ? "" : " (\(code))")
    }.joined(separator: " + ")
  }
}
