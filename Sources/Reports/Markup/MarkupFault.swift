/// Why a document of markup cannot be read on: what was wrong, in which line, what to do.
struct MarkupFault: Error, Equatable {
  let reason: String
  /// From 1.
  let line: Int
}

extension MarkupFault: CustomStringConvertible {
  var description: String { "line \(line): \(reason)" }
}
