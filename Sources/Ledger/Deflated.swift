internal import CZlib
import Foundation

/// Bytes compressed in zlib's format (RFC 1950), for columns that nobody searches.
enum Deflated {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Complexity: O(bytes).
  static func bytes(_ data: Data) throws -> Data {
    var count = compressBound(uLong(data.count))
    var result = Data(count: Int(count))
    let code = result.withUnsafeMutableBytes { target in
      data.withUnsafeBytes { source in
        compress2(
          target.bindMemory(to: UInt8.self).baseAddress, &count,
          source.bindMemory(to: UInt8.self).baseAddress, uLong(data.count), 6)
      }
    }
    guard code == Z_OK else { throw Failure(description: "zlib cannot compress (\(code))") }
    return result.prefix(Int(count))
  }

  /// - Parameter limit: more bytes than so many are refused.
  static func expanded(_ data: Data, most limit: Int = 1 << 30) throws -> Data {
    var size = max(data.count * 12, 4096)
    while true {
      var count = uLong(size)
      var result = Data(count: size)
      let code = result.withUnsafeMutableBytes { target in
        data.withUnsafeBytes { source in
          uncompress(
            target.bindMemory(to: UInt8.self).baseAddress, &count,
            source.bindMemory(to: UInt8.self).baseAddress, uLong(data.count))
        }
      }
      if code == Z_OK { return result.prefix(Int(count)) }
      guard code == Z_BUF_ERROR, size < limit else {
        throw Failure(description: "a stored record is damaged (zlib \(code))")
      }
      size = min(size * 4, limit)
    }
  }
}
