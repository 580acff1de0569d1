import Events
import Language
import Records
import Statements

/// How often the details of marked events are found, asked of the words that they are marked on.
package struct DetailScores: Sendable {
  package private(set) var dates = Share()
  package private(set) var places = Share()
  package private(set) var counts: [EventCount.Kind: Share] = [:]
  package private(set) var faults: [String] = []

  package init() {}

  package struct Share: Sendable {
    /// As a person marked it.
    package fileprivate(set) var right = 0
    /// Marked by a person.
    package fileprivate(set) var marked = 0
    /// Found by the program, marked or not; of dates only those that the text tells.
    package fileprivate(set) var found = 0
    /// Of those found, as a person marked it.
    package fileprivate(set) var rightOfFound = 0

    package init() {}
  }

  package mutating func add(_ example: EventText, _ recorder: Recorder) throws {
    let report = try recorder.read(text: example.text, published: example.published)
    let statements = recorder.statements(report)
    let text = statements.text
    let details = EventDetails(
      text, statements.cast, recorder.events.details, published: example.published,
      dateline: report.dateline?.place)
    for event in example.heads(in: TokenizedText(text)) {
      let predicate = text[event.predicate]
      let gold = event.gold
      func fault(_ what: String, _ found: String, _ expected: String?) {
        faults.append(
          "\(example.id) \(what) of “\(gold.predicate)” \(gold.type.rawValue) \(gold.status.rawValue): \(found), not \(expected ?? "-")"
            + (example.published.map { " (\($0))" } ?? "") + " | "
            + text.source[text.sentences[predicate.sentence].range])
      }
      if example.published != nil {
        let date = details.date(
          of: predicate, type: gold.type, isAhead: statements.judgement(of: predicate).isAhead)
        let found = date.map { ($0.value ?? $0.from ?? $0.to)?.description ?? "" } ?? ""
        if date?.words != nil { dates.found += 1 }
        if let expected = gold.date {
          dates.marked += 1
          if found == expected {
            dates.right += 1
            if date?.words != nil { dates.rightOfFound += 1 }
          } else {
            fault("date", found, expected)
          }
        } else if date?.words != nil {
          fault("date", found, nil)
        }
      }
      let place = details.place(of: predicate, type: gold.type)
      if place != nil { places.found += 1 }
      if let expected = gold.place {
        places.marked += 1
        if let name = place?.name.lowercased(),
          name.contains(expected.lowercased()) || expected.lowercased().contains(name)
        {
          places.right += 1
          places.rightOfFound += 1
        } else {
          fault("place", place?.name ?? "", expected)
        }
      } else if let place {
        fault("place", place.name, nil)
      }
      let found = details.counts(of: predicate, type: gold.type)
      for kind in EventCount.Kind.allCases {
        let count = found.first { $0.kind == kind }.map(Self.figure)
        let expected = gold.counts?[kind.rawValue]
        if count != nil { counts[kind, default: Share()].found += 1 }
        if expected != nil { counts[kind, default: Share()].marked += 1 }
        if let expected, count == expected {
          counts[kind, default: Share()].right += 1
          counts[kind, default: Share()].rightOfFound += 1
        } else if count != expected {
          fault(kind.rawValue, count ?? "", expected)
        }
      }
    }
  }

  /// `5`, `>=5`, `<=10`, `20-30`, as `Training/corpus/GUIDELINES.md` writes them.
  private static func figure(_ count: CodedCount) -> String {
    switch (count.least, count.most) {
    case (let least?, let most?): least == most ? "\(least)" : "\(least)-\(most)"
    case (let least?, nil): ">=\(least)"
    case (nil, let most?): "<=\(most)"
    case (nil, nil): ""
    }
  }
}
