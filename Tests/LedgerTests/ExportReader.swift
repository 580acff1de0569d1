/// Readers of tables that share nothing with what writes them.
enum ExportReader {
  /// Lines and cells of a table without any quoting.
  static func tabs(_ text: String) -> [[String]] {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    if rows.last == [""] { rows.removeLast() }
    return rows
  }

  /// Records and fields by RFC 4180, with another separator where one is given.
  static func quoted(_ text: String, separator: Unicode.Scalar = ",") -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isInside = false
    var scalars = Array(text.unicodeScalars)[...]
    func isNext(_ scalar: Unicode.Scalar) -> Bool { scalars.first == scalar }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isInside && isNext("\""):
        scalars.removeFirst()
        field.append("\"")
      case "\"": isInside.toggle()
      case separator where !isInside:
        row.append(String(field))
        field = .init()
      case "\r" where !isInside && isNext("\n"): break
      case "\n" where !isInside:
        rows.append(row + [String(field)])
        row = []
        field = .init()
      default: field.append(scalar)
      }
    }
    return rows
  }
}
