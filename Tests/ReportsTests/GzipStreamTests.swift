import Reports
import Testing

@Suite struct GzipStreamTests {
  private let text = (0..<20_000).flatMap { Array("The truce of day \($0) holds.\n".utf8) }

  private func inflate(_ bytes: [UInt8], by size: Int = 1 << 16) throws -> (
    bytes: [UInt8], error: ReadingError?
  ) {
    drain(try GzipStream.inflating(stream(bytes, by: size)))
  }

  @Test(arguments: [1, 2, 3000]) func membersAreOneStream(_ count: Int) throws {
    let parts = (0..<count).map { Array("Report \($0) of the mission.\n".utf8) }
    let read = try inflate(parts.flatMap { gzip($0) })
    #expect(read.bytes == parts.flatMap { $0 })
    #expect(read.error == nil)
  }

  @Test(arguments: [1, 7, 4096]) func sizeOfPiecesChangesNothing(_ size: Int) throws {
    let read = try inflate(gzip(text) + gzip([]) + gzip("End."), by: size)
    #expect(read.bytes == text + Array("End.".utf8))
    #expect(read.error == nil)
  }

  @Test("What comes before the cut is given", arguments: [3, 11, 5000, -9, -1])
  func truncated(_ cut: Int) throws {
    let whole = gzip(text)
    let bytes = Array(cut < 0 ? whole.dropLast(-cut) : whole.prefix(cut))
    let read = try inflate(bytes)
    #expect(text.starts(with: read.bytes))
    #expect(cut != -1 || read.bytes == text)
    #expect(cut != 5000 || read.bytes.count > 10_000)
    #expect(read.error == ReadingError(.damaged("it ends too early"), byte: bytes.count))
  }

  @Test func damageIsToldWithItsOffset() throws {
    var bytes = gzip(text)
    let place = bytes.count / 2
    for index in place..<place + 20 { bytes[index] ^= 0xFF }
    let read = try inflate(gzip("Before. ") + bytes)
    #expect(read.bytes.count > 10_000)
    #expect(read.bytes.starts(with: Array("Before. The truce of day 0 holds.".utf8)))
    guard case .damaged = read.error?.reason, let byte = read.error?.byte else {
      Issue.record("\(String(describing: read.error))")
      return
    }
    #expect(byte >= place)
  }

  @Test func wrongChecksumIsAnError() throws {
    var bytes = gzip("Truce holds")
    bytes[bytes.count - 8] ^= 1
    let read = try inflate(bytes)
    #expect(read.bytes == Array("Truce holds".utf8))
    #expect(read.error?.reason == .damaged("incorrect data check"))
  }

  @Test func zerosBehindTheLastMemberAreFilling() throws {
    let filled = try inflate(gzip("a") + [UInt8](repeating: 0, count: 100_000))
    #expect(filled.bytes == [0x61])
    #expect(filled.error == nil)
    let bytes = gzip("a") + [0, 0, 1]
    let read = try inflate(bytes)
    #expect(read.bytes == [0x61])
    #expect(
      read.error
        == ReadingError(.damaged("what follows the last member is no gzip"), byte: bytes.count - 1))
  }

  @Test func bombsAreNotRead() throws {
    let member = gzip([UInt8](repeating: 0x20, count: 20_000_000), level: 9)
    let stream = try GzipStream.inflating(ByteStream((0..<20).flatMap { _ in member }))
    let error = #expect(throws: ReadingError.self) {
      while try stream.skip(1 << 20) > 0 {}
    }
    #expect(error?.reason == .bomb)
    #expect(stream.offset < 80_000_000)
  }
}

@Suite struct ByteStreamTests {
  private struct Line: Equatable {
    let text: String
    let isTooLong: Bool
  }

  private func lines(_ stream: ByteStream, most: Int) throws -> [Line] {
    var lines: [Line] = []
    while let line = try stream.line(most: most) {
      lines.append(
        Line(text: String(decoding: line.bytes, as: UTF8.self), isTooLong: line.isTooLong))
    }
    return lines
  }

  @Test(arguments: [1, 2, 3, 100]) func linesEndAtLineFeeds(_ size: Int) throws {
    let long = String(repeating: "x", count: 300_000)
    let text = "one\r\n\ntoolong\n\(long)\nfour\r\nlast"
    let found = try lines(stream(Array(text.utf8), by: size), most: 4)
    let expected = [
      ("one", false), ("", false), ("", true), ("", true), ("four", false), ("last", false),
    ]
    #expect(found == expected.map { Line(text: $0.0, isTooLong: $0.1) })
  }

  @Test func lineBeforeAFailureIsNoLine() throws {
    var bytes = gzip("one\ntwo\nthr")
    bytes.removeLast(2)
    let stream = try GzipStream.inflating(ByteStream(bytes))
    #expect(try stream.line(most: 10)?.bytes == Array("one".utf8))
    #expect(try stream.line(most: 10)?.bytes == Array("two".utf8))
    for _ in 0..<2 {
      #expect(throws: ReadingError(.damaged("it ends too early"), byte: bytes.count)) {
        try stream.line(most: 10)
      }
    }
  }

  @Test func restIsAllOrNothing() throws {
    #expect(try ByteStream([1, 2, 3]).rest(most: 3) == [1, 2, 3])
    #expect(throws: ReadingError(.tooLarge(limit: 2))) { try ByteStream([1, 2, 3]).rest(most: 2) }
    let cut = try GzipStream.inflating(ByteStream(gzip("Truce holds").dropLast(1)))
    #expect(throws: ReadingError.self) { try cut.rest(most: 100) }
  }

  @Test func offsetCountsWhatWasRead() throws {
    let stream = stream(Array(0..<100), by: 7)
    #expect(try stream.peek(10).count == 10)
    #expect(stream.offset == 0)
    #expect(try stream.skip(20) == 20)
    #expect(try stream.read(5) == Array(20..<25))
    #expect(stream.offset == 25)
    #expect(try stream.skip(1000) == 75)
    #expect(stream.offset == 100)
  }
}
