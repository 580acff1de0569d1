/// Why no report could be read: what was wrong, where, and what to do about it.
package struct ReadingError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    case notFound
    /// The system refused, in its own words.
    case unreadable(String)
    /// A link in a folder leads back to the folder or to one that holds it.
    case folderLoop
    /// A folder holds nothing that ``ReportFiles`` would read.
    case noReports
    /// The bytes are no text.
    case binary(String)
    /// The bytes are text in an encoding other than UTF-8.
    case encoding(String)
    case tooLarge(limit: Int)
    /// Elements or values are nested too deeply.
    case tooDeep(limit: Int)
    /// A page holds no text of a report.
    case noText
  }

  package let reason: Reason
  /// The path as given, or nil where the bytes came from no file.
  package let file: String?
  /// The offset of the first byte that is at fault, where one is.
  package let byte: Int?

  package init(_ reason: Reason, file: String? = nil, byte: Int? = nil) {
    self.reason = reason
    self.file = file
    self.byte = byte
  }

  /// The same error with the file it happened in.
  package func naming(_ file: String) -> Self {
    Self(reason, file: file, byte: byte)
  }
}

extension ReadingError: CustomStringConvertible {
  package var description: String {
    let place = [file, byte.map { "byte \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? complaint : "\(place): \(complaint)"
  }

  private var complaint: String {
    switch reason {
    case .notFound:
      "no such file or folder; check the path"
    case .unreadable(let cause):
      "cannot be read (\(cause)); check its permissions"
    case .folderLoop:
      "the link leads back to a folder that holds it; remove the link or name the files themselves"
    case .noReports:
      "the folder holds no .txt file; name files of other endings themselves"
    case .binary(let sign):
      "this is no plain text (\(sign)); convert it to UTF-8 text first"
    case .encoding(let name):
      "the text is \(name), not UTF-8; convert it first, for instance with iconv -f \(name) -t UTF-8"
    case .tooLarge(let limit):
      "larger than \(limit) bytes; split it, or raise the limit with --max-bytes"
    case .tooDeep(let limit):
      "nested more than \(limit) deep, as no page of news is; check that it is what it should be"
    case .noText:
      "the page holds no text of a report; save it as a browser shows it, or name its text instead"
    }
  }
}
