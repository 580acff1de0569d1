internal import CLibXML2

/// A short text of a page, such as a headline, as a reader would see it.
enum PlainString {
  /// Without markup, character references and superfluous white space; nil if nothing is left.
  ///
  /// Complexity: O(bytes).
  static func make(_ string: String?) -> String? {
    guard let string else { return nil }
    var utf8 = Array(string.utf8)
    // Some values are escaped twice.
    for _ in 0..<2 where utf8.contains(UInt8(ascii: "&")) { utf8 = withoutReferences(utf8) }
    if utf8.contains(UInt8(ascii: "<")) { utf8 = withoutTags(utf8) }
    let text = withoutSpaces(utf8)
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// With one space for each run of white space and none at the ends.
  private static func withoutSpaces(_ utf8: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var isAfterSpace = false
    var offset = 0
    while offset < utf8.count {
      if let width = utf8.spaceWidth(at: offset) {
        isAfterSpace = true
        offset += width
        continue
      }
      if isAfterSpace, !text.isEmpty { text.append(0x20) }
      isAfterSpace = false
      text.append(utf8[offset])
      offset += 1
    }
    return text
  }

  private static func withoutTags(_ utf8: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var offset = 0
    while offset < utf8.count {
      if utf8[offset] == 0x3C, offset + 1 < utf8.count,
        utf8[offset + 1] == 0x2F || (0x61...0x7A).contains(utf8[offset + 1] | 0x20)
      {
        guard let end = utf8[offset...].firstIndex(of: 0x3E) else { return text + utf8[offset...] }
        offset = end + 1
      } else {
        text.append(utf8[offset])
        offset += 1
      }
    }
    return text
  }

  private static let longestReference = 32

  private static func withoutReferences(_ utf8: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var offset = 0
    while offset < utf8.count {
      let rest = utf8[offset...].prefix(longestReference)
      if utf8[offset] == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(of: utf8[(offset + 1)..<end])
      {
        text += Array(String(scalar).utf8)
        offset = end + 1
      } else {
        text.append(utf8[offset])
        offset += 1
      }
    }
    return text
  }

  /// The character of `amp`, `#39` or `#x27`.
  private static func scalar(of reference: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: reference, as: UTF8.self)
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    if name == "apos" { return "'" }
    return htmlEntityLookup(name).flatMap { Unicode.Scalar(UInt32($0.pointee.value)) }
  }
}
