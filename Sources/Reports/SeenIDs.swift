/// The ids of the pieces of a source, of which no two may be the same.
///
/// Memory grows by 16 bytes with each id.
struct SeenIDs {
  private var seen: Set<Fingerprint> = []

  /// Why a piece with an id is not read; nil where no piece before had it.
  mutating func objection(to id: String) -> String? {
    if seen.insert(Fingerprint(id)).inserted { return nil }
    return "its id “\(id.prefix(200))” was there before; only the first one is read"
  }

  /// 128 bits of an id: FNV-1a from two starts.
  private struct Fingerprint: Hashable {
    let first, second: UInt64

    init(_ id: String) {
      var (first, second): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15)
      for byte in id.utf8 {
        first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
        second = (second ^ UInt64(byte ^ 0x5A)) &* 0x100_0000_01b3
        second ^= second >> 29
      }
      (self.first, self.second) = (first, second)
    }
  }
}
