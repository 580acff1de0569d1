import Records

/// Which event types different reports, or different readings, give to the same event.
///
/// A truce is agreed (AGREE), announced (CONCEDE) and kept (RETREAT); an expulsion is a sanction to
/// one and coercion to another; soldiers who stop a march may be told of as MOBILIZE, COERCE or
/// ASSAULT. What is not in the table is not near.
enum TypeNearness {
  /// From 0 for types that are not near to 1 for the same type.
  static func of(_ one: EventType, _ other: EventType) -> Double {
    one == other ? 1 : table[Pair(one, other)] ?? 0
  }

  private struct Pair: Hashable {
    let first: EventType
    let second: EventType

    init(_ one: EventType, _ other: EventType) {
      (first, second) = one.rawValue < other.rawValue ? (one, other) : (other, one)
    }
  }

  private static let rows: [(EventType, EventType, Double)] = [
    // words and deeds of giving way
    (.concede, .retreat, 0.8), (.concede, .agree, 0.5), (.retreat, .agree, 0.4),
    (.retreat, .aid, 0.4),
    // cooperation announced, talked over, carried out
    (.agree, .consult, 0.6), (.agree, .cooperate, 0.7), (.agree, .support, 0.6),
    (.consult, .cooperate, 0.4), (.support, .cooperate, 0.4), (.aid, .cooperate, 0.5),
    (.agree, .aid, 0.5), (.support, .aid, 0.3), (.consult, .support, 0.2),
    // words against somebody
    (.accuse, .reject, 0.5), (.accuse, .threaten, 0.5), (.accuse, .request, 0.4),
    (.reject, .threaten, 0.4), (.reject, .request, 0.4), (.threaten, .request, 0.4),
    // pressure and punishment
    (.sanction, .coerce, 0.7), (.sanction, .reject, 0.4), (.sanction, .threaten, 0.4),
    (.coerce, .threaten, 0.3), (.coerce, .accuse, 0.2), (.coerce, .reject, 0.3),
    // force
    (.assault, .coerce, 0.6), (.assault, .mobilize, 0.4), (.coerce, .mobilize, 0.5),
    (.assault, .protest, 0.3), (.protest, .coerce, 0.2), (.protest, .reject, 0.3),
    (.protest, .request, 0.3), (.protest, .retreat, 0.2),
  ]

  private static let table: [Pair: Double] = Dictionary(
    rows.map { (Pair($0.0, $0.1), $0.2) }, uniquingKeysWith: { first, _ in first })
}
