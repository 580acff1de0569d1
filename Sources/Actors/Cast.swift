import Language

/// Who is named in a report: actors, and where each is mentioned.
package struct Cast: Sendable {
  package private(set) var members: [Member] = []
  package private(set) var mentions: [Mention] = []
  /// What the report and the registry disagree about.
  package internal(set) var doubts: [Doubt] = []
  /// When the report may be of, where it has no date.
  package internal(set) var dating: Dating?
  /// States, cities and regions that the registry knows by name, by the word that heads the name.
  package internal(set) var places: [Int: Place] = [:]
  /// The country that the report is written in, where its dateline says so.
  package internal(set) var home: String?
  private var mentionOfHead: [Int: Int] = [:]
  private var memberOfKey: [String: Int] = [:]

  /// An actor.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var kind: Kind
    /// ISO 3166-1 alpha-3, or one of PLOVER's codes for those beyond states.
    package var country: String?
    package var sector: String?
    package var office: String?
    /// `table/id` of the registry; nil if it is not listed there.
    package var registry: String?
    package var gender: String?

    package enum Kind: Sendable, Equatable {
      case state, person, organisation, group, outlet
      /// People in a role: "police", "Mexican officials".
      case people
    }

    /// A state itself, its government, its forces, and those who hold its offices.
    package var speaksForState: Bool {
      country != nil && (kind == .state || sector == "GOV" || sector == "MIL")
    }
  }

  package struct Mention: Sendable, Equatable {
    /// Several for "Greek and Turkish diplomats".
    package let members: [Int]
    /// Indices of words.
    package let words: Range<Int>
    /// The word that governs the others.
    package let head: Int
    /// `she`, `it`, "the country": found by coreference.
    package let isReference: Bool

    package var member: Int { members[0] }
  }

  /// A name of a place, whether anybody is meant by it or not.
  package struct Place: Sendable, Equatable {
    package let words: Range<Int>
    package let country: String?
    /// The name of a state, not of a place in one.
    package let isCountry: Bool
  }

  package struct Doubt: Sendable, Equatable {
    package var kind = Kind.role
    package let message: String
    package let words: Range<Int>

    package enum Kind: Sendable, Equatable { case role, designation }
  }

  /// Whether two are one, or speak for the same state.
  package func isSameSide(_ a: Int, _ b: Int) -> Bool {
    a == b
      || members[a].speaksForState && members[b].speaksForState
        && members[a].country == members[b].country
  }

  /// The actor that a word is the head of, as an index into ``members``; the first of several.
  package func member(at token: Token) -> Int? { members(at: token).first }

  /// The actors that a word is the head of.
  package func members(at token: Token) -> [Int] {
    mentionOfHead[token.index].map { mentions[$0].members } ?? []
  }

  package func mention(at token: Token) -> Mention? {
    mentionOfHead[token.index].map { mentions[$0] }
  }

  /// Adds an actor, or fills what is still unknown of one that is there under the same key.
  mutating func add(_ member: Member, key: String) -> Int {
    if let known = memberOfKey[key] {
      members[known].country = members[known].country ?? member.country
      members[known].sector = members[known].sector ?? member.sector
      members[known].office = members[known].office ?? member.office
      return known
    }
    members.append(member)
    memberOfKey[key] = members.count - 1
    return members.count - 1
  }

  mutating func mention(_ members: Int..., words: Range<Int>, head: Int, isReference: Bool = false)
  {
    mention(members, words: words, head: head, isReference: isReference)
  }

  /// Notes whom a word is the head of, in place of what was noted before.
  mutating func mention(_ members: [Int], words: Range<Int>, head: Int, isReference: Bool = false) {
    let mention = Mention(members: members, words: words, head: head, isReference: isReference)
    if let known = mentionOfHead[head] {
      mentions[known] = mention
    } else {
      mentions.append(mention)
      mentionOfHead[head] = mentions.count - 1
    }
  }

  /// Leaves out what was noted of a word.
  mutating func forget(_ head: Int) {
    guard let known = mentionOfHead.removeValue(forKey: head) else { return }
    mentions.remove(at: known)
    for (word, index) in mentionOfHead where index > known { mentionOfHead[word] = index - 1 }
  }

  /// Gives an actor the sector that the report tells, in place of the registry's guess.
  mutating func describe(_ member: Int, sector: String) { members[member].sector = sector }

  /// Fills what is still unknown of an actor.
  mutating func complete(_ member: Int, country: String?, sector: String?, office: String?) {
    members[member].country = members[member].country ?? country
    members[member].sector = members[member].sector ?? sector
    members[member].office = members[member].office ?? office
  }
}
