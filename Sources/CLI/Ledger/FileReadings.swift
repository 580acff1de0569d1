import Reports

/// What the paths of a command line hold, one reading after the other.
struct FileReadings: Sequence, IteratorProtocol {
  private var files: ReportFiles.Iterator
  private let reader: ReportReader
  /// The file that is being read.
  private var readings: Readings?

  init(_ paths: [String], _ reader: ReportReader) {
    files = ReportFiles(paths).makeIterator()
    self.reader = reader
  }

  mutating func next() -> Reading? {
    while true {
      if let reading = readings?.next() { return reading }
      guard let file = files.next() else { return nil }
      switch file {
      case .success(let source): readings = reader.readings(of: source)
      case .failure(let error):
        readings = nil
        return .reject(Reject(error))
      }
    }
  }
}
