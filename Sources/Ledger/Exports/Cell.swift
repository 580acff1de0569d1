import Records

/// What stands in one column of one row.
package enum Cell: Sendable, Equatable {
  case text(String)
  case integer(Int64)
  /// Written with a point, in the fewest digits that give the number back.
  case decimal(Double)
  case empty

  /// Text; empty for nil.
  package static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
  /// A number; empty for nil.
  package static func integer(_ number: Int?) -> Cell {
    number.map { .integer(Int64($0)) } ?? .empty
  }
  /// A date with the precision that is known; empty for nil.
  package static func date(_ date: CalendarDate?) -> Cell { .text(date?.description) }
  /// A date only where its day is known.
  package static func day(_ date: CalendarDate?) -> Cell { date?.day == nil ? .empty : .date(date) }

  /// Several texts in one cell, separated by `;` or another mark; where the mark stands in a text,
  /// a comma takes its place.
  package static func list(_ texts: [String], separator: Character = ";") -> Cell {
    texts.isEmpty
      ? .empty
      : .text(
        texts.map { String($0.map { $0 == separator ? "," : $0 }) }
          .joined(separator: String(separator)))
  }
}

/// How the cells of a row become a line.
package enum LineStyle: Sendable {
  /// Tabs between cells and no quoting, as GDELT has it: line breaks, tabs and control characters
  /// become spaces, straight double quotes single ones.
  case plainTabs
  /// Tabs between cells; cells with a double quote are quoted as in CSV, for readers that know no
  /// other. Line breaks, tabs and control characters become spaces.
  case quotedTabs
  /// RFC 4180. Unless raw, texts that a spreadsheet would take for a formula begin with an
  /// apostrophe.
  case commas(isRaw: Bool)

  /// The line with its line break.
  package func line(_ cells: [Cell]) -> String {
    switch self {
    case .plainTabs, .quotedTabs: cells.map(written).joined(separator: "\t") + "\n"
    case .commas: cells.map(written).joined(separator: ",") + "\r\n"
    }
  }

  private func written(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .integer(let number): String(number)
    case .decimal(let number): number.isFinite ? String(number) : ""
    case .text(let text):
      switch self {
      case .plainTabs: Self.onOneLine(text, quote: "'")
      case .quotedTabs: Self.quoted(Self.onOneLine(text, quote: "\""), where: ["\""])
      case .commas(let isRaw):
        Self.quoted(
          isRaw ? text : Self.defused(text), where: ["\"", ",", "\n", "\r"])
      }
    }
  }

  private static func onOneLine(_ text: String, quote: Unicode.Scalar) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: line.append(" ")
      case 0x22: line.append(quote)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  private static func quoted(_ text: String, where marks: Set<Unicode.Scalar>) -> String {
    guard text.unicodeScalars.contains(where: marks.contains) else { return text }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// With an apostrophe before what makes a spreadsheet read a formula or a command.
  private static func defused(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r": "'" + text
    default: text
    }
  }
}
