internal import CZlib

/// Decompression for files of evaluations, whole and in memory.
enum Gunzip {
  /// The bytes of a gzip file, all its members; nil if it is damaged or holds more than `limit`.
  static func bytes(_ compressed: [UInt8], most limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard verbale_inflate_gzip(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = compressed
    var output = [UInt8](repeating: 0, count: 1 << 16)
    var bytes: [UInt8] = []
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      while bytes.count <= limit {
        let (status, count) = output.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, output.count - Int(stream.avail_out))
        }
        bytes += output[..<count]
        if status == Z_STREAM_END {
          guard stream.avail_in > 0 else { return bytes }
          guard inflateReset(&stream) == Z_OK else { return nil }
        } else if status != Z_OK {
          return nil
        }
      }
      return nil
    }
  }
}
