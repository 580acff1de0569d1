import Language

/// A number of somebody, with what bounds it: "at least 12", "between 20 and 30", "dozens".
struct Quantity: Equatable {
  var least: Int?
  var most: Int?
  /// Indices of words, with those that bound it.
  var words: Range<Int>
  /// The number's own words.
  let number: Range<Int>

  /// All quantities of a sentence, in the order of the text.
  static func read(_ sentence: Range<Int>, of words: LowercaseWords) -> [Quantity] {
    var found: [Quantity] = []
    var word = sentence.lowerBound
    while word < sentence.upperBound {
      if let none = none(at: word, words) {
        found.append(none)
        word += 1
      } else if let number = NumberReader.number(at: word, in: sentence, of: words) {
        var quantity = bounded(number, in: sentence, of: words)
        word = number.words.upperBound
        if let last = found.last,
          let span = joined(last, quantity, in: sentence, of: words)
        {
          found.removeLast()
          quantity = span
        }
        found.append(quantity)
      } else {
        word += 1
      }
    }
    return found
  }

  /// "nobody was hurt", "no soldiers"
  private static func none(at word: Int, _ words: LowercaseWords) -> Quantity? {
    switch words[word] {
    case "nobody", "none": break
    case "no":
      let token = words.text[word]
      guard token.relation.base == .det, token.head?.partOfSpeech == .noun else { return nil }
    default: return nil
    }
    return Quantity(least: 0, most: 0, words: word..<(word + 1), number: word..<(word + 1))
  }

  private static func bounded(
    _ number: NumberReader.Number, in sentence: Range<Int>, of words: LowercaseWords
  ) -> Quantity {
    func form(_ word: Int) -> String { words.form(word, in: sentence) }
    let (start, end) = (number.words.lowerBound, number.words.upperBound)
    let (one, two, three) = (form(start - 1), form(start - 2), form(start - 3))
    var quantity = Quantity(
      least: number.value, most: number.isVague ? nil : number.value, words: number.words,
      number: number.words)
    func bound(_ least: Int?, _ most: Int?, _ before: Int, _ behind: Int = 0) {
      quantity.least = least
      quantity.most = most
      quantity.words = (start - before)..<(end + behind)
    }
    switch (two, one) {
    case ("at", "least"): bound(number.value, nil, 2)
    case ("at", "most"): bound(nil, number.value, 2)
    case ("more", "than"): bound(number.value + 1, nil, 2)
    case ("fewer", "than"), ("less", "than"):
      ["no", "not"].contains(three)
        ? bound(number.value, nil, 3) : bound(nil, number.value - 1, 2)
    case ("up", "to"): bound(nil, number.value, 2)
    case ("many", "as"): bound(nil, number.value, three == "as" ? 3 : 2)
    case (_, "over"), (_, "above"): bound(number.value + 1, nil, 1)
    case (_, "under"), (_, "below"): bound(nil, number.value - 1, 1)
    case (_, "minimum"): bound(number.value, nil, 1)
    default:
      if form(end) == "or", form(end + 1) == "more" { bound(number.value, nil, 0, 2) }
    }
    return quantity
  }

  /// "between 20 and 30", "20 to 30", "20-30", "20 or 30"
  private static func joined(
    _ first: Quantity, _ second: Quantity, in sentence: Range<Int>, of words: LowercaseWords
  ) -> Quantity? {
    guard second.number.lowerBound == first.number.upperBound + 1,
      let least = first.least, let most = second.most, first.most == least,
      second.least == most, least < most
    else { return nil }
    let between = words[first.number.upperBound]
    let before = words.form(first.number.lowerBound - 1, in: sentence)
    let isSpan =
      ["to", "-", "–", "or"].contains(between) && before != "from"
      || between == "and" && before == "between"
    guard isSpan else { return nil }
    let start = before == "between" ? first.words.lowerBound - 1 : first.words.lowerBound
    return Quantity(
      least: least, most: most, words: start..<second.words.upperBound,
      number: first.number.lowerBound..<second.number.upperBound)
  }
}
