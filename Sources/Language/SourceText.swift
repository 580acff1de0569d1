/// The characters of a text as UTF-8 bytes that can be cut anywhere in constant time.
package struct SourceText: Sendable {
  package let utf8: [UInt8]

  package init(_ text: String) {
    utf8 = Array(text.utf8)
  }

  package var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The characters between UTF-8 offsets.
  package subscript(range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }
}
