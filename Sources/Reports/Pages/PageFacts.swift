import Records

/// What a page says about its report besides the text, in its head, its linked data and its address.
struct PageFacts {
  let article: LinkedArticle?
  /// The contents of `<meta>` by name or property in small letters; the first of each.
  let meta: [String: String]
  /// The content of `<title>`.
  let windowTitle: String?
  let canonical: String?
  let language: String?

  init(_ tree: PageTree, linkedData: [ArraySlice<UInt8>], url: String?) {
    var meta: [String: String] = [:]
    var title: String?
    var canonical: String?
    for (index, node) in tree.nodes.enumerated() where !node.isText {
      switch node.name {
      case "meta":
        let name = [node["property"], node["name"], node["itemprop"]].first { !$0.isEmpty }
        if let name, let content = PlainString.make(node["content"]),
          meta[name.lowercased()] == nil
        {
          meta[name.lowercased()] = content
        }
      case "title" where title == nil: title = PlainString.make(tree.text(of: index))
      case "link" where node["rel"].lowercased() == "canonical" && canonical == nil:
        canonical = PlainString.make(node["href"])
      default: break
      }
    }
    self.meta = meta
    windowTitle = title
    self.canonical = canonical ?? meta["og:url"]
    article = LinkedArticle.find(in: linkedData, url: url ?? canonical)
    let tag = tree.nodes.first { $0.name == "html" }?["lang"] ?? ""
    language =
      [tag, meta["og:locale"] ?? "", article?.language ?? ""].lazy
      .compactMap(LanguageTag.language).first
  }

  /// The first of these that the page has.
  func meta(_ names: String...) -> String? {
    names.lazy.compactMap { meta[$0] }.first
  }

  /// What the outlet may be called: as it says, and by its address.
  var outletNames: [String] {
    let host = canonical?.split(separator: "/").dropFirst().first?.split(separator: ".") ?? []
    let site = host.filter { $0.utf8.count > 3 }.map(String.init)
    return [
      meta("og:site_name"), article?.publisher, meta("application-name"),
      meta("apple-mobile-web-app-title"),
    ].compactMap { $0 } + site + (host.count > 1 ? [host.suffix(2).joined(separator: ".")] : [])
  }

  /// The address that the page calls its own, if it is a whole one.
  var address: String? { canonical.flatMap { $0.hasPrefix("http") ? $0 : nil } }

  var outlet: String? { meta("og:site_name") ?? article?.publisher ?? meta("application-name") }

  /// In this order: JSON-LD, `<meta>`, the address.
  var published: CalendarDate? {
    PageDate.read(article?.published)
      ?? Self.published.lazy.compactMap { PageDate.read(meta[$0]) }.first
  }

  var modified: CalendarDate? {
    PageDate.read(article?.modified)
      ?? Self.modified.lazy.compactMap { PageDate.read(meta[$0]) }.first
  }

  private static let published = [
    "article:published_time", "article:published", "datepublished", "og:article:published_time",
    "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dcterms.issued", "cxenseparse:recs:publishtime", "publishdate",
    "publish-date", "publish_date", "pubdate", "date", "dc.created", "article_date_original",
    "cxenseparse:publishtime", "publication_date", "article.published", "datecreated",
  ]
  private static let modified = [
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "article.updated", "revised",
  ]

  /// Names without addresses, as given.
  var authors: [String] {
    if let names = article?.authors.filter(Self.isName), !names.isEmpty { return names }
    let names = [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
      "byl", "cxenseparse:author", "twitter:creator",
    ]
    return names.lazy.compactMap { meta[$0] }.filter(Self.isName).first.map { [$0] } ?? []
  }

  private static func isName(_ text: String) -> Bool {
    !text.contains("://") && !text.contains("@") && text.utf8.count <= 300
  }

  /// What the page says in short that it is about.
  var descriptions: [String] {
    [
      article?.description, meta["og:description"], meta["description"],
      meta["twitter:description"],
    ].compactMap { $0 }
  }
}
