import Foundation
import Records

/// A text with one of its words or phrases pointed at: what a hand-written case asks about.
package struct PointedText: Sendable, Equatable, Codable {
  package let text: String
  /// The day of the report.
  package var published: CalendarDate?
  package let mention: String
  /// Which of several occurrences as whole words is meant, from 1; nil means the first.
  package var occurrence: Int?

  package init(
    text: String, published: CalendarDate? = nil, mention: String, occurrence: Int? = nil
  ) {
    self.text = text
    self.published = published
    self.mention = mention
    self.occurrence = occurrence
  }

  /// Where in a record's text the mention is, in code points; nil if it is not there.
  func place(in record: Record) -> Range<Int>? {
    Self.places(of: mention, in: record.report.text).dropFirst((occurrence ?? 1) - 1).first
  }

  /// Where words stand in a text as whole words, in code points.
  static func places(of words: String, in text: String) -> [Range<Int>] {
    let (text, words) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
    guard !words.isEmpty, words.count <= text.count else { return [] }
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
    return (0...(text.count - words.count)).filter { start in
      let end = start + words.count
      return text[start] == words[0] && text[start..<end].elementsEqual(words)
        && (start == 0 || !isPart(text[start - 1]) || !isPart(words[0]))
        && (end == text.count || !isPart(text[end]) || !isPart(words[words.count - 1]))
    }.map { $0..<($0 + words.count) }
  }
}

extension Record {
  /// The actors who are mentioned anywhere between two places.
  func actors(inside place: Range<Int>) -> [Actor] {
    let here = actors(at: place)
    return here.count > 1
      ? here
      : actors.filter { actor in
        actor.mentions.contains { place.lowerBound <= $0.start && $0.end <= place.upperBound }
      }
  }

  /// The actors whose mention is at a place: of several mentions there the one that fits it best.
  func actors(at place: Range<Int>) -> [Actor] {
    var best = 0.0
    var found: [Actor] = []
    for actor in actors {
      for mention in actor.mentions {
        let shared = min(mention.end, place.upperBound) - max(mention.start, place.lowerBound)
        let all = max(mention.end, place.upperBound) - min(mention.start, place.lowerBound)
        let fit = Double(shared) / Double(max(all, 1))
        if shared <= 0 || fit < best { continue }
        if fit > best { found = [] }
        best = fit
        if !found.contains(actor) { found.append(actor) }
      }
    }
    return found
  }
}

/// Reads a case a line.
package func readCases<Case: Decodable>(
  _ bytes: [UInt8], in file: String = "", of type: Case.Type
) throws -> [Case] {
  let decoder = JSONDecoder()
  var cases: [Case] = []
  var number = 0
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    number += 1
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
    do {
      cases.append(try decoder.decode(type, from: Data(line)))
    } catch {
      throw CaseError(file: file, line: number, problem: String(describing: error))
    }
  }
  return cases
}

/// A line of a file of cases that cannot be read.
package struct CaseError: Error, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let problem: String

  package var description: String {
    (file.isEmpty ? "" : file + ", ") + "line \(line) is no case: \(problem)"
  }
}
