import Records
import Reports
import Testing

/// What a page says about its report besides the text.
@Suite struct PageFactsTests {
  private func read(
    head: String = "", html: String = "", h1: String = "Ferries collide in fog",
    before: String = "", url: String? = nil
  ) throws -> Report {
    let page = """
      <html \(html)><head>\(head)</head><body><article><h1>\(h1)</h1>\(before)
      <p>\(Page.first)</p><p>\(Page.second)</p><p>\(Page.third)</p></article></body></html>
      """
    return try PageReader().read(Array(page.utf8), url: url)
  }

  private func linked(_ json: String) -> String {
    "<script type='application/ld+json'>\(json)</script>"
  }

  private func title(_ report: Report) -> String? {
    let utf8 = Array(report.text.utf8)
    return report.parts.first { $0.kind == .title }
      .map { String(decoding: utf8[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("", "Ferries collide in fog"),
    ("<title>Ferries collide in fog | Courier</title>", "Ferries collide in fog"),
    ("<meta property='og:title' content='Ferries collide'>", "Ferries collide"),
    ("<meta property='og:title' content='You will not believe this'>", "You will not believe this"),
    (
      """
      <meta property='og:title' content='What a wreck'><title>Ferries collide in fog</title>
      """, "Ferries collide in fog"
    ),
    (
      """
      <meta property='og:site_name' content='The Courier'>
      <meta property='og:title' content='Ferries collide in fog - The Courier'>
      """, "Ferries collide in fog"
    ),
  ]) func titles(_ head: String, _ expected: String) throws {
    #expect(title(try read(head: head)) == expected)
  }

  @Test func titleWithoutHeadline() throws {
    let head =
      "<title>Ferries collide – again | The Courier</title><meta property=og:site_name content='The Courier'>"
    #expect(title(try read(head: head, h1: "")) == "Ferries collide – again")
  }

  @Test(
    arguments: [
      (#"{"@type": "NewsArticle", "datePublished": "2025-03-03T23:10:00-05:00"}"#, "2025-03-03"),
      (
        #"[{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2025-03-03"}]"#,
        "2025-03-03"
      ),
      (
        #"{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2025/03/03"}]}"#,
        "2025-03-03"
      ),
      (#"{"@type": "ReportageNewsArticle", "datePublished": 1741046400}"#, "2025-03-04"),
      (
        "{\"@type\": \"NewsArticle\", \"headline\": \"a\nb\", \"datePublished\": \"2025-03-03\",}",
        "2025-03-03"
      ),
      ("<!-- {\"@type\": \"NewsArticle\" \"datePublished\": \"2025-03-03\"", "2025-03-03"),
      (#"{"@type": "Organization", "datePublished": "2025-03-03"}"#, nil),
      ("not JSON at all", nil),
      (String(repeating: "[", count: 100_000), nil),
      (#"{"@type": "NewsArticle", "datePublished": "yesterday"}"#, nil),
    ] as [(String, String?)]) func daysInLinkedData(_ json: String, _ day: String?) throws
  {
    #expect(try read(head: linked(json)).published?.description == day)
  }

  @Test(
    arguments: [
      ("<meta property='article:published_time' content='2025-03-03T10:00:00Z'>", "2025-03-03"),
      ("<meta name='date' content='March 3, 2025'>", "2025-03-03"),
      ("<meta name='pubdate' content='20250303'>", "2025-03-03"),
      ("<meta name='parsely-pub-date' content='1741003200000'>", "2025-03-03"),
      ("<meta name='date' content='0000-00-00'>", nil),
    ] as [(String, String?)]) func daysInMeta(_ meta: String, _ day: String?) throws
  {
    #expect(try read(head: meta).published?.description == day)
  }

  @Test func dayPrinted() throws {
    let time = "<time datetime='2025-03-03T10:00'>Monday</time>"
    #expect(try read(before: time).published?.description == "2025-03-03")
    #expect(try read(before: "<time>3 March 2025</time>").published?.description == "2025-03-03")
  }

  @Test(
    arguments: [
      ("https://courier.example/2025/03/03/ferries", "2025-03-03"),
      ("https://courier.example/news/2025/mar/3/ferries", "2025-03-03"),
      ("https://courier.example/ferries-2025-03-03/", "2025-03-03"),
      ("https://courier.example/a/20250303/ferries", "2025-03-03"),
      ("https://courier.example/2025/13/45/ferries?d=2025/03/03", nil),
      ("https://courier.example/ferries", nil),
    ] as [(String, String?)]) func daysInAddresses(_ url: String, _ day: String?) throws
  {
    #expect(try read(url: url).published?.description == day)
  }

  @Test("Linked data before meta, meta before what is printed, that before the address")
  func orderOfDays() throws {
    let data = linked(#"{"@type": "NewsArticle", "datePublished": "2025-01-01"}"#)
    let meta = "<meta property='article:published_time' content='2025-01-02'>"
    let time = "<time datetime='2025-01-03'>x</time>"
    let url = "https://courier.example/2025/01/04/x"
    #expect(try read(head: data + meta, before: time, url: url).published?.day == 1)
    #expect(try read(head: meta, before: time, url: url).published?.day == 2)
    #expect(try read(before: time, url: url).published?.day == 3)
    #expect(try read(url: url).published?.day == 4)
  }

  @Test func everythingElse() throws {
    let report = try read(
      head: """
        <link rel="canonical" href="https://courier.example/ferries">
        <meta property="og:site_name" content="The Tarvisa Courier">
        \(linked(#"""
          {"@context": "https://schema.org", "@graph": [
            {"@type": "Person", "@id": "#anselm", "name": "Anselm Took"},
            {"@type": "NewsArticle", "headline": "Ferries &amp; fog: they collide in it",
             "author": [{"@id": "#anselm"}, {"@type": "Person", "name": "Ruta Vane"}],
             "datePublished": "2025-03-03", "dateModified": "2025-03-04T08:00:00Z",
             "publisher": {"@type": "Organization", "name": "Courier Group"}}]}
          """#))
        """, html: "lang='en-GB'", url: "https://courier.example/ferries?from=home")
    #expect(report.byline == "Anselm Took, Ruta Vane")
    #expect(report.outlet == "The Tarvisa Courier")
    #expect(report.url == "https://courier.example/ferries")
    #expect(report.language == "en")
    #expect(report.modified?.description == "2025-03-04")
    #expect(report.notices == [])
  }

  @Test func articleOfTheAddressIsTaken() throws {
    let data = linked(
      #"""
      [{"@type": "NewsArticle", "url": "https://courier.example/other", "datePublished": "2024-01-01"},
       {"@type": "NewsArticle", "url": "https://courier.example/ferries/", "datePublished": "2025-03-03"}]
      """#)
    let report = try read(head: data, url: "https://courier.example/ferries")
    #expect(report.published?.description == "2025-03-03")
  }

  @Test func deckThatIsTheDescription() throws {
    let report = try read(
      head: "<meta name='description' content='Neither saw the other'>",
      before: "<div>Ports</div><span>Shipping news</span><div>Neither saw the other</div>")
    let utf8 = Array(report.text.utf8)
    let decks = report.parts.filter { $0.kind == .deck }
      .map { String(decoding: utf8[$0.range], as: UTF8.self) }
    #expect(decks == ["Neither saw the other"])
  }
}
