import Foundation
import TestSupport
import Testing
import Verbale

/// `verbale read`, and `verbale evaluate extraction` on a tiny page.
@Suite(.enabled(if: Program.path != nil, "the program was not built beside the tests"))
struct PageCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A page about a dam with a title, a day, an author and two paragraphs, compressed.
  private static let page = """
    H4sIAAAAAAACA1WQwWoDMQxEf0Xk3NZpSm+KodBDb73kB7S2Gpu1rWVXidm/r3cNoQUdRmKYeQiD5mQxMHmLGjWx/a\
    QMbiY3Lmj6BTMrQaHMZ7ppkBmcFOWi58OHJ/ge+fDX40n54TgdT+/Px7c2Fk2vGcSvFgvd7ZdkRrMppFmj27rC6z+C\
    tuJkL4GhUkogP6BNS/LgmyvQ0p3sn4CKhyJbOoxF6gI1rC9opj2gCtxjSnTlBQZOUiEqVJ4baWKa2cOw7tGTpOgYSK\
    HEa9AeYB54ptOb/W+/4Tsd3z4BAAA=
    """

  private func write(_ expected: String, pages: [String] = ["Herald_2025_03_04"]) throws {
    for name in pages {
      try folder.write("xx/\(name).html.gz", try #require(Data(base64Encoded: Self.page)))
    }
    try folder.write("xx/Herald.json", expected)
  }

  private func expected(
    title: String = "Dam cracks", day: String = "2025-03-03 10:00:00+00:00",
    author: String = "Ada Oke",
    second: String = "Two villages below it were cleared by the police at night."
  ) -> String {
    """
    {"title": "\(title)", "publishing_date": "\(day)", "authors": ["\(author)"], "body":
      {"summary": [], "sections": [{"headline": [], "paragraphs":
        ["The wall of the old dam has cracked, and nobody knows why.", "\(second)"]}]}}
    """
  }

  private func evaluate(_ flags: String...) throws -> Program.Outcome {
    try Program.run(["evaluate", "extraction", folder.path] + flags)
  }

  @Test func whatIsRightIsCounted() throws {
    try write("{\"V1\": \(expected())}")
    #expect(
      try evaluate().output == """
        pages      1, without a report 0
        text F1     100.0
        precision   100.0
        recall      100.0
        title      100.0 % (1 of 1)
        day        100.0 % (1 of 1)
        byline     100.0 % (1 of 1)

        """)
  }

  @Test func faultsAreNamed() throws {
    let wrong = expected(
      title: "Dam holds", day: "2025-03-04", author: "Bo Oke", second: "Rain fell.")
    try write("{\"V1\": \(wrong)}")
    let output = try evaluate("--faults").output
    for part in [
      "title “Dam cracks”, not “Dam holds”", "day “2025-03-03”, not “2025-03-04”",
      "byline “Ada Oke”, not “Bo Oke”", "missing: Rain fell.", "too much: Two villages",
      "title      0.0 % (0 of 1)",
    ] {
      #expect(output.contains(part), "\(output)")
    }
  }

  @Test func versionsBelongToThePagesInOrder() throws {
    try write(
      "{\"V2\": \(expected(title: "Dam holds")), \"V1\": \(expected())}",
      pages: ["Herald_2025_03_04", "Herald_2024_01_02"])
    let output = try evaluate("--faults").output
    #expect(output.contains("Herald_2025_03_04  title “Dam cracks”, not “Dam holds”"))
    #expect(output.contains("title      50.0 % (1 of 2)"))
  }

  @Test func scoresAsJSON() throws {
    try write("{\"V1\": \(expected(second: "Rain fell."))}")
    let scores =
      try JSONSerialization.jsonObject(
        with: Data(try evaluate("--json").output.utf8)) as? [String: Any]
    #expect(scores?["pages"] as? Int == 1)
    #expect(scores?["recall"] as? Double == 12.0 / 14)
  }

  @Test func folderWithoutPagesIsAnError() throws {
    let outcome = try evaluate()
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("holds no .json file with .html.gz pages beside it"))
  }

  @Test func damagedPageIsAnError() throws {
    try write("{\"V1\": \(expected())}")
    try folder.write("xx/Herald_2025_03_04.html.gz", Data([0x1F, 0x8B, 8, 0, 0]))
    #expect(try evaluate().errors.contains("is no gzip file, damaged or too large"))
  }

  // MARK: verbale read

  private static let example = Repository.path("Examples/pages/dam-inquiry.html")

  @Test func exampleIsRead() throws {
    let outcome = try Program.run(["read", Self.example])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst().prefix(6) == [
        "byline     Achieng Barasa", "outlet     The Rift Herald", "published  2025-04-17",
        "modified   2025-04-18",
        "url        https://riftherald.example/2025/04/17/kenya-dam-inquiry", "language   en",
      ])
    #expect(
      lines.dropFirst(7).map { String($0.prefix { $0 != " " }) } == [
        "title", "deck", "dateline", "paragraph", "paragraph", "paragraph", "paragraph",
        "paragraph",
      ])
  }

  @Test func exampleAsJSON() throws {
    let output = try Program.run(["read", Self.example, "--format", "json"]).output
    let reports = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    #expect(reports?.count == 1)
    #expect(reports?.first?["title"] as? String == "Kenya orders inquiry after dam wall cracks")
    #expect((reports?.first?["parts"] as? [[String: Any]])?.count == 8)
  }

  @Test func textIsReadToo() throws {
    let text = try folder.write("a.txt", "Dam cracks\n\nThe wall has cracked, police said.")
    let output = try Program.run(["read", text]).output
    #expect(output.contains("title      Dam cracks"))
    #expect(output.contains("paragraph  The wall has cracked, police said."))
  }

  @Test func pageWithoutTextIsAnError() throws {
    let page = try folder.write("a.html", "<html><body><nav>Home</nav></body></html>")
    let outcome = try Program.run(["read", page])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("the page holds no text of a report"))
  }
}
