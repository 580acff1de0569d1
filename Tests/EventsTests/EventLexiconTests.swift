import Events
import Foundation
import Records
import Tables
import TestSupport
import Testing

@Suite struct EventLexiconTests {
  static let header = "lemma\tpos\twith\ttype\tmode\tcameo\tactor\trecipient\tabout\texample\n"
  static let bomb = "bomb\tverb\tobj:actor\tASSAULT\taerial\t195\tsubj\tobj\t_\tX bombed Y.\n"
  static let classes = "class\tlemma\nforce\ttroop\nforce\t@MIL\n"
  static let contexts = "lemma\tcontext\ntroop\tmilitary\n"

  /// A folder with the tables, some of them with another text.
  private func folder(
    predicates: String = header + bomb, classes: String = classes, contexts: String = contexts
  ) throws -> Folder {
    let folder = try Folder()
    try folder.write("predicates.tsv", predicates)
    try folder.write("classes.tsv", classes)
    try folder.write("contexts.tsv", contexts)
    try folder.write("cameo.tsv", try Repository.data("Lexicon/cameo.tsv"))
    return folder
  }

  @Test func wellFormedTablesAreRead() throws {
    let folder = try folder()
    _ = try EventLexicon(folder: folder.path)
    _ = try ContextLexicon(folder: folder.path)
  }

  @Test(arguments: ["ATTACK", "assault", "", "NONE", "ASSAULT "])
  func unknownTypeIsNamedWithItsLine(_ type: String) throws {
    let row = Self.bomb.replacing("ASSAULT", with: type)
    let folder = try folder(predicates: Self.header + "# bombs\r\n" + Self.bomb + row)
    let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
    #expect(error?.path == folder.path + "/predicates.tsv")
    #expect(error?.line == 4)
    #expect(error?.problem.contains("“\(type)”") == true)
  }

  @Test(arguments: ["nuclear", "arrest", "Aerial", "aerial,drone"])
  func modeOfAnotherTypeIsNamedWithItsLine(_ mode: String) throws {
    let row = Self.bomb.replacing("aerial", with: mode)
    let folder = try folder(predicates: Self.header + Self.bomb + row)
    let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
    #expect(error?.line == 3)
    #expect(error?.problem == "ASSAULT has no mode “\(mode)”")
  }

  @Test func rowOfNoEventNeedsNoMode() throws {
    let folder = try folder(
      predicates: Self.header + "bomb\tverb\tobj:exam\tnone\t_\t_\t_\t_\t_\tX.\n")
    _ = try EventLexicon(folder: folder.path)
  }

  @Test(arguments: ["lemma", "with", "type", "mode", "cameo", "recipient", "about"])
  func missingColumnIsNamed(_ column: String) throws {
    let folder = try folder(
      predicates: Self.header.replacing(column, with: "other") + Self.bomb)
    let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
    #expect(error?.line == 1)
    #expect(error?.problem.contains("“\(column)”") == true)
  }

  @Test func shortRowIsNamedWithItsLine() throws {
    let folder = try folder(predicates: Self.header + Self.bomb + "\nbomb\tverb\n")
    let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
    #expect(error?.line == 4)
  }

  @Test func unknownContextIsNamedWithItsLine() throws {
    let folder = try folder(contexts: Self.contexts + "# sea\nship\tnaval\n")
    let error = #expect(throws: TableError.self) { try ContextLexicon(folder: folder.path) }
    #expect(error?.path == folder.path + "/contexts.tsv")
    #expect(error?.line == 4)
    #expect(error?.problem.contains("“naval”") == true)
  }

  @Test(arguments: ["predicates.tsv", "classes.tsv", "cameo.tsv"]) func missingTableIsNamed(
    _ name: String
  )
    throws
  {
    let folder = try folder()
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
    #expect(error?.path == folder.path + "/" + name)
  }

  @Test(arguments: [".", "+", "obl", "obl:", "obj:", "a.b.c:d:e:f", "++obj:actor"])
  func oddConditionsDoNoHarm(_ condition: String) throws {
    let row = Self.bomb.replacing("obj:actor", with: condition)
    let folder = try folder(predicates: Self.header + row)
    _ = try EventLexicon(folder: folder.path)
  }

