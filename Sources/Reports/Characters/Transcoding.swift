import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The UTF-8 of bytes in another encoding, with U+FFFD where they are broken.
struct Transcoding {
  private(set) var utf8: [UInt8] = []
  /// How many bytes were replaced.
  private(set) var replaced = 0
  /// The first byte that was replaced.
  private(set) var first: Int?

  /// Decodes bytes; offsets count from the first index of the slice.
  ///
  /// - Throws: `unknownEncoding` if the system lacks the encoding. Complexity: O(bytes).
  init(_ bytes: ArraySlice<UInt8>, in encoding: CharacterEncoding) throws(ReadingError) {
    utf8.reserveCapacity(bytes.count + bytes.count / 8 + 8)
    switch encoding {
    case .utf8: decodeUTF8(bytes)
    case .utf16LittleEndian: decodeUTF16(bytes, isBigEndian: false)
    case .utf16BigEndian: decodeUTF16(bytes, isBigEndian: true)
    case .windows1252: decodeWindows1252(bytes)
    case .system(let system, let name): try decode(bytes, with: system, name)
    }
  }

  /// Decodes UTF-16 as ``init(_:in:)`` does.
  init(utf16 bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    utf8.reserveCapacity(bytes.count + 8)
    decodeUTF16(bytes, isBigEndian: isBigEndian)
  }

  private mutating func replace(_ count: Int, at index: Int) {
    utf8 += [0xEF, 0xBF, 0xBD]
    first = first ?? index
    replaced += count
  }

  /// One U+FFFD for each maximal sequence that is no UTF-8, as the Unicode Standard recommends.
  private mutating func decodeUTF8(_ bytes: ArraySlice<UInt8>) {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = bytes.startIndex
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        utf8.append(contentsOf: scalar)
        offset += scalar.count
      case .error(let length):
        replace(length, at: offset)
        offset += length
      case .emptyInput: return
      }
    }
  }

  private mutating func decodeUTF16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    var index = bytes.startIndex
    func unit(_ index: Int) -> UInt32? {
      guard index + 1 < bytes.endIndex else { return nil }
      let (high, low) = isBigEndian ? (index, index + 1) : (index + 1, index)
      return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
    }
    while index < bytes.endIndex {
      guard let first = unit(index) else {
        replace(1, at: index)
        return
      }
      if !(0xD800...0xDFFF).contains(first) {
        append(first)
        index += 2
      } else if first < 0xDC00, let second = unit(index + 2), (0xDC00...0xDFFF).contains(second) {
        append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        index += 4
      } else {
        replace(2, at: index)
        index += 2
      }
    }
  }

  private mutating func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      utf8.append(UInt8(scalar))
    } else if let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) {
      utf8.append(contentsOf: encoded)
    }
  }

  /// Bytes that stand for nothing there are control characters, as the Encoding Standard has it.
  private mutating func decodeWindows1252(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      append(
        UInt32((0x80...0x9F).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt16(byte)))
    }
  }

  /// The characters of the bytes 80 to 9F.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Through `iconv`; a byte that begins nothing is replaced by itself.
  private mutating func decode(
    _ bytes: ArraySlice<UInt8>, with system: String, _ name: String
  ) throws(ReadingError) {
    guard let converter = iconv_open("UTF-8", system), converter != iconv_t(bitPattern: -1) else {
      throw ReadingError(.unknownEncoding(name))
    }
    defer { iconv_close(converter) }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let step = Self.step(converter, bytes[index...])
      utf8 += step.output
      index += step.used
      switch step.error {
      case 0 where step.used > 0, E2BIG where step.used > 0: break
      case EINVAL:
        // The last character is cut.
        replace(bytes.endIndex - index, at: index)
        index = bytes.endIndex
      default:
        replace(1, at: index)
        index += 1
      }
    }
  }

  private static func step(
    _ converter: iconv_t, _ bytes: ArraySlice<UInt8>
  ) -> (output: [UInt8], used: Int, error: Int32) {
    let limit = 1 << 16
    var used = 0
    var error: Int32 = 0
    let output = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      bytes.withUnsafeBytes { input in
        output.withMemoryRebound(to: CChar.self) { output in
          var from = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
          var to = output.baseAddress
          var (left, room) = (input.count, limit)
          if iconv(converter, &from, &left, &to, &room) == -1 {
            error = errno
          }
          used = input.count - left
          count = limit - room
        }
      }
    }
    return (output, used, error)
  }
}
