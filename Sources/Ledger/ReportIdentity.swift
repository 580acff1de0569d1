import Crypto
import Foundation
import Records

/// Which report it is, and which text of it.
package struct ReportIdentity: Hashable, Sendable {
  /// SHA-256, in hexadecimal, of the URL, else of outlet and id, else of the text.
  package let key: String
  /// SHA-256 of text and day: what a record depends on.
  package let contentHash: String

  package init(_ report: Report) {
    self.init(
      url: report.url, id: report.id, outlet: report.outlet, text: report.text,
      published: report.published)
  }

  package init(_ report: Record.ReportHeader) {
    self.init(
      url: report.url, id: report.id, outlet: report.outlet, text: report.text,
      published: report.published)
  }

  private init(
    url: String?, id: String?, outlet: String?, text: String, published: CalendarDate?
  ) {
    key =
      if let url, !url.isEmpty {
        Self.hash("url", url)
      } else if let id, !id.isEmpty {
        Self.hash("id", outlet ?? "", id)
      } else {
        Self.hash("text", text)
      }
    contentHash = Self.hash("content", published?.description ?? "", text)
  }

  /// Each part with its length before it, so that no two lists of parts are the same bytes.
  private static func hash(_ parts: String...) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Data("\(part.utf8.count):".utf8))
      hash.update(data: Data(part.utf8))
    }
    return hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
