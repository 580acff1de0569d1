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
    for line in Lines(Array(bytes)) { try reader.read(line) }
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
  private var number = 0

  init(path: String, columns: [String], optional: [String]) {
    self.path = path
    self.columns = columns
    self.optional = optional
  }

  var hasHeader: Bool { order != nil }

  mutating func read(_ line: ArraySlice<UInt8>) throws(TableError) {
    number += 1
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    if line.isEmpty || line.first == UInt8(ascii: "#") { return }
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard let order else { return try readHeader(fields) }
    if let missing = order.compactMap({ $0 }).max(), missing >= fields.count {
      let column = (columns + optional)[order.firstIndex(of: missing) ?? 0]
      problems.append(
        TableError(
          path: path, line: number, column: column,
          problem: "\(fields.count) fields; column \(missing + 1) is missing"))
      return
    }
    var texts: [String] = []
    texts.reserveCapacity(order.count)
    for (index, place) in order.enumerated() {
      guard let text = place.map({ text(fields[$0]) }) ?? "" else {
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

  private mutating func readHeader(_ fields: [ArraySlice<UInt8>]) throws(TableError) {
    let header = fields.map { text($0) }
    order = try columns.map { name throws(TableError) -> Int? in
      guard let index = header.firstIndex(of: name) else {
        throw TableError(path: path, line: number, problem: "there is no column “\(name)”")
      }
      return index
    } + optional.map { header.firstIndex(of: $0) }
  }

  private func text(_ field: ArraySlice<UInt8>) -> String? {
    field.count == 1 && field.first == UInt8(ascii: "_") ? "" : String(validating: field, as: UTF8.self)
  }
}

/// The lines of a file, without their line feeds; empty ones count.
private struct Lines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start: Int? = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let begin = start else { return nil }
    let rest = bytes[begin...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
      start = nil
      return rest
    }
    start = end + 1
    return bytes[begin..<end]
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
