import Language
import Records
import Tables

/// Which predicate in which frame is which event: `predicates.tsv` and `classes.tsv`.
package struct EventLexicon: Sendable {
  private let frames: [String: [Frame]]
  private let classes: [String: Set<String>]
  /// What CAMEO's codes are in PLOVER.
  package let cameo: CameoCrosswalk

  /// A row of the table.
  package struct Frame: Sendable {
    package let conditions: [Condition]
    /// Nil where the row says that this is no event.
    package let type: EventType?
    package let mode: String?
    /// CAMEO's code, in two to four digits.
    package let cameo: String?
    /// Slots of the actor, of which the first that holds somebody is taken.
    package let actor: [String]
    /// Slots of which the first that holds an actor is taken.
    package let recipient: [String]
    package let about: [String]
    /// As people find it again in the table: `sign verb obj:order`.
    package let entry: String
    /// The row with the most wins where several hold.
    let weight: Int
    /// How many layers of the lexicon lie below the row's own.
    let height: Int

    /// Of a layer that somebody laid over ours.
    var isOwn: Bool { height > 0 }

    /// Whether it asks for two certain things, or as much.
    var isSure: Bool { weight >= 4 }
  }

  /// What must stand in a slot: `obj:plan`, or further in: `xcomp.obl:with:actor`.
  package struct Condition: Sendable {
    package let path: [Step]
    /// A class, a lemma, or `actor`, `any`, `none`, `neg`, `must`.
    package let filler: String
  }

  /// A slot, with the preposition of `obl` and `nmod`.
  package struct Step: Sendable {
    package let slot: String
    package let preposition: String
  }

  private static let tests: Set = ["actor", "any", "none", "neg"]

  /// Reads the tables of a folder with those of the layers over it: a layer's row stands in place
  /// of the one with its lemma, part of speech and conditions; its classes are added.
  package init(folder: String, layers: [String] = []) throws(TableError) {
    var classes: [String: Set<String>] = [:]
    for row in try LayeredTable(
      "classes.tsv", folder: folder, layers: layers, columns: ["class", "lemma"]
    ).rows {
      classes[row[0], default: [row[0]]].insert(
        row[1].hasPrefix("@") ? row[1] : row[1].lowercased())
    }
    cameo = try CameoCrosswalk(folder: folder)
    let table = try LayeredTable(
      "predicates.tsv", folder: folder, layers: layers,
      columns: ["lemma", "pos", "with", "type", "mode", "cameo", "actor", "recipient", "about"],
      key: { row in
        ([row[0], row[1]] + row[2].split(separator: "+").map(String.init).sorted())
          .joined(separator: " ")
      })
    var frames: [String: [Frame]] = [:]
    for (row, height) in zip(table.rows, table.heights) {
      frames[row[0] + " " + row[1], default: []].append(
        try Self.frame(row, height: height, classes, cameo))
    }
    self.classes = classes
    self.frames = frames.mapValues { rows in Self.strongestFirst(rows, classes) }
  }

  private static func frame(
    _ row: Table.Row, height: Int, _ classes: [String: Set<String>], _ cameo: CameoCrosswalk
  ) throws(TableError) -> Frame {
    let type = EventType(rawValue: row[3])
    guard type != nil || row[3] == "none" else {
      throw row.error("no event type is called “\(row[3])”")
    }
    if let mode = row.value(4), let type, type.modes[mode] == nil {
      throw row.error("\(type.rawValue) has no mode “\(mode)”")
    }
    if let code = row.value(5), let type, !cameo.code(code, mayBe: type) {
      throw row.error(
        cameo.meaning(of: code) == nil
          ? "CAMEO has no code “\(code)”" : "CAMEO's “\(code)” is no \(type.rawValue)")
    }
    let conditions = row[2].split(separator: "+").compactMap(Self.condition)
    guard conditions.count == row[2].split(separator: "+").count else {
      throw row.error("“\(row[2])” has a condition without a slot")
    }
    return Frame(
      conditions: conditions, type: type, mode: row.value(4), cameo: row.value(5),
      actor: alternatives(row[6]), recipient: alternatives(row[7]), about: alternatives(row[8]),
      entry: [row[0], row[1], row[2]].filter { !$0.isEmpty }.joined(separator: " "),
      weight: conditions.reduce(0) { $0 + weight($1, classes) }, height: height)
  }

  /// By weight; on a tie the upper layer, then what is no event, then the smaller classes, then the
  /// earlier row.
  private static func strongestFirst(_ rows: [Frame], _ classes: [String: Set<String>]) -> [Frame] {
    func order(_ row: (offset: Int, element: Frame)) -> (Int, Int, Int, Int, Int) {
      let frame = row.element
      let words = frame.conditions.reduce(0) { $0 + (classes[$1.filler]?.count ?? 1) }
      return (-frame.weight, -frame.height, frame.type == nil ? 0 : 1, words, row.offset)
    }
    return rows.enumerated().sorted { order($0) < order($1) }.map(\.element)
  }

  private static func weight(_ condition: Condition, _ classes: [String: Set<String>]) -> Int {
    if condition.path.last?.slot == "prt" { return 3 }
    if tests.contains(condition.filler) { return 1 }
    return classes[condition.filler] == nil ? 3 : 2
  }

  private static func alternatives(_ field: String) -> [String] {
    field.split(separator: "|").map(String.init)
  }

  private static func condition(_ field: Substring) -> Condition? {
    var path: [Step] = []
    var filler = "any"
    for segment in field.split(separator: ".") {
      let parts = segment.split(separator: ":").map(String.init)
      guard let slot = parts.first else { return nil }
      let isPhrase = slot == "obl" || slot == "nmod"
      path.append(Step(slot: slot, preposition: isPhrase && parts.count > 1 ? parts[1] : ""))
      if let last = parts.dropFirst(isPhrase ? 2 : 1).first { filler = last }
    }
    return Condition(path: path, filler: filler)
  }

  /// The rows for a word, the strongest first.
  func frames(for token: Token) -> [Frame] {
    let kind: String
    switch token.partOfSpeech {
    case .verb: kind = "verb"
    case .noun, .properNoun: kind = "noun"
    case .adjective: kind = "adj"
    default: return []
    }
    if let rows = frames[token.lemma.lowercased() + " " + kind] { return rows }
    return Inflection.bases(of: token.form).lazy.compactMap { frames[$0 + " " + kind] }.first ?? []
  }

  /// Whether a word is a lemma, or belongs to a class.
  func word(_ lemma: String, is filler: String) -> Bool {
    lemma == filler || classes[filler]?.contains(lemma) == true
  }

  /// Whether a class takes in all actors of a code: a sector, a country code, `country`, `person`.
  func filler(_ filler: String, takes code: String) -> Bool {
    classes[filler]?.contains("@" + code) == true
  }
}
