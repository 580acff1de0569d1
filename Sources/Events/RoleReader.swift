import Actors
import Language
import Statements

/// Finds who fills the roles of a predicate: the model gives each word a share in a role, and words
/// of one phrase go together.
struct RoleReader {
  let text: AnnotatedText
  let predicate: Token

  /// Those in one role.
  struct Filling {
    /// The words that head the phrases, the likeliest first; empty for nobody.
    var heads: [Token] = []
    /// How likely it is that the first of them, or nobody, is right.
    var share: Float = 1
  }

  /// A second phrase must have this share of the best one's.
  private static let leastOfBest: Float = 0.35

  func actorAndRecipient(_ reading: EventReading?) -> (actor: Filling, recipient: Filling) {
    guard let reading else { return (Filling(), Filling()) }
    let shares = reading.roles(of: predicate.index)
    return (filling(shares.actor, reading.words), filling(shares.recipient, reading.words))
  }

  private func filling(_ shares: [Float], _ words: Range<Int>) -> Filling {
    var byHead: [Int: Float] = [:]
    for (row, word) in words.enumerated() where word != predicate.index {
      byHead[phraseHead(text[word]).index, default: 0] += shares[row + 1]
    }
    let ranked = byHead.filter { canAct(text[$0.key]) }
      .sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }
    guard let best = ranked.first, best.value > shares[0] else {
      return Filling(share: shares[0])
    }
    var heads: [Token] = []
    for (key, value) in ranked where value >= best.value * Self.leastOfBest {
      let head = text[key]
      // "Secretary Rubio" may stand apart in the tree
      if !heads.contains(where: { $0.isOneName(with: head) }) { heads.append(head) }
    }
    return Filling(heads: heads, share: best.value)
  }

  private func canAct(_ token: Token) -> Bool {
    token.isNominal || token.partOfSpeech == .adjective || token.partOfSpeech == .numeral
      || token.partOfSpeech == .determiner
  }

  /// The word that heads the phrase of a word; below the predicate it ends there.
  private func phraseHead(_ token: Token) -> Token {
    var token = token
    while let head = token.head, head != predicate, isInPhrase(token, of: head) { token = head }
    return token
  }

  private func isInPhrase(_ token: Token, of head: Token) -> Bool {
    switch token.relation.base {
    case .flat, .compound, .amod, .det, .nummod, .case, .fixed, .goeswith, .punct:
      return head.isNominal || token.relation.base != .punct && token.relation.base != .case
    case .nmod:
      return token.preposition == "of" && head.isMeasure
    default:
      return false
    }
  }

  /// How a word hangs on the predicate, in relations of Universal Dependencies: `nsubj`,
  /// `nmod:poss of obj`; `↑` where the word stands above.
  func path(to token: Token) -> String {
    let above = [predicate] + predicate.ancestors
    var labels: [String] = []
    var here = token
    while !above.contains(here), let head = here.head {
      labels.append(here.relation.label)
      here = head
    }
    let climbed = above.firstIndex(of: here) ?? 0
    return (labels + above.prefix(climbed).reversed().map { "↑" + $0.relation.label })
      .joined(separator: " of ")
  }
}

extension Token {
  /// A title and a name, a body and its explanation: one says who the other is.
  fileprivate func isOneName(with other: Token) -> Bool {
    func says(_ a: Token, _ b: Token) -> Bool {
      a.head == b && [.appos, .flat, .nmod].contains(a.relation.base)
    }
    return says(self, other) || says(other, self)
  }
}
