import Actors
import ArgumentParser
import Reports
import Verbale

struct Time: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Tells how long each room takes for a report, and how long the registry takes to load.",
    shouldDisplay: false)

  @Argument(help: "Plain-text reports: files or folders.")
  var paths: [String]

  @Option(help: "How often to read them.")
  var runs = 20

  @OptionGroup var data: DataOptions

  func run() throws {
    let clock = ContinuousClock()
    var (tables, names): ([Duration], [Duration]) = ([], [])
    for _ in 0..<9 {
      let start = clock.now
      let facts = try data.facts()
      let read = clock.now
      _ = ActorResolver.names(facts)
      tables.append(read - start)
      names.append(clock.now - read)
    }
    let recorder = try data.recorder()
    let reports = try ReportFiles(paths).map { try PlainTextReader().read(try $0.get()) }
    var spent: [Recorder.Stage: [Duration]] = [:]
    for _ in 0..<runs {
      var round: [Recorder.Stage: Duration] = [:]
      for report in reports {
        var last = clock.now
        _ = recorder.explained(report) { stage in
          let now = clock.now
          round[stage, default: .zero] += now - last
          last = now
        }
      }
      for (stage, time) in round { spent[stage, default: []].append(time) }
    }
    print(
      "registry: \(milliseconds(tables)) ms to read, \(milliseconds(names)) ms to index its names")
    for stage in Recorder.Stage.allCases {
      print("\(stage): \(milliseconds(spent[stage] ?? [], per: reports.count)) ms a report")
    }
  }

  /// The median, to a hundredth.
  private func milliseconds(_ times: [Duration], per count: Int = 1) -> Double {
    guard !times.isEmpty else { return 0 }
    let median = times.sorted()[times.count / 2] / max(count, 1)
    return (Double(median.components.attoseconds) / 1e13 + Double(median.components.seconds) * 1e5)
      .rounded() / 100
  }
}
