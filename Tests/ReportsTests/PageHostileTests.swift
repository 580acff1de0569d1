import Records
import Reports
import Testing

/// Pages that would crash, hang or fool a careless reader.
@Suite struct PageHostileTests {
  private func read(_ html: String, limits: ReadingLimits = .init()) throws -> Report {
    try PageReader(limits: limits).read(Array(html.utf8))
  }

  @Test(arguments: [
    "", " \n ", "<html></html>", "<p></p>", "<script>x</script>", "<h1>Only</h1>",
    "<nav>Home</nav>",
  ])
  func pageWithoutTextIsAnError(_ html: String) {
    let error = #expect(throws: ReadingError.self) { try read(html) }
    #expect(error?.reason == .noText)
    #expect(
      error?.naming("a.html").description.hasPrefix("a.html: the page holds no text") ?? false)
  }

  @Test(arguments: ["div", "b", "article", "blockquote", "font", "x-y"])
  func whatIsNestedTooDeeplyIsAnError(_ name: String) {
    let html = String(repeating: "<\(name)>", count: 100_000) + Page.report()
    #expect(throws: ReadingError(.tooDeep(limit: 512))) { try read(html) }
  }

  @Test func depthHasItsLimit() throws {
    let frame = { (depth: Int) in
      String(repeating: "<div>", count: depth) + Page.report(tag: "div")
    }
    #expect(try read(frame(300)).parts.count == 4)
    #expect(throws: ReadingError(.tooDeep(limit: 100))) {
      try read(frame(300), limits: ReadingLimits(depth: 100))
    }
  }

  @Test func largePageIsRefused() {
    #expect(throws: ReadingError(.tooLarge(limit: 100))) {
      try read(Page.report(), limits: ReadingLimits(bytes: 100))
    }
  }

  @Test func scriptThatIsNeverClosedIsToldOf() throws {
    let report = try read(Page.report(between: "<script>var a = '"))
    #expect(report.parts.count == 3)
    #expect(report.notices.map(\.kind) == [.cut])
  }

  /// Something, many times, in front of a report and behind it.
  @Test(
    "Large pages neither crash nor hang", .timeLimit(.minutes(10)),
    arguments: [
      "<p>", "<b>x</b>", "<!-- x -->", "<!--", "<", "</div>", "</b></p>", "<br>", "<a b='",
      "<x y=\"",
      "&amp;", "&", "&#", "<td>", "<li><a>x</a>", "<p>A short sentence.</p>", "<h2>Heading</h2>",
      "<script>x</script>", "</script>", "<!", "<?", "<![CDATA[", "x", "\u{301}", "\r", "<option>",
      "<form>", "<table><tr>x</tr></table>", "<div class='a-b c_d eF related'></div>", "]]>",
      "\u{A0}",
      "<meta name=a content=b>", "<time>1 May 2020</time>",
    ]) func manyOfOneThing(_ piece: String) throws
  {
    let many = String(repeating: piece, count: 300_000 / piece.utf8.count)
    for html in [Page.report() + many, "<body>" + many + Page.report()] {
      do {
        let report = try read(html)
        #expect(report.parts.last?.range.upperBound == report.text.utf8.count)
      } catch let error as ReadingError {
        #expect([.noText, .tooDeep(limit: 512)].contains(error.reason))
      }
    }
  }

  @Test func oneTagWithManyAttributes() throws {
    let attributes = (0..<300_000).map { "a\($0)=b" }.joined(separator: " ")
    let report = try read(Page.report().replacing("<article>", with: "<article \(attributes)>"))
    #expect(report.parts.count == 4)
  }

  @Test func oneLongAttribute() throws {
    let value = String(repeating: "x<p>&amp;", count: 200_000)
    let report = try read(Page.report().replacing("<article>", with: "<article class='\(value)'>"))
    #expect(report.parts.count == 4)
  }

  @Test func longScripts() throws {
    let script =
      "<script>" + String(repeating: "a<b&&c; // </p> '<!--' ", count: 200_000) + "</script>"
    #expect(try read(Page.report(between: script)).parts.count == 4)
  }

  @Test func longLinkedData() throws {
    let body = String(repeating: Page.first + " ", count: 20_000)
    let data = """
      <script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "\(body)"}</script>
      """
    #expect(try read(Page.report(behind: data)).parts.count == 4)
  }
}
