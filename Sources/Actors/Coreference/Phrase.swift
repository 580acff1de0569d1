import Language

/// A noun phrase or pronoun that may refer to something in the text; a class, for it is looked at
/// from many others.
final class Phrase: Sendable {
  let words: Range<Int>
  /// The word that governs the others.
  let head: Int
  let sentence: Int
  let form: Form
  let number: Number
  let gender: Gender
  let thing: Thing
  let role: Role
  /// Whom the cast knows it to be, as indices into its members; several for "Greece and Turkey".
  let members: [Int]
  /// The lemmas of its head, of the words before it, and of titles and appositions, as numbers that
  /// stand for them in this text.
  let lemma: Int
  let modifiers: Set<Int>
  let titles: Set<Int>
  /// All its words without articles, for comparing names.
  let names: [Int]
  /// The predicate that it is an argument of.
  let predicate: Int
  /// The quotation that it stands in, as an index into ``Speech/quotes``.
  let quote: Int?
  let isReflexive: Bool
  /// "it" that stands for a clause or for nothing: "it is likely that", "it rained".
  let isExpletive: Bool
  let hasClause: Bool
  /// The subjects of the verbs above it, the nearest first.
  let commanders: [Int]
  /// The word for somebody else who does something to it.
  let other: Int?
  /// It is the subject of its sentence's main clause.
  let isMainSubject: Bool
  /// It does what only somebody can do: says, wants, accuses.
  let isAgent: Bool

  init(
    words: Range<Int>, head: Int, sentence: Int, form: Form, number: Number, gender: Gender,
    thing: Thing, role: Role, members: [Int], lemma: Int, modifiers: Set<Int>, titles: Set<Int>,
    names: [Int], predicate: Int, quote: Int?, isReflexive: Bool, isExpletive: Bool,
    hasClause: Bool, commanders: [Int], other: Int?, isMainSubject: Bool, isAgent: Bool
  ) {
    self.words = words
    self.head = head
    self.sentence = sentence
    self.form = form
    self.number = number
    self.gender = gender
    self.thing = thing
    self.role = role
    self.members = members
    self.lemma = lemma
    self.modifiers = modifiers
    self.titles = titles
    self.names = names
    self.predicate = predicate
    self.quote = quote
    self.isReflexive = isReflexive
    self.isExpletive = isExpletive
    self.hasClause = hasClause
    self.commanders = commanders
    self.other = other
    self.isMainSubject = isMainSubject
    self.isAgent = isAgent
  }

  /// What the phrase looks like: the class that each weight of the ranking belongs to.
  enum Form: Int, CaseIterable, Sendable {
    case he, she, it, they, firstSingular, firstPlural, second, demonstrative, otherPronoun
    case name, definite, demonstrated, possessed, indefinite, bare, counted

    var isPronoun: Bool { rawValue <= Form.otherPronoun.rawValue }

    /// A noun that takes up what was named before: "the ambassador", "this group", "her country".
    var isDescription: Bool { self == .definite || self == .demonstrated || self == .possessed }

    /// Pronoun, name or noun.
    var group: Int { isPronoun ? 0 : self == .name ? 1 : 2 }
  }

  enum Number: Int, CaseIterable, Sendable { case unknown, singular, plural }

  enum Gender: Int, CaseIterable, Sendable { case unknown, male, female }

  /// What kind of thing it may be.
  enum Thing: Int, CaseIterable, Sendable {
    case unknown, person, people, state, organisation, group, place, event, document, time, object
    case idea

    static let count = allCases.count

    /// Somebody who can do something.
    var isActor: Bool {
      switch self {
      case .person, .people, .state, .organisation, .group: true
      default: false
      }
    }

    var isInanimate: Bool {
      switch self {
      case .event, .document, .time, .object, .idea: true
      default: false
      }
    }
  }

  /// What the phrase is in its clause.
  enum Role: Int, CaseIterable, Sendable {
    case subject, object, oblique, possessor, modifier, other

    static let count = allCases.count
    var isDirect: Bool { self == .subject || self == .object }
  }
}
