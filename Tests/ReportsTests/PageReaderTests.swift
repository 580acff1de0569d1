import Records
import Reports
import Testing

@Suite struct PageReaderTests {
  private func read(_ html: String) throws -> Report {
    try PageReader().read(Array(html.utf8))
  }

  private func parts(_ report: Report) -> [String] {
    let utf8 = Array(report.text.utf8)
    return report.parts.map {
      "\($0.kind.rawValue): " + String(decoding: utf8[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: Page.all) func partsAreFound(_ page: Page) throws {
    #expect(parts(try read(page.html)) == page.parts)
  }

  @Test(arguments: Page.frames) func whateverIsAroundIt(_ frame: String, _ html: String) throws {
    #expect(
      parts(try read(html)) == [
        "title: Ferries collide in fog", "paragraph: " + Page.first, "paragraph: " + Page.second,
        "paragraph: " + Page.third,
      ], "\(frame)")
  }

  @Test("All text is in a part, with blank lines between", arguments: Page.all)
  func partsCoverTheText(_ page: Page) throws {
    let report = try read(page.html)
    let utf8 = Array(report.text.utf8)
    var end = 0
    for (index, part) in report.parts.enumerated() {
      let between = String(decoding: utf8[end..<part.range.lowerBound], as: UTF8.self)
      #expect(between == (index == 0 ? "" : "\n\n"))
      end = part.range.upperBound
    }
    #expect(end == utf8.count)
  }

  @Test func anotherReportBelowIsLeftOut() throws {
    let other = "<article><h1>Old lighthouse to be sold</h1><p>\(Page.sentence)</p></article>"
    let html = Page.report().replacing("</body>", with: other + "</body>")
    #expect(parts(try read(html)).count == 4)
  }

  @Test func scriptsWithoutSpaces() throws {
    let sentences = ["港口在星期一因为大雾而关闭，两艘渡轮在港口外相撞。", "港口负责人说，没有人受伤，但是其中一艘船失去了船头。"]
    let html = """
      <html lang="zh"><head><meta name="description" content="大雾中两船相撞"></head><body>
      <h1>渡轮相撞</h1><div>大雾中两船相撞</div><p>\(sentences[0])</p><p>\(sentences[1])</p></body></html>
      """
    let report = try read(html)
    #expect(report.language == "zh")
    #expect(
      parts(report) == ["title: 渡轮相撞", "deck: 大雾中两船相撞"] + sentences.map { "paragraph: " + $0 })
  }

  @Test func datelineIsAPart() throws {
    let html = Page.report().replacing(Page.first, with: "TARVISA, March 3 (AFP) — " + Page.first)
    let report = try read(html)
    #expect(report.dateline?.place == "TARVISA")
    #expect(report.dateline?.agency == "AFP")
    #expect(
      parts(report)[1...2] == ["dateline: TARVISA, March 3 (AFP) —", "paragraph: " + Page.first])
  }

  @Test("What the page gives to programs keeps what a name would leave out")
  func linkedTextDecides() throws {
    let box = "<div class='promo-box'><p>\(Page.sentence)</p></div>"
    let data = """
      <script type="application/ld+json">{"@type": "NewsArticle", "articleBody":
      "\(Page.first) \(Page.second) \(Page.sentence) \(Page.third)"}</script>
      """
    let without = parts(try read(Page.report(between: box)))
    let with = parts(try read(Page.report(between: box + data)))
    #expect(!without.contains("paragraph: " + Page.sentence))
    #expect(with.contains("paragraph: " + Page.sentence))
  }
}
