import Foundation

/// A tab-separated table that people can read and correct: a header row, then a row a line.
///
/// `#` at the start of a line makes a comment; `_` and nothing both stand for an empty field.
package struct Table: Sendable {
  package let path: String
  package let rows: [Row]

  /// A line of the file, cut where the tabs are; its fields become strings when they are asked for.
  package struct Row: Sendable {
    fileprivate let file: TableFile
    /// The index of the row's first field in the file's fields.
    fileprivate let first: Int
    /// Counted from 1, as editors do.
    package let line: Int

    /// A field, by the place of its column among those that the reader named.
    package subscript(column: Int) -> String { file.text(first, column) }

    /// A field, or nil where it is empty.
    package func value(_ column: Int) -> String? {
      let text = self[column]
      return text.isEmpty ? nil : text
    }

    /// What is wrong with the row, by the place of a column among those that the reader named.
    package func error(_ problem: String, column: Int? = nil) -> TableError {
      TableError(
        path: file.path, line: line, column: column.map { file.names[$0] }, problem: problem)
    }

    /// Whether a field has the same characters as in another row of the table.
    package func isSame(_ column: Int, as other: Row) -> Bool {
      file.bytes(first, column).elementsEqual(file.bytes(other.first, column))
    }

    /// The fields in the order in which the reader named the columns.
    package var fields: [String] { file.order.indices.map { self[$0] } }
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
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let reason {
      throw TableError(path: path, problem: reason.localizedDescription)
    }
    var cutter = TableCutter(bytes)
    let order = try cutter.order(path: path, columns: columns, optional: optional)
    let least = (order.compactMap { $0 }.max() ?? -1) + 1
    let names = columns + optional
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    var places: [(first: Int, line: Int)] = []
    while let row = cutter.next() {
      if row.count < least {
        let column = names[order.firstIndex(of: least - 1) ?? 0]
        problems.append(
          TableError(
            path: path, line: row.line, column: column,
            problem: "\(row.count) fields; column \(least) is missing"))
      } else if !isValid,
        let broken = order.firstIndex(where: { $0.map { !cutter.isText(row.first + $0) } ?? false })
      {
        problems.append(
          TableError(
            path: path, line: row.line, column: names[broken], problem: "it is not UTF-8"))
      } else {
        places.append((row.first, row.line))
      }
    }
    let file = TableFile(
      path: path, names: names, bytes: bytes, fields: cutter.fields, order: order)
    self.path = path
    rows = places.map { Row(file: file, first: $0.first, line: $0.line) }
  }
}

/// The bytes of a table and where its fields are.
private final class TableFile: Sendable {
  let path: String
  /// The columns that the reader named.
  let names: [String]
  let bytes: [UInt8]
  let fields: [Range<Int>]
  /// For each column that the reader named, where it stands in the file.
  let order: [Int?]

  init(path: String, names: [String], bytes: [UInt8], fields: [Range<Int>], order: [Int?]) {
    self.path = path
    self.names = names
    self.bytes = bytes
    self.fields = fields
    self.order = order
  }

  func bytes(_ first: Int, _ column: Int) -> ArraySlice<UInt8> {
    guard let place = order[column] else { return [] }
    return bytes[fields[first + place]]
  }

  func text(_ first: Int, _ column: Int) -> String {
    let bytes = bytes(first, column)
    return bytes.count == 1 && bytes.first == UInt8(ascii: "_")
      ? "" : String(decoding: bytes, as: UTF8.self)
  }
}

/// Cuts a file into lines and fields.
private struct TableCutter {
  private let bytes: [UInt8]
  private var position = 0
  private var number = 0
  private(set) var fields: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    fields.reserveCapacity(bytes.count / 8)
  }

  /// The next line that is neither empty nor a comment: its first field, how many it has, and its
  /// number.
  mutating func next() -> (first: Int, count: Int, line: Int)? {
    bytes.withUnsafeBufferPointer { bytes in
      while position < bytes.count {
        let begin = position
        let first = fields.count
        var start = begin
        var end = begin
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
          if bytes[end] == UInt8(ascii: "\t") {
            fields.append(start..<end)
            start = end + 1
          }
          end += 1
        }
        number += 1
        position = end + 1
        let last = end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
        fields.append(start..<last)
        let isEmpty = fields.count == first + 1 && last == begin
        if !isEmpty, bytes[begin] != UInt8(ascii: "#") {
          return (first, fields.count - first, number)
        }
        fields.removeSubrange(first...)
      }
      return nil
    }
  }

  /// Where the named columns stand, by the first line.
  mutating func order(path: String, columns: [String], optional: [String]) throws(TableError)
    -> [Int?]
  {
    guard let row = next() else { throw TableError(path: path, problem: "it has no header row") }
    let header = (row.first..<(row.first + row.count)).map {
      String(decoding: bytes[fields[$0]], as: UTF8.self)
    }
    return try columns.map { name throws(TableError) -> Int? in
      guard let index = header.firstIndex(of: name) else {
        throw TableError(path: path, line: row.line, problem: "there is no column “\(name)”")
      }
      return index
    } + optional.map { header.firstIndex(of: $0) }
  }

  func isText(_ field: Int) -> Bool {
    String(validating: bytes[fields[field]], as: UTF8.self) != nil
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

  /// For a list of findings: the place and the problem.
  package var finding: String { "\(place): \(problem)" }

  package var description: String {
    "the table \(place)\(line == nil ? "" : ",") cannot be used: \(problem)"
  }
}
