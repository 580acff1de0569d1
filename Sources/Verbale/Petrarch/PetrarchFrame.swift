import Language

/// A pattern of PETRARCH in the lexicon's words: what must stand in which slot.
struct PetrarchFrame: Equatable {
  /// As in `with`, in the order of the pattern.
  private(set) var conditions: [String] = []
  /// The slot of `$`, if it is not the subject.
  private(set) var source: String?
  /// The slot of `+`.
  private(set) var target: String?
  /// Whether `%` stands for those on both sides.
  private(set) var isMutual = false
  /// Fillers that are classes of their own, with their words.
  private(set) var classes: [String: Set<String>] = [:]

  /// How much of the pattern has been read.
  private var clause = ""
  private var bareNouns = 0

  /// A frame for a verb of several words; nil where no slot fits.
  init?(others: [String], _ words: Vocabulary) {
    switch others.count {
    case 0: break
    case 1 where Self.particles.contains(others[0]): conditions = ["prt:" + others[0]]
    case 1 where Self.prepositions.contains(others[0]):
      conditions = ["obl:" + others[0] + ":any"]
    default:
      guard place(others.map { .word($0) }, in: "obj", words) else { return nil }
      bareNouns = 1
    }
  }

  /// Adds what a pattern demands; nil where the language of conditions cannot say it.
  func adding(_ pattern: PetrarchPattern, _ words: Vocabulary) -> PetrarchFrame? {
    var frame = self
    guard frame.takeBefore(pattern.before, words), frame.takeAfter(pattern.after, words)
    else { return nil }
    return frame
  }

  /// What words mean around a pattern.
  struct Vocabulary {
    /// The words of each set of the dictionary.
    var sets: [String: Set<String>] = [:]
    /// Words that may stand behind "to" as verbs.
    var verbs: Set<String> = []
    /// Words that mean something else in conditions: classes, `any`.
    var reserved: Set<String> = []
  }

  private typealias Element = PetrarchPattern.Element

  private static let articles: Set = [
    "a", "an", "the", "its", "their", "his", "her", "our", "some", "any", "all", "this", "these",
  ]
  private static let auxiliaries: Set = [
    "be", "is", "are", "was", "were", "been", "being", "has", "have", "had",
  ]
  static let particles: Set = [
    "up", "out", "off", "down", "away", "back", "aside", "apart", "together",
  ]
  static let prepositions: Set = [
    "about", "above", "across", "after", "against", "among", "around", "as", "at", "before",
    "behind", "between", "by", "during", "for", "from", "in", "inside", "into", "near", "of", "on",
    "onto", "over", "through", "to", "toward", "towards", "under", "upon", "with", "within",
    "without",
  ]
  /// They turn the sense of what they stand beside, or begin clauses that are no slot.
  private static let refused: Set = [
    "not", "no", "never", "nor", "neither", "that", "which", "who", "if", "whether", "and", "or",
    "but", "while", "will", "would", "could", "should", "may", "might", "must", "can",
  ]

  // MARK: Before the verb

  private mutating func takeBefore(_ elements: [Element], _ words: Vocabulary) -> Bool {
    var noun: [Element] = []
    for element in elements {
      switch element {
      case .source: add("subj:actor")
      case .both:
        isMutual = true
        add("subj:actor")
      case .target:
        // before the verb stands to whom it is done only in the passive
        target = "obj"
        add("obj:actor")
      case .word(let word):
        if Self.articles.contains(word) || Self.auxiliaries.contains(word) { continue }
        if Self.refused.contains(word) || Self.prepositions.contains(word) { return false }
        noun.append(element)
      case .set, .noun:
        guard noun.isEmpty else { return false }
        noun = [element]
      case .verb, .skipped, .phrase: return false
      }
    }
    if noun.isEmpty { return true }
    // an actor and a noun: of which of them the verb is told cannot be said
    guard !conditions.contains("subj:actor") else { return false }
    return place(noun, in: "subj", words)
  }

  // MARK: Behind the verb

