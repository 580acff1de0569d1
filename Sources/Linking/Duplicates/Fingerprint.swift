import Foundation
import Records

/// What is kept of a text to find its copies: 776 bytes, whatever its length.
///
/// The text is the set of its shingles, every three words in a row. Kept of them are the minima of
/// 64 hash functions, by which copies are found (MinHash; Broder 1997), and the smallest hashes of
/// all and of the beginning, by which a pair is checked (bottom-k sketches; Cohen and Kaplan 2007):
/// up to 96 shingles the check is exact. The beginning counts by itself because copies are cut from
/// the end, and because a digest that holds a text is no copy of it.
package struct Fingerprint: Sendable, Hashable {
  /// Number of shingles, minima of the whole, minima of the beginning, sketch of the whole, sketch
  /// of the beginning; sketches ascend and end with ``none``.
  private let values: [UInt32]

  private static let shingle = 3
  /// In shingles.
  private static let beginning = 90
  private static let rows = 0..<48
  private static let beginningRows = 48..<64
  private static let sketch = 96
  private static let beginningSketch = 32
  private static let count = 1 + 64 + sketch + beginningSketch
  private static let none = UInt32.max
  /// The first byte of the bytes: another way to make fingerprints is another number.
  private static let version: UInt8 = 1

  /// The number of bytes of any fingerprint.
  package static let byteCount = 4 + 4 * count

  /// Complexity: O(words of the text).
  package init(of text: String) {
    let words = ComparableWords.hashes(of: text)
    var shingles: [UInt64] = []
    shingles.reserveCapacity(words.count)
    for start in stride(from: 0, through: max(0, words.count - Self.shingle), by: 1)
    where !words.isEmpty {
      shingles.append(
        words[start..<min(start + Self.shingle, words.count)].reduce(0, Hashing.combined))
    }
    let first = Array(shingles.prefix(Self.beginning))
    shingles = Array(Set(shingles))
    values =
      [UInt32(clamping: shingles.count)] + Self.minima(of: shingles, rows: Self.rows)
      + Self.minima(of: first, rows: Self.beginningRows)
      + Self.smallest(Self.sketch, of: shingles) + Self.smallest(Self.beginningSketch, of: first)
  }

  /// Of the text of a record that was coded: headline, deck and paragraphs.
  package init(of report: Record.ReportHeader) {
    let points = Array(report.text.unicodeScalars)
    var text = String.UnicodeScalarView()
    for part in report.parts where part.kind.isCoded {
      text.append(
        contentsOf: points[max(0, part.start)..<max(0, part.start, min(part.end, points.count))])
      text.append("\n")
    }
    self.init(of: String(text))
  }

  private static func minima(of shingles: [UInt64], rows: Range<Int>) -> [UInt32] {
    var minima = [UInt32](repeating: none, count: rows.count)
    let factors = rows.map { Hashing.mixed(UInt64($0)) | 1 }
    for shingle in shingles {
      for row in 0..<minima.count {
        minima[row] = min(minima[row], UInt32(truncatingIfNeeded: (shingle &* factors[row]) >> 32))
      }
    }
    return minima
  }

  private static func smallest(_ count: Int, of shingles: [UInt64]) -> [UInt32] {
    let hashes = Set(shingles.map { min(UInt32(truncatingIfNeeded: $0), none - 1) }).sorted()
    return hashes.prefix(count) + [UInt32](repeating: none, count: max(0, count - hashes.count))
  }

  /// Whether the text has no words: then it is like no other.
  package var isEmpty: Bool { values[0] == 0 }

  /// Keys for an index, of which a text and its copy very likely share one: two rows of minima each.
  ///
  /// Two texts that share a share s of their shingles share a key with a probability of about
  /// 1 − (1 − s²)⁶⁴. A key with the same place in the list is meant for the same part of the texts;
  /// the place is in the key.
  package var bands: [UInt64] {
    guard !isEmpty else { return [] }
    let minima = values[1..<65]
    func keys(_ rows: Range<Int>) -> [UInt64] {
      rows.map { row in
        let next = row + 1 < rows.upperBound ? row + 1 : rows.lowerBound
        let pair = UInt64(minima[1 + row]) << 32 | UInt64(minima[1 + next])
        return Hashing.combined(UInt64(row), pair)
      }
    }
    return keys(Self.rows) + keys(Self.beginningRows)
  }

  /// How much two texts have in common.
  package struct Similarity: Sendable, Equatable {
    /// Shared shingles among all of both, 0 to 1.
    package let jaccard: Double
    /// Shared shingles among those of the shorter text, 0 to 1.
    package let containment: Double
    /// The same for the beginnings of both.
    package let beginning: Double

    /// Whether one text is a copy of the other, perhaps cut, or with a headline, a paragraph or
    /// words of its own.
    ///
    /// Either most of both is shared, or most of the shorter text, and the texts begin alike: a
    /// digest that holds a text, and a follow-up that quotes a paragraph of it, are no copies. The
    /// thresholds are fitted to Tests/Fixtures/duplicates.jsonl.
    package var isCopy: Bool {
      jaccard >= 0.45 || containment >= 0.5 && containment + beginning >= 1.12
    }
  }

  /// Exact for texts of up to 96 different shingles, else an estimate with a standard error of at
  /// most 0.05 of what both texts are sampled for.
  package func similarity(to other: Fingerprint) -> Similarity {
    let whole = Self.shared(values, other.values, in: 65..<(65 + Self.sketch))
    let beginning = Self.shared(values, other.values, in: (65 + Self.sketch)..<Self.count)
    // few of a short text are sampled where the other is long
    let isSampled = whole.shorter >= 10
    return Similarity(
      jaccard: whole.jaccard,
      containment: isSampled ? whole.containment : beginning.containment,
      beginning: beginning.containment)
  }

  private struct Shared {
    var common = 0
    var one = 0
    var other = 0
    var shorter: Int { min(one, other) }
    var jaccard: Double { Double(common) / Double(max(one + other - common, 1)) }
    var containment: Double { Double(common) / Double(max(shorter, 1)) }
  }

  /// Counts the hashes up to the one to which both sketches are complete.
  private static func shared(_ one: [UInt32], _ other: [UInt32], in range: Range<Int>) -> Shared {
    let last = range.upperBound - 1
    let limit = min(one[last], other[last])
    var shared = Shared()
    var (i, j) = (range.lowerBound, range.lowerBound)
    while i <= last || j <= last {
      let a = i <= last ? one[i] : none
      let b = j <= last ? other[j] : none
      let next = min(a, b)
      guard next <= limit, next < none else { break }
      if a == next {
        shared.one += 1
        i += 1
      }
      if b == next {
        shared.other += 1
        j += 1
      }
      if a == b { shared.common += 1 }
    }
    return shared
  }
}

extension Fingerprint: Codable {
  /// For a column of a table: the version, three zeros, then numbers of four bytes, the last first.
  package var bytes: [UInt8] {
    [Self.version, 0, 0, 0]
      + values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }

  /// Reads ``bytes``; nil where they are of another length or version.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes[0] == Self.version else { return nil }
    values = stride(from: 4, to: bytes.count, by: 4).map { start in
      (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
    }
  }

  /// Reads bytes in base64.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let data = Data(base64Encoded: try container.decode(String.self))
    guard let read = data.flatMap({ Fingerprint(bytes: Array($0)) }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no fingerprint of version \(Self.version) in base64")
    }
    self = read
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes).base64EncodedString())
  }
}
