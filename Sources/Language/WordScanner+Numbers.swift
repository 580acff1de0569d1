extension WordScanner {
  /// `1,200.50`, `3/4/2004`, `7:30`, `555-0123`, `20th`, `5|m`.
  mutating func scanNumber(from start: Int) -> Int {
    if let end = endOfHyphenated(from: start) { return add(start..<end) }
    let end = endOfNumber(from: start)
    guard end < chunk.upperBound, characters.isLetterOrDigit(at: end) else {
      return addNumber(start..<end)
    }
    let letters = endOfLetters(from: end)
    if let key = characters.key(end..<letters), lists.units.contains(key),
      !(letters == end + 1 && characters.isUppercase(at: end) && !isUnit(end, after: start))
    {
      return add(start..<end)
    }
    return addWord(start..<letters)
  }

  /// `4G` and `3D` are words, `$4M` and `1.5M` are not.
  private func isUnit(_ letter: Int, after start: Int) -> Bool {
    if characters[letter] == UInt8(ascii: "K") || characters[letter] == UInt8(ascii: "M") {
      return true
    }
    if start > chunk.lowerBound, characters[start - 1] == UInt8(ascii: "$") { return true }
    return (start..<letter).contains { characters[$0] == UInt8(ascii: ".") }
  }

  /// A clitic or the stop of a numbered list may follow.
  private mutating func addNumber(_ range: Range<Int>) -> Int {
    let end = range.upperBound
    let isListNumber =
      startsLine && range.lowerBound == chunk.lowerBound && range.count <= 3
      && end + 1 == chunk.upperBound
      && end + 1 < paragraph.upperBound && characters[end] == UInt8(ascii: ".")
    if isListNumber { return addListMark(range.lowerBound..<end + 1) }
    let letters = end < chunk.upperBound ? endOfClitic(from: end) : end
    return letters > end ? addWord(range.lowerBound..<letters) : add(range)
  }

  /// The `'s` of `1980's`.
  private func endOfClitic(from index: Int) -> Int {
    let (found, length) = characters.character(at: index)
    guard found == .apostrophe, index + length < chunk.upperBound,
      characters[index + length] | 0x20 == UInt8(ascii: "s")
    else { return index }
    let end = index + length + 1
    return end < chunk.upperBound && characters.isLetterOrDigit(at: end) ? index : end
  }

  /// Digits with points, commas, colons and slashes between.
  func endOfNumber(from start: Int) -> Int {
    var end = characters.endOfDigits(from: start, before: chunk.upperBound)
    var first = end - start
    while end + 1 < chunk.upperBound, characters.isDigit(at: end + 1) {
      let next = characters.endOfDigits(from: end + 1, before: chunk.upperBound)
      switch characters[end] {
      case UInt8(ascii: ","):
        guard first <= 3, next - end - 1 == 3 else { return end }
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"): first = 4
      default: return end
      }
      end = next
    }
    return end
  }

  /// Telephone numbers and dates keep their hyphens, spans of numbers do not.
  private func endOfHyphenated(from start: Int) -> Int? {
    var lengths = 0
    var groups = 0
    var end = start
    var hyphens = 0
    while groups < 5 {
      let next = characters.endOfDigits(from: end, before: chunk.upperBound)
      guard next > end, next - end < 10 else { return nil }
      lengths = lengths * 10 + next - end
      groups += 1
      end = next
      let sign = characters[end]
      guard end + 1 < chunk.upperBound, characters.isDigit(at: end + 1),
        sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/")
      else { break }
      hyphens += sign == UInt8(ascii: "-") ? 1 : 0
      end += 1
    }
    if hyphens == 0 || end < chunk.upperBound && characters.isLetterOrDigit(at: end) { return nil }
    switch lengths {
    case 14, 34, 54, 334, 1334, 222, 224, 124, 214, 114, 422, 122, 212, 112: return end
    default: return nil
    }
  }
}
