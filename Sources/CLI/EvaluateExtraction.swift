import ArgumentParser
import Foundation
import Records
import Reports
import Verbale

extension Evaluate {
  struct Extraction: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Title, day, byline and text of web pages against what should be read from them.",
      discussion: """
        The folder holds pages NAME_2024_05_02.html.gz and beside them NAME.json: an object with \
        what is expected of each version of the outlet's layout, the oldest first: {"V1": {"title", \
        "publishing_date", "authors", "body": {"summary", "sections": [{"headline", \
        "paragraphs"}]}}}. The text is compared as a bag of words; its scores are means over the \
        pages.
        """)

    @Argument(help: "A folder with pages, or with folders of them.")
    var folder: String

    @Flag(help: "Print what is not right, page by page.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      var scores = ExtractionScores()
      for page in try PageCase.read(folder: folder) where options.takes(page.id) {
        var report: Report?
        do {
          report = try PageReader().read(page.html, url: page.url)
        } catch {
          warn(error.naming(page.path))
        }
        let found = scores.add(page, report)
        if faults { found.forEach { tell("\(page.id)  \($0)", options) } }
      }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
        pages      \(scores.pages), without a report \(scores.failed)
        text F1    \(percent(scores.f1))
        precision  \(percent(scores.precision))
        recall     \(percent(scores.recall))
        title      \(share(scores.titles.right, scores.titles.all))
        day        \(share(scores.days.right, scores.days.all))
        byline     \(share(scores.bylines.right, scores.bylines.all))
        """)
    }
  }
}
