import Records
import Reports
import Testing

@Suite struct JSONFeedTests {
  private func read(_ text: String, limits: ReadingLimits = .init()) -> [Reading] {
    readings(JSONFeedReader(stream(text), source: "f.json", limits: limits))
  }

  private static let feed = """
    {"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "language": "en-GB",
     "authors": [{"name": "World desk"}], "_own": {"items": [1, "}]"]},
     "items": [
      {"id": "1", "url": "https://harbourpost.example/1", "title": "Ferry strike ends",
       "content_html": "<p>Ferry crews ended their strike.</p><p>Caf\\u00e9s reopened &amp; sold out.</p>",
       "content_text": "Ferry crews ended their strike.", "summary": "Ferry crews ended their strike.",
       "date_published": "2025-08-09T17:04:00-05:00", "date_modified": "2025-08-10T00:00:00Z",
       "authors": [{"name": "Ada"}, {"url": "https://b.example"}, {"name": "Bo"}]},
      {"id": 2, "content_text": "One day.\\n\\nTwo days.", "language": "fr", "author": {"name": "Cy"},
       "title": 7},
      {"id": "1", "content_text": "Again."}, {"id": "3"}, ["no object"], {"id": "4", "title": "\\ud83d\\ude00 wins"}
     ], "expired": false}
    """

  @Test func feedIsRead() throws {
    let found = read(Self.feed)
    #expect(found.reports.map(\.id) == ["1", "2", "4"])
    #expect(found.rejects.map(\.place.piece) == ["item 3", "item 4", "item 5"])
    let first = try #require(found.reports.first)
    #expect(
      first.lines == [
        "title: Ferry strike ends", "paragraph: Ferry crews ended their strike.",
        "paragraph: Cafés reopened & sold out.",
      ])
    #expect(first.byline == "Ada, Bo")
    #expect(first.outlet == "The Harbour Post")
    #expect(first.url == "https://harbourpost.example/1")
    #expect(first.published?.description == "2025-08-09")
    #expect(first.modified?.description == "2025-08-10")
    #expect(first.language == "en")
    #expect(found.reports[1].lines == ["paragraph: One day.", "paragraph: Two days."])
    #expect(found.reports[1].byline == "Cy")
    #expect(found.reports[1].language == "fr")
    #expect(found.reports[2].text == "😀 wins")
    #expect(found.reports[2].byline == "World desk")
    let bytes = Array(Self.feed.utf8)
    for byte in found.places.compactMap(\.byte).prefix(2) { #expect(bytes[byte] == 0x7B) }
  }

  /// Wherever it is cut, nothing is lost without a word.
  @Test func cutOffFeed() {
    let bytes = Array(Self.feed.utf8)
    var counts: Set<Int> = []
    for length in 0..<bytes.count {
      let found = readings(
        JSONFeedReader(ByteStream(Array(bytes[..<length])), source: "f"))
      #expect(found.last.map { if case .reject = $0 { true } else { false } } ?? false)
      #expect(found.rejects.last?.reason.contains("line ") ?? false)
      counts.insert(found.reports.count)
    }
    #expect(counts == [0, 1, 2, 3])
  }

  @Test(arguments: [
    "", "[]", "nothing", "{}", "{\"items\": {}}", "{\"items\": [,]}", "{\"a\" 1}", "\u{0}",
  ])
  func whatIsNoFeedIsOneReject(_ text: String) {
    let found = read(text)
    #expect(found.reports.isEmpty)
    #expect(found.rejects.count == 1)
  }

  @Test func deepOrLargeItemsAreRefusedAlone() {
    let deep = String(repeating: "[", count: 300_000) + String(repeating: "]", count: 300_000)
    let large = String(repeating: "x", count: 300_000)
    let text = """
      {"a": \(deep), "items": [{"id": "1", "title": "A"}, {"id": "2", "title": "B", "x": \(deep)},
      {"id": "3", "title": "\(large)"}, {"id": "4", "title": "D"}]}
      """
    let time = seconds {
      let found = read(text, limits: .init(bytes: 100_000))
      #expect(found.reports.map(\.id) == ["1", "4"])
      #expect(found.rejects.map(\.place.piece) == ["item 2", "item 3"])
      #expect(found.rejects[0].reason.contains("nested too deeply"))
      #expect(found.rejects[1].reason.contains("larger than"))
    }
    #expect(time < 5)
  }
}
