import Foundation
import Linking
import Records
import Testing

/// Words that no other text has, in a fixed order.
private func words(_ count: Int, from first: Int = 0) -> String {
  (first..<(first + count)).map { "word\($0)" }.joined(separator: " ")
}

@Suite struct FingerprintTests {
  @Test(arguments: [
    ("The mayor's harbour “plan”", "the MAYOR’S  harbor\n'plan'!"),
    ("They organised a programme of defence", "They organized a program of defense"),
    ("École à Genève", "ÉCOLE À GENÈVE"),
    ("the travelled labour centre", "the traveled labor center"),
  ])
  func editsThatChangeNoWordChangeNothing(one: String, other: String) {
    #expect(Fingerprint(of: one) == Fingerprint(of: other))
  }

  @Test func otherWordsChangeIt() {
    #expect(Fingerprint(of: "The mayor closed it") != Fingerprint(of: "The mayor opened it"))
  }

  @Test(arguments: [0, 1, 2, 30, 5000])
  func bytesAreReadAsWritten(count: Int) throws {
    let fingerprint = Fingerprint(of: words(count))
    #expect(fingerprint.bytes.count == Fingerprint.byteCount)
    #expect(Fingerprint(bytes: fingerprint.bytes) == fingerprint)
    let json = try JSONEncoder().encode([fingerprint])
    #expect(try JSONDecoder().decode([Fingerprint].self, from: json) == [fingerprint])
  }

  @Test func bytesOfAnotherVersionOrLengthAreRefused() {
    var bytes = Fingerprint(of: words(9)).bytes
    #expect(Fingerprint(bytes: Array(bytes.dropLast())) == nil)
    bytes[0] = 9
    #expect(Fingerprint(bytes: bytes) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Fingerprint].self, from: Data(#"["AAAA"]"#.utf8))
    }
  }

  @Test func shortTextsAreComparedExactly() {
    // 60 shingles each, 30 of them the same
    let similarity = Fingerprint(of: words(62)).similarity(to: Fingerprint(of: words(62, from: 30)))
    #expect(similarity.jaccard == 30.0 / 90)
    #expect(similarity.containment == 0.5)
  }

  @Test func longTextsAreComparedNearlyExactly() {
    let similarity = Fingerprint(of: words(1000))
      .similarity(to: Fingerprint(of: words(1000, from: 500)))
    #expect(abs(similarity.jaccard - 1.0 / 3) < 0.12)
    #expect(abs(similarity.containment - 0.5) < 0.15)
  }

  @Test func textsWithoutWordsAreLikeNoOther() {
    #expect(Fingerprint(of: " \n … —").bands.isEmpty)
    let empty = Fingerprint(of: "")
    #expect(empty.isEmpty)
    #expect(empty.similarity(to: empty).isCopy == false)
  }

  @Test func textsWithoutSpacesHaveWords() {
    #expect(!Fingerprint(of: "政府在周二宣布了新的措施").similarity(to: Fingerprint(of: "北京")).isCopy)
    #expect(
      Fingerprint(of: "政府在周二宣布了新的措施").similarity(to: Fingerprint(of: "政府在周二宣布了新的措施。")).isCopy)
  }

  @Test func hostileTextsAreRead() {
    for text in [
      String(repeating: "a", count: 100_000), "\u{0}\u{FFFD}\u{1F600}", "'''’’’", "\u{301}",
    ] {
      #expect(Fingerprint(bytes: Fingerprint(of: text).bytes) == Fingerprint(of: text))
    }
  }
}

@Suite struct VoiceTests {
  private static let text = words(200)
  private static let entries: [NearDuplicates.Entry] = [
    ("c", CalendarDate("2025-05-03"), Fingerprint(of: text)),
    ("a", CalendarDate("2025-05-04"), Fingerprint(of: "Another headline. " + words(80))),
    ("b", CalendarDate("2025-05-03"), Fingerprint(of: words(200) + words(30, from: 900))),
    ("d", nil, Fingerprint(of: text)),
    ("e", CalendarDate("2025-05-01"), Fingerprint(of: words(150, from: 5000))),
    ("f", CalendarDate("2025-05-01"), Fingerprint(of: "")),
    ("g", CalendarDate("2025-05-01"), Fingerprint(of: "")),
  ]

  @Test func theEarliestCopyIsTheVoice() {
    #expect(
      NearDuplicates.voices(Self.entries)
        == ["a": "b", "b": "b", "c": "b", "d": "b", "e": "e", "f": "f", "g": "g"])
  }

  @Test func theOrderOfArrivalDoesNotMatter() {
    let expected = NearDuplicates.voices(Self.entries)
    var entries = Self.entries
    for _ in entries.indices {
      entries.append(entries.removeFirst())
      #expect(NearDuplicates.voices(entries) == expected)
      #expect(NearDuplicates.voices(entries.reversed()) == expected)
    }
  }

  @Test func nothingHasNoVoice() {
    #expect(NearDuplicates.voices([]).isEmpty)
  }

  @Test func aDigestIsNoCopyOfWhatItHolds() {
    let stories = (0..<5).map { words(60, from: 1000 * $0) }
    let voices = NearDuplicates.voices(
      [("digest", nil, Fingerprint(of: stories.joined(separator: " ")))]
        + stories.enumerated().dropFirst(2).map { ("s\($0)", nil, Fingerprint(of: $1)) })
    #expect(Set(voices.values).count == 4)
  }
}
