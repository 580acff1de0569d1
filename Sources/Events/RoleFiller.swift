import Actors
import Language
import Records
import Statements

/// Says who fills the roles of an event: those whom the model names; what it leaves empty, the slots
/// of the lexicon's frame.
struct RoleFiller {
  let lexicon: EventLexicon
  let statements: Statements
  let predicate: Token
  /// What a noun for somebody tells of the sector: `MIL` for "troops".
  let sectorOfRole: @Sendable (String) -> String?
  /// Whether a noun names no one who could act, or be acted upon: an idea, a time.
  let isNobody: @Sendable (_ noun: String, _ asRecipient: Bool) -> Bool

  /// Those in one role.
  struct Side {
    /// A phrase by the word that heads it, with whom it stands for.
    typealias Phrase = (head: Int?, members: [Int])
    var phrases: [Phrase] = []

    var members: [Int] { phrases.flatMap(\.members) }
    var heads: [Int] { phrases.compactMap(\.head) }
    var isEmpty: Bool { phrases.isEmpty }

    /// Those who fulfil a condition.
    func leaving(_ isLeft: (Int) -> Bool) -> Side {
      Side(
        phrases: phrases.map { ($0.head, $0.members.filter(isLeft)) }
          .filter { !$0.members.isEmpty })
    }
  }

  /// Actor and recipient, with whom the model takes for them; participants whom nobody has listed
  /// join the cast.
  func fill(
    _ choice: EventChoice, actor named: [Token], recipient others: [Token], _ cast: inout Cast
  ) -> (actor: Side, recipient: Side) {
    var actor = side(named, besides: others, isActor: true, excluding: [], &cast)
    actor = withoutTellers(actor, cast)
    var recipient = side(
      others, besides: named, isActor: false, excluding: actor.members, &cast)
    recipient.phrases.removeAll { isWithin($0, actor, cast) }
    if let frame = choice.frame {
      // an event that only the lexicon sees has the roles that it names
      let isOverruled = choice.isByLexicon
      // whoever calls it unacceptable rejects it, whomever else the sentence names
      if actor.isEmpty || isOverruled || frame.actor.first == "speaker" {
        let own = first(of: frame.actor, isOverruled ? [] : recipient.members, cast)
        if !own.isEmpty { actor = own }
      }
      if frame.recipient.isEmpty, frame.isSure {
        // "backed the designation of the cartels" is done to nobody
        recipient = Side()
      } else if recipient.isEmpty || isOverruled {
        recipient = first(of: frame.recipient, actor.members, cast)
      }
    }
    if Self.betweenSides.contains(choice.type) {
      recipient = recipient.leaving { member in
        !actor.members.contains { cast.isSameSide($0, member) }
      }
    }
    return recipient.isEmpty && isMutual(choice.type) ? sides(of: actor, cast) : (actor, recipient)
  }

  /// "**U.S.** troops will not take it": whose they are is not whom they do it to.
  private func isWithin(_ phrase: Side.Phrase, _ actor: Side, _ cast: Cast) -> Bool {
    guard let head = phrase.head.map({ predicate.text[$0] }), let noun = head.head,
      [.compound, .amod, .nmod].contains(head.relation.base), actor.heads.contains(noun.index)
    else { return false }
    let countries = Set(actor.members.compactMap { cast.members[$0].country })
    return phrase.members.contains { cast.members[$0].country.map(countries.contains) ?? false }
  }

  /// Nobody cooperates with, agrees with or meets the own side.
  private static let betweenSides: Set<EventType> = [.agree, .consult, .cooperate, .aid]

  /// Whom some phrases stand for, and those coordinated with them unless they have the other role.
  private func side(
    _ heads: [Token], besides others: [Token], isActor: Bool, excluding taken: [Int],
    _ cast: inout Cast
  ) -> Side {
    let slots = slots(cast)
    var side = Side()
    let parts = heads.flatMap(\.conjuncts).filter { !others.contains($0) || heads.contains($0) }
    for head in parts where !side.heads.contains(head.index) {
      var found = slots.members(of: head)
      let named = slots.measured(head) ?? head
      if found.isEmpty, [.noun, .properNoun].contains(named.partOfSpeech),
        !isNobody(named.lemma.lowercased(), !isActor)
      {
        found = [cast.admit(named, sector: sectorOfRole(named.lemma))]
      }
      found.removeAll { side.members.contains($0) || taken.contains($0) }
      if !found.isEmpty { side.phrases.append((head.index, found)) }
    }
    return side
  }

  /// "Kuwait said **Jordan** supported it": whoever only tells of it does not do it.
  private func withoutTellers(_ actor: Side, _ cast: Cast) -> Side {
    guard predicate.isVerbal, let subject = Clause(predicate).agent?.token,
      subject.head == predicate
    else { return actor }
    let own = first(of: ["subj"], [], cast)
    let tellers = Set(predicate.ancestors.compactMap { Clause($0).agent?.token.index })
    let doers = actor.phrases.filter { phrase in
      !(phrase.head.map(tellers.contains) ?? false)
        || !Set(phrase.members).isDisjoint(with: own.members)
    }
    guard !own.isEmpty, doers.count < actor.phrases.count else { return actor }
    return doers.isEmpty ? own : Side(phrases: doers)
  }

  /// The first of some slots that holds somebody else.
  private func first(of alternatives: [String], _ others: [Int], _ cast: Cast) -> Side {
    let filling = slots(cast).first(of: alternatives, excluding: others)
    return filling.members.isEmpty ? Side() : Side(phrases: [(filling.head, filling.members)])
  }

  private func slots(_ cast: Cast) -> Slots {
    Slots(lexicon: lexicon, statements: statements, cast: cast, predicate: predicate)
  }

  // MARK: Mutual acts

  /// Whether those who do it together do it with each other: "Chad and Niger **signed** a pact".
  private func isMutual(_ type: EventType) -> Bool {
    guard [.agree, .support, .reject].contains(type) else { return false }
    let carried =
      predicate.dependents(.obj) + predicate.dependents(.xcomp).flatMap { $0.dependents(.obj) }
    return type != .reject && lexicon.word(predicate.lemma.lowercased(), is: "mutual")
      || carried.contains { noun in
        Self.bonds.contains { lexicon.word(noun.lemma.lowercased(), is: $0) }
      }
  }

  private static let bonds = ["agreement", "relation", "meeting"]

  /// The first of several sides, and the others.
  private func sides(of all: Side, _ cast: Cast) -> (actor: Side, recipient: Side) {
    guard let first = all.members.first else { return (all, Side()) }
    return (all.leaving { cast.isSameSide($0, first) }, all.leaving { !cast.isSameSide($0, first) })
  }
}
