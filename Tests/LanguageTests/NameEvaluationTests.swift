import Foundation
import Language
import Testing

@Suite struct NameEvaluationTests {
  static let file = """
    # article = first.txt
    https://example.org/1\tO

    Ann\tB-Person
    Lee\tI-Person
    visited
    Rome\tI-Location
    US\tB-Money\tB-Location
    \u{0020}Acme\tB-Organization
    Bank\tB-Organization
    \t
    x\tB-Unknown

    # article = second.txt
    Yes\tO

    """

  @Test func readsArticles() {
    let articles = BIO.read(Self.file)
    #expect(articles.map(\.id) == ["first.txt", "second.txt"])
    let text = articles[0].text
    let source = "https://example.org/1\nAnn Lee visited Rome US Acme Bank x"
    #expect(text.source.utf8 == Array(source.utf8))
    #expect(text.sentences.map(\.words) == [0..<1, 1..<9])
    #expect(text.words.allSatisfy { text.source[$0.range] == $0.form })
    #expect(
      articles[0].names == [
        Name(.person, 1..<3), Name(.location, 4..<5), Name(.money, 5..<6),
        Name(.organization, 6..<7), Name(.organization, 7..<8),
      ])
    #expect(articles[1].text.words.map(\.form) == ["Yes"])
    #expect(BIO.read("").isEmpty)
  }

  @Test(arguments: [
    (["I-Person", "I-Person"], [Name(.person, 0..<2)]),
    (["B-Person", "I-Location", "I-Location"], [Name(.person, 0..<1), Name(.location, 1..<3)]),
    (["B-Person", "B-Person", "O", "I-Person"], [0..<1, 1..<2, 3..<4].map { Name(.person, $0) }),
    (["O", "X", ""], []),
  ])
  func readsTags(tags: [String], names: [Name]) {
    #expect(Name.names(tags: tags) == names)
  }

  @Test func tagsAndNamesAreTheSame() {
    let names = [Name(.date, 0..<1), Name(.date, 1..<3), Name(.group, 4..<6)]
    let tags = ["B-Date", "B-Date", "I-Date", "O", "B-NORP", "I-NORP"]
    #expect(Name.tags(names, count: 6) == tags)
    #expect(Name.names(tags: tags) == names)
    #expect(
      Name.tags([Name(.date, 0..<2), Name(.person, 1..<3)], count: 3) == ["B-Date", "I-Date", "O"])
  }

  @Test func countsByHand() throws {
    let gold = [Name(.person, 0..<2), Name(.person, 4..<5), Name(.location, 6..<7)]
    let system = [
      Name(.person, 0..<2), Name(.person, 4..<6), Name(.organization, 6..<7), Name(.date, 8..<9),
    ]
    var scores = NameScores(gold: gold, system: system)
    #expect(scores.all == EvaluationScore(correct: 1, gold: 3, system: 4))
    #expect(scores.all.f1 == 2.0 / 7)
    #expect(scores.kinds["Person"] == EvaluationScore(correct: 1, gold: 2, system: 2))
    #expect(scores.kinds["Location"] == EvaluationScore(correct: 0, gold: 1, system: 0))
    #expect(scores.kinds["Organization"] == EvaluationScore(correct: 0, gold: 0, system: 1))
    #expect(scores.kinds["Money"] == nil)
    let data = try JSONEncoder().encode(scores)
    #expect(try JSONDecoder().decode(NameScores.self, from: data) == scores)
    scores += scores
    #expect(scores.all == EvaluationScore(correct: 2, gold: 6, system: 8))
    #expect(scores.kinds["Person"]?.recall == 0.5)
  }
}
