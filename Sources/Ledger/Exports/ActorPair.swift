import Records

/// One who acts and one who is acted upon, for formats that have room for no more in a row.
struct ActorPair: Sendable, Equatable {
  let actor: Actor?
  let recipient: Actor?
  /// Distinguishes the pair from the others of the event; empty where it is the only one, so that
  /// the id of an event of one pair does not depend on who its actors are.
  let key: String
}

extension LedgerEvent {
  /// Each actor with each recipient, as CAMEO's data sets have it; those who meet or cooperate and
  /// have no recipient, each with each; one pair of nobody where nobody is named.
  var pairs: [ActorPair] {
    let event = telling.event
    let actors = telling.actors(event.actor)
    let recipients = telling.actors(event.recipient)
    if recipients.isEmpty, event.type.isSymmetric, actors.count > 1 {
      return Self.pairs(
        actors.indices.flatMap { first in
          actors[(first + 1)...].map { (actors[first], $0) }
        })
    }
    let sides = (
      actors.isEmpty ? [nil] : actors.map(Optional.some),
      recipients.isEmpty ? [nil] : recipients.map(Optional.some)
    )
    return Self.pairs(sides.0.flatMap { actor in sides.1.map { (actor, $0) } })
  }

  private static func pairs(_ sides: [(Actor?, Actor?)]) -> [ActorPair] {
    var seen: [String: Int] = [:]
    return sides.map { actor, recipient in
      guard sides.count > 1 else { return ActorPair(actor: actor, recipient: recipient, key: "") }
      let name = [actor, recipient].map(identity).joined(separator: "\u{1F}")
      // two who are called the same are told apart by their order
      let number = seen[name, default: 0]
      seen[name] = number + 1
      return ActorPair(
        actor: actor, recipient: recipient,
        key: number == 0 ? name : name + "\u{1F}\(number)")
    }
  }

  /// Who an actor is, in any record: the id of the registry, else name and codes.
  static func identity(_ actor: Actor?) -> String {
    guard let actor else { return "" }
    return actor.registry
      ?? [actor.name, actor.country ?? "", actor.sector ?? ""].joined(separator: "\u{1E}")
  }

  /// A positive number of 63 bits for a pair: the same in every export, whatever else is in it.
  func number(of pair: ActorPair) -> Int64 {
    StableNumber.of(pair.key.isEmpty ? id : id + "\u{1F}" + pair.key)
  }
}

/// Numbers for texts that do not change from one run or machine to another.
///
/// Source: FNV-1a (Fowler, Noll, Vo), with the finalizer of MurmurHash3 (Appleby).
enum StableNumber {
  /// 1 to 2⁶³ − 1.
  static func of(_ text: String) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01B3
    }
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return max(1, Int64(bitPattern: hash & UInt64(Int64.max)))
  }
}
