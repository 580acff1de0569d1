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
    for (index, node) in tree.nodes.enumerated() {
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
    language = [tag, meta["og:locale"] ?? "", article?.language ?? ""].lazy
      .compactMap(Self.language).first
  }

  /// The first part of a language tag: `en` of `en-GB` or `en_GB`.
  private static func language(_ tag: String) -> String? {
    let code = tag.lowercased().prefix { $0.isLetter }
    return (2...3).contains(code.count) ? String(code) : nil
  }

  /// The first of these that the page has.
  func meta(_ names: String...) -> String? {
    names.lazy.compactMap { meta[$0] }.first
  }
}
