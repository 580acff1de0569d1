/// Lines that belong together: a paragraph, a headline, a credit.
struct Block {
  /// UTF-8 offsets from the first character of the first line to the last of the last.
  let range: Range<Int>
  let lineCount: Int
  /// Whether a blank line, or nothing, comes before.
  let startsGroup: Bool
}

extension Block {
  /// Makes each line a block, and joins the lines of text that was wrapped at a fixed width.
  ///
  /// A break is *sure* to be a wrap if the line is of middling length and ends no sentence and the
  /// next begins with a small letter. The longest line of the groups with a sure break is the width
  /// of the text; another break is a wrap if the next line's first word would not have fitted in.
  /// An indented line after one that is not begins a paragraph.
  static func blocks(of utf8: [UInt8]) -> [Block] {
    let lines = Line.lines(of: utf8)
    let wraps = wraps(between: lines, in: utf8)
    var blocks: [Block] = []
    var first = 0
    for index in lines.indices where index + 1 == lines.count || !wraps[index] {
      blocks.append(
        Block(
          range: lines[first].range.lowerBound..<lines[index].range.upperBound,
          lineCount: index - first + 1, startsGroup: lines[first].startsGroup))
      first = index + 1
    }
    return blocks
  }

  private static let wrappedLengths = 40...100

  /// For each line whether the break after it is a wrap.
  private static func wraps(between lines: [Line], in utf8: [UInt8]) -> [Bool] {
    var wraps = lines.indices.map { isSureWrap(after: $0, of: lines, in: utf8) }
    guard wraps.contains(true) else { return wraps }
    let groups = groups(of: lines)
    let width = groups.lazy
      .filter { wraps[$0].contains(true) }
      .map { lines[$0].lazy.filter { isBreakable($0, in: utf8) }.map(\.length).max() ?? 0 }
      .filter { $0 <= wrappedLengths.upperBound }
      .max()
    for group in groups {
      let fits = lines[group].allSatisfy { $0.length <= width ?? 0 || !isBreakable($0, in: utf8) }
      for index in group.dropLast() {
        let (line, next) = (lines[index], lines[index + 1])
        let needed = line.length + 1 + firstWordLength(of: next, in: utf8)
        let beginsParagraph = next.isIndented && !line.isIndented
        wraps[index] = fits && !beginsParagraph && (wraps[index] || needed > width ?? 0)
      }
    }
    return wraps
  }

  private static func isSureWrap(after index: Int, of lines: [Line], in utf8: [UInt8]) -> Bool {
    guard index + 1 < lines.count, !lines[index + 1].startsGroup,
      wrappedLengths.contains(lines[index].length),
      Shape.beginsSmall(utf8[lines[index + 1].range])
    else { return false }
    return !Shape.endsSentence(utf8[lines[index].range])
  }

  /// Whether a line is not one long word, as an address may be.
  private static func isBreakable(_ line: Line, in utf8: [UInt8]) -> Bool {
    line.length <= wrappedLengths.upperBound || utf8[line.range].contains(0x20)
  }

  /// Runs of lines without a blank line between.
  private static func groups(of lines: [Line]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var first = 0
    for index in lines.indices
    where index + 1 == lines.count || lines[index + 1].startsGroup {
      groups.append(first..<index + 1)
      first = index + 1
    }
    return groups
  }

  private static func firstWordLength(of line: Line, in utf8: [UInt8]) -> Int {
    let word = utf8[line.range].prefix(400).prefix { $0 != 0x20 && $0 != 0x09 }
    return word.count { $0 & 0xC0 != 0x80 }
  }
}
