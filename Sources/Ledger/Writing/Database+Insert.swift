import GRDB

extension Database {
  /// Inserts a row, its texts ``plain(_:)``, and gives its id. The statement is prepared once for
  /// each list of columns.
  @discardableResult
  func insert(
    _ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>
  ) throws -> Int64 {
    let columns = values.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let statement = try cachedStatement(
      sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    let row = values.map { _, value -> (any DatabaseValueConvertible)? in
      guard let text = value as? String else { return value }
      return plain(text)
    }
    try statement.execute(arguments: StatementArguments(row))
    return lastInsertedRowID
  }
}

/// A text for a column: SQLite's end at U+0000, so that it becomes U+FFFD, one code point as well.
func plain(_ text: String) -> String {
  guard text.utf8.contains(0) else { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { scalars.append(scalar == "\0" ? "\u{FFFD}" : scalar) }
  return String(scalars)
}
