import Encoder
import Language
import Statements
import TestSupport
import Testing

/// The tagger of the committed model, on sentences of our own.
@Suite struct AttributionTaggerTests {
  private static let file = Result { try ModelFile(path: Repository.model) }
  private static let annotator = Result { try Annotator(file.get()) }
  private static let tagger = Result { try AttributionTagger(file.get()) }

  private static func annotated(_ text: String) throws -> AnnotatedText {
    try annotator.get().annotate(Tokenizer().tokenize(SourceText(text)))
  }

  private static let report = """
    The mayor of Lima said on Monday that the old bridge would be closed. “The piers are cracked,” \
    the engineer Ana Ruiz told reporters.

    According to the ministry, repairs will take a year. Traffic was light.
    """

  @Test func sourceCueAndContentAreFound() throws {
    let text = try Self.annotated(
      "The mayor of Lima said on Monday that the old bridge would be closed.")
    let found = try Self.tagger.get().read(text)
    try #require(found.count == 1)
    #expect(text.string(ofWords: found[0].cue).contains("said"))
    #expect(found[0].sources.map { text.string(ofWords: $0) } == ["The mayor of Lima"])
    let content = found[0].contents.map { text.string(ofWords: $0) }.joined(separator: " ")
    #expect(content.contains("the old bridge would be closed"))
  }

  @Test func cuesComeInTheOrderOfTheText() throws {
    let text = try Self.annotated(Self.report)
    let found = try Self.tagger.get().read(text)
    #expect(found.count == 3)
    for (one, next) in zip(found, found.dropFirst()) {
      #expect(one.cue.upperBound <= next.cue.lowerBound)
    }
    // a word has one role
    let words = found.flatMap { [$0.cue] + $0.sources + $0.contents }.flatMap { Array($0) }
    #expect(Set(words).count == words.count)
    // what belongs together stands in one paragraph
    for tagged in found {
      for part in tagged.sources + tagged.contents {
        #expect(
          text.paragraphs.contains {
            $0.contains(part.lowerBound) && $0.contains(tagged.cue.lowerBound)
          })
      }
    }
  }

  @Test func sameTextGivesTheSameEachTime() throws {
    let tagger = try Self.tagger.get()
    let text = try Self.annotated(Self.report)
    let first = tagger.read(text)
    _ = tagger.read(try Self.annotated("Goats graze."))
    for _ in 0..<3 { #expect(tagger.read(text) == first) }
    #expect(try AttributionTagger(Self.file.get()).read(text) == first)
  }

  @Test func textWithoutVectorsHasNone() throws {
    let tree = try Tree.read("Denmark//PROPN/2/nsubj said/say/VERB/0/root")
    #expect(try Self.tagger.get().read(tree) == [])
    #expect(try Self.tagger.get().read(try Self.annotated("")) == [])
  }

  /// What is longer than any window is read in parts.
  @Test(arguments: [191, 192, 193, 1_000]) func longSentenceIsRead(_ count: Int) throws {
    let body = (0..<(count - 3)).map { $0 % 9 == 8 ? "said" : "goat" }.joined(separator: " ")
    let text = try Self.annotated("The mayor " + body + ".")
    #expect(text.words.count == count)
    for tagged in try Self.tagger.get().read(text) {
      for part in [tagged.cue] + tagged.sources + tagged.contents {
        #expect(0 <= part.lowerBound && part.upperBound <= count)
      }
    }
  }
}
