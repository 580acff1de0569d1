import Encoder
import TestSupport
import Testing

@Suite struct WordFormTests {
  @Test("Pieces, shapes and suffixes are those of the training", arguments: Reference.cases)
  func formsAgreeWithTheReference(_ reference: Reference.Case) throws {
    let forms = try Model.best.get().forms(reference.words)
    #expect(forms.flatMap(\.pieces) == reference.pieces)
    #expect(
      forms.indices.map { forms[..<$0].reduce(0) { $0 + $1.pieces.count } } == reference.first)
    #expect(forms.map(\.shape) == reference.shapes)
    #expect(forms.map(\.suffix2) == reference.suffixes2)
    #expect(forms.map(\.suffix3) == reference.suffixes3)
  }

  @Test(arguments: [
    ("Ankara", "ankara"), ("São", "sao"), ("Ngày", "ngay"), ("İZMİR", "izmir"), ("’t", "'t"),
    ("«Non»", "\"non\""), ("``", "''"), ("Straße", "straße"), ("Å\u{30A}", "a"),
    ("\u{301}\u{308}", ""),
    ("Đà", "đa"), ("ΑΘΗΝΑ", "αθηνα"), ("", ""),
  ])
  func foldedFormsHaveNeitherCapitalsNorAccents(_ word: String, _ folded: String) {
    #expect(WordShape.folded(word) == folded)
  }

  @Test(arguments: [
    ("Sheinbaum", "Xxx"), ("U.S.", "X.X."), ("1,200", "d,dd"), ("COVID-19", "XX-dd"),
    ("o’clock", "x'xx"),
    ("Élodie", "Xxx"), ("٤٢", "dd"), ("日本", "xx"), ("🚀", "*"), ("🚀🚀🚀", "**"),
    ("a1b2c3d4e5", "xdxdxdxd"),
    ("", ""), ("–", "*"), ("\u{7}", "\u{7}"), ("ǅ", "x"),
  ])
  func shapes(_ word: String, _ shape: String) { #expect(WordShape.shape(word) == shape) }

  @Test(arguments: [
    ("envoy", 2, "oy"), ("envoy", 3, "voy"), ("on", 2, "^on"), ("on", 3, "^on"), ("", 2, "^"),
    ("ab🚀", 2, "b🚀"), ("ab🚀", 3, "^ab🚀"),
  ])
  func suffixes(_ word: String, _ length: Int, _ suffix: String) {
    #expect(WordShape.suffix(ofFolded: word, length) == suffix)
  }

  /// The case of the sentence, its first word, then the word's own shape.
  @Test(arguments: [
    (["“", "Rain", "stops", "flights"], ["n \"", "n^Xxx", "n xx", "n xx"]),
    (["FLOOD", "WATERS", "REACH", "IRPIN"], ["u^XX", "u XX", "u XX", "u XX"]),
    (["Miners", "Strike", "in", "Potosí"], ["t^Xxx", "t Xxx", "t xx", "t Xxx"]),
    (["Oslo", "Talks"], ["n^Xxx", "n Xxx"]),
    (["7", ",", "!"], ["n d", "n ,", "n !"]),
    ([], []),
  ])
  func sentenceCase(_ words: [String], _ keys: [String]) {
    #expect(WordShape.shapeKeys(words) == keys)
  }

  @Test func everyWordHasPieces() throws {
    let encoder = try Model.best.get()
    let words = [
      "", " ", "\u{301}\u{302}", "\u{0}", "🚀", "🇲🇽", "日本政府", "a b", "x-y.z", "\u{200B}", "…",
      String(repeating: "a", count: 101), String(repeating: "é", count: 10_000),
    ]
    let forms = encoder.forms(words)
    #expect(forms.count == words.count)
    #expect(forms.allSatisfy { !$0.pieces.isEmpty })
    let unknown = forms[0].pieces
    #expect(unknown == forms[2].pieces)
    #expect(unknown == forms[12].pieces)
    #expect(unknown == forms[11].pieces)
  }

  @Test func punctuationParts() throws {
    let encoder = try Model.best.get()
    let parts = encoder.forms(["cease", "-", "fire"]).flatMap(\.pieces)
    #expect(encoder.forms(["cease-fire"])[0].pieces == parts)
    #expect(encoder.forms(["Cease fire"])[0].pieces == [parts[0], parts[2]])
  }
}
