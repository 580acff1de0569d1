import Records

/// An item of a JSON Feed; a field of another type than it should be counts as missing.
struct JSONFeedItem: Decodable {
  private var item = PublishedItem()
  private var html: String?
  private var plain: String?
  private var summary: String?

  struct Author: Decodable { let name: String? }

  static func byline(_ authors: [Author]) -> String? {
    let names = authors.compactMap { $0.name?.onOneLine }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private enum CodingKeys: String, CodingKey {
    case id, url, title, summary, author, authors, language
    case externalURL = "external_url"
    case html = "content_html"
    case plain = "content_text"
    case published = "date_published"
    case modified = "date_modified"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func string(_ key: CodingKeys) -> String? {
      (try? fields.decode(String.self, forKey: key))?.trimmedOrNil
    }
    // A number is allowed where the standard asks for a string.
    item.id = string(.id) ?? (try? fields.decode(Int.self, forKey: .id)).map(String.init)
    item.url = string(.url) ?? string(.externalURL)
    item.title = string(.title)?.onOneLine
    item.published = string(.published).flatMap(StatedDay.read)
    item.modified = string(.modified).flatMap(StatedDay.read)
    item.language = string(.language).flatMap(LanguageTag.language)
    let authors =
      (try? fields.decode([Author].self, forKey: .authors))
      ?? (try? fields.decode(Author.self, forKey: .author)).map { [$0] } ?? []
    item.byline = Self.byline(authors)
    html = string(.html)
    plain = string(.plain)
    summary = string(.summary)
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
