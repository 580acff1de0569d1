import Records

/// Reads a report from plain text, with or without blank lines between its paragraphs.
package struct PlainTextReader: Sendable {
  /// The number of bytes above which a text is refused.
  package let maximumBytes: Int

  package init(maximumBytes: Int = 10_000_000) {
    self.maximumBytes = maximumBytes
  }

  /// Decodes the bytes of a file and finds title, dateline, paragraphs and the rest.
  ///
  /// An empty file gives a report without parts. Without a day of publication, the one that the
  /// text prints is taken, if it prints one. `charset` is the encoding that came with the bytes.
  /// Complexity: O(bytes).
  package func read(
    _ bytes: [UInt8], charset: String? = nil, published: CalendarDate? = nil,
    outlet: String? = nil, url: String? = nil
  ) throws(ReadingError) -> Report {
    guard bytes.count <= maximumBytes else { throw ReadingError(.tooLarge(limit: maximumBytes)) }
    let decoded = try CharacterDecoder.decode(bytes, label: charset)
    let layout = LayoutReader(decoded.utf8, outlet: outlet)
    return Report(
      text: decoded.text, parts: layout.parts, dateline: layout.dateline,
      published: published ?? layout.published, outlet: outlet, url: url, notices: decoded.notices)
  }

  /// Reads a file or standard input; an error names it.
  package func read(
    _ source: ReportSource, published: CalendarDate? = nil, outlet: String? = nil,
    url: String? = nil
  ) throws(ReadingError) -> Report {
    let bytes = try source.bytes(most: maximumBytes)
    do {
      return try read(bytes, published: published, outlet: outlet, url: url)
    } catch {
      throw error.naming(source.name)
    }
  }
}
