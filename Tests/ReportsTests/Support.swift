internal import CZlib
import Reports

/// The bytes as one member of gzip.
func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  let version = ZLIB_VERSION
  guard
    deflateInit2_(
      &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version,
      Int32(MemoryLayout<z_stream>.size)) == Z_OK
  else { return [] }
  defer { deflateEnd(&stream) }
  var input = bytes
  let room = Int(deflateBound(&stream, UInt(bytes.count)))
  return input.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: room) { output, count in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = uInt(room)
      deflate(&stream, Z_FINISH)
      count = room - Int(stream.avail_out)
    }
  }
}

func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

/// A stream that gives its bytes in pieces of one size, however many are asked for.
func stream(_ bytes: [UInt8], by size: Int) -> ByteStream {
  var rest = bytes[...]
  return ByteStream { (most: Int) throws(ReadingError) -> [UInt8] in
    let count = min(size, most)
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}

/// All bytes up to the end or the error, and the error.
func drain(_ stream: ByteStream, by size: Int = 1000) -> (bytes: [UInt8], error: ReadingError?) {
  var bytes: [UInt8] = []
  do {
    while true {
      let more = try stream.read(size)
      if more.isEmpty { return (bytes, nil) }
      bytes += more
    }
  } catch {
    return (bytes, error)
  }
}
