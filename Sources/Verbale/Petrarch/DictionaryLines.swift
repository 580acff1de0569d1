import Foundation
import Tables

/// The lines of a dictionary of PETRARCH without comments, and those that are no text.
struct DictionaryLines {
  struct Line: Equatable {
    /// Counted from 1.
    let number: Int
    /// Without what stands behind `#` or `;`, or between `<!--` and `-->`; white space at its start
    /// is kept.
    let text: String
  }

  /// Longer ones are no entry that anybody wrote.
  static let maximumBytes = 10_000

  let path: String
  /// Those with something in them.
  let lines: [Line]
  let problems: [TableError]

  init(path: String) throws(TableError) {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let reason {
      throw TableError(path: path, problem: reason.localizedDescription)
    }
    self.init(path: path, bytes: bytes)
  }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    var lines: [Line] = []
    var problems: [TableError] = []
    var openedAt: Int?
    let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let number = index + 1
      func tell(_ problem: String) {
        problems.append(TableError(path: path, line: number, problem: problem))
      }
      guard part.count <= Self.maximumBytes else {
        tell("the line is longer than \(Self.maximumBytes) bytes")
        continue
      }
      guard let text = String(validating: part, as: UTF8.self) else {
        tell("it is not UTF-8")
        continue
      }
      var rest = text[...]
      if number == 1, rest.first == "\u{FEFF}" { rest.removeFirst() }
      var kept = ""
      while !rest.isEmpty {
        if openedAt != nil {
          guard let end = rest.firstRange(of: "-->") else { break }
          openedAt = nil
          rest = rest[end.upperBound...]
        } else {
          let start = rest.firstRange(of: "<!--")
          let end = start?.lowerBound ?? rest.endIndex
          if let mark = rest[..<end].firstIndex(where: { "#;".contains($0) }) {
            kept += rest[..<mark]
            break
          }
          kept += rest[..<end]
          if start != nil { openedAt = number }
          rest = rest[(start?.upperBound ?? rest.endIndex)...]
        }
      }
      while kept.last?.isWhitespace == true { kept.removeLast() }
      if !kept.isEmpty { lines.append(Line(number: number, text: kept)) }
    }
    if let openedAt {
      problems.append(
        TableError(path: path, line: openedAt, problem: "the comment is never closed"))
    }
    self.lines = lines
    self.problems = problems
  }
}

extension StringProtocol {
  /// The words of an entry, which stand beside underscores or blanks.
  var entryWords: [SubSequence] { split(whereSeparator: { "_ ".contains($0) }) }

  /// Without white space at both ends.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
