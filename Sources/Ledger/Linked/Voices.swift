import Foundation
import GRDB
import Linking
import Records

/// Finds which of the marked reports are copies of one text, and writes down their voices.
struct Voices {
  let database: Database

  func update() throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT r.id, r.key, r.published, r.voice, r.fingerprint
        FROM temp.near AS n JOIN reports AS r ON r.id = n.report_id ORDER BY r.id
        """)
    var known: [String: String] = [:]
    var ids: [String: Int64] = [:]
    var entries: [NearDuplicates.Entry] = []
    for row in rows {
      let key: String = row["key"]
      ids[key] = row["id"]
      known[key] = row["voice"]
      guard let bytes = row["fingerprint"] as Data?,
        let fingerprint = Fingerprint(bytes: Array(bytes))
      else { continue }
      let published = (row["published"] as String?).flatMap { CalendarDate($0) }
      entries.append((key: key, published: published, fingerprint: fingerprint))
    }
    let found = NearDuplicates.voices(entries)
    for (first, keys) in Dictionary(grouping: ids.keys, by: { found[$0] ?? $0 }) {
      try join(keys.sorted(), first: first, known: known, ids: ids)
    }
  }

  /// Gives copies one voice: the oldest that any of them had, whose first report may be of before
  /// the window; else that of the first.
  private func join(
    _ keys: [String], first: String, known: [String: String], ids: [String: Int64]
  ) throws {
    let voices = Set(keys.compactMap { known[$0] })
    let outside = voices.filter { !keys.contains($0) }.sorted()
    let voice = outside.first ?? first
    for other in voices where other != voice {
      try database.execute(
        sql: "UPDATE reports SET voice = ? WHERE voice = ?", arguments: [voice, other])
    }
    for key in keys where known[key] != voice {
      try database.execute(
        sql: "UPDATE reports SET voice = ? WHERE id = ?", arguments: [voice, ids[key]])
    }
  }
}
