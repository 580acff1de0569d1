import Foundation

/// A table of one folder with those of its name in the folders that are laid over it.
package struct LayeredTable: Sendable {
  /// Those of the topmost folder first; in each folder in the order of the file.
  package let rows: [Table.Row]
  /// For each row, how many folders lie below its own.
  package let heights: [Int]

  /// Reads the table of the folder, which must be there, and those of the layers that have one.
  ///
  /// A row is left out where a layer above its own has rows with the same key. Rows without a key
  /// are kept.
  package init(
    _ name: String, folder: String, layers: [String] = [], columns: [String],
    key: (Table.Row) -> String? = { _ in nil }
  ) throws(TableError) {
    var tables = [(height: 0, table: try Table(path: folder + "/" + name, columns: columns))]
    for (index, layer) in layers.enumerated() {
      let path = layer + "/" + name
      guard FileManager.default.fileExists(atPath: path) else { continue }
      tables.append((index + 1, try Table(path: path, columns: columns)))
    }
    var rows: [Table.Row] = []
    var heights: [Int] = []
    var covered: Set<String> = []
    for (height, table) in tables.reversed() {
      let visible =
        covered.isEmpty
        ? table.rows
        : table.rows.filter { row in key(row).map { !covered.contains($0) } ?? true }
      rows += visible
      heights += repeatElement(height, count: visible.count)
      if height > 0 { covered.formUnion(table.rows.compactMap(key)) }
    }
    self.rows = rows
    self.heights = heights
  }
}
