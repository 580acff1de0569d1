import Language

extension Cast {
  /// Takes in whoever a phrase names that stands in nobody's list: "a police convoy", "textile
  /// workers"; the same noun is the same actor. The country is that of a modifier or a place in the
  /// phrase.
  ///
  /// - Returns: an index into ``members``.
  package mutating func admit(_ head: Token, sector: String?) -> Int {
    let words = head.nounPhrase
    let named = words.filter { $0 != head.index }.flatMap { members(at: head.text[$0]) }
    let country = named.compactMap { members[$0].country }.first
    let member = Member(
      name: head.text.string(ofWords: words), kind: .people, country: country, sector: sector)
    let key = "phrase:" + head.lemma.lowercased() + ":" + (country ?? "")
    let index = add(member, key: key)
    mention(index, words: words, head: head.index)
    return index
  }
}

extension Token {
  /// The words of a noun phrase: from the first modifier to the end of what hangs on it, without
  /// clauses, appositions and coordinated phrases.
  package var nounPhrase: Range<Int> {
    let kept: Set<Relation.Base> = [
      .det, .amod, .compound, .flat, .nummod, .nmod, .advmod, .fixed, .goeswith, .case,
    ]
    var first = index
    var last = index
    for dependent in dependents where kept.contains(dependent.relation.base) {
      if dependent.relation.base == .case, dependent.index < index { continue }
      let isPhrase = dependent.index < index || dependent.relation.base == .nmod
      let inside = isPhrase ? dependent.nounPhrase : dependent.index..<(dependent.index + 1)
      let cases = dependent.dependents(.case).map(\.index)
      if dependent.index < index {
        first = Swift.min(first, cases.min() ?? first, inside.lowerBound)
      }
      last = Swift.max(last, inside.upperBound - 1)
    }
    // the article stays outside, as in names of actors
    while first < index, [.determiner, .punctuation].contains(text[first].partOfSpeech) {
      first += 1
    }
    return first..<(last + 1)
  }
}
