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
    /// A page holds no text of a report.
    case noText
    /// No encoding has this name, or the system does not know it.
    case unknownEncoding(String)
    /// The compressed bytes are damaged, in a few words.
    case damaged(String)
    /// The compressed bytes grow beyond what a text does.
    case bomb
    /// Elements or values are nested more deeply than the limit.
    case tooDeep(limit: Int)
    /// It took longer than so many seconds.
    case tooSlow(limit: Double)
    /// The bytes do not follow their format: what is wrong with them.
    case malformed(String)
    /// The source holds something that no reader reads: what it looks like.
    case unknownKind(String)
    /// There is nothing to read in it: what is missing or what it is instead.
    case noReport(String)
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

  /// The same error with the file it happened in, or without any.
  package func naming(_ file: String?) -> Self {
    Self(reason, file: file, byte: byte)
  }
}

extension ReadingError: CustomStringConvertible {
  package var description: String {
    let place = [file, byte.map { "byte \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? complaint : "\(place): \(complaint)"
  }

  /// What was wrong in a piece whose place is told apart.
  var message: String { byte.map { "\(complaint) (byte \($0) of it)" } ?? complaint }

  /// What was wrong and what to do about it, without the place.
  package var complaint: String {
    switch reason {
    case .notFound:
      "no such file or folder; check the path"
    case .unreadable(let cause):
      "cannot be read (\(cause)); check its permissions"
    case .folderLoop:
      "the link leads back to a folder that holds it; remove the link or name the files themselves"
    case .noReports:
      "the folder holds no file of a kind that is read; name files of other endings themselves"
    case .binary(let sign):
      "this is no plain text (\(sign)); convert it to UTF-8 text first"
    case .encoding(let name):
      "the text is \(name), not UTF-8; convert it first, for instance with iconv -f \(name) -t UTF-8"
    case .tooLarge(let limit):
      "larger than \(limit) bytes; split it, or raise the limit with --max-bytes"
    case .noText:
      "the page holds no text of a report; save it as a browser shows it, or name its text instead"
    case .unknownEncoding(let name):
      "the encoding “\(name)” is not known; convert it to UTF-8 first"
    case .damaged(let complaint):
      "the compressed data is damaged (\(complaint)); get the file anew"
    case .bomb:
      "the compressed data is no text: it grows more than \(GzipStream.ratio)-fold"
    case .tooDeep(let limit):
      "nested more than \(limit) deep; raise the limit with --max-depth"
    case .tooSlow(let limit):
      "took longer than \(limit) s; raise the limit with --max-seconds"
    case .malformed(let complaint):
      complaint
    case .unknownKind(let look):
      "this looks like \(look), which is not read; name the kind with --as if it is one"
    case .noReport(let cause):
      cause
    }
  }
}
