import Records
import Tables

/// An actor dictionary of PETRARCH: names with their synonyms, and codes that may hold for a time.
///
///     BARACK_OBAMA_
///     +OBAMA_
///         [USAELI <090120]
///         [USAGOV 090120-170120]
struct PetrarchActors {
  struct Entry: Equatable {
    let line: Int
    /// As words, in the letter case of the dictionary; the main name first.
    var names: [[String]]
    var codes: [Code] = []
  }

  struct Code: Equatable {
    /// Letters in threes: `USAGOV`; nil for `---`, which is nobody.
    let letters: String?
    /// The first day; nil where it has no beginning.
    var from: CalendarDate?
    /// The first day after; nil where it has no end.
    var to: CalendarDate?
    let line: Int

    var isDated: Bool { from != nil || to != nil }
  }

  private(set) var entries: [Entry] = []
  /// Lines that cannot be read.
  private(set) var problems: [TableError]
  /// Whether the lines that follow belong to an entry.
  private var isOpen = false

  private struct Fault: Error {
    let problem: String
  }

  init(path: String) throws(TableError) { self.init(try DictionaryLines(path: path)) }

  init(_ dictionary: DictionaryLines) {
    problems = dictionary.problems
    for line in dictionary.lines {
      do throws(Fault) {
        try read(line)
      } catch {
        problems.append(
          TableError(path: dictionary.path, line: line.number, problem: error.problem))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func read(_ line: DictionaryLines.Line) throws(Fault) {
    let text = line.text.trimmed
    let bracket = text.firstIndex(of: "[") ?? text.endIndex
    let name = text[..<bracket].trimmed
    if name.hasPrefix("+") || name.isEmpty {
      guard isOpen else { throw Fault(problem: "it belongs to no name") }
      if !name.isEmpty { entries[entries.count - 1].names.append(try Self.words(name.dropFirst())) }
    } else {
      // codes below a name that cannot be read must not go to the one before
      isOpen = false
      entries.append(Entry(line: line.number, names: [try Self.words(name[...])]))
      isOpen = true
    }
    // what can be read of a line is read, or nothing
    entries[entries.count - 1].codes += try Self.codes(text[bracket...], line.number)
  }

  /// `GEORGE_W._BUSH_` as its words.
  private static func words(_ name: Substring) throws(Fault) -> [String] {
    let isName = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_ -'’.&/".unicodeScalars.contains($0)
    }
    let words = name.entryWords.map(String.init)
    guard isName, !words.isEmpty, name.contains(where: \.isLetter) else {
      throw Fault(problem: "“\(name.prefix(40))” is no name")
    }
    return words
  }

  /// `[USAGOV 090120-170120] [USAELI >170120]`
  private static func codes(_ text: Substring, _ line: Int) throws(Fault) -> [Code] {
    var codes: [Code] = []
    var rest = text.drop { $0.isWhitespace }
    while !rest.isEmpty {
      guard rest.first == "[" else {
        throw Fault(problem: "“[” is missing before “\(rest.prefix(40))”")
      }
      guard let end = rest.firstIndex(of: "]") else { throw Fault(problem: "“]” is missing") }
      codes.append(try code(rest[rest.index(after: rest.startIndex)..<end], line))
      rest = rest[rest.index(after: end)...].drop { $0.isWhitespace }
    }
    return codes
  }

  private static func code(_ text: Substring, _ line: Int) throws(Fault) -> Code {
    let letters = text.trimmed.prefix { !$0.isWhitespace && $0 != "<" && $0 != ">" }
    let dates = text.trimmed.dropFirst(letters.count).filter { !$0.isWhitespace }
    if letters == "---", dates.isEmpty { return Code(letters: nil, line: line) }
    guard !letters.isEmpty, letters.utf8.count % 3 == 0,
      letters.utf8.allSatisfy({ (65...90).contains($0) })
    else { throw Fault(problem: "“\(letters.prefix(40))” is no code of letters in threes") }
    var code = Code(letters: String(letters), line: line)
    let limits = dates.split(separator: "-", omittingEmptySubsequences: false)
    switch (dates.first, limits.count) {
    case (nil, _): break
    case ("<", 1): code.to = try date(dates.dropFirst())
    case (">", 1): code.from = try date(dates.dropFirst()).advanced(days: 1)
    case (_, 2):
      let (first, last) = (try date(limits[0]), try date(limits[1]))
      guard first.earliest <= last.earliest else {
        throw Fault(problem: "“\(dates)” ends before it begins")
      }
      (code.from, code.to) = (first, last.advanced(days: 1))
    default: throw Fault(problem: "“\(dates.prefix(40))” is no time")
    }
    return code
  }

  /// `YYMMDD`, of which 30 to 99 are of the twentieth century, or `YYYYMMDD`.
  private static func date(_ text: some StringProtocol) throws(Fault) -> CalendarDate {
    let digits = Array(text.utf8)
    if digits.allSatisfy({ (48...57).contains($0) }), [6, 8].contains(digits.count) {
      let numbers = digits.map { Int($0) - 48 }
      let short = numbers.count == 6
      let head = short ? numbers[0] * 10 + numbers[1] : numbers[..<4].reduce(0) { $0 * 10 + $1 }
      let rest = numbers.suffix(4)
      let (month, day) = (
        rest[rest.startIndex] * 10 + rest[rest.startIndex + 1],
        rest[rest.startIndex + 2] * 10 + rest[rest.startIndex + 3]
      )
      let year = short ? (head < 30 ? 2000 : 1900) + head : head
      if let date = CalendarDate(year: year, month: month, day: day) { return date }
    }
    throw Fault(problem: "“\(text.prefix(40))” is no date")
  }
}
