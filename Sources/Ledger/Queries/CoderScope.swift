import GRDB
import Records

/// Whose records a ledger holds: those of different coders are not to be compared.
package struct CoderScope: Sendable, Equatable {
  /// Rows of `coders` that made current records, the newest first.
  let rows: [Int64]

  init(_ database: Database) throws {
    rows = try Int64.fetchAll(
      database,
      sql: """
        SELECT c.id FROM coders AS c WHERE EXISTS
          (SELECT 1 FROM reports AS r WHERE r.coder_id = c.id AND r.is_current = 1)
        ORDER BY c.id DESC
        """)
  }

  /// Nil for an empty ledger.
  var newest: Int64? { rows.first }
}

extension Ledger {
  /// How many coders made the records that count.
  package func coderCount() throws(LedgerError) -> Int {
    try read { try CoderScope($0).rows.count }
  }
}
