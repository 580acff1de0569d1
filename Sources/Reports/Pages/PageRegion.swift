/// What an element of a page is for, by its name and by the words its author called it.
///
/// Nothing here knows a site: the words are those that people use for such parts of any page, in
/// the attributes `class`, `id` and `role` and in the names given for tests and tracking.
enum PageRegion {
  /// Whether an element is around the report, or set into it, and no part of it.
  enum Place {
    case unknown
    /// By what it is: navigation, a figure, a form.
    case outsideByName
    /// By what it is called: related links, comments.
    case outside
    /// By a word that is also used for what holds the report: `media`, `paywall`, `widget`.
    case perhapsOutside
  }

  static func place(of node: PageTree.Node) -> Place {
    if node.traits.contains(.outside) { return .outsideByName }
    if node.attributes.isEmpty { return .unknown }
    if outsideRoles.contains(node["role"]) { return .outsideByName }
    let words = words(of: node)
    if words.contains(where: outsideWords.contains) || hasPair(words) { return .outside }
    return words.contains(where: doubtfulWords.contains) ? .perhapsOutside : .unknown
  }

  /// Whether an element is called the body of the report.
  static func isBody(_ node: PageTree.Node) -> Bool {
    guard !node.attributes.isEmpty else { return false }
    let property = node["itemprop"]
    if !property.isEmpty, property.lowercased().contains("articlebody") { return true }
    let words = words(of: node)
    return zip(words, words.dropFirst()).contains { first, second in
      wholeWords.contains(first) && bodyWords.contains(second)
    } || words.contains("articlebody") || words.contains("storybody")
  }

  /// Whether an element is called the deck of a report.
  static func isDeck(_ node: PageTree.Node) -> Bool {
    node["itemprop"].lowercased() == "description"
      || words(of: node).contains(where: deckWords.contains)
  }

  /// Whether a reader cannot see the element, as long as no script shows it.
  static func isHidden(_ node: PageTree.Node) -> Bool {
    guard !node.attributes.isEmpty else { return false }
    if node.attributes["hidden"] != nil || node["aria-hidden"] == "true" { return true }
    let style = node["style"]
    return !style.isEmpty
      && style.utf8.filter { $0 != 0x20 }.elementsEqual("display:none".utf8)
  }

  private static func hasPair(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { outsidePairs.contains($0 + " " + $1) }
  }

  private static let outsideRoles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "tooltip", "form", "alert", "button", "tablist",
  ]

  private static let outsideWords: Set<String> = wordSet(
    """
    ad ads adv advert adverts advertising advertisement advertisements adslot adunit dfp
    sponsor sponsored sponsors promo promos outbrain taboola
    related recommended recommendation recommendations recirc recirculation
    trending mostread mostviewed morefrom readmore seealso upnext
    newsletter newsletters signup regwall donate donation donations
    share sharing shares sharebar sharedaddy social socials socialmedia addtoany addthis
    comment comments disqus livefyre viafoura coral respond
    nav navbar navigation menu menus breadcrumb breadcrumbs pagination pager toc skip
    footer sidebar masthead
    cookie cookies consent gdpr cmp onetrust
    modal popup tooltip toast lightbox
    tags byline bylines bio
    caption captions credit credits figcaption copyright photocredit
    tweet twitter instagram facebook tiktok youtube
    poll quiz survey crossword
    timestamp dateline pubdate readtime
    publicidad anuncio anuncios publicite pubblicita werbung anzeige anzeigen reklame reklama
    relacionado relacionados relacionada relacionadas verwandte correlati similaires
    comentarios commentaires kommentare commenti reacties
    compartir partage partager teilen condividi bildunterschrift
    """)

  private static let doubtfulWords: Set<String> = wordSet(
    """
    promotion promotional promoted partner partners affiliate affiliates recommend suggested popular
    subscribe subscription subscriptions registration register paywall login membership
    rail privacy overlay banner tag taglist topics keywords author authors contributor contributors
    gallery slideshow carousel slider photo photos image images media video videos player audio
    podcast podcasts thumbnail infographic embed embedded embeds widget widgets datetime
    print toolbar tools actions utility teaser teasers card cards listing disclaimer disclosure
    """)

  private static let outsidePairs: Set<String> = [
    "read more", "read next", "see also", "more from", "more stories", "more on", "most read",
    "most viewed", "sign up", "sign in", "up next", "link list", "in article", "call to",
    "reading time", "read time", "also read", "also like", "follow us", "pull quote", "list links",
    "story links", "key events",
  ]

  private static let wholeWords: Set<String> = [
    "article", "story", "post", "entry", "news", "body", "page", "main", "single", "content",
    "text",
  ]
  private static let bodyWords: Set<String> = [
    "body", "content", "text", "copy", "contents", "paragraphs", "bodytext",
  ]
  private static let deckWords: Set<String> = [
    "deck", "dek", "standfirst", "subtitle", "subhead", "subheadline", "subheading", "subheader",
    "excerpt", "intro", "lede", "lead", "summary", "sapo", "strapline", "teaser", "leadin",
    "description", "abstract", "synopsis", "blurb", "sub", "entradilla", "bajada", "copete",
    "subtitulo", "sumario", "chapo", "chapeau", "sommario", "sottotitolo", "vorspann", "unterzeile",
    "untertitel", "einleitung", "ingress", "manchet",
  ]

  private static func wordSet(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// Words whose next word is what the element has or lacks, and not what it is.
  private static let havingWords: Set<String> = [
    "has", "have", "with", "no", "not", "is", "without", "hide", "hides", "show",
  ]

  private static let namingAttributes = [
    "class", "id", "data-testid", "data-component", "data-module", "data-type", "data-qa",
  ]

  /// The words that an element is called by, in small letters.
  static func words(of node: PageTree.Node) -> [String] {
    var words: [String] = []
    for attribute in namingAttributes {
      guard let value = node.attributes[attribute], value.utf8.count <= 1000 else { continue }
      for name in value.utf8.split(whereSeparator: { $0 <= 0x20 }) {
        append(name, to: &words)
      }
    }
    return words
  }

  /// Names with more parts are headlines or numbers.
  private static let mostParts = 7

  /// Adds the words of one name: `articleBody_moreLinks`, `article-body__more-links`.
  private static func append(_ name: Substring.UTF8View, to words: inout [String]) {
    var isHaving = false
    let pieces = name.split { !isLetter($0) && !isDigit($0) }
    guard pieces.count <= mostParts else { return }
    for piece in pieces {
      // A piece with digits is a number or a hash that some tool has made.
      if piece.contains(where: isDigit) { continue }
      for word in humps(of: piece) {
        if havingWords.contains(word) {
          isHaving = true
        } else if !isHaving {
          words.append(word)
        }
      }
    }
  }

  /// `moreLinks` is two words.
  private static func humps(of piece: Substring.UTF8View) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in piece {
      if (0x41...0x5A).contains(byte), let last = word.last, (0x61...0x7A).contains(last) {
        words.append(String(decoding: word, as: UTF8.self).lowercased())
        word = []
      }
      word.append(byte)
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self).lowercased()) }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
