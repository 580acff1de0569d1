import Foundation
import Language
import Records

/// A text of our own corpus with its events, as `Training/corpus/GUIDELINES.md` describes it.
package struct EventText: Sendable, Codable {
  package let id: String
  package let split: String
  /// The day of a report; a sentence has none.
  package var published: CalendarDate?
  package let text: String
  package let events: [Gold]

  /// An event as a person marked it. Words are as in the text, `raid#2` the second “raid”.
  package struct Gold: Sendable, Codable {
    package let type: EventType
    package let mode: [String]
    package let predicate: String
    package let actor: [String]
    package let recipient: [String]
    package let context: [EventContext]
    package let status: Factuality.Summary
    package var source: String?
    package var about: String?
    package var place: String?
    package var date: String?
    package var counts: [String: String]?
  }

  /// An event on the words of the program: of actors and recipients the words that head them.
  package struct Heads: Sendable {
    package let gold: Gold
    package let predicate: Int
    package let actors: [Range<Int>]
    package let recipients: [Range<Int>]
  }

  /// The events whose predicate is a word of the text, in the order of the text.
  package func heads(in text: TokenizedText) -> [Heads] {
    events.compactMap { event in
      guard let predicate = words(event.predicate, in: text, near: nil)?.lowerBound else {
        return nil
      }
      func all(_ phrases: [String]) -> [Range<Int>] {
        phrases.compactMap { words($0, in: text, near: predicate) }
      }
      return Heads(
        gold: event, predicate: predicate, actors: all(event.actor),
        recipients: all(event.recipient))
    }.sorted { $0.predicate < $1.predicate }
  }

  /// Where a phrase stands: the occurrence that its number names, else the one nearest to a word,
  /// in its sentence if possible.
  private func words(_ phrase: String, in text: TokenizedText, near word: Int?) -> Range<Int>? {
    let parts = phrase.split(separator: "#", omittingEmptySubsequences: false)
    let number = parts.count == 2 ? Int(parts[1]) : nil
    let places = text.places(of: number == nil ? phrase : String(parts[0]))
    if let number { return places.dropFirst(number - 1).first }
    guard let word else { return places.first }
    let sentence = text.sentences.first { $0.words.contains(word) }?.words ?? 0..<0
    func distance(_ place: Range<Int>) -> Int {
      abs(place.lowerBound - word) + (sentence.contains(place.lowerBound) ? 0 : 10_000)
    }
    return places.min { distance($0) < distance($1) }
  }
}

extension TokenizedText {
  /// The words in which a phrase stands as whole words.
  fileprivate func places(of phrase: String) -> [Range<Int>] {
    let wanted = Array(phrase.utf8)
    guard !wanted.isEmpty else { return [] }
    let utf8 = source.utf8
    func isPart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    return utf8.indices.dropLast(wanted.count - 1).filter { start in
      let end = start + wanted.count
      return utf8[start] == wanted[0] && utf8[start..<end].elementsEqual(wanted)
        && (start == utf8.startIndex || !isPart(utf8[start - 1]))
        && (end == utf8.endIndex || !isPart(utf8[end]))
    }.compactMap { words(in: $0..<($0 + wanted.count)) }
  }
}
