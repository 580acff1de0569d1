import Dispatch
import Foundation

/// The signals that ask a program to end, taken as a wish until this ends.
final class Interrupts {
  private static let signals = [SIGINT, SIGTERM]
  private let sources: [any DispatchSourceSignal]

  /// - Parameter stop: called at the first; the second ends the program as it would have without
  ///   this.
  init(stop: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "interrupts")
    sources = Self.signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        for number in Self.signals { signal(number, SIG_DFL) }
        stop()
      }
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
