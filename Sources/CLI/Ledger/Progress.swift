import Foundation

/// How far a long run has come, told on standard error: on a terminal in one line that changes,
/// else in a line now and then.
struct Progress {
  /// What was done with so many reports, in the order in which it is told.
  private var counts: [(what: String, count: Int)] = []
  private let total: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var told: ContinuousClock.Instant
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// - Parameter total: how many reports there are, where that is known.
  init(total: Int?) {
    self.total = total
    start = clock.now
    told = start
  }

  var done: Int { counts.reduce(0) { $0 + $1.count } }

  mutating func count(_ what: String) {
    if let index = counts.firstIndex(where: { $0.what == what }) {
      counts[index].count += 1
    } else {
      counts.append((what, 1))
    }
  }

  /// Tells how far it is, not too often.
  mutating func tell() {
    let now = clock.now
    guard now - told >= (isTerminal ? .seconds(1) : .seconds(30)) else { return }
    told = now
    let line = summary + (left.map { ", \($0) left" } ?? "")
    write(isTerminal ? "\r\u{1B}[K\(line)" : "verbale: \(line)\n")
  }

  /// Makes room for a line of something else.
  func clear() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  func finish() {
    clear()
    write("verbale: \(summary)\n")
  }

  private var left: Int? { total.map { max($0 - done, 0) } }

  /// "120 added, 3 already there; 14.2 reports a second"
  private var summary: String {
    let counted = counts.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
    let seconds = (clock.now - start) / .seconds(1)
    let rate = seconds > 0 ? (Double(done) / seconds * 10).rounded() / 10 : 0
    return (counted.isEmpty ? "no reports" : counted) + "; \(rate) reports a second"
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
