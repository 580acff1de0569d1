import Foundation
import Records
import Reports

/// A page of news with what should be read from it.
package struct PageCase: Sendable {
  /// The folder and name of the file.
  package let id: String
  package let path: String
  package let html: [UInt8]
  /// Where it was published, if a `meta.info` tells.
  package let url: String?
  package let expected: Expected

  /// What a person or a rule for the outlet has read from the page.
  package struct Expected: Sendable, Decodable {
    package let title: String?
    package let authors: [String]?
    /// An ISO 8601 time, of which the day counts.
    package let published: String?
    package let body: Body

    package struct Body: Sendable, Decodable {
      package let summary: [String]?
      package let sections: [Section]
    }

    package struct Section: Sendable, Decodable {
      package let headline: [String]?
      package let paragraphs: [String]
    }

    private enum CodingKeys: String, CodingKey {
      case title, authors, body, published = "publishing_date"
    }

    /// Decks, section headlines and paragraphs, in the order of the page.
    package var paragraphs: [String] {
      (body.summary ?? []) + body.sections.flatMap { ($0.headline ?? []) + $0.paragraphs }
    }

    package var day: CalendarDate? {
      published.flatMap { CalendarDate(String($0.prefix(10))) }
    }
  }
}

extension PageCase {
  /// The pages of a folder and of its folders, by path.
  ///
  /// Beside the pages `NAME_2024_05_02.html.gz` of an outlet stands `NAME.json`, an object with what
  /// is expected of each version of its layout: `V1`, `V1_1`, `V2`. The first is that of the oldest
  /// page, and so on. Where there are not as many versions as pages, a page has the version whose
  /// words it holds most of.
  package static func read(folder: String) throws -> [PageCase] {
    guard let names = FileManager.default.enumerator(atPath: folder) else {
      throw PageCaseError(file: folder, problem: "cannot be read as a folder")
    }
    let paths = names.compactMap { $0 as? String }.sorted()
    let pages = paths.filter { $0.hasSuffix(".html.gz") }
    let cases = try paths.filter { $0.hasSuffix(".json") }.flatMap { file in
      let stem = String(file.dropLast(5))
      return try read(
        file, of: pages.filter { isPage($0, of: stem) }, in: folder + "/")
    }
    guard !cases.isEmpty else {
      throw PageCaseError(
        file: folder, problem: "holds no .json file with .html.gz pages beside it")
    }
    return cases
  }

  /// Whether behind the outlet's name only the day follows.
  private static func isPage(_ path: String, of stem: String) -> Bool {
    path.hasPrefix(stem + "_")
      && path.dropFirst(stem.count).dropLast(8).allSatisfy { $0 == "_" || $0.isNumber }
  }

  private static func read(
    _ file: String, of pages: [String], in folder: String
  ) throws -> [PageCase] {
    let versions: [String: Expected]
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + file))
      versions = try JSONDecoder().decode([String: Expected].self, from: data)
    } catch {
      throw PageCaseError(file: folder + file, problem: "is not what is expected: \(error)")
    }
    let inOrder = versions.sorted { $0.key < $1.key }.map(\.value)
    let addresses = addresses(beside: folder + file)
    return try pages.enumerated().compactMap { index, page in
      let compressed = try Data(contentsOf: URL(fileURLWithPath: folder + page))
      guard let html = inflated(compressed) else {
        throw PageCaseError(file: folder + page, problem: "is no gzip file, damaged or too large")
      }
      let expected =
        inOrder.count == pages.count ? inOrder[index] : bestVersion(inOrder, for: html)
      guard let expected else { return nil }
      let name = page.split(separator: "/").last.map(String.init) ?? page
      return PageCase(
        id: String(page.dropLast(8)), path: folder + page, html: html, url: addresses[name],
        expected: expected)
    }
  }

  /// The page of a gzip file; nil if it is damaged or larger than any page.
  private static func inflated(_ compressed: Data) -> [UInt8]? {
    try? GzipStream.inflating(ByteStream(Array(compressed))).rest(most: 100_000_000)
  }

  private static func bestVersion(_ versions: [Expected], for html: [UInt8]) -> Expected? {
    let words = Set(ExtractionScores.tokens(of: String(decoding: html, as: UTF8.self)))
    func share(_ expected: Expected) -> Double {
      let tokens = ExtractionScores.tokens(of: expected.paragraphs.joined(separator: "\n"))
      return Double(tokens.count(where: words.contains)) / Double(max(tokens.count, 1))
    }
    return versions.max { share($0) < share($1) }
  }

  private struct Address: Decodable { let url: String? }

  private static func addresses(beside file: String) -> [String: String] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("meta.info")),
      let rows = try? JSONDecoder().decode([String: Address].self, from: data)
    else { return [:] }
    return rows.compactMapValues(\.url)
  }
}

/// Why pages for an evaluation cannot be read.
package struct PageCaseError: Error, CustomStringConvertible {
  package let file: String
  package let problem: String

  package var description: String { "\(file) \(problem)" }
}
