import Records
import Reports
import Testing

/// Pages in other encodings and with broken bytes.
@Suite struct PageEncodingTests {
  private static let word = "Café “Łódź”"

  /// A page whose first paragraph holds some bytes.
  private func page(_ bytes: [UInt8], meta: String = "") -> [UInt8] {
    let parts = Page.report(before: meta).split(separator: "collided", maxSplits: 1)
    return Array(parts[0].utf8) + bytes + Array(parts[1].utf8)
  }

  private func text(
    _ bytes: [UInt8], charset: String? = nil
  ) throws -> (text: String, notices: [Notice]) {
    let report = try PageReader().read(bytes, charset: charset)
    return (report.text, report.notices)
  }

  @Test(
    arguments: [
      ([0xE9, 0x80], nil, "<meta charset=iso-8859-1>", "é€"),
      ([0xE9, 0x93], nil, "<meta http-equiv=x content='text/html; charset=windows-1252'>", "é“"),
      ([0xE9, 0xA4], nil, "<meta charset='ISO-8859-15'>", "é€"),
      ([0xC3, 0xA9], nil, "", "é"),
      ([0xC3, 0xA9], "utf-8", "<meta charset=iso-8859-1>", "é"),
      ([0xE9, 0x80], "latin1", "<meta charset=utf-8>", "é€"),
      ([0xC3, 0xA9], nil, "<meta charset=x-unheard-of>", "é"),
      ([0xC3, 0xA9], nil, "<meta charset=utf-16>", "é"),
    ] as [([UInt8], String?, String, String)])
  func labels(_ bytes: [UInt8], _ charset: String?, _ meta: String, _ word: String) throws {
    let html = [UInt8]("<html><head>\(meta)</head>".utf8) + page(bytes)
    let read = try text(html, charset: charset)
    #expect(read.text.contains("had \(word) in thick fog"))
    #expect(read.notices == [])
  }

  @Test func pageWithoutLabelIsGuessedAndTold() throws {
    let read = try text(page([0xE9]))
    #expect(read.text.contains("had é in thick fog"))
    #expect(read.notices.map(\.kind) == [.repaired])
    #expect(read.notices.first?.message.contains("was read as windows-1252") == true)
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(_ isLittle: Bool, _ hasMark: Bool) throws {
    let units = (hasMark ? [0xFEFF] : []) + Array(("<!DOCTYPE html>" + Page.report()).utf16)
    let bytes = units.flatMap {
      isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
    #expect(try text(bytes).text.contains(Page.third))
  }

  @Test func brokenBytesAreReplaced() throws {
    let read = try text(page([0x66, 0xFF, 0x67]), charset: "utf-8")
    #expect(read.text.contains("f\u{FFFD}g"))
    #expect(read.notices.map(\.kind) == [.repaired])
  }

  @Test func nulBytesAreDropped() throws {
    let read = try text(page([0x66, 0, 0x67]))
    #expect(read.text.contains("had fg in"))
    #expect(read.notices.map(\.message) == ["1 NUL byte was dropped"])
  }

  @Test func labelUnknownIsAnError() {
    #expect(throws: ReadingError(.unknownEncoding("x-unheard-of"))) {
      try text(page([0xE9]), charset: "x-unheard-of")
    }
  }

  @Test func whatIsNoTextIsRefused() {
    let error = #expect(throws: ReadingError.self) {
      try text([UInt8](repeating: 0, count: 9000) + page([0x41]))
    }
    #expect(error?.reason == .binary("more than a tenth of it are NUL bytes"))
  }
}
