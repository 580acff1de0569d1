import Records
import Reports
import Testing

/// Documents that are broken, cut off, or made to take long.
@Suite struct HostileXMLTests {
  /// No document of these tests may take longer, in seconds, on a machine that is busy.
  private static let bound = 6.0

  private func read(_ bytes: [UInt8], limits: ReadingLimits = .init()) -> [Reading] {
    var found: [Reading] = []
    let time = seconds {
      found = readings(FeedReader(ByteStream(bytes), source: "h.xml", limits: limits))
    }
    #expect(time < Self.bound)
    return found
  }

  private func read(_ text: String, limits: ReadingLimits = .init()) -> [Reading] {
    read(Array(text.utf8), limits: limits)
  }

  private func feed(_ items: String) -> String { "<rss><channel>\(items)</channel></rss>" }

  private static let billionLaughs =
    "<!DOCTYPE rss [<!ENTITY a0 'ha'>"
    + (1...20).map { "<!ENTITY a\($0) '&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);'>" }.joined()
    + "]><rss><channel><item><title>&a20;</title></item></channel></rss>"
  private static let quadratic =
    "<!DOCTYPE rss [<!ENTITY a '" + String(repeating: "x", count: 70_000)
    + "'>]><rss><channel><item><title>" + String(repeating: "&a;", count: 23_000)
    + "</title></item></channel></rss>"
  private static let external =
    "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x &a; y</title></item></channel></rss>"
  private static let parameter =
    "<!DOCTYPE rss [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]><rss><channel><item><title>x</title></item></channel></rss>"
  private static let attributes =
    "<!DOCTYPE rss [<!ATTLIST b a CDATA '" + String(repeating: "x", count: 60_000)
    + "'>]><rss><channel><item><title>" + String(repeating: "<b/>", count: 60_000)
    + "</title></item></channel></rss>"

