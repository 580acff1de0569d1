import Foundation

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
    let handle =
      switch self {
      case .file(let path): FileHandle(forReadingAtPath: path)
      case .standardInput: FileHandle?.some(.standardInput)
      }
    guard let handle else { throw ReadingError(.unreadable("it cannot be opened"), file: name) }
    let bytes: [UInt8]
    do {
      bytes = try Self.bytes(of: handle, most: limit + 1)
    } catch {
      throw ReadingError(.unreadable(error.localizedDescription), file: name)
    }
    guard bytes.count <= limit else { throw ReadingError(.tooLarge(limit: limit), file: name) }
    return bytes
  }

  private static func bytes(of handle: FileHandle, most limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit,
      let chunk = try handle.read(upToCount: min(1 << 20, limit - bytes.count)), !chunk.isEmpty
    {
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }
}
