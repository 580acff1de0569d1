import Encoder

/// Parts of speech and morphological features, each word by itself from its vector.
struct Tagger: Sendable {
  private let trunk: Dense
  private let partOfSpeech: Dense
  private let features: Dense
  private let tags: [PartOfSpeech]
  private let bundles: [Features]

  init(_ file: ModelFile) throws(ModelError) {
    tags = try file.strings("upos").map { PartOfSpeech(rawValue: $0) ?? .other }
    bundles = try file.strings("feats").map { Features($0) }
    trunk = try Dense(file, "tag", rows: 256, columns: WordEncoder.width)
    partOfSpeech = try Dense(file, "upos", rows: tags.count, columns: 256)
    features = try Dense(file, "feats", rows: bundles.count, columns: 256)
  }

  func tag(_ vectors: Matrix) -> [(PartOfSpeech, Features)] {
    let hidden = trunk.rectified(vectors)
    let (parts, features) = (partOfSpeech(hidden), features(hidden))
    return (0..<vectors.rows).map {
      (tags[parts.argmax(row: $0)], bundles[features.argmax(row: $0)])
    }
  }
}
