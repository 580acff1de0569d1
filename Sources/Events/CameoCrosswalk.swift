import Records
import Tables

/// What CAMEO's codes are in PLOVER, and which code fits a PLOVER event best: `cameo.tsv`.
///
/// Source: the conversion table of the Open Event Data Alliance, mended by the PLOVER manual.
package struct CameoCrosswalk: Sendable {
  private let meanings: [String: [Meaning]]
  private let promises: [String: String]
  private let best: [Kind: String]

  /// A type with its mode.
  package struct Meaning: Sendable, Hashable {
    /// Nil where PLOVER has no type for the code.
    package let type: EventType?
    package let mode: String?
  }

  /// What a code is the best for.
  private struct Kind: Hashable {
    let meaning: Meaning
    let context: EventContext?
  }

  /// Reads `cameo.tsv`, in which every type and mode must have its best code.
  package init(folder: String) throws(TableError) {
    let path = folder + "/cameo.tsv"
    var meanings: [String: [Meaning]] = [:]
    var promises: [String: String] = [:]
    var best: [Kind: String] = [:]
    let rows = try Table(path: path, columns: ["code", "type", "mode", "promise", "best"]).rows
    for row in rows {
      let meaning = try Self.meaning(row)
      meanings[row[0], default: []].append(meaning)
      if let promise = row.value(3) { promises[row[0]] = promise }
      for name in row[4].split(separator: "|").map(String.init) {
        let context = EventContext(rawValue: name)
        if context == nil, name != "any" { throw row.error("no context is called “\(name)”") }
        if best.updateValue(row[0], forKey: Kind(meaning: meaning, context: context)) != nil {
          throw row.error("“\(name)” of the same type and mode has another code already")
        }
      }
    }
    if let row = rows.first(where: { row in row.value(3).map { meanings[$0] == nil } ?? false }) {
      throw row.error("there is no code “\(row[3])”")
    }
    for type in EventType.allCases {
      for mode in [nil] + type.modes.keys.sorted().map(Optional.some)
      where best[Kind(meaning: Meaning(type: type, mode: mode), context: nil)] == nil {
        throw TableError(
          path: path, problem: "no code is the best for \(type.rawValue)/\(mode ?? "_")")
      }
    }
    self.meanings = meanings
    self.promises = promises
    self.best = best
  }

  private static func meaning(_ row: Table.Row) throws(TableError) -> Meaning {
    guard (2...4).contains(row[0].utf8.count), row[0].utf8.allSatisfy({ (48...57).contains($0) })
    else { throw row.error("“\(row[0])” is no code of two to four digits") }
    let type = EventType(rawValue: row[1])
    guard type != nil || row[1] == "none" else {
      throw row.error("no event type is called “\(row[1])”")
    }
    if let mode = row.value(2), type?.modes[mode] == nil {
      throw row.error("\(row[1]) has no mode “\(mode)”")
    }
    return Meaning(type: type, mode: row.value(2))
  }

  /// What a code is by itself; nil if CAMEO has no such code.
  package func meaning(of code: String) -> Meaning? { meanings[code]?.first }

  /// Whether the manual has cases of a code in which it is of a type.
  package func code(_ code: String, mayBe type: EventType) -> Bool {
    meanings[code]?.contains { $0.type == type } ?? false
  }

  /// The code that fits an event best, by its first mode and the first context that matters.
  package func code(for type: EventType, modes: [String], contexts: [EventContext]) -> String {
    let meaning = Meaning(type: type, mode: modes.first)
    return contexts.lazy.compactMap { best[Kind(meaning: meaning, context: $0)] }.first
      ?? best[Kind(meaning: meaning, context: nil)]
      ?? best[Kind(meaning: Meaning(type: type, mode: nil), context: nil)]
      ?? ""  // not reached: the table is complete
  }

  /// The code of a promise to do what a code stands for, if it may be of the promise's type.
  package func code(promising code: String, as type: EventType) -> String? {
    promises[code].flatMap { self.code($0, mayBe: type) ? $0 : nil }
  }
}
