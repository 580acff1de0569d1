/// What the linked data of a page (JSON-LD with the words of schema.org) says of its article.
struct LinkedArticle {
  var headline: String?
  var description: String?
  var authors: [String] = []
  var publisher: String?
  var published: String?
  var modified: String?
  var url: String?
  var language: String?
  /// The text of the report, often cut, often without paragraphs.
  var body: String?
}

extension LinkedArticle {
  /// The article of a page: the one whose address is `url`, else one with a text, else the first.
  static func find(in scripts: [ArraySlice<UInt8>], url: String?) -> LinkedArticle? {
    let things = scripts.prefix(mostScripts).compactMap { LenientJSON($0) }.flatMap(things)
    var byID: [String: LenientJSON] = [:]
    for thing in things {
      if let id = thing["@id"]?.string, thing["name"] != nil { byID[id] = thing }
    }
    let articles = things.filter(isArticle).map { LinkedArticle($0, byID) }
    let path = url.map(pathKey)
    return articles.first { $0.url.map(pathKey) == path && path != nil }
      ?? articles.first { $0.body != nil } ?? articles.first
  }

  private static let mostScripts = 64

  /// The objects of a script: of an array, of a graph, and what a page says it is about.
  private static func things(_ value: LenientJSON) -> [LenientJSON] {
    value.elements.flatMap { element -> [LenientJSON] in
      let parts = element["@graph"]?.elements ?? []
      let main = element["mainEntity"]?.elements ?? []
      return [element] + parts.flatMap(\.elements) + main
    }
  }

  /// `NewsArticle`, `ReportageNewsArticle`, `Article`, `BlogPosting` and the like.
  private static func isArticle(_ thing: LenientJSON) -> Bool {
    thing["@type"]?.elements.contains { type in
      let name = type.string ?? ""
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
        || name == "Review"
    } ?? false
  }

  private static func pathKey(_ url: String) -> String {
    let path = url.split(separator: "#").first?.split(separator: "?").first ?? ""
    return path.drop { $0 != ":" }.lowercased().trimmingSuffix("/")
  }

  private init(_ thing: LenientJSON, _ byID: [String: LenientJSON]) {
    headline = PlainString.make(thing["headline"]?.string ?? thing["name"]?.string)
    description = PlainString.make(thing["description"]?.string)
    authors =
      (thing["author"] ?? thing["creator"])?.elements
      .compactMap { Self.name($0, byID) } ?? []
    publisher = (thing["publisher"] ?? thing["sourceOrganization"])
      .flatMap { $0.elements.first }.flatMap { Self.name($0, byID) }
    published = thing["datePublished"]?.string ?? thing["dateCreated"]?.string
    modified = thing["dateModified"]?.string
    let page = thing["mainEntityOfPage"]
    url = thing["url"]?.string ?? page?["@id"]?.string ?? page?.string
    language = thing["inLanguage"]?.string
    body = PlainString.make(thing["articleBody"]?.string ?? thing["text"]?.string)
  }

  /// A name, the name of an object, or that of the object with this `@id`.
  private static func name(_ value: LenientJSON, _ byID: [String: LenientJSON]) -> String? {
    if let name = value["name"]?.string ?? value.string { return PlainString.make(name) }
    return PlainString.make(value["@id"]?.string.flatMap { byID[$0]?["name"]?.string })
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
