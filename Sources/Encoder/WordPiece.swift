/// Cuts words into pieces of a closed vocabulary, longest first.
///
/// Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1, as BERT
/// applies it; lower case, without accents.
package struct WordPiece: Sendable {
  package let start: Int32
  package let end: Int32
  private let unknown: Int32
  /// Pieces that begin a word, and pieces that go on (without the `##`).
  private let beginnings: [String: Int32]
  private let continuations: [String: Int32]
  /// Longer parts of words are unknown.
  private static let longest = 100

  package init(_ file: ModelFile) throws(ModelError) {
    let octets = try file.octets("vocabulary", shape: try file.shape("vocabulary"))
    var beginnings: [String: Int32] = [:]
    var continuations: [String: Int32] = [:]
    beginnings.reserveCapacity(26_000)
    continuations.reserveCapacity(6_000)
    for (id, line) in octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.starts(with: [35, 35]), line.count > 2 {
        continuations[String(decoding: line.dropFirst(2), as: UTF8.self)] = Int32(id)
      } else {
        beginnings[String(decoding: line, as: UTF8.self)] = Int32(id)
      }
    }
    guard let start = beginnings["[CLS]"], let end = beginnings["[SEP]"],
      let unknown = beginnings["[UNK]"]
    else { throw file.error(.lacks("the framing pieces of its vocabulary")) }
    guard try file.shape("encoder.words.weight").first == beginnings.count + continuations.count
    else {
      throw file.error(.lacks("one row for each piece of its vocabulary"))
    }
    self.start = start
    self.end = end
    self.unknown = unknown
    self.beginnings = beginnings
    self.continuations = continuations
  }

  /// Whether a word is in the vocabulary whole.
  package func knows(_ word: String) -> Bool { beginnings[word] != nil }

  /// The pieces of a folded word (``WordShape/folded(_:)``); never empty.
  package func pieces(ofFolded folded: String) -> [Int32] {
    if let whole = beginnings[folded] { return [whole] }
    var pieces: [Int32] = []
    var part: [Unicode.Scalar] = []
    for scalar in folded.unicodeScalars {
      if WordShape.isPunctuation(scalar) || scalar.properties.isWhitespace {
        cut(part, into: &pieces)
        part.removeAll(keepingCapacity: true)
        if !scalar.properties.isWhitespace { cut([scalar], into: &pieces) }
      } else {
        part.append(scalar)
      }
    }
    cut(part, into: &pieces)
    return pieces.isEmpty ? [unknown] : pieces
  }

  private func cut(_ part: [Unicode.Scalar], into pieces: inout [Int32]) {
    guard part.count <= Self.longest else {
      pieces.append(unknown)
      return
    }
    let before = pieces.count
    var start = 0
    while start < part.count {
      let table = start == 0 ? beginnings : continuations
      var end = part.count
      var found: Int32?
      while end > start {
        found = table[String(String.UnicodeScalarView(part[start..<end]))]
        if found != nil { break }
        end -= 1
      }
      guard let found else {
        pieces.removeSubrange(before...)
        pieces.append(unknown)
        return
      }
      pieces.append(found)
      start = end
    }
  }
}
