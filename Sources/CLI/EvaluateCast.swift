import ArgumentParser
import Foundation
import Records
import Verbale

extension Evaluate {
  struct Actors: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Country, sector and identity of actors against hand-written cases.",
      discussion: """
        A line of the file is a case: {"id", "text", "published", "mention", "occurrence", \
        "country", "sector", "registry"}.
        """)

    @Argument(help: "A file with a case as JSON on each line.")
    var file: String

    @Flag(help: "Print every case that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var scores = ActorScores()
      for one in try readCases(try bytes(file), of: ActorCase.self) where options.takes(one.id) {
        let record = try recorder.record(
          text: one.pointed.text, published: one.pointed.published)
        let verdict = one.judge(record)
        scores.add(verdict)
        if faults, !verdict.faults.isEmpty {
          print("\(one.id) “\(one.pointed.mention)”: \(verdict.faults.joined(separator: "; "))")
        }
      }
      if options.json { return print(try CLI.json(scores)) }
      print(
        """
        country   \(share(scores.country, scores.cases))
        sector    \(share(scores.sector, scores.cases))
        identity  \(share(scores.registry, scores.listed))
        missing   \(share(scores.missing, scores.cases))
        """)
    }
  }

  struct Coreference: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What words refer to, against hand-written cases.",
      discussion: """
        A line of a .jsonl file is a case: {"id", "kind", "text", "published", "mention", \
        "occurrence", "refersTo"}.
        """)

    @Argument(help: "A file with a case as JSON on each line.")
    var file: String

    @Flag(help: "Print every case that is not right.")
    var faults = false

    @OptionGroup var options: Options

    func run() throws {
      let recorder = try options.data.recorder()
      var right: [String: (right: Int, all: Int)] = [:]
      for one in try readCases(try bytes(file), of: ReferenceCase.self) where options.takes(one.id)
      {
        let record = try recorder.record(
          text: one.pointed.text, published: one.pointed.published)
        let fault = one.fault(of: record)
        for kind in [one.kind, "all"] {
          right[kind, default: (0, 0)].all += 1
          right[kind, default: (0, 0)].right += fault == nil ? 1 : 0
        }
        if faults, let fault { print("\(one.id) “\(one.pointed.mention)”: \(fault)") }
      }
      if options.json {
        return print(try CLI.json(right.mapValues { ["right": $0.right, "cases": $0.all] }))
      }
      for (kind, score) in right.sorted(by: { $0.key < $1.key }) {
        print(kind.padding(toLength: 18, withPad: " ", startingAt: 0), share(score.right, score.all))
      }
    }
  }
}

private func share(_ part: Int, _ all: Int) -> String {
  let percent = all == 0 ? 0 : (Double(part) / Double(all) * 1000).rounded() / 10
  return "\(percent) % (\(part) of \(all))"
}
