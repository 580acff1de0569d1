import Records

/// Tells which reports are copies of one text: agency copy in many outlets is one voice.
package enum NearDuplicates {
  package typealias Entry = (key: String, published: CalendarDate?, fingerprint: Fingerprint)

  /// Of each report's key the key of its voice: the earliest copy, of several the first by key.
  ///
  /// Copies of copies are of one voice. The result depends on the set of reports alone. A report
  /// without a day comes after all others; one without words is a voice of its own.
  ///
  /// Complexity: O(n log n) for each of 64 bands; where many share a band, each is compared with
  /// the nearest in order alone.
  package static func voices(_ reports: [Entry]) -> [String: String] {
    let entries = reports.sorted(by: precedes)
    var sets = DisjointSets(count: entries.count)
    let bands = entries.map(\.fingerprint.bands)
    for band in 0..<(bands.lazy.map(\.count).max() ?? 0) {
      var keys: [(key: UInt64, entry: Int32)] = []
      keys.reserveCapacity(entries.count)
      for entry in entries.indices where !bands[entry].isEmpty {
        keys.append((bands[entry][band], Int32(entry)))
      }
      keys.sort { ($0.key, $0.entry) < ($1.key, $1.entry) }
      for (index, one) in keys.enumerated() {
        for other in keys[(index + 1)...].prefix(nearest).prefix(while: { $0.key == one.key }) {
          let (one, other) = (Int(one.entry), Int(other.entry))
          if sets.first(of: one) != sets.first(of: other),
            entries[one].fingerprint.similarity(to: entries[other].fingerprint).isCopy
          {
            sets.join(one, other)
          }
        }
      }
    }
    var voices: [String: String] = [:]
    voices.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      voices[entry.key] = entries[sets.first(of: index)].key
    }
    return voices
  }

  /// With how many that follow it in a band a report is compared.
  private static let nearest = 32

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    let (first, second) = (a.published?.earliest ?? .max, b.published?.earliest ?? .max)
    return first == second ? a.key < b.key : first < second
  }
}
