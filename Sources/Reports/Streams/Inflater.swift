internal import CZlib

/// Inflates the bytes of one DEFLATE stream after another; the state of zlib behind a safe type.
final class Inflater {
  /// What stands around the compressed bytes.
  enum Wrapping {
    /// RFC 1952.
    case gzip
    /// RFC 1950 or RFC 1952, by its first bytes.
    case zlib
    /// RFC 1951: nothing.
    case none
  }

  /// What came of one step.
  struct Step {
    var output: [UInt8]
    /// How many bytes of the input were used.
    var used: Int
    /// Whether the stream ended; the next step begins another.
    var isAtEnd: Bool
    /// Why there is nothing behind the output.
    var failure: Failure?
  }

  /// Why the bytes cannot be inflated, in the words of zlib.
  struct Failure: Error {
    let complaint: String
  }

  /// zlib keeps a pointer to it, so that it may not move.
  private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init(_ wrapping: Wrapping) throws(Failure) {
    state.initialize(to: z_stream())
    let status =
      switch wrapping {
      case .gzip: verbale_inflate_gzip(state)
      case .zlib: verbale_inflate_any(state)
      case .none: verbale_inflate_raw(state)
      }
    guard status == Z_OK else { throw Failure(complaint: "zlib has no memory") }
  }

  deinit {
    inflateEnd(state)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Inflates until the input is used up, the stream ends, or there are so many bytes of output.
  func step(_ input: ArraySlice<UInt8>, most limit: Int) -> Step {
    var status = Z_OK
    var used = 0
    let output = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      input.withUnsafeBufferPointer { bytes in
        let given = uInt(clamping: bytes.count)
        let room = uInt(clamping: limit)
        state.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        state.pointee.avail_in = given
        state.pointee.next_out = output.baseAddress
        state.pointee.avail_out = room
        status = inflate(state, Z_NO_FLUSH)
        used = Int(given - state.pointee.avail_in)
        count = Int(room - state.pointee.avail_out)
      }
    }
    var step = Step(output: output, used: used, isAtEnd: status == Z_STREAM_END)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: inflateReset(state)
    default:
      let words = state.pointee.msg.map { String(cString: $0) }
      step.failure = Failure(complaint: words ?? "zlib says \(status)")
    }
    return step
  }

  /// Inflates all of some bytes, of which the first stream counts; what follows it is left out.
  ///
  /// - Throws: `damaged` if they are no such stream or end too early, `tooLarge` if more than
  ///   `limit` bytes come of them, `tooSlow`.
  static func inflated(
    _ bytes: ArraySlice<UInt8>, _ wrapping: Wrapping, most limit: Int, until deadline: Deadline
  ) throws(ReadingError) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes
    do throws(Failure) {
      let inflater = try Inflater(wrapping)
      while !deadline.hasPassed {
        let step = inflater.step(rest, most: min(1 << 20, limit + 1))
        output += step.output
        rest = rest.dropFirst(step.used)
        if let failure = step.failure { throw failure }
        if output.count > limit { break }
        if step.isAtEnd {
          guard wrapping == .gzip, GzipStream.matches(rest) else { return output }
        } else if step.used == 0, step.output.isEmpty {
          throw Failure(complaint: "it ends too early")
        }
      }
    } catch {
      throw ReadingError(.damaged(error.complaint), byte: rest.startIndex - bytes.startIndex)
    }
    if output.count <= limit { try deadline.check() }
    throw ReadingError(.tooLarge(limit: limit))
  }
}
