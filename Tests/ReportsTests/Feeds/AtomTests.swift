import Records
import Reports
import Testing

@Suite struct AtomTests {
  @Test func exampleIsRead() throws {
    let found = readings(FeedReader(try example("harbour-post.atom"), source: "a"))
    #expect(found.rejects == [])
    let first = try #require(found.reports.first)
    #expect(
      first.lines == [
        "title: Chad & Niger reopen their border",
        "paragraph: Chad and Niger reopened their border on Sunday after talks between their interior ministers.",
        "paragraph: Trucks were let through first.", "paragraph: Buses follow on Tuesday.",
      ])
    #expect(first.id == "tag:harbourpost.example,2025:20418")
    #expect(first.url == "https://harbourpost.example/world/chad-niger")
    #expect(first.byline == "Moussa Adoum")
    #expect(first.outlet == "The Harbour Post")
    #expect(first.published?.description == "2025-08-10")
    #expect(first.modified?.description == "2025-08-11")
    #expect(first.language == "en")
    let second = try #require(found.reports.last)
    #expect(second.language == "fr")
    #expect(second.published?.description == "2025-08-10")
    #expect(second.modified == nil)
    #expect(
      second.lines == [
        "title: Le port de nuit", "paragraph: Le port reste ouvert la nuit, selon la mairie.",
      ])
  }

  private func entry(_ inside: String, root: String = "feed xmlns='http://www.w3.org/2005/Atom'")
    throws
    -> Report
  {
    let found = readings(
      FeedReader(stream("<\(root)><title>Post</title><entry>\(inside)</entry></feed>"), source: "a")
    )
    #expect(found.rejects == [])
    return try #require(found.reports.first)
  }

  @Test(arguments: [
    ("<content>A &lt;b&gt; c</content>", ["A <b> c"]),
    ("<content type='text'>One day.\n\nTwo days.</content>", ["One day.", "Two days."]),
    (
      "<content type='html'>&lt;p>One&lt;/p>&lt;p>Two &amp;amp; three</content>",
      ["One", "Two & three"]
    ),
    (
      "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>One</x:p>Two</x:div></content>",
      ["One", "Two"]
    ),
    ("<content type='image/png'>iVBO</content><summary>The harbour.</summary>", ["The harbour."]),
    (
      "<content src='http://x.example/'/><summary type='html'>&lt;i>Two&lt;/i> ships.</summary>",
      ["Two ships."]
    ),
  ]) func textOfAnyType(_ written: String, _ read: [String]) throws {
    #expect(try entry(written).lines == read.map { "paragraph: \($0)" })
  }

  @Test func outletIsThatOfTheSource() throws {
    let report = try entry("<title>A</title><source><id>x</id><title>Gazette</title></source>")
    #expect(report.outlet == "Gazette")
  }

  @Test func prefixedAtomIsTheSame() throws {
    let text =
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Post</a:title><a:entry><a:id>1</a:id><a:title>A</a:title></a:entry></a:feed>"
    let report = try #require(readings(FeedReader(stream(text), source: "a")).reports.first)
    #expect(report.outlet == "Post")
    #expect(report.id == "1")
  }

  @Test func olderAtom() throws {
    let report = try entry(
      "<title mode='escaped'>A</title><issued>2004-05-01T10:00:00Z</issued>",
      root: "feed version='0.3' xmlns='http://purl.org/atom/ns#'")
    #expect(report.published?.description == "2004-05-01")
  }
}
