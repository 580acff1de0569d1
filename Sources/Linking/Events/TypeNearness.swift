import Records

/// Which event types different reports, or different readings, give to the same event.
///
/// A truce is agreed (AGREE), announced (CONCEDE) and kept (RETREAT); an expulsion is a sanction to
/// one and coercion to another; soldiers who stop a march may be told of as MOBILIZE, COERCE or
/// ASSAULT. What is not in the table is not near.
enum TypeNearness {
  static let count = EventType.allCases.count

  /// The number of a type, from 0.
  static func number(of type: EventType) -> Int {
    EventType.allCases.firstIndex(of: type) ?? 0
  }

  /// From 0 for types that are not near to 1 for the same type; by their numbers.
  static func of(_ one: Int, _ other: Int) -> Double { table[one * count + other] }

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

  private static let table: [Double] = {
    var table = [Double](repeating: 0, count: count * count)
    for type in 0..<count { table[type * count + type] = 1 }
    for (one, other, nearness) in rows {
      table[number(of: one) * count + number(of: other)] = nearness
      table[number(of: other) * count + number(of: one)] = nearness
    }
    return table
  }()
}
