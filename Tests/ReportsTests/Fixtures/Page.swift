/// A page and what should be read from it, one part a line: its kind, a colon, its text.
struct Page: Sendable, CustomStringConvertible {
  let description: String
  let html: String
  let parts: [String]

  init(_ description: String, _ html: String, _ parts: String...) {
    self.description = description
    self.html = html
    self.parts = parts
  }

  static let first =
    "The harbour of Tarvisa was closed on Monday after two ferries had collided in thick fog."
  static let second =
    "Nobody was hurt, said Ilse Morand, who runs the port, but one of the ships had lost its bow."
  static let third =
    "The ministry of transport has sent three inspectors, who want to hear both of the captains."

  /// The three paragraphs of a report, with something before, between and behind them.
  static func report(
    before: String = "", between: String = "", behind: String = "", tag: String = "article"
  ) -> String {
    """
    <html lang="en"><head><title>Ferries collide in fog | The Tarvisa Courier</title></head><body>
    <\(tag)><h1>Ferries collide in fog</h1>\(before)
    <p>\(first)</p>
    <p>\(second)</p>\(between)
    <p>\(third)</p>\(behind)
    </\(tag)></body></html>
    """
  }

  private static let title = "title: Ferries collide in fog"
  private static let three = ["paragraph: " + first, "paragraph: " + second, "paragraph: " + third]

  init(
    without description: String, before: String = "", between: String = "", behind: String = ""
  ) {
    self.description = description
    html = Self.report(before: before, between: between, behind: behind)
    parts = [Self.title] + Self.three
  }

  init(
    with description: String, before: String = "", between: String = "", behind: String = "",
    deck: [String] = [], middle: [String] = [], end: [String] = []
  ) {
    self.description = description
    html = Self.report(before: before, between: between, behind: behind)
    parts = [Self.title] + deck + Self.three.prefix(2) + middle + Self.three.suffix(1) + end
  }

  static let card = """
    <div><h3><a href="/x">Old lighthouse to be sold</a></h3>
    <p>The lighthouse that has stood on the northern pier since 1871 is to be sold this autumn.</p>
    </div>
    """
  static let links = """
    <ul><li><a href="/1">Storm closes the southern road again</a></li>
    <li><a href="/2">Council argues about the new bridge</a></li></ul>
    """
  static let sentence = "This is a sentence of the page that is no part of what was reported there."

