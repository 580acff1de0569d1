import Foundation
import Reports
import Testing

/// A folder that is removed when the test ends.
private final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "verbale-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String = "Text.") throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  /// What the paths stand for, without the path of this folder.
  func found(_ names: String...) -> [String] {
    ReportFiles(names.map { $0 == "-" ? $0 : path + $0 }).map { result in
      switch result {
      case .success(let source): source.name.replacing(path, with: "")
      case .failure(let error): "\(error.reason) \(error.file ?? "")".replacing(path, with: "")
      }
    }
  }
}

@Suite struct ReportFilesTests {
  @Test func foldersAreWalkedInOrder() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/z.TXT", "a/y/x.txt", "c.txt", "README", "d.md", ".hidden.txt"] {
      try folder.write(name)
    }
    #expect(folder.found("/") == ["/a/y/x.txt", "/a/z.TXT", "/b.txt", "/c.txt"])
  }

  @Test func folderGivesAllKinds() throws {
    let folder = try Folder()
    let kinds = ReportFiles.endings.flatMap { ["n.\($0)", "n.\($0).gz"] }.sorted()
    for name in kinds + ["n.gz", "gz", "n.md", "n.md.gz", "txt", "n.pdf", ".txt.gz", "n.tgz"] {
      try folder.write(name)
    }
    #expect(folder.found("/") == kinds.map { "/" + $0 })
    #expect(kinds.count == 22)
  }

  @Test func namedFilesAreTakenWhateverTheirEnding() throws {
    let folder = try Folder()
    try folder.write("d.html")
    try folder.write("README")
    #expect(folder.found("/README", "-", "/d.html") == ["/README", "standard input", "/d.html"])
  }

  @Test func errorsStandForOnePath() throws {
    let folder = try Folder()
    try folder.write("a.txt")
    try folder.write("empty/deep/d.pdf")
    try folder.link("gone.txt", to: "nowhere")
    #expect(
      folder.found("/none.txt", "/a.txt", "/empty", "/gone.txt", "/a.txt") == [
        "notFound /none.txt", "/a.txt", "noReports /empty", "notFound /gone.txt", "/a.txt",
      ])
  }

  @Test func loopsOfLinksAreNamed() throws {
    let folder = try Folder()
    try folder.write("a/b/c.txt")
    try folder.link("a/b/up", to: "../../a")
    try folder.link("self.txt", to: "self.txt")
    #expect(
      folder.found("/") == ["/a/b/c.txt", "folderLoop /a/b/up", "notFound /self.txt"])
  }

  @Test func linksToFoldersAreFollowedOnce() throws {
    let folder = try Folder()
    try folder.write("a/c.txt")
    try folder.link("b", to: "a")
    try folder.link("d.txt", to: "a/c.txt")
    #expect(folder.found("/") == ["/a/c.txt", "/d.txt"])
    #expect(folder.found("/b", "/a") == ["/b/c.txt", "/a/c.txt"])
  }

  @Test func fileIsReadUpToTheLimit() throws {
    let folder = try Folder()
    try folder.write("a.txt", "Truce holds")
    let source = ReportSource.file(folder.path + "/a.txt")
    #expect(try source.bytes(most: 11) == Array("Truce holds".utf8))
    #expect(throws: ReadingError(.tooLarge(limit: 10), file: source.name)) {
      try source.bytes(most: 10)
    }
  }

  @Test func errorsNameTheFile() throws {
    let folder = try Folder()
    try folder.write("a.txt", "Truce\u{0}holds")
    let source = ReportSource.file(folder.path + "/a.txt")
    let error = #expect(throws: ReadingError.self) { try PlainTextReader().read(source) }
    #expect(
      error?.description.replacing(folder.path, with: "")
        == "/a.txt, byte 5: this is no plain text (a NUL byte); convert it to UTF-8 text first")
    #expect(throws: ReadingError(.unreadable("it cannot be opened"), file: "/nowhere")) {
      try ReportSource.file("/nowhere").bytes(most: 10)
    }
  }
}
