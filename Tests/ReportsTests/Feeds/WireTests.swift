import Records
import Reports
import Testing

@Suite struct WireTests {
  private func read(_ text: String) -> [Reading] {
    readings(WireReader(stream(text), source: "w.xml"))
  }

  @Test func exampleOfNITF() throws {
    let found = readings(WireReader(try example("envoy.nitf.xml"), source: "w"))
    #expect(found.rejects == [])
    let report = try #require(found.reports.first)
    #expect(
      report.lines == [
        "title: Envoy urges both sides to keep the truce",
        "deck: Shelling was heard near the bridge on Friday",
        "dateline: GENEVA, Aug. 9 (Harbour Wire) —",
        "summary: The envoy met commanders of both sides.",
        "paragraph: The United Nations envoy urged both sides on Saturday to keep the truce.",
        "boilerplate: The bridge after the shelling.",
        "paragraph: \"The guns must stay silent,\" she told journalists in Geneva.",
        "boilerplate: Edited by Rosa Weil",
      ])
    #expect(report.id == "HW-2025-0809-17")
    #expect(report.byline == "By Tomas Lind, Harbour Wire")
    #expect(report.outlet == "Harbour Wire")
    #expect(report.published?.description == "2025-08-09")
    #expect(report.modified?.description == "2025-08-10")
    #expect(report.language == "en")
    #expect(report.dateline?.place == "GENEVA")
    #expect(report.dateline?.day == 9)
    #expect(report.dateline?.agency == "Harbour Wire")
  }

  /// A news item of NewsML-G2 around a content set.
  private func item(
    _ content: String, guid: String = "urn:newsml:hw.example:1", status: String = "stat:usable"
  ) -> String {
    """
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="\(guid)" version="3" \
    standard="NewsML-G2" xml:lang="en-GB">
    <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:HW"><name>Harbour Wire</name>\
    </provider><versionCreated>2025-08-10T01:00:00Z</versionCreated>\
    <firstCreated>2025-08-09T21:00:00Z</firstCreated><pubStatus qcode="\(status)"/></itemMeta>
    <contentMeta><located qcode="city:1"><name>Geneva</name></located><by>Tomas Lind</by>
    <language tag="en"/><headline>Envoy urges a truce</headline>
    <dateline>GENEVA, Aug. 9 —</dateline></contentMeta>
    <contentSet>\(content)</contentSet></newsItem>
    """
  }

  private static let xhtml = """
    <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>\
    <title>x</title></head><body><h1>Envoy urges a truce</h1><p>The envoy urged a <b>truce</b>.</p>\
    </body></html></inlineXML>
    """
  private static let nitf = """
    <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">\
    <body><body.head><hedline><hl1>Envoy urges a truce</hl1></hedline></body.head><body.content>\
    <p>The envoy urged a <b>truce</b>.</p></body.content></body></nitf></inlineXML>
    """

  @Test(arguments: [
    xhtml, nitf, "<inlineData contenttype='text/plain'>The envoy urged a truce.</inlineData>",
    "<inlineData contenttype='text/html'>&lt;p>The envoy urged a &lt;b>truce&lt;/b>.</inlineData>",
    xhtml + "<inlineData contenttype='text/plain'>The envoy urged a truce.</inlineData>",
  ]) func contentOfAnyForm(_ content: String) throws {
    let found = read(item(content))
    #expect(found.rejects == [])
    let report = try #require(found.reports.first)
    let lines = report.lines.filter { !$0.hasPrefix("dateline") && !$0.hasPrefix("repeated") }
    #expect(lines == ["title: Envoy urges a truce", "paragraph: The envoy urged a truce."])
    #expect(report.id == "urn:newsml:hw.example:1")
    #expect(report.byline == "Tomas Lind")
    #expect(report.outlet == "Harbour Wire")
    #expect(report.published?.description == "2025-08-09")
    #expect(report.modified?.description == "2025-08-10")
    #expect(report.language == "en")
  }

  @Test func itemsOfAMessage() throws {
    let package = "<packageItem guid='p'><groupSet/></packageItem>"
    let picture = item("<remoteContent contenttype='image/jpeg' href='a.jpg'/>", guid: "c")
    let found = read(
      "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>"
        + item(Self.xhtml, guid: "a") + package + item(Self.nitf, guid: "b")
        + item(Self.nitf, guid: "b") + picture
        + item(Self.xhtml, guid: "d", status: "stat:canceled") + "</itemSet></newsMessage>")
    #expect(found.reports.map(\.id) == ["a", "b"])
    #expect(found.rejects.map(\.place.piece) == ["item 2", "item 4", "item 5", "item 6"])
    let signs = ["package", "was there before", "image/jpeg", "canceled"]
    for (reject, sign) in zip(found.rejects, signs) { #expect(reject.reason.contains(sign)) }
  }

  @Test func cutOffMessageGivesWhatWasWhole() {
    let whole = "<newsMessage><itemSet>" + item(Self.xhtml, guid: "a") + item(Self.nitf, guid: "b")
    let found = read(String(whole.dropLast(60)))
    #expect(found.reports.map(\.id) == ["a"])
    #expect(found.rejects.count == 1)
    #expect(found.rejects.first?.reason.contains("broken or cut off") ?? false)
  }
}

