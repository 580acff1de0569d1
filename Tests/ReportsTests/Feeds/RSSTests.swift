import Records
import Reports
import Testing

@Suite struct RSSTests {
  private func read(_ text: String) -> [Reading] {
    readings(FeedReader(stream(text), source: "feed.rss"))
  }

  /// A feed with one item, of which this is what is inside.
  private func item(_ inside: String) throws -> Report {
    let found = read(
      "<rss version='2.0'><channel><title>Post</title><item>\(inside)</item></channel></rss>")
    #expect(found.rejects == [])
    return try #require(found.reports.first)
  }

  @Test func exampleIsRead() throws {
    let found = readings(FeedReader(try example("harbour-post.rss"), source: "harbour-post.rss"))
    #expect(found.rejects == [])
    #expect(found.places.map(\.piece) == ["item 1", "item 2"])
    let first = try #require(found.reports.first)
    #expect(
      first.lines == [
        "title: Peru recalls its ambassador from Bolivia",
        "summary: Lima withdraws its envoy after a quarrel over fishing on the lake.",
        "dateline: LIMA, Aug. 9 —",
        "paragraph: Peru recalled its ambassador from Bolivia on Saturday, the foreign ministry said.",
        "boilerplate: Boats on the lake.",
        "paragraph: “We expect an explanation,” Foreign Minister Ana Quispe told reporters.",
        "boilerplate: Read more: The quarrel over the lake",
      ])
    #expect(first.id == "post-20411")
    #expect(first.byline == "Ines Calderón")
    #expect(first.outlet == "The Harbour Post")
    #expect(first.url == "https://harbourpost.example/world/peru-recalls")
    #expect(first.published == CalendarDate(year: 2025, month: 8, day: 9))
    #expect(first.language == "en")
    #expect(first.dateline?.place == "LIMA")
    let second = try #require(found.reports.last)
    #expect(
      second.lines == [
        "title: Ferry strike ends on the Adriatic",
        "paragraph: Ferry crews ended their strike on Friday.",
        "paragraph: Their union signed an agreement with three companies.",
      ])
    #expect(second.url == second.id)
  }

  @Test func piecesSayWhereTheyBegin() throws {
    let text =
      "<?xml version='1.0'?>\n<rss><channel>\n<!-- é --><item><title>A &eacute;</title></item> <item><title>B</title></item></channel></rss>"
    let bytes = Array(text.utf8)
    let places = read(text).places.compactMap(\.byte)
    #expect(places.count == 2)
    for byte in places { #expect(bytes[byte...].starts(with: "<item>".utf8)) }
  }

  @Test func olderRSSAndRDF() throws {
    let old = read(
      """
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" \
      "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Post</title><language>en-us</language>
      <image><title>Logo</title></image>
      <item><title>Truce holds</title><link>http://post.example/1</link></item></channel></rss>
      """)
    #expect(old.reports.map(\.title) == ["Truce holds"])
    #expect(old.reports.first?.outlet == "Post")
    #expect(old.reports.first?.language == "en")
    let rdf = read(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
      xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://post.example/"><title>Post</title><d:language>en</d:language></channel>
      <image><title>Logo</title></image>
      <item rdf:about="http://post.example/1"><title>Truce holds</title>
      <link>http://post.example/1</link><d:date>2004-05-01T23:00+02:00</d:date>
      <d:creator>Ada</d:creator><d:creator>Bo</d:creator></item></rdf:RDF>
      """)
    let report = try #require(rdf.reports.first)
    #expect(report.id == "http://post.example/1")
    #expect(report.byline == "Ada, Bo")
    #expect(report.outlet == "Post")
    #expect(report.published == CalendarDate(year: 2004, month: 5, day: 1))
    #expect(report.language == "en")
  }

  /// Written as it should be, escaped twice, by HTML's names, by Windows' numbers, not at all.
  @Test(arguments: [
    ("Caf&#233; &amp; bar", "Café & bar"), ("Caf&eacute;&nbsp;&amp;&nbsp;bar", "Café & bar"),
    ("Caf&amp;eacute; &amp;amp; bar", "Café & bar"), ("Café & bar", "Café & bar"),
    ("<![CDATA[Caf&eacute; & bar]]>", "Café & bar"), ("Envoy&#146;s plan", "Envoy’s plan"),
    ("AT&T & R&D;", "AT&T & R&D;"), ("<![CDATA[<b>Envoy</b> <i>left</i>]]>", "Envoy left"),
    ("x &#0; y &#xD800; z", "x \u{FFFD} y \u{FFFD} z"), ("one\u{0B}two\u{1}", "one two"),
  ]) func charactersAreKept(_ written: String, _ read: String) throws {
    #expect(try item("<title>\(written)</title>").lines == ["title: \(read)"])
  }

  @Test func summaryIsNotReadTwice() throws {
    let cutOff = try item(
      """
      <title>A</title><description>The envoy left Geneva on Friday after talks with commanders of \
      both sides had […]</description><content:encoded>&lt;p&gt;The envoy left &lt;b&gt;Geneva&lt;/b&gt; on Friday \
      after talks with commanders of both sides had failed.&lt;/p&gt;&lt;p&gt;The post A appeared first on \
      Post.&lt;/p&gt;</content:encoded>
      """)
    #expect(
      cutOff.lines == [
        "title: A",
        "paragraph: The envoy left Geneva on Friday after talks with commanders of both sides had failed.",
        "boilerplate: The post A appeared first on Post.",
      ])
  }

  @Test func mailAddressIsNoByline() throws {
    #expect(
      try item("<title>A</title><author>desk@post.example (Ada Roe)</author>").byline == "Ada Roe")
  }

  @Test func whatCannotBeReadIsARejectAndTheRestIsRead() {
    let found = read(
      """
      <rss><channel><item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title>
      </item><item><guid>2</guid></item><item/><item><guid>3</guid><title>C</title></item></channel></rss>
      """)
    #expect(found.reports.map(\.title) == ["A", "C"])
    #expect(found.rejects.map(\.place.piece) == ["item 2", "item 3", "item 4"])
    #expect(found.rejects[0].reason.contains("“1” was there before"))
    #expect(found.rejects[1].reason.contains("no text"))
  }

  @Test func optionsGoBeforeAll() throws {
    let day = CalendarDate(year: 2020, month: 1, day: 2)
    let defaults = ReportDefaults(published: day, outlet: "Mine", url: "https://mine.example")
    let text =
      "<rss><channel><title>Post</title><item><title>A</title><pubDate>3 Mar 2021</pubDate></item></channel></rss>"
    let report = try #require(
      readings(FeedReader(stream(text), source: "x", defaults: defaults)).reports.first)
    #expect(report.published == day)
    #expect(report.outlet == "Mine")
    #expect(report.url == "https://mine.example")
  }

  @Test(arguments: ["", "   ", "no markup", "<html><body><p>x</p></body></html>", "<rss/>"])
  func whatIsNoFeedIsOneReject(_ text: String) {
    let found = read(text)
    #expect(found.reports.isEmpty)
    #expect(found.rejects.count == 1)
  }
}

extension Report {
  fileprivate var title: String? {
    lines.first { $0.hasPrefix("title: ") }.map { String($0.dropFirst(7)) }
  }
}