  static let all = [
    Page(without: "nothing else"),
    Page(without: "navigation", before: "<nav><p>\(sentence)</p></nav>"),
    Page(without: "an aside", between: "<aside><p>\(sentence)</p></aside>"),
    Page(without: "a footer", behind: "<footer><p>\(sentence)</p></footer>"),
    Page(
      without: "captions",
      between: "<figure><img src='x'><figcaption>\(sentence)</figcaption></figure>"),
    Page(without: "captions by class", between: "<div class='wp-caption-text'>\(sentence)</div>"),
    Page(without: "photo credits", between: "<p>Photo: Reuters</p>"),
    Page(without: "related links", behind: "<h2>More on this story</h2>" + links),
    Page(without: "links by class", between: "<div class='story-related'><p>\(sentence)</p></div>"),
    Page(
      without: "links in camel case",
      between: "<div class='ArticleBody_relatedStories__x3Fa9'><p>\(sentence)</p></div>"),
    Page(
      without: "a paragraph that is a link", between: "<p>READ: <a href='/'>Bridge opens</a></p>"),
    Page(without: "read more", between: "<p>Read more: the fleet of Tarvisa</p>"),
    Page(without: "teasers", behind: card + card.replacing("lighthouse", with: "windmill")),
    Page(without: "comments", behind: "<div id='comments'><p>\(sentence)</p></div>"),
    Page(without: "newsletters", between: "<div class='newsletter-box'><p>\(sentence)</p></div>"),
    Page(
      without: "invitations",
      between: "<p>For more from Tarvisa, <a href='/n'>sign up</a> for our free newsletter.</p>",
      behind: "<p>This is a breaking story, more to follow.</p>"),
    Page(without: "cookies", behind: "<div class='cookie-banner'><p>\(sentence)</p></div>"),
    Page(
      without: "share bars", before: "<ul class='social-share'><li>Share</li><li>Tweet</li></ul>"),
    Page(without: "author boxes", behind: "<div class='author-bio'><p>\(sentence)</p></div>"),
    Page(without: "advertisements", between: "<div class='ad-slot'>Advertisement</div>"),
    Page(without: "forms", between: "<form><p>\(sentence)</p><input></form>"),
    Page(without: "hidden text", between: "<p hidden>\(sentence)</p>"),
    Page(without: "hidden by style", between: "<div style='display: none'>\(sentence)</div>"),
    Page(without: "tweets", between: "<blockquote class='twitter-tweet'>\(sentence)</blockquote>"),
    Page(without: "a date", before: "<div>3 March 2025, 10:15</div>"),
    Page(without: "a byline", before: "<p>By Anselm Took</p>"),
    Page(without: "scripts", between: "<script>document.write('<p>\(sentence)</p>')</script>"),
    Page(without: "styles", between: "<style>p { color: red }</style>"),
    Page(without: "comments of HTML", between: "<!-- <p>\(sentence)</p> -->"),
    Page(without: "noscript", between: "<noscript><p>\(sentence)</p></noscript>"),
    Page(without: "frames", between: "<iframe><p>\(sentence)</p></iframe>"),
    Page(without: "a repetition", between: "<blockquote>\(first)</blockquote>"),
    Page(without: "rules", between: "<p>* * *</p><hr><p>___</p>"),
    Page(without: "a heading over nothing", behind: "<h2>What is next</h2>"),
    Page(without: "the title again", before: "<h2>Ferries collide in fog</h2>"),
    Page(without: "doubtful places", between: "<div class='media-widget'><p>\(sentence)</p></div>"),

    Page(
      with: "a subheading", between: "<h2>Second this year</h2>",
      middle: ["paragraph: Second this year"]),
    Page(
      with: "a list", between: "<ul><li>Two ships</li><li>Forty passengers</li></ul>",
      middle: ["paragraph: Two ships", "paragraph: Forty passengers"]),
    Page(
      with: "a quotation",
      between: "<blockquote>“I heard nothing, and then the wall gave in.”</blockquote>",
      middle: ["paragraph: “I heard nothing, and then the wall gave in.”"]),
    Page(
      with: "a short paragraph", between: "<p>It was late.</p>", middle: ["paragraph: It was late."]
    ),
    Page(
      with: "a deck after the headline",
      before: "<h2>Fog was so thick that neither saw the other</h2>",
      deck: ["deck: Fog was so thick that neither saw the other"]),
    Page(
      with: "a deck by class",
      before:
        "<div>Tarvisa</div><div class='article__standfirst'>Neither captain saw the other</div>",
      deck: ["deck: Neither captain saw the other"]),
    Page(
      with: "links inside a sentence",
      between:
        "<p>The <a href='/p'>port authority</a> has closed <a href='/q'>both piers</a> for now.</p>",
      middle: ["paragraph: The port authority has closed both piers for now."]),
    Page(
      with: "inline markup without spaces",
      between:
        "<p>The <b>Ma</b>rta and<em> the </em>Lu<span>cia</span>&nbsp;were both\n   old, H<sub>2</sub>O.</p>",
      middle: ["paragraph: The Marta and the Lucia were both old, H2O."]),
    Page(
      with: "two line breaks", between: "<p>One of them sank.<br><br>\nThe other did not.</p>",
      middle: ["paragraph: One of them sank.", "paragraph: The other did not."]),
    Page(
      with: "one line break", between: "<p>One of them sank<br>in the night.</p>",
      middle: ["paragraph: One of them sank in the night."]),
    Page(
      with: "references",
      between: "<p>Morand &amp; Sons&#39; ship cost &euro;3&#x00A0;million.</p>",
      middle: ["paragraph: Morand & Sons' ship cost €3 million."]),
    Page(
      with: "soft hyphens", between: "<p>The har&shy;bour\u{200B}master did not answer.</p>",
      middle: ["paragraph: The harbourmaster did not answer."]),
    Page(
      with: "a comment that is never closed", between: "<!-- <p>Both had radar on board.</p>",
      middle: ["paragraph: Both had radar on board."]),
    Page(
      with: "the less-than sign", between: "<p>Visibility was < 50 metres, it said.</p>",
      middle: ["paragraph: Visibility was < 50 metres, it said."]),
  ]

  /// Frames around the same report.
  static let frames = [
    ("main", report(tag: "main")),
    ("div", report(tag: "div")),
    ("a table", report(tag: "table").replacing("<p>", with: "<tr><td><p>")),
    ("nothing", "<h1>Ferries collide in fog</h1><p>\(first)<p>\(second)<p>\(third)"),
    (
      "an element for each paragraph",
      report(tag: "main").replacing("<p>", with: "<div class='row'><p>").replacing(
        "</p>", with: "</p></div>")
    ),
    (
      "a place with a doubtful name",
      report(tag: "main").replacing("<main>", with: "<main class='paywall gallery'>")
    ),
    (
      "text in div",
      report(tag: "main").replacing("<p>", with: "<div>").replacing("</p>", with: "</div>")
    ),
    (
      "line breaks",
      "<body><h1>Ferries collide in fog</h1><div class='text'>\(first)<br><br>\(second)<br/><br/>\(third)</div>"
    ),
    (
      "many teasers",
      "<body>" + report(tag: "div") + "<section>" + String(repeating: card, count: 30)
        + "</section>"
    ),
    (
      "a cookie notice longer than the report",
      report(tag: "div") + "<div id='cookie-consent'>"
        + String(repeating: "<div><b>\(sentence)</b></div>", count: 4) + "</div>"
    ),
  ]
}
