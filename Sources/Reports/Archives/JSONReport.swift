import Records

/// Makes a report of an object of JSON.
struct JSONReport: Sendable {
  let fields: FieldMap
  let defaults: ReportDefaults
  let limits: ReadingLimits
  let pages: PageReading

  /// What the object says besides the text.
  private struct Facts {
    var title: String?
    var url: String?
    var outlet: String?
    var id: String?
    var byline: String?
    var language: String?
    var published: CalendarDate?
    var modified: CalendarDate?
  }

  /// The report of a line.
  ///
  /// - Throws: what is wrong with the line, with an offset within it where there is one.
  func read(_ line: ArraySlice<UInt8>) throws(ReadingError) -> Report {
    if let nul = line.firstIndex(of: 0) {
      throw ReadingError(.binary("a NUL byte"), byte: nul - line.startIndex)
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      throw ReadingError(.malformed("the line is no UTF-8; write it as UTF-8"))
    }
    let object = try JSONParser.parse(line, depth: limits.depth)
    guard case .object = object else {
      throw ReadingError(.malformed("the line is \(object.kind), not an object"))
    }
    var facts = Facts()
    facts.title = try string(.title, object)
    facts.url = try string(.url, object)
    facts.outlet = try string(.outlet, object)
    facts.id = try string(.id, object)
    facts.byline = try string(.byline, object)
    facts.language = try string(.language, object).flatMap(LanguageTag.language)
    if defaults.published == nil { facts.published = try day(.published, object) }
    facts.modified = try day(.modified, object)
    if let text = try string(.text, object) { return try report(text, facts) }
    guard let html = try string(.html, object) else {
      let names = "“\(fields.path(.text))” nor “\(fields.path(.html))”"
      throw ReadingError(.noReport("there is neither \(names); name the field with --field text=…"))
    }
    return filed(try pages(Array(html.utf8), "utf-8", facts.url), facts)
  }

  private func filed(_ report: Report, _ facts: Facts) -> Report {
    // What the line says on purpose goes before what is read from the page.
    var given = defaults
    given.published = given.published ?? facts.published
    given.outlet = given.outlet ?? facts.outlet
    given.url = given.url ?? facts.url
    return report.filed(
      given, id: facts.id, byline: facts.byline, modified: facts.modified, language: facts.language)
  }

  /// The report of a plain text, or of Markdown where front matter says that it is that.
  private func report(_ text: String, _ facts: Facts) throws(ReadingError) -> Report {
    if text.utf8.contains(0) { throw ReadingError(.binary("a NUL in the text")) }
    var (text, facts) = (text, facts)
    let utf8 = Array(text.utf8)
    if let matter = FrontMatter(utf8) {
      let plain = try MarkdownText(utf8[matter.end...], until: Deadline(limits))
      text = String(decoding: plain.utf8, as: UTF8.self)
      facts.title = facts.title ?? matter.value("title", "headline")
      facts.url = facts.url ?? matter.value("source_url", "url", "link")
      facts.byline = facts.byline ?? matter.value("author", "byline")
      facts.language =
        facts.language ?? matter.value("lang", "language").flatMap(LanguageTag.language)
      facts.published =
        facts.published
        ?? matter.value("date", "published", "published_time").flatMap(StatedDay.read)
      facts.modified =
        facts.modified ?? matter.value("modified_time", "modified").flatMap(StatedDay.read)
    }
    let laid = TitledText(text, title: facts.title, outlet: defaults.outlet ?? facts.outlet)
    guard
      laid.parts.contains(where: { $0.kind != .title }) || facts.title == nil && !laid.parts.isEmpty
    else { throw ReadingError(.noReport("the text is empty")) }
    let report = Report(
      text: laid.text, parts: laid.parts, dateline: laid.dateline,
      published: facts.published ?? laid.published)
    return filed(report, facts)
  }

  /// The text of a field; numbers as they are written, lists of strings joined by commas. Nil where
  /// there is none or it is blank.
  private func string(_ field: FieldMap.Field, _ object: JSONValue) throws(ReadingError) -> String?
  {
    guard let value = fields.value(field, in: object) else { return nil }
    switch (value, field) {
    case (.string(let text), _):
      let isBlank = text.utf8.allSatisfy { $0 <= 0x20 }
      return isBlank ? nil : text
    case (.number(let digits), .id): return digits
    case (.array(let values), .byline):
      let names = values.compactMap { if case .string(let name) = $0 { name } else { nil } }
      if names.count == values.count { return names.isEmpty ? nil : names.joined(separator: ", ") }
    default: break
    }
    throw ReadingError(.malformed("“\(fields.path(field))” is \(value.kind), not a string"))
  }

  private func day(
    _ field: FieldMap.Field, _ object: JSONValue
  ) throws(ReadingError) -> CalendarDate? {
    guard let value = fields.value(field, in: object) else { return nil }
    switch value {
    case .string(let text):
      if text.utf8.allSatisfy({ $0 <= 0x20 }) { return nil }
      if let day = StatedDay.read(text) { return day }
    case .number(let digits):
      if let day = Double(digits).flatMap(StatedDay.read(epoch:)) { return day }
    default:
      throw ReadingError(.malformed("“\(fields.path(field))” is \(value.kind), not a date"))
    }
    throw ReadingError(
      .malformed(
        "“\(fields.path(field))” is no date; write YYYY-MM-DD, or give it with --published"))
  }
}