  @Test(arguments: [billionLaughs, quadratic, external, parameter, attributes])
  func declarationsAreRefused(_ text: String) throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), utf16] {
      let found = read(bytes)
      #expect(found.reports.isEmpty)
      #expect(found.rejects.count == 1)
      #expect(found.rejects.first?.reason.contains("document type declares") ?? false)
    }
  }

  @Test func itemsBeforeTheCutAreReadAndTheLineIsNamed() throws {
    let items = (1...5).map { "<item><guid>\($0)</guid><title>Title \($0)</title></item>\n" }
    let whole = feed(items.joined())
    var counts: Set<Int> = []
    for length in stride(from: 0, to: whole.utf8.count, by: 7) {
      let found = read(String(decoding: whole.utf8.prefix(length), as: UTF8.self))
      let complete = whole.prefix(length).ranges(of: "</item>").count
      #expect(found.reports.count == complete)
      #expect(found.rejects.count == 1)
      #expect(found.rejects.first?.reason.hasPrefix("line ") ?? false || length < 10)
      counts.insert(found.reports.count)
    }
    #expect(counts == [0, 1, 2, 3, 4, 5])
    let cut = feed(items.joined()).replacing(
      "<title>Title 4</title>", with: "<title>Title 4</titel>")
    let found = read(cut)
    #expect(found.reports.count == 3)
    #expect(found.rejects.first?.reason.hasPrefix("line 4: the XML is broken") ?? false)
    #expect(found.rejects.first?.place.piece == "item 4")
  }

  @Test(arguments: [1_000, 100_000]) func depthIsLimited(_ depth: Int) {
    let deep = String(repeating: "<b>", count: depth) + String(repeating: "</b>", count: depth)
    let found = read(
      feed("<item><title>A</title></item><item><description>\(deep)</description></item>"))
    #expect(found.reports.count == 1)
    #expect(found.rejects.map(\.reason.isEmpty) == [false])
    #expect(found.rejects.first?.reason.contains("nested too deeply") ?? false)
    let shallow = read(feed("<item><title><b>A</b></title></item>"), limits: .init(depth: 4))
    #expect(shallow.rejects.count == 1)
  }

  @Test func tooLargeAnItemIsPassedOver() {
    let large = String(repeating: "word ", count: 50_000)
    let found = read(
      feed(
        "<item><title>A</title></item><item><title>\(large)</title><description>\(large)</description></item><item><title>C</title></item>"
      ),
      limits: .init(bytes: 100_000))
    #expect(found.reports.map(\.text) == ["A", "C"])
    #expect(found.rejects.map(\.place.piece) == ["item 2"])
    #expect(found.rejects.first?.reason.contains("larger than 100000 bytes") ?? false)
  }

  /// What takes parsers long: each of about 5 MB.
  private static let slow: [(name: String, inside: String)] = [
    (
      "one long attribute",
      "<item a='" + String(repeating: "x", count: 5_000_000) + "'><title>A</title></item>"
    ),
    ("a tag that never ends", "<item " + String(repeating: "x ", count: 2_500_000)),
    ("many attributes", "<item " + (0..<600_000).map { "a\($0)='' " }.joined() + "/>"),
    ("an open comment", "<!--" + String(repeating: "- ", count: 2_500_000)),
    ("an open CDATA", "<item><title><![CDATA[" + String(repeating: "] ", count: 2_500_000)),
    (
      "CDATA of markup",
      "<item><title>A</title><description><![CDATA[" + String(repeating: "<b>&amp;", count: 600_000)
        + "]]></description></item>"
    ),
    (
      "many CDATA",
      "<item><title>A</title><description>" + String(repeating: "<![CDATA[x]]>", count: 400_000)
        + "</description></item>"
    ),
    (
      "open HTML comments",
      "<item><title>A</title><description><![CDATA[" + String(repeating: "<!--", count: 1_200_000)
        + "]]></description></item>"
    ),
    (
      "open HTML quotes",
      "<item><title>A</title><description><![CDATA[" + String(repeating: "<a b=\"", count: 800_000)
        + ">]]></description></item>"
    ),
    (
      "open HTML scripts",
      "<item><title>A</title><description><![CDATA[" + String(repeating: "<script>", count: 600_000)
        + "]]></description></item>"
    ),
    (
      "nested HTML",
      "<item><title>A</title><description><![CDATA[" + String(repeating: "<div>x", count: 200_000)
        + "]]></description></item>"
    ),
    (
      "many ampersands",
      "<item><title>A</title><description>" + String(repeating: "&", count: 2_000_000)
        + "</description></item>"
    ),
    (
      "many namespaces",
      "<item " + (0..<1500).map { "xmlns:n\($0)='u\($0)' " }.joined() + ">"
        + String(repeating: "<n1499:a/>", count: 100_000) + "</item>"
    ),
  ]

  @Test(arguments: slow.map(\.name)) func nothingTakesLong(_ name: String) throws {
    let inside = try #require(Self.slow.first { $0.name == name }).inside
    let found = read(feed("<item><title>First</title></item>" + inside))
    #expect(found.reports.first?.text == "First")
    #expect(found.count >= 2, "nothing is lost without a word")
  }

  @Test func timeIsLimited() {
    for beginning in ["", "<!--", "<rss><channel>", "<rss><channel><item><title>", "<?xml-x "] {
      var head = Array(beginning.utf8)
      let endless = ByteStream { (most: Int) throws(ReadingError) -> [UInt8] in
        defer { head = [] }
        return head + Array(repeating: UInt8(ascii: " "), count: most)
      }
      let limits = ReadingLimits(bytes: 1_000_000_000, seconds: 0.3)
      let time = seconds {
        let found = readings(FeedReader(endless, source: "endless", limits: limits))
        #expect(found.rejects.count == 1)
      }
      #expect(time < Self.bound)
    }
  }

  @Test func bytesThatAreNoUTF8AreReplacedAndTold() throws {
    let bytes =
      Array("<rss><channel><item><title>Caf".utf8) + [0xE9, 0x20, 0xFF]
      + Array("</title></item><item><title>B</title></item></channel></rss>".utf8)
    let reports = read(bytes).reports
    #expect(reports.map(\.text) == ["Caf\u{FFFD} \u{FFFD}", "B"])
    #expect(reports[0].notices.map(\.kind) == [.repaired])
    #expect(reports[0].notices.first?.message.hasPrefix("2 bytes") ?? false)
    #expect(reports[1].notices == [])
  }

  @Test func encodingsAreRead() throws {
    let text = feed("<item><title>Café — Łódź</title></item>")
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(read(utf16).reports.map(\.text) == ["Café — Łódź"])
    let latin =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>Caf".utf8)
      + [0xE9] + Array("</title></item></channel></rss>".utf8)
    #expect(read(latin).reports.map(\.text) == ["Café"])
    let marked: [UInt8] =
      [0xEF, 0xBB, 0xBF] + Array("\n <?xml version='1.0' encoding='utf8'?>\(text)".utf8)
    #expect(read(marked).reports.map(\.text) == ["Café — Łódź"])
    for name in ["x-nothing", "UTF-7", "ISO-2022-JP", "EBCDIC-CP-US"] {
      let unknown = read("<?xml version='1.0' encoding='\(name)'?>" + text)
      #expect(unknown.reports.isEmpty)
      #expect(unknown.rejects.first?.reason.contains("convert it to UTF-8") ?? false)
    }
  }

  /// Whatever bytes are changed: an end, and every item whose bytes are whole before the fault.
  @Test func damagedDocumentsEnd() throws {
    let whole = Array(
      feed(
        (1...6).map {
          "<item><guid>\($0)</guid><title>T &amp; \($0)</title><description><![CDATA[<p>x</p>]]></description></item>"
        }.joined()
      ).utf8)
    var seed: UInt64 = 42
    for _ in 0..<400 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = whole
      for shift in [8, 24, 40] {
        bytes[Int(seed >> shift) % bytes.count] = UInt8(truncatingIfNeeded: seed >> (shift + 5))
      }
      let found = readings(FeedReader(ByteStream(bytes), source: "d"))
      #expect(!found.isEmpty)
    }
  }
}
