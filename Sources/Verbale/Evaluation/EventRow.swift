import Foundation
import Records

/// A row of a file in the format of PLV: a sentence in which two spans are marked, and the type of
/// what the first does to the second.
package struct EventRow: Sendable, Equatable {
  package let sentence: String
  /// The sentence with `<s>…</s>` and `<t>…</t>` around the spans.
  package let marked: String
  /// UTF-8 ranges of the sentence; several where one is named twice, none where it is not named.
  package let source: [Range<Int>]
  package let target: [Range<Int>]
  package let root: EventRoot

  /// Reads a tab-separated file with the columns `marked_sentence` and `gold_root`; `<s>…</s>` and
  /// `<t>…</t>` mark the spans.
  package static func read(_ bytes: [UInt8], in file: String = "") throws -> [EventRow] {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let header = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    guard let marked = header.firstIndex(of: "marked_sentence"),
      let root = header.firstIndex(of: "gold_root")
    else {
      throw CaseError(
        file: file, line: 1, problem: "the columns marked_sentence and gold_root are missing")
    }
    return try lines.indices.dropFirst().filter { !lines[$0].isEmpty }.map { index in
      let fields = lines[index].split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == header.count, let type = EventRoot(rawValue: String(fields[root]))
      else {
        throw CaseError(
          file: file, line: index + 1,
          problem: fields.count == header.count
            ? "no root is called “\(fields[root])”"
            : "\(fields.count) fields instead of \(header.count)")
      }
      return EventRow(marked: fields[marked], root: type)
    }
  }

  init(marked: Substring, root: EventRoot) {
    var sentence = ""
    var spans: [Character: [Range<Int>]] = [:]
    var open: [Character: Int] = [:]
    var rest = marked
    while let next = rest.first {
      if let tag = ["<s>", "</s>", "<t>", "</t>"].first(where: { rest.hasPrefix($0) }) {
        let kind = tag.dropLast().last ?? "s"
        if tag.count == 3 {
          open[kind] = sentence.utf8.count
        } else if let start = open.removeValue(forKey: kind), start < sentence.utf8.count {
          spans[kind, default: []].append(start..<sentence.utf8.count)
        }
        rest = rest.dropFirst(tag.count)
      } else {
        sentence.append(next)
        rest = rest.dropFirst()
      }
    }
    self.sentence = sentence
    self.marked = String(marked)
    source = spans["s"] ?? []
    target = spans["t"] ?? []
    self.root = root
  }
}

/// PLV's labels: PLOVER's types, with concessions by word and by deed under one name.
package enum EventRoot: String, Sendable, Codable, CaseIterable {
  case accuse = "ACCUSE", agree = "AGREE", aid = "AID", assault = "ASSAULT", coerce = "COERCE"
  case consult = "CONSULT", cooperate = "COOPERATE", mobilize = "MOBILIZE", protest = "PROTEST"
  case reject = "REJECT", request = "REQUEST", sanction = "SANCTION", support = "SUPPORT"
  case threaten = "THREATEN", yield = "YIELD"

  package init(_ type: EventType) {
    self = Self(rawValue: type.rawValue) ?? .yield
  }

  /// PLV's class of the label, 1 to 4: what is yielded is material cooperation.
  package var quadClass: Int {
    EventType(rawValue: rawValue)?.quadClass ?? 2
  }

  /// Either side may come first.
  package var isSymmetric: Bool { EventType(rawValue: rawValue)?.isSymmetric ?? false }
}