  /// In a process of its own, since a trap would end all tests.
  @Test func conditionWithoutASlotIsNamedWithItsLine() async {
    await #expect(processExitsWith: .success) {
      let folder = try Folder()
      try folder.write("classes.tsv", Self.classes)
      try folder.write("cameo.tsv", try Repository.data("Lexicon/cameo.tsv"))
      try folder.write("predicates.tsv", Self.header + Self.bomb.replacing("obj:actor", with: ":"))
      let error = #expect(throws: TableError.self) { try EventLexicon(folder: folder.path) }
      #expect(error?.line == 2)
    }
  }
}

/// The committed lexicon.
@Suite struct CommittedLexiconTests {
  private func rows(_ columns: String...) throws -> [Table.Row] {
    try Table(path: Repository.lexicon + "/predicates.tsv", columns: columns).rows
  }

  @Test func modesBelongToTheirTypes() throws {
    let rows = try rows("lemma", "type", "mode")
    let wrong = rows.filter { row in
      guard let type = EventType(rawValue: row[1]) else { return row[1] != "none" }
      return row.value(2).map { type.modes[$0] == nil } ?? false
    }
    #expect(wrong.map { "\($0.line): \($0[0]) \($0[1])/\($0[2])" } == [])
    #expect(Set(rows.map { $0[1] }) == Set(EventType.allCases.map(\.rawValue)).union(["none"]))
  }

  @Test func rowsWithoutAnEventFillNothing() throws {
    let rows = try rows("lemma", "type", "mode", "actor", "recipient", "about")
    let wrong = rows.filter { row in row[1] == "none" && (2...5).contains { row.value($0) != nil } }
    #expect(wrong.map { "\($0.line): \($0[0])" } == [])
  }

  @Test func codesAreTwoToFourDigits() throws {
    let rows = try rows("lemma", "type", "cameo")
    let wrong = rows.filter { row in
      row.value(2).map {
        !(2...4).contains($0.utf8.count) || !$0.allSatisfy { ("0"..."9").contains($0) }
      } ?? false
    }
    #expect(wrong.map { "\($0.line): \($0[0]) \($0[2])" } == [])
  }

  @Test func partsOfSpeechAreThoseLookedUp() throws {
    let wrong = try rows("lemma", "pos").filter { !["verb", "noun", "adj"].contains($0[1]) }
    #expect(wrong.map { "\($0.line): \($0[0]) \($0[1])" } == [])
  }

  /// The slots of `with`, as the lexicon's README has them.
  static let slots: Set = [
    "prt", "subj", "obj", "iobj", "xcomp", "ccomp", "acl", "obl", "nmod", "adj", "adv", "poss",
  ]

  @Test func conditionsNameSlotsThatThereAre() throws {
    let wrong = try rows("lemma", "with").flatMap { row in
      row[1].split(separator: "+").flatMap { $0.split(separator: ".") }
        .map { String($0.prefix { $0 != ":" }) }.filter { !Self.slots.contains($0) }
        .map { "\(row.line): \(row[0]) \($0)" }
    }
    #expect(wrong == [])
  }

  @Test func sameConditionsDoNotNameTwoTypes() throws {
    let rows = try rows("lemma", "pos", "with", "type", "mode")
    let groups = Dictionary(grouping: rows) { [$0[0], $0[1], $0[2]] }
    let wrong = groups.values.filter { Set($0.map { [$0[3], $0[4]] }).count > 1 }
    #expect(wrong.map { $0.map { "\($0.line): \($0[0]) \($0[2])" } } == [])
  }

  @Test func everyContextOfTheTableIsKnown() throws {
    let rows = try Table(path: Repository.lexicon + "/contexts.tsv", columns: ["lemma", "context"])
      .rows
    #expect(
      rows.filter { EventContext(rawValue: $0[1]) == nil }.map { "\($0.line): \($0[0])" } == [])
  }
}
