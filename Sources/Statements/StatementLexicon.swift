import Language
import Records
import Tables

/// The words that say that somebody says, and those that say how certain something is.
package struct StatementLexicon: Sendable {
  private let cues: [String: Cue]
  private let effects: [String: [Effect]]

  /// A word that says that somebody says.
  private struct Cue: Sendable {
    let stance: Attribution.Stance
    /// "claims **to** have won", "asked them **to** leave"
    let takesInfinitive: Bool
    /// "confirmed **the arrest**"
    let takesObject: Bool
  }

  /// What a word does to the factuality of what it governs.
  package struct Effect: Sendable {
    /// The class of the table: `implicative`, `intention`, `request`, ….
    package let kind: String
    let positive: Outcome
    let negated: Outcome
    /// The dependents that the row is for; nil for all that no other row is for.
    let frame: Frame?

    enum Frame: String {
      /// Infinitives and gerunds.
      case xcomp
      /// "kept them **from leaving**"
      case from
      case ccomp
      /// An event noun: object, subject of a passive, or behind a preposition.
      case object
      /// Only a noun that is itself a claim: "dismissed reports".
      case claim
    }
  }

  /// A value, and whether it lies ahead or is only supposed.
  struct Outcome: Sendable, Equatable {
    var value: Factuality
    var isFuture: Bool
    var isHypothetical: Bool

    /// Reads `certain+`, `possible-`, `unknown`; `/f` behind is future, `/h` hypothetical.
    init?(_ text: String) {
      let flags = text.reversed().prefix { $0 == "f" || $0 == "h" || $0 == "/" }
      let values: [String: Factuality] = [
        "certain+": .certain, "probable+": .probable, "possible+": .possible,
        "certain-": .certainlyNot, "probable-": .probablyNot, "possible-": .possiblyNot,
        "unknown": .unknown,
      ]
      guard let value = values[String(text.dropLast(flags.count))] else { return nil }
      self.value = value
      isFuture = flags.contains("f")
      isHypothetical = flags.contains("h")
    }
  }

  /// Reads `cues.tsv` and `factuality.tsv` of a folder with those of the layers over it: a layer's
  /// row stands in place of the one with its lemma, part of speech and frame.
  package init(folder: String, layers: [String] = []) throws(TableError) {
    var cues: [String: Cue] = [:]
    for row in try LayeredTable(
      "cues.tsv", folder: folder, layers: layers, columns: ["lemma", "pos", "frame", "stance"],
      key: { [$0[0], $0[1], $0[2]].joined(separator: "\t") }
    ).rows {
      guard let stance = Attribution.Stance(rawValue: row[3]) else {
        throw row.error("no stance is called “\(row[3])”")
      }
      let key = row[0] + " " + row[1]
      cues[key] = Cue(
        stance: cues[key]?.stance ?? stance,
        takesInfinitive: row[2].contains("xcomp") || cues[key]?.takesInfinitive == true,
        takesObject: row[2] == "subj+obj" || cues[key]?.takesObject == true)
    }
    self.cues = cues
    var effects: [String: [Effect]] = [:]
    for row in try LayeredTable(
      "factuality.tsv", folder: folder, layers: layers,
      columns: ["lemma", "pos", "class", "frame", "positive", "negated"],
      key: { [$0[0], $0[1], $0[3]].joined(separator: "\t") }
    ).rows {
      func outcome(_ text: String) throws(TableError) -> Outcome {
        if let outcome = Outcome(text) { return outcome }
        throw row.error("“\(text)” is no value of factuality")
      }
      let frame = row.value(3).map { Effect.Frame(rawValue: $0) }
      if let frame, frame == nil { throw row.error("“\(row[3])” is no frame") }
      let positive = try outcome(row[4])
      let negated = try row.value(5).map(outcome) ?? positive
      effects[row[0] + " " + row[1], default: []].append(
        Effect(kind: row[2], positive: positive, negated: negated, frame: frame ?? nil))
    }
    self.effects = effects
  }

  package func stance(_ token: Token) -> Attribution.Stance? { look(token, in: cues)?.stance }

  package func stance(ofPhrase phrase: String) -> Attribution.Stance? {
    cues[phrase + " prep"]?.stance
  }

  /// Whether an infinitive under the cue is what is said.
  func takesInfinitive(_ cue: Token) -> Bool { look(cue, in: cues)?.takesInfinitive ?? false }

  /// Whether the object of the cue may be what is said.
  func takesObject(_ cue: Token) -> Bool { look(cue, in: cues)?.takesObject ?? false }

  /// Whether a noun is something written or spoken, whose author speaks through it: "a letter".
  func isDocument(_ noun: Token) -> Bool {
    noun.partOfSpeech == .noun && cues[noun.lemma.lowercased() + " document"] != nil
  }

  /// What a word does to what it governs or stands beside.
  func effect(_ token: Token) -> Effect? {
    let rows = look(token, in: effects)
    return rows?.first { $0.frame == nil } ?? rows?.first
  }

  /// What a word does to another that hangs on it.
  func effect(_ token: Token, over dependent: Token) -> Effect? {
    let frames: [Effect.Frame] =
      switch dependent.relation.base {
      case .xcomp, .acl, .advcl: dependent.isBehindFrom ? [.from, .xcomp] : [.xcomp]
      case .ccomp, .csubj: [.ccomp]
      case .obl where dependent.isBehindFrom: [.from, .object]
      default: isClaim(dependent) ? [.claim, .object] : [.object]
      }
    // an offer or a demand that is rejected was made all the same
    if dependent.partOfSpeech == .noun, stance(dependent) != nil, !isClaim(dependent) { return nil }
    let rows = look(token, in: effects) ?? []
    return frames.lazy.compactMap { frame in rows.first { $0.frame == frame } }.first
      ?? rows.first { $0.frame == nil }
  }

  /// A noun for what somebody says is so: a report, an allegation; not an offer or a demand.
  func isClaim(_ noun: Token) -> Bool {
    guard noun.partOfSpeech == .noun, let stance = stance(noun) else { return false }
    return [.neutral, .committing, .doubting].contains(stance)
  }

  /// What an adverb, an adjective or a phrase does to what it stands beside: "probably", "in all
  /// likelihood".
  func effect(ofModifier token: Token) -> Effect? {
    if token.relation.base == .amod, let row = effects[token.form.lowercased() + " adj"]?.first {
      return row  // "the failed merger", whatever part of speech it is
    }
    guard token.relation.base == .obl else { return effect(token) }
    let words = token.subtree.prefix(6).map { $0.form.lowercased() }.joined(separator: " ")
    return effects[words + " adv"]?.first
  }

  /// What a function word does to its clause: a modal, `if`, `no`, `instead of`.
  func effect(ofFunctionWord token: Token) -> Effect? {
    let kind: String
    switch token.relation.base {
    case .aux: kind = "aux"
    case .mark, .advmod: kind = "mark"
    case .case: kind = "prep"
    case .det: kind = "det"
    default: return nil
    }
    let phrase = ([token] + token.dependents(.fixed)).map { $0.form.lowercased() }
      .joined(separator: " ")
    return
      (effects[phrase + " " + kind] ?? effects[phrase + " prep"]
      ?? effects[token.lemma.lowercased() + " " + kind])?.first
  }

  private func look<Value>(_ token: Token, in table: [String: Value]) -> Value? {
    let kind: String
    switch token.partOfSpeech {
    case .verb: kind = "verb"
    case .auxiliary: kind = "aux"
    case .noun: kind = "noun"
    case .adjective: kind = "adj"
    case .adverb: kind = "adv"
    default: return nil
    }
    let lemma = token.lemma.lowercased()
    for phrase in token.phrases(lemma) {
      if let found = table[phrase + " " + kind] { return found }
    }
    return table[lemma + " " + kind]
  }
}

extension Token {
  /// With its particle, adverb or preposition: "rule out", "stop short", "call for".
  fileprivate func phrases(_ lemma: String) -> [String] {
    dependents.compactMap { dependent in
      switch dependent.relation.base {
      case .compound where dependent.relation.subtype == .prt, .advmod:
        lemma + " " + dependent.lemma.lowercased()
      case .obl, .advcl: dependent.preposition.map { lemma + " " + $0 }
      default: nil
      }
    }
  }

  fileprivate var isBehindFrom: Bool {
    dependents.contains {
      [.mark, .case].contains($0.relation.base) && $0.lemma.lowercased() == "from"
    }
  }
}
