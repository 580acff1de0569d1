import Encoder
import Kernels
import Language

/// Sources, cues and contents as a network reads them: two layers over the word vectors of several
/// sentences, a conditional random field over BIO labels, and a score for each pair of a cue and
/// what may belong to it.
///
/// The scheme is that of PolNeAR (Newell et al. 2018): a word has one role; a content may have
/// several parts.
package struct AttributionTagger: Sendable {
  private static let width = 256
  private static let inner = 512
  private static let heads = 4
  private static let linkWidth = 96
  /// Words of a window at the most.
  private static let window = 192

  private let enter: Linear
  private let positions: Matrix
  private let marks: Matrix
  private let norm: LayerNorm
  private let layers: [TransformerLayer]
  private let labels: Dense
  private let field: ConditionalField
  private let said: Dense
  private let cue: Dense
  private let links: Dense

  /// What belongs to one cue; ranges of words.
  package struct Tagged: Sendable, Equatable {
    package let cue: Range<Int>
    package var sources: [Range<Int>] = []
    package var contents: [Range<Int>] = []
  }

  package init(_ file: ModelFile, precision: Precision = .int8, path: vk_path = vk_best_path())
    throws(ModelError)
  {
    let names = try file.strings("attributions")
    enter = try Linear(
      file, "statements.enter", rows: Self.width, columns: WordEncoder.width,
      precision: precision, path: path)
    positions = Matrix(
      columns: Self.width,
      values: try file.floats("statements.positions.weight", shape: [Self.window, Self.width]))
    marks = Matrix(
      columns: Self.width,
      values: try file.floats("statements.marks.weight", shape: [4, Self.width]))
    norm = try LayerNorm(file, "statements.norm", width: Self.width, path: path)
    var layers: [TransformerLayer] = []
    for index in 0..<2 {
      layers.append(
        try TransformerLayer(
          file, "statements.layers.\(index)", width: Self.width, heads: Self.heads,
          inner: Self.inner, precision: precision, path: path))
    }
    self.layers = layers
    labels = try Dense(file, "statements.labels", rows: names.count, columns: Self.width)
    field = try ConditionalField(file, "statements.field", labels: names)
    said = try Dense(file, "statements.said", rows: Self.linkWidth, columns: Self.width)
    cue = try Dense(file, "statements.cue", rows: Self.linkWidth, columns: Self.width)
    links = try Dense(
      file, "statements.links", rows: Self.linkWidth + 1, columns: Self.linkWidth + 1,
      biased: false)
  }

  /// The attributions of a text, in the order of their cues; what has no cue is left out.
  package func read(_ text: AnnotatedText) -> [Tagged] {
    guard text.vectors.count == text.words.count else { return [] }
    var quoted = [Bool](repeating: false, count: text.words.count)
    for span in text.quotedSpans {
      for word in span.words { quoted[word] = true }
    }
    var paragraph = [Int](repeating: 0, count: text.words.count)
    for (number, words) in text.paragraphs.enumerated() {
      for word in words { paragraph[word] = number }
    }
    var workspace = TransformerLayer.Workspace()
    return windows(text).flatMap { read(text, $0, quoted, paragraph, &workspace) }
  }

  /// Consecutive sentences; behind half a window a paragraph ends one.
  private func windows(_ text: AnnotatedText) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var isClosed = false
    for sentence in text.sentences {
      let words = sentence.words
      if !isClosed, let last = windows.last, last.count + words.count <= Self.window,
        !(last.count > Self.window / 2 && sentence.startsParagraph),
        last.upperBound == words.lowerBound
      {
        windows[windows.count - 1] = last.lowerBound..<words.upperBound
        continue
      }
      // a longer sentence is cut, and stands alone
      isClosed = words.count > Self.window
      for start in stride(from: words.lowerBound, to: words.upperBound, by: Self.window) {
        windows.append(start..<min(start + Self.window, words.upperBound))
      }
    }
    return windows
  }

  private func read(
    _ text: AnnotatedText, _ words: Range<Int>, _ quoted: [Bool], _ paragraph: [Int],
    _ work: inout TransformerLayer.Workspace
  ) -> [Tagged] {
    let starts = Set(
      text.sentences[text[words.lowerBound].sentence...text[words.upperBound - 1].sentence]
        .lazy.filter(\.startsParagraph).map(\.words.lowerBound))
    let entered = enter(text.vectors[words])
    work.reserve(entered.values.count)
    for (row, word) in words.enumerated() {
      let mark = (quoted[word] ? 1 : 0) + (starts.contains(word) ? 2 : 0)
      for column in 0..<Self.width {
        let place = row * Self.width + column
        work.x[place] =
          entered.values[place] + positions.values[place]
          + marks.values[mark * Self.width + column]
      }
    }
    norm.apply(&work.x, adding: nil, words.count)
    for layer in layers { layer.apply(words.count, &work) }
    let read = Matrix(columns: Self.width, values: Array(work.x[..<(words.count * Self.width)]))
    return joined(field.spans(labels(read)), read) { paragraph[$0 + words.lowerBound] }
      .map { $0.moved(by: words.lowerBound) }
  }

  /// Gives each source and content to the cue of its paragraph that it fits best.
  private func joined(
    _ spans: [(kind: String, words: Range<Int>)], _ vectors: Matrix, paragraph: (Int) -> Int
  ) -> [Tagged] {
    var tagged = spans.filter { $0.kind == "Cue" }.map { Tagged(cue: $0.words) }
    guard !tagged.isEmpty else { return [] }
    let cues = one(cue.rectified(vectors.picking(tagged.map(\.cue.lowerBound))))
    let others = spans.filter { $0.kind != "Cue" }
    guard !others.isEmpty else { return tagged }
    let scores = links(one(said.rectified(vectors.picking(others.map(\.words.lowerBound)))))
    for (row, other) in others.enumerated() {
      let place = paragraph(other.words.lowerBound)
      let best = tagged.indices.filter { paragraph(tagged[$0].cue.lowerBound) == place }
        .max { scores.product(row, cues, $0) < scores.product(row, cues, $1) }
      guard let best else { continue }
      if other.kind == "Source" {
        tagged[best].sources.append(other.words)
      } else {
        tagged[best].contents.append(other.words)
      }
    }
    return tagged
  }

  /// With a 1 behind each row.
  private func one(_ x: Matrix) -> Matrix {
    Matrix(columns: x.columns + 1, values: (0..<x.rows).flatMap { Array(x[$0]) + [1] })
  }
}

extension AttributionTagger.Tagged {
  fileprivate func moved(by offset: Int) -> Self {
    func moved(_ words: Range<Int>) -> Range<Int> {
      (words.lowerBound + offset)..<(words.upperBound + offset)
    }
    return .init(
      cue: moved(cue), sources: sources.map(moved), contents: contents.map(moved))
  }
}

extension Matrix {
  fileprivate func picking(_ rows: [Int]) -> Matrix {
    Matrix(columns: columns, values: rows.flatMap { Array(self[$0]) })
  }

  fileprivate func product(_ row: Int, _ other: Matrix, _ otherRow: Int) -> Float {
    zip(self[row], other[otherRow]).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
