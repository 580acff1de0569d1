/// The time until which a piece has to be read.
struct Deadline {
  private let limit: Double
  private let end: ContinuousClock.Instant

  init(_ limits: ReadingLimits) {
    limit = limits.seconds
    end = .now + .seconds(min(limits.seconds, 1e9))
  }

  var hasPassed: Bool { ContinuousClock.now > end }

  /// - Throws: `tooSlow` once it has passed.
  func check() throws(ReadingError) {
    if hasPassed { throw ReadingError(.tooSlow(limit: limit)) }
  }
}
