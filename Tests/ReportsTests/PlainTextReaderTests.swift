import Records
import Reports
import Testing

@Suite struct PlainTextReaderTests {
  private func read(_ text: String) throws -> Report {
    try PlainTextReader().read(Array(text.utf8))
  }

  private func slices(_ report: Report) -> [String] {
    let utf8 = Array(report.text.utf8)
    return report.parts.map { String(decoding: utf8[$0.range], as: UTF8.self) }
  }

  @Test(arguments: Layout.all) func layoutIsUnderstood(_ layout: Layout) throws {
    let (text, parts) = layout.unmarked()
    let report = try PlainTextReader().read(Array(text.utf8), outlet: layout.outlet)
    #expect(report.text == text)
    #expect(report.parts == parts, "\(zip(report.parts.map(\.kind), slices(report)))")
    #expect(report.dateline == layout.dateline)
    #expect(report.published?.description == layout.published)
  }

  @Test("Line ends change nothing but offsets", arguments: Layout.all, ["\r\n", "\r", "\u{2028}"])
  func lineEnds(_ layout: Layout, _ lineEnd: String) throws {
    let (text, parts) = layout.unmarked(lineEnd: lineEnd)
    let report = try PlainTextReader().read(Array(text.utf8), outlet: layout.outlet)
    #expect(Array(report.text.utf8) == Array(text.utf8))
    #expect(report.parts == parts)
  }

  @Test("All that is no white space is in one part", arguments: Layout.all)
  func partsCoverTheText(_ layout: Layout) throws {
    let report = try read(layout.unmarked().text)
    let utf8 = Array(report.text.utf8)
    var end = 0
    for range in report.parts.map(\.range) + [utf8.count..<utf8.count] {
      #expect(end <= range.lowerBound)
      let between = String(decoding: utf8[end..<range.lowerBound], as: UTF8.self)
      #expect(!between.contains { !$0.isWhitespace }, "\(between)")
      end = range.upperBound
    }
  }

  @Test func optionOutranksPrintedDay() throws {
    let text = "Envoy recalled\nPublished 9 August 2025\n\nThe envoy was recalled on Friday."
    let given = CalendarDate(year: 2025, month: 8, day: 10)
    let report = try PlainTextReader().read(
      Array(text.utf8), published: given, outlet: "The Post", url: "https://post.example/1")
    #expect(report.published == given)
    #expect(report.outlet == "The Post")
    #expect(report.url == "https://post.example/1")
    #expect(try read(text).published == CalendarDate(year: 2025, month: 8, day: 9))
  }

  @Test func byteOrderMarkIsDropped() throws {
    let report = try read("\u{FEFF}Truce holds\n\nThe truce holds, the envoy said.")
    #expect(slices(report) == ["Truce holds", "The truce holds, the envoy said."])
    #expect(report.text.utf8.first == UInt8(ascii: "T"))
    #expect(report.notices == [])
  }

  @Test func badBytesAreReplacedAndCounted() throws {
    let bytes = Array("Caf".utf8) + [0xE9] + Array(" closed, he said. ".utf8) + [0xE2, 0x82]
    let report = try PlainTextReader().read(bytes)
    #expect(report.text == "Caf\u{FFFD} closed, he said. \u{FFFD}")
    #expect(
      report.notices == [
        Notice(.repaired, "3 bytes that were no UTF-8 were replaced; the first at byte 3")
      ])
    let evidence = EvidenceMaker(report.text)
    #expect(report.parts.map { evidence.evidence($0.range).exact } == [report.text])
  }

  @Test func onlyBadByteIsCountedFromTheStartOfTheFile() throws {
    let report = try PlainTextReader().read([0xEF, 0xBB, 0xBF, 0x41, 0xFF])
    #expect(report.text == "A\u{FFFD}")
    #expect(
      report.notices.map(\.message)
        == ["1 byte that was no UTF-8 was replaced; the first at byte 4"])
  }

  @Test(arguments: [
    ([UInt8](repeating: 0x41, count: 100) + [0], ReadingError.Reason.binary("a NUL byte"), 100),
    (
      [UInt8](repeating: 1, count: 5000),
      .binary("more than a tenth of it are control characters"), 0
    ),
    ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], .encoding("UTF-32"), 0),
    ([0xFF, 0xFE, 0x41, 0, 0, 0], .binary("a NUL byte"), 2),
  ]) func whatIsNoTextIsRefused(_ bytes: [UInt8], _ reason: ReadingError.Reason, _ byte: Int) {
    #expect(throws: ReadingError(reason, byte: byte)) { try PlainTextReader().read(bytes) }
  }

  @Test func fewControlCharactersAreNoHindrance() throws {
    let report = try read("The truce\u{1} holds, the envoy said on Monday.")
    #expect(report.parts.map(\.kind) == [.paragraph])
  }

  @Test func largeTextIsRefused() throws {
    let reader = PlainTextReader(maximumBytes: 4)
    #expect(try reader.read(Array("Four".utf8)).parts.count == 1)
    let error = #expect(throws: ReadingError.self) { try reader.read(Array("Fives".utf8)) }
    #expect(
      error?.naming("a.txt").description
        == "a.txt: larger than 4 bytes; split it, or raise the limit with --max-bytes")
  }

  @Test("Hostile texts are read, and within the text", arguments: Hostile.all)
  func hostile(_ hostile: Hostile) throws {
    let bytes = Array(repeatElement(hostile.pattern, count: hostile.count).joined())
    let report = try PlainTextReader().read(bytes)
    #expect(report.parts.isEmpty != report.text.contains { !$0.isWhitespace })
    #expect(report.parts.last?.range.upperBound ?? 0 <= report.text.utf8.count)
  }

  /// A few bytes, many times.
  struct Hostile: Sendable, CustomStringConvertible {
    let description: String
    let pattern: [UInt8]
    let count: Int

    init(_ description: String, _ pattern: String, _ count: Int) {
      self.init(description, Array(pattern.utf8), count)
    }

    init(_ description: String, _ pattern: [UInt8], _ count: Int) {
      self.description = description
      self.pattern = pattern
      self.count = count
    }

    static let all = [
      Hostile("ten megabytes on one line", "a", 10_000_000),
      Hostile("blank lines", "\n", 1_000_000),
      Hostile("lone carriage returns", "\r", 1_000_000),
      Hostile("line ends of all kinds", "\r\n\r", 60_000),
      Hostile("short lines", "a\r", 60_000),
      Hostile("open brackets", "Word (and ", 10_000),
      Hostile("links without stories", "Read more:\n", 10_000),
      Hostile("bylines without end", "By Al Of And ", 10_000),
      Hostile("bylines line by line", "By Al Of And\n", 10_000),
      Hostile("abbreviations", "A, B. ", 10_000),
      Hostile("days", "9 August 2025\n\nx\n\n", 10_000),
      Hostile("first bytes of characters", [0xE2], 200_000),
      Hostile("wide spaces", "\u{A0}\u{3000}", 60_000),
    ]
  }
}
