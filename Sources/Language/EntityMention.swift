/// Words that stand for an entity, as a treebank marks them: a name, a noun phrase, a pronoun, or
/// a clause that is taken up again.
package struct EntityMention: Hashable, Sendable {
  /// Indices into the words of the text; never empty.
  package var words: Range<Int>
  /// The head that the file names, one of `words`; of several, as for a name, the first.
  package var head: Int
  /// What all mentions of the entity have in common, within their document.
  package var entity: String
  /// `person`, `place`, …; nothing if the file has no types.
  package var type: String

  package init(words: Range<Int>, head: Int, entity: String, type: String = "") {
    self.words = words
    self.head = head
    self.entity = entity
    self.type = type
  }

  /// The head by the tree: the first of the words that none of the others governs.
  ///
  /// It is another than ``head`` in names whose words depend on their last one.
  package func syntacticHead(in text: AnnotatedText) -> Int {
    words.first { !words.contains(text.annotations[$0].head) } ?? words.lowerBound
  }
}
