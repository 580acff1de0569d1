import Foundation
import Tables
import TestSupport
import Testing
import Verbale

/// Rows of the lexicon made of a verb dictionary.
@Suite struct PetrarchVerbTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func layers(_ dictionary: Data) throws -> PetrarchLayers {
    try PetrarchLayers(
      verbs: folder.write("verbs.txt", dictionary), actors: nil, folder: folder.path + "/made",
      over: Installation(
        model: Repository.model, registry: Repository.registry, lexicon: Repository.lexicon))
  }

  /// Each row as `lemma with type/mode cameo actor → recipient`.
  private func rows(_ dictionary: String) throws -> [String] {
    _ = try layers(Data(dictionary.utf8))
    return try Table(
      path: folder.path + "/made/lexicon/predicates.tsv",
      columns: ["lemma", "with", "type", "mode", "cameo", "actor", "recipient"]
    ).rows.map { row in
      row[0] + " " + (row[1].isEmpty ? "_" : row[1]) + " " + row[2]
        + (row[3].isEmpty ? "" : "/" + row[3]) + (row[4].isEmpty ? "" : " " + row[4])
        + (row[5].isEmpty ? "" : " " + row[5]) + " → " + row[6]
    }
  }

  private func classes() throws -> [String: [String]] {
    Dictionary(
      grouping: try Table(
        path: folder.path + "/made/lexicon/classes.tsv", columns: ["class", "lemma"]
      ).rows, by: { $0[0] }
    ).mapValues { $0.map { $0[1] } }
  }

  /// The conditions of a pattern around the verb SNUB, nil where it is left out.
  private func conditions(_ pattern: String, sets: String = "") throws -> String? {
    let found = try rows(sets + "--- SNUB [---] ---\n- \(pattern) [125]\n")
    #expect(found.first == "snub _ none → ")
    return found.count == 1
      ? nil : found[1].split(separator: " ").dropFirst().first.map(String.init)
  }

  // MARK: Verbs

  static let others = "obj|poss:obj|iobj|with|to|of|against|for|from|on|in"

  @Test func verbsOfABlockHaveItsCodeOrTheirOwn() throws {
    let found = try rows(
      "--- SNUB [125] ---\nSNUB {SNUBS SNUBBED}\nSHUN\nSLIGHT [111] # milder\nGREET [---]\n")
    #expect(
      found == [
        "snub _ REJECT/meet 125 subj → \(Self.others)",
        "shun _ REJECT/meet 125 subj → \(Self.others)",
        "slight _ ACCUSE/disapprove 111 subj → \(Self.others)", "greet _ none → ",
      ])
  }

  @Test(arguments: [
    ("CARRY_OUT", "carry prt:out"), ("+CARRY_OUT", "carry prt:out"),
    ("CALL_FOR", "call obl:for:any"), ("TAKE_HOSTAGES", "take obj:petrarch-hostages"),
    ("COLD-SHOULDER", "cold-shoulder _"), ("SNUB_", "snub _"),
  ])
  func verbOfSeveralWordsHasItsCondition(_ verb: String, _ row: String) throws {
    #expect(try rows("--- \(verb) [---] ---\n") == [row + " none → "])
  }

  @Test(arguments: [
    ("042", "CONSULT/visit 042 subj → \(others)"), ("043", "CONSULT/visit 043 \(others) → subj"),
    ("040", "CONSULT 040 subj+with+obj → "), ("046:046", "CONSULT 046 subj+with+obj → "),
    ("---:173", "COERCE/arrest 173 subj → \(others)"), ("012", "none → "),
    ("0871", "RETREAT/ceasefire 0871 subj → \(others)"),
  ])
  func codeIsTypeAndRoles(_ code: String, _ row: String) throws {
    #expect(try rows("--- SNUB [\(code)] ---\n") == ["snub _ " + row])
  }

  // MARK: Patterns

  @Test(arguments: [
    ("* INVITATION", "obj:petrarch-invitation"), ("* THE_WALLABY", "obj:wallaby"),
    ("* KITE_WALLABY", "obj:wallaby+obj.adj:kite"),
    ("* {A KITE WALLABY}", "obj:wallaby+obj.adj:kite"),
    ("* WALLABIES", "obj:petrarch-wallabies"), ("WALLABY *", "subj:wallaby"),
    ("* +", "obj:actor"), ("* + WALLABY", "iobj:actor+obj:wallaby"), ("* WITH +", "obl:with:actor"),
    ("* WITH", "obl:with:any"), ("* (WITH +)", "obl:with:actor"),
    ("* (IN {THE KITE MUSEUM})", "obl:in:museum+obl:in.adj:kite"),
    ("* WALLABY TO +", "obj:wallaby+obl:to:actor"), ("$ * +", "subj:actor+obj:actor"),
    ("+ WAS * BY $", "obj:actor+subj:actor"), ("* OUT OF +", "prt:out+obl:of:actor"),
    ("* OFF", "prt:off"), ("* PUBLICLY", "adv:publicly"),
    // no verb that anybody knows is a noun
    ("* TO_JUGGLE + WITH_WALLABY", "obl:to:juggle+obj:actor+obl:with:wallaby"),
    ("* TO SNUB +", "xcomp:snub+xcomp.obj:actor"),
    ("* (TO SNUB {WALLABY})", "xcomp:snub+xcomp.obj:wallaby"), ("* NONE", "obj:petrarch-none"),
    ("% * WITH %", "subj:actor+obl:with:actor"), ("** +", "obj:actor"),
    ("* U.S._WALLABY", "obj:wallaby+obj.adj:u.s."),
  ])
  func patternIsConditions(_ pattern: String, _ expected: String) throws {
    #expect(try conditions(pattern) == expected)
  }

  @Test(arguments: [
    "NOT *", "* THAT +", "$ KITE *", "* ^ WALLABY", "* WALLABY KITE + MUSEUM", "IN * ",
    "(IN KITE) *",
    "* + $ +", "* &NOBODY", "* TO SNUB TO SNUB",
  ])
  func whatNoConditionSaysIsLeftOut(_ pattern: String) throws {
    #expect(try conditions(pattern) == nil)
  }

  @Test func setIsAClassOfItsSingleWords() throws {
    let sets = "&PETS\n+WALLABY_\n+GOATS\n+GUINEA_PIG_\n\n"
    #expect(try conditions("* &PETS", sets: sets) == "obj:petrarch-set-pets")
    #expect(try classes() == ["petrarch-set-pets": ["goat", "goats", "wallaby"]])
  }

  @Test func pluralIsThePluralOrTheSingular() throws {
    _ = try conditions("* WALLABIES")
    #expect(try classes()["petrarch-wallabies"]?.contains("wallaby") == true)
  }

  @Test func patternIsOfEveryVerbOfItsBlockAndOfNoOther() throws {
    let found = try rows(
      "--- A [---] ---\nSNUB\nSHUN\n- * + [125]\n- * + [126]\n--- GREET [051] ---\n")
    #expect(
      found.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
        "a _ none", "snub _ none", "shun _ none", "a obj:actor REJECT/meet",
        "snub obj:actor REJECT/meet", "shun obj:actor REJECT/meet", "greet _ SUPPORT",
      ])
    #expect(found.filter { $0.contains("126") } == [])
  }

  @Test func recipientIsWhereThePatternHasIt() throws {
    let found = try rows("--- SNUB [---] ---\n- * KITE WITH + [125]\n- * BY $ [111]\n")
    #expect(found.dropFirst().first == "snub obj:kite+obl:with:actor REJECT/meet 125 subj → with")
    #expect(found.last?.hasPrefix("snub subj:actor ACCUSE/disapprove 111 subj → ") == true)
  }

  @Test func codeForTheOtherDirectionTurnsTheRoles() throws {
    let found = try rows("--- SNUB [---] ---\n- * BEFORE KITE [:173] ; as older comments are\n")
    #expect(
      found.last == "snub obl:before:kite COERCE/arrest 173 \(Self.others) → subj")
  }

  @Test func wordsOfAnEntryStandBesideUnderscoresOrBlanks() throws {
    #expect(try rows("--- SNUB [125] ---\nTURN DOWN\n").last?.hasPrefix("turn prt:down ") == true)
    _ = try conditions("* &JETS", sets: "&JETS\n+F/A-18\n+BIG KITE\n\n")
    #expect(try classes()["petrarch-set-jets"] == ["f/a-18"])
  }

  // MARK: Lines that cannot be read

  @Test(arguments: [
    ("- * KITE", "has no code"), ("- * KITE [12", "“]” is missing"), ("- * (IN KITE [125]", "“)”"),
    ("- * {KITE [125]", "“}” is missing"), ("- KITE [125]", "needs one *"),
    ("- * * [125]", "needs one *"), ("- * \"KITE\" [125]", "cannot stand in a pattern"),
    ("- * ) [125]", "“)” cannot stand"), ("- * & [125]", "no name"),
    ("- * [abc]", "no code of CAMEO"),
    ("- * [1]", "no code of CAMEO"), ("- * [12345]", "no code of CAMEO"),
    ("- * [010:020:030]", "no code of CAMEO"), ("- * [999]", "CAMEO has no code “999”"),
    ("SNUB [", "“]” is missing"), ("SNUB {SNUBBED", "“}” is missing"),
    ("SNUB 125]", "“[” is missing"),
    ("S:NUB", "is no verb"), ("~ a (b) SAY", "not read"), ("--- SNUB [999] ---", "“999”"),
    ("--- [12 ---", "“]” is missing"), ("COLD_+SHOULDER", "before the verb"), ("&", "no set"),
    ("- * ((((((KITE)))))) [125]", "too deep"), ("<!-- KITE", "never closed"),
  ])
  func faultyLineIsToldAndSkipped(_ line: String, _ problem: String) throws {
    let layers = try layers(Data("--- SHUN [125] ---\n\(line)\n".utf8))
    #expect(layers.notices.count == 2)
    let notice = try #require(layers.notices.first)
    #expect(notice.hasPrefix(folder.path + "/verbs.txt, line 2: "))
    #expect(notice.contains(problem), "\(notice)")
    #expect(layers.notices.last?.hasSuffix("1 line not read") == true)
    #expect(layers.notices.last?.contains("verbs.txt: 1 of ") == true)
  }

  @Test func wordOfNoSetAndLineOfNoBlockAreTold() throws {
    let layers = try layers(Data("- * KITE [125]\nSNUB\n&PETS\n+A%B\n+WALLABY\n".utf8))
    #expect(layers.notices.count == 4)
    #expect(layers.notices.last?.contains("0 of 0 verbs, 0 of 0 patterns, 1 of 1 words") == true)
  }

  @Test func hugeAndBrokenLinesAreTold() throws {
    var dictionary = Data("--- SNUB [125] ---\n".utf8)
    dictionary += Data(repeating: UInt8(ascii: "("), count: 1_000_000) + [10]
    dictionary += Data([0xFF, 0xFE, 10, 0xC3, 10]) + Data("SHUN\u{0}\nGREET\r\n".utf8)
    let layers = try layers(dictionary)
    #expect(
      layers.notices.dropLast().map { $0.replacing(folder.path + "/verbs.txt, ", with: "") } == [
        "line 2: the line is longer than 10000 bytes", "line 3: it is not UTF-8",
        "line 4: it is not UTF-8", "line 5: “SHUN\u{0}” is no verb",
      ])
    #expect(layers.notices.last?.contains("2 of 2 verbs") == true)
  }

  @Test func manyBracketsInALineEndSoon() throws {
    let line = "- * " + String(repeating: "(", count: 9000) + " [125]\n"
    #expect(try layers(Data(("--- SNUB [125] ---\n" + line).utf8)).notices.count == 2)
  }

  @Test func emptyDictionaryIsALayerWithoutRows() throws {
    let layers = try layers(Data())
    #expect(layers.notices.map { $0.contains("0 of 0 verbs") } == [true])
    #expect(try rows("") == [])
  }

  @Test func missingFileIsNamed() throws {
    let error = #expect(throws: TableError.self) {
      try PetrarchLayers(
        verbs: folder.path + "/none.txt", actors: nil, folder: folder.path,
        over: Installation(
          model: Repository.model, registry: Repository.registry, lexicon: Repository.lexicon))
    }
    #expect(error?.path == folder.path + "/none.txt")
  }
}
