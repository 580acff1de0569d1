import Records

/// What a reader makes of each piece of its source: a report, or why there is none.
package enum Reading: Sendable, Equatable {
  case report(Report, Place)
  case reject(Reject)
}

/// Where in its source a piece stands.
package struct Place: Sendable, Equatable {
  /// The path as given, or "standard input".
  package var source: String
  /// The number of the piece and what it is, from 1: `line 7`, `record 12`, `item 3`; nil where the
  /// source is one piece.
  package var piece: String?
  /// The offset of its first byte in the source, after decompression.
  package var byte: Int?

  package init(source: String, piece: String? = nil, byte: Int? = nil) {
    self.source = source
    self.piece = piece
    self.byte = byte
  }

  /// The same place with the byte that is at fault, if one is.
  func at(_ byte: Int?) -> Place {
    Place(source: source, piece: piece, byte: byte ?? self.byte)
  }
}

/// A piece that gave no report, or not all of one, and why: a line of the rejects file.
package struct Reject: Sendable, Equatable {
  package let place: Place
  /// What was wrong and what to do about it, for a person.
  package let reason: String

  package init(_ reason: String, at place: Place) {
    self.place = place
    self.reason = reason
  }
}

extension Place: CustomStringConvertible {
  /// `news.jsonl, line 7`
  package var name: String { piece.map { "\(source), \($0)" } ?? source }

  /// `news.jsonl, line 7, byte 5120`
  package var description: String {
    [source, piece, byte.map { "byte \($0)" }].compactMap { $0 }.joined(separator: ", ")
  }
}

extension Reject: CustomStringConvertible {
  /// A source that gives nothing.
  package init(_ error: ReadingError) {
    self.init(error.complaint, at: Place(source: error.file ?? "", byte: error.byte))
  }

  package var description: String { "\(place): \(reason)" }
}

/// Reads the pieces of a source one after the other; its memory does not grow with the source.
package protocol PieceReader {
  /// The next report or reject; nil at the end.
  mutating func next() -> Reading?
}

/// What no piece of a source may exceed.
package struct ReadingLimits: Sendable {
  /// The bytes of one report, after decompression.
  package var bytes: Int
  /// How deeply elements or values may be nested.
  package var depth: Int
  /// Seconds that one piece may take.
  package var seconds: Double

  package init(bytes: Int = 10_000_000, depth: Int = 512, seconds: Double = 10) {
    self.bytes = bytes
    self.depth = depth
    self.seconds = seconds
  }
}

/// What the caller knows about all reports of a source; what a piece says of itself goes before,
/// but for what was given on purpose (`--published`, `--outlet`, `--url`), which goes before all.
package struct ReportDefaults: Sendable {
  package var published: CalendarDate?
  package var outlet: String?
  package var url: String?

  package init(published: CalendarDate? = nil, outlet: String? = nil, url: String? = nil) {
    self.published = published
    self.outlet = outlet
    self.url = url
  }
}
