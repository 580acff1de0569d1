import GRDB
import Records

/// The SQL of a query: which assertions it takes, from which tables it goes.
///
/// Two ways lead to a page. Either all assertions are gone through in the order asked for until the
/// page is full; or an index gives those that one of the conditions leaves, and they are sorted.
/// The first is quick where much is found, the second where little is; ``source`` takes the one
/// that has fewer rows to look at.
struct EventSelection {
  private let query: EventQuery
  /// Who acts upon whom: any of them, each with any of the first upon any of the second; no one
  /// where anybody will do.
  private let sides: [Sides]
  private let outlets: [String]?
  private let coder: Int64?

  private struct Sides {
    let actors: [ActorMatch]
    let recipients: [ActorMatch]

    init(_ actors: [ActorQuery], _ recipients: [ActorQuery], in database: Database) throws {
      self.actors = try actors.map { try ActorMatch($0, in: database) }
      self.recipients = try recipients.map { try ActorMatch($0, in: database) }
    }

    var isEmpty: Bool {
      [actors, recipients].contains { !$0.isEmpty && $0.allSatisfy(\.isNobody) }
    }
  }

  init(_ query: EventQuery, in database: Database) throws {
    self.query = query
    var sides = try query.dyads.map { try Sides([$0.actor], [$0.recipient], in: database) }
    if !query.actors.isEmpty || !query.recipients.isEmpty {
      sides.append(try Sides(query.actors, query.recipients, in: database))
    }
    self.sides = sides
    coder = query.hasAllCoders ? nil : try CoderScope(database).newest
    outlets = try query.outlet.map { name in
      try String.fetchAll(
        database, sql: "SELECT DISTINCT outlet FROM reports WHERE outlet = ? COLLATE NOCASE",
        arguments: [name])
    }
  }

  /// Whether somebody is asked for whom no report names.
  var isEmpty: Bool {
    (!sides.isEmpty && sides.allSatisfy(\.isEmpty)) || outlets?.isEmpty ?? false
  }

  // MARK: Conditions

  /// What holds of all that counts, whatever is asked for.
  var countingCondition: SQL {
    let current: SQL =
      query.isEverything ? "1" : "r.is_current = 1 AND a.review IS NOT 'rejected'"
    return coder.map { "\(literal: current) AND r.coder_id = \($0)" } ?? current
  }

  /// What holds of an assertion `a` of a report `r` that is asked for.
  var condition: SQL {
    var conditions = [countingCondition] + contentConditions
    if !query.types.isEmpty { conditions.append("+a.type IN \(query.types.map(\.rawValue))") }
    if !query.summaries.isEmpty {
      conditions.append("+a.summary IN \(query.summaries.map(\.rawValue))")
    }
    if let outlets { conditions.append("+r.outlet IN \(outlets)") }
    if let least = query.minConfidence { conditions.append("+a.confidence >= \(least)") }
    if let since = query.since { conditions.append("a.day >= \(since.firstDay)") }
    if let until = query.until { conditions.append("a.day <= \(until.lastDay)") }
    if !sides.isEmpty {
      conditions.append(sides.map { "(\(literal: condition(of: $0)))" }.joined(separator: " OR "))
    }
    return conditions.map { "(\(literal: $0))" }.joined(separator: " AND ")
  }

  /// What holds of the modes, contexts and place of an assertion `a`.
  private var contentConditions: [SQL] {
    var conditions: [SQL] = []
    if !query.modes.isEmpty { conditions.append(any(of: query.modes, in: "a.modes")) }
    if !query.contexts.isEmpty {
      conditions.append(any(of: query.contexts.map(\.rawValue), in: "a.contexts"))
    }
    if let place = query.place {
      conditions.append(
        "(+a.place_country = \(place) OR a.place = \(place) COLLATE NOCASE)")
    }
    return conditions
  }

  private func condition(of sides: Sides) -> SQL {
    var conditions: [SQL] = []
    if !sides.actors.isEmpty { conditions.append(exists("actor", sides.actors)) }
    if !sides.recipients.isEmpty { conditions.append(isRecipient(sides)) }
    return conditions.map { "(\(literal: $0))" }.joined(separator: " AND ")
  }

