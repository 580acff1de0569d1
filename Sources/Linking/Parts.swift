import Foundation
import Synchronization

/// Work in equal parts on all cores, whose results stand in the order of the parts.
final class Parts<Result: Sendable>: Sendable {
  private static var size: Int { 512 }

  private let count: Int
  private let found: Mutex<[Int: [Result]]> = Mutex([:])

  init(count: Int) {
    self.count = count
  }

  /// Calls with each part of `0..<count`, several at the same time.
  func forEach(_ body: @Sendable (Range<Int>) -> [Result]) {
    DispatchQueue.concurrentPerform(iterations: (count + Self.size - 1) / Self.size) { part in
      let start = part * Self.size
      let results = body(start..<min(start + Self.size, count))
      found.withLock { $0[part] = results }
    }
  }

  var results: [Result] {
    found.withLock { found in found.keys.sorted().flatMap { found[$0] ?? [] } }
  }
}
