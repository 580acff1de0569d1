import Ledger
import Verbale

extension Ledger {
  /// Tells on standard error where records of several coders stand side by side, and how many each
  /// of them made.
  func warnOfOtherCoders() throws {
    let coders = try coders()
    let counts = coders.map { coder in
      "\(coder.reports) by \(coder.coder.version) with model \(coder.coder.model.prefix(8))"
        + ", registry \(coder.coder.registry.prefix(8)), lexicon \(coder.coder.lexicon.prefix(8))"
    }
    warn(ofCoders: coders.count, " (" + counts.joined(separator: "; ") + ")")
  }

  /// Tells that records of so many coders are not to be compared; of one there is nothing to tell.
  func warn(ofCoders count: Int, _ remark: String) {
    guard count > 1 else { return }
    CLI.warn(
      "\(path): the records are of \(count) coders and not to be compared\(remark)"
        + "; verbale recode makes them one")
  }
}
