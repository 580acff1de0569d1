import Foundation
import Records
import Reports

/// Which reader the bytes go to: a kind of source, or `gzip`, `text` with any encoding, or `door`.
private let target = ProcessInfo.processInfo.environment["READER"] ?? "door"

/// What libFuzzer calls with bytes that it makes up.
///
/// A reader has to come to an end, and what it gives has to hold: parts within the text, in order.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch target {
  case "gzip": drain(ByteStream(bytes))
  case "encodings": decode(bytes)
  case "door": check(bytes, as: nil)
  default:
    guard let kind = SourceKind(rawValue: target) else { fatalError("no reader is called \(target)") }
    check(bytes, as: kind)
  }
  return 0
}

private func check(_ bytes: [UInt8], as kind: SourceKind?) {
  let reader = ReportReader(
    kind: kind, limits: ReadingLimits(bytes: 100_000, depth: 64, seconds: 5))
  var pieces = 0
  for reading in reader.readings(of: ByteStream(bytes), named: "fuzz") {
    pieces += 1
    precondition(pieces <= 2 * bytes.count + 2, "more pieces than bytes")
    guard case .report(let report, _) = reading else { continue }
    var end = 0
    for part in report.parts {
      precondition(part.range.lowerBound >= end, "parts overlap")
      end = part.range.upperBound
    }
    precondition(end <= report.text.utf8.count, "a part lies outside the text")
  }
}

private func drain(_ source: ByteStream) {
  guard let stream = try? GzipStream.inflating(source) else { return }
  while let more = try? stream.read(1000), !more.isEmpty {}
}

/// The first byte chooses the label.
private func decode(_ bytes: [UInt8]) {
  let labels = [
    nil, "utf-16", "utf-16be", "windows-1252", "shift_jis", "gb18030", "big5", "euc-kr", "koi8-r",
  ]
  guard let first = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let label = labels[Int(first) % labels.count]
  guard let decoded = try? CharacterDecoder.decode(rest, as: .html, label: label) else { return }
  precondition(Array(decoded.text.utf8) == decoded.utf8, "the text is not its bytes")
}