  private func any(of values: [String], in column: String) -> SQL {
    values.map { "instr(';' || \(sql: column) || ';', ';' || \($0) || ';') > 0" }
      .joined(separator: " OR ")
  }

  private func exists(_ role: String, _ matches: [ActorMatch]) -> SQL {
    """
    EXISTS (SELECT 1 FROM assertion_actors AS x
      WHERE x.assertion_id = a.id AND x.role = \(role) AND \(literal: any(matches)))
    """
  }

  private func any(_ matches: [ActorMatch], _ row: String = "x") -> SQL {
    "(\(literal: matches.map { "(\(literal: $0.check(row)))" }.joined(separator: " OR ")))"
  }

  /// Of those who meet or cooperate and have no recipient, everyone is one, but not one's own.
  private func isRecipient(_ sides: Sides) -> SQL {
    let other: SQL =
      sides.actors.isEmpty
      ? ""
      : """
      AND EXISTS (SELECT 1 FROM assertion_actors AS other
        WHERE other.assertion_id = a.id AND other.role = 'actor'
        AND other.position <> x.position AND \(literal: any(sides.actors, "other")))
      """
    return """
      \(literal: exists("recipient", sides.recipients))
      OR (+a.type IN ('CONSULT', 'COOPERATE')
        AND NOT EXISTS (SELECT 1 FROM assertion_actors AS x
          WHERE x.assertion_id = a.id AND x.role = 'recipient')
        AND EXISTS (SELECT 1 FROM assertion_actors AS x
          WHERE x.assertion_id = a.id AND x.role = 'actor' AND \(literal: any(sides.recipients))
          \(literal: other)))
      """
  }

  // MARK: Countries on both sides

  /// What holds of a row `d` of `dyads`, for each actor with each recipient, without the filters;
  /// nil where a side is open or is no country.
  var dyads: [SQL]? {
    guard !sides.isEmpty else { return nil }
    var dyads: [SQL] = []
    for sides in sides {
      guard !sides.actors.isEmpty, !sides.recipients.isEmpty else { return nil }
      for actor in sides.actors {
        for recipient in sides.recipients {
          guard case .code(let first?, let firstSector) = actor,
            case .code(let second?, let secondSector) = recipient
          else { return nil }
          var dyad: SQL = "d.actor_country = \(first) AND d.recipient_country = \(second)"
          if let firstSector { dyad += " AND d.actor_sector = \(firstSector)" }
          if let secondSector { dyad += " AND d.recipient_sector = \(secondSector)" }
          dyads.append(dyad)
        }
      }
    }
    return dyads
  }

  /// The rows `d` of `dyads`, and the assertions where ``dyadCondition`` looks at them.
  var dyadSource: SQL {
    contentConditions.isEmpty
      ? "dyads AS d" : "dyads AS d CROSS JOIN assertions AS a ON a.id = d.assertion_id"
  }

  /// The filters, as they hold of a row `d` of `dyads`.
  var dyadCondition: SQL {
    var conditions: [SQL] = contentConditions
    if !query.isEverything {
      conditions.append("d.is_current = 1 AND d.review IS NOT 'rejected'")
    }
    if let coder { conditions.append("d.coder_id = \(coder)") }
    if !query.types.isEmpty { conditions.append("d.type IN \(query.types.map(\.rawValue))") }
    if !query.summaries.isEmpty {
      conditions.append("d.summary IN \(query.summaries.map(\.rawValue))")
    }
    if let outlets { conditions.append("d.outlet IN \(outlets)") }
    if let least = query.minConfidence { conditions.append("d.confidence >= \(least)") }
    if let since = query.since { conditions.append("d.day >= \(since.firstDay)") }
    // what has no day comes before all days
    if let until = query.until { conditions.append("d.day BETWEEN '0' AND \(until.lastDay)") }
    return conditions.isEmpty
      ? "1" : conditions.map { "(\(literal: $0))" }.joined(separator: " AND ")
  }

