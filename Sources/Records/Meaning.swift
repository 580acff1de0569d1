import Foundation

/// The direction of a sentence's meaning: near for sentences that say much the same.
///
/// In JSON a string: the bytes in base64. Comparable only among records of one model.
public struct Meaning: Sendable, Equatable, Codable {
  /// One number for each dimension, scaled so that the largest is ±127.
  public let values: [Int8]

  /// Makes a meaning from its numbers.
  public init(values: [Int8]) {
    self.values = values
  }

  /// The cosine of two directions, −1 to 1; 0 where one is empty or they are of different length.
  public func similarity(to other: Meaning) -> Double {
    guard values.count == other.values.count else { return 0 }
    var (product, own, others) = (0, 0, 0)
    for (a, b) in zip(values, other.values) {
      product += Int(a) * Int(b)
      own += Int(a) * Int(a)
      others += Int(b) * Int(b)
    }
    return own == 0 || others == 0
      ? 0 : Double(product) / (Double(own).squareRoot() * Double(others).squareRoot())
  }

  /// Reads the bytes in base64.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let bytes = Data(base64Encoded: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no base64")
    }
    values = bytes.map { Int8(bitPattern: $0) }
  }

  /// Writes the bytes in base64.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(values.map { UInt8(bitPattern: $0) }).base64EncodedString())
  }
}
