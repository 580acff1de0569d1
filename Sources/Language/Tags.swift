/// The universal parts of speech.
package enum PartOfSpeech: String, Sendable, CaseIterable {
  case adjective = "ADJ", adposition = "ADP", adverb = "ADV", auxiliary = "AUX"
  case coordinating = "CCONJ", determiner = "DET", interjection = "INTJ", noun = "NOUN"
  case numeral = "NUM", particle = "PART", pronoun = "PRON", properNoun = "PROPN"
  case punctuation = "PUNCT", subordinating = "SCONJ", symbol = "SYM", verb = "VERB", other = "X"
}

/// A universal dependency relation with its English subtype: `nsubj:pass`.
package struct Relation: Sendable, Hashable {
  package let base: Base
  package let subtype: Subtype?

  package init(_ base: Base, _ subtype: Subtype? = nil) {
    self.base = base
    self.subtype = subtype
  }

  /// Reads `nsubj:pass`; an unknown relation is `dep`, an unknown subtype none.
  package init(_ label: some StringProtocol) {
    let parts = label.split(separator: ":", maxSplits: 1)
    base = parts.first.flatMap { Base(rawValue: String($0)) } ?? .dep
    subtype = parts.count > 1 ? Subtype(rawValue: String(parts[1])) : nil
  }

  /// A subject of its clause; not one around it ("the problem **is** that …").
  package var isSubject: Bool { base == .nsubj && subtype != .outer }

  package var label: String { subtype.map { "\(base.rawValue):\($0.rawValue)" } ?? base.rawValue }

  package enum Base: String, Sendable, CaseIterable {
    case acl, advcl, advmod, amod, appos, aux, `case`, cc, ccomp, clf, compound, conj, cop, csubj
    case dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod
    case nsubj, nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp
  }

  package enum Subtype: String, Sendable, CaseIterable {
    case agent, desc, foreign, npmod, outer, pass, poss, preconj, predet, prt, relcl, tmod
    case unmarked
  }
}

/// Morphological features of a word: `Tense=Past|VerbForm=Fin`.
package struct Features: Sendable, Hashable {
  /// As in CoNLL-U, without the `_` for none.
  package let label: String
  private let pairs: [(name: String, value: String)]

  package init(_ label: String) {
    self.label = label == "_" ? "" : label
    pairs = self.label.split(separator: "|").compactMap { pair in
      let sides = pair.split(separator: "=", maxSplits: 1)
      return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
    }
  }

  package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  package static func == (a: Self, b: Self) -> Bool { a.label == b.label }
  package func hash(into hasher: inout Hasher) { hasher.combine(label) }
}

/// What kind of thing a name names.
package enum NameKind: String, Sendable, CaseIterable {
  case date = "Date", person = "Person", location = "Location", facility = "Facility"
  case organization = "Organization", miscellaneous = "Misc", money = "Money", group = "NORP"
  case product = "Product"
}

/// A name found in the text.
package struct Name: Sendable, Equatable {
  package let kind: NameKind
  /// Indices of words.
  package let words: Range<Int>

  package init(_ kind: NameKind, _ words: Range<Int>) {
    self.kind = kind
    self.words = words
  }
}
