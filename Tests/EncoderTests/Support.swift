import Encoder
import Foundation
import Kernels
import TestSupport
import Testing

/// What `Training` computed with PyTorch for a few sentences.
struct Reference: Decodable {
  let cases: [Case]

  struct Case: Decodable, CustomTestStringConvertible {
    let words: [String]
    let pieces: [Int32]
    /// The index in `pieces` of the first piece of each word.
    let first: [Int]
    let shapes, suffixes2, suffixes3: [String]
    /// The first values of each word's vector.
    let vectors: [[Float]]

    var testDescription: String { words.joined(separator: " ") }
  }

  static let cases = load()

  private static func load() -> [Case] {
    do {
      return try JSONDecoder().decode(
        Reference.self, from: Repository.data("Tests/Fixtures/reference.json")
      ).cases
    } catch {
      fatalError("Tests/Fixtures/reference.json cannot be read: \(error)")
    }
  }
}

/// An instruction set that this machine can compute on.
struct Path: Sendable, CustomTestStringConvertible {
  let path: vk_path

  var testDescription: String { String(cString: vk_path_name(path)) }

  static let supported = [VK_PORTABLE, VK_AVX2, VK_AVX512VNNI, VK_NEON]
    .filter(vk_path_supported).map(Path.init)
}

/// The committed model, mapped once, and its word encoders, each loaded once.
enum Model {
  static let file = Result { try ModelFile(path: Repository.model) }

  static func encoder(_ precision: Precision, _ path: vk_path = vk_best_path()) throws
    -> WordEncoder
  {
    let file = try file.get()
    return try WordEncoder(
      file, vocabulary: WordPiece(file), encoder: Encoder(file, precision: precision, path: path))
  }

  static let best = Result { try encoder(.int8) }
  static let float = Result { try encoder(.float) }
}

/// The columns of a word vector that the transformer makes; shape and suffixes fill the others.
func contextual(_ vectors: Matrix) -> [[Float]] {
  (0..<vectors.rows).map { Array(vectors[$0].prefix(Encoder.width)) }
}

func largestDifference(_ a: Matrix, _ b: Matrix) -> Float {
  zip(a.values, b.values).map { abs($0 - $1) }.max() ?? 0
}

/// The cosine of the angle between two vectors.
func cosine(_ a: some Collection<Float>, _ b: some Collection<Float>) -> Float {
  func product(_ x: some Collection<Float>, _ y: some Collection<Float>) -> Float {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }
  return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
}
