import Foundation

/// A tab-separated table that people can read and correct: a header row, then a row a line.
///
/// `#` at the start of a line makes a comment; `_` and nothing both stand for an empty field.
package struct Table: Sendable {
  package let path: String
  package let rows: [Row]

  package struct Row: Sendable {
    /// The fields in the order in which the reader named the columns.
    package let fields: [String]
    /// Counted from 1, as editors do.
    package let line: Int

    package subscript(column: Int) -> String { fields[column] }

    /// A field, or nil where it is empty.
    package func value(_ column: Int) -> String? { fields[column].isEmpty ? nil : fields[column] }
  }

  /// Reads the named columns; others may stand beside them, in any order.
  package init(path: String, columns: [String]) throws(TableError) {
    var problems: [TableError] = []
    try self.init(path: path, columns: columns, problems: &problems)
    if let first = problems.first { throw first }
  }

  /// Reads the rows that are whole and tells of those that are not.
  ///
  /// Throws only what leaves no table: no file, no header, a column that is missing. Of a column
  /// that is `optional` and missing all fields are empty.
  package init(
    path: String, columns: [String], optional: [String] = [], problems: inout [TableError]
  ) throws(TableError) {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch let reason {
      throw TableError(path: path, problem: reason.localizedDescription)
    }
    var reader = TableReader(path: path, columns: columns, optional: optional)
    try bytes.withUnsafeBytes { bytes in Result { () throws(TableError) in try reader.read(bytes) } }
      .get()
    guard reader.hasHeader else { throw TableError(path: path, problem: "it has no header row") }
    self.path = path
    rows = reader.rows
    problems += reader.problems
  }
}

/// Collects rows line by line.
private struct TableReader {
  let path: String
  let columns: [String]
  let optional: [String]
  private(set) var rows: [Table.Row] = []
  private(set) var problems: [TableError] = []
  /// For each column of ours, the optional ones last, where it stands in the file.
  private var order: [Int?]?
  /// How many fields a row must have.
  private var least = 0
  private var number = 0

  init(path: String, columns: [String], optional: [String]) {
    self.path = path
    self.columns = columns
    self.optional = optional
  }

  var hasHeader: Bool { order != nil }

  mutating func read(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
    var start = 0
    var tabs: [Int] = []
    while start < bytes.count {
      var end = start
      tabs.removeAll(keepingCapacity: true)
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] == UInt8(ascii: "\t") { tabs.append(end) }
        end += 1
      }
      number += 1
      let next = end + 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        try read(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), tabs: tabs.map { $0 - start })
      }
      start = next
    }
  }

  private mutating func read(_ line: UnsafeRawBufferPointer, tabs: [Int]) throws(TableError) {
    func field(_ place: Int) -> UnsafeRawBufferPointer {
      let lower = place == 0 ? 0 : tabs[place - 1] + 1
      return UnsafeRawBufferPointer(rebasing: line[lower..<(place < tabs.count ? tabs[place] : line.count)])
    }
    guard let order else { return try readHeader((0...tabs.count).map { text(field($0)) }) }
    if tabs.count + 1 < least {
      let column = (columns + optional)[order.firstIndex(of: least - 1) ?? 0]
      problems.append(
        TableError(
          path: path, line: number, column: column,
          problem: "\(tabs.count + 1) fields; column \(least) is missing"))
      return
    }
    var texts: [String] = []
    texts.reserveCapacity(order.count)
    for (index, place) in order.enumerated() {
      guard let text = place.map({ text(field($0)) }) ?? "" else {
        problems.append(
          TableError(
            path: path, line: number, column: (columns + optional)[index],
            problem: "it is not UTF-8"))
        return
      }
      texts.append(text)
    }
    rows.append(Table.Row(fields: texts, line: number))
  }

  private mutating func readHeader(_ header: [String?]) throws(TableError) {
    let order =
      try columns.map { name throws(TableError) -> Int? in
        guard let index = header.firstIndex(of: name) else {
          throw TableError(path: path, line: number, problem: "there is no column “\(name)”")
        }
        return index
      } + optional.map { header.firstIndex(of: $0) }
    least = (order.compactMap { $0 }.max() ?? -1) + 1
    self.order = order
  }

  private func text(_ field: UnsafeRawBufferPointer) -> String? {
    field.count == 1 && field[0] == UInt8(ascii: "_")
      ? "" : String(validating: field, as: UTF8.self)
  }
}

/// What is wrong with a table, and where.
package struct TableError: Error, CustomStringConvertible, Equatable {
  package let path: String
  /// Counted from 1.
  package let line: Int?
  /// The column's name in the header.
  package let column: String?
  package let problem: String

  package init(path: String, line: Int? = nil, column: String? = nil, problem: String) {
    self.path = path
    self.line = line
    self.column = column
    self.problem = problem
  }

  /// Where it is: `persons.tsv, line 7, column “gender”`.
  package var place: String {
    path + (line.map { ", line \($0)" } ?? "") + (column.map { ", column “\($0)”" } ?? "")
  }

  package var description: String {
    "the table \(place)\(line == nil ? "" : ",") cannot be used: \(problem)"
  }
}
