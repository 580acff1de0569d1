/// One word of an ``AnnotatedText``: a view, cheap to copy.
package struct Token: Sendable {
  package let text: AnnotatedText
  package let index: Int

  package var form: String { text.words[index].form }
  /// UTF-8 offsets of the word.
  package var range: Range<Int> { text.words[index].range }
  package var lemma: String { text.annotations[index].lemma }
  package var partOfSpeech: PartOfSpeech { text.annotations[index].partOfSpeech }
  package var features: Features { text.annotations[index].features }
  package var relation: Relation { text.annotations[index].relation }
  package var sentence: Int { Int(text.sentenceOfWord[index]) }

  /// The word that governs this one, or nil for the root of the sentence.
  package var head: Token? {
    let head = text.annotations[index].head
    return head < 0 ? nil : text[head]
  }

  /// The words that this one governs, in the order of the text.
  package var dependents: [Token] {
    let range = Int(text.dependentStarts[index])..<Int(text.dependentStarts[index + 1])
    return text.dependents[range].map { text[Int($0)] }
  }

  package func dependents(_ relation: Relation.Base) -> [Token] {
    dependents.filter { $0.relation.base == relation }
  }

  package func dependent(_ relation: Relation.Base, _ subtype: Relation.Subtype? = nil) -> Token? {
    dependents.first {
      $0.relation.base == relation && (subtype == nil || $0.relation.subtype == subtype)
    }
  }

  /// The words from the root of the sentence down to this one's head, nearest first.
  package var ancestors: [Token] {
    var ancestors: [Token] = []
    var next = head
    while let token = next {
      ancestors.append(token)
      next = token.head
    }
    return ancestors
  }

  /// This word and all below it, in the order of the text.
  package var subtree: [Token] {
    var found: [Int] = []
    var open = [index]
    while let next = open.popLast() {
      found.append(next)
      open.append(contentsOf: text[next].dependents.map(\.index))
    }
    return found.sorted().map { text[$0] }
  }
}

extension Token: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.index == b.index && a.text === b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
