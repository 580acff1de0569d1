/// What a source holds. Compression is no kind: a gzip file of any kind is read as that kind.
package enum SourceKind: String, CaseIterable, Sendable {
  case text, html, rss, atom, jsonFeed = "json-feed", jsonLines = "jsonl", warc, nitf
  case newsML = "newsml", petrarch
}
