import Records

/// An event of which single values can be set.
struct EventDraft {
  private let original: Event
  private var type: EventType
  private var mode: [String]
  private var context: [EventContext]
  private var cameo: String
  private var summary: Factuality.Summary
  private var date: EventDate?
  private var place: EventPlace?
  private var actor: [String]
  private var recipient: [String]
  private var counts: [EventCount]

  init(_ event: Event) {
    original = event
    type = event.type
    mode = event.mode
    context = event.context
    cameo = event.cameo
    summary = event.summary
    date = event.date
    place = event.place
    actor = event.actor
    recipient = event.recipient
    counts = event.counts
  }

  var event: Event {
    Event(
      id: original.id, type: type, mode: mode, cameo: cameo, context: context, actor: actor,
      recipient: recipient, about: original.about, chain: original.chain,
      factuality: original.factuality, tense: original.tense,
      auxiliaryMode: original.auxiliaryMode, summary: summary, confidence: original.confidence,
      date: date, place: place, counts: counts, evidence: original.evidence,
      sentence: original.sentence, meaning: original.meaning, why: original.why)
  }

  /// A value as it is written on the command line; empty where there is none.
  func value(of field: Correction.Field, people: RecordActors) -> String {
    switch field {
    case .type: type.rawValue
    case .mode: mode.joined(separator: ";")
    case .context: context.map(\.rawValue).joined(separator: ";")
    case .cameo: cameo
    case .summary: summary.rawValue
    case .date:
      date.map { date in
        date.value?.description
          ?? (date.from?.description ?? "") + ".." + (date.to?.description ?? "")
      } ?? ""
    case .place: place?.name ?? ""
    case .country: place?.country ?? ""
    case .actor: people.text(ofIDs: actor)
    case .recipient: people.text(ofIDs: recipient)
    case .dead, .injured, .arrested, .displaced, .participants:
      counts.first { $0.kind.rawValue == field.rawValue }.map { count in
        count.least == count.most
          ? "\(count.least ?? 0)"
          : (count.least.map(String.init) ?? "") + ".." + (count.most.map(String.init) ?? "")
      } ?? ""
    }
  }

  /// Sets a value; an empty one takes away what was there.
  ///
  /// Another type has no CAMEO code until one is set, and none of the modes that it does not know.
  ///
  /// - Throws: `correction` for a value that the field cannot have.
  mutating func set(_ field: Correction.Field, to text: String, people: inout RecordActors) throws {
    switch field {
    case .type:
      let new: EventType = try code(text, field)
      if new != type { cameo = "" }
      type = new
      mode.removeAll { type.modes[$0] == nil }
    case .mode:
      let new = list(text)
      for mode in new where type.modes[mode] == nil {
        throw wrong(mode, field, choices: type.modes.keys.sorted())
      }
      mode = new
    case .context: context = try list(text).map { try code($0, field) }
    case .cameo:
      guard text.isEmpty || (2...4).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else {
        throw wrong(text, field, choices: ["two to four digits"])
      }
      cameo = text
    case .summary: summary = try code(text, field)
    case .date: date = try newDate(text)
    case .place:
      place =
        text.isEmpty
        ? nil
        : EventPlace(
          name: text, country: place?.country, evidence: place?.evidence ?? original.sentence)
    case .country:
      guard let place else {
        throw LedgerError.Reason.correction("the event has no place; set place first")
      }
      self.place = EventPlace(
        name: place.name, country: text.isEmpty ? nil : text, evidence: place.evidence)
    case .actor: actor = try people.ids(text)
    case .recipient: recipient = try people.ids(text)
    case .dead, .injured, .arrested, .displaced, .participants:
      guard let kind = EventCount.Kind(rawValue: field.rawValue) else { return }
      let old = counts.first { $0.kind == kind }
      counts.removeAll { $0.kind == kind }
      guard !text.isEmpty else { return }
      let bounds = try span(text) {
        Int($0).flatMap { $0 < 0 ? nil : $0 }
      } problem: {
        wrong(text, field, choices: ["12", "12..15", "12..", "..15"])
      }
      if let least = bounds.0, let most = bounds.1, least > most {
        throw wrong(text, field, choices: ["the lower number first"])
      }
      counts.append(
        EventCount(
          kind: kind, least: bounds.0, most: bounds.1,
          evidence: old?.evidence ?? original.sentence))
    }
  }

  private func newDate(_ text: String) throws -> EventDate? {
    if text.isEmpty { return nil }
    let problem = wrong(
      text, .date, choices: ["2025-08-09", "2025-08", "2025", "2025-08-01..2025-08-09"])
    let days = try span(text, read: { CalendarDate($0) }, problem: { problem })
    if !text.contains("..") { return EventDate(value: days.0, source: .text) }
    if let from = days.0, let to = days.1, from.earliest > to.latest { throw problem }
    return EventDate(from: days.0, to: days.1, source: .text)
  }

  /// "a", "a..b", "a..", "..b"; of "a" both ends are the same.
  private func span<Value>(
    _ text: String, read: (String) -> Value?, problem: () -> LedgerError.Reason
  ) throws -> (Value?, Value?) {
    guard let dots = text.firstRange(of: "..") else {
      guard let value = read(text) else { throw problem() }
      return (value, value)
    }
    let (first, last) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    let ends = (read(first), read(last))
    guard first.isEmpty == (ends.0 == nil), last.isEmpty == (ends.1 == nil),
      !(first.isEmpty && last.isEmpty)
    else { throw problem() }
    return ends
  }

  private func code<Code: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ field: Correction.Field
  ) throws -> Code {
    guard let code = Code(rawValue: text) else {
      throw wrong(text, field, choices: Code.allCases.map(\.rawValue))
    }
    return code
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0).trimmed }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private func wrong(_ value: String, _ field: Correction.Field, choices: [String])
    -> LedgerError.Reason
  {
    .correction(
      "“\(value)” is no \(field.rawValue)"
        + (choices.isEmpty ? "" : "; possible are " + choices.joined(separator: ", ")))
  }
}
