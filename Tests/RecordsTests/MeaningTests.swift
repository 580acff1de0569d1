import Foundation
import Records
import Testing

@Suite struct MeaningTests {
  @Test func isWrittenAsItIsRead() throws {
    let meaning = Meaning(values: [-127, 0, 1, 127])
    let json = try JSONEncoder().encode([meaning])
    #expect(String(decoding: json, as: UTF8.self) == "[\"gQABfw==\"]")
    #expect(try JSONDecoder().decode([Meaning].self, from: json) == [meaning])
  }

  @Test func whatIsNoBase64IsRefused() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Meaning].self, from: Data("[\"*\"]".utf8))
    }
  }

  @Test func similarityIsTheCosine() {
    let north = Meaning(values: [0, 100])
    #expect(north.similarity(to: Meaning(values: [0, 50])) == 1)
    #expect(north.similarity(to: Meaning(values: [0, -127])) == -1)
    #expect(north.similarity(to: Meaning(values: [9, 0])) == 0)
    #expect(abs(north.similarity(to: Meaning(values: [30, 30])) - 0.7071) < 0.001)
  }

  @Test func whatCannotBeComparedIsNotNear() {
    let north = Meaning(values: [0, 100])
    #expect(north.similarity(to: Meaning(values: [0, 100, 0])) == 0)
    #expect(north.similarity(to: Meaning(values: [0, 0])) == 0)
    #expect(Meaning(values: []).similarity(to: Meaning(values: [])) == 0)
  }
}
