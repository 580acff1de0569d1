import Foundation
import Language
import TestSupport
import Testing
import Verbale

/// Folders of articles with attributions in brat's format.
@Suite struct BratArticleTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let text = "👩🏽‍🚀 Ana Ruiz said it rained,\r\nand hailed – “a lot”.\n"

  /// Where some words of the text stand, in code points.
  static func place(_ words: String) -> String {
    let (all, part) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
    let start = (0...(all.count - part.count)).first {
      all[$0..<($0 + part.count)].elementsEqual(part)
    }
    return start.map { "\($0) \($0 + part.count)" } ?? "none"
  }

  /// Lines that name source, cue and content, and join them.
  static let annotations = """
    T1\tSource \(place("Ana Ruiz"))\tAna Ruiz
    T2\tCue \(place("said"))\tsaid
    T3\tContent \(place("it rained"));\(place("“a lot”"))\tit rained “a lot”
    E1\tCue:T2 Source:T1 Content:T3
    """

  private func article(_ lines: String, _ name: String = "x1_bo.ann") throws -> BratArticle {
    try folder.write("text/x1.txt", Self.text)
    try folder.write("attributions/" + name, lines)
    let articles = try BratArticle.read(folder: folder.path)
    try #require(articles.count == 1)
    return articles[0]
  }

  private func words(_ ranges: [Range<Int>]?) -> [String]? {
    ranges.map { $0.map { SourceText(Self.text)[$0] } }
  }

  @Test func offsetsAreCodePoints() throws {
    let article = try article(Self.annotations)
    #expect(article.id == "x1")
    #expect(article.text.utf8.elementsEqual(Self.text.utf8))
    #expect(article.attributions.count == 1)
    let spans = article.attributions.first
    #expect(words(spans?.source) == ["Ana Ruiz"])
    #expect(spans?.source == [16..<24])
    #expect(words(spans?.cue) == ["said"])
    #expect(words(spans?.content) == ["it rained", "“a lot”"])
  }

  /// An event may be told of before its spans, and several may share one.
  @Test func eventsMayStandAnywhere() throws {
    let lines = Self.annotations.split(separator: "\n")
    let turned = (lines.reversed() + ["E2\tCue:T2 Content:T3"]).joined(separator: "\n")
    let found = try article(turned).attributions
    #expect(found.map { words($0.source) } == [["Ana Ruiz"], []])
    #expect(found.map { words($0.cue) } == [["said"], ["said"]])
  }

  @Test func whatIsNoAttributionIsLeftOut() throws {
    let lines =
      Self.annotations + """

        #1\tAnnotatorNotes T1\twho is she?
        A1\tDoubtful E1
        T4\tPlace \(Self.place("hailed"))\thailed
        E2\tSource:T1
        E3\tCue:T9 Place:T4

        R1\tSame Arg1:T1 Arg2:T2
        """
    #expect(try article(lines).attributions.count == 1)
  }

  @Test func firstAnnotatorByNameCounts() throws {
    try folder.write("attributions/x1_abe.ann", "T1\tCue 0 1\t\nE1\tCue:T1\n")
    try folder.write("attributions/x2_abe.ann", "T1\tCue 999 1000\t\n")
    #expect(try article(Self.annotations).attributions.map(\.source) == [[]])
  }

  @Test func annotatorNeedNotBeNamed() throws {
    #expect(try article(Self.annotations, "x1.ann").attributions.count == 1)
  }

  /// The id ends at the last underscore.
  @Test func idMayHoldAnUnderscore() throws {
    try folder.write("text/new_year.txt", "Ana left.")
    try folder.write("attributions/new_year_bo.ann", "T1\tCue 4 8\tleft\nE1\tCue:T1\n")
    let article = try #require(try BratArticle.read(folder: folder.path).first)
    #expect(article.id == "new_year")
    #expect(article.attributions.map(\.cue) == [[4..<8]])
  }

  @Test func articleWithoutAnnotationsHasNone() throws {
    try folder.write("text/b.txt", "Goats.")
    try folder.write("text/a.txt", "Sheep.")
    try folder.write("text/c.md", "Hens.")
    try folder.write("attributions/z.ann", "")
    let articles = try BratArticle.read(folder: folder.path)
    #expect(articles.map(\.id) == ["a", "b"])
    #expect(articles.map(\.attributions) == [[], []])
  }

  @Test func linesMayEndWithCarriageReturns() throws {
    let found = try article(Self.annotations.replacing("\n", with: "\r\n")).attributions
    #expect(found.count == 1)
  }

  // MARK: What cannot be read

  @Test(arguments: ["5 5", "9 5", "0 400", "-1 4", "4", "a b", "0 4;9", "1 2 3"])
  func brokenRangeIsNamed(_ range: String) throws {
    let error = try #require(
      #expect(throws: BratError.self) {
        try article(Self.annotations + "\nT9\tContent \(range)\twords\n")
      })
    #expect(error.path == folder.path + "/attributions/x1_bo.ann")
    #expect(error.problem.hasPrefix("line 5: "), "\(error.problem)")
    #expect(error.problem.hasSuffix("is no range of the text"))
    #expect(error.description == "\(error.path): \(error.problem)")
  }

  @Test func rangeMayEndWithTheText() throws {
    let end = Self.text.unicodeScalars.count
    let found = try article("T1\tCue \(end - 1) \(end)\t\nE1\tCue:T1").attributions
    #expect(found.map { words($0.cue) } == [["\n"]])
  }

  @Test(arguments: [[], ["text/x.txt"], ["attributions/x.ann"]])
  func missingFolderIsNamed(_ files: [String]) throws {
    for file in files { try folder.write(file, "") }
    let error = try #require(
      #expect(throws: BratError.self) { try BratArticle.read(folder: folder.path) })
    let missing = files.first?.hasPrefix("attributions") == true ? "/text" : "/attributions"
    #expect(error.path == folder.path + missing)
    #expect(!error.problem.isEmpty)
  }

  // MARK: What the head is trained on

  private struct Example: Decodable, Equatable {
    let words: [String]
    let sentences: [Sentence]
    let quoted, links: [[Int]]
    let tags: [String]

    struct Sentence: Decodable, Equatable {
      let start, end: Int
      let paragraph: Bool
    }
  }

  @Test func exampleHasWordsTagsAndLinks() throws {
    let example = try JSONDecoder().decode(
      Example.self, from: JSONEncoder().encode(AttributionExample(try article(Self.annotations))))
    let tagged = zip(example.words, example.tags).filter { $1 != "O" }.map { "\($0) \($1)" }
    #expect(
      tagged == [
        "Ana B-Source", "Ruiz I-Source", "said B-Cue", "it B-Content", "rained I-Content",
        "“ B-Content", "a I-Content", "lot I-Content", "” I-Content",
      ])
    func place(_ word: String) -> Int { example.words.firstIndex(of: word) ?? -1 }
    #expect(
      example.links == [
        [place("Ana"), place("said")], [place("it"), place("said")], [place("“"), place("said")],
      ])
    #expect(example.quoted == [[place("“"), place("”") + 1]])
    #expect(example.sentences == [.init(start: 0, end: example.words.count, paragraph: true)])
  }
}
