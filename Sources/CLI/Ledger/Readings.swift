import Reports

/// What the paths of a command line hold, one reading after the other.
struct Readings: Sequence, IteratorProtocol {
  private var files: ReportFiles.Iterator
  private let reader: PlainTextReader
  private let defaults: ReportDefaults

  init(_ paths: [String], limits: ReadingLimits, defaults: ReportDefaults) {
    files = ReportFiles(paths).makeIterator()
    reader = PlainTextReader(maximumBytes: limits.bytes)
    self.defaults = defaults
  }

  mutating func next() -> Reading? {
    guard let file = files.next() else { return nil }
    do {
      let source = try file.get()
      let report = try reader.read(
        source, published: defaults.published, outlet: defaults.outlet, url: defaults.url)
      return .report(report, Place(source: source.name))
    } catch {
      return .reject(Reject("\(error)", at: Place(source: error.file ?? "")))
    }
  }

  /// How many readings there will be; nil where only reading tells.
  static func count(of paths: [String]) -> Int? {
    paths.contains("-") ? nil : ReportFiles(paths).reduce(0) { count, _ in count + 1 }
  }
}
