import Events
import Foundation
import Records
import Tables
import TestSupport
import Testing

@Suite struct CameoCrosswalkTests {
  static let crosswalk = Result { try CameoCrosswalk(folder: Repository.lexicon) }

  /// A code with what PLOVER's manual has for it: `RETREAT/ceasefire`.
  @Test(arguments: [
    ("010", "none"), ("016", "REJECT"), ("0231", "REQUEST/assist"), ("036", "AGREE"),
    ("042", "CONSULT/visit"), ("055", "CONCEDE"), ("0871", "RETREAT/ceasefire"),
    ("0831", "CONCEDE"), ("094", "ACCUSE/investigate"), ("114", "ACCUSE/disapprove"),
    ("116", "SANCTION/convict"), ("1246", "REJECT/yield"), ("132", "THREATEN/restrict"),
    ("163", "SANCTION/discontinue"), ("1712", "ASSAULT/destroy"), ("175", "ASSAULT/crowd-control"),
    ("191", "COERCE/restrict"), ("192", "COERCE/seize"), ("195", "ASSAULT/aerial"),
    ("1952", "ASSAULT/drone"), ("20", "ASSAULT"), ("2042", "ASSAULT/unconventional"),
  ])
  func codeHasATypeAndAMode(_ code: String, _ expected: String) throws {
    let meaning = try #require(try Self.crosswalk.get().meaning(of: code))
    let mode = meaning.mode.map { "/" + $0 } ?? ""
    #expect((meaning.type?.rawValue ?? "none") + mode == expected)
  }

  @Test(arguments: ["", "0", "21", "00", "19 ", "19500", "---", "042x", "９5"])
  func whatIsNoCodeHasNoMeaning(_ code: String) throws {
    #expect(try Self.crosswalk.get().meaning(of: code) == nil)
    #expect(try !Self.crosswalk.get().code(code, mayBe: .assault))
  }

  @Test func everyRootHasItsSubcodes() throws {
    let codes = Set(try rows().map { $0[0] })
    let roots = (1...20).map { $0 < 10 ? "0\($0)" : "\($0)" }
    #expect(codes.filter { $0.utf8.count == 2 }.sorted() == roots)
    for code in codes where code.utf8.count > 2 {
      #expect(codes.contains(String(code.dropLast())), "\(code) has no code above it")
    }
    #expect(roots.allSatisfy { root in codes.contains(root + "0") })
  }

  private func rows() throws -> [Table.Row] {
    try Table(path: Repository.lexicon + "/cameo.tsv", columns: ["code", "name", "type", "mode"])
      .rows
  }

  @Test func typeModeAndContextHaveTheirCode() throws {
    let crosswalk = try Self.crosswalk.get()
    #expect(crosswalk.code(for: .assault, modes: ["aerial"], contexts: [.military]) == "195")
    #expect(crosswalk.code(for: .aid, modes: [], contexts: []) == "070")
    #expect(crosswalk.code(for: .aid, modes: [], contexts: [.technology, .asylum]) == "075")
    #expect(crosswalk.code(for: .retreat, modes: ["resign"], contexts: []) == "0831")
    // a mode that no type has is no reason to be without a code
    #expect(crosswalk.code(for: .coerce, modes: ["odd"], contexts: []) == "170")
  }

  /// There and back again: the code for a type and a mode is of that type and may have that mode.
  @Test(arguments: EventType.allCases) func bestCodeIsOfItsType(_ type: EventType) throws {
    let crosswalk = try Self.crosswalk.get()
    let rows = try rows()
    for mode in [nil] + type.modes.keys.map(Optional.some) {
      for contexts in [[]] + EventContext.allCases.map({ [$0] }) {
        let code = crosswalk.code(
          for: type, modes: mode.map { [$0] } ?? [], contexts: contexts)
        #expect(
          rows.contains { $0[0] == code && $0[2] == type.rawValue && $0.value(3) == mode },
          "\(code) for \(type.rawValue)/\(mode ?? "_")")
      }
    }
  }

  @Test(arguments: [
    ("072", EventType.agree, "0332"), ("042", .agree, "036"), ("057", .agree, "032"),
    ("0874", .concede, "0356"), ("0831", .concede, "0341"), ("0863", .concede, "0355"),
    ("0874", .agree, "0356"), ("195", .agree, "–"), ("036", .agree, "–"), ("072", .concede, "–"),
  ])
  func promiseHasItsOwnCode(_ code: String, _ type: EventType, _ expected: String) throws {
    #expect((try Self.crosswalk.get().code(promising: code, as: type) ?? "–") == expected)
  }

  /// A code whose type in PLOVER is not that of the row is a fault of one of them.
  @Test func codesOfPredicatesAreOfTheirTypes() throws {
    let crosswalk = try Self.crosswalk.get()
    let rows = try Table(
      path: Repository.lexicon + "/predicates.tsv", columns: ["lemma", "type", "cameo"]
    ).rows
    let wrong = rows.filter { row in
      guard let code = row.value(2), let type = EventType(rawValue: row[1]) else { return false }
      return !crosswalk.code(code, mayBe: type)
    }
    #expect(wrong.map { "\($0.line): \($0[0]) \($0[1]) \($0[2])" } == [])
  }

  // MARK: Faults

  @Test(arguments: [
    ("1", "AGREE", "_", "_", "_", "“1” is no code"), ("03x", "AGREE", "_", "_", "_", "“03x”"),
    ("030", "ACCORD", "_", "_", "_", "“ACCORD”"), ("030", "AGREE", "visit", "_", "_", "“visit”"),
    ("011", "none", "visit", "_", "_", "none has no mode"),
    ("030", "AGREE", "_", "999", "_", "“999”"), ("030", "AGREE", "_", "_", "sea", "“sea”"),
    ("031", "AGREE", "_", "_", "any", "another code already"),
  ])
  func faultIsNamedWithItsLine(
    _ code: String, _ type: String, _ mode: String, _ promise: String, _ best: String,
    _ problem: String
  ) throws {
    let folder = try Folder()
    let text = String(decoding: try Repository.data("Lexicon/cameo.tsv"), as: UTF8.self)
    let row = [code, "x", type, mode, promise, best].joined(separator: "\t")
    try folder.write("cameo.tsv", text + row + "\n")
    let error = try #require(
      #expect(throws: TableError.self) { try CameoCrosswalk(folder: folder.path) })
    #expect(error.line == text.utf8.count { $0 == 10 } + 1)
    #expect(error.problem.contains(problem), "\(error)")
  }

  @Test func typeWithoutACodeIsNamed() throws {
    let folder = try Folder()
    let text = String(decoding: try Repository.data("Lexicon/cameo.tsv"), as: UTF8.self)
    try folder.write(
      "cameo.tsv",
      text.split(separator: "\n").filter { !$0.hasPrefix("0871\t") }.joined(separator: "\n"))
    let error = try #require(
      #expect(throws: TableError.self) { try CameoCrosswalk(folder: folder.path) })
    #expect(error.problem.contains("RETREAT/ceasefire"))
  }
}
