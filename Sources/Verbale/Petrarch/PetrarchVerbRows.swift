import Events
import Records
import Tables

/// The rows of the lexicon that a verb dictionary of PETRARCH makes.
struct PetrarchVerbRows {
  /// Of `predicates.tsv`: lemma, pos, with, type, mode, cameo, actor, recipient, about, example.
  private(set) var predicates: [[String]] = []
  /// Of `classes.tsv`: the words of each class.
  private(set) var classes: [String: Set<String>] = [:]
  /// Lines with a code that CAMEO does not have.
  private(set) var problems: [TableError] = []
  private(set) var verbs = Count()
  private(set) var patterns = Count()
  private(set) var setWords = Count()

  /// How many of how many could be taken.
  struct Count: Equatable {
    var taken = 0
    var all = 0

    mutating func add(_ isTaken: Bool) {
      all += 1
      if isTaken { taken += 1 }
    }
  }

  private let path: String
  private let cameo: CameoCrosswalk
  private var keys: Set<[String]> = []

  /// `verbs` and `classes` are those of the lexicon that the rows are for.
  init(
    _ dictionary: PetrarchVerbs, path: String, cameo: CameoCrosswalk, verbs: Set<String>,
    classes: Set<String>
  ) {
    self.path = path
    self.cameo = cameo
    var words = PetrarchFrame.Vocabulary(
      verbs: verbs, reserved: classes.union(["actor", "any", "none", "neg", "must"]))
    for block in dictionary.blocks { words.verbs.formUnion(block.verbs.map(\.lemma)) }
    for (name, set) in dictionary.sets {
      for member in set { setWords.add(member.count == 1) }
      // a class has single words
      let single = set.filter { $0.count == 1 }.map { $0[0] }
      words.sets[name] = Set(single.flatMap { [$0] + PetrarchFrame.bases(of: $0) })
    }
    for block in dictionary.blocks { take(block, words) }
  }

  private mutating func take(_ block: PetrarchVerbs.Block, _ words: PetrarchFrame.Vocabulary) {
    var frames: [(verb: PetrarchVerbs.Verb, frame: PetrarchFrame)] = []
    for verb in block.verbs {
      let frame = PetrarchFrame(others: verb.others, words)
      verbs.add(frame.map { add($0, verb.lemma, verb.code ?? block.code, verb.line) } ?? false)
      if let frame { frames.append((verb, frame)) }
    }
    for pattern in block.patterns {
      let taken = frames.map { verb, frame in
        frame.adding(pattern.pattern, words).map {
          add($0, verb.lemma, pattern.code, pattern.line)
        } ?? false
      }
      patterns.add(taken.contains(true))
    }
  }

  /// Adds a row, if CAMEO has its code and the dictionary has not named the frame before.
  private mutating func add(
    _ frame: PetrarchFrame, _ lemma: String, _ code: PetrarchVerbs.Code, _ line: Int
  ) -> Bool {
    var row = [lemma, "verb", frame.conditions.joined(separator: "+")]
    if case .cameo(let code, let isReversed) = code {
      guard let meaning = cameo.meaning(of: code) else {
        let problem = TableError(path: path, line: line, problem: "CAMEO has no code “\(code)”")
        if problems.last != problem { problems.append(problem) }
        return false
      }
      if let type = meaning.type {
        let (actor, recipient) = roles(frame, type, code, isReversed: isReversed)
        row += [type.rawValue, meaning.mode ?? "", code, actor, recipient]
        row.append(type.quadClass % 2 == 1 ? "xcomp|ccomp|obj" : "")
      }
    }
    if row.count == 3 { row += ["none", "", "", "", "", ""] }
    guard keys.insert([lemma] + frame.conditions.sorted()).inserted else { return false }
    predicates.append(row + ["\(Self.name(path)):\(line)"])
    classes.merge(frame.classes) { $0.union($1) }
    return true
  }

  /// Who is actor and who recipient, as the lexicon's columns name them.
  private func roles(
    _ frame: PetrarchFrame, _ type: EventType, _ code: String, isReversed: Bool
  ) -> (String, String) {
    let inClause = frame.conditions.contains { $0.hasPrefix("xcomp") }
    let others =
      (inClause ? "xcomp.obj|xcomp.with|xcomp.to|xcomp.from|" : "")
      + "obj|poss:obj|iobj|with|to|of|against|for|from|on|in"
    let source = frame.source ?? "subj"
    let target = frame.target ?? others
    // PLOVER's visitor is the actor, whoever is told to host
    if (code == "043") != isReversed { return (target, source) }
    if frame.isMutual || type == .consult && code != "042" {
      return (source + "+with+" + (frame.target ?? "obj"), "")
    }
    return (source, target)
  }

  static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
