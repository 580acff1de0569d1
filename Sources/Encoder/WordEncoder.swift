/// Words in their context as vectors: the encoder's vector of a word's first piece, joined by
/// small embeddings of its shape and its last letters.
package struct WordEncoder: Sendable {
  /// Values of a word vector.
  package static let width = Encoder.width + shapeWidth + suffix2Width + suffix3Width
  private static let shapeWidth = 48
  private static let suffix2Width = 32
  private static let suffix3Width = 48
  private let pieces: WordPiece
  private let encoder: Encoder
  private let shapes: Lookup
  private let suffixes2: Lookup
  private let suffixes3: Lookup

  /// A row for each string of a closed list; row 0 stands for all others.
  private struct Lookup: Sendable {
    let rows: [String: Int]
    let table: Matrix

    init(_ file: ModelFile, tensor: String, list: String, width: Int) throws(ModelError) {
      let entries = try file.strings(list)
      rows = Dictionary(zip(entries, 1...), uniquingKeysWith: { first, _ in first })
      table = Matrix(
        columns: width,
        values: try file.floats(tensor + ".weight", shape: [entries.count + 1, width]))
    }

    subscript(key: String) -> ArraySlice<Float> { table[rows[key] ?? 0] }
  }

  package init(_ file: ModelFile, vocabulary: WordPiece, encoder: Encoder) throws(ModelError) {
    self.encoder = encoder
    pieces = vocabulary
    shapes = try Lookup(file, tensor: "shape", list: "shapes", width: Self.shapeWidth)
    suffixes2 = try Lookup(file, tensor: "suffix2", list: "suffixes2", width: Self.suffix2Width)
    suffixes3 = try Lookup(file, tensor: "suffix3", list: "suffixes3", width: Self.suffix3Width)
  }

  /// What a word is cut into and looked up by.
  package struct Form: Sendable, Equatable {
    package let pieces: [Int32]
    package let shape: String
    package let suffix2: String
    package let suffix3: String
  }

  package func forms(_ sentence: [String]) -> [Form] {
    zip(sentence, WordShape.shapeKeys(sentence)).map { word, shape in
      let folded = WordShape.folded(word)
      return Form(
        pieces: pieces.pieces(ofFolded: folded), shape: shape,
        suffix2: WordShape.suffix(ofFolded: folded, 2),
        suffix3: WordShape.suffix(ofFolded: folded, 3))
    }
  }

  /// One vector for each word of consecutive sentences, `[words × width]`.
  ///
  /// A sentence is a window of its own: neighbours cost the trees more than they gave the names.
  package func encode(_ sentences: [[String]]) -> Matrix {
    let forms = sentences.map(forms)
    var workspace = TransformerLayer.Workspace()
    var vectors = Matrix(columns: Self.width, values: [])
    vectors.values.reserveCapacity(forms.reduce(0) { $0 + $1.count } * Self.width)
    for sentence in forms {
      for window in windows(sentence) { append(window, to: &vectors, &workspace) }
    }
    return vectors
  }

  /// The whole sentence; one that no window holds is cut between words.
  private func windows(_ sentence: [Form]) -> [[Form]] {
    var windows: [[Form]] = []
    var open: [Form] = []
    var size = 0
    for form in sentence {
      let length = min(form.pieces.count, Self.room)
      if size + length > Self.room {
        windows.append(open)
        (open, size) = ([], 0)
      }
      open.append(form)
      size += length
    }
    return open.isEmpty ? windows : windows + [open]
  }

  /// Pieces of a window without the two that frame it.
  private static let room = Encoder.window - 2

  private func append(
    _ window: [Form], to vectors: inout Matrix, _ workspace: inout TransformerLayer.Workspace
  ) {
    var ids = [pieces.start]
    var firsts: [Int] = []
    for form in window {
      firsts.append(ids.count)
      ids.append(contentsOf: form.pieces.prefix(Self.room))
    }
    ids.append(pieces.end)
    let encoded = encoder.encode(ids, workspace: &workspace)
    for (form, first) in zip(window, firsts) {
      vectors.values.append(contentsOf: encoded[first])
      vectors.values.append(contentsOf: shapes[form.shape])
      vectors.values.append(contentsOf: suffixes2[form.suffix2])
      vectors.values.append(contentsOf: suffixes3[form.suffix3])
    }
  }
}
