import Foundation

/// The files that paths on a command line stand for, found while one goes through them.
///
/// A file is taken whatever its ending; `-` is standard input. Of a folder, the files with one of the
/// ``endings`` are taken, in any case, with `.gz` behind it too, and those of its folders, by name in
/// the order of Unicode; what begins with a stop is passed over, and so is a folder that was seen
/// already. Files without an ending are not taken: among them are licences and scripts. Links are
/// followed; one that leads back to a folder that holds it is an error. An error stands for one path
/// and ends nothing.
package struct ReportFiles: Sequence, Sendable {
  /// What is read in a folder. Notes in Markdown are not: they speak of a folder more often than
  /// they are reports.
  package static let endings = [
    "txt", "text", "html", "htm", "xml", "rss", "atom", "json", "jsonl", "ndjson", "warc",
  ]

  private let paths: [String]

  package init(_ paths: [String]) {
    self.paths = paths
  }

  package func makeIterator() -> Iterator { Iterator(paths) }

  package struct Iterator: IteratorProtocol {
    /// What is still to be looked at, the next one last.
    private var pending: [Entry]
    /// The folders of the walk from one path, resolved.
    private var seen: Set<String> = []
    /// The folder that the walk began with, as long as no file was found in it.
    private var fruitless: String?

    private struct Entry {
      let path: String
      /// The resolved paths of the folders that lead here; empty for a path of the command line.
      let ancestors: [String]
    }

    fileprivate init(_ paths: [String]) {
      pending = paths.reversed().map { Entry(path: $0, ancestors: []) }
    }

    package mutating func next() -> Result<ReportSource, ReadingError>? {
      while true {
        if let folder = fruitless, pending.last?.ancestors.isEmpty ?? true {
          fruitless = nil
          return .failure(ReadingError(.noReports, file: folder))
        }
        guard let entry = pending.popLast() else { return nil }
        if entry.ancestors.isEmpty {
          seen = []
          if entry.path == "-" { return .success(.standardInput) }
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder) else {
          return .failure(ReadingError(.notFound, file: entry.path))
        }
        guard isFolder.boolValue else {
          fruitless = nil
          return .success(.file(entry.path))
        }
        do {
          try enter(entry)
        } catch {
          return .failure(error)
        }
      }
    }

    /// Puts the contents of a folder before everything else that is pending.
    private mutating func enter(_ folder: Entry) throws(ReadingError) {
      let resolved = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
      if folder.ancestors.contains(resolved) {
        throw ReadingError(.folderLoop, file: folder.path)
      }
      guard seen.insert(resolved).inserted else { return }
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      } catch {
        throw ReadingError(.unreadable(error.localizedDescription), file: folder.path)
      }
      let prefix = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
      let entries = names.filter { !$0.hasPrefix(".") }.sorted()
        .map { Entry(path: prefix + $0, ancestors: folder.ancestors + [resolved]) }
        .filter { Self.isRead($0.path) || Self.isFolder($0.path) }
      if folder.ancestors.isEmpty { fruitless = folder.path }
      pending.append(contentsOf: entries.reversed())
    }

    private static func isRead(_ path: String) -> Bool {
      var parts = path.lowercased().split(separator: "/").last?.split(separator: ".") ?? []
      if parts.count > 2, parts.last == "gz" { parts.removeLast() }
      return parts.count > 1 && parts.last.map { endings.contains(String($0)) } ?? false
    }

    private static func isFolder(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }
}
