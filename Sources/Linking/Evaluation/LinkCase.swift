import Records

/// A line of a file for scoring links: a report, or a pair of places in two reports.
package enum LinkCase: Decodable, Sendable {
  case report(Report)
  case pair(Pair)

  package struct Report: Decodable, Sendable {
    package let id: String
    package let outlet: String?
    package let published: CalendarDate?
    package let text: String
  }

  /// Words of two reports that tell an event each, and whether it is the same.
  package struct Pair: Decodable, Sendable {
    package let a: String
    package let aWords: String
    package let b: String
    package let bWords: String
    package let same: Bool
    package let why: String?

    enum CodingKeys: String, CodingKey {
      case a, b, same, why
      case aWords = "a_words"
      case bWords = "b_words"
    }
  }

  private enum CodingKeys: CodingKey { case kind }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .kind) {
    case "report": self = .report(try Report(from: decoder))
    case "pair": self = .pair(try Pair(from: decoder))
    case let kind:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "“\(kind)” is neither report nor pair")
    }
  }
}