  // MARK: Ways

  /// Each a query for ids of assertions among which all are that the conditions take.
  var ways: [SQL] {
    var ways: [SQL] = []
    if !sides.isEmpty {
      // a way to one of them leads past the others
      let each = sides.map { self.ways(to: $0) }
      for index in 0..<(each.map(\.count).min() ?? 0) {
        ways.append(each.map { $0[index] }.joined(separator: " UNION ALL "))
      }
    }
    if let place = query.place, ActorQuery(place) == .code(country: place, sector: nil) {
      ways.append("SELECT id FROM assertions WHERE place_country = \(place) \(literal: days)")
    }
    if !query.types.isEmpty {
      ways.append(
        "SELECT id FROM assertions WHERE type IN \(query.types.map(\.rawValue)) \(literal: days)")
    }
    if !query.summaries.isEmpty {
      ways.append(
        """
        SELECT id FROM assertions WHERE summary IN \(query.summaries.map(\.rawValue))
        \(literal: days)
        """)
    }
    if let outlets {
      ways.append(
        """
        SELECT s.id FROM reports AS o CROSS JOIN assertions AS s ON s.report_id = o.id
        WHERE o.outlet IN \(outlets)
        """)
    }
    if query.since != nil || query.until != nil {
      ways.append("SELECT id FROM assertions WHERE 1 \(literal: days)")
    }
    return ways
  }

  private func ways(to sides: Sides) -> [SQL] {
    var ways: [SQL] = []
    if !sides.actors.isEmpty { ways.append(rows("actor", sides.actors)) }
    if !sides.recipients.isEmpty {
      ways.append(
        """
        \(literal: rows("recipient", sides.recipients))
        UNION ALL \(literal: meetings(sides.recipients))
        """)
    }
    return ways
  }

  private func rows(_ role: String, _ matches: [ActorMatch]) -> SQL {
    matches.map { match in
      """
      SELECT x.assertion_id AS id FROM assertion_actors AS x
      WHERE x.role = \(role) AND \(literal: match.condition)
      """
    }.joined(separator: " UNION ALL ")
  }

  /// Of those who act those who meet; of a country they are read off the index of pairs.
  private func meetings(_ matches: [ActorMatch]) -> SQL {
    matches.map { match in
      if case .code(let country?, _) = match {
        """
        SELECT assertion_id AS id FROM pairs WHERE actor_country = \(country)
        AND recipient_country IS NULL AND type IN ('CONSULT', 'COOPERATE') \(literal: days)
        """
      } else {
        rows("actor", [match])
      }
    }.joined(separator: " UNION ALL ")
  }

  private var days: SQL {
    var days: SQL = ""
    if let since = query.since { days += " AND day >= \(since.firstDay)" }
    if let until = query.until { days += " AND day <= \(until.lastDay)" }
    return days
  }

  // MARK: The better way

  /// The way with the fewest ids; nil where it is quicker to go through all assertions in order.
  ///
  /// - Parameter wanted: how many are to be found; nil for all.
  func way(wanted: Int?, in database: Database) throws -> SQL? {
    let counted = 50_000
    let total = max(1, try Int.fetchOne(database, sql: "SELECT max(id) FROM assertions") ?? 1)
    var shortest: (way: SQL, count: Int)?
    var share = 1.0
    for way in ways {
      let count =
        try SQLRequest<Int>("SELECT count(*) FROM (\(literal: way) LIMIT \(counted))")
        .fetchOne(database) ?? 0
      if count < counted { share *= Double(count) / Double(total) }
      if shortest.map({ count < $0.count }) ?? true { shortest = (way, count) }
    }
    guard let shortest else { return nil }
    guard let wanted else { return shortest.way }
    guard shortest.count < counted else { return nil }
    // looking up a row that an index names takes longer than going on to the next one
    let inOrder = Double(wanted) / max(share, 1 / Double(total * 10))
    return inOrder < Double(shortest.count) ? nil : shortest.way
  }
}
