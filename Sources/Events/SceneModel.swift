import Encoder
import Foundation
import Kernels
import Language
import Records

/// The trained part that tells of what mode an event is and in which contexts it stands.
///
/// It reads the word that tells the event, and the strongest that any word of the sentence says;
/// each word by its vector in the sentence and by what its first piece means by itself.
/// `Training/scenes.py` trains it.
package struct SceneModel: Sendable {
  private static let width = 256

  private let modes: [(type: EventType, mode: String)]
  private let contexts: [EventContext]
  private let told: Linear
  private let around: Linear
  private let modeScores: Dense
  private let contextScores: Dense

  /// Nil where the file has none: then the lexicon names modes and contexts.
  package init?(_ file: ModelFile) throws(ModelError) {
    guard file.metadata["events"] != nil else { return nil }
    modes = try file.strings("modes").compactMap { name in
      let parts = name.split(separator: "/").map(String.init)
      return parts.count == 2 ? EventType(rawValue: parts[0]).map { ($0, parts[1]) } : nil
    }
    contexts = try file.strings("contexts").compactMap(EventContext.init(rawValue:))
    func linear(_ name: String) throws(ModelError) -> Linear {
      try Linear(
        file, "scenes." + name, rows: Self.width, columns: WordMeanings.wordWidth, precision: .int8,
        path: vk_best_path())
    }
    told = try linear("told")
    around = try linear("around")
    modeScores = try Dense(file, "scenes.modes", rows: modes.count, columns: 2 * Self.width)
    contextScores = try Dense(
      file, "scenes.contexts", rows: contexts.count, columns: 2 * Self.width)
  }

  /// Reads one sentence: its words as indices of the text, and what each of them says, as
  /// ``WordMeanings/vectors(_:of:)`` gives it.
  func read(_ words: Range<Int>, _ vectors: Matrix) -> SceneReading {
    SceneReading(words: words, vectors: vectors, around: strongest(around(vectors)), model: self)
  }

  /// The highest value of each column, or zero.
  private func strongest(_ matrix: Matrix) -> [Float] {
    var highest = [Float](repeating: 0, count: matrix.columns)
    for row in 0..<matrix.rows {
      for (column, value) in matrix[row].enumerated() where value > highest[column] {
        highest[column] = value
      }
    }
    return highest
  }

  fileprivate func circumstances(_ row: Int, of reading: SceneReading) -> Circumstances {
    let told = told(reading.vectors[row..<(row + 1)]).values.map { max($0, 0) }
    let vector = Matrix(columns: 2 * Self.width, values: told + reading.around)
    return Circumstances(
      modes: zip(modes, modeScores(vector).values).map { ($0.type, $0.mode, $1) },
      contexts: Dictionary(
        uniqueKeysWithValues: zip(contexts, contextScores(vector).values).map {
          ($0, 1 / (1 + exp(-$1)))
        }))
  }
}

/// What the model reads of a sentence, whatever it tells.
struct SceneReading: Sendable {
  let words: Range<Int>
  fileprivate let vectors: Matrix
  fileprivate let around: [Float]
  fileprivate let model: SceneModel

  /// Those of what a word tells.
  func circumstances(of word: Int) -> Circumstances {
    model.circumstances(word - words.lowerBound, of: self)
  }
}

/// Mode and contexts of what a word tells.
struct Circumstances: Sendable {
  fileprivate var modes: [(type: EventType, mode: String, score: Float)] = []
  /// How likely each context is; empty where there is no model.
  fileprivate(set) var contexts: [EventContext: Float] = [:]

  /// The likeliest mode of an event of a type; nil where that it has none is likelier.
  func mode(of type: EventType) -> String? {
    let best = modes.filter { $0.type == type }.max { $0.score < $1.score }
    return best.flatMap { $0.score > 0 ? $0.mode : nil }
  }
}