  private mutating func takeAfter(_ elements: [Element], _ words: Vocabulary) -> Bool {
    var preposition: String?
    var noun: [Element] = []
    /// Puts what has been read into its slot.
    func flush(_ frame: inout PetrarchFrame) -> Bool {
      defer { (noun, preposition) = ([], nil) }
      if !noun.isEmpty { return frame.placeBehind(noun, preposition, words) }
      if let preposition { frame.add(frame.clause + "obl:" + preposition + ":any") }
      return true
    }
    var rest = elements[...]
    while let element = rest.popFirst() {
      switch element {
      case .word(let word):
        if Self.articles.contains(word) { continue }
        if Self.refused.contains(word) { return false }
        if word == "to", case .word(let verb)? = rest.first, words.verbs.contains(verb) {
          guard flush(&self), enter(verb, words) else { return false }
          rest.removeFirst()
        } else if Self.particles.contains(word) {
          guard flush(&self) else { return false }
          add(clause + "prt:" + word)
        } else if Self.prepositions.contains(word) {
          guard flush(&self) else { return false }
          preposition = word
        } else if word.hasSuffix("ly"), noun.isEmpty, preposition == nil {
          add(clause + "adv:" + word)
        } else {
          noun.append(element)
        }
      case .source, .target, .both, .set, .noun:
        guard noun.isEmpty || flush(&self) else { return false }
        noun = [element]
        guard flush(&self) else { return false }
      case .phrase(let inner):
        guard flush(&self), case .word(let word)? = inner.first,
          Self.prepositions.contains(word), takeAfter(inner, words)
        else { return false }
      case .verb, .skipped: return false
      }
    }
    return flush(&self)
  }

  /// "agreed **to withdraw** …": what follows stands around that verb.
  private mutating func enter(_ verb: String, _ words: Vocabulary) -> Bool {
    guard clause.isEmpty, let filler = filler(.word(verb), words) else { return false }
    add("xcomp:" + filler)
    clause = "xcomp."
    bareNouns = 0
    return true
  }

  private mutating func placeBehind(
    _ elements: [Element], _ preposition: String?, _ words: Vocabulary
  ) -> Bool {
    if elements == [.source], preposition == nil || preposition == "by" {
      // "was attacked by $", "said $": the subject all the same
      add(clause + "subj:actor")
      return true
    }
    if let preposition { return place(elements, in: clause + "obl:" + preposition, words) }
    bareNouns += 1
    if bareNouns == 1 { return place(elements, in: clause + "obj", words) }
    // "gave + aid": who gets it stands before it
    guard bareNouns == 2, target == clause + "obj",
      let first = conditions.firstIndex(of: clause + "obj:actor")
    else { return false }
    conditions[first] = clause + "iobj:actor"
    target = clause + "iobj"
    return place(elements, in: clause + "obj", words)
  }

  // MARK: Slots

  /// Puts a noun phrase, a set or an actor into a slot.
  private mutating func place(_ elements: [Element], in slot: String, _ words: Vocabulary) -> Bool {
    // as actor and recipient name it: "obl:with" is "with"
    let name = slot.replacing("obl:", with: "")
    if elements.count == 1, case .noun(let inner) = elements[0] {
      return place(inner.filter { !Self.isArticle($0) }, in: slot, words)
    }
    switch elements {
    case [.source]:
      guard source == nil else { return false }
      source = name
      add(slot + ":actor")
    case [.target]:
      guard target == nil else { return false }
      target = name
      add(slot + ":actor")
    case [.both]:
      isMutual = true
      add(slot + ":actor")
    default:
      // the last word is the noun, those before it say of what kind
      guard let noun = elements.last, let filler = filler(noun, words) else { return false }
      add(slot + ":" + filler)
      for element in elements.dropLast() {
        guard let filler = self.filler(element, words) else { return false }
        add(slot + ".adj:" + filler)
      }
    }
    return true
  }

  private static func isArticle(_ element: Element) -> Bool {
    if case .word(let word) = element { articles.contains(word) } else { false }
  }

  /// A lemma; or a class, where the word may be a plural, means something else in conditions, or
  /// stands for a set.
  private mutating func filler(_ element: Element, _ words: Vocabulary) -> String? {
    switch element {
    case .word(let word):
      let bases = Self.bases(of: word)
      if bases.isEmpty, !words.reserved.contains(word) { return word }
      classes["petrarch-" + word] = Set([word] + bases)
      return "petrarch-" + word
    case .set(let name):
      guard let set = words.sets[name], !set.isEmpty else { return nil }
      classes["petrarch-set-" + name] = set
      return "petrarch-set-" + name
    default: return nil
    }
  }

  /// What a word may be the plural of.
  static func bases(of word: String) -> [String] {
    word.hasSuffix("s") && !word.hasSuffix("ss") ? Inflection.bases(of: word) : []
  }

  private mutating func add(_ condition: String) {
    if !conditions.contains(condition) { conditions.append(condition) }
  }
}
