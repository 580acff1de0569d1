import Actors
import Events
import Language
import Records
import Statements
import Tables
import TestSupport
import Testing

/// Tables laid over the lexicon of events.
@Suite struct EventLexiconLayerTests {
  static let tree = """
    Norway//PROPN/2/nsubj bombed/bomb/VERB/0/root/Tense=Past|VerbForm=Fin Sweden//PROPN/2/obj
    """
  private static let resolver = Result {
    ActorResolver(
      try Registry(folders: [Repository.registry]),
      try CoreferenceLexicon(folder: Repository.lexicon))
  }
  private static let statementLexicon = Result { try StatementLexicon(folder: Repository.lexicon) }

  private func layer(_ rows: [String], classes: [String] = []) throws -> Folder {
    let folder = try Folder()
    let header = "lemma|pos|with|type|mode|cameo|actor|recipient|about"
    for (name, lines) in [
      ("predicates.tsv", [header] + rows), ("classes.tsv", ["class|lemma"] + classes),
    ] where lines.count > 1 {
      let text = lines.map { $0.replacing("|", with: "\t") }.joined(separator: "\n") + "\n"
      try folder.write(name, text)
    }
    return folder
  }

  /// Each event as `ASSAULT/aerial 195 by bomb verb obj:actor`, without its conditions' words.
  private func events(_ tree: String = tree, _ layers: Folder...) throws -> [String] {
    let text = try Tree.read(tree)
    let cast = try Self.resolver.get().resolve(text, on: CalendarDate("2025-08-09"))
    let statements = Statements(text, cast, try Self.statementLexicon.get(), year: 2025)
    return try withExtendedLifetime(layers) {
      let coder = try EventCoder(
        lexicon: try EventLexicon(folder: Repository.lexicon, layers: layers.map(\.path)),
        contexts: try ContextLexicon(folder: Repository.lexicon, layers: layers.map(\.path)),
        rules: try EventRules(folder: Repository.lexicon),
        details: try DetailLexicon(folder: Repository.lexicon), sectorOfRole: { _ in nil },
        isNobody: { _, _ in true })
      return coder.code(statements).events.map { event in
        event.type.rawValue + event.modes.map { "/" + $0 }.joined() + " " + event.cameo
          + event.contexts.map { " " + $0.rawValue }.joined()
      }
    }
  }

  @Test func withoutALayerTheLexiconDecides() throws {
    #expect(try events().map { $0.prefix(18) } == ["ASSAULT/aerial 195"])
  }

  /// The order of the conditions does not matter.
  @Test func rowOfALayerStandsInPlaceOfOurs() throws {
    let base = try Table(
      path: Repository.lexicon + "/predicates.tsv", columns: ["lemma", "pos", "with", "mode"]
    ).rows.first { $0[0] == "bomb" && $0[1] == "verb" && $0[3] == "aerial" }
    let with = try #require(base)[2]
    let turned = with.split(separator: "+").reversed().joined(separator: "+")
    for with in [with, turned] {
      let field = with.isEmpty ? "_" : with
      let layer = try layer(["bomb|verb|\(field)|COERCE|seize|171|subj|obj|_"])
      #expect(try events(Self.tree, layer).map { $0.prefix(16) } == ["COERCE/seize 171"])
    }
  }

  @Test func rowOfALayerWinsTies() throws {
    let layer = try layer(["bomb|verb|obj:actor+subj:any|REJECT|_|129|subj|obj|_"])
    #expect(try events(Self.tree, layer).map { $0.prefix(10) } == ["REJECT 129"])
    let top = try self.layer(["bomb|verb|subj:actor+obj:any|ACCUSE|disapprove|111|subj|obj|_"])
    #expect(try events(Self.tree, layer, top).map { $0.prefix(21) } == ["ACCUSE/disapprove 111"])
    #expect(try events(Self.tree, top, layer).map { $0.prefix(10) } == ["REJECT 129"])
  }

  @Test func rowOfNoEventSwitchesAFrameOff() throws {
    let layer = try layer(["bomb|verb|obj:actor+subj:actor|none|_|_|_|_|_"])
    #expect(try events(Self.tree, layer) == [])
  }

  @Test func classesAreExtended() throws {
    let tree = Self.tree.replacing("bombed/bomb", with: "zapped/zap")
    #expect(try events(tree) == [])
    let layer = try layer(
      ["zap|verb|obj:nordic|ASSAULT|firearms|_|subj|obj|_"], classes: ["nordic|@SWE"])
    // no code in the row: that of type and mode
    #expect(try events(tree, layer) == ["ASSAULT/firearms 193"])
  }

  @Test func contextsOfALemmaAreThoseOfTheLayer() throws {
    func contexts(_ rows: String) throws -> [String] {
      let layer = try Folder()
      try layer.write("contexts.tsv", "lemma\tcontext\n" + rows)
      return try events(Self.tree, layer).map { $0.replacing("ASSAULT/aerial 195", with: "") }
    }
    #expect(try contexts("bomb\tcyber\nbomb\thealth\n") == [" cyber health"])
    #expect(try contexts("bomb\t_\n") == [""])
  }

  // MARK: Faults

  @Test(arguments: [
    ("bomb|verb|_|ASSAULT|aerial|999|subj|obj|_", "CAMEO has no code “999”"),
    ("bomb|verb|_|ASSAULT|aerial|042|subj|obj|_", "CAMEO's “042” is no ASSAULT"),
    ("bomb|verb|_|ATTACK|_|_|subj|obj|_", "no event type is called “ATTACK”"),
  ])
  func faultOfALayerIsNamedWithItsFileAndLine(_ row: String, _ problem: String) throws {
    let layer = try layer(["zap|verb|_|none|_|_|_|_|_", row])
    let error = try #require(
      #expect(throws: TableError.self) {
        try EventLexicon(folder: Repository.lexicon, layers: [layer.path])
      })
    #expect(
      error == TableError(path: layer.path + "/predicates.tsv", line: 3, problem: problem))
  }
}
