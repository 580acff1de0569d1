/// Where the bytes of a report come from.
package enum ReportSource: Hashable, Sendable {
  case file(String)
  case standardInput

  /// The path as given, or "standard input".
  package var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }

  /// The bytes, of which no more are read than it takes to see that there are too many.
  package func bytes(most limit: Int) throws(ReadingError) -> [UInt8] {
    do {
      return try ByteStream(self).rest(most: limit)
    } catch {
      throw error.naming(name)
    }
  }
}
