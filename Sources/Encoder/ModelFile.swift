import Foundation

/// A model file, mapped into memory: named tensors and strings in the safetensors format.
package final class ModelFile: Sendable {
  /// What this version reads, in the file's metadata under `format`.
  package static let format = "verbale.model/1"

  package let path: String
  package let metadata: [String: String]
  /// All bytes of the file, mapped.
  package let bytes: Data
  private let tensors: [String: Tensor]
  private let bodyStart: Int

  private struct Tensor: Decodable {
    let dtype: String
    let shape: [Int]
    let dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  private enum Entry: Decodable {
    case metadata([String: String])
    case tensor(Tensor)

    init(from decoder: any Decoder) throws {
      if decoder.codingPath.last?.stringValue == "__metadata__" {
        self = .metadata(try [String: String](from: decoder))
      } else {
        self = .tensor(try Tensor(from: decoder))
      }
    }
  }

  package init(path: String) throws(ModelError) {
    func error(_ problem: ModelError.Problem) -> ModelError { .init(path: path, problem: problem) }
    guard FileManager.default.fileExists(atPath: path) else { throw error(.missing) }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    } catch let reason {
      throw error(.unreadable(reason.localizedDescription))
    }
    guard bytes.count > 8 else { throw error(.damaged("\(bytes.count) bytes long")) }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8), length < 100_000_000 else {
      throw error(.damaged("its header is longer than the file"))
    }
    bodyStart = 8 + Int(length)
    let entries: [String: Entry]
    do {
      entries = try JSONDecoder().decode([String: Entry].self, from: bytes[8..<bodyStart])
    } catch {
      throw ModelError(path: path, problem: .damaged("its header is no JSON of a model"))
    }
    var metadata: [String: String] = [:]
    var tensors: [String: Tensor] = [:]
    for (name, entry) in entries {
      switch entry {
      case .metadata(let strings): metadata = strings
      case .tensor(let tensor):
        let body = bytes.count - bodyStart
        guard tensor.dataOffsets.count == 2, tensor.dataOffsets[0] >= 0,
          tensor.dataOffsets[0] <= tensor.dataOffsets[1], tensor.dataOffsets[1] <= body
        else { throw error(.damaged("“\(name)” lies past the end of its \(bytes.count) bytes")) }
        tensors[name] = tensor
      }
    }
    let found = metadata["format"] ?? "none"
    guard found == Self.format else { throw error(.otherFormat(found: found, wanted: Self.format)) }
    self.path = path
    self.bytes = bytes
    self.metadata = metadata
    self.tensors = tensors
  }

  package func error(_ problem: ModelError.Problem) -> ModelError {
    .init(path: path, problem: problem)
  }

  /// A closed list of strings that the model was trained with.
  package func strings(_ key: String) throws(ModelError) -> [String] {
    guard let json = metadata[key],
      let strings = try? JSONDecoder().decode([String].self, from: Data(json.utf8)),
      !strings.isEmpty
    else { throw error(.lacks("the list “\(key)”")) }
    return strings
  }

  package func shape(_ name: String) throws(ModelError) -> [Int] {
    guard let tensor = tensors[name] else { throw error(.lacks("“\(name)”")) }
    return tensor.shape
  }

  /// Values of a tensor of single or half precision; `shape` is what they must have.
  package func floats(_ name: String, shape: [Int]) throws(ModelError) -> [Float] {
    let (type, data) = try tensor(name, shape: shape)
    switch type {
    case "F32":
      return data.withUnsafeBytes { raw in
        (0..<raw.count / 4).map {
          Float(
            bitPattern: UInt32(
              littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
        }
      }
    case "F16":
      return data.withUnsafeBytes { raw in
        (0..<raw.count / 2).map {
          single(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self)))
        }
      }
    default: throw error(.lacks("“\(name)” as floats (it is \(type))"))
    }
  }

  /// The bytes of a tensor of 8-bit values, mapped, not copied.
  package func octets(_ name: String, shape: [Int]) throws(ModelError) -> Data {
    let (type, data) = try tensor(name, shape: shape)
    guard type == "I8" || type == "U8" else {
      throw error(.lacks("“\(name)” as 8-bit values (it is \(type))"))
    }
    return data
  }

  private func tensor(_ name: String, shape: [Int]) throws(ModelError) -> (String, Data) {
    guard let tensor = tensors[name] else { throw error(.lacks("“\(name)”")) }
    guard tensor.shape == shape else {
      throw error(.lacks("“\(name)” of shape \(shape) (it has \(tensor.shape))"))
    }
    let width = ["I8": 1, "U8": 1, "F16": 2, "F32": 4][tensor.dtype] ?? 0
    let size = tensor.dataOffsets[1] - tensor.dataOffsets[0]
    let (count, overflow) = shape.reduce((width, false)) { partial, side in
      let (product, over) = partial.0.multipliedReportingOverflow(by: side)
      return (product, partial.1 || over)
    }
    guard !overflow, count == size else {
      throw error(.damaged("“\(name)” has \(size) bytes, not \(count)"))
    }
    let start = bodyStart + tensor.dataOffsets[0]
    return (tensor.dtype, bytes[start..<start + size])
  }

  /// Half precision to single, by the bits, so that no CPU need know half precision.
  private func single(_ half: UInt16) -> Float {
    let sign = UInt32(half & 0x8000) << 16
    let exponent = UInt32(half >> 10 & 0x1F)
    let fraction = UInt32(half & 0x3FF)
    if exponent == 0 {
      let value = Float(fraction) * 0x1p-24
      return sign == 0 ? value : -value
    }
    let rebiased = exponent == 31 ? 255 : exponent + 112
    return Float(bitPattern: sign | rebiased << 23 | fraction << 13)
  }
}
