import Records

/// An item of a JSON Feed; a field of another type than it should be counts as missing.
struct JSONFeedItem {
  private var item = PublishedItem()
  private var html: String?
  private var plain: String?
  private var summary: String?

  init(_ fields: [String: JSONValue]) {
    func string(_ name: String) -> String? { fields[name]?.string?.trimmedOrNil }
    item.id = string("id")
    // A number is allowed where the standard asks for a string.
    if case .number(let digits)? = fields["id"] { item.id = digits }
    item.url = string("url") ?? string("external_url")
    item.title = string("title")?.onOneLine
    item.published = string("date_published").flatMap(StatedDay.read)
    item.modified = string("date_modified").flatMap(StatedDay.read)
    item.language = string("language").flatMap(LanguageTag.language)
    item.byline =
      fields["authors"].flatMap(Self.byline) ?? fields["author"].flatMap(Self.byline)
    html = string("content_html")
    plain = string("content_text")
    summary = string("summary")
  }

  /// The names of an author or of a list of them.
  static func byline(_ authors: JSONValue) -> String? {
    let authors = if case .array(let several) = authors { several } else { [authors] }
    let names = authors.compactMap { author -> String? in
      guard case .object(let fields) = author else { return nil }
      return fields["name"]?.string?.onOneLine
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// What was read, laid out; HTML goes before plain text.
  func published() -> PublishedItem {
    var item = item
    let content = html.map { HTMLFragment($0).blocks } ?? []
    item.layOut(
      content: content.isEmpty ? Self.blocks(plain) : content, summary: Self.blocks(summary))
    return item
  }

  private static func blocks(_ plain: String?) -> [BlockText.Block] {
    MarkedText.paragraphs(of: plain ?? "").map { .init(kind: .text, text: $0) }
  }
}