@Suite struct PetrarchTests {
  private func read(_ text: String) -> [Reading] {
    readings(PetrarchReader(stream(text), source: "p.xml"))
  }

  @Test func exampleIsRead() throws {
    let found = readings(PetrarchReader(try example("sentences.petrarch.xml"), source: "p"))
    #expect(found.rejects == [])
    #expect(
      found.reports.map(\.lines) == [
        [
          "paragraph: Ethiopian troops left the border town on Saturday, the United Nations said."
        ], ["paragraph: Japan promised Vietnam a loan for two bridges & a port."],
      ])
    #expect(found.reports.map(\.id) == ["HW_20000715.0001_1", "HW_20000716.0002_1"])
    #expect(found.reports.map { $0.published?.description } == ["2000-07-15", "2000-07-16"])
    #expect(found.reports.map(\.outlet) == ["HW", "HW"])
    #expect(found.places.map(\.piece) == ["text 1", "text 2"])
  }

  @Test func articleIsLaidOut() throws {
    let found = read(
      """
      <Articles><Article date="2000-07-15" id="a" source="HW" sentence="False"><Text>Truce holds

      GENEVA, July 15 (HW) — The truce holds, the envoy said.

      Nobody was hurt on Saturday, she added.</Text></Article></Articles>
      """)
    #expect(
      found.reports.first?.lines == [
        "title: Truce holds", "dateline: GENEVA, July 15 (HW) —",
        "paragraph: The truce holds, the envoy said.",
        "paragraph: Nobody was hurt on Saturday, she added.",
      ])
  }

  @Test func rejects() {
    let found = read(
      """
      <Sentences><Sentence date="x" id="1"><Text>A fell.</Text></Sentence>
      <Sentence id="1"><Text>B fell.</Text></Sentence><Sentence id="2"><Parse>(S)</Parse></Sentence>
      <Sentence id="3"><Text>C fe
      """)
    #expect(found.reports.map(\.text) == ["A fell."])
    #expect(found.reports.first?.published == nil)
    #expect(found.rejects.map(\.place.piece) == ["text 2", "text 3", "text 4"])
  }

  /// Memory does not grow with the source, and no limit of libxml2 is met.
  @Test func longSourcesAreRead() {
    var number = 0
    let sentence = String(
      repeating: "Troops left the town on Saturday, the envoy said. ", count: 20)
    let long = ByteStream { (most: Int) throws(ReadingError) -> [UInt8] in
      number += 1
      if number == 1 { return Array("<Sentences>".utf8) }
      if number == 20_002 { return Array("</Sentences>".utf8) }
      guard number < 20_002 else { return [] }
      return Array(
        "<Sentence id='\(number)' date='20000715'><Text>\(sentence)</Text></Sentence>".utf8)
    }
    var reader = PetrarchReader(long, source: "long")
    var count = 0
    while let reading = reader.next() {
      if case .report = reading { count += 1 } else { Issue.record("\(reading)") }
    }
    #expect(count == 20_000)
  }
}
