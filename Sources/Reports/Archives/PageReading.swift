import Records

/// Reads the report of a page: its bytes, the encoding that came with them, its address.
package typealias PageReading =
  @Sendable ([UInt8], _ charset: String?, _ url: String?) throws(ReadingError) -> Report

extension Report {
  /// The same report with what its archive says of it; what it says itself comes first but for what
  /// was given for all.
  func filed(
    _ defaults: ReportDefaults, published: CalendarDate? = nil, outlet: String? = nil,
    url: String? = nil, id: String? = nil, byline: String? = nil, modified: CalendarDate? = nil,
    language: String? = nil
  ) -> Report {
    Report(
      text: text, parts: parts, dateline: dateline,
      published: defaults.published ?? self.published ?? published,
      outlet: defaults.outlet ?? self.outlet ?? outlet, url: defaults.url ?? self.url ?? url,
      id: id ?? self.id, byline: self.byline ?? byline, modified: self.modified ?? modified,
      language: self.language ?? language, notices: notices)
  }
}
