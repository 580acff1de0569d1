import ArgumentParser
import Reports

extension Evaluate {
  struct Languages: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Languages of texts, one sentence at a time and three.",
      discussion: "The file is tab-separated, with the columns language (ISO 639) and text.")

    @Argument(help: "A .tsv file with a language and a sentence on each line.")
    var file: String

    @Flag(help: "Print every text that is not right.")
    var faults = false

    func run() throws {
      let examples = try String(decoding: bytes(file), as: UTF8.self)
        .split(separator: "\n").dropFirst().map { line in
          let fields = line.split(separator: "\t", maxSplits: 1)
          guard fields.count == 2 else {
            throw ValidationError(
              "\(file): “\(line.prefix(60))” has no tab; write language, tab, text")
          }
          return LanguageScores.Example(language: String(fields[0]), text: String(fields[1]))
        }
      print("languages   \(Set(examples.map(\.language)).count)")
      for sentences in [1, 3] {
        let scores = LanguageScores(examples, sentences: sentences)
        print(
          """
          \(sentences == 1 ? "1 sentence" : "\(sentences) sentences")
            right              \(share(scores.right, scores.texts))
            no language found  \(share(scores.unknown, scores.texts))
            English found      \(share(scores.englishFound, scores.english))
            taken for English  \(share(scores.falseEnglish, scores.texts - scores.english))
          """)
        if faults { scores.faults.forEach { print("  " + $0) } }
      }
    }
  }
}
