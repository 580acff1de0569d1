import Records

/// How well links agree with annotated pairs.
package struct LinkScores: Sendable, Codable {
  /// Pairs of one event that are linked, or of two that are not, and so on.
  package private(set) var rightlyLinked = 0
  package private(set) var wronglyLinked = 0
  package private(set) var notLinked = 0
  package private(set) var rightlyApart = 0
  /// Pairs of one event of which a side was not coded as an event; linked they cannot be.
  package private(set) var missed = 0
  /// Pairs of two events of which a side was not coded.
  package private(set) var missedApart = 0
  package private(set) var faults: [String] = []

  package var precision: Double { Self.share(rightlyLinked, rightlyLinked + wronglyLinked) }
  package var recall: Double { Self.share(rightlyLinked, rightlyLinked + notLinked + missed) }
  package var f1: Double { Self.f1(precision, recall) }
  /// Of the pairs of which both sides were coded.
  package var codedRecall: Double { Self.share(rightlyLinked, rightlyLinked + notLinked) }
  package var codedF1: Double { Self.f1(precision, codedRecall) }

  private static func share(_ part: Int, _ all: Int) -> Double {
    all == 0 ? 0 : Double(part) / Double(all)
  }

  private static func f1(_ precision: Double, _ recall: Double) -> Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// Links the records of all reports, by their keys, and compares.
  package init(
    _ pairs: [LinkCase.Pair], records: [String: Record], voices: [String: String],
    linker: Linker = Linker()
  ) {
    let assertions = records.flatMap { key, record in
      record.events.map { Assertion($0, in: record, report: key, voice: voices[key] ?? key) }
    }
    var events: [String: String] = [:]
    for event in linker.link(assertions) {
      for assertion in event.assertions { events[assertion.id] = event.id }
    }
    let prepared = Dictionary(
      PreparedAssertion.prepare(assertions).prepared.map { ($0.assertion.id, $0) },
      uniquingKeysWith: { first, _ in first })
    /// The likeliest of the assertions by themselves, whatever else the reports tell.
    func odds(_ a: [String], _ b: [String]) -> String {
      var odds: [String] = []
      for one in a.compactMap({ prepared[$0] }) {
        for other in b.compactMap({ prepared[$0] }) {
          let story = Story.Pair(one.story, other.story)
          odds.append(
            "\(DayRelation(one.days, other.days)) \(rounded(linker.odds(one, other, story))) in \(rounded(story.odds))"
          )
        }
      }
      return odds.joined(separator: ", ")
    }
    for pair in pairs {
      let a = Self.events(telling: pair.aWords, in: records[pair.a]).map { pair.a + "/" + $0.id }
      let b = Self.events(telling: pair.bWords, in: records[pair.b]).map { pair.b + "/" + $0.id }
      let line = "\(pair.a) “\(pair.aWords)” \(a) – \(pair.b) “\(pair.bWords)” \(b) \(odds(a, b))"
      if a.isEmpty || b.isEmpty {
        if pair.same { missed += 1 } else { missedApart += 1 }
        if pair.same { faults.append("not coded: " + line) }
        continue
      }
      let linked = !Set(a.compactMap { events[$0] }).isDisjoint(with: b.compactMap { events[$0] })
      switch (pair.same, linked) {
      case (true, true): rightlyLinked += 1
      case (false, false): rightlyApart += 1
      case (true, false):
        notLinked += 1
        faults.append("not linked: " + line)
      case (false, true):
        wronglyLinked += 1
        faults.append("linked: " + line)
      }
    }
  }

  private func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  /// The events whose predicate lies in words of the text; else those that are told there again.
  ///
  /// None is taken for what another word of the sentence tells.
  static func events(telling words: String, in record: Record?) -> [Event] {
    guard let record, let place = place(of: words, in: record.report.text) else { return [] }
    let named = record.events.filter { place.contains($0.why.predicate.start) }
    if !named.isEmpty { return named }
    return record.events.filter { $0.evidence.contains { place.contains($0.start) } }
  }

  /// In code points.
  private static func place(of words: String, in text: String) -> Range<Int>? {
    let (text, words) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
    guard !words.isEmpty, words.count <= text.count else { return nil }
    return (0...(text.count - words.count)).first { start in
      text[start..<(start + words.count)].elementsEqual(words)
    }.map { $0..<($0 + words.count) }
  }
}
