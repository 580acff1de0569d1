import Encoder
import Foundation
import TestSupport
import Testing

@Suite struct ModelFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// The bytes of a file in the safetensors format.
  static func bytes(header: String, body: [UInt8] = []) -> Data {
    let length = UInt64(header.utf8.count)
    return Data((0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + header.utf8 + body)
  }

  static let metadata = #""__metadata__":{"format":"verbale.model/1"}"#

  /// A file of this format with one tensor, `t`.
  static func tensor(_ entry: String, body: [UInt8] = []) -> Data {
    bytes(header: "{\(metadata),\"t\":\(entry)}", body: body)
  }

  private func load(_ data: Data) throws -> ModelFile {
    try ModelFile(path: folder.write("m.safetensors", data))
  }

  /// The error of `body`, which must name the file.
  private func failure(_ body: () throws -> Void) throws -> ModelError.Problem {
    let error = try #require(#expect(throws: ModelError.self) { try body() })
    #expect(error.description.contains(error.path))
    #expect(error.path.hasPrefix(folder.path))
    return error.problem
  }

  // MARK: Whole files

  @Test func missingFileIsNamed() throws {
    let path = folder.path + "/nowhere.safetensors"
    let error = #expect(throws: ModelError.self) { try ModelFile(path: path) }
    #expect(error?.problem == .missing)
    #expect(error?.path == path)
    #expect(error?.description.contains(path) == true)
    #expect(error?.description.contains("VERBALE_MODEL") == true)
  }

  @Test func folderIsNoModel() throws {
    let problem = try failure { _ = try ModelFile(path: folder.path) }
    guard case .unreadable = problem else {
      Issue.record("a folder gave \(problem)")
      return
    }
  }

  @Test(arguments: [0, 1, 7, 8]) func shortFileIsDamaged(count: Int) throws {
    let problem = try failure { _ = try load(Data(count: count)) }
    switch problem {
    case .damaged, .unreadable: break
    default: Issue.record("\(count) bytes gave \(problem)")
    }
  }

  @Test(arguments: [UInt64(2), 3, 1_000, 1 << 32, 1 << 63, .max])
  func headerLongerThanTheFileIsDamaged(length: UInt64) throws {
    let data = Data((0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + [0x7B])
    #expect(try failure { _ = try load(data) } == .damaged("its header is longer than the file"))
  }

  @Test(arguments: [
    "", "{", "null", "[]", "\"x\"", #"{"__metadata__":1}"#, #"{"__metadata__":{"format":1}}"#,
    #"{"t":{}}"#, #"{"t":{"dtype":"I8","shape":[1]}}"#, "\u{FFFD}\u{0}",
    #"{"t":{"dtype":"I8","shape":["1"],"data_offsets":[0,1]}}"#,
    #"{"t":{"dtype":"I8","shape":[1e30],"data_offsets":[0,1]}}"#,
    #"{"t":{"dtype":"I8","shape":[1],"data_offsets":[0,99999999999999999999]}}"#,
  ])
  func headerThatIsNoJSONOfAModelIsDamaged(header: String) throws {
    let data = Self.bytes(header: header, body: [1, 2, 3, 4])
    #expect(try failure { _ = try load(data) } == .damaged("its header is no JSON of a model"))
  }

  @Test(arguments: [
    ("{}", "none"), (#"{"__metadata__":{}}"#, "none"),
    (#"{"__metadata__":{"format":"verbale.model/0"}}"#, "verbale.model/0"),
    (#"{"__metadata__":{"format":""}}"#, ""),
  ])
  func otherFormatIsRefused(header: String, found: String) throws {
    let problem = try failure { _ = try load(Self.bytes(header: header)) }
    #expect(problem == .otherFormat(found: found, wanted: "verbale.model/1"))
  }

  /// Whatever is cut off the model, the file is refused by name and nothing is read past its end.
  @Test(arguments: [0, 4, 8, 9, 1_000, 10_000, 1_000_000, 12_345_678, -70_000, -4, -1])
  func truncatedModelIsRefused(length: Int) throws {
    let whole = try Repository.data("Models/verbale.safetensors")
    let kept = length < 0 ? whole.count + length : length
    let problem = try failure { _ = try load(whole.prefix(kept)) }
    switch problem {
    case .damaged, .unreadable: break
    default: Issue.record("\(kept) bytes gave \(problem)")
    }
  }

  // MARK: Tensors

  @Test(arguments: [
    "[0,5]", "[4,5]", "[5,5]", "[3,2]", "[-1,2]", "[0]", "[]", "[0,1,2]",
    "[0,9223372036854775807]", "[9223372036854775806,9223372036854775807]",
  ])
  func tensorPastTheEndIsDamaged(offsets: String) throws {
    let data = Self.tensor(
      #"{"dtype":"I8","shape":[4],"data_offsets":\#(offsets)}"#, body: [1, 2, 3, 4])
    let problem = try failure { _ = try load(data) }
    guard case .damaged(let reason) = problem else {
      Issue.record("\(offsets) gave \(problem)")
      return
    }
    #expect(reason.contains("“t”"))
  }

  @Test(arguments: [
    #"{"dtype":"F32","shape":[2],"data_offsets":[0,4]}"#,
    #"{"dtype":"F32","shape":[1],"data_offsets":[0,8]}"#,
    #"{"dtype":"F64","shape":[1],"data_offsets":[0,8]}"#,
    #"{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}"#,
    #"{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,4]}"#,
    #"{"dtype":"F32","shape":[0],"data_offsets":[0,4]}"#,
  ])
  func sizeThatIsNotTheShapesIsDamaged(entry: String) throws {
    let file = try load(Self.tensor(entry, body: [UInt8](repeating: 0, count: 8)))
    let problem = try failure { _ = try file.floats("t", shape: try file.shape("t")) }
    guard case .damaged(let reason) = problem else {
      Issue.record("\(entry) gave \(problem)")
      return
    }
    #expect(reason.contains("“t”"))
  }

  @Test func otherShapeIsTold() throws {
    let file = try load(
      Self.tensor(
        #"{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}"#, body: .init(repeating: 0, count: 8))
    )
    #expect(
      try failure { _ = try file.floats("t", shape: [1, 2]) }
        == .lacks("“t” of shape [1, 2] (it has [2, 1])"))
    #expect(try failure { _ = try file.floats("u", shape: [1]) } == .lacks("“u”"))
    #expect(try failure { _ = try file.shape("u") } == .lacks("“u”"))
  }

  @Test func otherTypeIsTold() throws {
    let octets = try load(
      Self.tensor(#"{"dtype":"I8","shape":[4],"data_offsets":[0,4]}"#, body: [1, 2, 3, 4]))
    #expect(
      try failure { _ = try octets.floats("t", shape: [4]) } == .lacks("“t” as floats (it is I8)"))
    let floats = try load(
      Self.tensor(#"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#, body: [0, 0, 0, 0]))
    #expect(
      try failure { _ = try floats.octets("t", shape: [1]) }
        == .lacks("“t” as 8-bit values (it is F32)"))
  }

  /// An odd length of the header leaves the values at odd addresses.
  @Test(arguments: ["", " ", "  ", "   "]) func valuesAreRead(padding: String) throws {
    let header =
      "{\(Self.metadata),\(padding)"
      + #""s":{"dtype":"F32","shape":[2,1],"data_offsets":[3,11]},"#
      + #""h":{"dtype":"F16","shape":[6],"data_offsets":[11,23]},"#
      + #""o":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"#
      + #""e":{"dtype":"F32","shape":[0,7],"data_offsets":[23,23]}}"#
    let single: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0]
    let half: [UInt8] = [0x00, 0x3C, 0x00, 0xC1, 0x01, 0x00, 0x00, 0x80, 0x00, 0x7C, 0xFF, 0x7B]
    let file = try load(Self.bytes(header: header, body: [9, 8, 255] + single + half))
    #expect(try file.floats("s", shape: [2, 1]) == [1, -2.5])
    let values = try file.floats("h", shape: [6])
    #expect(values == [1, -2.5, 0x1p-24, 0, .infinity, 65504])
    #expect(values[3].sign == .minus)
    #expect(Array(try file.octets("o", shape: [3])) == [9, 8, 255])
    #expect(try file.floats("e", shape: [0, 7]) == [])
  }

  @Test func halfNaNStaysNaN() throws {
    let file = try load(
      Self.tensor(#"{"dtype":"F16","shape":[1],"data_offsets":[0,2]}"#, body: [0x01, 0x7E]))
    #expect(try file.floats("t", shape: [1])[0].isNaN)
  }

  @Test func listsAreStrings() throws {
    let header =
      #"{"__metadata__":{"format":"verbale.model/1","a":"[\"x\",\"é\"]","b":"[1]","c":"x"}}"#
    let file = try load(Self.bytes(header: header))
    #expect(try file.strings("a") == ["x", "é"])
    for key in ["b", "c", "d"] {
      #expect(try failure { _ = try file.strings(key) } == .lacks("the list “\(key)”"))
    }
  }

  // MARK: What reads the file

  @Test func encoderNamesWhatItLacks() throws {
    let file = try load(Self.bytes(header: "{\(Self.metadata)}"))
    #expect(try failure { _ = try Encoder(file) } == .lacks("“encoder.words.weight”"))
    #expect(try failure { _ = try WordPiece(file) } == .lacks("“vocabulary”"))
  }

  @Test(arguments: ["", "a\nb", "[CLS]\n[SEP]\n[UN", "##[CLS]\n[SEP]\n[UNK]"])
  func vocabularyWithoutItsFrameIsRefused(vocabulary: String) throws {
    let count = vocabulary.utf8.count
    let file = try load(
      Self.bytes(
        header: "{\(Self.metadata),"
          + #""vocabulary":{"dtype":"U8","shape":[\#(count)],"data_offsets":[0,\#(count)]}}"#,
        body: Array(vocabulary.utf8)))
    #expect(
      try failure { _ = try WordPiece(file) } == .lacks("the framing pieces of its vocabulary"))
  }

  @Test func encoderOfOtherWidthIsRefused() throws {
    let file = try load(
      Self.bytes(
        header: "{\(Self.metadata),"
          + #""encoder.words.weight":{"dtype":"I8","shape":[2,3],"data_offsets":[0,6]}}"#,
        body: .init(repeating: 0, count: 6)))
    #expect(
      try failure { _ = try Encoder(file) }
        == .lacks("“encoder.words.weight” of shape [2, 384] (it has [2, 3])"))
  }
}
