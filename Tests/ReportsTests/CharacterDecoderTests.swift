import Records
import Reports
import Testing

@Suite struct CharacterDecoderTests {
  /// One text in one encoding, the bytes as other programs write them.
  struct Sample: Sendable, CustomStringConvertible {
    let label: String
    let bytes: [UInt8]
    let text: String
    var description: String { label }

    init(_ label: String, _ bytes: [UInt8], _ text: String) {
      self.label = label
      self.bytes = bytes
      self.text = text
    }

    static let all = [
      Sample("utf-8", [0xC3, 0xA9], "é"),
      Sample("UTF-16", [0xE9, 0, 0x3D, 0xD8, 0x80, 0xDE], "é🚀"),
      Sample("utf-16be", [0, 0xE9, 0xD8, 0x3D, 0xDE, 0x80], "é🚀"),
      Sample("windows-1252", [0x93, 0x80, 0x94, 0x81], "“€”\u{81}"),
      Sample("ISO-8859-1", [0x93, 0xE9, 0x94], "“é”"),
      Sample(" us-ascii ", [0x92], "’"),
      Sample("iso-8859-2", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"),
      Sample("iso-8859-15", [0xA4, 0xA6], "€Š"),
      Sample("windows-1250", [0x8C, 0xBE, 0x9F], "Śľź"),
      Sample("windows-1251", [0xCC, 0xE8, 0xED, 0xF1, 0xEA], "Минск"),
      Sample("koi8-r", [0xED, 0xC9, 0xCE, 0xD3, 0xCB], "Минск"),
      Sample("gb18030", [0xB1, 0xB1, 0xBE, 0xA9, 0x81, 0x30, 0x81, 0x30], "北京\u{80}"),
      Sample("GB2312", [0xB1, 0xB1, 0xBE, 0xA9], "北京"),
      Sample("shift_jis", [0x93, 0x8C, 0x8B, 0x9E, 0x87, 0x40], "東京①"),
      Sample("euc-jp", [0xC5, 0xEC, 0xB5, 0xFE], "東京"),
      Sample("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"),
      Sample("big5", [0xA5, 0x78, 0xA5, 0x5F], "台北"),
    ]
  }

  private func decode(
    _ bytes: [UInt8], as format: CharacterDecoder.Format = .text, label: String? = nil
  ) throws -> DecodedText {
    try CharacterDecoder.decode(bytes, as: format, label: label)
  }

  @Test(arguments: Sample.all) func labelsAreFollowed(_ sample: Sample) throws {
    let decoded = try decode(sample.bytes, label: sample.label)
    #expect(decoded.text == sample.text)
    #expect(decoded.utf8 == Array(sample.text.utf8))
    #expect(decoded.notices == [])
  }

  @Test func unknownLabelIsNamed() throws {
    let error = #expect(throws: ReadingError(.unknownEncoding("x-klingon"))) {
      try decode([0x41], label: "x-klingon")
    }
    #expect(
      error?.description == "the encoding “x-klingon” is not known; convert it to UTF-8 first")
  }

  @Test(
    "A mark goes before a label",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], "koi8-r"), ([0xFF, 0xFE, 0xE9, 0], "utf-8"),
      ([0xFE, 0xFF, 0, 0xE9], "utf-16le"),
    ] as [([UInt8], String)])
  func marks(_ bytes: [UInt8], _ label: String) throws {
    #expect(try decode(bytes, label: label).text == "é")
  }

  @Test func utf16IsKnownByItsZeros() throws {
    let text = "The truce holds, the envoy said in Kraków."
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decode(little).text == text)
    #expect(try decode(big).text == text)
    #expect(try decode(little, as: .html).text == text)
  }

  @Test(
    "What is broken is replaced and told",
    arguments: [
      ("utf-16", [0x41, 0, 0x3D, 0xD8, 0x42, 0, 0x43], "A\u{FFFD}B\u{FFFD}", 3, 2),
      ("shift_jis", [0x41, 0x81, 0xFF, 0x42], "A\u{FFFD}\u{FFFD}B", 2, 1),
      ("gb18030", [0x41, 0xB1], "A\u{FFFD}", 1, 1),
      ("windows-1250", [0x41, 0x81, 0x42], "A\u{FFFD}B", 1, 1),
    ] as [(String, [UInt8], String, Int, Int)])
  func broken(
    _ label: String, _ bytes: [UInt8], _ text: String, _ count: Int, _ first: Int
  ) throws {
    let decoded = try decode(bytes, label: label)
    #expect(decoded.text == text)
    #expect(decoded.notices.map(\.kind) == [.repaired])
    #expect(decoded.notices.first?.message.hasPrefix("\(count) byte") == true)
    #expect(decoded.notices.first?.message.hasSuffix("the first at byte \(first)") == true)
  }

  @Test func longTextsAreDecodedWhole() throws {
    let text = String(repeating: "Минск молчит. ", count: 30_000)
    let bytes = text.unicodeScalars.map { scalar in
      scalar.isASCII ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
    }
    #expect(try decode(bytes, label: "windows-1251").text == text)
  }

  @Test(
    "A page names its encoding",
    arguments: [
      "<meta charset=koi8-r>", "<META charset=\"KOI8-R\"/>",
      "<?xml version='1.0' encoding='koi8-r'?>",
      "<!-- <meta charset=utf-8> --><meta http-equiv=Content-Type content='text/html; charset=koi8-r'>",
    ]) func declared(_ head: String) throws
  {
    let bytes = Array(head.utf8) + [0xED, 0xC9]
    #expect(try decode(bytes, as: .html).text == head + "Ми")
    #expect(try decode(bytes, as: .html, label: "koi8-u").text == head + "Ми")
    #expect(try decode(bytes, as: .html, label: "windows-1251").text == head + "нЙ")
  }

  @Test func pageThatClaimsUTF16InBytesIsUTF8() throws {
    let page = "<meta charset=utf-16>é"
    #expect(try decode(Array(page.utf8), as: .html).text == page)
  }

  @Test(
    "What looks like windows-1252 is read as such",
    arguments: [
      (
        [0x93, 0x4E, 0x6F, 0x2C, 0x94, 0x20, 0x68, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64],
        "“No,” he said"
      ),
      (
        Array("Mont".utf8) + [0xE9] + Array("limar and Garc".utf8) + [0xED, 0x61],
        "Montélimar and García"
      ),
    ] as [([UInt8], String)])
  func windows(_ bytes: [UInt8], _ text: String) throws {
    let decoded = try decode(bytes)
    #expect(decoded.text == text)
    #expect(decoded.notices.map(\.kind) == [.repaired])
    #expect(decoded.notices.first?.message.contains("was read as windows-1252") == true)
  }

  @Test(
    "What does not look like it is repaired UTF-8",
    arguments: [
      [
        0x43, 0xC3, 0xA9, 0x20, 0x62, 0x61, 0x64, 0xE9, 0x64, 0x20, 0x61, 0x6E, 0x64, 0x20, 0x65,
        0x6E, 0x64,
      ],
      [0xCC, 0xE8, 0xED, 0xF1, 0xEA], [0x41, 0x42, 0x43, 0x20, 0x81, 0x20, 0x41, 0x42, 0x43],
    ] as [[UInt8]])
  func repaired(_ bytes: [UInt8]) throws {
    #expect(try decode(bytes).text.contains("\u{FFFD}"))
  }
}
