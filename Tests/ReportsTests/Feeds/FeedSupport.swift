import Foundation
import Records
import Reports
import Testing

/// All that a reader gives.
func readings(_ reader: some PieceReader) -> [Reading] {
  var reader = reader
  var readings: [Reading] = []
  while let reading = reader.next() {
    readings.append(reading)
    if readings.count > 100_000 {
      Issue.record("the reader does not end")
      break
    }
  }
  return readings
}

func stream(_ text: String) -> ByteStream { ByteStream(Array(text.utf8)) }

extension [Reading] {
  var reports: [Report] {
    compactMap { if case .report(let report, _) = $0 { report } else { nil } }
  }

  var rejects: [Reject] {
    compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  var places: [Place] {
    map {
      switch $0 {
      case .report(_, let place): place
      case .reject(let reject): reject.place
      }
    }
  }
}

extension Report {
  /// The parts as `kind: text`.
  var lines: [String] {
    let utf8 = Array(text.utf8)
    return parts.map { "\($0.kind.rawValue): \(String(decoding: utf8[$0.range], as: UTF8.self))" }
  }
}

/// A file of `Examples/feeds`.
func example(_ name: String) throws -> ByteStream {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return ByteStream(Array(try Data(contentsOf: root.appending(path: "Examples/feeds/\(name)"))))
}

/// How long something took, in seconds.
func seconds(_ work: () -> Void) -> Double {
  let clock = ContinuousClock()
  let time = clock.measure(work)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}
