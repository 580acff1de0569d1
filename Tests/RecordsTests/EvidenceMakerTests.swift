import Foundation
import Records
import Testing

@Suite struct EvidenceMakerTests {
  static let texts = [
    "", "Mexico", "a\r\nb\rc\n", "Cafe\u{301} “noir”", "👩🏽‍🚀 and 🇲🇽 in Köln", "\u{FFFD}x\u{FFFD}",
    "日本政府は声明を発表した。", "\u{1F1F2}\u{1F1FD}\u{0301}\u{FEFF}e\u{308}\u{323}",
    String(repeating: "🚀é–x", count: 60), String(repeating: "x", count: 64),
    String(repeating: "é", count: 32), String(repeating: "x", count: 63) + "é",
  ]

  @Test("The slice at a position selector equals its quote selector's exact", arguments: texts)
  func slicesEqualQuotes(_ text: String) {
    let maker = EvidenceMaker(text)
    let points = Array(text.unicodeScalars)
    let offsets = points.indices.map { points[..<$0].reduce(0) { $0 + UTF8.width($1) } }
    let ends = offsets + [text.utf8.count]
    for start in ends.indices {
      for end in ends[start...].indices.prefix(40) {
        let evidence = maker.evidence(ends[start]..<ends[end])
        #expect(evidence.start == start)
        #expect(evidence.end == end)
        #expect(scalars(evidence.exact) == points[start..<end])
        #expect(scalars(evidence.prefix) == points[max(0, start - 32)..<start])
        #expect(scalars(evidence.suffix) == points[end..<min(points.count, end + 32)])
      }
    }
  }

  private func scalars(_ text: String) -> ArraySlice<Unicode.Scalar> {
    Array(text.unicodeScalars)[...]
  }

  @Test func positionsAreCodePointsAndNeitherBytesNorUTF16() {
    let evidence = EvidenceMaker("🇲🇽é Mexico").evidence(11..<17)
    #expect(evidence.exact == "Mexico")
    #expect(evidence.start == 4)
    #expect(evidence.end == 10)
    #expect(evidence.prefix == "🇲🇽é ")
  }

  @Test func jsonIsTwoSelectors() throws {
    let evidence = EvidenceMaker("In Köln, he said \"no\".").evidence(3..<8)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(evidence)
    #expect(
      String(decoding: json, as: UTF8.self) == """
        [{"end":7,"start":3,"type":"TextPositionSelector"},\
        {"exact":"Köln","prefix":"In ","suffix":", he said \\"no\\".",\
        "type":"TextQuoteSelector"}]
        """)
    #expect(try JSONDecoder().decode(Evidence.self, from: json) == evidence)
  }
}
