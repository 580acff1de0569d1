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
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch let reason {
      throw TableError(path: path, line: nil, problem: reason.localizedDescription)
    }
    self.path = path
    var order: [Int]?
    var rows: [Row] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if let order {
        if let missing = order.max(), missing >= fields.count {
          throw TableError(
            path: path, line: number,
            problem: "\(fields.count) fields; column \(missing + 1) is missing")
        }
        rows.append(Row(fields: order.map { Self.text(fields[$0]) }, line: number))
      } else {
        let header = fields.map { Self.text($0) }
        order = try columns.map { name throws(TableError) in
          guard let index = header.firstIndex(of: name) else {
            throw TableError(path: path, line: number, problem: "there is no column “\(name)”")
          }
          return index
        }
      }
    }
    guard order != nil else {
      throw TableError(path: path, line: nil, problem: "it has no header row")
    }
    self.rows = rows
  }

  private static func text(_ field: Data) -> String {
    field.count == 1 && field.first == UInt8(ascii: "_")
      ? "" : String(decoding: field, as: UTF8.self)
  }
}

/// What is wrong with a table, and where.
package struct TableError: Error, CustomStringConvertible, Equatable {
  package let path: String
  package let line: Int?
  package let problem: String

  package init(path: String, line: Int?, problem: String) {
    self.path = path
    self.line = line
    self.problem = problem
  }

  package var description: String {
    "the table \(path)\(line.map { ", line \($0)," } ?? "") cannot be used: \(problem)"
  }
}
