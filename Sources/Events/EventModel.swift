import Encoder
import Foundation
import Kernels
import Language
import Records

/// The trained part of coding: which words tell events of which type, and who acts upon whom.
///
/// Each word is judged as a predicate by its vector alone; each pair of a predicate and another word
/// has a biaffine score for either role. `Training/train.py` trains it with the encoder.
package struct EventModel: Sendable {
  private static let width = 256
  private static let roleWidth = 96

  /// The types that the model knows; the first output says that a word tells no event.
  private let types: [EventType]
  private let predicate: Linear
  private let governor: Linear
  private let argument: Linear
  private let typeScores: Dense
  /// The vector of nobody in a role.
  private let nobody: [Float]
  private let roles: Dense

  /// Nil where the file has none: then the lexicon codes alone.
  package init?(_ file: ModelFile) throws(ModelError) {
    guard file.metadata["events"] != nil else { return nil }
    let names = try file.strings("events")
    types = names.dropFirst().compactMap(EventType.init(rawValue:))
    guard types.count == names.count - 1 else {
      throw file.error(.lacks("a list “events” of PLOVER's types"))
    }
    func linear(_ name: String, _ rows: Int) throws(ModelError) -> Linear {
      try Linear(
        file, "events." + name, rows: rows, columns: WordEncoder.width, precision: .int8,
        path: vk_best_path())
    }
    predicate = try linear("predicate", Self.width)
    governor = try linear("governor", Self.roleWidth)
    argument = try linear("argument", Self.roleWidth)
    typeScores = try Dense(file, "events.types", rows: names.count, columns: Self.width)
    nobody = try file.floats("events.nobody", shape: [Self.roleWidth]).map { max($0, 0) }
    roles = try Dense(
      file, "events.roles", rows: 2 * (Self.roleWidth + 1), columns: Self.roleWidth + 1,
      biased: false)
  }

  /// Reads the words of one sentence, or of a few.
  func read(_ words: Range<Int>, of text: AnnotatedText) -> EventReading {
    let vectors = text.vectors[words]
    let arguments = rectified(argument(vectors))
    return EventReading(
      words: words, types: types, scores: typeScores(rectified(predicate(vectors))),
      governors: rectified(governor(vectors)),
      arguments: Matrix(columns: Self.roleWidth, values: nobody + arguments.values), model: self)
  }

  private func rectified(_ matrix: Matrix) -> Matrix {
    var matrix = matrix
    vk_relu(vk_best_path(), &matrix.values, matrix.values.count)
    return matrix
  }

  /// How well each word of a sentence fills the two roles of one of them; place 0 is nobody.
  fileprivate func roleScores(_ reading: EventReading, _ row: Int) -> (
    actor: [Float], recipient: [Float]
  ) {
    let left = roles(
      Matrix(columns: Self.roleWidth + 1, values: Array(reading.governors[row]) + [1])
    ).values
    func scores(_ role: Int) -> [Float] {
      let own = left[(role * (Self.roleWidth + 1))..<((role + 1) * (Self.roleWidth + 1))]
      return (0..<reading.arguments.rows).map { place in
        zip(own, reading.arguments[place]).reduce(own.last ?? 0) { $0 + $1.0 * $1.1 }
      }
    }
    return (scores(0), scores(1))
  }
}

extension EventReading {
  /// Logarithms of how likely each type is of a pair: over all words, that the word tells an event
  /// of the type with the one span as actor and the other as recipient; no words stand for nobody.
  /// For types without sides both may be actors.
  func types(from source: [Int], to target: [Int]) -> [EventType: Float] {
    var found: [EventType: [Float]] = [:]
    for word in words {
      let kinds = types(of: word)
      // what is hardly an event adds nothing
      guard kinds[0] < -1e-6 else { continue }
      let (actor, recipient) = roles(of: word)
      func filled(_ shares: [Float], _ words: [Int]) -> Float {
        log(
          max(1e-30, words.isEmpty ? shares[0] : words.reduce(0) { $0 + shares[place(of: $1)] }))
      }
      let straight = filled(actor, source) + filled(recipient, target)
      let together = filled(actor, source + target) + filled(recipient, [])
      for (index, type) in types.enumerated() {
        found[type, default: []].append(kinds[index + 1] + straight)
        if type.isSymmetric, !target.isEmpty {
          found[type, default: []].append(kinds[index + 1] + together)
        }
      }
    }
    return found.mapValues(Self.logSum)
  }

  private func place(of word: Int) -> Int { word - words.lowerBound + 1 }

  static func logSum(_ scores: [Float]) -> Float {
    let highest = scores.max() ?? -.infinity
    return highest + log(scores.reduce(0) { $0 + exp($1 - highest) })
  }
}

/// What the model reads from the words of a sentence.
struct EventReading: Sendable {
  let words: Range<Int>
  let types: [EventType]
  /// A row for each word: no event, then each type.
  fileprivate let scores: Matrix
  fileprivate let governors: Matrix
  fileprivate let arguments: Matrix
  fileprivate let model: EventModel

  fileprivate init(
    words: Range<Int>, types: [EventType], scores: Matrix, governors: Matrix, arguments: Matrix,
    model: EventModel
  ) {
    self.words = words
    self.types = types
    self.scores = scores
    self.governors = governors
    self.arguments = arguments
    self.model = model
  }

  /// Logarithms of probabilities: that a word tells no event, then for each type.
  func types(of word: Int) -> [Float] {
    Self.logShares(Array(scores[word - words.lowerBound]))
  }

  /// Probabilities of who is actor and recipient of a word: of nobody, then of each word.
  func roles(of word: Int) -> (actor: [Float], recipient: [Float]) {
    let scores = model.roleScores(self, word - words.lowerBound)
    return (
      Self.logShares(scores.actor).map(exp), Self.logShares(scores.recipient).map(exp)
    )
  }

  static func logShares(_ scores: [Float]) -> [Float] {
    let highest = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + exp($1 - highest) }
    return scores.map { $0 - highest - log(sum) }
  }

}
