import GRDB
import Records

extension Ledger {
  /// The series of what the query takes; its sorting and paging do not matter.
  package func series(_ query: EventQuery, by period: Period) throws(LedgerError) -> DyadSeries {
    try read { database in
      let selection = try EventSelection(query, in: database)
      var tellings = SeriesTellings(database)
      let (found, order) = selection.isEmpty ? ([], []) : try tellings.all(selection)
      return try DyadSeries(
        order.lazy.map { found[$0] }, by: period, since: query.since, until: query.until)
    }
  }
}

/// Reads the tellings that a series counts.
struct SeriesTellings {
  /// Tellings, and the order in which they count: that of the ids of assertions. A hundred
  /// thousand of them are not to be moved more than need be.
  typealias Found = (tellings: [DyadSeries.Telling], order: [Int])

  private let database: Database
  private var events = TextNumbers()
  private var outlets = TextNumbers()
  private var voices = TextNumbers()
  private var days = Days()

  init(_ database: Database) { self.database = database }

  mutating func all(_ selection: EventSelection) throws -> Found {
    try selection.dyads.map { try ofCountries($0, selection) } ?? ofAnybody(selection)
  }

  /// Those of two countries stand together in `dyads`, one day after the other.
  ///
  /// - Parameter dyads: conditions of its rows `d`, one for each two of them.
  mutating func ofCountries(_ dyads: [SQL], _ selection: EventSelection) throws -> Found {
    var found: [DyadSeries.Telling] = []
    var ids: [(assertion: Int64, index: Int)] = []
    for dyad in dyads {
      let rows = try SQLRequest<Row>(
        """
        SELECT d.assertion_id, d.event_id, d.date_from,
          CASE WHEN d.date_to IS NOT d.date_from THEN coalesce(d.date_to, '') END, d.quad_class,
          d.scale, d.outlet, d.voice_id
        FROM \(literal: selection.dyadSource) WHERE \(literal: dyad)
          AND \(literal: selection.dyadCondition)
        """
      ).fetchCursor(database)
      while let row = try rows.next() {
        ids.append((row[0], found.count))
        found.append(telling(row, voice: row[7]))
      }
    }
    ids.sort { $0.assertion < $1.assertion }
    // twice is what has another sector of the same country, or is a meeting, in both directions
    let order = ids.indices.filter { $0 == 0 || ids[$0].assertion != ids[$0 - 1].assertion }
    return (found, order.map { ids[$0].index })
  }

  /// Those of persons, groups and sectors are looked for as for a list.
  mutating func ofAnybody(_ selection: EventSelection) throws -> Found {
    let source: SQL =
      try selection.way(wanted: nil, in: database).map {
        """
        (SELECT DISTINCT id FROM (\(literal: $0))) AS c
        CROSS JOIN assertions AS a ON a.id = c.id
        """
      } ?? "assertions AS a"
    let rows = try SQLRequest<Row>(
      """
      SELECT a.id, a.event_id, a.date_from,
        CASE WHEN a.date_to IS NOT a.date_from THEN coalesce(a.date_to, '') END, a.quad_class,
        a.scale, r.outlet, coalesce(r.voice, r.key)
      FROM \(literal: source) CROSS JOIN reports AS r ON r.id = a.report_id
      WHERE \(literal: selection.condition) ORDER BY a.id
      """
    ).fetchCursor(database)
    var tellings: [DyadSeries.Telling] = []
    while let row = try rows.next() {
      tellings.append(telling(row, voice: voices.number(of: row[7])))
    }
    return (tellings, Array(tellings.indices))
  }

  /// An assertion that was not linked is an event of its own; numbers of events are below zero.
  /// The last day is NULL where it is the first one, and empty where it is not known.
  private mutating func telling(_ row: Row, voice: Int64) -> DyadSeries.Telling {
    let event: String? = row[1]
    let outlet: String? = row[6]
    let from = days.number(row[2])
    let to: String? = row[3]
    return DyadSeries.Telling(
      event: event.map { -1 - events.number(of: $0) } ?? row[0],
      from: from, to: to == nil ? from : days.number(to), quadClass: row[4], scale: row[5],
      outlet: outlet.map { Int32(clamping: outlets.number(of: $0)) }, voice: voice)
  }
}

/// A number for each text, from 0: a table with open addressing, quicker than a dictionary. Its hash
/// begins with a number drawn by chance, so that nobody can make texts that meet in one place.
///
/// Source: FNV-1a (Fowler, Noll, Vo).
private struct TextNumbers {
  private let basis = UInt64.random(in: 0...UInt64.max)
  private var texts: [String] = []
  private var hashes: [UInt64] = []
  /// Numbers, at most half of the places; -1 where there is none.
  private var slots = [Int32](repeating: -1, count: 1024)

  mutating func number(of text: String) -> Int64 {
    let hash = hash(text)
    var slot = place(of: hash)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, texts[number] == text { return Int64(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(texts.count)
    texts.append(text)
    hashes.append(hash)
    if texts.count * 2 > slots.count { grow() }
    return Int64(texts.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = place(of: hash)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
  }
}

/// Reads days as text; the same one often comes many times, one after the other.
private struct Days {
  private var last: (text: String, number: DayNumber?) = ("", nil)

  mutating func number(_ text: String?) -> DayNumber? {
    guard let text else { return nil }
    if text != last.text { last = (text, CalendarDate(text).map { DayNumber($0) }) }
    return last.number
  }
}
