import Foundation
import Language

/// An article with attributions in brat's stand-off format, as PolNeAR has them: spans called
/// `Source`, `Cue` and `Content`, and events that join them.
package struct BratArticle: Sendable {
  package let id: String
  package let text: String
  package let attributions: [SpokenSpans]

  /// The articles of a folder that holds `text/ID.txt` and `attributions/ID_ANNOTATOR.ann`.
  ///
  /// Where several people annotated an article, the first by name counts; an article that nobody
  /// annotated has no attributions.
  package static func read(folder: String) throws -> [BratArticle] {
    func names(_ folder: String) throws -> [String] {
      do {
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      } catch {
        throw BratError(path: folder, problem: error.localizedDescription)
      }
    }
    func content(_ path: String) throws -> String {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw BratError(path: path, problem: "it cannot be read")
      }
      return String(decoding: data, as: UTF8.self)
    }
    var files: [String: String] = [:]
    for file in try names(folder + "/attributions") where file.hasSuffix(".ann") {
      let stem = file.dropLast(4)
      for id in [String(stem), stem.lastIndex(of: "_").map { String(stem[..<$0]) } ?? ""] {
        files[id] = files[id] ?? folder + "/attributions/" + file
      }
    }
    return try names(folder + "/text").filter { $0.hasSuffix(".txt") }.map { file in
      let id = String(file.dropLast(4))
      let text = try content(folder + "/text/" + file)
      let annotations = try files[id].map { path in
        try attributions(try content(path), path: path, offsets: CodePointOffsets(text))
      }
      return BratArticle(id: id, text: text, attributions: annotations ?? [])
    }
  }

  private static func attributions(_ lines: String, path: String, offsets: CodePointOffsets) throws
    -> [SpokenSpans]
  {
    var spans: [Substring: [Range<Int>]] = [:]
    var events: [[(role: Substring, id: Substring)]] = []
    for (number, line) in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 1, let kind = columns[0].first else { continue }
      if kind == "T", columns.count > 2 {
        guard let space = columns[1].firstIndex(of: " ") else { continue }
        spans[columns[0]] = try columns[1][space...].split(separator: ";").map { part in
          let ends = part.split(separator: " ").compactMap { Int($0) }
          guard ends.count == 2, let range = offsets.range(ends[0], ends[1]) else {
            throw BratError(
              path: path, problem: "line \(number + 1): “\(part)” is no range of the text")
          }
          return range
        }
      } else if kind == "E" {
        events.append(
          columns[1].split(separator: " ").compactMap { argument in
            let parts = argument.split(separator: ":")
            return parts.count == 2 ? (parts[0], parts[1]) : nil
          })
      }
    }
    return events.compactMap { event in
      var found = SpokenSpans()
      for (role, id) in event {
        switch role {
        case "Source": found.source += spans[id] ?? []
        case "Cue": found.cue += spans[id] ?? []
        case "Content": found.content += spans[id] ?? []
        default: break
        }
      }
      return found.cue.isEmpty && found.content.isEmpty ? nil : found
    }
  }
}

/// One attribution of a text: characters as UTF-8 offsets, several ranges where it is discontinuous.
package struct SpokenSpans: Sendable, Equatable {
  package var source: [Range<Int>] = []
  package var cue: [Range<Int>] = []
  package var content: [Range<Int>] = []

  package init() {}
}

/// Why annotations cannot be used.
package struct BratError: Error, CustomStringConvertible {
  package let path: String
  package let problem: String

  package var description: String { "\(path): \(problem)" }
}

/// UTF-8 offsets of the code points of a text.
private struct CodePointOffsets {
  private let starts: [Int]

  init(_ text: String) {
    var starts: [Int] = []
    for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    starts.append(text.utf8.count)
    self.starts = starts
  }

  func range(_ start: Int, _ end: Int) -> Range<Int>? {
    guard start < end, starts.indices.contains(start), starts.indices.contains(end) else {
      return nil
    }
    return starts[start]..<starts[end]
  }
}
